"""The child of the kill tests: for every line given it forks the real program over a store and types until it is
killed.

What it does it says, one JSON object a line: `at` (where the program came back to, once), `go` and `there` (on the way
to a field), `before` and `after` each character, with the moment (CLOCK_MONOTONIC, one for all processes). Forking
spares each program the loading of Qt; nothing of the program itself exists before the fork.
"""

import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

import hsb_desktop.store.opening
import hsb_desktop.ui.shell.wiring  # noqa: F401 - loaded once, before the fork
from hsb_desktop.app.tour.hand import Hand, type_words
from hsb_desktop.app.window import Session
from hsb_desktop.casework.ports import Place
from hsb_desktop.formbook.book import load_book
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.runtime.application import create_application
from hsb_desktop.ui.runtime.autosave import OLDEST_UNSAVED_MS, Autosave
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen
from hsb_desktop.ui.screens.assessment.screen import AssessmentScreen
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from hsb_desktop.ui.screens.record.screen import RecordScreen
from hsb_desktop.ui.shell.main_window import MainWindow
from tests.faults.program_stage import PASSPHRASE

LETTERS = "the plan is looked at again by everyone; “agreed” <with> & é ł ş "


def say(what: str, **more: object) -> None:
    """One line for whoever watches."""
    os.write(1, json.dumps({what: time.monotonic(), **more}).encode() + b"\n")


def never_flush() -> None:
    """The deliberate break: what is typed waits for the field to be left."""
    Autosave.flush = lambda self: None  # type: ignore[method-assign]


def typing_restarts_the_timer() -> None:
    """The other deliberate break: only a pause in typing lets anything be written."""
    typed = Autosave.typed

    def restarting(self: Autosave, *words: object) -> None:
        typed(self, *words)  # type: ignore[arg-type]
        self._timer.start(OLDEST_UNSAVED_MS)

    Autosave.typed = restarting  # type: ignore[assignment,method-assign]


BREAKS = {"never_flush": never_flush, "typing_restarts_the_timer": typing_restarts_the_timer}


def rest(ms: int) -> None:
    """Let the program run, as it does while a person's fingers are in the air."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(ms)
    loop.exec()


class Typist:
    """One program over one store, and the hand that types into it."""

    def __init__(self, told: Mapping[str, object]) -> None:
        self._random = random.Random(str(told["seed"]))
        self._stays = bool(told.get("stays"))
        self._places = [Place(**place) for place in told["places"]]  # type: ignore[attr-defined]
        self._application = create_application(["casework"])
        self.session = Session(self._application, Path(str(told["folder"])), SystemClock())
        self.hand = Hand(self.session.frame)

    def unlock(self) -> None:
        """Through the unlock window, to wherever the program goes; then say where that is."""
        self.session.show()
        self.hand.type_into(self.hand.line("Passphrase"), PASSPHRASE)
        self.session.unlock.button.click()
        self.hand.wait(lambda: self.session.wired is not None, "the window")
        self.hand.wait(lambda: self._window().shown is not None, "a screen")
        self.hand.wait(lambda: self._arrived() or self._window().here().screen == "today", "the place")
        self.hand.wait(lambda: not self._window().services.runner.busy, "all that was asked for")
        rest(20)
        focus = self._field_with_focus()
        said = [notice.accessibleName() for notice in self.session.frame.findChildren(Notice)]
        here = self._window().here()
        say(
            "at",
            screen=here.screen,
            record=here.record_id,
            page=here.page,
            key=focus.key.text if focus else "",
            text=focus.input.text() if focus else "",
            caret=focus.caret() if focus else -1,
            recovered=any(words.startswith("Typing was recovered") for words in said),
        )

    def type_until_killed(self) -> None:
        """Type where the program came back to, then in one field after another."""
        field = self._field_with_focus() or self._go()
        self._to_the_end(field.input)
        while True:
            for _ in range(10_000 if self._stays else self._random.randint(4, 24)):
                self._type(field, self._random.choice(LETTERS))
                rest(self._random.randint(8, 70))
            field = self._go()

    def _type(self, field: TextField, letter: str) -> None:
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        assert field.isAncestorOf(target)
        say("before", letter=letter)
        type_words(target, letter)
        say("after")

    def _go(self) -> TextField:
        place = self._random.choice(self._places)
        say("go", screen=place.screen, record=place.record_id, page=place.page, key=place.key)
        here = self._window().here()
        screen = self._shown()
        if (here.screen, here.record_id) != (place.screen, place.record_id):
            self._window().open(Place(place.screen, place.case_id, place.record_id, place.page))
            self.hand.wait(self._arrived, "the record")
        elif here.page != place.page and isinstance(screen, AssessmentScreen | RecordScreen):
            screen.steps.chosen.emit(place.page)
        elif here.page != place.page and isinstance(screen, MeetingScreen):
            screen.show_part(place.page)
        field = self.hand.field(place.key)
        assert isinstance(field, TextField)
        field.input.setFocus()
        self._to_the_end(field.input)
        say("there")
        return field

    @staticmethod
    def _to_the_end(target: QWidget) -> None:
        held = Qt.KeyboardModifier.ControlModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_End, held))

    def _window(self) -> MainWindow:
        assert self.session.wired is not None
        return self.session.wired.window

    def _shown(self) -> Screen:
        shown = self._window().shown
        assert shown is not None
        return shown

    def _arrived(self) -> bool:
        held = getattr(self._shown(), "session", None)
        loaded = isinstance(held, RecordSession) and held.view is not None
        return loaded and held.view.record.id == self._shown().current.record_id  # type: ignore[union-attr]

    def _field_with_focus(self) -> TextField | None:
        above = QApplication.focusWidget()
        while above is not None and not isinstance(above, TextField):
            above = above.parentWidget()
        return above


def play(told: Mapping[str, object]) -> None:
    """One program, until it is killed; what goes wrong ends it at once, store thread included."""
    try:
        BREAKS.get(str(told.get("break")), lambda: None)()
        typist = Typist(told)
        typist.unlock()
        typist.type_until_killed()
    finally:
        traceback.print_exc()
        os._exit(70)


def main(play: Callable[[Mapping[str, object]], None] = play) -> None:
    """Fork a program for every line that comes in, and say how it ended."""
    if sys.platform == "win32":
        raise OSError("Windows has no fork")
    else:
        book, today = load_book(), SystemClock().today()
        book.forms_in_force(today)  # read once: it is the same data for every program
        book.procedure(today)
        for line in sys.stdin:
            told = json.loads(line)
            child = os.fork()
            if child == 0:
                play(told)
            say("child", pid=child)
            _, status = os.waitpid(child, 0)
            say("ended", status=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
