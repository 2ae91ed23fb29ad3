"""Puts a backup back from the unlock window, where the records themselves cannot be opened."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hsb_desktop.app.after_paint import last_saved
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.screens.unlock.put_back import PutBackForm
from hsb_desktop.ui.screens.unlock.screen import UnlockScreen

if TYPE_CHECKING:
    from hsb_desktop.app.composition import Composition
    from hsb_desktop.ui.runtime.ask import Ask


class Mending(QObject):
    """From the list of copies to an opened store.

    Signals:
        answered(Future): a copy was put back and its store opened, or why not.
    """

    answered = Signal(object)
    _found = Signal(object)

    def __init__(
        self,
        composition: "Composition",
        screen: UnlockScreen,
        ask: "Callable[[], Ask]",
        store: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._composition, self._screen, self._ask = composition, screen, ask
        self._places: list[Path] = []
        self.form = PutBackForm(last_saved(store))
        self.form.given.connect(
            lambda copy, words: self._composition.put_back(copy, words).add_done_callback(self.answered.emit)
        )
        self.form.elsewhere_wanted.connect(self._elsewhere)
        self.form.back_wanted.connect(screen.ask_again)
        self._found.connect(self._show)

    def begin(self) -> None:
        """Show the step, and the copies once they are found."""
        self._screen.show_step(self.form)
        self._look()

    def _look(self) -> None:
        self._composition.copies_found(self._places).add_done_callback(self._found.emit)

    def _elsewhere(self) -> None:
        place = self._ask().folder_path(t("Where your backups are"))
        if place is not None:
            self._places.append(place)
            self._look()

    def _show(self, future: "Future[object]") -> None:
        try:
            self.form.show_copies(future.result())  # type: ignore[arg-type]  # what a signal carries has no type
        except HsbError as known:
            self.form.refuse(known.sentence)
