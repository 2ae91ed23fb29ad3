import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hsb_desktop.support.clock import Clock, FixedClock, SystemClock


def test_the_system_clock_agrees_with_the_machine() -> None:
    clock: Clock = SystemClock()
    before = time.time()
    now = clock.now()
    after = time.time()
    assert now.utcoffset() == timedelta(0)
    assert before <= now.timestamp() <= after
    assert abs((clock.today() - now.date()).days) <= 1
    first, started = clock.monotonic(), clock.since_start()
    assert clock.monotonic() >= first
    assert clock.since_start() >= started


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (
            datetime(2026, 6, 30, 23, 0, tzinfo=UTC),
            date(2026, 7, 1),
        ),  # British Summer Time: the day turns earlier
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=timezone(timedelta(hours=-5))), date(2027, 1, 1)),
    ],
)
def test_today_is_the_day_in_london(moment: datetime, day: date) -> None:
    assert FixedClock(moment).today() == day


def test_a_fixed_clock_stands_until_it_is_moved() -> None:
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 11, 23, 9, tzinfo=UTC)
    clock.advance(timedelta(hours=16))
    assert clock.now() == datetime(2026, 11, 24, 1, tzinfo=UTC)
    assert clock.today() == date(2026, 11, 24)
    assert clock.monotonic() == clock.since_start() == 16 * 3600
    clock.sleep(timedelta(hours=1))
    assert clock.now() == datetime(2026, 11, 24, 2, tzinfo=UTC)
    assert clock.monotonic() == 16 * 3600, "it stands still while the laptop sleeps"
    assert clock.since_start() == 17 * 3600


def test_a_fixed_clock_says_its_moment_in_utc() -> None:
    moment = datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=2)))
    assert FixedClock(moment).now().isoformat() == "2026-11-23T07:00:00+00:00"


def test_a_clock_needs_a_zone_and_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2026, 11, 23, 9))
    with pytest.raises(ValueError, match="go back"):
        FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC)).advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="go back"):
        FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC)).sleep(timedelta(seconds=-1))
