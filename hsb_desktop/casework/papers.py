"""Papers: which there are, for whom, one copy previewed or issued at a time. What was issued stays byte for byte.

A paper is read and composed in one short transaction and drawn outside of any, so that no save waits for a long one;
issuing then stores it in a second transaction, which sees whether anything changed meanwhile.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.completing import complete, settle_typing
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.new_ids import new_paper_id
from hsb_desktop.casework.paper_checks import checks_of, left_out, must_pass
from hsb_desktop.casework.paper_kinds import panel_reader, paper_choices, readers
from hsb_desktop.casework.paper_parts import read_source
from hsb_desktop.casework.paper_source import Source
from hsb_desktop.casework.ports import IssuedPaper, JournalEntry, PageImage, Unit
from hsb_desktop.casework.record_reading import read_records
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.casework.work_views import Issued, PaperPreview, RecipientView
from hsb_desktop.documents.audience import refusal
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed, Paper, Recipient
from hsb_desktop.procedure.case import Case, RecordStatus
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId, PaperId, RecordId
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Asked:
    """One copy that is wanted: which paper, made of what (None: the whole case), for whom."""

    case_id: CaseId
    kind: str
    record_id: RecordId | None
    recipient_id: str


@dataclass(frozen=True, slots=True)
class Underway:
    """A copy composed and checked, waiting to be drawn and then stored. It crosses to the thread that draws."""

    asked: Asked
    paper: Paper = field(repr=False)
    changes: Changes = field(default_factory=Changes)


def kinds(desk: Desk, case_id: CaseId) -> tuple[PaperChoice, ...]:
    """Every paper that can be made in the case."""
    with desk.store.unit() as unit:
        return paper_choices(procedure_of(desk), read_records(desk, unit, unit.records(case_id)))


def recipients(
    desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None
) -> tuple[RecipientView, ...]:
    """Who a copy may be for, the child and family first; `why_not` says when this paper is not for them."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        return _Making(desk, unit, case, read_source(desk, unit, case, kind, record_id)).views


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
        making = _Making(desk, unit, case, source)
        view = making.view(asked.recipient_id)
        composed, number, copies = making.compose(view, draft=True)
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
    )


def draw_preview(desk: Desk, prepared: PaperPreview) -> PaperPreview:
    """The preview with its pages; none where a character cannot be printed. It asks nothing of the store."""
    if not prepared.printable:
        return prepared
    data = desk.writer.draw(prepared.paper)
    return replace(prepared, data=data, pages=desk.writer.page_count(data))


# ---------------------------------------------------------------------------------------------------------- issuing


def issue(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId | None, recipient_id: str) -> Issued:
    """Issue one copy: begin, draw and finish in one go."""
    begun = begin_issue(desk, Asked(case_id, kind, record_id, recipient_id))
    return begun if isinstance(begun, Issued) else finish_issue(desk, begun, draw_issue(desk, begun))


def begin_issue(desk: Desk, asked: Asked) -> Issued | Underway:
    """Check and compose the copy. A draft is completed first (Incomplete when it cannot be); CannotIssue when a check
    fails, and nothing is stored then.

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
                settle_typing(unit, desk.book.form(head.pin), asked.record_id)
        source = read_source(desk, unit, case, asked.kind, asked.record_id)
        making = _Making(desk, unit, case, source)
        view = making.view(asked.recipient_id)
        if view.why_not:
            raise CannotIssue(
                t(
                    "No copy was made for {name}. {why} Choose somebody else.",
                    name=view.name,
                    why=view.why_not,
                )
            )
        changes = Changes()
        if source.unfinished and source.record is not None:
            complete(desk, unit, source.record.id)
            changes = of_case(case.id, source.record.id)
            source = read_source(desk, unit, case, asked.kind, asked.record_id)
            making = _Making(desk, unit, case, source)
        composed, _, _ = making.compose(view, draft=False)
        must_pass(desk, unit, source, composed)
        same = making.issued_already(view, composed.paper)
        if same is not None:
            return Issued(same, unit.paper_bytes(same.id), changes)
    return Underway(asked, composed.paper, changes)


def draw_issue(desk: Desk, underway: Underway) -> bytes:
    """The copy as a file. It asks nothing of the store."""
    return desk.writer.draw(underway.paper)


def finish_issue(desk: Desk, underway: Underway, data: bytes) -> Issued:
    """Keep the copy with its bytes: the record stays as it is from then on. CannotIssue when something on it changed
    while it was drawn; nothing is issued then."""
    asked, paper = underway.asked, underway.paper
    pages = desk.writer.page_count(data)
    with desk.store.unit() as unit:
        case = unit.case(asked.case_id)
        source = read_source(desk, unit, case, asked.kind, asked.record_id)
        making = _Making(desk, unit, case, source)
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
        must_pass(desk, unit, source, composed)
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
            pages=pages,
            seal=paper.seal,
            content=content_of(paper),
        )
        unit.add_paper(issued, data)
        if source.own and source.record is not None:
            unit.update_record(replace(unit.record(source.record.id), status=RecordStatus.ISSUED))
    return Issued(issued, data, of_case(case.id, *filter(None, (asked.record_id,)), papers=True))


# --------------------------------------------------------------------------------------------- what was given out


def issued_papers(desk: Desk, case_id: CaseId) -> tuple[IssuedPaper, ...]:
    """The papers given out in a case, in the order of their issue."""
    with desk.store.unit() as unit:
        return unit.papers(case_id)


def issued_bytes(desk: Desk, paper_id: PaperId) -> bytes:
    """An issued paper's bytes, as they were; that they were fetched is entered in the journal."""
    with desk.store.unit() as unit:
        data = unit.paper_bytes(paper_id)
        unit.journal(JournalEntry("paper.opened", subject=paper_id), desk.clock.now())
    return data


