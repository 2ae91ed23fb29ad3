"""Working days held against the contract's vectors, against counting day by day, and against the `holidays` library."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import holidays
import pytest

from hsb_desktop.procedure.calendar import Calendar
from tests.procedure.tiny import islington, riverside

ONE = timedelta(days=1)
FIRST, LAST = date(2016, 1, 1), date(2031, 12, 31)
MOST_DAYS = 45


@cache
def calendar() -> Calendar:
    return islington().calendar


@pytest.fixture(scope="module")
def bank_holidays() -> set[date]:
    """The library's own list with its substitute days; the weekend days they stand for are left out."""
    listed = holidays.country_holidays("GB", subdiv="ENG", years=range(2016, 2032))
    return {day for day in listed if day.weekday() < 5}


VECTORS = [
    ("2026-03-31", 3, "2026-04-07"),
    ("2026-03-31", 5, "2026-04-09"),
    ("2026-12-23", 3, "2026-12-30"),
    ("2026-05-01", 3, "2026-05-07"),
    ("2026-05-02", 3, "2026-05-07"),
    ("2026-05-03", 3, "2026-05-07"),
    ("2026-08-27", 3, "2026-09-02"),
    ("2026-01-02", 45, "2026-03-06"),
    ("2026-04-01", 15, "2026-04-24"),
]


@pytest.mark.parametrize(("start", "days", "due"), VECTORS)
def test_the_vectors_of_the_contract(start: str, days: int, due: str) -> None:
    assert calendar().after_working_days(date.fromisoformat(start), days) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-12-23", 3, "2026-12-29"),
        ("2026-05-02", 3, "2026-05-07"),  # a start that is no working day is not day 1 either
        ("2026-05-01", 1, "2026-05-01"),
        ("2031-12-31", 1, "2031-12-31"),
    ],
)
def test_the_strict_date_counts_a_working_start_day(start: str, days: int, due: str) -> None:
    assert calendar().after_working_days_strictly(date.fromisoformat(start), days) == date.fromisoformat(due)


def test_every_start_day_of_sixteen_years_and_every_limit_up_to_45(bank_holidays: set[date]) -> None:
    """Counted here one day at a time from the library's holidays; nothing is shared with the product."""
    wrong: list[str] = []
    working = {
        day: day.weekday() < 5 and day not in bank_holidays
        for day in (FIRST + ONE * n for n in range((LAST - FIRST).days + 1))
    }
    for start in working:
        counted, strict = 0, 1 if working[start] else 0
        found: dict[int, date] = {}
        found_strictly: dict[int, date] = {1: start} if strict else {}
        day = start
        while counted < MOST_DAYS and day < LAST:
            day += ONE
            if working[day]:
                counted += 1
                strict += 1
                found[counted] = day
                found_strictly[strict] = day
        for days in range(1, MOST_DAYS + 1):
            if calendar().after_working_days(start, days) != found.get(days):
                wrong.append(f"{start} + {days}")
            if calendar().after_working_days_strictly(start, days) != found_strictly.get(days):
                wrong.append(f"{start} + {days} strictly")
    assert wrong == []
    assert len(working) == 5844


def test_every_bank_holiday_is_the_librarys(bank_holidays: set[date]) -> None:
    assert set(calendar().holidays) == bank_holidays
    assert calendar().holidays[date(2026, 12, 28)] == "Boxing Day (substitute day)"
    assert calendar().holidays[date(2022, 12, 27)] == "Christmas Day (substitute day)"
    assert calendar().holidays[date(2022, 6, 3)] == "Platinum Jubilee bank holiday"
    assert date(2022, 5, 30) not in calendar().holidays


def test_why_a_day_is_skipped() -> None:
    skipped = calendar().skipped(date(2026, 12, 23), date(2026, 12, 30))
    assert [(day.day.day, day.why) for day in skipped] == [
        (25, "Christmas Day"),
        (26, "Saturday"),
        (27, "Sunday"),
        (28, "Boxing Day (substitute day)"),
    ]
    assert calendar().skipped(date(2026, 12, 23), date(2026, 12, 24)) == ()


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-12-24", "2026-12-28", 0),
        ("2026-12-24", "2026-12-29", 1),
        ("2026-12-29", "2026-12-24", 0),
        ("2026-01-01", "2026-12-31", 253),
    ],
)
def test_working_days_between(start: str, end: str, days: int) -> None:
    assert calendar().working_days_between(date.fromisoformat(start), date.fromisoformat(end)) == days


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-06-15", 6, "2026-12-15"),
        ("2031-09-30", 3, "2031-12-30"),
        ("2031-10-01", 3, None),
        ("2031-06-30", 6, "2031-12-30"),
    ],
)
def test_calendar_months_never_run_over_a_short_month(start: str, months: int, due: str | None) -> None:
    expected = date.fromisoformat(due) if due else None
    assert calendar().after_months(date.fromisoformat(start), months) == expected


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-03-27T10:00+00:00", "2026-03-30T11:00+01:00"),
        ("2026-10-23T10:00+01:00", "2026-10-26T09:00+00:00"),
        ("2026-07-01T23:30+01:00", "2026-07-04T23:30+01:00"),
        ("2026-03-26T01:30+00:00", "2026-03-29T02:30+01:00"),
    ],
)
def test_elapsed_hours_survive_a_change_of_the_clocks(start: str, due: str) -> None:
    reached = calendar().after_hours(datetime.fromisoformat(start), 72)
    assert reached is not None
    assert reached.isoformat(timespec="minutes") == due


def test_nothing_is_worked_out_past_the_last_day() -> None:
    assert calendar().after_days(date(2031, 12, 30), 1) == LAST
    assert calendar().after_days(date(2031, 12, 30), 2) is None
    assert calendar().after_days(date(2031, 12, 30), 10**30) is None
    assert calendar().after_hours(datetime(2031, 12, 29, 10, tzinfo=UTC), 72) is None
    assert calendar().after_working_days(date(2031, 12, 30), 2) is None
    assert calendar().within(LAST) == LAST
    assert calendar().within(LAST + ONE) is None
    assert not calendar().covers(date(2015, 12, 31))


def test_another_country_is_another_file() -> None:
    """Weekend, holidays, days of one year and zone come from the data alone."""
    plain = riverside().calendar
    assert not plain.is_working(date(2020, 6, 5))  # a Friday
    assert plain.is_working(date(2020, 6, 7))  # a Sunday
    assert plain.holidays == {
        date(2020, 3, 1): "River Day",
        date(2021, 3, 1): "River Day",
        date(2020, 4, 13): "Bridge Monday",
        date(2021, 4, 5): "Bridge Monday",
        date(2020, 6, 10): "Flood Day",
        date(2021, 6, 8): "Second Tuesday of June",
    }
    assert str(plain.zone) == "Pacific/Auckland"
