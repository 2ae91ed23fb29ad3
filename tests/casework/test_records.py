"""Records: what they begin with, how typing survives, what completes them, what closes them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import (
    add_row,
    amend_record,
    complete_record,
    faults,
    keep_place,
    keep_typing,
    last_place,
    open_record,
    put_rows,
    remove_row,
    save_answer,
    save_answers,
    settle,
    start_record,
)
from hsb_desktop.casework.refusals import Incomplete, NotReady
from hsb_desktop.casework.today import today
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import plan_made
from tests.casework.people import fill, rowan, step_of

PURPOSE, REVIEW = FieldKey("purpose"), FieldKey("review_on")
HOME = FieldKey("agreed", "settings", RowId("home"))


@pytest.fixture
def plan(desk: Desk) -> RecordId:
    """A safety plan just begun."""
    return start_record(desk, rowan(desk), "safety_plan").record_id


def test_a_record_names_its_edition_and_begins_with_what_is_known(desk: Desk, plan: RecordId) -> None:
    view = open_record(desk, plan)
    assert view.record.form.pin == "islington/2016-10/safety_plan"
    assert (view.record.author, view.record.version, view.record.status.value) == ("T. Marlow", 1, "draft")
    assert view.record.answers.text("made_on") == "2026-12-21"
    assert view.record.answers.rows("settings")[:2] == ("home", "school")
    assert {"purpose", "settings", "about_plan", "agreed"} <= view.visible
    assert "declined_plan" not in view.visible
    assert (view.recovered, view.read_only, view.why_not) == ((), False, "")


def test_an_answer_stands_and_the_later_one_takes_its_place(
    desk: Desk, plan: RecordId, clock: FixedClock
) -> None:
    saved = save_answer(desk, plan, PURPOSE, Answer("Everyone safe at home"))
    assert saved.at == clock.now()
    assert saved.changes.records == {plan}
    save_answer(desk, plan, PURPOSE, Answer("Everyone safe at home and at school"))
    assert open_record(desk, plan).record.answers.text("purpose") == "Everyone safe at home and at school"
    save_answer(desk, plan, PURPOSE, Answer())
    assert not open_record(desk, plan).record.answers.of("purpose").given
    save_answers(
        desk, plan, {PURPOSE: Answer("Again"), FieldKey("child_wants"): Answer(missing=Missing.DECLINED)}
    )
    answers = open_record(desk, plan).record.answers
    assert (answers.text("purpose"), answers.of("child_wants").missing) == ("Again", Missing.DECLINED)


@pytest.mark.parametrize("key", ["nowhere", "settings/home/nowhere", "nowhere/home/agreed", "settings#note"])
def test_nothing_is_written_to_a_place_the_form_has_not(desk: Desk, plan: RecordId, key: str) -> None:
    before = open_record(desk, plan).record.answers
    writes: tuple[Callable[[], object], ...] = (
        lambda: save_answer(desk, plan, FieldKey.parse(key), Answer("x")),
        lambda: save_answers(desk, plan, {PURPOSE: Answer("y"), FieldKey.parse(key): Answer("x")}),
        lambda: keep_typing(desk, plan, FieldKey.parse(key), "x", 1),
    )
    for write in writes:
        with pytest.raises(KeyError):
            write()
    assert open_record(desk, plan).record.answers == before
    assert today(desk).recovered == ()


def test_typing_survives_and_is_named_and_an_answer_takes_its_place(desk: Desk, plan: RecordId) -> None:
    save_answer(desk, plan, PURPOSE, Answer("Everyone safe"))
    keep_typing(desk, plan, PURPOSE, "Everyone safe at ho", 19)
    keep_typing(desk, plan, HOME, "Doors open", 10)
    view = open_record(desk, plan)
    assert view.record.answers.text("purpose") == "Everyone safe at ho"
    assert view.record.answers.cell_text("settings", RowId("home"), "agreed") == "Doors open"
    assert (set(view.recovered), view.typing[PURPOSE].caret) == ({PURPOSE, HOME}, 19)
    assert today(desk).recovered == ("Safety plan, C-0001",)
    save_answer(desk, plan, PURPOSE, Answer("Everyone safe at home"))
    assert open_record(desk, plan).recovered == (HOME,)
    settle(desk, plan)
    view = open_record(desk, plan)
    assert (view.recovered, dict(view.typing)) == ((), {})
    assert view.record.answers.cell_text("settings", RowId("home"), "agreed") == "Doors open"
    assert today(desk).recovered == ()


def test_typing_that_is_no_answer_yet_stays_as_typing(desk: Desk, plan: RecordId) -> None:
    keep_typing(desk, plan, REVIEW, "2027-01", 7)
    settle(desk, plan)
    view = open_record(desk, plan)
    assert (view.recovered, view.typing[REVIEW].text) == ((REVIEW,), "2027-01")
    assert not view.record.answers.of("review_on").given
    with pytest.raises(Incomplete) as incomplete:
        complete_record(desk, plan)
    assert any("Finish what you were typing" in fault.message for fault in incomplete.value.faults)
    keep_typing(desk, plan, REVIEW, "2027-01-20", 10)
    settle(desk, plan)
    assert open_record(desk, plan).record.answers.text("review_on") == "2027-01-20"
    keep_typing(desk, plan, REVIEW, " ", 1)
    settle(desk, plan)
    assert not open_record(desk, plan).record.answers.of("review_on").given


def test_half_a_date_that_is_asked_no_more_is_kept_and_stops_nothing(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    record_id = plan_made(desk, clock, case_id, "diversion_plan")
    amend_record(desk, record_id, "The school changed")
    row = add_row(desk, record_id, "needs").row
    gone, hidden = FieldKey("start_on", "needs", row), FieldKey("fgc_on")
    save_answer(desk, record_id, FieldKey("fgc"), Answer("held"))
    for key in (gone, hidden):
        keep_typing(desk, record_id, key, "2027-0", 6)
    with pytest.raises(Incomplete) as incomplete:
        complete_record(desk, record_id)
    assert {gone, hidden} <= {fault.key for fault in incomplete.value.faults}
    remove_row(desk, record_id, "needs", row)
    save_answer(desk, record_id, FieldKey("fgc"), Answer("not_considered"))
    complete_record(desk, record_id)
    assert open_record(desk, record_id).recovered == ()
    assert today(desk).recovered == ()
    amend_record(desk, record_id, "It is asked again")
    assert {key: typed.text for key, typed in open_record(desk, record_id).typing.items()} == {
        gone: "2027-0",
        hidden: "2027-0",
    }


def test_typing_equal_to_the_answer_is_not_announced(desk: Desk, plan: RecordId) -> None:
    save_answer(desk, plan, PURPOSE, Answer("Everyone safe"))
    keep_typing(desk, plan, PURPOSE, "Everyone safe", 3)
    keep_typing(desk, plan, FieldKey("child_good_at"), "", 0)
    assert open_record(desk, plan).recovered == ()


def test_numbers_are_read_from_what_was_typed(desk: Desk) -> None:
    case_id = rowan(desk)
    meeting = start_record(desk, case_id, "strategy_meeting").record_id
    minutes = start_record(desk, case_id, "strategy_minutes").record_id
    assert case_view(desk, case_id).records[0].belongs_to == meeting
    key = FieldKey("review_every_days")
    keep_typing(desk, minutes, key, "7", 1)
    assert open_record(desk, minutes).record.answers.of("review_every_days").value == 7
    keep_typing(desk, minutes, key, "seven", 5)
    assert not open_record(desk, minutes).record.answers.of("review_every_days").given
    assert open_record(desk, minutes).recovered == (key,)


def test_minutes_need_a_meeting_of_the_same_case(desk: Desk) -> None:
    case_id, other = rowan(desk), rowan(desk)
    with pytest.raises(NotReady, match="set up the meeting first"):
        start_record(desk, case_id, "strategy_minutes")
    meeting = start_record(desk, other, "strategy_meeting").record_id
    with pytest.raises(NotReady, match="belongs to another case"):
        start_record(desk, case_id, "strategy_minutes", meeting)
    assert case_view(desk, case_id).records == ()


def test_rows_are_added_moved_taken_out_and_put_back(desk: Desk, plan: RecordId) -> None:
    first = add_row(desk, plan, "helpers", {"helper": "Mum"}).row
    second = add_row(desk, plan, "helpers").row
    answers = open_record(desk, plan).record.answers
    assert (answers.rows("helpers"), answers.cell_text("helpers", first, "helper")) == (
        (first, second),
        "Mum",
    )
    remove_row(desk, plan, "helpers", first)
    answers = open_record(desk, plan).record.answers
    assert (answers.rows("helpers"), answers.cell_text("helpers", first, "helper")) == ((second,), "Mum")
    put_rows(desk, plan, "helpers", (second, first))
    assert open_record(desk, plan).record.answers.rows("helpers") == (second, first)
    assert add_row(desk, plan, "settings").row in open_record(desk, plan).record.answers.rows("settings")
    with pytest.raises(KeyError):
        add_row(desk, plan, "helpers", {"nowhere": "x"})
    with pytest.raises(KeyError):
        add_row(desk, plan, "purpose")


def test_a_record_with_faults_is_not_completed_and_each_fault_leads_to_its_field(
    desk: Desk, plan: RecordId
) -> None:
    found = faults(desk, plan)
    assert PURPOSE in {fault.key for fault in found}
    assert {fault.section for fault in found} <= {
        section.id for section in open_record(desk, plan).record.form.sections
    }
    with pytest.raises(Incomplete, match="what you entered is kept") as incomplete:
        complete_record(desk, plan)
    assert incomplete.value.faults == tuple(fault for fault in found if fault.blocks)
    assert open_record(desk, plan).record.status.value == "draft"


def test_completing_is_a_fact_and_closes_the_record(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    plan = plan_made(desk, clock, case_id, "safety_plan")
    assert case_view(desk, case_id).chronology[-1].fact.values == {
        "fact": "record_completed",
        "on": "2026-12-21",
        "record": "safety_plan",
    }
    view = open_record(desk, plan)
    assert (view.read_only, view.record.completed_on) == (True, clock.today())
    writes: tuple[Callable[[], object], ...] = (
        lambda: save_answer(desk, plan, PURPOSE, Answer("x")),
        lambda: keep_typing(desk, plan, PURPOSE, "x", 1),
        lambda: complete_record(desk, plan),
    )
    for write in writes:
        with pytest.raises(NotReady, match="as a new version"):
            write()


def test_a_new_version_keeps_the_day_the_first_was_completed(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    plan = plan_made(desk, clock, case_id, "safety_plan")
    with pytest.raises(NotReady, match="Say why"):
        amend_record(desk, plan, "")
    amend_record(desk, plan, "The school changed")
    with pytest.raises(NotReady, match="still a draft"):
        amend_record(desk, plan, "twice")
    clock.advance(timedelta(days=3))
    save_answer(desk, plan, PURPOSE, Answer("A new purpose"))
    complete_record(desk, plan)
    view = open_record(desk, plan)
    assert (view.record.version, view.record.completed_on) == (2, clock.today())
    completions = [
        line for line in case_view(desk, case_id).chronology if line.fact.values["fact"] == "record_completed"
    ]
    assert [line.on.day for line in completions] == [21]


def test_a_version_completed_after_a_newer_concern_counts_for_it(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    plan = plan_made(desk, clock, case_id, "safety_plan")
    record_fact(desk, case_id, {"fact": "case_closed", "on": clock.today()})
    clock.advance(timedelta(days=1))
    record_fact(desk, case_id, {"fact": "concern_received", "on": clock.today(), "route": "open_case"})
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 2})
    assert step_of(desk, case_id, "record:safety_plan") == "open"
    amend_record(desk, plan, "A new concern")
    complete_record(desk, plan)
    assert step_of(desk, case_id, "record:safety_plan") == "done"


def test_the_place_to_return_to(desk: Desk, plan: RecordId) -> None:
    assert last_place(desk) == Place()
    case_id = open_record(desk, plan).record.case_id
    place = Place("record", case_id, plan, "about_plan", "purpose", 4)
    keep_place(desk, place)
    assert last_place(desk) == place
    assert open_record(desk, plan).place == place
    keep_place(desk, Place("record", case_id, RecordId("gone")))
    assert last_place(desk) == Place("case", case_id)
    keep_place(desk, Place("case", CaseId("gone")))
    assert last_place(desk) == Place()
    keep_place(desk, Place("record", None, RecordId("gone")))
    assert last_place(desk) == Place()


def test_a_record_that_is_not_there_is_one_sentence(desk: Desk) -> None:
    with pytest.raises(HsbError):
        open_record(desk, RecordId("gone"))


def test_what_a_new_answer_opens_is_asked(desk: Desk, plan: RecordId, clock: FixedClock) -> None:
    declined = Answer(("declined", "wants to wait"))
    save_answer(desk, plan, FieldKey("child_agreement"), declined)
    view = open_record(desk, plan)
    assert "declined_plan" in view.visible
    fill(desk, plan, {}, clock)
    assert any(one.section == "agreements" for one in view.progress)


def test_an_agreement_to_an_earlier_wording_is_a_warning_that_leads_to_it(desk: Desk, plan: RecordId) -> None:
    key = FieldKey("parent_agreement")
    save_answer(desk, plan, FieldKey("purpose"), Answer("To be safe together"))
    save_answer(desk, plan, key, Answer(Agreement(agreed=True, by="Casey", on="2026-12-23").value))
    assert key not in {fault.key for fault in faults(desk, plan)}
    save_answer(desk, plan, FieldKey("purpose"), Answer("Another purpose"))
    said = [fault for fault in faults(desk, plan) if fault.key == key]
    assert [(fault.section, fault.blocks) for fault in said] == [("agreements", False)]
    assert "for an earlier wording" in said[0].message
    save_answer(desk, plan, key, Answer())
    save_answer(desk, plan, key, Answer(Agreement(agreed=True, by="Casey", on="2026-12-24").value))
    assert not [fault for fault in faults(desk, plan) if fault.key == key and not fault.blocks]