def note_output(desk: Desk, case_id: CaseId, subject: str, how: str) -> None:
    """Enter in the journal that a paper left the store; `how` is printed or saved."""
    with desk.store.unit() as unit:
        unit.journal(JournalEntry(f"paper.{how}", case_id, subject), desk.clock.now())


def page_image(desk: Desk, data: bytes, page: int, scale: float) -> PageImage:
    """One page (from 0) as pixels; `scale` 1.0 is 72 dots to the inch. It asks nothing of the store."""
    return desk.writer.page_image(data, page, scale)


# ----------------------------------------------------------------------------------------------------------- inside


def content_of(paper: Paper) -> str:
    """A digest of everything a copy says but which copy it is and when it was printed."""
    bare = replace(paper, copy_number=0, copies=0, printed_on=date.min, seal="", draft=False)
    return hashlib.sha256(repr(bare).encode()).hexdigest()


class _Making:
    """One paper being made inside one transaction."""

    def __init__(self, desk: Desk, unit: Unit, case: Case, source: Source) -> None:
        self._desk, self._unit, self._source = desk, unit, source
        self._papers = unit.papers(case.id)
        self._who = self._all_readers(case)
        self.views = tuple(self._view(reader_id, reader) for reader_id, reader in self._who.items())

    def _all_readers(self, case: Case) -> Mapping[str, Recipient]:
        source = self._source
        record_id = source.record.id if source.record is not None else None
        found = readers(self._desk, self._unit, case, record_id)
        if Audience.PANEL in source.readers:
            found["panel"] = panel_reader(procedure_of(self._desk))
        return found

    def _view(self, reader_id: str, reader: Recipient) -> RecipientView:
        source = self._source
        why_not = refusal(reader, source.readers)
        if reader_id in source.not_for:
            why_not = t(
                "{name} is not invited to this meeting, so no copy was made. If they are, change the attendance list.",
                name=reader.name,
            )
        issued = any(self._is_for(paper, reader.name, reader.copy_type) for paper in self._papers)
        return RecipientView(
            reader_id, reader.name, reader.relation, reader.copy_type, reader.copy_words, issued, why_not
        )

    def view(self, recipient_id: str) -> RecipientView:
        """The reader of that id; CannotIssue when there is none any more."""
        for view in self.views:
            if view.id == recipient_id:
                return view
        raise CannotIssue(
            t("This person does not belong to the case any more; choose who the paper is for again.")
        )

    def compose(self, view: RecipientView, *, draft: bool) -> tuple[Composed, int, int]:
        """The copy with its number and of how many; a copy that was issued and still says the same keeps its number."""
        of_this = [paper for paper in self._papers if self._is_of_this(paper)]
        number, everybody = len(of_this) + 1, sum(not known.why_not for known in self.views)
        composed = self._composed(view, number, max(number, everybody), draft=draft)
        same = self.issued_already(view, composed.paper)
        if same is None:
            return composed, number, max(number, everybody)
        copies = max(same.copy_number, everybody)
        return self._composed(view, same.copy_number, copies, draft=draft), same.copy_number, copies

    def _composed(self, view: RecipientView, number: int, copies: int, *, draft: bool) -> Composed:
        source = self._source
        words = procedure_of(self._desk).words
        return source.compose(
            CopyDetails(
                case=_without_others(source.case),
                recipient=self._who[view.id],
                copy_number=number,
                copies=copies,
                marking=source.marking or words.get("marking", t("OFFICIAL-SENSITIVE")),
                printed_on=self._desk.clock.today(),
                draft=draft,
                seal="" if draft else self._unit.journal_seal(),
            )
        )

    def issued_already(self, view: RecipientView, paper: Paper) -> IssuedPaper | None:
        """The newest copy for this reader, where it says what this one says."""
        mine = [one for one in self._papers if self._is_for(one, view.name, view.copy_type)]
        return mine[-1] if mine and mine[-1].content == content_of(paper) else None

    def _is_of_this(self, paper: IssuedPaper) -> bool:
        record = self._source.record
        of_what = record.id if record is not None else None
        return paper.record_id == of_what and paper.kind == self._source.kind

    def _is_for(self, paper: IssuedPaper, name: str, copy_type: str) -> bool:
        return self._is_of_this(paper) and paper.recipient == name and paper.copy_type == copy_type


def _without_others(case: Case) -> Case:
    """The case as a composer sees it: no linked child is there to be printed."""
    return replace(case, people=tuple(person for person in case.people if person not in case.linked_children))
