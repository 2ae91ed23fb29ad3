"""Papers: which there are, for whom, one copy previewed or issued at a time. What was issued stays byte for byte."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.completing import complete, faults_of, settle_typing
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_shape import printed_words
from hsb_desktop.casework.new_ids import new_paper_id
from hsb_desktop.casework.other_children import other_children
from hsb_desktop.casework.paper_kinds import paper_choices, readers
from hsb_desktop.casework.paper_parts import Source, compose, read_source
from hsb_desktop.casework.ports import IssuedPaper, JournalEntry, PageImage, Unit
from hsb_desktop.casework.record_reading import read_records
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.casework.work_views import Check, Issued, PaperPreview, RecipientView
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed, NotForThisReader, PaperKind, Recipient
from hsb_desktop.procedure.case import Case, RecordStatus
from hsb_desktop.procedure.ids import CaseId, PaperId, RecordId
from hsb_desktop.procedure.words import t


def kinds(desk: Desk, case_id: CaseId) -> tuple[PaperChoice, ...]:
    """Every paper that can be made in the case."""
    with desk.store.unit() as unit:
        return paper_choices(procedure_of(desk), read_records(desk, unit, unit.records(case_id)))


def recipients(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId) -> tuple[RecipientView, ...]:
    """Who a copy may be for, the child and family first; `why_not` says when this paper is not for them."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        source = read_source(desk, unit, case, kind, record_id)
        return _views(desk, source, readers(desk, unit, case, record_id), unit.papers(case_id))


def preview(desk: Desk, case_id: CaseId, kind: str, record_id: RecordId, recipient_id: str) -> PaperPreview:
    """One copy for one reader as it would be printed, with what it holds, what it leaves out, and the checks."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        source = read_source(desk, unit, case, kind, record_id)
        who = readers(desk, unit, case, record_id)
        views = _views(desk, source, who, unit.papers(case_id))
        view = _one(views, recipient_id)
        number, copies = _numbers(source, view, views, unit.papers(case_id))
        draft = source.record.status is RecordStatus.DRAFT and source.kind is not PaperKind.MEETING_PACK
        copy = _copy(desk, source, who[recipient_id], number, copies, draft=draft)
        composed = compose(source, copy)
        unprintable = tuple(desk.writer.unprintable(composed.paper))
        checks = _checks(desk, unit, source, composed, unprintable)
        data = b"" if unprintable else desk.writer.draw(composed.paper)
    return PaperPreview(
        paper=composed.paper,
        recipient=view,
        pages=desk.writer.page_count(data) if data else 0,
        data=data,
        included=composed.included,
        left_out=_left_out(source, composed),
        checks=checks,
        copy_number=number,
        copies=copies,
    )


def issue(
    desk: Desk, case_id: CaseId, kind: str, record_id: RecordId, recipient_id: str, copies: int = 0
) -> Issued:
    """Issue one copy: its number, bytes and seal are kept, and the record stays as it is from then on.

    Issued again for the same reader while nothing changed, it is the same paper, byte for byte, unless a check fails by
    now: another child may have been linked since. A draft is completed first (Incomplete when it cannot be);
    CannotIssue when a check fails. Nothing is stored then.
    """
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        head = unit.record(record_id)
        if head.status is RecordStatus.DRAFT:  # so that what was typed last also counts as the last change
            settle_typing(unit, desk.book.form(head.pin), record_id)
        source = read_source(desk, unit, case, kind, record_id)
        who = readers(desk, unit, case, record_id)
        views = _views(desk, source, who, unit.papers(case_id))
        view = _one(views, recipient_id)
        if view.why_not:
            raise CannotIssue(view.why_not)
        if source.kind is not PaperKind.MEETING_PACK and source.record.status is RecordStatus.DRAFT:
            complete(desk, unit, record_id)
            source = read_source(desk, unit, case, kind, record_id)
        number, total = _numbers(source, view, views, unit.papers(case_id))
        copy = _copy(
            desk, source, who[recipient_id], number, max(copies, total), draft=False, seal=unit.journal_seal()
        )
        composed = compose(source, copy)
        _must_pass(desk, unit, source, composed)
        same = _issued_already(source, view, unit.papers(case_id))
        if same is not None:
            return Issued(same, unit.paper_bytes(same.id), Changes())
        data = desk.writer.draw(composed.paper)
        paper = _issued_paper(desk, source, composed, data)
        unit.add_paper(paper, data)
        if source.kind is not PaperKind.MEETING_PACK:
            unit.update_record(replace(unit.record(record_id), status=RecordStatus.ISSUED))
    return Issued(paper, data, of_case(case_id, record_id, papers=True))


def issue_pack(
    desk: Desk, case_id: CaseId, record_id: RecordId, recipient_ids: Sequence[str]
) -> tuple[Issued, ...]:
    """The pack of a meeting for several readers: one paper each, numbered."""
    kind = PaperKind.MEETING_PACK.value
    return tuple(
        issue(desk, case_id, kind, record_id, recipient_id, len(recipient_ids))
        for recipient_id in recipient_ids
    )


def issued_papers(desk: Desk, case_id: CaseId) -> tuple[IssuedPaper, ...]:
    """The papers given out in a case, in the order of their issue."""
    with desk.store.unit() as unit:
        return unit.papers(case_id)


def issued_bytes(desk: Desk, paper_id: PaperId) -> bytes:
    """An issued paper's bytes, as they were."""
    with desk.store.unit() as unit:
        return unit.paper_bytes(paper_id)


