"""Which papers can be made in a case, and for whom. A linked child is never among the readers."""

from collections.abc import Sequence
from dataclasses import replace

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_shape import is_meeting, record_label, screen_of
from hsb_desktop.casework.meeting_sheets import sheet_titles
from hsb_desktop.casework.meeting_words import attendance_rows
from hsb_desktop.casework.other_children import plain
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.record_lines import NOT_INVITED, meeting_title
from hsb_desktop.casework.record_reading import RecordReading
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.documents.compose.frame import in_a_sentence
from hsb_desktop.documents.compose.meeting_pack import MEETING_PACK
from hsb_desktop.documents.compose.record_paper import kind_of
from hsb_desktop.documents.paper import PanelCopy, Recipient
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.case import Case, Person, PersonKind, RecordStatus
from hsb_desktop.procedure.checks import shown
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Audience, Form
from hsb_desktop.procedure.ids import PersonId, RecordId
from hsb_desktop.procedure.paper_layout import PaperLayout
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

INSERT = "_insert"  # the end of the kind of a record’s paper that goes into another plan
_OF_SEAT = {
    "child": (PersonKind.CHILD,),
    "parent": (PersonKind.PARENT, PersonKind.CARER),
}  # who may sit there


def paper_choices(
    procedure: Procedure, layouts: Sequence[PaperLayout], reading: RecordReading
) -> tuple[PaperChoice, ...]:
    """Every paper that can be made: of each record, the newest first (a meeting gives a pack), then of the case."""
    found = []
    for head in sorted(reading.heads, key=lambda head: head.changed_at, reverse=True):
        form = reading.form(head)
        draft = head.status is RecordStatus.DRAFT
        day = short_date(head.completed_on or head.changed_at.astimezone(london()).date())
        line = t("Draft, changed {day}", day=day) if draft else t("Completed {day}", day=day)
        if is_meeting(form):
            title = t("Meeting pack: {meeting}", meeting=meeting_title(form, reading.answers(head)))
            found.append(PaperChoice(MEETING_PACK, title, head.id, line, draft, screen=screen_of(form)))
            for kind, sheet in sheet_titles().items():
                said = t(
                    "{sheet}: {meeting}", sheet=sheet, meeting=meeting_title(form, reading.answers(head))
                )
                found.append(PaperChoice(kind, said, head.id, line, draft, screen=screen_of(form)))
            continue
        kind, title, screen = kind_of(form), record_label(procedure, form), screen_of(form)
        of_record = PaperChoice(
            kind, title, head.id, line, draft, own=True, screen=screen, word=form.word_copy
        )
        found.append(of_record)
        plan = insert_of(form, reading.answers(head))
        if plan:
            said = t("{record}, as an insert to the {plan}", record=title, plan=in_a_sentence(plan))
            found.append(replace(of_record, kind=kind + INSERT, title=said))
    return tuple(found) + tuple(
        PaperChoice(one.id, one.offered, None, t("As the case stands today"), draft=False, screen="case")
        for one in layouts
    )


def insert_of(form: Form, answers: AnswerSet) -> str:
    """The plan a record says it is part of, in words; empty where it is part of none, so that no day is asked for."""
    asked = [
        (gives.on, question) for gives in form.gives for name, question in gives.fields if name == "plan"
    ]
    for day, question_id in asked:
        option = form.question(question_id).option(answers.text(question_id))
        if option is not None and FieldKey(day) in shown(form, answers).keys:
            return option.label
    return ""


def readers(desk: Desk, unit: Unit, case: Case, record_id: RecordId | None) -> dict[str, Recipient]:
    """Who a copy may be for, by id: the child, parents, carers, professionals of the case and of its meeting's list.

    Whoever the case knows is what the case says they are: a relative on the list does not become a professional by it.
    """
    found: dict[str, Recipient] = {}
    for person in (case.child, *case.people):
        audience = audience_of(person)
        if audience is not None:
            relation = person.relation or person.agency or _word(person.kind)
            key = f"person:{person.id}"
            found[key] = Recipient(person.name, relation, audience, _same(case, person.name), key)
    meeting = _meeting_of(desk, unit, case, record_id)
    if meeting is not None:
        once = (former.person for former in case.former)
        names = {plain(person.name) for person in (case.child, *case.people, *once)}
        form = desk.book.form(meeting.pin)
        for row in attendance_rows(form, unit.answers(meeting.id), procedure_of(desk)):
            name = row.name.strip()
            if name and not row.reason_needed and plain(name) not in names:
                names.add(plain(name))
                relation = ", ".join(part for part in (row.role_label, row.agency) if part)
                key = _seat(meeting.id, row)
                found[key] = Recipient(name, relation, Audience.PROFESSIONAL, id=key)
    return found


