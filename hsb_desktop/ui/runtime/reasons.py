"""Asks for a reason in the person's words before a step; what is typed of it is a draft until the step is done.

Going back, a lock and a refusal leave the words: the same question shows them again.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from hsb_desktop.casework.drafts import drafts_of
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Services

_FIELD = "reason"


class Reasons(QObject):
    """The reasons asked for by one screen; `failed` hears what keeps the question from being asked."""

    def __init__(self, services: Services, failed: Callable[[HsbError], None], parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._failed = services, failed
        self._keeper = DraftKeeper(services.autosave, self)

    def ask(self, place: str, title: str, text: str, then: Callable[[str], None]) -> None:
        """Ask; `then` gets the reason, never blank. `place` is where it is kept (casework.drafts.reason_for)."""

        def open_dialog(drafts: Mapping[str, str]) -> None:
            reason = self._services.ask.reason(
                title,
                text,
                so_far=drafts.get(_FIELD, ""),
                typed=lambda words: self._keeper.typed(place, {_FIELD: words}),
            )
            self._keeper.flush()
            if reason:
                then(reason)

        self._services.runner.ask(self, lambda desk: drafts_of(desk, place), open_dialog, self._failed)

    def served(self, place: str) -> None:
        """The step is done and holds its reason."""
        self._keeper.drop(place)
