"""The copies that are printed in one go: those that were issued and still hold, byte for byte, and nobody else's."""

from datetime import timedelta

import pytest

from hsb_desktop.casework.copies_together import copies_to_print
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.papers import issue
from hsb_desktop.casework.records import save_answer
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided, plan_made
from tests.casework.people import rowan
from tests.casework.test_papers import PLAN, reader

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
