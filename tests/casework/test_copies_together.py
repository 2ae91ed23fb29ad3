"""The copies that are printed in one go: those that were issued and still hold, byte for byte, and nobody else's."""

from datetime import timedelta

import pytest

from hsb_desktop.casework.copies_together import copies_to_print
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.papers import issue, preview, recipients
from hsb_desktop.casework.records import open_record, save_answer, start_record
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided, plan_made
from tests.casework.people import rowan
from tests.casework.test_papers import PLAN, reader, words_of

PACK = "meeting_pack"


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a parent, a teacher and a linked child."""
    return rowan(desk)


def test_the_copies_that_hold_are_printed_together(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    decided(desk, clock, case_id, "2", ("c2_1",))
    plan_made(desk, clock, case_id, PLAN)
    meeting = plan_meeting(desk, case_id, "strategy_meeting", clock.today(), "10:00").record_id
    with pytest.raises(CannotIssue, match="Nothing was printed"):
        copies_to_print(desk, case_id, PACK, meeting)
    people = [reader(desk, case_id, PACK, meeting, name).id for name in ("P. Lindqvist", "C. Ellery")]
    packs = [issue(desk, case_id, PACK, meeting, who) for who in people]
    together = copies_to_print(desk, case_id, PACK, meeting)
    assert [one.paper.recipient for one in together] == ["P. Lindqvist", "C. Ellery"]
    assert [one.data for one in together] == [one.data for one in packs]
    clock.advance(timedelta(minutes=5))
    save_answer(desk, meeting, FieldKey("place"), Answer("Another room"))
    still = copies_to_print(desk, case_id, PACK, meeting)
    assert [one.paper.recipient for one in still] == ["C. Ellery"], (
        "the professional’s copy names the old place"
    )


def test_a_pack_is_one_numbered_paper_for_each_and_leaves_drafts_out(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    decided(desk, clock, case_id, "2", ("c2_1",))
    plan = plan_made(desk, clock, case_id, PLAN)
    start_record(desk, case_id, "diversion_plan")
    meeting = start_record(desk, case_id, "strategy_meeting").record_id
    teacher = reader(desk, case_id, "meeting_pack", meeting, "P. Lindqvist")
    with pytest.raises(CannotIssue, match="Enter the date of the meeting"):
        issue(desk, case_id, "meeting_pack", meeting, teacher.id)
    for name, value in (("date", "2026-12-23"), ("chair", "other"), ("chair_because", "Both are away.")):
        save_answer(desk, meeting, FieldKey(name), Answer(value))
    parent = reader(desk, case_id, "meeting_pack", meeting, "C. Ellery")
    shown = preview(desk, case_id, "meeting_pack", meeting, teacher.id)
    assert ("Diversion plan", "still a draft") in shown.left_out
    everybody = [one for one in recipients(desk, case_id, PACK, meeting) if not one.why_not]
    assert (shown.copy_number, shown.copies) == (1, len(everybody)), "packs are counted out and collected"
    alone = preview(desk, case_id, PLAN, plan, reader(desk, case_id, PLAN, plan, "C. Ellery").id)
    assert alone.copies == 0
    line = alone.paper.recipient.copy_line(alone.copy_number, alone.copies)
    assert line == "Copy 1 for C. Ellery", "nobody knows how many copies of a plan there will be"
    packs = [issue(desk, case_id, "meeting_pack", meeting, who.id) for who in (teacher, parent)]
    assert [(pack.paper.copy_number, pack.paper.recipient) for pack in packs] == [
        (1, "P. Lindqvist"),
        (2, "C. Ellery"),
    ]
    assert open_record(desk, meeting).record.status.value == "draft"  # the meeting itself goes on
    family = words_of(desk, case_id, "meeting_pack", meeting, "C. Ellery")
    professional = words_of(desk, case_id, "meeting_pack", meeting, "P. Lindqvist")
    for words in ("HSB 2 Abusive", "Both are away."):
        assert words in professional
        assert words not in family
    assert issue(desk, case_id, "meeting_pack", meeting, parent.id).data == packs[1].data
