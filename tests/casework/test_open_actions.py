"""Actions are chased across meetings until they are done; marking one never touches the minutes."""

from datetime import date, timedelta

import pytest

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.open_actions import actions_of_case, mark_action
from hsb_desktop.casework.records import amend_record, save_answer
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.today import today
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import meeting_held
from tests.casework.people import rowan

NO_ENQUIRY = {"outcome": Answer("no_section_47")}


def test_an_action_is_open_then_overdue_then_done_and_can_be_taken_back(
    desk: Desk, clock: FixedClock
) -> None:
    case_id = rowan(desk)
    meeting_held(desk, clock, case_id, NO_ENQUIRY)
    (action,) = actions_of_case(desk, case_id)
    assert (action.action, action.owner, action.due) == ("Visit the school", "T. Marlow", date(2027, 1, 15))
    assert (action.state, action.when, action.agreed_at) == (
        "open",
        "In 25 days",
        "Strategy meeting, Mon 21 December",
    )
    clock.advance(timedelta(days=28))
    assert actions_of_case(desk, case_id)[0].when == "3 days over"
    assert [line.action for line in today(desk).actions] == ["Visit the school"]
    marked = mark_action(desk, action.record_id, action.row, clock.today())
    assert (marked.undo, marked.changes.cases) == (None, frozenset({case_id}))
    assert [line.state for line in actions_of_case(desk, case_id)] == ["done"]
    assert today(desk).actions == ()
    again = mark_action(desk, action.record_id, action.row, marked.undo)
    assert again.undo == clock.today()
    assert actions_of_case(desk, case_id)[0].is_open
    with desk.store.unit() as unit:
        assert unit.answers(action.record_id).cell_text("actions", action.row, "action_done") == ""


def test_only_an_action_that_is_there_is_marked_and_never_ahead(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    meeting_held(desk, clock, case_id, NO_ENQUIRY)
    (action,) = actions_of_case(desk, case_id)
    with pytest.raises(NotReady, match="still to come"):
        mark_action(desk, action.record_id, action.row, clock.today() + timedelta(days=1))
    with pytest.raises(NotReady, match="look at the case again"):
        mark_action(desk, action.record_id, RowId("another"), clock.today())


def test_a_mark_counts_before_what_the_minutes_say(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    meeting_held(desk, clock, case_id, NO_ENQUIRY)
    (action,) = actions_of_case(desk, case_id)
    amend_record(desk, action.record_id, "The school answered.")
    save_answer(desk, action.record_id, FieldKey("action_done", "actions", action.row), Answer("2026-12-21"))
    assert not actions_of_case(desk, case_id)[0].is_open
    assert mark_action(desk, action.record_id, action.row, None).undo == date(2026, 12, 21)
    assert actions_of_case(desk, case_id)[0].is_open
