"""Invented cases for the screens: one decided, with plans and a meeting, one just opened. Nobody is real."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework import cases, facts, meetings, records
from hsb_desktop.casework.cases import NewCase, NewPerson
from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided, plan_made

NEW = NewCase("Sam Kestrel", date(2013, 5, 4), "new_referral", date(2026, 12, 29), plan_status="none")
OLD = NewCase("Rowan Ellery", date(2012, 6, 3), "open_case", date(2026, 12, 21), plan_status="cin")
OTHER = NewCase("Noor Bellamy", date(2011, 2, 9), "open_case", date(2026, 12, 1), plan_status="cp")


@dataclass(frozen=True)
class Seeded:
    """What stands in the store."""

    case: CaseId  # Rowan Ellery, HSB 2, a meeting today
    new_case: CaseId  # Sam Kestrel, an assessment begun
    draft: RecordId  # Sam's assessment
    decided: RecordId  # Rowan's assessment, complete
    plan: RecordId  # Rowan's safety plan, begun
    done_plan: RecordId  # Rowan's diversion plan, complete
    meeting: RecordId  # Rowan's strategy meeting, today


def seed(desk: Desk, clock: FixedClock) -> Seeded:
    """Put everything there, on the store's thread."""
    case = cases.open_case(desk, OLD).case_id
    for person in (
        NewPerson(PersonKind.PARENT, "Casey Ellery", "mother", contact="by telephone, evenings"),
        NewPerson(PersonKind.PROFESSIONAL, "Petra Lindqvist", "designated teacher", "Hillside School"),
        NewPerson(PersonKind.LINKED_CHILD, "Sky Marlow", "linked record"),
    ):
        cases.add_person(desk, case, person)
    done = decided(desk, clock, case, "2", ("c1_1", "c2_2"))
    meeting = meetings.plan_meeting(
        desk, case, "strategy_meeting", date(2026, 12, 30), at="15:30", place="Room 2", chair="cp_coordinator"
    ).record_id
    plan = records.start_record(desk, case, "safety_plan").record_id
    agreed = Agreement(agreed=True, by="Rowan Ellery", on="2026-12-30").value
    records.save_answer(desk, plan, FieldKey("child_agreement"), Answer(agreed))
    done_plan = plan_made(desk, clock, case, "diversion_plan")
    new_case = cases.open_case(desk, NEW).case_id
    draft = records.start_record(desk, new_case, "risk_assessment").record_id
    given = {f"c1_{number}": Answer("present") for number in (1, 2)} | {"c2_2": Answer("present")}
    records.save_answers(desk, draft, {FieldKey(key): answer for key, answer in given.items()})
    overdue = cases.open_case(desk, OTHER).case_id
    facts.record_fact(desk, overdue, {"fact": "category_decided", "on": "2026-12-10", "category": 3})
    return Seeded(case, new_case, draft, done, plan, done_plan, meeting)
