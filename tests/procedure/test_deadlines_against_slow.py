"""Working days as the product counts them and one at a time, for every start the calendar has; and its holidays."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache

import holidays
import pytest

from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure.calendar import Calendar
from tests.procedure.slow import days

MOST = 45
YEARS = range(2016, 2032)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """The calendar of the procedure as it is shipped."""
    return load_procedure("islington", on=days.LAST_DAY).calendar


@cache
def why_not(day: date) -> str | None:
    """The slow calendar's word on a day, asked once."""
    return days.why_not_working(day)


def days_of(year: int) -> Iterator[date]:
    """Each day of a year."""
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day = day + days.ONE_DAY


def counted_from(start: date, first: int) -> Iterator[date | None]:
    """The days on which a count from the start reaches `first`, 2, 3 and so on; None past the horizon."""
    day, number = start, first
    while True:
        if number > 0:
            yield day
        day = day + days.ONE_DAY
        while day <= days.LAST_DAY and why_not(day) is not None:
            day = day + days.ONE_DAY
        if day > days.LAST_DAY:
            break
        number += 1
    while True:
        yield None


@pytest.mark.parametrize("year", YEARS)
def test_every_deadline_of_a_year(calendar: Calendar, year: int) -> None:
    for start in days_of(year):
        usual = counted_from(start, 0)
        strict = counted_from(start, 1 if why_not(start) is None else 0)
        for number in range(1, MOST + 1):
            assert calendar.after_working_days(start, number) == next(usual), (start, number)
            assert calendar.after_working_days_strictly(start, number) == next(strict), (start, number)


def test_the_count_used_here_is_the_slow_one() -> None:
    for start in (date(2026, 3, 31), date(2026, 5, 2), date(2026, 12, 23), date(2031, 12, 20)):
        usual = counted_from(start, 0)
        assert [next(usual) for _ in range(12)] == [days.working_days_later(start, n) for n in range(1, 13)]
        strict = counted_from(start, 1 if why_not(start) is None else 0)
        assert [next(strict) for _ in range(12)] == [days.strict_days_later(start, n) for n in range(1, 13)]


@pytest.mark.parametrize("year", YEARS)
def test_working_days_against_the_holidays_library(calendar: Calendar, year: int) -> None:
    known = holidays.country_holidays("GB", subdiv="ENG", years=year)
    for day in days_of(year):
        working = day.weekday() < 5 and day not in known
        assert calendar.is_working(day) == working, day
        assert (why_not(day) is None) == working, day


@pytest.mark.parametrize("year", YEARS)
def test_what_was_skipped_and_how_late_it_is(calendar: Calendar, year: int) -> None:
    for start in list(days_of(year))[::5]:
        limit = start + timedelta(days=25)
        between = [(day.day.isoformat(), bool(day.why)) for day in calendar.skipped(start, limit)]
        if limit <= days.LAST_DAY:
            assert between == [(day["date"], True) for day in days.skipped_between(start, limit)]
            assert calendar.working_days_between(start, limit) == days.working_days_between(start, limit)


@pytest.mark.parametrize("year", YEARS)
def test_calendar_months_and_days(calendar: Calendar, year: int) -> None:
    for start in days_of(year):
        for months in (3, 6):
            assert calendar.after_months(start, months) == days.months_later(start, months)
        for number in (1, 7, 31, 366):
            assert calendar.after_days(start, number) == days.calendar_days_later(start, number)


def test_elapsed_hours_on_every_day_the_clocks_change(calendar: Calendar) -> None:
    first = datetime(2016, 1, 1, tzinfo=UTC)
    for hour in range(0, 24 * 365 * 3, 5):
        start = (first + timedelta(hours=hour)).astimezone(days.LONDON)
        reached = calendar.after_hours(start, 72)
        assert reached is not None
        assert reached.isoformat() == days.hours_later(start, 72).isoformat()
        assert reached.timestamp() - start.timestamp() == 72 * 3600
