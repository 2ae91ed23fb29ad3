"""What every screen is: a widget for one place of the program. It asks the shell to go elsewhere and knows no other."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.ask import Ask
from hsb_desktop.ui.runtime.autosave import Autosave
from hsb_desktop.ui.runtime.runner import Runner


@dataclass(frozen=True, slots=True)
class Services:
    """What a screen may use: the way to casework, the way typing reaches the disk, the dialogs."""

    runner: Runner
    autosave: Autosave
    ask: Ask


class Screen(QWidget):
    """One place.

    Signals:
        moved(): the page or field in front is another one; the place to come back to changed.
        go(Place): the worker wants to be elsewhere.
        trouble(HsbError): something failed that this screen has no place of its own to say.
        settled(): what `open` asked for is painted (tests and the tour wait for it).
    """

    moved = Signal()
    go = Signal(object)
    trouble = Signal(object)
    settled = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.current = Place()

    def open(self, place: Place) -> None:
        """Show this place; loads what it needs and emits `settled` when painted. Overrides call this first."""
        self.current = place

    def refresh(self, changes: Changes) -> None:
        """Something was written; load again when it concerns what is shown."""

    def time_passed(self, *, new_day: bool) -> None:
        """Another minute began, perhaps another day; show again what depends on it, and leave the keyboard alone."""

    def here(self) -> Place:
        """The place to come back to, with the field and caret where there is one. Ids only, never content."""
        return self.current

    def leave(self) -> None:
        """The worker goes elsewhere: send what was typed on its way."""
        self.services.autosave.flush()

    def fail(self, error: HsbError) -> None:
        """Say that something failed, through the shell."""
        self.trouble.emit(error)

    def focus_key(self) -> FieldKey | None:
        """The field that has the focus, where the screen shows fields."""
        return None

    def owner(self) -> QObject:
        """Whom answers are for; an answer for a screen that is gone is dropped."""
        return self
