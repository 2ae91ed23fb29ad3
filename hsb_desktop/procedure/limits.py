"""The kinds of limit a step may have, and what one comes to for a given start (contract section 3.4).

Days are counted by the calendar; a limit the calendar does not reach has no date at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hsb_desktop.procedure.calendar import Calendar, NonWorkingDay
from hsb_desktop.procedure.dates_in_words import working_days
from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class SameDay:
    """At once: the day it starts."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """So many working days; `instead` gives another number once a truth was decided in the run."""

    days: int
    instead: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ElapsedHours:
    """So many hours of the clock, whatever day it is."""

    hours: int


@dataclass(frozen=True, slots=True)
class CalendarMonths:
    """So many months for the first, then for each that follows."""

    first: int
    then: int


@dataclass(frozen=True, slots=True)
class DaysOfField:
    """As many calendar days as the fact that started it says."""

    field: str


@dataclass(frozen=True, slots=True)
class DateOfField:
    """The date that the fact that started it says."""

    field: str


@dataclass(frozen=True, slots=True)
class NextDate:
    """The earliest date on or after the start among all facts of a kind."""

    fact: str
    field: str


Length = SameDay | WorkingDays | ElapsedHours | CalendarMonths | DaysOfField | DateOfField | NextDate


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit with its words. `basis` None leaves the step's own; `advice` never makes a step overdue.

    `start_of_step`: the clock starts when that step opened which the opening fact closed, not with the fact itself.
    """

    length: Length
    basis: Basis | None = None
    advice: bool = False
    assumptions: tuple[str, ...] = ()
    start_of_step: str = ""
    earlier_start: bool = False  # a decision may give its clock an earlier start
    words: str = ""  # how it is said where the number alone would not tell


@dataclass(frozen=True, slots=True)
class Start:
    """When a clock starts and what it needs to know of it."""

    day: date
    moment: datetime | None
    fact: str  # the kind of fact that started it
    origin: Fact  # the fact that first opened the step, for the fields it sets
    later: bool = False  # not the first of a chain
    truths: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Clock:
    """How a limit was reached. `words` is the limit as it is said; `skipped` is for working days only."""

    start: date
    start_at: datetime | None
    start_fact: str
    words: str
    skipped: tuple[NonWorkingDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What a limit came to. `beyond`: past the calendar's last day, then there is neither date nor clock.

    `words` is the limit as it is said, there too when no date could be worked out.
    """

    words: str
    due: date | None = None
    due_at: datetime | None = None
    strict_due: date | None = None
    clock: Clock | None = None
    beyond: bool = False

    @property
    def last_day(self) -> date | None:
        """The day the limit falls on."""
        return self.due_at.date() if self.due_at is not None else self.due


def counts_working_days(limit: Limit | None) -> bool:
    """Whether working days are counted, for the limit itself and for how far past it one is."""
    return limit is not None and isinstance(limit.length, WorkingDays)


def reckon(limit: Limit, start: Start, calendar: Calendar, facts: Sequence[Fact]) -> Reckoning | None:
    """The date of a limit; None while there is none yet (no date of the next panel is known)."""
    length = limit.length
    words = limit.words or limit_words(length, start)
    if isinstance(length, WorkingDays):
        return _working_days(days_of(length, start), words, start, calendar)
    if isinstance(length, ElapsedHours):
        return _hours(length.hours, words, start, calendar)
    if isinstance(length, DateOfField | NextDate):
        known = _known_date(length, start, facts)
        if known is None:
            return None
        due = calendar.within(known)
    else:
        due = _calendar_date(length, start, calendar)
    if due is None:
        return Reckoning(words, beyond=True)
    return Reckoning(words, due=due, clock=Clock(start.day, None, start.fact, words))


def _known_date(length: DateOfField | NextDate, start: Start, facts: Sequence[Fact]) -> date | None:
    if isinstance(length, DateOfField):
        return start.origin.day(length.field)
    dates = (known.day(length.field) for known in facts if known.kind == length.fact)
    return min((day for day in dates if day is not None and day >= start.day), default=None)


def _calendar_date(
    length: SameDay | CalendarMonths | DaysOfField, start: Start, calendar: Calendar
) -> date | None:
    match length:
        case SameDay():
            return start.day
        case CalendarMonths(first, then):
            return calendar.after_months(start.day, then if start.later else first)
    return calendar.after_days(start.day, _whole(start.origin.get(length.field)))


def days_of(length: WorkingDays, start: Start) -> int:
    """The number of working days, once it is known what was decided in the run."""
    return next((days for truth, days in length.instead if truth in start.truths), length.days)


def _working_days(days: int, words: str, start: Start, calendar: Calendar) -> Reckoning:
    due = calendar.after_working_days(start.day, days)
    if due is None:
        return Reckoning(words, beyond=True)
    strict = calendar.after_working_days_strictly(start.day, days)
    clock = Clock(start.day, None, start.fact, words, calendar.skipped(start.day, due))
    return Reckoning(words, due=due, strict_due=strict, clock=clock)


def _hours(hours: int, words: str, start: Start, calendar: Calendar) -> Reckoning | None:
    if start.moment is None:
        return None
    due_at = calendar.after_hours(start.moment, hours)
    if due_at is None:
        return Reckoning(words, beyond=True)
    return Reckoning(words, due_at=due_at, clock=Clock(start.day, start.moment, start.fact, words))


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def limit_words(length: Length, start: Start) -> str:
    """The limit as it is said: "3 working days"."""
    match length:
        case SameDay():
            return t("the same day")
        case WorkingDays():
            return working_days(days_of(length, start))
        case ElapsedHours(hours):
            return t("1 hour") if hours == 1 else t("{n} hours", n=hours)
        case CalendarMonths(first, then):
            return _calendar_months(then if start.later else first)
        case DaysOfField(field):
            return _calendar_days(_whole(start.origin.get(field)))
        case DateOfField():
            return t("the date that was set")
    return t("the next date that is set")


def _calendar_months(count: int) -> str:
    return t("1 calendar month") if count == 1 else t("{n} calendar months", n=count)


def _calendar_days(count: int) -> str:
    return t("1 calendar day") if count == 1 else t("{n} calendar days", n=count)
