"""The pages of a case and Today at work: a step's details, the chronology narrowed, actions marked, records begun."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from hsb_desktop.app.tour.filling import put_date
from hsb_desktop.casework.completing import complete
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import meeting_view
from hsb_desktop.casework.open_actions import actions_of_case
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import save_answers, start_record
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.questions.agreed_actions import AgreedActions
from hsb_desktop.ui.screens.case.chronology_tab import ChronologyTab
from hsb_desktop.ui.screens.case.screen import CaseScreen
from hsb_desktop.ui.screens.case.step_details import StepDetails
from hsb_desktop.ui.screens.case.step_rows import StepRow
from tests.casework.people import fill
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

Full = tuple[Path, Seeded]
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ROW = RowId("row-one")


def test_a_step_opens_to_its_reasons_clock_and_skipped_days(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.open(Place("case", seeded.case, page="pathway"))
    rows = [row for row in program.screen.findChildren(StepRow) if row.step.step == "strategy_meeting"]
    assert rows[0].step.status == "open"
    rows[0].more.click()
    program.settle()
    said = words(rows[0].findChildren(StepDetails)[0])
    for part in (
        "HSB 2 Abusive was decided on Wednesday 30 December 2026.",
        "Due Tuesday 5 January 2027",
        "Counted strictly, the first day as day 1: Monday 4 January 2027",
        "Friday 1 January 2027: New Year's Day",
        "Saturday 2 January 2027: Saturday",
        "The procedure's own text.",
    ):
        assert any(part in line for line in said), (part, said)
    rows[0].more.click()
    assert rows[0].findChildren(StepDetails)[0].isHidden()


def test_a_step_is_begun_as_the_other_meeting_it_may_be(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)

    def suspect(desk: Desk) -> None:
        decision = {"fact": "category_decided", "on": "2026-12-30", "category": 1, "significant_harm": True}
        record_fact(desk, seeded.new_case, decision)

    program.call(suspect)
    program.open(Place("case", seeded.new_case, page="pathway"))
    row = next(one for one in program.screen.findChildren(StepRow) if one.step.instead)
    kind, label = row.step.instead[0]
    row.more.click()
    program.hand.press(f"Set up: {label}")
    program.arrive("meeting")
    meeting = program.window.here().record_id
    assert meeting is not None
    assert program.call(lambda desk: meeting_view(desk, meeting)).kind.id == kind


def test_the_chronology_is_narrowed_and_says_how_much(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.call(lambda desk: noted(desk, seeded.case))
    program.open(Place("case", seeded.case, page="chronology"))
    screen = program.screen
    assert isinstance(screen, CaseScreen)
    tab = screen.tab("chronology")
    assert isinstance(tab, ChronologyTab)
    everything = len(tab.shown)
    program.hand.type_into(tab.finder, "seen at home")
    assert [entry.title for entry in tab.shown] == ["Visit"]
    program.hand.press("Show everything", tab)
    assert len(tab.shown) == everything
    program.hand.press("Case notes", tab)
    assert [entry.kind for entry in tab.shown] == ["note"]
    program.hand.press("Case notes", tab)
    put_date(program.hand, tab.since, "30 dec 2026")
    assert {entry.on for entry in tab.shown} == {date(2026, 12, 30)}
    program.hand.press("Write a case note", tab)
    program.arrive("record")


def test_an_action_is_done_on_today_with_one_click_and_undone(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.call(lambda desk: agreed(desk, seeded.case))
    program.open(Place("today"))
    program.hand.press("Done: Ask the school", program.screen)
    program.settle()
    assert is_done(program, seeded.case)
    program.hand.press("Undo: Ask the school", program.screen)
    program.settle()
    assert not is_done(program, seeded.case)
    program.open(Place("case", seeded.case))
    assert program.screen.findChildren(AgreedActions)


def test_what_is_asked_for_is_begun_in_one_step(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.open(Place("case", seeded.case, page="records"))
    program.hand.press("Resume: Safety plan", program.screen)
    program.arrive("record")
    assert program.window.here().record_id == seeded.plan
    program.open(Place("case", seeded.case, page="records"))
    program.hand.press("Begin: Direct work plan", program.screen)
    program.arrive("record")


def test_the_assessment_tab_says_what_was_decided_and_why_and_leads_to_each(
    full_store: Full, start: Start
) -> None:
    store, seeded = full_store
    program = start(store)
    program.open(Place("case", seeded.case, page="assessment"))
    said = words(program.screen)
    for part in ("HSB 2 Abusive", "Decided Wednesday 30 December 2026", "Agreed in consultation with SIPP."):
        assert part in said, said
    assert "2.2 Includes misuse of power" in said
    program.hand.press("Wednesday 30 December 2026", program.screen)
    program.arrive("assessment")
    assert program.window.here().record_id == seeded.decided
    program.open(Place("case", seeded.new_case, page="assessment"))
    assert "Not yet decided" in words(program.screen)
    assert "Agreed in consultation with SIPP." not in words(program.screen), "nothing of the case before"
    program.hand.press("Go on with the assessment", program.screen)
    program.arrive("assessment")
    assert program.window.here().record_id == seeded.draft


def test_a_complete_assessment_is_read_beside_its_questions(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    screen = program.open(Place("assessment", seeded.case, seeded.decided))

    def place_of(said: str) -> QPoint:
        label = next(one for one in screen.findChildren(QLabel) if one.isVisible() and one.text() == said)
        return label.mapTo(screen, QPoint())

    asked, answer = place_of("Who is assessing?"), place_of("Ada Morrow, Social worker")
    assert answer.x() > asked.x() + 200
    assert abs(answer.y() - asked.y()) < 12
    wear("light", 2.0)
    program.hand.rest(30)
    assert place_of("Ada Morrow, Social worker").y() > place_of("Who is assessing?").y() + 12, "under it"


def test_immediate_protection_is_one_key_away_on_every_screen(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    for place in (Place("case", seeded.case, page="papers"), Place("record", seeded.case, seeded.plan)):
        program.open(place)
        QTest.keyClick(program.window, Qt.Key.Key_P, _CTRL_SHIFT)
        program.arrive("fact")
        assert program.window.here().page == "emergency_action"
        assert program.window.here().case_id == seeded.case
    program.open(Place("today"))
    QTest.keyClick(program.window, Qt.Key.Key_P, _CTRL_SHIFT)
    program.settle()
    assert program.window.here().screen == "cases", "the case is chosen first"
    assert program.window.toast.isVisible()


def words(widget: QWidget) -> list[str]:
    """Every word that stands in it."""
    return [label.text() for label in widget.findChildren(QLabel)]


def noted(desk: Desk, case_id: CaseId) -> None:
    """A visit eight days ago, noted today."""
    note = start_record(desk, case_id, "case_note").record_id
    given = {"kind": Answer("visit"), "happened_on": Answer("2026-12-22"), "summary": Answer("Seen at home.")}
    fill(desk, note, given, desk.clock)  # type: ignore[arg-type]  # the clock of a test
    with desk.store.unit() as unit:
        complete(desk, unit, note)


def agreed(desk: Desk, case_id: CaseId) -> RecordId:
    """An action that was due two days ago."""
    record_id = start_record(desk, case_id, "consultation").record_id
    texts = {"action": "Ask the school", "action_owner": "P. Lindqvist", "action_due": "2026-12-28"}
    answers = {FieldKey(name, "actions", ROW): Answer(text) for name, text in texts.items()}
    save_answers(desk, record_id, {FieldKey("actions"): Answer((ROW,)), **answers})
    return record_id


def is_done(program: Program, case_id: CaseId) -> bool:
    """Whether the case's action is done."""
    actions = program.call(lambda desk: actions_of_case(desk, case_id))
    return next(action for action in actions if action.action == "Ask the school").done_on is not None
