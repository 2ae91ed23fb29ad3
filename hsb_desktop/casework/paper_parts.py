"""Which paper is made of what: a record on paper, a meeting's pack, a paper of the whole case. One case at a time."""

from dataclasses import replace
from functools import partial

from hsb_desktop.casework.desk import Desk, procedure_of, stand_anyway
from hsb_desktop.casework.enclosing import Enclosing
from hsb_desktop.casework.form_shape import is_assessment, is_meeting
from hsb_desktop.casework.meeting_sheets import sheet_source
from hsb_desktop.casework.meeting_words import attendance_rows
from hsb_desktop.casework.meetings import as_typed
from hsb_desktop.casework.paper_kinds import INSERT, insert_of, not_invited
from hsb_desktop.casework.paper_of_case import case_papers, case_source
from hsb_desktop.casework.paper_source import CASE_READERS, Source
from hsb_desktop.casework.paper_summaries import (
    agreed_actions,
    assessment_summary,
    chronology_lines,
    meeting_summary,
)
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.refusals import NotAccepted, NotReady
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.work_views import Check
from hsb_desktop.documents.audience import is_for_family, is_for_panel, readers_of
from hsb_desktop.documents.compose import meeting_pack, record_paper
from hsb_desktop.documents.compose.meeting_pack import MEETING_PACK, PackParts, PackRecord
from hsb_desktop.documents.compose.meeting_sheets import SHEETS
from hsb_desktop.documents.compose.record_paper import Beside
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.case import Case, Record, RecordStatus
from hsb_desktop.procedure.form import Audience, Form
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t


def read_source(desk: Desk, unit: Unit, case: Case, kind: str, record_id: RecordId | None) -> Source:
    """Everything of this case that the paper needs, and of no other. A draft is read as it is being typed."""
    standing = stand_anyway(desk, unit.facts(case.id))
    if record_id is None:
        if standing.refusal is not None:
            raise NotReady(_cannot_say(standing.refusal))
        layout = case_papers(desk).get(kind)
        if layout is not None:
            return case_source(desk, unit, case, layout, standing)
        raise _not_from_this()
    record = read_record(desk, unit, record_id)
    if record.status is RecordStatus.DRAFT:
        record = as_typed(unit, record)
    if record.case_id != case.id:
        raise NotReady(t("That record belongs to another case; open it there."))
    told = is_meeting(record.form) or is_assessment(record.form) or record.belongs_to is not None
    if standing.refusal is not None and told:
        raise NotReady(_cannot_say(standing.refusal))
    if (kind == MEETING_PACK or kind in SHEETS) and is_meeting(record.form):
        return _pack(desk, unit, case, record, standing, kind)
    if is_meeting(record.form) or kind.removesuffix(INSERT) != record_paper.kind_of(record.form):
        raise _not_from_this()
    return _record(desk, unit, case, record, standing, kind)


def _cannot_say(refusal: NotAccepted) -> str:
    """A paper that says how the case stands is not made of entries that the procedure refuses."""
    return t(
        "This paper says how the case stands, which cannot be worked out: {why} Put that entry right first.",
        why=refusal.sentence,
    )


def _not_from_this() -> NotReady:
    return NotReady(t("This paper cannot be made from this record; choose the paper again."))


# ------------------------------------------------------------------------------------------------ a record on paper


def _record(desk: Desk, unit: Unit, case: Case, record: Record, standing: Standing, kind: str) -> Source:
    beside = _beside(desk, unit, record, standing)
    if kind.endswith(INSERT):
        beside = replace(beside, insert=insert_of(record.form, record.answers))
        if not beside.insert:
            raise _not_from_this()
    return Source(
        kind=kind,
        case=case,
        compose=partial(_compose_record, kind, record, beside),
        readers=_readers(record.form),
        record=record,
        own=True,
        forms=(record.form,),
        marking=record.form.marking,
    )


def _readers(form: Form) -> frozenset[Audience]:
    """Who may have a copy: the panel of what is made for it."""
    found = readers_of(form)
    return found if is_for_panel(form) else found - {Audience.PANEL}


def _compose_record(kind: str, record: Record, beside: Beside, copy: CopyDetails) -> Composed:
    made = record_paper.compose(copy, record, beside)
    return replace(made, paper=replace(made.paper, kind=kind))