def note_output(desk: Desk, case_id: CaseId, subject: str, how: str) -> None:
    """Enter in the journal that a paper left the store; `how` is printed or saved."""
    with desk.store.unit() as unit:
        unit.journal(JournalEntry(f"paper.{how}", case_id, subject), desk.clock.now())


def page_image(desk: Desk, data: bytes, page: int, scale: float) -> PageImage:
    """One page (from 0) as pixels; `scale` 1.0 is 72 dots to the inch."""
    return desk.writer.page_image(data, page, scale)


# --------------------------------------------------------------------------------------------------------- inside


def _views(
    desk: Desk, source: Source, who: dict[str, Recipient], papers: Sequence[IssuedPaper]
) -> tuple[RecipientView, ...]:
    found = []
    for reader_id, reader in who.items():
        why_not = ""
        try:
            compose(source, _copy(desk, source, reader, 1, 1, draft=True))
        except NotForThisReader as refused:
            why_not = refused.sentence
        if reader_id in source.not_for:
            why_not = t(
                "{name} is not invited to this meeting, so no copy was made. If they are, change the attendance list.",
                name=reader.name,
            )
        issued = any(_is_for(paper, source, reader.name, reader.copy_type) for paper in papers)
        found.append(
            RecipientView(
                reader_id, reader.name, reader.relation, reader.copy_type, reader.copy_words, issued, why_not
            )
        )
    return tuple(found)


def _one(views: Sequence[RecipientView], recipient_id: str) -> RecipientView:
    for view in views:
        if view.id == recipient_id:
            return view
    raise CannotIssue(
        t("This person does not belong to the case any more; choose who the paper is for again.")
    )


def _is_for(paper: IssuedPaper, source: Source, name: str, copy_type: str) -> bool:
    same = paper.record_id == source.record.id and paper.kind == source.kind.value
    return same and paper.recipient == name and paper.copy_type == copy_type


def _issued_already(source: Source, view: RecipientView, papers: Sequence[IssuedPaper]) -> IssuedPaper | None:
    """The newest copy for this reader that nothing has changed since."""
    return next(
        (
            paper
            for paper in reversed(papers)
            if _is_for(paper, source, view.name, view.copy_type)
            and paper.issued_at >= source.changed_at
            and (source.record.status is RecordStatus.ISSUED or source.kind is PaperKind.MEETING_PACK)
        ),
        None,
    )


