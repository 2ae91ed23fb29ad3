"""Actions that meetings and records agreed: who does what by when, chased until done, across meetings and cases.

An action is a row of a form's repeat `actions`. That it was done is marked beside the record, which stays as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.form_shape import is_meeting
from hsb_desktop.casework.ports import RecordHead
from hsb_desktop.casework.record_lines import meeting_day, meeting_title
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.views import AgreedAction
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.dates_in_words import calendar_days, long_date, short_date
from hsb_desktop.procedure.form import Form, Repeat
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t

ACTIONS, DONE = "actions", "action_done"  # the repeat, and the question when a row of it was done
Marks = Mapping[tuple[RecordId, RowId], date | None]


@dataclass(frozen=True, slots=True)
class ActionMarked:
    """An action was marked; `undo` is the day it stood at before, None where it was open."""

    record_id: RecordId
    row: RowId
    undo: date | None
    changes: Changes


def actions_of_case(desk: Desk, case_id: CaseId) -> tuple[AgreedAction, ...]:
    """The actions of a case: open ones by their day, then those done, the latest first."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        reading = read_records(desk, unit, unit.records(case_id))
        marks = unit.action_marks()
    return register((case,), reading, marks, desk.clock.today())


def register(
    cases: Sequence[Case], reading: RecordReading, marks: Marks, on: date
) -> tuple[AgreedAction, ...]:
    """Every action of these cases, as a register is read: open ones by their day, then those done."""
    known = {case.id: case for case in cases}
    heads = {head.id: head for head in reading.heads}
    found = [
        line
        for head in reading.heads
        if head.case_id in known
        for line in _of_record(known[head.case_id], head, heads, reading, marks, on)
    ]
    waiting = sorted(
        (line for line in found if line.is_open), key=lambda line: (line.due or date.max, line.reference)
    )
    done = sorted(
        (line for line in found if not line.is_open), key=lambda line: line.done_on or on, reverse=True
    )
    return (*waiting, *done)


def mark_action(desk: Desk, record_id: RecordId, row: RowId, done_on: date | None) -> ActionMarked:
    """Say that an action was done on a day, or with None that it is open again."""
    must_have_been(desk, done_on)
    with desk.store.unit() as unit:
        head = unit.record(record_id)
        answers = unit.answers(record_id)
        if row not in answers.rows(ACTIONS):
            raise NotReady(t("This action is not in its record any more; look at the case again."))
        marks = unit.action_marks()
        before = _done_on(marks, record_id, row, answers.cell(ACTIONS, row, DONE).value)
        unit.mark_action(record_id, row, done_on, desk.clock.now())
    return ActionMarked(record_id, row, before, of_case(head.case_id, record_id))


def must_have_been(desk: Desk, done_on: date | None) -> None:
    """An action is marked once it is done, never ahead (NotReady)."""
    if done_on is not None and done_on > desk.clock.today():
        raise NotReady(t("{day} is still to come. Enter the day it was done.", day=long_date(done_on)))


def _of_record(
    case: Case,
    head: RecordHead,
    heads: Mapping[RecordId, RecordHead],
    reading: RecordReading,
    marks: Marks,
    on: date,
) -> Iterator[AgreedAction]:
    form, answers = reading.form(head), reading.answers(head)
    if not _has_actions(form):
        return
    for row in answers.rows(ACTIONS):
        said = answers.cell_text(ACTIONS, row, "action").strip()
        if not said:
            continue
        due = read_day(answers.cell(ACTIONS, row, "action_due").value)
        done = _done_on(marks, head.id, row, answers.cell(ACTIONS, row, DONE).value)
        state, when = _standing(due, done, on)
        yield AgreedAction(
            case.id,
            head.id,
            row,
            case.reference,
            case.child.initials,
            said,
            answers.cell_text(ACTIONS, row, "action_owner").strip(),
            answers.cell_text(ACTIONS, row, "action_agency").strip(),
            due,
            done,
            state,
            when,
            _agreed_at(head, heads, reading),
        )


def _done_on(marks: Marks, record_id: RecordId, row: RowId, answered: object) -> date | None:
    """The newest mark, else what the record itself says."""
    key = (record_id, row)
    return marks[key] if key in marks else read_day(answered)


def _standing(due: date | None, done: date | None, on: date) -> tuple[str, str]:
    if done is not None:
        return "done", t("Done {day}", day=short_date(done))
    if due is None:
        return "open", t("No date set")
    if due < on:
        return "overdue", t("{distance} over", distance=calendar_days((on - due).days))
    if due == on:
        return "due_today", t("Due today")
    return "open", t("In {distance}", distance=calendar_days((due - on).days))


def _agreed_at(head: RecordHead, heads: Mapping[RecordId, RecordHead], reading: RecordReading) -> str:
    """The meeting and its day; else the record it stands in."""
    parent = heads.get(head.belongs_to) if head.belongs_to is not None else None
    for known in (head, parent):
        if known is not None and is_meeting(reading.form(known)):
            title = meeting_title(reading.form(known), reading.answers(known))
            day = meeting_day(reading.answers(known))
            return t("{meeting}, {day}", meeting=title, day=short_date(day)) if day is not None else title
    return reading.form(head).title


def _has_actions(form: Form) -> bool:
    return any(isinstance(item, Repeat) and item.id == ACTIONS for item in form.items())
