"""The panel of what is asked to be recorded: exists, how old, missing, why, and what begins it."""

from datetime import timedelta

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.records import start_record
from hsb_desktop.casework.views import AskedRecord, Completeness, RecordState
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import plan_made
from tests.casework.people import rowan


def panel(desk: Desk, case_id: CaseId) -> Completeness:
    """The panel of the case."""
    return case_view(desk, case_id).completeness


def line(desk: Desk, case_id: CaseId, record: str) -> AskedRecord:
    """One line of it."""
    return next(one for one in panel(desk, case_id).records if one.record == record)


def test_what_is_asked_for_follows_the_category_and_says_why(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    assert [one.record for one in panel(desk, case_id).records] == ["risk_assessment"]
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 1})
    asked = [one.record for one in panel(desk, case_id).records]
    assert asked == ["risk_assessment", "safety_plan", "consultation", "diversion_plan", "direct_work_plan"]
    plan = line(desk, case_id, "safety_plan")
    assert (plan.state, plan.age, plan.action, plan.source) == (
        RecordState.MISSING,
        "Not begun",
        "record:safety_plan",
        "§8",
    )
    assert "HSB 1 Problematic was decided" in plan.why
    assert panel(desk, case_id).missing == 4
    assert panel(desk, case_id).sentence == "1 of 5 are recorded."


def test_it_says_how_far_and_how_old_a_record_is(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 2})
    start_record(desk, case_id, "safety_plan")
    begun = line(desk, case_id, "safety_plan")
    assert (begun.state, begun.age[:5]) == (RecordState.BEGUN, "Begun")
    made = plan_made(desk, clock, case_id, "diversion_plan")
    done = line(desk, case_id, "diversion_plan")
    assert (done.state, done.record_id) == (RecordState.COMPLETE, made)
    assert done.age.startswith("Completed today")
    clock.advance(timedelta(days=16))
    assert line(desk, case_id, "diversion_plan").age.startswith("Completed 2 weeks ago")
    clock.advance(timedelta(days=400))
    later = line(desk, case_id, "diversion_plan")
    assert later.age.startswith("Completed 13 months ago")
    assert later.state is RecordState.REVIEW_PASSED


def test_what_is_required_no_more_is_left_out(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 1})
    clock.advance(timedelta(days=1))
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 0})
    assert [one.record for one in panel(desk, case_id).records] == ["risk_assessment"]
