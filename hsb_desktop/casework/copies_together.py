"""Every copy of one paper that was issued and still holds, to be printed in one go; nothing is composed anew for it."""

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.paper_making import Making
from hsb_desktop.casework.paper_parts import read_source
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.casework.work_views import Issued
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t


def copies_to_print(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None) -> tuple[Issued, ...]:
    """The issued copies in the order of their numbers, byte for byte; CannotIssue where there is none.

    A copy for somebody who may not have it any more stays out, as does one that says what is not so any more.
    """
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        making = Making(desk, unit, case, read_source(desk, unit, case, kind, record_id))
        found = []
        for paper in making.holding():
            found.append(Issued(paper, unit.paper_bytes(paper.id), Changes()))
            unit.journal(JournalEntry("paper.opened", case_id, paper.id), desk.clock.now())
    if not found:
        raise CannotIssue(
            t("Nothing was printed: no copy that was issued says how it is today. Issue the copies again.")
        )
    return tuple(found)


def how_many_to_print(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None) -> int:
    """How many copies that would be; one that says what is not so any more does not count."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        return len(Making(desk, unit, case, read_source(desk, unit, case, kind, record_id)).holding())
