"""Which days are working days, and what a limit counted in days, hours or months comes to (contract section 3.4).

The rules and one-off days are data (`forms/calendar/`); here are only the kinds of rule. Dates are days of the
calendar's own time zone. Nothing is worked out past the last day: `None` says that the calendar does not reach so far.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType

from dateutil.easter import easter

from hsb_desktop.procedure.dates import weekday_name
from hsb_desktop.procedure.words import t

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same date each year; on a weekend it is kept on the next day that is neither that nor a holiday."""

    name: str
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class EasterDay:
    """So many days after (or, negative, before) Easter Sunday."""

    name: str
    days: int


@dataclass(frozen=True, slots=True)
class WeekdayOfMonth:
    """The first (`which` 1), second ... or last (-1) of a weekday (Monday is 0) in a month."""

    name: str
    month: int
    weekday: int
    which: int


HolidayRule = FixedDay | EasterDay | WeekdayOfMonth


@dataclass(frozen=True, slots=True)
class OneOff:
    """A holiday of one year only; `instead_of` is the day that the rules give and that year did not have."""

    day: date
    name: str
    instead_of: date | None = None


@dataclass(frozen=True, slots=True)
class NonWorkingDay:
    """A day that a limit did not count, and why: the holiday, or the day of the weekend."""

    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days from `first` to `last`. Built by `calendar_of`; `counted` is every working day as an ordinal."""

    id: str
    title: str
    first: date
    last: date
    zone: tzinfo
    weekend: frozenset[int]
    holidays: Mapping[date, str]
    assumptions: tuple[str, ...] = ()
    counted: tuple[int, ...] = field(default=(), repr=False)

    def covers(self, day: date) -> bool:
        """Whether the calendar reaches this day."""
        return self.first <= day <= self.last

    def is_working(self, day: date) -> bool:
        """Neither weekend nor holiday."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def why_not_working(self, day: date) -> str:
        """The holiday's name, else the name of the day of the weekend."""
        return self.holidays.get(day) or weekday_name(day)

    def after_working_days(self, start: date, days: int) -> date | None:
        """The last of `days` working days, the start being day 0, or None past the last day of the calendar."""
        return self._counted_day(bisect_right(self.counted, start.toordinal()) + days - 1)

    def after_working_days_strictly(self, start: date, days: int) -> date | None:
        """The same with a start that is itself a working day counted as day 1."""
        return self._counted_day(bisect_left(self.counted, start.toordinal()) + days - 1)

    def _counted_day(self, place: int) -> date | None:
        return date.fromordinal(self.counted[place]) if place < len(self.counted) else None

    def working_days_between(self, after: date, up_to: date) -> int:
        """Working days after the one day, up to and including the other."""
        start, end = after.toordinal(), up_to.toordinal()
        return max(0, bisect_right(self.counted, end) - bisect_right(self.counted, start))

    def skipped(self, start: date, limit: date) -> tuple[NonWorkingDay, ...]:
        """Each non-working day after the start and before the limit, oldest first."""
        days = (date.fromordinal(number) for number in range(start.toordinal() + 1, limit.toordinal()))
        return tuple(
            NonWorkingDay(day, self.why_not_working(day)) for day in days if not self.is_working(day)
        )

    def after_days(self, start: date, days: int) -> date | None:
        """So many calendar days later; nothing is skipped."""
        number = start.toordinal() + days
        return date.fromordinal(number) if number <= self.last.toordinal() else None

    def after_months(self, start: date, months: int) -> date | None:
        """The same day of a later month, or the last day of that month where it is shorter."""
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        if year > self.last.year:
            return None
        reached = date(year, month + 1, min(start.day, _days_of_month(year, month + 1)))
        return self.within(reached)

    def after_hours(self, start: datetime, hours: int) -> datetime | None:
        """Elapsed hours, in the calendar's time zone; a change of the clocks moves the time shown, not the hours."""
        reached = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(self.zone)
        return reached if reached.date() <= self.last else None

    def within(self, day: date) -> date | None:
        """The day itself, or None where it lies past the last day."""
        return day if day <= self.last else None


def _days_of_month(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - ONE_DAY).day


def calendar_of(
    id: str,  # noqa: A002  # the word the data uses
    title: str,
    first: date,
    last: date,
    zone: tzinfo,
    weekend: frozenset[int],
    rules: Sequence[HolidayRule],
    one_offs: Sequence[OneOff],
    assumptions: tuple[str, ...] = (),
) -> Calendar:
    """The calendar that these rules and one-off days give for each year from `first` to `last`."""
    holidays: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        holidays.update(_holidays_of(year, rules, weekend))
    for one_off in one_offs:
        if one_off.instead_of is not None:
            holidays.pop(one_off.instead_of, None)
        holidays[one_off.day] = one_off.name
    days = range(first.toordinal(), last.toordinal() + 1)
    counted = tuple(
        number
        for number in days
        if (day := date.fromordinal(number)).weekday() not in weekend and day not in holidays
    )
    return Calendar(id, title, first, last, zone, weekend, MappingProxyType(holidays), assumptions, counted)


def _holidays_of(year: int, rules: Sequence[HolidayRule], weekend: frozenset[int]) -> dict[date, str]:
    found: dict[date, str] = {}
    moved: list[tuple[date, str]] = []
    for rule in rules:
        day = _day_of(rule, year)
        if day.weekday() in weekend:
            moved.append((day, rule.name))
        else:
            found[day] = rule.name
    for day, name in moved:  # after the others: Boxing Day on a Monday stays, and Christmas Day moves past it
        while day.weekday() in weekend or day in found:
            day += ONE_DAY
        found[day] = t("{holiday} (substitute day)", holiday=name)
    return found


def _day_of(rule: HolidayRule, year: int) -> date:
    if isinstance(rule, FixedDay):
        return date(year, rule.month, rule.day)
    if isinstance(rule, EasterDay):
        return easter(year) + timedelta(days=rule.days)
    if rule.which < 0:
        last = date(year, rule.month, _days_of_month(year, rule.month))
        return last - timedelta(days=(last.weekday() - rule.weekday) % 7 + 7 * (-rule.which - 1))
    first = date(year, rule.month, 1)
    return first + timedelta(days=(rule.weekday - first.weekday()) % 7 + 7 * (rule.which - 1))
