"""What to do next across cases: one reading, every pathway worked out afresh. Initials and references only."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.attention import stand_together
from hsb_desktop.casework.backups import backup_notice
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.drafts import half_a_concern
from hsb_desktop.casework.form_shape import is_meeting, record_label
from hsb_desktop.casework.many_cases import in_work
from hsb_desktop.casework.open_actions import register
from hsb_desktop.casework.ports import RecordHead, Typing
from hsb_desktop.casework.record_lines import PLANNED, draft_line, meeting_lines
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.step_words import next_step, source_words, step_view
from hsb_desktop.casework.views import AgreedAction, DraftLine, DueLine, FlagView, MeetingLine, TodayView
from hsb_desktop.procedure.case import Case, RecordStatus
from hsb_desktop.procedure.dates_in_words import long_date, week_of
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.pathway import Pathway, Status, Step
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t

NEXT_WORKING_DAYS = 10  # how far ahead "next" reaches: two weeks of work, the product's own choice
LONGEST_NEXT = 12  # lines; the rest are counted
ACTION_DAYS = 7  # how many days before its day an action is listed
REVIEW_DAYS = 14  # how many days before its review a plan is listed
REVIEW = "review_on"  # the question of a plan that says when it is looked at again

Placed = tuple[Case, Step]


def today(desk: Desk) -> TodayView:
    """What is overdue, due today and due next, the week's meetings, drafts to finish, plans to look at again."""
    on, procedure = desk.clock.today(), procedure_of(desk)
    with desk.store.unit() as unit:
        cases, facts, heads = in_work(unit)
        open_cases = {case.id: case for case in cases if not case.closed}
        standings, aside = stand_together(desk, open_cases.values(), facts)
        reading, typing, marks = read_records(desk, unit, heads), unit.typing(), unit.action_marks()
        copies = (
            backup_notice(desk, unit) if cases else None
        )  # before there is anything to lose, nothing is said
        begun = half_a_concern(unit)
    pathways = [(open_cases[case_id], standing.pathway) for case_id, standing in standings.items()]
    timed = sorted(
        ((case, step) for case, pathway in pathways for step in _timed(pathway)),
        key=lambda placed: _when(*placed),
    )
    overdue = [placed for placed in timed if placed[1].status is Status.OVERDUE]
    due = [placed for placed in timed if placed[1].status is Status.DUE_TODAY]
    ahead = [placed for placed in timed if placed[1].status not in (Status.OVERDUE, Status.DUE_TODAY)]
    soon = [placed for placed in ahead if _soon(placed[1], on, procedure)]
    later = [placed for placed in ahead if not _soon(placed[1], on, procedure)]
    listed = {case.id for case, _ in (*overdue, *due, *soon)}
    soon += _untimed(pathways, listed)
    lines = _Lines(procedure, on, desk.clock.now())
    return TodayView(
        date=on,
        overdue=lines.of(overdue),
        due_today=lines.of(due),
        next=lines.of(soon[:LONGEST_NEXT]),
        meetings=_week(tuple(open_cases.values()), reading, on),
        drafts=(*((begun,) if begun else ()), *_drafts(procedure, open_cases, reading)),
        reviews=_reviews(procedure, open_cases, reading, on),
        recovered=_recovered(typing, reading, {case.id: case for case in cases}),
        nothing_before=_last_day(later[0][1]) if later and len(soon) <= LONGEST_NEXT else None,
        more=max(0, len(soon) - LONGEST_NEXT),
        actions=_chased(register(tuple(open_cases.values()), reading, marks, on), on),
        notices=(*_dated(procedure, on), *([copies] if copies is not None else [])),
        aside=aside,
    )


class _Lines:
    """Steps as lines of Today."""

    def __init__(self, procedure: Procedure, on: date, now: datetime) -> None:
        self._procedure, self._on, self._now, self._actions = procedure, on, now, actions(procedure)

    def of(self, placed: Sequence[Placed]) -> tuple[DueLine, ...]:
        return tuple(
            DueLine(
                case.id,
                case.reference,
                case.child.initials,
                step_view(step, self._on, self._procedure, self._actions.get(step.id, ""), self._now),
            )
            for case, step in placed
        )


