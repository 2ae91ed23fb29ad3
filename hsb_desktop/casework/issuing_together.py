"""Copies of one paper for several recipients at once: each is checked as if it went alone, and all are issued or none.

They are composed and numbered in one transaction, drawn outside of any, and kept in a second one: whoever stops the
drawing, or pulls the plug, leaves no copy and no entry of the register behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.copy_values import how_words
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.paper_checks import must_pass
from hsb_desktop.casework.paper_making import Making, content_of
from hsb_desktop.casework.paper_parts import read_source
from hsb_desktop.casework.papers import Asked, DrawnCopy, Underway, draw_issue, keep_copy
from hsb_desktop.casework.ports import IssuedPaper, Unit
from hsb_desktop.casework.refusals import CannotIssue, LookAgain
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class IssuedTogether:
    """What was issued in one go."""

    papers: tuple[IssuedPaper, ...]
    changes: Changes = field(default_factory=Changes)


def begin_all(desk: Desk, wanted: Sequence[Asked]) -> tuple[Underway, ...]:
    """Check and compose the copies, all of one paper. CannotIssue, with the name of whose copy it is, when a check of
    one fails; LookAgain when one is not what was looked at any more. Nothing is stored."""
    if not wanted or len({(one.case_id, one.kind, one.record_id) for one in wanted}) > 1:
        raise ValueError("copies are issued together of one paper only")
    if len({one.recipient_id for one in wanted}) < len(wanted):
        raise ValueError("one copy for one recipient")
    with desk.store.unit() as unit:
        case = unit.case(wanted[0].case_id)
        source = read_source(desk, unit, case, wanted[0].kind, wanted[0].record_id)
        if source.unfinished:
            raise CannotIssue(
                t("Complete the record first; copies for several people are issued after that.")
            )
        making = Making(desk, unit, case, source)
        return tuple(_begun(desk, unit, making, asked, ahead) for ahead, asked in enumerate(wanted))


def draw_one(desk: Desk, underway: Underway) -> DrawnCopy:
    """One of the copies as a file. It asks nothing of the store."""
    return draw_issue(desk, underway)


def finish_all(desk: Desk, begun: Sequence[Underway], drawn: Sequence[DrawnCopy]) -> IssuedTogether:
    """Keep them all with their bytes and their entries in the register, or none: CannotIssue when something on one of
    them changed while they were drawn."""
    asked = begun[0].asked
    with desk.store.unit() as unit:
        source = read_source(desk, unit, unit.case(asked.case_id), asked.kind, asked.record_id)
        kept = [keep_copy(desk, unit, source, *copy) for copy in zip(begun, drawn, strict=True)]
    changes = of_case(asked.case_id, papers=True)
    for one in kept:
        changes = changes | one.changes
    return IssuedTogether(tuple(one.paper for one in kept), changes)


def _begun(desk: Desk, unit: Unit, making: Making, asked: Asked, ahead: int) -> Underway:
    view = making.view(asked.recipient_id)
    if view.why_not:
        raise CannotIssue(t("Nothing was issued to anybody. {why}", why=view.why_not))
    if asked.delivery is None or asked.delivery.how not in how_words():
        raise CannotIssue(t("Nothing was issued. Say how the copy reaches {name}.", name=view.name))
    if asked.seen and content_of(making.compose(view, draft=True)[0].paper) != asked.seen:
        raise LookAgain
    composed, _, _ = making.compose(view, draft=False, ahead=ahead)
    if making.issued_already(view, composed.paper) is not None:
        raise CannotIssue(
            t(
                "Nothing was issued. {name} has this very copy already; take them off the list.",
                name=view.name,
            )
        )
    try:
        must_pass(desk, unit, making.source, composed, asked.reason)
    except CannotIssue as stopped:
        raise CannotIssue(
            t("The copy for {name} cannot go. {why}", name=view.name, why=stopped.sentence)
        ) from stopped
    return Underway(asked, composed.paper)