def _beside(desk: Desk, unit: Unit, record: Record, standing: Standing) -> Beside:
    """The result of a matrix; the attendance of the meeting that minutes belong to."""
    found = Beside()
    if is_assessment(record.form):
        found = replace(found, assessment=assessment_summary(desk, unit, record, standing))
    meeting = unit.record(record.belongs_to) if record.belongs_to is not None else None
    if meeting is not None and is_meeting(desk.book.form(meeting.pin)):
        case = unit.case(record.case_id)
        found = replace(found, meeting=meeting_summary(desk, unit, case, meeting.id, standing))
    return found


# -------------------------------------------------------------------------------------------------- a meeting's pack


def _pack(desk: Desk, unit: Unit, case: Case, meeting: Record, standing: Standing, kind: str) -> Source:
    reading = read_records(desk, unit, unit.records(case.id))
    parts = _parts(desk, unit, case, reading, meeting, standing)
    summary = meeting_summary(desk, unit, case, meeting.id, standing)
    records = [part.record for part in (*parts.records, *parts.minutes)]
    dated = summary.on is not None
    rows = attendance_rows(meeting.form, meeting.answers, procedure_of(desk))
    others = Enclosing(unit, case.id, meeting.id)

    def compose(copy: CopyDetails) -> Composed:
        whole = replace(parts, enclosures=others.for_reader(copy.recipient))
        return meeting_pack.compose(copy, summary, whole)

    pack = Source(
        kind=MEETING_PACK,
        case=case,
        compose=compose,
        readers=CASE_READERS,
        record=meeting,
        forms=tuple(dict.fromkeys((meeting.form, *(record.form for record in records)))),
        marking=meeting.form.marking,
        not_for=not_invited(case, meeting.id, rows, procedure_of(desk)),
        checks=(
            Check(
                t("The meeting has its date"),
                dated,
                "" if dated else t("Enter the date of the meeting."),
                fault=t("The meeting has no date"),
            ),
        ),
        counted=True,
    )
    return pack if kind == MEETING_PACK else sheet_source(desk, unit, pack, meeting, summary, parts, kind)


def _parts(
    desk: Desk, unit: Unit, case: Case, reading: RecordReading, meeting: Record, standing: Standing
) -> PackParts:
    """The newest of each assessment and plan, the newest minutes of another meeting, and what is still a draft."""
    newest: dict[str, RecordHead] = {}
    minutes: RecordHead | None = None
    drafts: dict[str, Form] = {}
    for head in reading.heads:
        form = reading.form(head)
        if head.belongs_to is not None and not is_meeting(form):
            earlier = head.status is not RecordStatus.DRAFT and head.belongs_to != meeting.id
            minutes = head if earlier else minutes
        elif _belongs_in_a_pack(form):
            kind = record_paper.kind_of(form)
            if head.status is RecordStatus.DRAFT:
                drafts[kind] = form
            else:
                newest[kind] = head
    records = [_pack_record(desk, unit, head, standing) for head in newest.values()]
    records.sort(key=lambda part: _place(desk, part.record.form))
    return PackParts(
        records=tuple(records),
        minutes=(_pack_record(desk, unit, minutes, standing),) if minutes is not None else (),
        drafts=tuple(drafts.values()),
        chronology=chronology_lines(case, standing, reading),
        actions=agreed_actions(case, reading, unit.action_marks(), desk.clock.today(), but_of=meeting.id),
    )


def _belongs_in_a_pack(form: Form) -> bool:
    """Assessments, and plans that are made with the family."""
    return not is_meeting(form) and bool(form.record) and (is_assessment(form) or is_for_family(form))


def _place(desk: Desk, form: Form) -> tuple[bool, int]:
    """Assessments first, then as the procedure lists its records."""
    known = [kind.id for kind in procedure_of(desk).records]
    return not is_assessment(form), known.index(form.record) if form.record in known else len(known)


def _pack_record(desk: Desk, unit: Unit, head: RecordHead, standing: Standing) -> PackRecord:
    record = read_record(desk, unit, head.id)
    return PackRecord(record, _beside(desk, unit, record, standing))
