"""Meetings, assessments and actions in words, as the composers of papers take them. Reads one case and no other."""

from datetime import date

from hsb_desktop.casework.assessment import DECIDED_ON, RATIONALE, result_of
from hsb_desktop.casework.chronology import entries_of
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_facts import day_of_form
from hsb_desktop.casework.meeting_words import AGENDA, CHAIR, CHAIR_BECAUSE, REASON, meeting_view_of
from hsb_desktop.casework.meetings import read_meeting
from hsb_desktop.casework.open_actions import Marks, register
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.record_reading import RecordReading
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.casework.work_views import AttendanceRow, IndicatorLine, MeetingView
from hsb_desktop.documents.compose.frame import in_a_sentence
from hsb_desktop.documents.inputs import (
    ActionLine,
    AgendaLine,
    AssessmentSummary,
    Attendee,
    ChronologyLine,
    HistoryLine,
    MeetingSummary,
    Told,
)
from hsb_desktop.procedure.case import Case, Record, RecordStatus
from hsb_desktop.procedure.checks import shown
from hsb_desktop.procedure.dates_in_words import capital, long_date
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t

_MANY = 8  # so many indicators without an answer are named; of more it is said how many
# Which questions of a meeting's form say what stands on the cover of its pack.
_COVER = {"on": "date", "at": "time", "place": "place", "chair": CHAIR}


def meeting_summary(
    desk: Desk, unit: Unit, case: Case, meeting_id: RecordId, standing: Standing
) -> MeetingSummary:
    """The meeting with its agenda and attendance."""
    meeting, minutes = read_meeting(desk, unit, meeting_id)
    view = meeting_view_of(case, meeting, minutes, standing.pathway)
    agenda = next((item for item in meeting.form.items() if item.id == AGENDA), None)
    lines = tuple(
        AgendaLine(
            item.purpose or item.title,
            meeting.answers.cell_text(agenda.id, item.row, "agenda_lead")
            if isinstance(agenda, Repeat)
            else "",
        )
        for item in view.agenda
    )
    readers = {
        part: question.audience
        for part, asked in _COVER.items()
        for question in meeting.form.questions()
        if question.id == asked
    }
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
        # what to do about it is for the screen
        quorum=t("{who}.", who=view.quorum.title) if view.quorum.title else "",
        quorum_source=capital(view.quorum.source),
        readers=readers,
        told=_told(meeting),
    )


def _told(meeting: Record) -> tuple[Told, ...]:
    """Why somebody else takes the chair and why the meeting is called, as far as it is asked and was written."""
    asked = shown(meeting.form, meeting.answers).items
    return tuple(
        Told(question.label, text, question.audience)
        for question in meeting.form.questions()
        if question.id in (CHAIR_BECAUSE, REASON)
        and question.id in asked
        and (text := meeting.answers.text(question.id).strip())
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


def assessment_summary(desk: Desk, unit: Unit, record: Record, standing: Standing) -> AssessmentSummary:
    """What the matrix of this record says, what was decided in it, and the decisions before."""
    procedure = procedure_of(desk)
    result = result_of(record.form, record.answers, procedure)
    chosen = record.answers.text(procedure.meaning.category)
    own = next((known for known in procedure.categories if str(known.value) == chosen), None)
    decided = record.status is not RecordStatus.DRAFT and own is not None
    contradictions = tuple(
        t("{one} and {other} are both marked present", one=_line(one), other=_line(other))
        for one, other in result.contradictions
    )
    gaps = tuple(t("{indicator}: not known", indicator=_line(line)) for line in result.not_known)
    if len(result.unanswered) > _MANY:
        gaps += (t("{n} indicators are not answered", n=len(result.unanswered)),)  # the tables show which
    else:
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
        flags=(*(sentence for _, sentence in result.flags), *_differs(result.differs)),
        history=_history(desk, unit, record, standing),
    )


def _differs(how: str) -> tuple[str, ...]:
    """That another category was decided than the matrix suggested, on a line of its own."""
    return (t("The category decided: {how}", how=in_a_sentence(how)),) if how else ()


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


def agreed_actions(
    case: Case,
    reading: RecordReading,
    marks: Marks,
    on: date,
    *,
    but_of: RecordId | None = None,
    open_only: bool = False,
) -> tuple[ActionLine, ...]:
    """What completed records agreed, but for those of the meeting `but_of`, with how far each action is on the day."""
    counted = {
        head.id
        for head in reading.heads
        if head.status is not RecordStatus.DRAFT and but_of not in (head.id, head.belongs_to)
    }
    return tuple(
        ActionLine(
            line.action,
            line.owner,
            line.agency,
            long_date(line.due) if line.due is not None else "",
            line.when,
            line.agreed_at,
        )
        for line in register((case,), reading, marks, on)
        if line.record_id in counted and (line.is_open or not open_only)
    )


def chronology_lines(case: Case, standing: Standing, reading: RecordReading) -> tuple[ChronologyLine, ...]:
    """What happened, the oldest first; which papers were given out is the case's own affair."""
    return tuple(
        ChronologyLine(entry.on, entry.title, entry.sentence, entry.source)
        for entry in entries_of(case.id, standing, reading, ())
    )
