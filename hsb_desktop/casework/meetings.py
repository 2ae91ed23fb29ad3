"""Strategy meetings and discussions: set up, who attends, the outcome and what it sets in motion, the minutes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hsb_desktop.casework.changes import Changes, RowAdded, Saved, Started, of_case
from hsb_desktop.casework.completing import complete
from hsb_desktop.casework.desk import Desk, procedure_of, stand_today
from hsb_desktop.casework.facts import preview, write_fact
from hsb_desktop.casework.form_facts import day_of_form, fact_fields
from hsb_desktop.casework.form_shape import attendance, is_meeting
from hsb_desktop.casework.meeting_words import meeting_view_of
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.record_lines import ATTENDANCE_OF
from hsb_desktop.casework.records import add_row, amend, begin, read_record, save_answers
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.typed import with_typing
from hsb_desktop.casework.work_views import MeetingView, OutcomePreview
from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Case, PersonKind, Record, RecordStatus
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.procedure.words import t

MEETING_FORM = "strategy_meeting"
# The kinds a worker may set up: the word for it, the answer in the form, the fact once it was held.
KINDS = {
    "strategy_meeting": ("meeting", "strategy_meeting_held"),
    "strategy_discussion": ("discussion", "strategy_discussion_held"),
}
HELD_ON = ("held_on", "date")  # the questions that say which day it was, of the minutes and of the meeting
SEATS = {  # whose name a seat of the list begins with
    "young_person": (PersonKind.CHILD,),
    "parent_carer": (PersonKind.PARENT, PersonKind.CARER),
}
_OWN_SEAT = "social_worker"


def plan_meeting(
    desk: Desk,
    case_id: CaseId,
    kind: str = "strategy_meeting",
    on: date | None = None,
    at: str = "",
    *,
    place: str = "",
    chair: str = "",
    chair_name: str = "",
) -> Started:
    """Set up a meeting or discussion with its attendance list; everything else is answered in its record."""
    if kind not in KINDS:
        raise KeyError(kind)
    form = desk.book.form_in_force(MEETING_FORM, desk.clock.today())
    given = {
        "kind": KINDS[kind][0],
        "date": on.isoformat() if on is not None else "",
        "time": at,
        "place": place,
        "chair": chair,
        "chair_name": chair_name,
    }
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        more = {FieldKey(name): Answer(value) for name, value in given.items() if value}
        record_id = begin(desk, unit, case_id, form, None, {**more, **_seats(form, case, desk.worker.name)})
    return Started(record_id, of_case(case_id, record_id))


def meeting_view(desk: Desk, record_id: RecordId) -> MeetingView:
    """Everything the screen of a meeting shows."""
    with desk.store.unit() as unit:
        meeting, minutes = read_meeting(desk, unit, record_id)
        case = unit.case(meeting.case_id)
        standing = stand_today(desk, unit.facts(case.id))
    return meeting_view_of(case, meeting, minutes, standing.pathway, kind_of(meeting))


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
        if minutes is None:
            raise NotReady(t("The minutes hold the outcome; write it there first."))
        changes = complete(desk, unit, record_id)
        meeting, minutes = read_meeting(desk, unit, record_id)
        write_fact(desk, unit, meeting.case_id, outcome_fact(desk, meeting, minutes), record_id)
    return changes | of_case(meeting.case_id, record_id)


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
        form = desk.book.form_in_force(_minutes_form(desk, meeting.form), desk.clock.today())
        minutes_id = begin(desk, unit, meeting.case_id, form, record_id)
    return Started(minutes_id, of_case(meeting.case_id, minutes_id, record_id))


def minutes_head(desk: Desk, unit: Unit, meeting: Record) -> RecordHead | None:
    """The minutes of a meeting, if they are begun."""
    for head in unit.records(meeting.case_id):
        if head.belongs_to == meeting.id and desk.book.form(head.pin).belongs_to == meeting.form.id:
            return head
    return None


def outcome_fact(desk: Desk, meeting: Record, minutes: Record | None) -> dict[str, object]:
    """The fact that the meeting and its minutes amount to; what is missing the engine will name."""
    procedure = procedure_of(desk)
    rule = procedure.fact_rule(KINDS[kind_of(meeting)][1])
    assert rule is not None  # the kinds a worker may set up are kinds of fact
    found: dict[str, object] = {"fact": rule.id, "on": ""}
    for record in (meeting, *([minutes] if minutes is not None else [])):
        asked = checks.shown(record.form, record.answers).items
        found |= fact_fields(rule, record.form, record.answers, asked)
        found["on"] = day_of_form(record.form, record.answers, HELD_ON) or found["on"]
    return found


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


def kind_of(meeting: Record) -> str:
    answer = meeting.answers.text("kind")
    return next((kind for kind, (option, _) in KINDS.items() if option == answer), MEETING_FORM)


def _minutes_form(desk: Desk, form: Form) -> str:
    """The id of the form whose records belong to meetings of this form: the one that completes their minutes."""
    for kind in procedure_of(desk).records:
        if kind.form and desk.book.form_in_force(kind.form, desk.clock.today()).belongs_to == form.id:
            return kind.form
    raise NotReady(t("The forms hold no minutes for this meeting."))


def _seats(form: Form, case: Case, worker: str) -> dict[FieldKey, Answer]:
    """The names that the list begins with: the child, a parent or carer where there is one, the worker."""
    repeat = attendance(form)
    if repeat is None:
        return {}
    rows = {row.id for row in repeat.start_rows}
    found = {_OWN_SEAT: worker}
    for seat, kinds in SEATS.items():
        names = [person.name for person in (case.child, *case.people) if person.kind in kinds]
        if len(names) == 1:
            found[seat] = names[0]
    return {
        FieldKey("person", repeat.id, RowId(seat)): Answer(name)
        for seat, name in found.items()
        if seat in rows and name
    }
