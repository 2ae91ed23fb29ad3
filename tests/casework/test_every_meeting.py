"""Every kind of meeting of the procedure: set up, attended, its outcome recorded as the fact it is for, minuted."""

from datetime import date

import pytest

from hsb_desktop.casework.cases import NewCase, case_view, open_case
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import (
    meeting_choices,
    meeting_view,
    minutes_of,
    plan_meeting,
    record_outcome,
    set_up,
)
from hsb_desktop.casework.records import complete_record, save_answer
from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import fill, rowan, step_of

KINDS = load_book().procedure(date(2026, 12, 21)).meetings
PRESENT = ("social_worker", "social_work_manager", "police", "health", "education")


def held_meeting(
    desk: Desk, clock: FixedClock, case_id: CaseId, kind: MeetingKind, **decided: Answer
) -> RecordId:
    """A meeting of this kind today, its minutes complete."""
    meeting = plan_meeting(desk, case_id, kind.id, clock.today(), "10:00").record_id
    states = {
        f"attendance/{role}/attendance": Answer("attended" if role in PRESENT else "apologies")
        for role in kind.roles
    }
    fill(desk, meeting, states, clock)
    minutes = minutes_of(desk, meeting).record_id
    action = {
        "action": "Visit the school",
        "action_owner": "T. Marlow",
        "action_due": "2027-01-15",
    }
    rows = {f"actions/one/{name}": Answer(value) for name, value in action.items()}
    fill(desk, minutes, {**decided, "actions": Answer(("one",)), **rows}, clock)
    record_outcome(desk, meeting)
    complete_record(desk, minutes)
    return meeting


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_is_set_up_held_recorded_and_minuted(desk: Desk, clock: FixedClock, kind: MeetingKind) -> None:
    case_id = rowan(desk)
    meeting = held_meeting(desk, clock, case_id, kind)
    view = meeting_view(desk, meeting)
    assert (view.kind, view.held) == (kind, True)
    assert tuple(row.role for row in view.rows) == kind.roles
    assert view.quorum.missing == ()
    seats = {role.id: role.seat for role in procedure_of(desk).roles}
    assert all(row.name for row in view.rows if seats[row.role])
    assert [item.state for item in view.agenda] == ["done"] * len(view.agenda)
    chronology = case_view(desk, case_id).chronology
    told = [line.fact.values for line in chronology if line.fact.record_id == meeting]
    assert [fact["fact"] for fact in told] == [kind.fact]
    assert told[0]["on"] == clock.today().isoformat()
    forum = kind.answer("forum")
    assert told[0].get("forum", "") == forum
    records = {line.form_id: line.status for line in case_view(desk, case_id).records}
    assert records[kind.minutes] == "complete"


@pytest.mark.parametrize(
    ("plan", "step", "kind"),
    [
        ("looked_after", "risk_discussion", "risk_discussion_tac"),
        ("cp", "risk_discussion", "risk_discussion_core_group"),
        ("cin", "risk_discussion", "risk_discussion_cin"),
        ("none", "risk_discussion", "risk_discussion_review"),
    ],
)
def test_a_risk_discussion_is_part_of_a_meeting_that_the_plan_has(
    desk: Desk, clock: FixedClock, plan: str, step: str, kind: str
) -> None:
    new = NewCase("Robin Alder", date(2012, 6, 3), "open_case", clock.today(), plan_status=plan)
    case_id = open_case(desk, new).case_id
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 1})
    asked = next(one for one in case_view(desk, case_id).pathway.steps if one.step == step)
    assert asked.action == f"meeting:{kind}"
    first = meeting_choices(desk, case_id)[0]
    assert (first.kind, first.step.step if first.step is not None else "") == (kind, step)


def test_a_follow_up_is_offered_as_a_meeting_first_and_as_a_discussion_too(
    desk: Desk, clock: FixedClock
) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 2})
    held = {
        "outcome": "follow_up",
        "follow_up_by": "2027-01-08",
        "review_every_days": 7,
        "mase_referral": False,
    }
    record_fact(desk, case_id, {"fact": "strategy_meeting_held", "on": clock.today(), **held})
    step = next(one for one in case_view(desk, case_id).pathway.steps if one.step == "follow_up_meeting")
    assert step.action == "meeting:follow_up_meeting"
    assert step.instead == (("strategy_discussion", "HSB strategy discussion"),)
    offered = [choice for choice in meeting_choices(desk, case_id) if choice.step is not None]
    assert [(choice.kind, choice.instead_of) for choice in offered] == [
        ("follow_up_meeting", ""),
        ("strategy_discussion", "Follow-up HSB strategy meeting"),
    ]