def _timed(pathway: Pathway) -> Iterator[Step]:
    return (step for step in pathway.steps if step.is_open and step.last_day is not None)


def _last_day(step: Step) -> date:
    return step.last_day or date.max


def _when(case: Case, step: Step) -> tuple[date, int, str]:
    return _last_day(step), len(case.reference), case.reference


def _soon(step: Step, on: date, procedure: Procedure) -> bool:
    return procedure.calendar.working_days_between(on, _last_day(step)) <= NEXT_WORKING_DAYS


def _untimed(pathways: Sequence[tuple[Case, Pathway]], listed: set[CaseId]) -> list[Placed]:
    """The next step of each case that has nothing with a date in the lists, so that no open case is forgotten."""
    found = []
    for case, pathway in pathways:
        step = next_step(pathway)
        if case.id not in listed and step is not None and step.last_day is None:
            found.append((case, step))
    return found


def _week(cases: Sequence[Case], reading: RecordReading, on: date) -> tuple[MeetingLine, ...]:
    first, last = week_of(on)
    lines = meeting_lines(cases, reading)
    this_week = [
        line for line in lines if line.state == PLANNED and line.on is not None and first <= line.on <= last
    ]
    return tuple(sorted(this_week, key=lambda line: (line.on or on, line.at)))


def _drafts(procedure: Procedure, cases: dict[CaseId, Case], reading: RecordReading) -> tuple[DraftLine, ...]:
    drafts = [head for head in reading.heads if head.status is RecordStatus.DRAFT and head.case_id in cases]
    lines = []
    for head in sorted(drafts, key=lambda head: head.changed_at, reverse=True):
        form = reading.form(head)
        if not is_meeting(form):
            title = record_label(procedure, form)
            lines.append(draft_line(cases[head.case_id], head, form, reading.answers(head), title))
    return tuple(lines)


def _reviews(
    procedure: Procedure, cases: dict[CaseId, Case], reading: RecordReading, on: date
) -> tuple[DraftLine, ...]:
    """Of each kind of plan the newest in a case, when the day to look at it again is near or past."""
    newest: dict[tuple[CaseId, str], RecordHead] = {}
    for head in reading.heads:
        form = reading.form(head)
        if head.case_id in cases and head.status is not RecordStatus.DRAFT and _is_reviewed(form):
            newest[head.case_id, form.id] = head
    found: list[tuple[date, DraftLine]] = []
    for head in newest.values():
        day = read_day(reading.answers(head).of(REVIEW).value)
        if day is not None and day <= on + timedelta(days=REVIEW_DAYS):
            case, title = cases[head.case_id], record_label(procedure, reading.form(head))
            said = t("Look at it again by {day}", day=long_date(day))
            found.append((day, DraftLine(head.id, case.id, title, case.reference, case.child.initials, said)))
    return tuple(line for _, line in sorted(found, key=lambda item: (item[0], item[1].reference)))


def _chased(actions: Sequence[AgreedAction], on: date) -> tuple[AgreedAction, ...]:
    """The open actions whose day has come or is near; those without a day are seen in their case."""
    near = on + timedelta(days=ACTION_DAYS)
    return tuple(
        action for action in actions if action.is_open and action.due is not None and action.due <= near
    )


def _dated(procedure: Procedure, on: date) -> tuple[FlagView, ...]:
    """What the procedure's own dates raise, whatever the case."""
    return tuple(
        FlagView(rule.id, rule.sentence, source_words(rule.cite, Basis.SOURCE, procedure))
        for rule in procedure.flags
        if rule.after is not None and on > rule.after
    )


def _is_reviewed(form: Form) -> bool:
    return any(item.id == REVIEW for item in form.items())


def _recovered(
    typing: Sequence[Typing], reading: RecordReading, cases: dict[CaseId, Case]
) -> tuple[str, ...]:
    """Where text was being typed when the program ended, without a name and without what was typed."""
    known = {head.id: head for head in reading.heads}
    found = []
    for typed in typing:
        head = known.get(typed.record_id)
        if head is not None and head.status is RecordStatus.DRAFT and head.case_id in cases:
            reference = cases[head.case_id].reference
            found.append(t("{form}, {reference}", form=reading.form(head).title, reference=reference))
    return tuple(dict.fromkeys(found))
