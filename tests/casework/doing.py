"""Whole pieces of work for the tests of casework: an assessment decided, a meeting held, a plan made."""

from hsb_desktop.casework.assessment import decide
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.meetings import minutes_of, plan_meeting, record_outcome
from hsb_desktop.casework.records import complete_record, start_record
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import fill, matrix

ATTENDED = {
    f"attendance/{role}/attendance": Answer("attended")
    for role in ("referrer", "education", "health", "social_worker", "social_work_manager", "other")
}


def decided(
    desk: Desk, clock: FixedClock, case_id: CaseId, category: str, present: tuple[str, ...]
) -> RecordId:
    """An assessment completed with this decision."""
    record_id = start_record(desk, case_id, "risk_assessment").record_id
    form = desk.book.form_in_force("risk_assessment", clock.today())
    answers = matrix(form, present)
    answers |= {"category": Answer(category), "rationale": Answer("Agreed in consultation with SIPP.")}
    fill(desk, record_id, answers, clock)
    decide(desk, record_id)
    return record_id


def meeting_held(desk: Desk, clock: FixedClock, case_id: CaseId, outcome: dict[str, Answer]) -> RecordId:
    """A strategy meeting today with this outcome."""
    planned = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "15:30", chair="cp_coordinator")
    meeting = planned.record_id
    given = ATTENDED | {
        "attendance/police/attendance": Answer("invited"),
        "attendance/parent_carer/attendance": Answer("not_invited"),
        "attendance/young_person/attendance": Answer("not_invited"),
    }
    fill(desk, meeting, given, clock)
    minutes = minutes_of(desk, meeting).record_id
    action = {
        f"actions/row-one/{name}": Answer(value)
        for name, value in (
            ("action", "Visit the school"),
            ("action_owner", "T. Marlow"),
            ("action_due", "2027-01-15"),
        )
    }
    fill(desk, minutes, {**outcome, "actions": Answer(("row-one",)), **action}, clock)
    record_outcome(desk, meeting)
    complete_record(desk, minutes)
    return meeting


def plan_made(desk: Desk, clock: FixedClock, case_id: CaseId, form_id: str) -> RecordId:
    """A plan completed with one place, one helper and whatever the form requires."""
    record_id = start_record(desk, case_id, form_id).record_id
    rows = {}
    for item in desk.book.form_in_force(form_id, clock.today()).items():
        if isinstance(item, Repeat) and item.least:
            row = item.start_rows[0].id if item.start_rows else "row-one"
            if not item.start_rows:
                rows[item.id] = Answer((row,))
            rows[f"{item.id}/{row}/{next(q.id for q in item.questions if q.required)}"] = Answer(
                "Agreed with the school"
            )
    fill(desk, record_id, rows, clock)
    complete_record(desk, record_id)
    return record_id
