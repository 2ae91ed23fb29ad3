"""A meeting about two children (procedure section 1): each case has its own record, without the other's information.

Only what the meeting itself is goes from one record to the other: when, where, who chairs, and the professionals of
the list. Nothing of the child, the family, the reasons or the minutes does; each record names the other case by its
reference alone.
"""

from dataclasses import dataclass

from hsb_desktop.casework.changes import Changes, Started, of_case
from hsb_desktop.casework.completing import draft_head
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_shape import attendance, is_meeting
from hsb_desktop.casework.links import read_links
from hsb_desktop.casework.meeting_kinds import PEOPLE_OF_SEAT, known_kind
from hsb_desktop.casework.meetings import as_typed, plan
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Record, RecordStatus
from hsb_desktop.procedure.checks import rows_of
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t

JOINT = "joint_with"  # the question of a meeting that holds the reference of the other case
_ARRANGED = ("date", "time", "until", "place", "chair", "chair_name", "minute_taker")
_OF_A_PERSON = ("role", "person", "agency", "contact", "can_commit", "attendance")


@dataclass(frozen=True, slots=True)
class OtherCase:
    """A linked case of this store; `meeting` is its own record of this meeting, where it has one."""

    case_id: CaseId
    reference: str
    meeting: RecordId | None = None


def other_cases(desk: Desk, meeting_id: RecordId) -> tuple[OtherCase, ...]:
    """The linked cases that the meeting can be held for too, or is held for."""
    with desk.store.unit() as unit:
        meeting = as_typed(unit, read_record(desk, unit, meeting_id))
        if not any(item.id == JOINT for item in meeting.form.items()):
            return ()
        case = unit.case(meeting.case_id)
        return tuple(
            OtherCase(
                link.case_id,
                link.link.reference,
                _record_there(desk, unit, meeting, case.reference, link.case_id, link.link.reference),
            )
            for link in read_links(unit, case)
            if link.case_id is not None
        )


def hold_for_both(desk: Desk, meeting_id: RecordId, other: CaseId) -> Started:
    """Set the meeting up in a linked case too, as it was arranged; or the record that is there already."""
    known = next((case for case in other_cases(desk, meeting_id) if case.case_id == other), None)
    if known is None:
        raise NotReady(
            t("Link the two cases first; a meeting is held for both children of linked cases only.")
        )
    if known.meeting is not None:
        return Started(known.meeting, Changes())
    procedure = procedure_of(desk)
    with desk.store.unit() as unit:
        draft_head(unit, meeting_id)
        meeting = as_typed(unit, read_record(desk, unit, meeting_id))
        kind = known_kind(procedure, meeting.form, meeting.answers)
        reference = FieldKey(JOINT)
        shared = {**_arranged(meeting), **_professionals(procedure, meeting)}
        shared[reference] = Answer(unit.case(meeting.case_id).reference)
        record_id = plan(desk, unit, other, kind.id, shared)
        unit.add_answers(meeting_id, {reference: Answer(known.reference)}, desk.clock.now())
    return Started(record_id, of_case(other, record_id) | of_case(meeting.case_id, meeting_id))


def _record_there(
    desk: Desk, unit: Unit, meeting: Record, reference: str, case_id: CaseId, other: str
) -> RecordId | None:
    """The record of the same meeting in another case: each names the other's reference, and both the same day."""
    if meeting.answers.text(JOINT) != other:
        return None
    for head in reversed(unit.records(case_id)):
        form, answers = desk.book.form(head.pin), unit.answers(head.id)
        if is_meeting(form) and answers.text(JOINT) == reference:
            same_day = answers.text("date") == meeting.answers.text("date")
            if same_day or head.status is RecordStatus.DRAFT:
                return head.id
    return None


def _arranged(meeting: Record) -> dict[FieldKey, Answer]:
    found = {FieldKey(name): meeting.answers.of(name) for name in _ARRANGED}
    return {key: answer for key, answer in found.items() if answer.given}


def _professionals(procedure: Procedure, meeting: Record) -> dict[FieldKey, Answer]:
    """The lines of the list that are no seat of the child or family, with nothing that was said of anybody."""
    repeat = attendance(meeting.form)
    if repeat is None:
        return {}
    family = {role.id for role in procedure.roles if role.seat in PEOPLE_OF_SEAT}
    found: dict[FieldKey, Answer] = {}
    for row in rows_of(repeat, meeting.answers):
        begun = next((dict(start.values) for start in repeat.start_rows if start.id == row), {})
        role = meeting.answers.cell_text(repeat.id, row, "role") or begun.get("role", "")
        if not role or role in family or not begun:
            continue
        for name in _OF_A_PERSON:
            answer = meeting.answers.cell(repeat.id, row, name)
            if answer.given:
                found[FieldKey(name, repeat.id, row)] = answer
    return found
