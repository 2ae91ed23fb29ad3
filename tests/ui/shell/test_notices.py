"""One line at the foot of the window: what comes first in it, and that nothing said is lost by what comes over it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.saved import Toast
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.shell.notices import Notices

FAULT, LATER = "The disk is full.", "The disk reported an error."
COPY, CLOCK, STEP = "There is no second place yet.", "The clock was set back.", "This entry was refused."


class Line:
    """The line of a window, with the person before it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1000, 600)
        self.window.show()
        self.toast = Toast(self.window)
        self.notices = Notices(self.toast, self.window)
        self.retried = 0

    def fault(self, sentence: str = FAULT) -> None:
        """The disk refuses."""
        self.notices.say_fault(sentence, "Try again", self.retry)

    def retry(self) -> None:
        """The disk refuses once more."""
        self.retried += 1
        self.fault(LATER)

    def press(self, words: str) -> None:
        """Press a button of the line."""
        for button in self.toast.findChildren(QAbstractButton):
            if words in (button.text(), button.accessibleName()) and button.isVisible():
                button.click()
                return
        raise AssertionError(words)

    def said(self) -> str:
        """What stands in the line."""
        return self.toast.accessibleName() if self.toast.isVisible() else ""


@pytest.fixture
def line(qtbot: QtBot) -> Line:
    return Line(qtbot)


def first_things_first(line: Line) -> None:
    """A fault, reminders and an answer come one after another; each is seen in its turn."""
    line.notices.remind(COPY)
    line.fault()
    line.notices.remind(CLOCK)
    assert line.said() == FAULT, "no reminder covers a fault of the disk"
    line.notices.say(STEP, State.ATTENTION)
    assert line.said() == f"{STEP} {FAULT}", "what answers the step just done is not swallowed"
    line.notices.pass_on()
    assert line.said() == FAULT
    line.press("Try again")
    assert (line.retried, line.said()) == (1, LATER), "the fault that another try brings stands"
    line.notices.unsay(LATER)
    assert line.said() == CLOCK, "the disk took it: what it covered comes back"
    line.notices.say(STEP, State.ADVISORY)
    assert line.said() == STEP
    line.notices.pass_on()
    assert line.said() == CLOCK, "a reminder lasts over the next place"
    line.press("Dismiss")
    assert line.said() == COPY
    line.press("Dismiss")
    assert line.said() == ""


def test_first_things_first(line: Line) -> None:
    first_things_first(line)


def _the_newest(self: Notices) -> object:
    """What was said last wins."""
    return next((one for one in (*self._reminders[-1:], self._passing, self._fault) if one is not None), None)


def _forgetful(
    self: Notices, sentence: str, action: str = "", on_action: Callable[[], None] | None = None
) -> None:
    """What is said anew takes the place of what stood."""
    self._fault, self._reminders = None, []
    self._toast.say(sentence, action, on_action)


@pytest.mark.parametrize(("name", "broken"), [("_in_front", _the_newest), ("remind", _forgetful)])
def test_a_line_without_an_order_is_seen(
    name: str, broken: object, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose, in both ways in which a sentence was lost."""
    monkeypatch.setattr(Notices, name, broken)
    with pytest.raises(AssertionError):
        first_things_first(line)


def test_before_others_only_faults_are_said_and_what_is_said_twice_stands_once(line: Line) -> None:
    line.notices.remind(COPY)
    line.notices.remind(CLOCK)
    line.notices.remind(COPY)
    line.press("Dismiss")
    assert line.said() == CLOCK
    line.notices.say(STEP, State.ATTENTION)
    line.fault()
    line.notices.only_faults()
    assert line.said() == FAULT
    line.press("Dismiss")
    assert line.said() == ""
    done: list[str] = []
    line.notices.remind(CLOCK, "I know about this", lambda: done.append(CLOCK))
    line.press("I know about this")
    assert (done, line.said()) == ([CLOCK], "")
