"""The fact that a meeting and its minutes amount to, and keeping it so while the minutes are still being written."""

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.facts import write_fact
from hsb_desktop.casework.form_facts import fact_fields
from hsb_desktop.casework.form_shape import is_meeting
from hsb_desktop.casework.meeting_kinds import held_on, kind_of
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.meeting import MeetingKind


def fact_of_meeting(
    procedure: Procedure,
    kind: MeetingKind,
    meeting: tuple[Form, AnswerSet],
    minutes: tuple[Form, AnswerSet] | None,
) -> dict[str, object]:
    """The fact that the two amount to; what is missing the engine will name."""
    rule = procedure.fact_rule(kind.fact)
    assert rule is not None  # the loader knows every fact that a meeting records
    found: dict[str, object] = {"fact": rule.id}
    for form, answers in (meeting, *([minutes] if minutes is not None else [])):
        found |= fact_fields(rule, form, answers, checks.shown(form, answers).items)
    written = minutes if minutes is not None else (None, None)
    return {**found, "on": held_on(meeting[1], *written)}


def keep_told(desk: Desk, unit: Unit, minutes: RecordHead) -> None:
    """Completed minutes say the outcome as it stands: where it was recorded before, that is corrected."""
    if minutes.belongs_to is None:
        return
    head = unit.record(minutes.belongs_to)
    form = desk.book.form(head.pin)
    if head.status is RecordStatus.DRAFT or not is_meeting(form):
        return
    procedure, answers = procedure_of(desk), unit.answers(head.id)
    kind = kind_of(procedure, form, answers)
    if kind is not None:
        written = desk.book.form(minutes.pin), unit.answers(minutes.id)
        fact = fact_of_meeting(procedure, kind, (form, answers), written)
        write_fact(desk, unit, head.case_id, fact, head.id)
