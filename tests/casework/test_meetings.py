"""Meetings: the list and who is missing, the agenda, the outcome and what it sets in motion."""

from datetime import date, timedelta

import pytest

from hsb_desktop.casework.cases import NewPerson, add_person, case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.invitations import call_off
from hsb_desktop.casework.meeting_words import unnamed_words
from hsb_desktop.casework.meetings import (
    add_attendee,
    day_to_correct,
    meeting_view,
    minutes_of,
    plan_meeting,
    preview_outcome,
    record_outcome,
    set_attendance,
)
from hsb_desktop.casework.records import (
    amend_record,
    keep_typing,
    open_record,
    save_answer,
    settle,
    start_record,
)
from hsb_desktop.casework.refusals import Incomplete, NotAccepted, NotReady
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import ATTENDED, decided, meeting_held
from tests.casework.people import fill, rowan, step_of


@pytest.fixture
def case_id(desk: Desk, clock: FixedClock) -> CaseId:
    """A case at HSB 2 since today."""
    case_id = rowan(desk)
    decided(desk, clock, case_id, "2", ("c2_1",))
    return case_id


@pytest.fixture
def meeting(desk: Desk, case_id: CaseId) -> RecordId:
    """A strategy meeting planned for Wednesday."""
    planned = plan_meeting(
        desk, case_id, "strategy_meeting", date(2026, 12, 23), "15:30", chair_name="M. Adeyemi"
    )
    return planned.record_id


def attend(desk: Desk, meeting: RecordId, **states: str) -> None:
    """Set how somebody stands, by role."""
    for role, state in states.items():
        set_attendance(desk, meeting, RowId(role), {"attendance": state})


def test_a_planned_meeting_has_its_list_its_clock_and_its_agenda(desk: Desk, meeting: RecordId) -> None:
    view = meeting_view(desk, meeting)
    assert (view.title, view.on, view.at, view.state) == (
        "Strategy meeting",
        date(2026, 12, 23),
        "15:30",
        "planned",
    )
    assert [row.role for row in view.rows][:3] == ["referrer", "education", "health"]
    names = {row.role: row.name for row in view.rows if row.name}
    assert names == {
        "social_worker": "T. Marlow",
        "parent_carer": "C. Ellery",
        "young_person": "Rowan Ellery",
    }
    assert view.clock is not None
    assert (view.clock.step, view.clock.due) == ("strategy_meeting", date(2026, 12, 24))
    assert [(item.number, item.title, item.state) for item in view.agenda][:2] == [
        (1, "Significant harm", "now"),
        (2, "Risks to the child and to others", "todo"),
    ]
    assert (view.minutes, view.held, view.chair, view.chair_flag) == (None, False, "M. Adeyemi", "")


def test_who_is_missing_is_a_warning_with_its_source(desk: Desk, meeting: RecordId) -> None:
    quorum = meeting_view(desk, meeting).quorum
    assert quorum.missing == ("social_care", "police", "health")
    assert quorum.title == "Not invited yet: Children’s Social Care, police and health"
    attend(desk, meeting, social_worker="invited", police="invited", health="invited")
    assert meeting_view(desk, meeting).quorum.missing == ()
    attend(desk, meeting, social_worker="attended", health="apologies")
    quorum = meeting_view(desk, meeting).quorum
    assert (quorum.missing, quorum.title) == (("police", "health"), "Not in the room: police and health")
    assert quorum.text.startswith(
        "Children’s Social Care, police and health are the usual minimum. You can go ahead"
    )
    assert quorum.source == "national, Working Together"


def test_attendance_is_counted_and_reasons_are_asked_where_they_are_required(
    desk: Desk, meeting: RecordId
) -> None:
    attend(desk, meeting, referrer="attended", education="attended", health="apologies", police="invited")
    attend(desk, meeting, parent_carer="not_invited", other="not_invited")
    view = meeting_view(desk, meeting)
    labels = [row.role_label for row in view.rows if row.state == "attended"]
    assert unnamed_words(view.rows) == f"Attended, but nobody is named: {labels[0]} and {labels[1]}"
    set_attendance(desk, meeting, RowId("referrer"), {"person": "Petra Lindqvist"})
    assert unnamed_words(meeting_view(desk, meeting).rows) == f"Attended, but nobody is named: {labels[1]}"
    set_attendance(desk, meeting, RowId("education"), {"person": "Iris Vale"})
    assert unnamed_words(meeting_view(desk, meeting).rows) == ""
    counts = view.counts
    assert (counts.in_the_room, counts.apologies, counts.no_answer, counts.not_invited) == (2, 1, 1, 2)
    assert [row.role for row in view.rows if row.reason_missing] == ["parent_carer"]
    because = {
        "not_invited_because": "the chair agrees first what can be shared",
        "not_invited_decided_by": "M. Adeyemi",
    }
    set_attendance(desk, meeting, RowId("parent_carer"), because)
    set_attendance(desk, meeting, RowId("health"), {"report_sent": True, "can_commit": True})
    rows = {row.role: row for row in meeting_view(desk, meeting).rows}
    assert not rows["parent_carer"].reason_missing
    assert (rows["health"].report_sent, rows["health"].can_commit, rows["police"].report_sent) == (
        True,
        True,
        False,
    )
    with pytest.raises(KeyError):
        set_attendance(desk, meeting, RowId("police"), {"shoe_size": "9"})
    with pytest.raises(TypeError):
        set_attendance(desk, meeting, RowId("police"), {"attendance": 3})


