"""From a concern to a printed pack for HSB 2 and HSB 3, through casework alone, on the real store with real papers."""

import hashlib
from datetime import date, timedelta

import pytest

from hsb_desktop.casework.assessment import assessment_result
from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import meeting_view, plan_meeting, preview_outcome
from hsb_desktop.casework.papers import issue, issued_bytes, preview, recipients
from hsb_desktop.casework.today import today
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided, meeting_held, plan_made
from tests.casework.people import rowan, step_of


@pytest.mark.parametrize(("category", "present"), [("2", ("c2_2",)), ("3", ("c3_1", "c2_2"))])
def test_from_a_concern_to_a_pack(
    desk: Desk, clock: FixedClock, category: str, present: tuple[str, ...]
) -> None:
    case_id = rowan(desk)
    assert step_of(desk, case_id, "assess_risk") == "open"
    clock.advance(timedelta(days=2))  # Wednesday 23 December
    assessment = decided(desk, clock, case_id, category, present)
    assert assessment_result(desk, assessment).suggested == int(category)
    view = case_view(desk, case_id)
    assert view.banner.category.value == int(category)
    step = view.banner.next_step
    assert step is not None
    assert (step.step, step.due) == ("strategy_meeting", date(2026, 12, 30))
    assert step.rule == "3 working days from Wed 23 December; 25 and 28 December do not count; §5.3"
    assert (step.action, step.strict_due) == ("meeting:strategy_meeting", date(2026, 12, 29))
    clock.advance(timedelta(days=7))  # Wednesday 30 December
    assert [line.step.when for line in today(desk).due_today] == ["Due today"]

    record_fact(desk, case_id, {"fact": "police_referral_made", "on": clock.today()})
    meeting = meeting_held(
        desk, clock, case_id, {"outcome": Answer("section_47"), "enquiry": Answer("joint")}
    )
    assert meeting_view(desk, meeting).quorum.missing == ("police",)
    assert step_of(desk, case_id, "strategy_meeting") == "done"
    assert step_of(desk, case_id, "section_47_enquiry") == "open"
    assert step_of(desk, case_id, "record:strategy_minutes") == "done"
    safety = plan_made(desk, clock, case_id, "safety_plan")
    plan_made(desk, clock, case_id, "diversion_plan")
    assert (
        step_of(desk, case_id, "record:safety_plan")
        == step_of(desk, case_id, "record:diversion_plan")
        == "done"
    )

    who = [
        one for one in recipients(desk, case_id, "meeting_pack", meeting) if one.copy_type == "professional"
    ]
    packs = [issue(desk, case_id, "meeting_pack", meeting, one.id) for one in who]
    assert [pack.paper.copy_number for pack in packs] == list(range(1, len(who) + 1))
    for pack in packs:
        assert pack.data.startswith(b"%PDF")
        assert pack.paper.pages >= 5
        assert hashlib.sha256(issued_bytes(desk, pack.paper.id)).hexdigest() == pack.paper.sha256
    family = next(
        one for one in recipients(desk, case_id, "safety_plan", safety) if one.copy_type == "family"
    )
    shown_first = preview(desk, case_id, "safety_plan", safety, family.id)
    assert shown_first.may_issue, shown_first.checks
    first = issue(desk, case_id, "safety_plan", safety, family.id)
    clock.advance(timedelta(hours=1))
    again = issue(desk, case_id, "safety_plan", safety, family.id)
    assert again.data == first.data
    assert again.paper == first.paper


def test_what_an_outcome_sets_in_motion_is_shown_before_it_is_saved(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    decided(desk, clock, case_id, "2", ("c2_1",))
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    before = case_view(desk, case_id).pathway
    shown = preview_outcome(desk, meeting, {"outcome": "section_47", "enquiry": "single"})
    assert [step.step for step in shown.sets_in_motion] == ["section_47_enquiry", "record:strategy_minutes"]
    assert [step.step for step in shown.completes] == ["strategy_meeting"]
    assert preview_outcome(desk, meeting, {"outcome": "section_47"}).refusal.startswith(
        "Whether the enquiry is single or joint: it is missing;"
    )
    assert case_view(desk, case_id).pathway == before
