"""The picture of the work flow: each box's state follows from the steps, in each category and after each outcome."""

from datetime import timedelta

import pytest

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.views import PathNode
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import rowan


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a concern today."""
    return rowan(desk)


def boxes(desk: Desk, case_id: CaseId) -> dict[str, PathNode]:
    """Every box by id."""
    return {node.id: node for column in case_view(desk, case_id).pathway.columns for node in column.nodes}


def decide(desk: Desk, case_id: CaseId, category: object, **fields: object) -> None:
    """A decision today."""
    record_fact(
        desk, case_id, {"fact": "category_decided", "on": desk.clock.today(), "category": category, **fields}
    )


def states(desk: Desk, case_id: CaseId) -> dict[str, str]:
    """Every box's state."""
    return {name: node.state for name, node in boxes(desk, case_id).items()}


def test_at_first_everything_may_come_but_the_assessment_is_now(desk: Desk, case_id: CaseId) -> None:
    view = case_view(desk, case_id).pathway
    assert [(column.title, column.section, column.here) for column in view.columns] == [
        ("Concern", "§3", False),
        ("Assess", "§3", True),
        ("Meet", "§5", False),
        ("Decide", "§6", False),
        ("What follows", "§5 to 8", False),
    ]
    found = boxes(desk, case_id)
    assert (found["concern"].state, found["concern"].line) == ("done", "Mon 21 December")
    assert (found["risk"].state, found["risk"].here) == ("now", True)
    assert {found[name].state for name in ("strategy", "step_down", "section_47", "mase", "recording")} == {
        "possible"
    }
    assert found["section_47"].group == desk.book.picture(desk.clock.today()).columns[3].group != ""
    assert "immediate" not in found  # drawn once it is reached


def test_hsb_2_leads_to_the_strategy_meeting(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    decide(desk, case_id, 2)
    found = boxes(desk, case_id)
    assert (found["risk"].state, found["risk"].line) == ("done", "Mon 21 December")
    meeting = found["strategy"]
    assert (meeting.state, meeting.line, meeting.here) == ("now", "Thu 24 December", True)
    assert meeting.step is not None
    assert meeting.step.action == "meeting:strategy_meeting"
    assert (found["step_down"].state, found["step_down"].line) == ("not_required", "Not required: HSB 2")
    assert (found["risk_discussion"].state, found["mase"].line) == (
        "not_required",
        "Not required: no CSE link",
    )
    assert (found["recording"].state, found["recording"].line) == ("now", "0 of 4 complete")
    assert found["diversion"].state == "now"
    record_fact(desk, case_id, {"fact": "record_completed", "on": clock.today(), "record": "safety_plan"})
    assert boxes(desk, case_id)["recording"].line == "1 of 4 complete"
    links = {(link.start, link.end): link.state for link in case_view(desk, case_id).pathway.links}
    assert links["concern", "risk"] == "done"
    assert links["risk", "strategy"] == "now"
    assert links["risk", "step_down"] == "not_required"
    assert links["strategy", "section_47"] == "possible"


def test_one_outcome_is_chosen_and_the_others_are_not(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    decide(desk, case_id, 3)
    clock.advance(timedelta(days=1))
    record_fact(
        desk,
        case_id,
        {"fact": "strategy_meeting_held", "on": clock.today(), "outcome": "section_47", "enquiry": "joint"},
    )
    found = boxes(desk, case_id)
    assert (found["strategy"].state, found["section_47"].state) == ("done", "now")
    assert {found[name].line for name in ("legal_action", "follow_up", "no_section_47")} == {"Not chosen"}
    record_fact(desk, case_id, {"fact": "section_47_concluded", "on": clock.today(), "conference": True})
    found = boxes(desk, case_id)
    assert (found["section_47"].state, found["conference"].state) == ("done", "now")


def test_no_section_47_is_done_by_the_outcome_itself(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    decide(desk, case_id, 2)
    record_fact(
        desk, case_id, {"fact": "strategy_meeting_held", "on": clock.today(), "outcome": "no_section_47"}
    )
    found = boxes(desk, case_id)
    assert (found["no_section_47"].state, found["no_section_47"].line) == ("done", "Mon 21 December")
    assert found["section_47"].state == "not_required"


@pytest.mark.parametrize(
    ("category", "now", "not_required"),
    [
        ("none", "consultation", {"strategy", "step_down", "risk_discussion"}),
        (0, "step_down", {"strategy", "risk_discussion"}),
        (1, "risk_discussion", {"strategy", "step_down"}),
    ],
)
def test_other_categories_take_other_ways(
    desk: Desk, case_id: CaseId, category: object, now: str, not_required: set[str]
) -> None:
    decide(desk, case_id, category)
    found = states(desk, case_id)
    assert found[now] == "now"
    assert {
        name for name in ("strategy", "step_down", "risk_discussion") if found[name] == "not_required"
    } == not_required


def test_a_step_that_fell_away_says_why(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    decide(desk, case_id, 2)
    clock.advance(timedelta(days=1))
    decide(desk, case_id, "none")
    found = boxes(desk, case_id)
    assert (found["strategy"].state, found["strategy"].line) == ("not_required", "Not required: not HSB")
    assert found["recording"].state == "not_required"


def test_an_emergency_draws_the_immediate_discussion(desk: Desk, case_id: CaseId) -> None:
    decide(desk, case_id, 3, immediate_risk=True)
    node = boxes(desk, case_id)["immediate"]
    assert (node.state, node.here, node.row) == ("now", True, -1.0)


def test_a_closed_case_has_nothing_to_do_now(desk: Desk, case_id: CaseId) -> None:
    record_fact(desk, case_id, {"fact": "case_closed", "on": desk.clock.today()})
    found = boxes(desk, case_id)
    assert "now" not in {node.state for node in found.values()}
    assert (found["risk"].state, found["risk"].line) == ("not_required", "Not required")
