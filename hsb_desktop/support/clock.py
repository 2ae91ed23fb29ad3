"""The one place where the clock is read. Everything else is handed a Clock, so a test or the tour can set the day."""

import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@cache
def london() -> "ZoneInfo":
    """London's time; read when it is first asked for, since the unlock window does not need it."""
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/London")


class Clock(Protocol):
    """What time it is, for records (UTC), for deadlines (the day in London) and for measuring (seconds)."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""

    def today(self) -> date:
        """The day it is in London: a deadline ends with the worker's day, not with Greenwich's."""

    def monotonic(self) -> float:
        """Seconds that never run backwards; only differences mean anything. Sleep may or may not count."""

    def since_start(self) -> float:
        """Seconds since the laptop was started, those it slept counted; only differences mean anything."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The day it is in London now."""
        return datetime.now(london()).date()

    def monotonic(self) -> float:
        """The machine's monotonic seconds."""
        return time.monotonic()

    def since_start(self) -> float:
        """Linux keeps a clock of its own for it; elsewhere `CLOCK_MONOTONIC` (macOS) and `monotonic` count sleep."""
        if sys.platform.startswith("linux"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        elif sys.platform == "darwin":
            return time.clock_gettime(time.CLOCK_MONOTONIC)
        else:
            return time.monotonic()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands still until it is moved, for tests and the tour."""

    moment: datetime
    _seconds: float = field(default=0.0)
    _slept: float = field(default=0.0)

    def __post_init__(self) -> None:
        if self.moment.tzinfo is None:
            raise ValueError("a clock needs a moment with its time zone")

    def now(self) -> datetime:
        """The moment it stands at, in UTC."""
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        """The day in London at that moment."""
        return self.moment.astimezone(london()).date()

    def monotonic(self) -> float:
        """Seconds it has been moved by, those slept through left out."""
        return self._seconds

    def since_start(self) -> float:
        """Seconds it has been moved by."""
        return self._seconds + self._slept

    def advance(self, by: timedelta) -> None:
        """Move on; a negative step is a bug in the test."""
        if by < timedelta(0):
            raise ValueError("a clock does not go back")
        self.moment += by
        self._seconds += by.total_seconds()

    def sleep(self, by: timedelta) -> None:
        """The laptop sleeps for so long: its monotonic seconds stand still meanwhile."""
        if by < timedelta(0):
            raise ValueError("a clock does not go back")
        self.moment += by
        self._slept += by.total_seconds()
