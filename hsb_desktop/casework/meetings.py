"""Strategy meetings and discussions: set up, who attends, the outcome and what it sets in motion, the minutes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from hsb_desktop.casework.changes import Changes, RowAdded, Saved, Started, of_case
from hsb_desktop.casework.completing import complete
from hsb_desktop.casework.desk import Desk, procedure_of, stand_anyway
from hsb_desktop.casework.facts import preview, write_fact
from hsb_desktop.casework.form_shape import attendance, is_meeting
from hsb_desktop.casework.meeting_facts import fact_of_meeting
from hsb_desktop.casework.meeting_kinds import DAY, PEOPLE_OF_SEAT, asked_when_held, kind_of, known_kind
from hsb_desktop.casework.meeting_words import choices_of, meeting_view_of
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.record_lines import ATTENDANCE_OF
from hsb_desktop.casework.records import add_row, amend, begin, read_record, save_answers
from hsb_desktop.casework.refusals import NotReady, RecordFault
from hsb_desktop.casework.typed import with_typing
from hsb_desktop.casework.work_views import CALLED_OFF, MeetingChoice, MeetingView, OutcomePreview
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Case, Record, RecordStatus
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.procedure.words import t

_OWN_SEAT = "worker"


def plan_meeting(
    desk: Desk,
    case_id: CaseId,
    kind: str,
    on: date | None = None,
    at: str = "",
    *,
    place: str = "",
    chair: str = "",
    chair_name: str = "",
) -> Started:
    """Set up a meeting of a kind with the list of who should come; everything else is answered in its record."""
    given = {
        "date": on.isoformat() if on is not None else "",
        "time": at,
        "place": place,
        "chair": chair,
        "chair_name": chair_name,
    }
    answers = {FieldKey(name): Answer(value) for name, value in given.items() if value}
    with desk.store.unit() as unit:
        record_id = plan(desk, unit, case_id, kind, answers)
    return Started(record_id, of_case(case_id, record_id))


def plan(
    desk: Desk,
    unit: Unit,
    case_id: CaseId,
    kind: str,
    given: Mapping[FieldKey, Answer] = MappingProxyType({}),
) -> RecordId:
    """The same inside a transaction that others began; `given` are answers it begins with."""
    procedure = procedure_of(desk)
    known = procedure.meeting(kind)
    if known is None:
        raise KeyError(kind)
    form = desk.book.form_in_force(known.form, desk.clock.today())
    begins = {FieldKey(name): Answer(value) for name, value in known.begins}
    people = _list(procedure, known, form, unit.case(case_id), desk.worker.name)
    return begin(desk, unit, case_id, form, None, {**people, **given, **begins})


def set_up(desk: Desk, case_id: CaseId, kind: str) -> Started:
    """The meeting of this kind that is planned already, else one set up now."""
    with desk.store.unit() as unit:
        planned = planned_meetings(desk, unit, case_id).get(kind)
    return Started(planned, Changes()) if planned is not None else plan_meeting(desk, case_id, kind)


def meeting_choices(desk: Desk, case_id: CaseId) -> tuple[MeetingChoice, ...]:
    """Every kind of meeting of the procedure for a case: those that open steps ask for first, by their days."""
    procedure = procedure_of(desk)
    with desk.store.unit() as unit:
        standing = stand_anyway(desk, unit.facts(case_id))
        planned = planned_meetings(desk, unit, case_id)
    return choices_of(procedure, standing.pathway, planned)


def meeting_view(desk: Desk, record_id: RecordId) -> MeetingView:
    """Everything the screen of a meeting shows."""
    with desk.store.unit() as unit:
        meeting, minutes = read_meeting(desk, unit, record_id)
        case = unit.case(meeting.case_id)
        standing = stand_anyway(desk, unit.facts(case.id))
    return meeting_view_of(case, meeting, minutes, standing.pathway)


def set_attendance(desk: Desk, record_id: RecordId, row: RowId, values: Mapping[str, object]) -> Saved:
    """Answer questions of one line of the list, by question id: `attendance`, `report_sent`, `person`, and so on."""
    answers: dict[FieldKey, Answer] = {}
    for name, value in values.items():
        if not isinstance(value, str | bool):
            raise TypeError(name)
        answers[FieldKey(name, ATTENDANCE_OF, row)] = Answer(value)
    return save_answers(desk, record_id, answers)


def add_attendee(
    desk: Desk, record_id: RecordId, role: str, person: str = "", agency: str = "", contact: str = ""
) -> RowAdded:
    """One more line on the list."""
    values = {"role": role, "person": person, "agency": agency, "contact": contact}
    return add_row(desk, record_id, ATTENDANCE_OF, {name: value for name, value in values.items() if value})


def preview_outcome(
    desk: Desk, record_id: RecordId, values: Mapping[str, object] | None = None
) -> OutcomePreview:
    """What the outcome in the minutes (or the one given) would set in motion, complete and end; nothing is stored."""
    with desk.store.unit() as unit:
        meeting, minutes = read_meeting(desk, unit, record_id)
        fact = outcome_fact(desk, meeting, minutes)
        stored = tuple(known for known in unit.facts(meeting.case_id) if known.record_id != meeting.id)
        return preview(desk, stored, meeting.case_id, {**fact, **(values or {})})


def record_outcome(desk: Desk, record_id: RecordId) -> Changes:
    """Record that the meeting was held, with the outcome in its minutes, and complete the meeting, in one transaction.

    Incomplete leads to what the meeting's own record lacks, NotAccepted says what the outcome lacks; nothing is stored.
    """
    with desk.store.unit() as unit:
        meeting, minutes = read_meeting(desk, unit, record_id)
        if meeting.answers.text(CALLED_OFF):
            raise NotReady(t("This meeting was called off. Say first that it takes place after all."))
        if minutes is None:
            raise NotReady(t("The minutes hold the outcome; write it there first."))
        changes = complete(desk, unit, record_id)
        meeting, minutes = read_meeting(desk, unit, record_id)
        write_fact(desk, unit, meeting.case_id, outcome_fact(desk, meeting, minutes), record_id)
    return changes | of_case(meeting.case_id, record_id)


def day_to_correct(desk: Desk, record_id: RecordId) -> tuple[RecordId, RecordFault] | None:
    """The record (the meeting or its minutes) and the field whose date says that it was held on a day to come."""
    with desk.store.unit() as unit:
        meeting, minutes = read_meeting(desk, unit, record_id)
    asked = asked_when_held(minutes.form) if minutes is not None else None
    told = minutes.answers.text(asked.id) if minutes is not None and asked is not None else ""
    said = told or meeting.answers.text(DAY)
    if not said or date.fromisoformat(said) <= desk.clock.today():
        return None
    day = long_date(date.fromisoformat(said))
    if minutes is None or asked is None or not told or told == meeting.answers.text(DAY):
        message = t(
            "The date of the meeting, {day}, is still to come. Correct it if it was held already.", day=day
        )
        return meeting.id, RecordFault(FieldKey(DAY), message)
    message = t(
        "{question} The minutes say {day}, which is still to come. Correct the date there.",
        question=asked.label,
        day=day,
    )
    return minutes.id, RecordFault(FieldKey(asked.id), message)


def amend_meeting(desk: Desk, record_id: RecordId, reason: str) -> Changes:
    """Open what is recorded of a meeting again for a reason, with its minutes where they are complete.

    The fact that it was held stands as it is until the outcome is recorded again, which corrects it.
    """
    with desk.store.unit() as unit:
        meeting = read_record(desk, unit, record_id)
        changes = amend(desk, unit, record_id, reason)
        head = minutes_head(desk, unit, meeting)
        if head is not None and head.status is not RecordStatus.DRAFT:
            changes = changes | amend(desk, unit, head.id, reason)
    return changes


def minutes_of(desk: Desk, record_id: RecordId) -> Started:
    """The minutes of a meeting, begun now if there are none yet."""
    with desk.store.unit() as unit:
        meeting = read_record(desk, unit, record_id)
        head = minutes_head(desk, unit, meeting)
        if head is not None:
            return Started(head.id, Changes())
        kind = known_kind(procedure_of(desk), meeting.form, meeting.answers)
        form = desk.book.form_in_force(kind.minutes, desk.clock.today())
        minutes_id = begin(desk, unit, meeting.case_id, form, record_id)
    return Started(minutes_id, of_case(meeting.case_id, minutes_id, record_id))


def planned_meetings(desk: Desk, unit: Unit, case_id: CaseId) -> dict[str, RecordId]:
    """The meetings of a case that are set up and not held yet, the newest of each kind."""
    procedure, found = procedure_of(desk), dict[str, RecordId]()
    for head in unit.records(case_id):
        form = desk.book.form(head.pin)
        if head.status is RecordStatus.DRAFT and is_meeting(form):
            answers = unit.answers(head.id)
            kind = kind_of(procedure, form, answers)
            if kind is not None and not answers.text(CALLED_OFF):
                found[kind.id] = head.id
    return found


def minutes_head(desk: Desk, unit: Unit, meeting: Record) -> RecordHead | None:
    """The minutes of a meeting, if they are begun."""
    kind = kind_of(procedure_of(desk), meeting.form, meeting.answers)
    for head in unit.records(meeting.case_id):
        if head.belongs_to == meeting.id:
            form = desk.book.form(head.pin)
            if form.belongs_to == meeting.form.id or (kind is not None and form.id == kind.minutes):
                return head
    return None


def outcome_fact(desk: Desk, meeting: Record, minutes: Record | None) -> dict[str, object]:
    """The fact that the meeting and its minutes amount to; what is missing the engine will name."""
    procedure = procedure_of(desk)
    kind = known_kind(procedure, meeting.form, meeting.answers)
    written = (minutes.form, minutes.answers) if minutes is not None else None
    return fact_of_meeting(procedure, kind, (meeting.form, meeting.answers), written)


def read_meeting(desk: Desk, unit: Unit, record_id: RecordId) -> tuple[Record, Record | None]:
    """A meeting and its minutes, what is being typed laid over both."""
    meeting = as_typed(unit, read_record(desk, unit, record_id))
    if not is_meeting(meeting.form):
        raise NotReady(t("This record is not a meeting."))
    head = minutes_head(desk, unit, meeting)
    minutes = as_typed(unit, read_record(desk, unit, head.id)) if head is not None else None
    return meeting, minutes


def as_typed(unit: Unit, record: Record) -> Record:
    """A record with what is being typed laid over its answers."""
    typing = {typed.key: typed for typed in unit.typing(record.id)}
    return replace(record, answers=with_typing(record.form, record.answers, typing)) if typing else record


def _list(
    procedure: Procedure, kind: MeetingKind, form: Form, case: Case, worker: str
) -> dict[FieldKey, Answer]:
    """Who should come, and the names known: the child, a parent or carer where there is one, the worker."""
    repeat = attendance(form)
    if repeat is None:
        return {}
    names = {_OWN_SEAT: worker}
    for seat, kinds in PEOPLE_OF_SEAT.items():
        found = [person.name for person in (case.child, *case.people) if person.kind in kinds]
        names[seat] = found[0] if len(found) == 1 else ""
    seated = {role.id: names[role.seat] for role in procedure.roles if role.seat and role.id in kind.roles}
    return {
        FieldKey(repeat.id): Answer(kind.roles),
        **{FieldKey("person", repeat.id, RowId(role)): Answer(name) for role, name in seated.items() if name},
    }
