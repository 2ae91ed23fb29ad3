"""What the composers of papers are given: records and summaries of one case, in words; for one reader at a time."""

from dataclasses import dataclass, replace
from datetime import datetime

from hsb_desktop.casework.assessment import DECIDED_ON, RATIONALE, result_of
from hsb_desktop.casework.desk import Desk, procedure_of, stand_today
from hsb_desktop.casework.form_facts import day_of_form
from hsb_desktop.casework.form_shape import is_assessment
from hsb_desktop.casework.meeting_words import AGENDA, attendance_rows, meeting_view_of
from hsb_desktop.casework.meetings import as_typed, kind_of, read_meeting
from hsb_desktop.casework.paper_kinds import not_invited
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.casework.work_views import AttendanceRow, IndicatorLine, MeetingView
from hsb_desktop.documents.compose import (
    diversion_plan,
    meeting_pack,
    risk_assessment,
    safety_plan,
    strategy_minutes,
)
from hsb_desktop.documents.inputs import (
    AgendaLine,
    AssessmentSummary,
    Attendee,
    CopyDetails,
    HistoryLine,
    MeetingSummary,
)
from hsb_desktop.documents.paper import Composed, PaperKind
from hsb_desktop.procedure.case import Case, Record, RecordStatus
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.form import Form, Repeat
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Source:
    """What one paper is made from. `changed_at`: when the youngest of its parts changed; `drafts` stay out of it.

    `not_for`: the readers, by id, whom its meeting keeps away.
    """

    kind: PaperKind
    case: Case
    record: Record
    changed_at: datetime
    meeting: MeetingSummary | None = None
    assessment: AssessmentSummary | None = None
    parts: meeting_pack.PackParts | None = None
    drafts: tuple[str, ...] = ()
    not_for: frozenset[str] = frozenset()

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms whose words it prints."""
        parts = self.parts or meeting_pack.PackParts()
        records = (self.record, parts.assessment, parts.safety_plan, parts.diversion_plan)
        return tuple(record.form for record in records if record is not None)


def read_source(desk: Desk, unit: Unit, case: Case, kind: str, record_id: RecordId) -> Source:
    """Everything of this case that the paper needs, and of no other. A draft is read as it is being typed."""
    record = read_record(desk, unit, record_id)
    if record.status is RecordStatus.DRAFT:
        record = as_typed(unit, record)
    if record.case_id != case.id:
        raise NotReady(t("That record belongs to another case; open it there."))
    if kind not in set(PaperKind) or (kind != PaperKind.MEETING_PACK and record.form.record != kind):
        raise NotReady(t("This paper cannot be made from this record; choose the paper again."))
    standing = stand_today(desk, unit.facts(case.id))
    source = Source(PaperKind(kind), case, record, record.changed_at)
    match source.kind:
        case PaperKind.STRATEGY_MINUTES:
            if record.belongs_to is None:
                raise NotReady(t("These minutes belong to no meeting, so there is no attendance to print."))
            changed_at = max(record.changed_at, unit.record(record.belongs_to).changed_at)
            meeting = _meeting(desk, unit, case, record.belongs_to, standing)
            return replace(source, meeting=meeting, changed_at=changed_at)
        case PaperKind.RISK_ASSESSMENT:
            return replace(source, assessment=_assessment(desk, unit, record, standing))
        case PaperKind.MEETING_PACK:
            return _pack(desk, unit, source, standing)
        case _:
            return source


def compose(source: Source, copy: CopyDetails) -> Composed:
    """The paper for one reader, by the allow-list of `documents`."""
    match source.kind:
        case PaperKind.SAFETY_PLAN:
            return safety_plan.compose(copy, source.record)
        case PaperKind.DIVERSION_PLAN:
            return diversion_plan.compose(copy, source.record)
        case PaperKind.STRATEGY_MINUTES:
            return strategy_minutes.compose(copy, source.record, source.meeting or MeetingSummary(""))
        case PaperKind.RISK_ASSESSMENT:
            return risk_assessment.compose(copy, source.record, source.assessment or AssessmentSummary())
        case PaperKind.MEETING_PACK:
            return meeting_pack.compose(
                copy, source.meeting or MeetingSummary(""), source.parts or meeting_pack.PackParts()
            )


def _pack(desk: Desk, unit: Unit, source: Source, standing: Standing) -> Source:
    newest: dict[str, Record] = {}
    drafts: dict[str, str] = {}
    for head in unit.records(source.case.id):
        form = desk.book.form(head.pin)
        kind = PaperKind.RISK_ASSESSMENT.value if is_assessment(form) else form.record
        if kind not in (PaperKind.RISK_ASSESSMENT, PaperKind.SAFETY_PLAN, PaperKind.DIVERSION_PLAN):
            continue
        if head.status is RecordStatus.DRAFT:
            drafts[kind] = form.title
        else:
            newest[kind] = read_record(desk, unit, head.id)
    assessment = newest.get(PaperKind.RISK_ASSESSMENT)
    parts = meeting_pack.PackParts(
        assessment=assessment,
        assessment_summary=_assessment(desk, unit, assessment, standing) if assessment is not None else None,
        safety_plan=newest.get(PaperKind.SAFETY_PLAN),
        diversion_plan=newest.get(PaperKind.DIVERSION_PLAN),
    )
    return replace(
        source,
        meeting=_meeting(desk, unit, source.case, source.record.id, standing),
        not_for=_not_for(desk, unit, source),
        parts=parts,
        drafts=tuple(drafts.values()),
        changed_at=max([source.changed_at, *(record.changed_at for record in newest.values())]),
    )


def _not_for(desk: Desk, unit: Unit, source: Source) -> frozenset[str]:
    meeting, _ = read_meeting(desk, unit, source.record.id)
    rows = attendance_rows(meeting.form, meeting.answers, procedure_of(desk))
    return not_invited(source.case, meeting.id, rows)


def _meeting(desk: Desk, unit: Unit, case: Case, meeting_id: RecordId, standing: Standing) -> MeetingSummary:
    meeting, minutes = read_meeting(desk, unit, meeting_id)
    view = meeting_view_of(case, meeting, minutes, standing.pathway, kind_of(meeting))
    answers = meeting.answers
    agenda = next((item for item in meeting.form.items() if item.id == AGENDA), None)
    lines = tuple(
        AgendaLine(
            item.purpose or item.title,
            answers.cell_text(agenda.id, item.row, "agenda_lead") if isinstance(agenda, Repeat) else "",
        )
        for item in view.agenda
    )
    return MeetingSummary(
        title=view.title,
        on=view.on,
        at=view.at,
        place=view.place,
        chair=view.chair,
        agenda=lines,
        agenda_source=section_words(agenda.source) if agenda is not None else "",
        attendees=tuple(_attendee(row) for row in view.rows if row.name.strip() or row.state),
        clock=_clock(view),
        quorum=t("{who}.", who=view.quorum.title)
        if view.quorum.title
        else "",  # what to do about it is for the screen
        quorum_source=view.quorum.source,
    )


def _clock(view: MeetingView) -> str:
    if view.clock is None or view.clock.due is None:
        return ""
    return t("{rule}; due {day}", rule=view.clock.rule, day=long_date(view.clock.due))


def _attendee(row: AttendanceRow) -> Attendee:
    states = {
        "invited": t("Invited"),
        "attended": t("Attended"),
        "apologies": t("Apologies"),
        "not_invited": t("Not invited"),
    }
    state = states.get(row.state, "")
    if row.state == "not_invited" and row.reason.strip():
        state = t("Not invited: {reason}", reason=row.reason.strip())
        if row.decided_by.strip():
            state = t("{state} Decided by {who}.", state=state.rstrip(".") + ".", who=row.decided_by.strip())
    if row.report_sent:
        state = t("{state}; report sent", state=state) if state else t("Report sent")
    return Attendee(
        row.role_label, row.name, row.agency, state, signs=row.state not in ("apologies", "not_invited")
    )


def _assessment(desk: Desk, unit: Unit, record: Record, standing: Standing) -> AssessmentSummary:
    procedure = procedure_of(desk)
    result = result_of(record.form, record.answers, procedure)
    own = next(
        (known for known in procedure.categories if str(known.value) == record.answers.text("category")), None
    )
    decided = record.status is not RecordStatus.DRAFT and own is not None
    contradictions = tuple(
        t("{one} and {other} are both marked present", one=_line(one), other=_line(other))
        for one, other in result.contradictions
    )
    gaps = tuple(t("{indicator}: not known", indicator=_line(line)) for line in result.not_known)
    gaps += tuple(t("{indicator}: not answered", indicator=_line(line)) for line in result.unanswered)
    return AssessmentSummary(
        category=own.label if own is not None and decided else "",
        decided_on=read_day(day_of_form(record.form, record.answers, DECIDED_ON)) if decided else None,
        decided_by=record.author if decided else "",
        suggested=result.label,
        rationale=record.answers.text(RATIONALE),
        led_by=tuple(_line(line) for line in result.led_by),
        contradictions=contradictions,
        gaps=gaps,
        flags=tuple(sentence for _, sentence in result.flags) + ((result.differs,) if result.differs else ()),
        history=_history(desk, unit, record, standing),
    )


def _line(line: IndicatorLine) -> str:
    return f"{line.number} {line.text}".strip()


def _history(desk: Desk, unit: Unit, record: Record, standing: Standing) -> tuple[HistoryLine, ...]:
    """The decisions of the case but that of this record, oldest first, with their rationale."""
    procedure = standing.pathway.procedure
    meaning = procedure.meaning
    found = []
    for fact in sorted(standing.facts, key=lambda fact: fact.on):
        stored = standing.stored_of(fact)
        if fact.kind != meaning.decision or stored.record_id == record.id:
            continue
        category = procedure.category(fact.get(meaning.category))
        earlier = read_record(desk, unit, stored.record_id) if stored.record_id is not None else None
        found.append(
            HistoryLine(
                fact.on,
                category.label if category is not None else "",
                earlier.author if earlier is not None else "",
                earlier.answers.text(RATIONALE) if earlier is not None else "",
            )
        )
    return tuple(found)