def _numbers(
    source: Source, view: RecipientView, views: Sequence[RecipientView], papers: Sequence[IssuedPaper]
) -> tuple[int, int]:
    """The number of this copy and of how many: copies of the paper so far, and everybody it may be for."""
    of_this = [
        paper for paper in papers if paper.record_id == source.record.id and paper.kind == source.kind.value
    ]
    same = _issued_already(source, view, papers)
    number = same.copy_number if same is not None else len(of_this) + 1
    return number, max(number, sum(not known.why_not for known in views))


def _copy(
    desk: Desk, source: Source, reader: Recipient, number: int, copies: int, *, draft: bool, seal: str = ""
) -> CopyDetails:
    words = procedure_of(desk).words
    return CopyDetails(
        case=_without_others(source.case),
        recipient=reader,
        copy_number=number,
        copies=copies,
        marking=source.record.form.marking or words.get("marking", t("OFFICIAL-SENSITIVE")),
        printed_on=desk.clock.today(),
        draft=draft,
        seal=seal,
    )


def _without_others(case: Case) -> Case:
    """The case as a composer sees it: no linked child is there to be printed."""
    return replace(case, people=tuple(person for person in case.people if person not in case.linked_children))


def _checks(
    desk: Desk, unit: Unit, source: Source, composed: Composed, unprintable: Sequence[str]
) -> tuple[Check, ...]:
    printed = frozenset().union(*(printed_words(form) for form in source.forms))
    named = other_children(composed.paper, source.case, unit.cases(), printed)
    sure = [finding.sentence for finding in named if finding.sure]
    unsure = [] if sure else [finding.sentence for finding in named]
    found = [
        Check(t("No other child’s name or reference"), not sure, " ".join(sure)),
        Check(t("Every character prints"), not unprintable, " ".join(unprintable)),
    ]
    if unsure:
        found.append(Check(t("Words that are also a name"), ok=False, detail=" ".join(unsure), blocks=False))
    if source.record.status is RecordStatus.DRAFT and source.kind is not PaperKind.MEETING_PACK:
        faults = [
            fault for fault in faults_of(source.record.form, source.record.answers, desk) if fault.blocks
        ]
        said = (
            t("1 thing is still to be answered")
            if len(faults) == 1
            else t("{n} things are still to be answered", n=len(faults))
        )
        found.append(Check(t("Nothing is missing"), not faults, said if faults else ""))
    if source.kind is PaperKind.MEETING_PACK and source.meeting is not None:
        dated = source.meeting.on is not None
        found.append(
            Check(t("The meeting has its date"), dated, "" if dated else t("Enter the date of the meeting."))
        )
    return tuple(found)


def _must_pass(desk: Desk, unit: Unit, source: Source, composed: Composed) -> None:
    unprintable = tuple(desk.writer.unprintable(composed.paper))
    failed = [
        check for check in _checks(desk, unit, source, composed, unprintable) if check.blocks and not check.ok
    ]
    if failed:
        details = " ".join(check.detail for check in failed)
        raise CannotIssue(
            t("Nothing was issued. {details} Change the record, then issue it.", details=details)
        )


def _left_out(source: Source, composed: Composed) -> tuple[tuple[str, str], ...]:
    found = [(part.what, part.why) for part in composed.left_out]
    found += [(title, t("still a draft")) for title in source.drafts]
    if source.case.linked_children:
        found.append((t("Linked children"), t("another child’s record")))
    return tuple(dict.fromkeys(found))


def _issued_paper(desk: Desk, source: Source, composed: Composed, data: bytes) -> IssuedPaper:
    paper = composed.paper
    return IssuedPaper(
        id=new_paper_id(),
        case_id=source.case.id,
        record_id=source.record.id,
        kind=source.kind.value,
        title=paper.title,
        recipient=paper.recipient.name,
        copy_type=paper.recipient.copy_type,
        copy_number=paper.copy_number,
        issued_at=desk.clock.now(),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=desk.writer.page_count(data),
        seal=paper.seal,
    )
