"""A pack issued to several recipients at once: every copy checked, numbered and entered, or none of them issued."""

from datetime import date, timedelta

import pytest

from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, open_case
from hsb_desktop.casework.copies import register_of
from hsb_desktop.casework.copies_together import copies_to_print, how_many_to_print
from hsb_desktop.casework.copy_values import BY_EMAIL, BY_HAND, BY_POST, Delivery
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.issuing_together import begin_all, draw_one, finish_all
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.paper_making import content_of, same_wording
from hsb_desktop.casework.papers import Asked, prepare
from hsb_desktop.casework.records import save_answer
from hsb_desktop.casework.refusals import CannotIssue, LookAgain
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import rowan
from tests.casework.test_papers import reader

PACK = "meeting_pack"
WAYS = {"C. Ellery": BY_POST, "P. Lindqvist": BY_HAND, "A. Sample": BY_EMAIL}


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a parent, a teacher, a nurse and a linked child."""
    found = rowan(desk)
    add_person(desk, found, NewPerson(PersonKind.PROFESSIONAL, "A. Sample", "School nurse", "Health"))
    return found


@pytest.fixture
def meeting(desk: Desk, clock: FixedClock, case_id: CaseId) -> RecordId:
    """A meeting of today."""
    return plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id


def wanted(desk: Desk, case_id: CaseId, meeting: RecordId) -> list[Asked]:
    """A copy for each, looked at."""
    found = []
    for name, way in WAYS.items():
        who = reader(desk, case_id, PACK, meeting, name).id
        seen = content_of(prepare(desk, Asked(case_id, PACK, meeting, who)).paper)
        found.append(Asked(case_id, PACK, meeting, who, seen, Delivery(way)))
    return found


def register(desk: Desk, case_id: CaseId) -> list[tuple[int, str, str]]:
    """Number, reader and way of every copy."""
    with desk.store.unit() as unit:
        lines = register_of(unit, case_id)
    return sorted((one.paper.copy_number, one.paper.recipient, one.how.split(",")[0]) for one in lines)


def test_all_are_issued_with_their_numbers_and_ways(
    desk: Desk, case_id: CaseId, meeting: RecordId, clock: FixedClock
) -> None:
    begun = begin_all(desk, wanted(desk, case_id, meeting))
    assert register(desk, case_id) == [], "nothing is issued before it is drawn"
    drawn = [draw_one(desk, one) for one in begun]
    assert register(desk, case_id) == [], "whoever stops here leaves nothing behind"
    issued = finish_all(desk, begun, drawn)
    assert [paper.copy_number for paper in issued.papers] == [1, 2, 3]
    assert register(desk, case_id) == [
        (1, "C. Ellery", "By post"),
        (2, "P. Lindqvist", "By hand"),
        (3, "A. Sample", "By secure e-mail"),
    ]
    assert [one.data for one in copies_to_print(desk, case_id, PACK, meeting)] == [one.data for one in drawn]
    with pytest.raises(CannotIssue, match="has this very copy already"):
        begin_all(desk, [one.asked for one in begun])
    clock.advance(timedelta(minutes=5))
    save_answer(desk, meeting, FieldKey("place"), Answer("Another room"))
    assert how_many_to_print(desk, case_id, PACK, meeting) == 1, "only the parent's copy says how it is today"
    again = wanted(desk, case_id, meeting)[1:]
    begun = begin_all(desk, again)
    finish_all(desk, begun, [draw_one(desk, one) for one in begun])
    assert how_many_to_print(desk, case_id, PACK, meeting) == 3, "a superseded copy does not count"
    assert len(register(desk, case_id)) == 5


def test_what_changes_while_they_are_drawn_leaves_no_copy_and_no_entry(
    desk: Desk, case_id: CaseId, meeting: RecordId, clock: FixedClock
) -> None:
    begun = begin_all(desk, wanted(desk, case_id, meeting))
    drawn = [draw_one(desk, one) for one in begun]
    clock.advance(timedelta(minutes=5))
    save_answer(desk, meeting, FieldKey("place"), Answer("Another room"))  # it is on the second and third
    with pytest.raises(CannotIssue, match="Something on this paper changed"):
        finish_all(desk, begun, drawn)
    assert register(desk, case_id) == []
    with pytest.raises(LookAgain):
        begin_all(desk, [one.asked for one in begun])


def test_one_copy_that_may_not_go_stops_them_all_by_name(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    new = NewCase("Kit Danby", date(2012, 6, 3), "open_case", date(2026, 12, 21))
    other = open_case(desk, new).case_id
    add_person(desk, other, NewPerson(PersonKind.PARENT, "Obi Danby", "Parent"))
    save_answer(desk, meeting, FieldKey("place"), Answer("At the house of Obi Danby"))
    asked = wanted(desk, case_id, meeting)
    with pytest.raises(CannotIssue, match=r"The copy for P\. Lindqvist cannot go"):
        begin_all(desk, asked)
    assert begin_all(desk, asked[:1])
    with pytest.raises(CannotIssue, match=r"Say how the copy reaches C\. Ellery"):
        begin_all(desk, [Asked(case_id, PACK, meeting, asked[0].recipient_id)])
    for wrong in ([], [asked[0], asked[0]]):
        with pytest.raises(ValueError, match="cop"):
            begin_all(desk, wrong)


def test_who_looked_at_one_copy_knows_those_that_say_the_same(
    desk: Desk, case_id: CaseId, meeting: RecordId
) -> None:
    parent, teacher, nurse = (prepare(desk, one).paper for one in wanted(desk, case_id, meeting))
    assert same_wording(teacher, nurse)
    assert not same_wording(teacher, parent)
