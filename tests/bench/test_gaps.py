"""No window blocks for over 100 ms: the longest gap between two heartbeats of the event loop in a scripted hour.

The hour is its work without its waiting: every kind of place twice, pages turned, a paper, typing, the cover.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hsb_desktop.app.tour.hand import Hand, type_words
from hsb_desktop.app.window import Session
from hsb_desktop.casework.ports import Place
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.screens.assessment.screen import AssessmentScreen
from tests.faults.program_stage import ASSESSMENT, MEETING, PASSPHRASE, PLAN, Stage, make_stage

LONGEST = 0.1


class Heart:
    """Beats every 5 ms and knows the longest pause of each part of a session, in CPU seconds of this thread."""

    def __init__(self) -> None:
        self.longest: dict[str, float] = {}
        self._part, self._last = "", time.thread_time()
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.beat)

    def part(self, name: str) -> None:
        """From here on the pauses belong to this part."""
        self.beat()
        self._part = name

    def beat(self) -> None:
        """One beat."""
        now = time.thread_time()
        self.longest[self._part] = max(self.longest.get(self._part, 0.0), now - self._last)
        self._last = now


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Session, Stage]]:
    """The program over a store of its own."""
    stage = make_stage(tmp_path / "store")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = Session(application, stage.folder, SystemClock(), ScriptedAsk())
    session.show()
    qtbot.waitExposed(session.frame)
    yield session, stage
    session.composition.close()
    session.frame.may_close = True
    session.frame.close()
    session.frame.deleteLater()


@pytest.mark.bench
def test_no_window_blocks(session: tuple[Session, Stage]) -> None:
    """CPU time of the window's thread is counted, so that a busy machine does not count as a blocked window."""
    program, stage = session
    hand, heart = Hand(program.frame), Heart()
    program.composition.warm().result(timeout=60)
    heart.timer.start(5)
    hand.type_into(program.unlock.passphrase, PASSPHRASE)
    heart.part("opening")
    program.unlock.button.click()
    hand.wait(lambda: program.wired is not None, "the window")
    assert program.wired is not None
    window, runner = program.wired.window, program.wired.runner
    places = {
        "today": Place("today"),
        "cases": Place("cases"),
        "case": Place("case", stage.case_id),
        "assessment": Place("assessment", stage.case_id, stage.records[ASSESSMENT]),
        "decision": Place("assessment", stage.case_id, stage.records[ASSESSMENT], "decision"),
        "grid": Place("assessment", stage.case_id, stage.records[ASSESSMENT], "grid"),
        "plan": Place("record", stage.case_id, stage.records[PLAN]),
        "meeting": Place("meeting", stage.case_id, stage.records[MEETING]),
        "after the meeting": Place("meeting", stage.case_id, stage.records[MEETING], "after"),
        "paper": Place("papers", stage.case_id, stage.records[PLAN]),
        "pathway's papers": Place("case", stage.case_id, page="papers"),
        "chronology": Place("case", stage.case_id, page="chronology"),
        "people": Place("case", stage.case_id, page="people"),
        "person": Place("person", stage.case_id, page="new"),
        "fact": Place("fact", stage.case_id, page="emergency_action"),
        "new case": Place("new_case"),
        "meetings": Place("meetings"),
        "panel": Place("panel"),
        "library": Place("library"),
        "settings": Place("settings"),
    }
    for turn in ("first", "again"):
        for name, place in places.items():
            heart.part(f"{name}, {turn}")
            window.open(place)
            hand.wait(lambda: not runner.busy, name)
            hand.rest(150)
    heart.part("sections of the plan")
    window.open(places["plan"])
    hand.rest(300)
    for section in ("child_words", "settings_parts", "people_who_help", "agreements"):
        steps = getattr(window.shown, "steps", None)
        assert steps is not None
        steps.chosen.emit(section)
        hand.rest(150)
    heart.part("pages of the assessment")
    window.open(places["assessment"])
    hand.wait(lambda: isinstance(window.shown, AssessmentScreen) and not runner.busy, "the assessment")
    hand.rest(150)
    for hour in range(4):  # as much as is typed in an hour of work, without the time to think of it
        heart.part(f"typing, {hour + 1}")
        window.open(Place("record", stage.case_id, stage.records[PLAN], "settings_parts"))
        hand.wait(lambda: not runner.busy, "the plan")
        hand.rest(200)
        area = hand.find(QPlainTextEdit)
        assert area is not None
        area.setFocus()
        for letter in 3 * "words that are typed one after another, and saved meanwhile. ":
            type_words(area, letter)
            hand.rest(6)
        heart.part(f"covered and back, {hour + 1}")
        window.lay_cover()
        hand.rest(100)
        window.lift_cover()
        hand.rest(100)
    heart.part("saving, closing the store")
    hand.wait(lambda: program.wired is not None and program.wired.autosave.clean, "everything saved")
    heart.timer.stop()
    worst = sorted(heart.longest.items(), key=lambda item: -item[1])
    print("longest pauses: " + "; ".join(f"{name} {gap * 1000:.0f} ms" for name, gap in worst[:8]))
    assert worst[0][1] <= LONGEST, worst[:4]
