"""The pathway: facts and a date in, steps with their reasons and clocks out (contract section 3). None of it is stored.

`pathway` is a pure function; the same facts in any order give the same steps. `read_facts` reads and refuses facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.definition import Category, FlagRule, Procedure
from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.fact_reading import read_fact, read_facts
from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.grounds import holds, is_among
from hsb_desktop.procedure.history import History
from hsb_desktop.procedure.limits import Clock, Reckoning, counts_working_days, reckon
from hsb_desktop.procedure.runs import Opened, trace
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.procedure.words import t

__all__ = [
    "Decision",
    "Fact",
    "Flag",
    "Pathway",
    "Procedure",
    "Status",
    "Step",
    "pathway",
    "read_fact",
    "read_facts",
]


class Status(StrEnum):
    """Where a step stands on the day asked for (section 3.5)."""

    DONE = "done"
    OPEN = "open"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    ADVISORY = "advisory"
    CANNOT_COMPUTE = "cannot_compute"
    NOT_REQUIRED = "not_required"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that opened, and how it stands.

    `due` is a day, `due_at` a moment in the calendar's zone (only one of them is set); `strict_due` counts a working
    start day as day 1. `late` is None where nothing can be late. `overdue_by` counts working days for a limit in
    working days and calendar days for all others. `why` is said when it is not required or its limit cannot be worked
    out.
    """

    rule: StepRule
    status: Status
    opened_on: date
    because: tuple[str, ...]
    basis: Basis
    source: Cite
    assumptions: tuple[str, ...] = ()
    due: date | None = None
    due_at: datetime | None = None
    strict_due: date | None = None
    clock: Clock | None = None
    done_on: date | None = None
    done_by: Fact | None = None
    late: bool | None = None
    overdue_by: int | None = None
    ended_on: date | None = None
    why: str = ""
    forums: tuple[str, ...] = ()
    opened_by: tuple[Fact, ...] = ()

    @property
    def id(self) -> str:
        """The id of the step; it may appear more than once in a pathway."""
        return self.rule.id

    @property
    def label(self) -> str:
        """The step in words."""
        return self.rule.label

    @property
    def is_open(self) -> bool:
        """Still to be done, whatever its limit."""
        return self.status not in (Status.DONE, Status.NOT_REQUIRED)

    @property
    def last_day(self) -> date | None:
        """The day its limit falls on, for sorting; None without a limit."""
        return self.due_at.date() if self.due_at is not None else self.due


