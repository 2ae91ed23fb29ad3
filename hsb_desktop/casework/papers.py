"""Papers: which there are, for whom, one copy previewed or issued at a time. What was issued stays byte for byte.

A paper is read and composed in one short transaction and drawn outside of any, so that no save waits for a long one;
issuing then stores it in a second transaction, which sees whether anything changed meanwhile.
"""

import hashlib
from dataclasses import dataclass, field, replace

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.completing import complete, settle_typing
from hsb_desktop.casework.copy_values import GIVEN, GIVEN_BY_HAND, CopyEntry, Delivery, how_words
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.new_ids import new_paper_id
from hsb_desktop.casework.paper_checks import Reason, checks_of, left_out, must_pass
from hsb_desktop.casework.paper_kinds import paper_choices
from hsb_desktop.casework.paper_making import Making, content_of
from hsb_desktop.casework.paper_parts import read_source
from hsb_desktop.casework.paper_source import Source
from hsb_desktop.casework.ports import FoundWords, IssuedPaper, JournalEntry, PageImage, Unit
from hsb_desktop.casework.record_reading import read_records
from hsb_desktop.casework.refusals import CannotIssue, LookAgain
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.casework.work_views import Issued, PaperPreview, RecipientView
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.ids import CaseId, PaperId, RecordId
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Asked:
    """One copy that is wanted: which paper, made of what (None: the whole case), for whom.

    `seen` is the digest of what was looked at: a copy that says something else is not issued. Empty asks for no look.
    To issue it, `delivery` says how it reaches its reader, and `reason` why it goes where something on it wants one.
    """

    case_id: CaseId
    kind: str
    record_id: RecordId | None
    recipient_id: str
    seen: str = ""
    delivery: Delivery | None = None
    reason: Reason = Reason()


@dataclass(frozen=True, slots=True)
class Underway:
    """A copy composed and checked, waiting to be drawn and then stored. It crosses to the thread that draws."""

    asked: Asked
    paper: Paper = field(repr=False)
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class DrawnCopy:
    """The file of a copy, and how many pages it has."""

    data: bytes = field(repr=False)
    pages: int


def kinds(desk: Desk, case_id: CaseId) -> tuple[PaperChoice, ...]:
    """Every paper that can be made in the case."""
    with desk.store.unit() as unit:
        reading = read_records(desk, unit, unit.records(case_id))
        return paper_choices(procedure_of(desk), desk.book.papers(desk.clock.today()), reading)


