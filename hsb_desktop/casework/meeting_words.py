"""A meeting as its screen shows it: the list, who is missing, the agenda's state, its clock. Works on values only."""

from collections.abc import Mapping

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.form_shape import attendance
from hsb_desktop.casework.invitation_words import BECAUSE, invitation_words
from hsb_desktop.casework.lines import banner_view
from hsb_desktop.casework.meeting_kinds import kind_for, known_kind, others_for, seated
from hsb_desktop.casework.record_lines import (
    APOLOGIES,
    ATTENDANCE_OF,
    ATTENDED,
    HELD,
    INVITED,
    NOT_INVITED,
    PLANNED,
    meeting_day,
    meeting_title,
)
from hsb_desktop.casework.step_words import source_words, step_view, urgency
from hsb_desktop.casework.views import StepView
from hsb_desktop.casework.work_views import (
    CALLED_OFF,
    AgendaItem,
    AttendanceRow,
    MeetingChoice,
    MeetingCounts,
    MeetingView,
    QuorumView,
)
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import Case, Record, RecordStatus
from hsb_desktop.procedure.checks import rows_of
from hsb_desktop.procedure.dates_in_words import both, capital
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form, Repeat
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.procedure.pathway import Pathway, Step
from hsb_desktop.procedure.words import t

AGENDA = "agenda"  # the repeat of a meeting's form that holds the agenda
AGENDA_STATE, DISCUSSED, AGENDA_NOW = "agenda_state", "discussed", "now"
CHAIR, CHAIR_NAME, CHAIR_BECAUSE, REASON = "chair", "chair_name", "chair_because", "reason"
_SOMEBODY_ELSE = "other"  # the answer to who chairs that is no role


def meeting_view_of(case: Case, meeting: Record, minutes: Record | None, pathway: Pathway) -> MeetingView:
    """Everything the screen of a meeting shows."""
    form, answers = meeting.form, meeting.answers
    kind = known_kind(pathway.procedure, form, answers)
    held = meeting.status is not RecordStatus.DRAFT
    rows = attendance_rows(form, answers, pathway.procedure)
    return MeetingView(
        record=meeting,
        banner=banner_view(case, pathway),
        title=meeting_title(form, answers),
        on=meeting_day(answers),
        at=answers.text("time"),
        place=answers.text("place"),
        chair=chair_words(form, answers),
        chair_flag=chair_flag(answers, kind, pathway.procedure),
        clock=_clock(pathway, kind),
        rows=rows,
        counts=MeetingCounts(
            *(
                sum(row.state == state for row in rows)
                for state in (ATTENDED, APOLOGIES, INVITED, NOT_INVITED)
            )
        ),
        quorum=quorum(rows, kind, pathway.procedure, held=held),
        agenda=agenda(form, answers, minutes),
        minutes=minutes.id if minutes is not None else None,
        held=held,
        kind=kind,
        minuted=minutes is not None and minutes.status is not RecordStatus.DRAFT,
        invitation=invitation_words(meeting),
        may_call_off=any(item.id == CALLED_OFF for item in form.items()),
        called_off_because=answers.text(BECAUSE),
        state=HELD if held else CALLED_OFF if answers.text(CALLED_OFF) else PLANNED,
    )


def choices_of(
    procedure: Procedure, pathway: Pathway, planned: Mapping[str, RecordId]
) -> tuple[MeetingChoice, ...]:
    """Every kind of meeting: those that open steps ask for first, by their days, then the others in their order."""
    doing = actions(procedure)
    asked: dict[str, StepView] = {}
    instead: dict[str, str] = {}
    for _, step in sorted(enumerate(pathway.steps), key=urgency):
        kind = kind_for(procedure, step) if step.is_open else None
        if kind is None:
            continue
        view = step_view(step, pathway.on, procedure, doing.get(step.id, ""))
        if kind.id not in asked or kind.id in instead:
            instead.pop(kind.id, None)
            asked[kind.id] = view
        for other in others_for(procedure, step):
            if other.id not in asked:
                asked[other.id], instead[other.id] = view, kind.label
    first = [kind for name in asked if (kind := procedure.meeting(name)) is not None]
    return tuple(
        MeetingChoice(
            kind=kind.id,
            label=kind.label,
            about=kind.about,
            source=source_words(kind.cite, kind.basis, procedure),
            step=asked.get(kind.id),
            planned=planned.get(kind.id),
            instead_of=instead.get(kind.id, ""),
        )
        for kind in (*first, *(kind for kind in procedure.meetings if kind.id not in asked))
    )


def attendance_rows(form: Form, answers: AnswerSet, procedure: Procedure) -> tuple[AttendanceRow, ...]:
    """The lines of the list in their order."""
    repeat = attendance(form)
    if repeat is None:
        return ()
    return tuple(_row(repeat, row, answers, procedure) for row in rows_of(repeat, answers))


def _row(repeat: Repeat, row: RowId, answers: AnswerSet, procedure: Procedure) -> AttendanceRow:
    def text(name: str) -> str:
        return answers.cell_text(repeat.id, row, name)

    begun = next((dict(start.values) for start in repeat.start_rows if start.id == row), {})
    role_id = text("role") or begun.get("role", "")
    role = next((known for known in procedure.roles if known.id == role_id), None)
    state, reason, decided_by = (
        text(ATTENDANCE_OF),
        text("not_invited_because"),
        text("not_invited_decided_by"),
    )
    needed = role is not None and role.reason_needed
    return AttendanceRow(
        row=row,
        role=role_id,
        role_label=role.label if role is not None else t("Role not chosen yet"),
        hint=role.hint if role is not None else "",
        name=text("person"),
        agency=text("agency"),
        contact=text("contact"),
        state=state,
        report_sent=answers.cell(repeat.id, row, "report_sent").value is True,
        can_commit=answers.cell(repeat.id, row, "can_commit").value is True,
        reason=reason,
        decided_by=decided_by,
        reason_needed=needed,
        reason_missing=needed and state == NOT_INVITED and not (reason.strip() and decided_by.strip()),
        family=bool(seated(procedure, role_id)),
    )


