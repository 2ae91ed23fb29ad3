"""The program with an invented council's folder in the place of the shipped one: the same windows, other words."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from hsb_desktop.app.tour.filling import press_card, put_date
from hsb_desktop.casework import cases, meetings, records
from hsb_desktop.casework.assessment import decide
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.panel_days import set_panel_day
from hsb_desktop.casework.ports import Place
from hsb_desktop.formbook import book
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.screens.assessment.result_page import ResultPage
from tests.casework.councils import RIVERSIDE, written
from tests.casework.people import fill, matrix
from tests.journeys.conftest import Start
from tests.journeys.program import Program

TABS = ("pathway", "meetings", "records", "people", "papers")
PANEL = ("agenda", "tracker", "overview", "dates")
LIBRARY = ("guidance", "flow", "matrix", "contacts")
# words of the shipped council alone
OURS = ("MASE", "HSB", "CSCT", "Islington", "TYS", "SIPP", "Brook", "Threshold")


@pytest.fixture(autouse=True)
def another_council(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes with the program is the invented council's folder."""
    monkeypatch.setattr(book, "load_book", partial(book.load_book, RIVERSIDE.root, RIVERSIDE.name))


def test_the_same_windows_for_another_council(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    record_concern(program)
    assert "Set the level" in words_of(program.screen)
    assert not program.window.banner.protect_button.isVisible(), "it knows no immediate protection"
    case_id = program.window.here().case_id
    assert case_id is not None
    program.hand.press("Assess the risk")
    program.arrive("assessment")
    draft = program.window.here().record_id
    assert draft is not None
    assert "Somebody is uneasy" in words_of(program.screen) + words_of(turned(program, draft, "cwatch_2"))
    decided = turned(program, draft, "level_part")
    assert decided.findChildren(ResultPage), "the worker decides beside what the indicators suggest"
    meeting = program.call(lambda desk: worked(desk, program, case_id, draft))
    look_everywhere(program, case_id, meeting)
    assert {"Flag raised", "Rung"} <= set(words_of(program.open(Place("library", page="matrix"))).split("\n"))


def record_concern(program: Program) -> None:
    """The page that opens a case, with this council's routes and plans."""
    hand = program.hand
    hand.press("Record a concern")
    screen = program.arrive("new_case")
    assert "In a letter" in words_of(screen)
    hand.type_into(hand.line("Child's name"), "Robin Alder")
    born, concern = screen.findChildren(DateField)
    put_date(hand, born, "4 may 2013")
    put_date(hand, concern, "30 dec 2026")
    for name, place in (
        ("How the date of birth is known", 0),
        ("How the concern came", 0),
        ("The child's plan now", 1),
    ):
        group = hand.find(AnswerGroup, name)
        assert group is not None
        press_card(group, place)
    hand.press("Open the case")
    program.arrive("case")


def turned(program: Program, draft: RecordId, page: str) -> QWidget:
    """A page of the assessment."""
    return program.open(Place("assessment", program.window.here().case_id, draft, page))


def worked(desk: Desk, program: Program, case_id: CaseId, draft: RecordId) -> RecordId:
    """The level set, the hub held, a plan and a request written, behind the window."""
    clock = program.clock
    form = desk.book.form_in_force(RIVERSIDE.assessment, clock.today())
    fill(desk, draft, matrix(form, ("cact_1",)) | {"level": Answer("act")}, clock)
    decide(desk, draft)
    meeting = meetings.plan_meeting(desk, case_id, RIVERSIDE.meeting, clock.today(), "15:30").record_id
    written(desk, clock, case_id, "together_plan")
    written(desk, clock, case_id, "contact_note")
    set_panel_day(desk, date(2027, 1, 14))
    written(desk, clock, case_id, "table_request")
    records.start_record(desk, case_id, "table_update")
    clock.advance(timedelta(minutes=1))
    assert cases.case_view(desk, case_id).records
    return meeting


def look_everywhere(program: Program, case_id: CaseId, meeting: RecordId) -> None:
    """Every place of the window opens, and says nothing of another council."""
    places = [
        Place("today"),
        Place("cases"),
        *(Place("case", case_id, page=tab) for tab in TABS),
        Place("meeting", case_id, meeting),
        Place("meetings"),
        *(Place("panel", page=tab) for tab in PANEL),
        *(Place("library", page=tab) for tab in LIBRARY),
        Place("papers", case_id),
        Place("settings"),
    ]
    heard: dict[str, list[str]] = {}
    for place in places:
        said = words_of(program.open(place))
        strange = [word for word in OURS if word in said]
        if strange:
            heard[f"{place.screen} {place.page}"] = strange
    assert heard == {}
    assert "Harbour Table" in words_of(program.window)


def words_of(widget: QWidget) -> str:
    """Every text that somebody can read in it, with the names that are read out."""
    found: list[str] = []
    for one in (widget, *widget.findChildren(QWidget)):
        text = getattr(one, "text", None)
        found += [one.accessibleName(), str(text()) if callable(text) else ""]
    return "\n".join(found)