def test_somebody_is_added_to_the_list(desk: Desk, meeting: RecordId) -> None:
    added = add_attendee(desk, meeting, "other", "L. Brandt", "Youth service")
    row = meeting_view(desk, meeting).rows[-1]
    assert (row.row, row.role_label, row.name) == (
        added.row,
        "Other person working with the child",
        "L. Brandt",
    )


def test_with_two_carers_no_name_is_guessed(desk: Desk, case_id: CaseId) -> None:
    add_person(desk, case_id, NewPerson(PersonKind.CARER, "J. Ellery"))
    rows = meeting_view(desk, plan_meeting(desk, case_id, "strategy_meeting").record_id).rows
    assert [row.name for row in rows if row.role == "parent_carer"] == [""]


def test_another_chair_is_flagged(desk: Desk, meeting: RecordId) -> None:
    save_answer(desk, meeting, FieldKey("chair"), Answer("other"))
    view = meeting_view(desk, meeting)
    assert (
        view.chair_flag
        == "The procedure names somebody else to take the chair (§5.3). Say why it is different here."
    )
    assert view.chair == "M. Adeyemi", "somebody else is no role"
    save_answer(desk, meeting, FieldKey("chair_because"), Answer("Both are away."))
    assert meeting_view(desk, meeting).chair_flag.endswith("(§5.3). The reason is written down.")
    save_answer(desk, meeting, FieldKey("chair"), Answer("coordinator"))
    assert meeting_view(desk, meeting).chair_flag == ""


def test_the_agenda_follows_the_minutes(desk: Desk, meeting: RecordId) -> None:
    minutes = minutes_of(desk, meeting).record_id
    assert minutes_of(desk, meeting).record_id == minutes
    keep_typing(desk, minutes, FieldKey("significant_harm_notes"), "The meeting considered", 22)
    view = meeting_view(desk, meeting)
    assert [item.state for item in view.agenda] == ["done", "now", "todo", "todo", "todo", "todo"]
    assert view.minutes == minutes
    set_state = {FieldKey("agenda_state", "agenda", RowId("mase")): Answer("now")}
    for key, answer in set_state.items():
        save_answer(desk, meeting, key, answer)
    assert [item.state for item in meeting_view(desk, meeting).agenda] == [
        "done",
        "todo",
        "todo",
        "todo",
        "todo",
        "now",
    ]


def test_an_outcome_is_refused_until_the_meeting_is_recorded(
    desk: Desk, clock: FixedClock, case_id: CaseId, meeting: RecordId
) -> None:
    with pytest.raises(NotReady, match="The minutes hold the outcome"):
        record_outcome(desk, meeting)
    clock.advance(timedelta(days=2))
    minutes = minutes_of(desk, meeting).record_id
    with pytest.raises(Incomplete):
        record_outcome(desk, meeting)
    fill(desk, meeting, {**ATTENDED, "attendance/police/attendance": Answer("apologies")}, clock)
    with pytest.raises(NotAccepted, match="Its outcome: it is missing; give its outcome"):
        record_outcome(desk, meeting)
    save_answer(desk, minutes, FieldKey("outcome"), Answer("follow_up"))
    with pytest.raises(NotAccepted, match="The date by which the follow-up is held: it is missing"):
        record_outcome(desk, meeting)
    assert step_of(desk, case_id, "strategy_meeting") == "open"
    save_answer(desk, minutes, FieldKey("follow_up_by"), Answer("2027-01-08"))
    save_answer(desk, minutes, FieldKey("review_every_days"), Answer(7))
    assert {step.step for step in preview_outcome(desk, meeting).sets_in_motion} == {
        "follow_up_meeting",
        "manager_review",
        "record:strategy_minutes",
    }
    record_outcome(desk, meeting)
    assert step_of(desk, case_id, "manager_review") == "open"
    view = meeting_view(desk, meeting)
    assert (view.held, view.state, view.clock is None) == (
        True,
        "held",
        False,
    )  # it could answer the follow-up


def test_a_meeting_that_is_still_to_come_has_no_outcome(
    desk: Desk, clock: FixedClock, meeting: RecordId
) -> None:
    minutes = minutes_of(desk, meeting).record_id
    fill(desk, meeting, ATTENDED, clock)
    save_answer(desk, minutes, FieldKey("outcome"), Answer("no_section_47"))
    with pytest.raises(NotAccepted, match="Wednesday 23 December 2026 is still to come"):
        record_outcome(desk, meeting)
    assert not meeting_view(desk, meeting).held