def quorum(
    rows: tuple[AttendanceRow, ...], kind: MeetingKind, procedure: Procedure, *, held: bool
) -> QuorumView:
    """Which agencies are missing: from the room once somebody is in it, from the invitations before."""
    agencies = [agency for agency in procedure.quorum if agency.id in kind.quorum]
    in_the_room = held or any(row.state == ATTENDED for row in rows)
    counted = {
        row.role for row in rows if row.state == ATTENDED or (not in_the_room and row.state == INVITED)
    }
    missing = [agency for agency in agencies if counted.isdisjoint(agency.roles)]
    if not missing:
        return QuorumView()
    names = both([agency.label for agency in missing])
    usual = both([agency.label for agency in agencies])
    title = (
        t("Not in the room: {agencies}", agencies=names)
        if in_the_room
        else t("Not invited yet: {agencies}", agencies=names)
    )
    text = t(
        "{agencies} are the usual minimum. You can go ahead; the minutes will say who was missing.",
        agencies=capital(usual),
    )
    sources = dict.fromkeys(source_words(agency.cite, agency.basis, procedure) for agency in missing)
    return QuorumView(tuple(agency.id for agency in missing), title, text, "; ".join(sources))


def unnamed_words(rows: tuple[AttendanceRow, ...]) -> str:
    """A sentence naming the roles that were in the room without anybody's name; empty where all are named."""
    roles = [row.role_label for row in rows if row.state == ATTENDED and not row.name.strip()]
    return t("Attended, but nobody is named: {roles}", roles=both(roles)) if roles else ""


def chair_words(form: Form, answers: AnswerSet) -> str:
    """The chair's name and role, as far as they are known; that it is somebody else is no role beside a name."""
    name, chosen = answers.text(CHAIR_NAME), answers.text(CHAIR)
    option = form.question(CHAIR).option(chosen)
    if option is None or (name and chosen == _SOMEBODY_ELSE):
        return name
    return f"{name}, {option.label}" if name else option.label


def chair_flag(answers: AnswerSet, kind: MeetingKind, procedure: Procedure) -> str:
    """A sentence when the source names another chair; it asks for the reason until that is written."""
    chosen = answers.text(CHAIR)
    if not chosen or not kind.chairs or chosen in kind.chairs:
        return ""
    section = source_words(kind.cite, kind.basis, procedure)
    if answers.text(CHAIR_BECAUSE).strip():
        return t(
            "The procedure names somebody else to take the chair ({section}). The reason is written down.",
            section=section,
        )
    return t(
        "The procedure names somebody else to take the chair ({section}). Say why it is different here.",
        section=section,
    )


def agenda(form: Form, answers: AnswerSet, minutes: Record | None) -> tuple[AgendaItem, ...]:
    """The items with their state: what the minutes hold under each, unless it was set by hand."""
    repeat = next((item for item in form.items() if isinstance(item, Repeat) and item.id == AGENDA), None)
    if repeat is None:
        return ()
    starts = {start.id: start for start in repeat.start_rows}
    found: list[AgendaItem] = []
    for number, row in enumerate(rows_of(repeat, answers), 1):
        start = starts.get(row)
        purpose = answers.cell_text(repeat.id, row, "agenda_title")
        by_hand = answers.cell_text(repeat.id, row, AGENDA_STATE)
        done = by_hand == DISCUSSED or (not by_hand and _written(minutes, row))
        state = "done" if done else "now" if by_hand == AGENDA_NOW else "todo"
        found.append(AgendaItem(number, start.label if start is not None else purpose, state, row, purpose))
    return _first_open_is_now(found)


def _first_open_is_now(items: list[AgendaItem]) -> tuple[AgendaItem, ...]:
    if any(item.state == "now" for item in items):
        return tuple(items)
    first = next((item for item in items if item.state == "todo"), None)
    return tuple(
        AgendaItem(item.number, item.title, "now", item.row, item.purpose) if item is first else item
        for item in items
    )


def _written(minutes: Record | None, section_id: str) -> bool:
    """Whether anything was written in the section of the minutes that has the id of the agenda's row."""
    if minutes is None:
        return False
    section = next((known for known in minutes.form.sections if known.id == section_id), None)
    asked = (
        [question for question in section.questions if not question.prefill] if section is not None else []
    )
    answers = [minutes.answers.of(question.id) for question in asked]
    return any(answer.value.strip() if isinstance(answer.value, str) else answer.given for answer in answers)


def _clock(pathway: Pathway, kind: MeetingKind) -> StepView | None:
    """The step this meeting is to answer, the most pressing first."""
    doing = actions(pathway.procedure)
    answered = [
        (place, step) for place, step in enumerate(pathway.steps) if step.is_open and _answers(kind, step)
    ]
    if not answered:
        return None
    _, step = min(answered, key=urgency)
    return step_view(step, pathway.on, pathway.procedure, doing.get(step.id, ""))


def _answers(kind: MeetingKind, step: Step) -> bool:
    """Whether a meeting of this kind closes the step, as far as it says so itself (its forum, not its outcome)."""
    said = dict(kind.begins)
    return any(
        kind.fact in match.kinds and all(said[name] in values for name, values in match.where if name in said)
        for match in step.rule.closing.facts
    )
