"""What a form says is a fact without being entered again, and stops being one when it no longer says so."""

from datetime import timedelta

import pytest

from hsb_desktop.casework.assessment import decide
from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.records import amend_record, complete_record, open_record, save_answer, start_record
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided, plan_made
from tests.casework.people import fill, matrix, rowan, step_of


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a concern today."""
    return rowan(desk)


def facts_of(desk: Desk, case_id: CaseId, kind: str) -> list[dict[str, object]]:
    """The facts of a kind that stand."""
    lines = case_view(desk, case_id).chronology
    return [dict(line.fact.values) for line in lines if line.fact.values["fact"] == kind]


def assessed(desk: Desk, clock: FixedClock, case_id: CaseId, **consultation: Answer) -> RecordId:
    """An assessment decided, with what is said of the consultation."""
    record_id = start_record(desk, case_id, "risk_assessment").record_id
    answers = matrix(desk.book.form_in_force("risk_assessment", clock.today()), ("c2_1",))
    fill(desk, record_id, answers | {"category": Answer("2"), **consultation}, clock)
    decide(desk, record_id)
    return record_id


def test_a_consultation_in_the_assessment_closes_its_step(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    clock.advance(timedelta(days=1))
    held = {
        "consultation": Answer("held"),
        "consultation_with": Answer("coordinator"),
        "consultation_on": Answer("2026-12-22"),
    }
    record_id = assessed(desk, clock, case_id, **held)
    assert facts_of(desk, case_id, "consultation_held") == [
        {"fact": "consultation_held", "on": "2026-12-22", "with": "coordinator"}
    ]
    assert step_of(desk, case_id, "consultation") == "done"
    amend_record(desk, record_id, "The consultation is only arranged")
    save_answer(desk, record_id, FieldKey("consultation"), Answer("arranged"))
    decide(desk, record_id)
    assert facts_of(desk, case_id, "consultation_held") == []
    assert step_of(desk, case_id, "consultation") == "open"


def test_an_arranged_consultation_is_no_fact(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    assessed(desk, clock, case_id, consultation=Answer("arranged"), consultation_with=Answer("sipp"))
    assert facts_of(desk, case_id, "consultation_held") == []


def test_a_diversion_plan_says_when_it_became_part_of_the_childs_plan(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    decided(desk, clock, case_id, "1", ("c1_1",))
    plan = plan_made(desk, clock, case_id, "diversion_plan")
    assert step_of(desk, case_id, "diversion_plan_into_plan") == "open"
    assert step_of(desk, case_id, "family_group_conference") == "done"
    amend_record(desk, plan, "It is part of the plan now")
    clock.advance(timedelta(days=2))
    save_answer(desk, plan, FieldKey("incorporated_on"), Answer(clock.today().isoformat()))
    complete_record(desk, plan)
    assert step_of(desk, case_id, "diversion_plan_into_plan") == "done"
    assert facts_of(desk, case_id, "diversion_plan_incorporated") == [
        {"fact": "diversion_plan_incorporated", "on": "2026-12-23", "plan": "cin"}
    ]
    assert len(facts_of(desk, case_id, "family_group_conference_considered")) == 1


def test_a_given_fact_that_cannot_stand_keeps_the_record_a_draft(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    record_id = start_record(desk, case_id, "diversion_plan").record_id
    rows = {
        "needs": Answer(("row-one",)),
        "needs/row-one/need": Answer("Company after school"),
        "fgc_on": Answer("2015-12-31"),
    }
    fill(desk, record_id, rows, clock)
    with pytest.raises(NotAccepted, match="outside the calendar"):
        complete_record(desk, record_id)
    assert case_view(desk, case_id).records[0].status == "draft"
    assert facts_of(desk, case_id, "record_completed") == []


def protected(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    """The record of an immediate protection, completed."""
    record_id = start_record(desk, case_id, "immediate_protection").record_id
    begun = {
        "power": Answer("police_protection"),
        "started_on": Answer("2026-12-21"),
        "started_at": Answer("14:05"),
    }
    fill(desk, record_id, begun, clock)
    complete_record(desk, record_id)


def test_a_record_gives_its_fact_to_the_minute(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    protected(desk, clock, case_id)
    action = {"fact": "emergency_action", "at": "2026-12-21T14:05", "power": "police_protection"}
    assert facts_of(desk, case_id, "emergency_action") == [action]
    assert step_of(desk, case_id, "record:immediate_protection") == "done"


def test_what_was_recorded_before_its_record_did_not_happen_twice(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    record_fact(desk, case_id, {"fact": "emergency_action", "on": "2026-12-21", "power": "agreement"})
    record_fact(
        desk, case_id, {"fact": "emergency_action", "at": "2026-12-21T14:00", "power": "police_protection"}
    )
    protected(desk, clock, case_id)
    assert facts_of(desk, case_id, "emergency_action") == [
        {"fact": "emergency_action", "on": "2026-12-21", "power": "agreement"},
        {"fact": "emergency_action", "at": "2026-12-21T14:05", "power": "police_protection"},
    ]


def test_a_consultation_that_the_assessment_told_is_not_told_again(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    held = {
        "consultation": Answer("held"),
        "consultation_with": Answer("sipp"),
        "consultation_on": Answer(clock.today().isoformat()),
    }
    assessed(desk, clock, case_id, **held)
    record_id = start_record(desk, case_id, "consultation").record_id
    rows = {
        "held_on": Answer(clock.today().isoformat()),
        "facts_considered": Answer(("one",)),
        "facts_considered/one/known_fact": Answer("The school wrote"),
        "actions": Answer(("one",)),
        "actions/one/action": Answer("Ask the school"),
    }
    fill(desk, record_id, rows, clock)
    save_answer(desk, record_id, FieldKey("mase_referral"), Answer(value=False))
    complete_record(desk, record_id)
    assert len(facts_of(desk, case_id, "consultation_held")) == 1
    assert step_of(desk, case_id, "record:consultation") == "done"


def test_a_form_begins_with_the_category_and_plan_of_the_case(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    decided(desk, clock, case_id, "1", ("c1_1",))
    record_id = start_record(desk, case_id, "mase_nomination").record_id
    answers = open_record(desk, record_id).record.answers
    assert [answers.text(name) for name in ("category", "category_on", "plan_status")] == [
        "1",
        clock.today().isoformat(),
        "cin",
    ]