def test_a_conference_is_arranged_and_its_decision_is_the_plan(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    day = clock.today()
    held = {"outcome": "section_47", "enquiry": "joint", "mase_referral": False}
    for fact in (
        {"fact": "category_decided", "on": day, "category": 2},
        {"fact": "strategy_meeting_held", "on": day, **held},
        {"fact": "section_47_concluded", "on": day, "conference": True},
    ):
        record_fact(desk, case_id, fact)
    asked = next(one for one in case_view(desk, case_id).pathway.steps if one.step == "initial_cp_conference")
    assert asked.action == "meeting:initial_cp_conference"
    kind = next(kind for kind in KINDS if kind.id == "initial_cp_conference")
    held_meeting(desk, clock, case_id, kind, decision=Answer("cp_plan"), plan_incorporated=Answer("today"))
    plan = next(plan for plan in procedure_of(desk).plans if plan.id == "cp")
    assert case_view(desk, case_id).banner.plan_status == capital(plan.label)
    assert step_of(desk, case_id, "initial_cp_conference") == "done"
    assert step_of(desk, case_id, "core_group") == step_of(desk, case_id, "review_cp_conference") == "open"


def test_what_is_planned_is_opened_and_not_set_up_twice(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    first = set_up(desk, case_id, "mapping_meeting").record_id
    assert set_up(desk, case_id, "step_down_meeting").record_id != first
    assert set_up(desk, case_id, "mapping_meeting").record_id == first
    planned = {choice.kind: choice.planned for choice in meeting_choices(desk, case_id)}
    assert planned["mapping_meeting"] == first
    assert planned["strategy_meeting"] is None


def test_a_step_down_closes_its_step_with_the_agency_that_leads(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 0})
    kind = next(kind for kind in KINDS if kind.id == "step_down_meeting")
    meeting = held_meeting(desk, clock, case_id, kind, lead_agency=Answer("health"))
    assert step_of(desk, case_id, "step_down_meeting") == "done"
    assert step_of(desk, case_id, "record:step_down_record") == "done"
    chronology = case_view(desk, case_id).chronology
    assert [line.fact.values["lead_agency"] for line in chronology if line.fact.record_id == meeting] == [
        "health"
    ]


def test_an_outcome_changed_while_the_minutes_are_written_is_the_outcome(
    desk: Desk, clock: FixedClock
) -> None:
    case_id = rowan(desk)
    kind = next(kind for kind in KINDS if kind.id == "strategy_meeting")
    meeting = plan_meeting(desk, case_id, kind.id, clock.today(), "10:00").record_id
    fill(desk, meeting, {f"attendance/{role}/attendance": Answer("attended") for role in kind.roles}, clock)
    minutes = minutes_of(desk, meeting).record_id
    fill(desk, minutes, {"outcome": Answer("no_section_47")}, clock)
    record_outcome(desk, meeting)
    rows = {"action": "Visit", "action_owner": "T. Marlow", "action_due": "2027-01-15"}
    fill(
        desk,
        minutes,
        {
            "outcome": Answer("section_47"),
            "enquiry": Answer("single"),
            "actions": Answer(("one",)),
            **{f"actions/one/{name}": Answer(value) for name, value in rows.items()},
        },
        clock,
    )
    complete_record(desk, minutes)
    assert step_of(desk, case_id, "section_47_enquiry") == "open"
    told = [
        line.fact.values for line in case_view(desk, case_id).chronology if line.fact.record_id == meeting
    ]
    assert [fact.get("outcome") for fact in told] == ["section_47"]


def test_the_chair_is_flagged_only_where_the_source_names_one(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    for kind, flagged in (
        ("strategy_meeting", True),
        ("risk_discussion_cin", False),
        ("step_down_meeting", False),
    ):
        meeting = plan_meeting(desk, case_id, kind).record_id
        save_answer(desk, meeting, FieldKey("chair"), Answer("other"))
        assert bool(meeting_view(desk, meeting).chair_flag) is flagged, kind
