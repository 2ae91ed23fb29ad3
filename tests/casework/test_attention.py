"""A case with an entry that the procedure refuses, put in behind casework: it alone is set aside, in one line."""

from datetime import date

import pytest

from hsb_desktop.casework.cases import NewCase, case_lines, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meeting_list import all_meetings
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.new_ids import new_fact_id
from hsb_desktop.casework.overview import panel_overview
from hsb_desktop.casework.panel import panel_view
from hsb_desktop.casework.ports import StoredFact
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.casework.today import today
from hsb_desktop.casework.views import CaseAside
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import rowan

REFUSED: tuple[dict[str, object], ...] = (
    {"fact": "category_decided", "on": "2026-12-21", "category": 9},
    {"fact": "nobody_knows_this", "on": "2026-12-21"},
    {"fact": "category_decided", "on": "the day before"},
    {"fact": "category_decided"},
    {},
)


@pytest.fixture
def sound(desk: Desk) -> CaseId:
    """A case that waits for a meeting and for the panel."""
    case_id = rowan(desk)
    decision = {"fact": "category_decided", "on": desk.clock.today(), "category": 2, "cse_linked": True}
    record_fact(desk, case_id, decision)
    return case_id


def broken(desk: Desk, values: dict[str, object]) -> CaseAside:
    """Another case, with a fact stored as it is."""
    case_id = open_case(
        desk, NewCase("Sam Kestrel", date(2012, 1, 2), "open_case", desk.clock.today())
    ).case_id
    with desk.store.unit() as unit:
        unit.add_fact(StoredFact(new_fact_id(), case_id, values, desk.clock.now()))
        case = unit.case(case_id)
    return CaseAside(case_id, case.reference, "S.K.")


@pytest.mark.parametrize("values", REFUSED, ids=[str(place) for place in range(len(REFUSED))])
def test_it_stops_no_list_of_the_others(desk: Desk, sound: CaseId, values: dict[str, object]) -> None:
    aside = broken(desk, values)
    with pytest.raises(NotAccepted):
        case_view(desk, aside.case_id)
    day, meetings, panel = today(desk), all_meetings(desk), panel_view(desk)
    assert day.aside == meetings.aside == panel.aside == (aside,)
    assert {line.case_id for line in (*day.overdue, *day.due_today, *day.next)} == {sound}
    assert {line.case_id for line in meetings.to_set_up} == {sound}
    assert {line.case_id for line in panel.asked} == {sound}
    assert panel_overview(desk).charts
    assert [(line.case_id, line.aside) for line in case_lines(desk)] == [
        (aside.case_id, True),
        (sound, False),
    ]


def test_its_own_meetings_stay_in_the_list(desk: Desk, clock: FixedClock, sound: CaseId) -> None:
    assert clock.today() == desk.clock.today()
    kind = all_meetings(desk).to_set_up[0].step.action.removeprefix("meeting:")
    plan_meeting(desk, sound, kind)
    with desk.store.unit() as unit:
        unit.add_fact(StoredFact(new_fact_id(), sound, REFUSED[0], clock.now()))
    view = all_meetings(desk)
    assert [row.line.case_id for row in view.coming] == [sound]
    assert (view.to_set_up, [one.case_id for one in view.aside]) == ((), [sound])
