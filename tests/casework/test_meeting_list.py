"""Meetings across cases: to set up, coming with their limit, held; initials and references only."""

from datetime import date, timedelta

import pytest

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meeting_list import all_meetings
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.panel import panel_words
from hsb_desktop.casework.panel_days import set_panel_day
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import meeting_held
from tests.casework.people import rowan


@pytest.fixture
def case_id(desk: Desk, clock: FixedClock) -> CaseId:
    """HSB 2, decided on Monday 21 December 2026."""
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 2})
    return case_id


def test_a_meeting_that_is_asked_for_is_to_be_set_up_until_it_is(desk: Desk, case_id: CaseId) -> None:
    view = all_meetings(desk)
    [line] = [line for line in view.to_set_up if line.step.step == "strategy_meeting"]
    assert (line.initials, line.reference, line.step.due) == ("R.E.", "C-0001", date(2026, 12, 24))
    assert "Ellery" not in repr(view)
    plan_meeting(desk, case_id, "strategy_meeting", date(2026, 12, 23), "15:30")
    view = all_meetings(desk)
    assert "strategy_meeting" not in {line.step.step for line in view.to_set_up}
    [row] = view.coming
    assert row.step is not None
    assert (row.step.due, row.late, row.past) == (date(2026, 12, 24), False, False)


def test_a_meeting_planned_after_its_limit_and_one_without_a_record_are_told(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    plan_meeting(desk, case_id, "strategy_meeting", date(2026, 12, 29))
    [row] = all_meetings(desk).coming
    assert (row.late, row.past) == (True, False)
    clock.advance(timedelta(days=9))
    [row] = all_meetings(desk).coming
    assert row.past


def test_held_meetings_come_last(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    assert all_meetings(desk).held == ()
    meeting_held(desk, clock, case_id, {"outcome": Answer("no_section_47")})
    view = all_meetings(desk)
    assert [row.line.reference for row in view.held] == ["C-0001"]
    assert (view.coming, view.more) == ((), 0)


def test_the_next_day_of_the_panel_is_among_them(desk: Desk, case_id: CaseId) -> None:
    assert all_meetings(desk).panel is None
    set_panel_day(desk, date(2027, 2, 11))
    set_panel_day(desk, date(2027, 1, 14))
    panel = all_meetings(desk).panel
    assert panel is not None
    assert (panel.on, panel.word) == (date(2027, 1, 14), panel_words(desk).word)