def _same(case: Case, name: str) -> frozenset[PersonId]:
    """Everybody of the case who goes or went by that name: what is not for one of them is not for this reader."""
    once = (former.person for former in case.former)
    known = (case.child, *case.people, *once)
    return frozenset(person.id for person in known if plain(person.name) == plain(name))


def audience_of(person: Person) -> Audience | None:
    """Which kind of copy somebody may have by all they are to the case; None for nobody's. The closest to the child
    counts: a relative who is a professional too gets no professional copy."""
    if person.is_a(PersonKind.LINKED_CHILD):
        return None
    if person.is_a(PersonKind.CHILD):
        return Audience.CHILD
    if person.is_a(PersonKind.PARENT) or person.is_a(PersonKind.CARER):
        return Audience.FAMILY
    professional = person.is_a(PersonKind.PROFESSIONAL) and not person.is_a(PersonKind.FAMILY)
    return Audience.PROFESSIONAL if professional else None


def panel_reader(procedure: Procedure) -> Recipient:
    """The panel as a reader of the papers that are made for it."""
    words = procedure.words
    return Recipient(words.get("panel", t("Panel")), words.get("panel_name", ""), Audience.PANEL)


def panel_copy(desk: Desk) -> PanelCopy:
    """What stands on a paper for the panel today."""
    procedure = procedure_of(desk)
    return PanelCopy(
        panel_reader(procedure).name,
        procedure.words.get("marking", t("OFFICIAL-SENSITIVE")),
        desk.clock.today(),
        f"{procedure.id.capitalize()} {procedure.edition}",
    )


def not_invited(
    case: Case, meeting_id: RecordId, rows: Sequence[AttendanceRow], procedure: Procedure
) -> frozenset[str]:
    """The readers, by id, who are not invited to the meeting, so that none of its papers is for them.

    Where a seat of the child or family is marked so, everybody it may be is kept out, unless the list invites them by
    name: the seat may hold no name, or another writing of it.
    """
    away = [row for row in rows if row.state == NOT_INVITED]
    asked = {plain(row.name) for row in rows if row.state and row.state != NOT_INVITED}
    named = {plain(row.name) for row in away} - {""}
    seats = {role.id: role.seat for role in procedure.roles}
    kinds = {kind for row in away for kind in _OF_SEAT.get(seats.get(row.role, ""), ())}
    people = frozenset(
        f"person:{person.id}"
        for person in (case.child, *case.people)
        if plain(person.name) in named or (any(map(person.is_a, kinds)) and plain(person.name) not in asked)
    )
    return people | {_seat(meeting_id, row) for row in away}


def not_invited_to(desk: Desk, unit: Unit, case: Case, meeting_id: RecordId) -> frozenset[str]:
    """The same, read from the list of that meeting as it is settled."""
    form, procedure = desk.book.form(unit.record(meeting_id).pin), procedure_of(desk)
    rows = attendance_rows(form, unit.answers(meeting_id), procedure)
    return not_invited(case, meeting_id, rows, procedure)


def _seat(meeting_id: RecordId, row: AttendanceRow) -> str:
    return f"seat:{meeting_id}:{row.row}"


def _meeting_of(desk: Desk, unit: Unit, case: Case, record_id: RecordId | None) -> RecordHead | None:
    """The meeting a record is or belongs to, else the newest of the case."""
    heads = {head.id: head for head in unit.records(case.id)}
    head = heads.get(record_id) if record_id is not None else None
    if head is not None and head.belongs_to is not None:
        head = heads.get(head.belongs_to)
    if head is not None and is_meeting(desk.book.form(head.pin)):
        return head
    meetings = [head for head in heads.values() if is_meeting(desk.book.form(head.pin))]
    return meetings[-1] if meetings else None


def _word(kind: PersonKind) -> str:
    return {
        PersonKind.PARENT: t("Parent"),
        PersonKind.CARER: t("Carer"),
        PersonKind.PROFESSIONAL: t("Professional"),
    }.get(kind, "")  # that it is the child's, their copy says
