"""The editable Word copy of a copy that was issued: the same words for the same reader, checked once more.

It is no record and is kept nowhere: the register of copies says that it was made, for whom and how it goes, and the
journal which bytes it was. It says what its issued copy says, so that the two can be held beside each other.
"""

import hashlib
from dataclasses import dataclass, field, replace

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.copy_values import AS_WORD, CopyEntry, how_words
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.paper_checks import must_pass
from hsb_desktop.casework.paper_making import Making
from hsb_desktop.casework.paper_parts import read_source
from hsb_desktop.casework.papers import Asked
from hsb_desktop.casework.ports import IssuedPaper, JournalEntry, Unit
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.ids import PaperId
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london


@dataclass(frozen=True, slots=True)
class WordUnderway:
    """A Word copy composed and checked, waiting to be written. It crosses to the thread that draws."""

    asked: Asked
    paper_id: PaperId
    paper: Paper = field(repr=False)


@dataclass(frozen=True, slots=True)
class WordCopy:
    """The file, which is in the register by now, and whose copy it is."""

    issued: IssuedPaper
    data: bytes = field(repr=False)
    changes: Changes = field(default_factory=Changes)


def begin_word(desk: Desk, asked: Asked, paper_id: PaperId) -> WordUnderway:
    """Compose and check the editable copy of that issued one; CannotIssue where it is none of minutes or a plan, where
    a check fails by now, where nobody said how it goes, or where the record says something else since."""
    with desk.store.unit() as unit:
        _, paper, _ = _checked(desk, unit, asked, paper_id)
    return WordUnderway(asked, paper_id, paper)


def write_word(desk: Desk, underway: WordUnderway) -> bytes:
    """The copy as a file. It asks nothing of the store."""
    return desk.writer.draw_word(underway.paper)


def finish_word(desk: Desk, underway: WordUnderway, data: bytes) -> WordCopy:
    """Enter the copy in the register and the journal; only then may it be handed out. CannotIssue as at the beginning,
    and where something changed meanwhile; nothing is entered then."""
    asked = underway.asked
    with desk.store.unit() as unit:
        issued, paper, found = _checked(desk, unit, asked, underway.paper_id)
        if paper != underway.paper or asked.delivery is None:
            raise CannotIssue(_other_since())
        reason = asked.reason.words.strip() if found else ""
        how, detail = asked.delivery.how, asked.delivery.detail.strip()
        now, today = desk.clock.now(), desk.clock.today()
        unit.note_copy(CopyEntry(issued.id, AS_WORD, today, how, detail, found, reason), now)
        said = {"kind": issued.kind, "sha256": hashlib.sha256(data).hexdigest()}
        unit.journal(JournalEntry("paper.word_made", issued.case_id, issued.id, content=said), now)
    return WordCopy(issued, data, of_case(issued.case_id, papers=True))


def _checked(
    desk: Desk, unit: Unit, asked: Asked, paper_id: PaperId
) -> tuple[IssuedPaper, Paper, tuple[str, ...]]:
    """The issued copy, what the editable one says, and what was found on it and goes for the reason given."""
    case = unit.case(asked.case_id)
    source = read_source(desk, unit, case, asked.kind, asked.record_id)
    if not source.own or source.record is None or not source.record.form.word_copy:
        raise CannotIssue(t("An editable copy is made of minutes and plans only. Nothing was made."))
    making = Making(desk, unit, case, source)
    view = making.view(asked.recipient_id)
    if view.why_not:
        said = t("No copy was made for {name}. {why} Choose somebody else.", name=view.name, why=view.why_not)
        raise CannotIssue(said)
    if asked.delivery is None or asked.delivery.how not in how_words():
        raise CannotIssue(t("No copy was made. Say how it reaches {name}.", name=view.name))
    composed, _, _ = making.compose(view, draft=False)
    found = must_pass(desk, unit, source, composed, asked.reason)
    issued = making.issued_already(view, composed.paper)
    if issued is None or issued.id != paper_id:
        raise CannotIssue(_other_since())
    day = issued.issued_at.astimezone(london()).date()
    return issued, replace(composed.paper, seal=issued.seal, printed_on=day), found


def _other_since() -> str:
    return t(
        "The record says something else than the copy that was issued, so no editable copy was made. Issue it again"
        " first."
    )
