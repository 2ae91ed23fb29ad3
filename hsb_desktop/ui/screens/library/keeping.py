"""A page of the library as a file, for the printer: composed where the store is, drawn beside it, saved where asked."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.library_paper import library_file, library_file_name
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Services


def keep_paper(
    owner: QObject, services: Services, compose: Callable[[Desk], Paper], failed: Callable[[HsbError], None]
) -> None:
    """Ask where to, once the pages are drawn."""

    def draw(paper: Paper) -> None:
        def keep(data: bytes) -> None:
            save_bytes(services.ask, library_file_name(paper), data)

        services.runner.ask_aside(owner, lambda desk: library_file(desk, paper), keep, failed)

    services.runner.ask(owner, compose, draw, failed)
