"""Which papers can be made in a case, and for whom. A linked child is never among the readers."""

from collections.abc import Sequence

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_shape import is_meeting, record_label
from hsb_desktop.casework.meeting_words import attendance_rows
from hsb_desktop.casework.meetings import SEATS
from hsb_desktop.casework.other_children import plain
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.record_lines import NOT_INVITED, meeting_title
from hsb_desktop.casework.record_reading import RecordReading
from hsb_desktop.casework.views import PaperChoice
from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.documents.paper import PaperKind, Recipient
from hsb_desktop.procedure.case import Case, PersonKind, RecordStatus
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

_KINDS = frozenset(kind.value for kind in PaperKind)
_AUDIENCE = {
    PersonKind.CHILD: Audience.CHILD,
    PersonKind.PARENT: Audience.FAMILY,
    PersonKind.CARER: Audience.FAMILY,
    PersonKind.PROFESSIONAL: Audience.PROFESSIONAL,
}


def paper_choices(procedure: Procedure, reading: RecordReading) -> tuple[PaperChoice, ...]:
    """Every paper that can be made from these records, the newest first; a meeting gives a pack."""
    found = []
    for head in sorted(reading.heads, key=lambda head: head.changed_at, reverse=True):
        form = reading.form(head)
        if is_meeting(form):
            kind = PaperKind.MEETING_PACK.value
            title = t("Meeting pack: {meeting}", meeting=meeting_title(form, reading.answers(head)))
        elif form.record in _KINDS:
            kind, title = form.record, record_label(procedure, form)
        else:
            continue
        draft = head.status is RecordStatus.DRAFT
        day = short_date(head.completed_on or head.changed_at.astimezone(london()).date())
        line = t("Draft, changed {day}", day=day) if draft else t("Completed {day}", day=day)
        found.append(PaperChoice(kind, title, head.id, line, draft))
    return tuple(found)


def readers(desk: Desk, unit: Unit, case: Case, record_id: RecordId | None) -> dict[str, Recipient]:
    """Who a copy may be for, by id: the child, parents, carers, professionals of the case and of its meeting's list.

    Whoever the case knows is what the case says they are: a relative on the list does not become a professional by it.
    """
    found: dict[str, Recipient] = {}
    for person in (case.child, *case.people):
        audience = _AUDIENCE.get(person.kind)
        if audience is not None:
            relation = person.relation or person.agency
            found[f"person:{person.id}"] = Recipient(person.name, relation or _word(person.kind), audience)
    meeting = _meeting_of(desk, unit, case, record_id)
    if meeting is not None:
        names = {plain(person.name) for person in (case.child, *case.people)}
        form = desk.book.form(meeting.pin)
        for row in attendance_rows(form, unit.answers(meeting.id), procedure_of(desk)):
            name = row.name.strip()
            if name and not row.reason_needed and plain(name) not in names:
                names.add(plain(name))
                relation = ", ".join(part for part in (row.role_label, row.agency) if part)
                found[_seat(meeting.id, row)] = Recipient(name, relation, Audience.PROFESSIONAL)
    return found


def not_invited(case: Case, meeting_id: RecordId, rows: Sequence[AttendanceRow]) -> frozenset[str]:
    """The readers, by id, who are not invited to the meeting, so that none of its papers is for them.

    Where a seat of the child or family is marked so, everybody it may be is kept out, unless the list invites them by
    name: the seat may hold no name, or another writing of it.
    """
    away = [row for row in rows if row.state == NOT_INVITED]
    asked = {plain(row.name) for row in rows if row.state and row.state != NOT_INVITED}
    named = {plain(row.name) for row in away} - {""}
    kinds = {kind for row in away for kind in SEATS.get(row.role, ())}
    people = frozenset(
        f"person:{person.id}"
        for person in (case.child, *case.people)
        if plain(person.name) in named or (person.kind in kinds and plain(person.name) not in asked)
    )
    return people | {_seat(meeting_id, row) for row in away}


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
        PersonKind.CHILD: t("Child’s version"),
        PersonKind.PARENT: t("Parent"),
        PersonKind.CARER: t("Carer"),
        PersonKind.PROFESSIONAL: t("Professional"),
    }[kind]
