"""Notices that time has passed while the window stays open: a limit in hours runs on, a day ends. Paints nothing.

The clock is asked on the store's thread; a laptop that slept is noticed at the first look after it wakes.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from hsb_desktop.casework.passing_time import Moment, moment
from hsb_desktop.ui.runtime.runner import Runner

EVERY_MS = 20_000  # so that a minute shown is never wrong for much longer than half of one


class TimeWatch(QObject):
    """Looks at the time every so often.

    Signals:
        passed(bool): another minute; whether it is also another day.
    """

    passed = Signal(bool)

    def __init__(self, runner: Runner, parent: QObject, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._runner = runner
        self._last: Moment | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask for the time now; nobody is told where it is the same minute, or of trouble: the next look comes soon."""
        self._runner.ask(self, moment, self._told, lambda _error: None)

    def _told(self, now: Moment) -> None:
        before, self._last = self._last, now
        if before is not None and before != now:
            self.passed.emit(before.day != now.day)
