"""A visit: from its beginning to the lock that ends it, the window shows the plans of one case and nothing else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.visit import begin, left
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t

if TYPE_CHECKING:
    from hsb_desktop.ui.shell.main_window import MainWindow

VISIT = "visit"  # the screen that is all there is during a visit


class Visits(QObject):
    """Whether the window is in a visit, and the two ways in and the one out.

    Signals:
        begun(): one case is all that is shown from now on, until the passphrase was asked for.
    """

    begun = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.on = False
        self.after: Place | None = None  # where to come back to, once it is left

    def offer(self) -> None:
        """Show the family the plans of the case in front, once the worker said so."""
        case_id = self._window.here().case_id
        if case_id is not None and self._window.services.ask.confirm(
            t("Begin a visit"),
            t(
                "Only the plans of this case are shown, in the child’s words and in larger text. "
                "Leaving the visit asks for your passphrase."
            ),
            t("Begin the visit"),
            t("Go back"),
        ):
            self._window.open(Place(VISIT, case_id))

    def begin(self, case_id: CaseId | None) -> None:
        """Nothing of any other case stays in the window: its screens go, and what was said. Then it has begun."""
        if not self.on:
            self.on = True
            if case_id is not None:
                self._window.services.runner.tell(self, lambda desk: begin(desk, case_id))
            self._window.notices.only_faults()
            self._window.forget_others(self.begun.emit)

    def leave(self) -> None:
        """Lock; the passphrase leads back to the case."""
        case_id = self._window.here().case_id
        self.after = Place("case", case_id)
        if case_id is not None:
            self._window.services.runner.tell(self, lambda desk: left(desk, case_id))
        self._window.lock_wanted.emit()
