"""Dates and distances in words: the forms that screens and papers share."""

from datetime import UTC, date, datetime

import pytest

from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure import dates_in_words as words
from hsb_desktop.procedure.calendar import Calendar


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """England and Wales."""
    return load_procedure("islington").calendar


def test_a_date_in_full_and_short() -> None:
    assert words.long_date(date(2026, 12, 23)) == "Wednesday 23 December 2026"
    assert words.long_date(datetime(2026, 12, 23, 14, 5, tzinfo=UTC)) == "Wednesday 23 December 2026"
    assert words.short_date(date(2027, 1, 4)) == "Mon 4 January"
    assert words.clock_time(datetime(2026, 12, 23, 9, 5, tzinfo=UTC)) == "09:05"
    at = datetime(2026, 12, 23, 14, 5, tzinfo=UTC)
    assert words.day_and_time(at) == "Wednesday 23 December 2026 at 14:05"


def test_days_are_listed_by_month_in_their_order() -> None:
    days = [date(2027, 1, 1), date(2026, 12, 28), date(2026, 12, 25)]
    assert words.days_listed(days) == "25 and 28 December, 1 January"
    assert words.days_listed(days[:1]) == "1 January"
    assert words.days_listed([]) == ""
    assert words.days_listed([date(2026, 1, 1), date(2027, 1, 1)]) == "1 January, 1 January"


def test_parts_are_joined_as_they_are_said() -> None:
    assert words.both([]) == ""
    assert words.both(["police"]) == "police"
    assert words.both(["police", "health"]) == "police and health"
    assert words.both(["care", "police", "health"]) == "care, police and health"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 30), "today"),
        (date(2026, 12, 31), "tomorrow"),
        (date(2026, 12, 29), "yesterday"),
        (date(2026, 12, 25), "Friday, 5 days ago"),
        (date(2027, 1, 4), "Monday, in 2 working days"),  # Thursday and Monday; New Year's Day does not count
        (date(2027, 1, 2), "Saturday, in 3 days"),
        (date(2027, 1, 1), "Friday, in 2 days"),
    ],
)
def test_how_a_day_lies_from_today(day: date, said: str, calendar: Calendar) -> None:
    assert words.relative(day, date(2026, 12, 30), calendar) == said


def test_words_begin_a_line() -> None:
    assert (words.capital("not HSB"), words.capital("")) == ("Not HSB", "")


def test_one_and_several() -> None:
    assert (words.working_days(1), words.working_days(2)) == ("1 working day", "2 working days")
    assert (words.calendar_days(1), words.calendar_days(0)) == ("1 day", "0 days")


@pytest.mark.parametrize(
    ("born", "on", "said"),
    [
        (date(2012, 5, 4), date(2026, 5, 3), "13 years"),
        (date(2012, 5, 4), date(2026, 5, 4), "14 years"),
        (date(2012, 2, 29), date(2026, 2, 28), "13 years"),
        (date(2012, 2, 29), date(2026, 3, 1), "14 years"),
        (date(2025, 1, 31), date(2026, 12, 30), "22 months"),
        (date(2026, 11, 30), date(2026, 12, 30), "1 month"),
        (date(2026, 12, 29), date(2026, 12, 30), "1 day"),
        (date(2026, 12, 30), date(2026, 12, 30), "0 days"),
    ],
)
def test_an_age(born: date, on: date, said: str) -> None:
    assert words.age_in_words(born, on) == said


def test_a_week_runs_from_monday_to_sunday() -> None:
    week = (date(2026, 12, 28), date(2027, 1, 3))
    assert words.week_of(date(2026, 12, 28)) == week
    assert words.week_of(date(2027, 1, 3)) == week
