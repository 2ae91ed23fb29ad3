"""Nobody there: five minutes, sleep counted; a warning half a minute before; a sleep is noticed at once."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from hsb_desktop.support.clock import FixedClock
from hsb_desktop.ui.runtime.idle import Attendance, Idle, IdleWatch

FIVE = 300.0


def clock() -> FixedClock:
    """One that is moved by hand."""
    return FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))


def passes(at: FixedClock, seconds: float, counted: Attendance) -> Idle:
    """Awake, looked at every second, as the timer does."""
    found = Idle.IN_USE
    for _ in range(int(seconds)):
        at.advance(timedelta(seconds=1))
        found = counted.look()
    return found


def test_four_minutes_fifty_nine_is_open_and_five_minutes_is_not() -> None:
    at = clock()
    counted = Attendance(at, FIVE)
    assert passes(at, 269, counted) is Idle.IN_USE
    assert passes(at, 1, counted) is Idle.WARN, "half a minute before"
    assert passes(at, 29, counted) is Idle.WARN
    assert passes(at, 1, counted) is Idle.OVER


def test_any_use_starts_over_and_another_limit_holds_at_once() -> None:
    at = clock()
    counted = Attendance(at, FIVE)
    passes(at, 299, counted)
    counted.use()
    assert passes(at, 1, counted) is Idle.IN_USE
    counted.limit = 20.0
    assert passes(at, 1, counted) is Idle.WARN


@pytest.mark.parametrize("asleep", [3.0, 8 * 3600.0])
def test_a_sleep_is_said_once_and_its_time_counts(asleep: float) -> None:
    at = clock()
    counted = Attendance(at, FIVE)
    passes(at, 60, counted)
    at.sleep(timedelta(seconds=asleep))
    assert counted.look() is Idle.SLEPT
    at.advance(timedelta(seconds=1))
    assert counted.look() is (Idle.OVER if asleep > FIVE else Idle.IN_USE)


def test_clocks_that_all_count_sleep_show_it_by_the_gap_between_two_looks() -> None:
    at = clock()
    counted = Attendance(at, FIVE)
    at.advance(timedelta(seconds=25))
    assert counted.look() is Idle.SLEPT


def test_the_warning_is_taken_back_by_whoever_is_there(qapp: QApplication) -> None:
    at = clock()
    watch = IdleWatch(at, 31.0)
    said: list[str] = []
    for name in ("warned", "stayed", "over", "slept"):
        getattr(watch, name).connect(lambda name=name: said.append(name))
    at.advance(timedelta(seconds=2))
    watch.look()
    watch.look()
    watch.use()
    watch.use()
    assert said == ["warned", "stayed"]
    for _ in range(4):
        at.advance(timedelta(seconds=8))
        watch.look()
    assert said == ["warned", "stayed", "warned", "over"]
    watch.deleteLater()