@dataclass(frozen=True, slots=True)
class Decision:
    """The newest category decided."""

    category: Category
    decided_on: date


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to see to that is no step."""

    flag: str
    why: str
    source: Cite


@dataclass(frozen=True, slots=True)
class Pathway:
    """The whole answer for one case on one day. `plan` is the plan status, `is_open` false once the case is closed."""

    procedure: Procedure
    on: date
    category: Decision | None
    plan: str
    is_open: bool
    flags: tuple[Flag, ...]
    steps: tuple[Step, ...]


def pathway(procedure: Procedure, facts: Sequence[Fact], on: date) -> Pathway:
    """The steps that `facts` call for on the day `on`.

    `facts` come from `read_facts` with the same procedure and day. Raises BadInput where a fact needs an open step that
    is not there.
    """
    history = History(procedure, facts, on)
    traced: dict[str, Sequence[Opened]] = {}
    for rule in procedure.steps:
        traced[rule.id] = trace(rule, history, traced)
    _refuse_without_open_step(history, traced)
    decision = history.newest_decision(on)
    category = procedure.category(history.category_of(decision))
    return Pathway(
        procedure=procedure,
        on=on,
        category=Decision(category, decision.on) if decision is not None and category is not None else None,
        plan=history.plan_on(on),
        is_open=history.is_open_after(on),
        flags=tuple(flag for rule in procedure.flags if (flag := _flag(rule, history)) is not None),
        steps=tuple(_step(opened, history) for rule in procedure.steps for opened in traced[rule.id]),
    )


def _refuse_without_open_step(history: History, traced: dict[str, Sequence[Opened]]) -> None:
    for rule in history.procedure.facts:
        if not rule.needs_open_step:
            continue
        for fact in history.of(rule.id):
            known = traced.get(rule.needs_open_step, ())
            if not any(step.opened_on <= fact.on <= (step.stopped_on or fact.on) for step in known):
                needed = history.procedure.step_rule(rule.needs_open_step)
                raise BadInput(
                    t(
                        "facts[{place}]: “{step}” is not open on {day}; record what opened it, or correct the date.",
                        place=fact.place,
                        step=needed.label if needed is not None else rule.needs_open_step,
                        day=spoken(fact.on),
                    )
                )


def _step(opened: Opened, history: History) -> Step:
    rule, on = opened.rule, history.on
    calendar = history.procedure.calendar
    reckoned = reckon(rule.limit, opened.start, calendar, history.facts) if rule.limit is not None else None
    status, why = _status(opened, reckoned, history)
    last = None if reckoned is None else reckoned.last_day
    overdue_by = None
    if status is Status.OVERDUE and last is not None:
        in_working_days = counts_working_days(rule.limit)
        overdue_by = calendar.working_days_between(last, on) if in_working_days else (on - last).days
    forums: tuple[str, ...] = ()
    if rule.shows_forums:
        plan = history.procedure.plan(history.plan_on(opened.stopped_on or on))
        forums = plan.forums if plan is not None else ()
    return Step(
        rule=rule,
        status=status,
        opened_on=opened.opened_on,
        because=tuple(dict.fromkeys(opened.because)),
        basis=_basis(opened, history),
        source=rule.cite,
        assumptions=_assumptions(opened, reckoned, history),
        due=None if reckoned is None else reckoned.due,
        due_at=None if reckoned is None else reckoned.due_at,
        strict_due=None if reckoned is None else reckoned.strict_due,
        clock=None if reckoned is None else reckoned.clock,
        done_on=opened.done_on,
        done_by=opened.done_by,
        late=_late(opened, reckoned) if opened.done_on is not None else None,
        overdue_by=overdue_by,
        ended_on=opened.ended_on,
        why=why,
        forums=forums,
        opened_by=tuple(opened.opened_by),
    )


def _status(opened: Opened, reckoned: Reckoning | None, history: History) -> tuple[Status, str]:
    limit = opened.rule.limit
    if opened.done_on is not None:
        return Status.DONE, ""
    if opened.ended_on is not None:
        return Status.NOT_REQUIRED, opened.why
    if limit is None or reckoned is None:
        return Status.OPEN, ""
    if reckoned.last_day is None:
        return Status.CANNOT_COMPUTE, t(
            "The limit ({limit}, from {start}) falls after {last}, the last day of the calendar: work it out by hand.",
            limit=reckoned.words,
            start=spoken(opened.start_day),
            last=spoken(history.procedure.calendar.last),
        )
    if limit.advice:
        return Status.ADVISORY, ""
    if history.on < reckoned.last_day:
        return Status.OPEN, ""
    return (Status.DUE_TODAY if history.on == reckoned.last_day else Status.OVERDUE), ""


def _late(opened: Opened, reckoned: Reckoning | None) -> bool | None:
    """Whether it was done after its limit; None for advice, for hours that pass by themselves, and without a limit."""
    limit = opened.rule.limit
    if limit is None or reckoned is None or limit.advice or opened.rule.closing.by_passing:
        return None
    last = reckoned.last_day
    return last is not None and opened.done_on is not None and opened.done_on > last


def _basis(opened: Opened, history: History) -> Basis:
    """The mark of its limit, else of the step, which may depend on the category it opened with."""
    rule = opened.rule
    if rule.limit is not None and rule.limit.basis is not None:
        return rule.limit.basis
    category = history.at(opened.opened_on).category
    return next((basis for basis, values in rule.basis_for if is_among(category, values)), rule.basis)


def _assumptions(opened: Opened, reckoned: Reckoning | None, history: History) -> tuple[str, ...]:
    rule = opened.rule
    said = list(rule.assumptions)
    if rule.limit is not None and reckoned is None:
        said.append(t("No date for it is known yet, so nothing can be said about when it is due."))
    elif rule.limit is not None:
        if opened.clock_from is None:
            said += rule.limit.assumptions
        else:
            said.append(
                t("An earlier start of the clock was recorded: {day}.", day=spoken(opened.clock_from))
            )
        if counts_working_days(rule.limit):
            said += history.procedure.calendar.assumptions
    return tuple(said)


def _flag(rule: FlagRule, history: History) -> Flag | None:
    if rule.while_open is not None:
        now = history.standing()
        raised = history.is_open_after(history.on) and holds(rule.while_open, now, history)
        return Flag(rule.id, rule.sentence, rule.cite) if raised else None
    if rule.fact is not None:
        days = [spoken(fact.on) for fact in history.facts if rule.fact.accepts(fact)]
        return Flag(rule.id, rule.sentence.replace("{on}", ", ".join(days)), rule.cite) if days else None
    raised = rule.after is not None and history.on > rule.after
    return Flag(rule.id, rule.sentence, rule.cite) if raised else None
