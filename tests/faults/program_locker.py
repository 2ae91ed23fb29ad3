"""The child of the lock tests: for every line given it forks the real program over a store, which types and then locks
at some moment by the trigger named.

It says where the program came back to (`at`) and what it left behind (`left`: field, text and caret when the trigger
came); then, as to its supervisor, the place it hands on.
"""

import os
import traceback
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsb_desktop.app.handover import LOCKED, PLACE
from hsb_desktop.app.locking import Locking
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.runtime.system_events import SystemWatch
from hsb_desktop.ui.shell.main_window import MainWindow
from tests.faults.program_typist import LETTERS, Typist, main, rest, say


class Locker(Typist):
    """One program that locks."""

    def __init__(self, told: Mapping[str, object]) -> None:
        os.environ[PLACE] = str(told["place"])
        super().__init__(told)
        self._watch = SystemWatch()
        self._locking = Locking(self.session, self._watch)

    def type_and_lock(self, trigger: str) -> int:
        """Type where the program came back to or elsewhere, leave the caret somewhere, and lock; the exit code."""
        came_back = self._field_with_focus()
        field = came_back if came_back is not None and self._random.random() < 0.5 else self._go()
        self._to_the_end(field.input)
        for _ in range(self._random.randint(1, 12)):
            self._type(field, self._random.choice(LETTERS))
            if self._random.random() < 0.5:
                rest(self._random.randint(1, 90))
        for _ in range(self._random.choice((0, 0, 1, 3))):
            self._left(field)
        QTimer.singleShot(0, lambda: self._lock(trigger))
        return self._application.exec()

    def _lock(self, trigger: str) -> None:
        field = self._field_with_focus()
        assert field is not None
        here = self._window().here()
        place = {"record": here.record_id, "page": here.page, "key": field.key.text}
        say("left", **place, text=field.input.text(), caret=field.caret())
        idle = self._locking.idle
        assert idle is not None
        ways = {
            "key": lambda: QTest.keyClick(
                self.session.frame, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier
            ),
            "idle": idle.over.emit,
            "slept": idle.slept.emit,
            "sleep": lambda: self._watch.left.emit("sleep"),
            "lock": lambda: self._watch.left.emit("lock"),
            "switch": lambda: self._watch.left.emit("switch"),
            "covered": self._covered,
        }
        ways[trigger]()

    def _covered(self) -> None:
        self._window().lay_cover()
        self._window().covers.stayed.emit()

    def _left(self, field: TextField) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier))


def forgets_the_caret() -> None:
    """The deliberate break: the place handed on knows no caret."""
    whole = MainWindow.here
    MainWindow.here = lambda self: replace(whole(self), caret=0)  # type: ignore[method-assign]


BREAKS = {"forgets_the_caret": forgets_the_caret}


def play(told: Mapping[str, object]) -> None:
    """One program, to its lock."""
    code = 70
    try:
        BREAKS.get(str(told.get("break")), lambda: None)()
        locker = Locker(told)
        locker.unlock()
        code = locker.type_and_lock(str(told["trigger"]))
    finally:  # nothing of the store's thread may outlive it
        if code != LOCKED:
            traceback.print_exc()
        os._exit(code)


if __name__ == "__main__":
    main(play)