def test_the_minutes_follow_a_meeting_that_is_moved_until_they_say_something_else(
    desk: Desk, clock: FixedClock, meeting: RecordId
) -> None:
    minutes = minutes_of(desk, meeting).record_id
    fill(desk, meeting, ATTENDED, clock)
    save_answer(desk, minutes, FieldKey("outcome"), Answer("no_section_47"))
    found = day_to_correct(desk, meeting)
    assert found is not None
    assert (found[0], found[1].key) == (meeting, FieldKey("date"))
    today = clock.today().isoformat()
    save_answer(desk, meeting, FieldKey("chair_name"), Answer("D. Okonjo"))
    keep_typing(desk, meeting, FieldKey("date"), today, 10)
    settle(desk, meeting)
    held = open_record(desk, minutes).record.answers
    assert (held.text("held_on"), held.text("chaired_by")) == (today, "D. Okonjo")
    assert day_to_correct(desk, meeting) is None

    save_answer(desk, minutes, FieldKey("held_on"), Answer("2026-12-30"))
    save_answer(desk, meeting, FieldKey("date"), Answer("2026-12-18"))
    assert open_record(desk, minutes).record.answers.text("held_on") == "2026-12-30"
    found = day_to_correct(desk, meeting)
    assert found is not None
    assert (found[0], found[1].key) == (minutes, FieldKey("held_on"))
    assert "The minutes say Wednesday 30 December 2026" in found[1].message
    save_answer(desk, minutes, FieldKey("held_on"), Answer(today))
    save_answer(desk, meeting, FieldKey("date"), Answer(today))
    record_outcome(desk, meeting)
    assert meeting_view(desk, meeting).held


def test_a_discussion_closes_what_a_discussion_may(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    record_fact(
        desk,
        case_id,
        {"fact": "category_decided", "on": clock.today(), "category": 1, "significant_harm": True},
    )
    talk = plan_meeting(desk, case_id, "strategy_discussion", clock.today(), "09:30").record_id
    view = meeting_view(desk, talk)
    assert view.title == "Strategy discussion"
    assert view.clock is not None
    assert view.clock.step == "strategy_discussion_or_meeting"
    fill(desk, talk, ATTENDED, clock)
    save_answer(desk, minutes_of(desk, talk).record_id, FieldKey("outcome"), Answer("no_section_47"))
    record_outcome(desk, talk)
    assert step_of(desk, case_id, "strategy_discussion_or_meeting") == "done"
    assert step_of(desk, case_id, "risk_discussion") == "open"
    with pytest.raises(KeyError):
        plan_meeting(desk, case_id, "tea_party")


def test_an_amended_outcome_corrects_the_one_recorded(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    meeting = meeting_held(
        desk, clock, case_id, {"outcome": Answer("section_47"), "enquiry": Answer("single")}
    )
    view = meeting_view(desk, meeting)
    assert view.minutes is not None
    amend_record(desk, meeting, "The outcome was entered wrongly")
    amend_record(desk, view.minutes, "The outcome was entered wrongly")
    save_answer(desk, view.minutes, FieldKey("outcome"), Answer("no_section_47"))
    assert preview_outcome(desk, meeting).sets_in_motion == ()  # its minutes were completed
    record_outcome(desk, meeting)
    assert step_of(desk, case_id, "section_47_enquiry") == ""
    kinds = [line.fact.values["fact"] for line in case_view(desk, case_id).chronology]
    assert kinds.count("strategy_meeting_held") == 1


def test_another_record_is_no_meeting(desk: Desk, case_id: CaseId) -> None:
    plan = start_record(desk, case_id, "safety_plan").record_id
    with pytest.raises(NotReady, match="not a meeting"):
        meeting_view(desk, plan)


def test_a_step_leads_to_the_meeting_that_is_set_up_for_it(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    view = case_view(desk, case_id)
    steps = {step.step: step for step in view.pathway.steps}
    assert steps["strategy_meeting"].meeting == meeting
    assert view.banner.next_step is not None
    assert (view.banner.next_step.step, view.banner.next_step.meeting) == ("strategy_meeting", meeting)
    assert [step.step for step in steps.values() if step.meeting] == ["strategy_meeting"]
    call_off(desk, meeting, "The police cannot come.")
    steps = {step.step: step for step in case_view(desk, case_id).pathway.steps}
    assert steps["strategy_meeting"].meeting is None


def test_a_meeting_of_another_kind_that_answers_the_step_is_not_set_up_twice(
    desk: Desk, clock: FixedClock
) -> None:
    case_id = rowan(desk)
    values = {"fact": "category_decided", "on": clock.today(), "category": 1, "significant_harm": True}
    record_fact(desk, case_id, values)
    set_up = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "09:30").record_id
    steps = {step.step: step for step in case_view(desk, case_id).pathway.steps}
    assert steps["strategy_discussion_or_meeting"].meeting == set_up
