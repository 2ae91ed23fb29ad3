"""No window blocks for over 100 ms: the longest gap between two heartbeats of the event loop in a scripted hour.

The hour is its work without its waiting: every kind of place twice, pages turned, papers,
typing throughout, the search, the cover, a visit.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hsb_desktop.app.tour.hand import Hand, type_words
from hsb_desktop.app.window import Session
from hsb_desktop.casework import cases, meetings, records
from hsb_desktop.casework.cases import NewPerson
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.support.clock import SystemClock
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.screens.assessment.screen import AssessmentScreen
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from hsb_desktop.ui.shell.main_window import MainWindow
from tests.faults.program_stage import ASSESSMENT, MEETING, PASSPHRASE, PLAN, Stage, make_stage

LONGEST = 0.1
Idle = Callable[[], bool]


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


def seed(program: Session, stage: Stage, hand: Hand) -> dict[str, RecordId]:
    """What a case has besides: minutes, another plan, and people who can be named on the meeting's list."""
    assert program.wired is not None

    def fill(desk: Desk) -> dict[str, RecordId]:
        for number in range(8):
            person = NewPerson(PersonKind.PROFESSIONAL, f"Invented {number}", "teacher", "Hillside School")
            cases.add_person(desk, stage.case_id, person)
        started = records.start_record(desk, stage.case_id, "diversion_plan")
        minutes = meetings.minutes_of(desk, stage.records[MEETING])
        return {"minutes": minutes.record_id, "diversion plan": started.record_id}

    made: list[dict[str, RecordId]] = []
    program.wired.runner.ask(program.frame, fill, made.append)
    hand.wait(lambda: bool(made), "the rest of the case")
    return made[0]


def places_of(stage: Stage, more: dict[str, RecordId]) -> dict[str, Place]:
    """Every kind of place, in the order of a working hour."""
    case, meeting = stage.case_id, stage.records[MEETING]
    assessment, plan = stage.records[ASSESSMENT], stage.records[PLAN]
    tabs = ("assessment", "meetings", "records", "people", "chronology", "papers")
    return {
        "today": Place("today"),
        "cases": Place("cases"),
        "case": Place("case", case),
        **{f"case's {tab}": Place("case", case, page=tab) for tab in tabs},
        "assessment": Place("assessment", case, assessment),
        "decision": Place("assessment", case, assessment, "decision"),
        "grid": Place("assessment", case, assessment, "grid"),
        "plan": Place("record", case, plan),
        "diversion plan": Place("record", case, more["diversion plan"]),
        "meeting": Place("meeting", case, meeting),
        "during the meeting": Place("meeting", case, meeting, "during"),
        "after the meeting": Place("meeting", case, meeting, "after"),
        "minutes": Place("record", case, more["minutes"]),
        "paper": Place("papers", case, plan),
        "meeting pack": Place("papers", case, meeting, page="meeting_pack"),
        "person": Place("person", case, page="new"),
        "link": Place("link", case),
        "fact": Place("fact", case, page="emergency_action"),
        "new case": Place("new_case"),
        "meetings": Place("meetings"),
        **{f"panel's {tab}": Place("panel", page=tab) for tab in ("agenda", "overview", "tracker", "dates")},
        **{f"library's {tab}": Place("library", page=tab) for tab in ("guidance", "flow", "contacts")},
        "backups": Place("backups"),
        "keys": Place("keys"),
        "settings": Place("settings"),
    }


def turn_pages(hand: Hand, heart: Heart, window: MainWindow, places: dict[str, Place], idle: Idle) -> None:
    """Sections of the plan, questions of the assessment, parts of the meeting, and the palette."""
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
    hand.wait(lambda: isinstance(window.shown, AssessmentScreen) and idle(), "the assessment")
    hand.rest(150)
    heart.part("parts of the meeting")
    window.open(places["meeting"])
    hand.wait(lambda: isinstance(window.shown, MeetingScreen) and idle(), "the meeting")
    meeting = window.shown
    assert isinstance(meeting, MeetingScreen)
    for part in ("during", "after", "before"):
        meeting.show_part(part)
        hand.rest(150)
    heart.part("typing in the meeting")
    assert meeting.before is not None
    cell = meeting.before.table.rows()[0].cells["contact"]  # type: ignore[union-attr]
    cell.setFocus()
    for letter in "the front office of the school":
        type_words(cell, letter)
        hand.rest(6)
    meeting.foot.add.click()
    hand.wait(idle, "one more person")
    hand.rest(150)
    heart.part("the search")
    window.top.search.setFocus()
    for letter in "invented":
        type_words(window.top.search, letter)
        hand.rest(40)
    window.top.search.clear()
    hand.rest(150)


def type_for_an_hour(hand: Hand, heart: Heart, window: MainWindow, plan: Place, idle: Idle) -> None:
    """As much as is typed in an hour of work, without the time to think of it; covered in between."""
    for hour in range(4):
        heart.part(f"typing, {hour + 1}")
        window.open(plan)
        hand.wait(idle, "the plan")
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
    places = places_of(stage, seed(program, stage, hand))

    def idle() -> bool:
        return not runner.busy

    for turn in ("first", "again"):
        for name, place in places.items():
            heart.part(f"{name}, {turn}")
            window.open(place)
            hand.wait(idle, name)
            hand.rest(150)
    turn_pages(hand, heart, window, places, idle)
    settings = Place("record", stage.case_id, stage.records[PLAN], "settings_parts")
    type_for_an_hour(hand, heart, window, settings, idle)
    heart.part("a visit")
    window.open(Place("visit", stage.case_id, stage.records[PLAN]))
    hand.wait(idle, "the visit")
    hand.rest(200)
    heart.part("saving, closing the store")
    hand.wait(lambda: program.wired is not None and program.wired.autosave.clean, "everything saved")
    heart.timer.stop()
    worst = sorted(heart.longest.items(), key=lambda item: -item[1])
    print("longest pauses: " + "; ".join(f"{name} {gap * 1000:.0f} ms" for name, gap in worst[:14]))
    assert not [(name, gap) for name, gap in worst if gap > LONGEST], worst[:4]
