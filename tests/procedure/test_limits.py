"""Each kind of limit: what it comes to, how it is said, and when it comes to nothing."""

from datetime import date, datetime

import pytest

from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.limits import (
    CalendarMonths,
    DateOfField,
    DaysOfField,
    ElapsedHours,
    Length,
    Limit,
    NextDate,
    SameDay,
    Start,
    WorkingDays,
    limit_words,
    reckon,
)
from tests.procedure.tiny import islington

CALENDAR = islington().calendar
DAY = date(2026, 12, 23)
MOMENT = datetime.fromisoformat("2026-12-23T10:00+00:00")
ORIGIN = Fact("meeting", DAY, values={"every": 7, "by": date(2027, 1, 8)})
PANELS = [
    Fact("panel", DAY, values={"day": date(2027, 2, 2)}),
    Fact("panel", DAY, values={"day": date(2026, 12, 22)}),
    Fact("panel", DAY, values={"day": date(2027, 1, 5)}),
    Fact("other", DAY, values={"day": date(2026, 12, 24)}),
    Fact("panel", DAY),
]


def start(**more: object) -> Start:
    given: dict[str, object] = {"day": DAY, "moment": None, "fact": "meeting", "origin": ORIGIN, **more}
    return Start(**given)  # type: ignore[arg-type]  # fields by name, each of its own type


@pytest.mark.parametrize(
    ("length", "where", "due", "words"),
    [
        (SameDay(), start(), "2026-12-23", "the same day"),
        (WorkingDays(3), start(), "2026-12-30", "3 working days"),
        (WorkingDays(1), start(), "2026-12-24", "1 working day"),
        (WorkingDays(3, (("complex", 5),)), start(), "2026-12-30", "3 working days"),
        (
            WorkingDays(3, (("complex", 5),)),
            start(truths=frozenset({"complex"})),
            "2027-01-04",
            "5 working days",
        ),
        (CalendarMonths(3, 6), start(), "2027-03-23", "3 calendar months"),
        (CalendarMonths(3, 1), start(later=True), "2027-01-23", "1 calendar month"),
        (DaysOfField("every"), start(), "2026-12-30", "7 calendar days"),
        (DateOfField("by"), start(), "2027-01-08", "the date that was set"),
        (NextDate("panel", "day"), start(), "2027-01-05", "the next date that is set"),
    ],
)
def test_a_limit_comes_to_a_day(length: Length, where: Start, due: str, words: str) -> None:
    found = reckon(Limit(length), where, CALENDAR, PANELS)
    assert found is not None
    assert found.clock is not None
    assert (found.due, found.last_day) == (date.fromisoformat(due), date.fromisoformat(due))
    assert found.clock.words == words
    assert (found.clock.start, found.clock.start_fact) == (DAY, "meeting")
    assert not found.beyond
    assert (found.strict_due is not None) == isinstance(length, WorkingDays)


def test_hours_come_to_a_moment() -> None:
    found = reckon(Limit(ElapsedHours(72)), start(moment=MOMENT), CALENDAR, [])
    assert found is not None
    assert found.clock is not None
    assert found.due is None
    assert found.due_at == datetime.fromisoformat("2026-12-26T10:00+00:00")
    assert found.last_day == date(2026, 12, 26)
    assert (found.clock.start_at, found.clock.words, found.clock.skipped) == (MOMENT, "72 hours", ())
    assert limit_words(ElapsedHours(1), start()) == "1 hour"


@pytest.mark.parametrize(
    "length", [NextDate("panel", "none"), NextDate("nothing", "day"), DateOfField("never"), ElapsedHours(72)]
)
def test_without_a_date_to_go_by_there_is_no_limit_yet(length: Length) -> None:
    assert reckon(Limit(length), start(), CALENDAR, PANELS) is None


LATE = date(2031, 12, 30)


@pytest.mark.parametrize(
    "length",
    [
        WorkingDays(2),
        CalendarMonths(1, 1),
        DaysOfField("every"),
        DateOfField("by"),
        NextDate("panel", "day"),
        ElapsedHours(72),
    ],
)
def test_past_the_last_day_there_is_neither_date_nor_clock(length: Length) -> None:
    origin = Fact("meeting", LATE, values={"every": 10**40, "by": date(2032, 1, 1)})
    late = start(day=LATE, origin=origin, moment=datetime.fromisoformat("2031-12-30T10:00+00:00"))
    panel = [Fact("panel", LATE, values={"day": date(2032, 1, 6)})]
    found = reckon(Limit(length), late, CALENDAR, panel)
    assert found is not None
    assert found.beyond
    assert (found.due, found.due_at, found.strict_due, found.clock, found.last_day) == (None,) * 5
    assert found.words


def test_a_limit_may_be_said_in_the_councils_words() -> None:
    found = reckon(Limit(NextDate("panel", "day"), words="the next market"), start(), CALENDAR, PANELS)
    assert found is not None
    assert found.clock is not None
    assert found.clock.words == "the next market"


def test_a_number_of_days_that_was_not_given_counts_none() -> None:
    found = reckon(Limit(DaysOfField("never")), start(), CALENDAR, [])
    assert found is not None
    assert found.due == DAY