def recipients(
    desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None
) -> tuple[RecipientView, ...]:
    """Who a copy may be for, the child and family first; `why_not` says when this paper is not for them."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        return Making(desk, unit, case, read_source(desk, unit, case, kind, record_id)).views


# ---------------------------------------------------------------------------------------------------------- preview


def preview(
    desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None, recipient_id: str
) -> PaperPreview:
    """One copy for one reader as it would be printed, with what it holds, what it leaves out, and the checks."""
    return draw_preview(desk, prepare(desk, Asked(case_id, kind, record_id, recipient_id)))


def prepare(desk: Desk, asked: Asked) -> PaperPreview:
    """The preview without its pages; that it was made is entered in the journal."""
    with desk.store.unit() as unit:
        case = unit.case(asked.case_id)
        source = read_source(desk, unit, case, asked.kind, asked.record_id)
        making = Making(desk, unit, case, source)
        view = making.view(asked.recipient_id)
        composed, number, copies = making.compose(view, draft=True)
        again = making.issued_already(view, composed.paper) is not None
        unprintable = tuple(desk.writer.unprintable(composed.paper))
        checks = checks_of(desk, unit, source, composed, unprintable)
        said = {"kind": asked.kind, "copy_type": view.copy_type}
        subject = asked.record_id or asked.case_id
        unit.journal(JournalEntry("paper.previewed", case.id, subject, content=said), desk.clock.now())
    return PaperPreview(
        paper=composed.paper,
        recipient=view,
        pages=0,
        data=b"",
        included=composed.included,
        left_out=left_out(source, composed),
        checks=checks,
        copy_number=number,
        copies=copies,
        printable=not unprintable,
        again=again,
    )


def draw_preview(desk: Desk, prepared: PaperPreview) -> PaperPreview:
    """The preview with its pages; none where a character cannot be printed. It asks nothing of the store."""
    if not prepared.printable:
        return prepared
    data = desk.writer.draw(prepared.paper)
    return replace(prepared, data=data, pages=desk.writer.page_count(data))


# ---------------------------------------------------------------------------------------------------------- issuing


def issue(
    desk: Desk,
    case_id: CaseId,
    kind: str,
    record_id: RecordId | None,
    recipient_id: str,
    delivery: Delivery = GIVEN_BY_HAND,
) -> Issued:
    """Issue one copy: begin, draw and finish in one go."""
    begun = begin_issue(desk, Asked(case_id, kind, record_id, recipient_id, delivery=delivery))
    return begun if isinstance(begun, Issued) else finish_issue(desk, begun, draw_issue(desk, begun))


def begin_issue(desk: Desk, asked: Asked) -> Issued | Underway:
    """Check and compose the copy. A draft is completed first (Incomplete when it cannot be); CannotIssue when a check
    fails, LookAgain when it is not what was looked at any more, and nothing is stored then.

    Issued again for the same reader while nothing on it changed, it is the same paper, byte for byte, unless a check
    fails by now: another child may have been linked since.
    """
    with desk.store.unit() as unit:
        case = unit.case(asked.case_id)
        if asked.record_id is not None:
            head = unit.record(asked.record_id)
            if (
                head.status is RecordStatus.DRAFT
            ):  # so that what was typed last also counts as the last change
                settle_typing(desk, unit, head)
        source = read_source(desk, unit, case, asked.kind, asked.record_id)
        making = Making(desk, unit, case, source)
        view = making.view(asked.recipient_id)
        if view.why_not:
            raise CannotIssue(
                t(
                    "No copy was made for {name}. {why} Choose somebody else.",
                    name=view.name,
                    why=view.why_not,
                )
            )
        if asked.delivery is None or asked.delivery.how not in how_words():
            raise CannotIssue(t("Nothing was issued. Say how the copy reaches {name}.", name=view.name))
        if asked.seen and content_of(making.compose(view, draft=True)[0].paper) != asked.seen:
            raise LookAgain
        changes = Changes()
        if source.unfinished and source.record is not None:
            complete(desk, unit, source.record.id)
            changes = of_case(case.id, source.record.id)
            source = read_source(desk, unit, case, asked.kind, asked.record_id)
            making = Making(desk, unit, case, source)
        composed, _, _ = making.compose(view, draft=False)
        found = must_pass(desk, unit, source, composed, asked.reason)
        same = making.issued_already(view, composed.paper)
        if same is not None:
            _note_given(desk, unit, same.id, asked, found)
            return Issued(same, unit.paper_bytes(same.id), changes | of_case(case.id, papers=True))
    return Underway(asked, composed.paper, changes)


def draw_issue(desk: Desk, underway: Underway) -> DrawnCopy:
    """The copy as a file. It asks nothing of the store; pages are read by one thread only, the one that draws."""
    data = desk.writer.draw(underway.paper)
    return DrawnCopy(data, desk.writer.page_count(data))


def finish_issue(desk: Desk, underway: Underway, drawn: DrawnCopy) -> Issued:
    """Keep the copy with its bytes: the record stays as it is from then on. CannotIssue when something on it changed
    while it was drawn; nothing is issued then."""
    asked = underway.asked
    with desk.store.unit() as unit:
        source = read_source(desk, unit, unit.case(asked.case_id), asked.kind, asked.record_id)
        return keep_copy(desk, unit, source, underway, drawn)


def keep_copy(desk: Desk, unit: Unit, source: Source, underway: Underway, drawn: DrawnCopy) -> Issued:
    """The same inside a transaction, so that several copies of one source are issued or none is."""
    asked, paper = underway.asked, underway.paper
    data, case = drawn.data, source.case
    making = Making(desk, unit, case, source)
    view = making.view(asked.recipient_id)
    composed, number, _ = making.compose(view, draft=False)
    same = making.issued_already(view, composed.paper)
    if same is not None:  # asked for twice
        return Issued(same, unit.paper_bytes(same.id), Changes())
    if view.why_not or number != paper.copy_number or content_of(composed.paper) != content_of(paper):
        raise CannotIssue(
            t(
                "Something on this paper changed while it was being made. Nothing was issued. Look at it again."
            )
        )
    found = must_pass(desk, unit, source, composed, asked.reason)
    issued = IssuedPaper(
        id=new_paper_id(),
        case_id=case.id,
        record_id=asked.record_id,
        kind=source.kind,
        title=paper.title,
        recipient=paper.recipient.name,
        copy_type=paper.recipient.copy_type,
        copy_number=paper.copy_number,
        issued_at=desk.clock.now(),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=drawn.pages,
        seal=paper.seal,
        content=content_of(paper),
    )
    unit.add_paper(issued, data)
    _note_given(desk, unit, issued.id, asked, found)
    if source.own and source.record is not None:
        unit.update_record(replace(unit.record(source.record.id), status=RecordStatus.ISSUED))
    return Issued(issued, data, of_case(case.id, *filter(None, (asked.record_id,)), papers=True))


def _note_given(desk: Desk, unit: Unit, paper_id: PaperId, asked: Asked, found: tuple[str, ...]) -> None:
    """How the copy was handed over, and why it went where something on it wanted a reason."""
    if asked.delivery is not None:
        how, reason = asked.delivery, asked.reason.words.strip() if found else ""
        entry = CopyEntry(paper_id, GIVEN, desk.clock.today(), how.how, how.detail.strip(), found, reason)
        unit.note_copy(entry, desk.clock.now())


# --------------------------------------------------------------------------------------------- what was given out


def issued_papers(desk: Desk, case_id: CaseId) -> tuple[IssuedPaper, ...]:
    """The papers given out in a case, in the order of their issue."""
    with desk.store.unit() as unit:
        return unit.papers(case_id)


def issued_bytes(desk: Desk, paper_id: PaperId) -> bytes:
    """An issued paper's bytes, as they were; that they were fetched is entered in the journal."""
    with desk.store.unit() as unit:
        data = unit.paper_bytes(paper_id)
        unit.journal(JournalEntry("paper.opened", desk.seen.case_id, paper_id), desk.clock.now())
    return data


def note_output(desk: Desk, case_id: CaseId, subject: str, how: str) -> None:
    """Enter in the journal that a paper left the store; `how` is printed or saved."""
    with desk.store.unit() as unit:
        unit.journal(JournalEntry(f"paper.{how}", case_id, subject), desk.clock.now())


def page_image(desk: Desk, data: bytes, page: int, scale: float) -> PageImage:
    """One page (from 0) as pixels; `scale` 1.0 is 72 dots to the inch. It asks nothing of the store."""
    return desk.writer.page_image(data, page, scale)


def find_words(desk: Desk, data: bytes, words: str) -> tuple[FoundWords, ...]:
    """Where these words stand on the pages. It asks nothing of the store, and nothing of it is kept."""
    return desk.writer.find(data, words)
