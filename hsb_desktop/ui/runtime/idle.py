"""Whether anybody is here: counts how long nobody used the window, the laptop's sleep included, and notices a sleep.

It only tells; what is done about it is decided where it is made. Nothing about the keys pressed is kept.
"""

from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from hsb_desktop.support.clock import Clock

WARN_SECONDS = 30
_LOOK_EVERY_MS = 1_000
_SLEPT_SECONDS = 2.0  # the laptop's clocks never drift apart by as much while it is awake
_STOPPED_SECONDS = 20.0  # between two looks: asleep on a system whose clocks all count sleep, or stopped


class Idle(StrEnum):
    """What a look found."""

    IN_USE = "in_use"
    WARN = "warn"
    OVER = "over"
    SLEPT = "slept"


class Attendance:
    """The counting, without a timer."""

    def __init__(self, clock: Clock, limit_seconds: float) -> None:
        self._clock = clock
        self.limit = limit_seconds
        self._used = self._looked = clock.since_start()
        self._awake = clock.monotonic()

    def use(self) -> None:
        """Somebody pressed, moved or typed something."""
        self._used = self._clock.since_start()

    def look(self) -> Idle:
        """How it stands now; a sleep since the last look is said once."""
        now, awake = self._clock.since_start(), self._clock.monotonic()
        passed, counted = now - self._looked, awake - self._awake
        self._looked, self._awake = now, awake
        if passed - counted > _SLEPT_SECONDS or passed > _STOPPED_SECONDS:
            return Idle.SLEPT
        left = self.limit - (now - self._used)
        return Idle.OVER if left <= 0 else Idle.WARN if left <= WARN_SECONDS else Idle.IN_USE


class IdleWatch(QObject):
    """Looks every second.

    Signals:
        warned(): nobody has used it for long; half a minute is left.
        stayed(): somebody did, after the warning.
        over(): nobody did.
        slept(): the laptop slept, or this process was stopped.
    """

    warned = Signal()
    stayed = Signal()
    over = Signal()
    slept = Signal()

    def __init__(self, clock: Clock, limit_seconds: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attendance = Attendance(clock, limit_seconds)
        self._warned = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)

    def set_limit(self, seconds: float) -> None:
        """Another time from now on."""
        self._attendance.limit = seconds

    def use(self) -> None:
        """Somebody is here."""
        self._attendance.use()
        if self._warned:
            self._warned = False
            self.stayed.emit()

    def look(self) -> None:
        """Say what changed."""
        found = self._attendance.look()
        if found is Idle.SLEPT:
            self.slept.emit()
        elif found is Idle.OVER:
            self.over.emit()
        elif found is Idle.WARN and not self._warned:
            self._warned = True
            self.warned.emit()
