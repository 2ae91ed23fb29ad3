"""What the window says at its foot: one line, and an order of what comes first, so that nothing covers what matters.

A fault that keeps words from the disk stands before everything. What answers the step just done comes next and goes
with the page. Reminders stay until they are put away; one that was covered comes back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from hsb_desktop.ui.kit.saved import Toast
from hsb_desktop.ui.kit.states import State


@dataclass(frozen=True, slots=True)
class _Said:
    sentence: str
    state: State = State.ATTENTION
    action: str = ""
    on_action: Callable[[], None] | None = None


class Notices(QObject):
    """Signals: `said()` when something stands in the line that did not before."""

    said = Signal()

    def __init__(self, toast: Toast, parent: QObject) -> None:
        super().__init__(parent)
        self._toast = toast
        self._fault: _Said | None = None
        self._passing: _Said | None = None
        self._reminders: list[_Said] = []  # the newest last
        self._shown: _Said | None = None
        toast.dismissed.connect(self._put_away)

    def say(self, sentence: str, state: State) -> None:
        """Say it until the next place. While a fault stands it is said with it, since it answers what was just done."""
        self._passing = _Said(sentence, state)
        self._show()

    def remind(self, sentence: str, action: str = "", on_action: Callable[[], None] | None = None) -> None:
        """Say something that is to be seen to, until it is put away. `action` is what can be done at once."""
        self._reminders = [one for one in self._reminders if one.sentence != sentence]
        self._reminders.append(_Said(sentence, action=action, on_action=on_action))
        self._show()

    def say_fault(self, sentence: str, action: str, on_action: Callable[[], None]) -> None:
        """Say what keeps words from the disk, in the place of what was said of it before."""
        self._fault = _Said(sentence, action=action, on_action=on_action)
        self._show()

    def unsay(self, sentence: str) -> None:
        """What was said is no longer so."""
        if self._fault is not None and self._fault.sentence == sentence:
            self._fault = None
        self._reminders = [one for one in self._reminders if one.sentence != sentence]
        self._show()

    def pass_on(self) -> None:
        """Another place is in front: what answered a step of the last one goes."""
        self._passing = None
        self._show()

    def only_faults(self) -> None:
        """Others look at the window now: what is no fault of the disk is not said before them."""
        self._passing, self._reminders = None, []
        self._show()

    def _put_away(self) -> None:
        """What was in the line goes; what it covered comes."""
        if self._fault is not None:
            self._fault = self._passing = None
        elif self._passing is not None:
            self._passing = None
        elif self._reminders:
            self._reminders.pop()
        self._shown = None
        self._show()

    def _in_front(self) -> _Said | None:
        fault, passing = self._fault, self._passing
        if fault is not None and passing is not None and passing.sentence not in fault.sentence:
            both = f"{passing.sentence} {fault.sentence}"
            return _Said(both, fault.state, fault.action, fault.on_action)
        return fault or passing or (self._reminders[-1] if self._reminders else None)

    def _show(self) -> None:
        front = self._in_front()
        if front is None:
            self._shown = None
            self._toast.hide()
        elif front != self._shown:
            self._shown = front
            self._toast.say(front.sentence, front.action, front.on_action, front.state)
            self.said.emit()
