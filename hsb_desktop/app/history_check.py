"""Behind the work, soon after unlocking: the whole journal is read and compared with the records, the folder looked
at; while the records are open, a clock that is set back is noticed. What is found is said once and entered.

Reads in small steps between saves and never while something is on its way to disk. Repairs nothing.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hsb_desktop.procedure.errors import HsbError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_desktop.app.window import Session
    from hsb_desktop.store.opening import EncryptedStore
    from hsb_desktop.store.verifying import ChainReport, Reading
    from hsb_desktop.ui.shell.wiring import Wired

AFTER_MS = 3_000
BETWEEN_MS = 20
WAIT_MS = 500  # while something is on its way
CLOCK_MS = 60_000
_BACK_SECONDS = 300.0


class HistoryCheck(QObject):
    """One reading for each opening.

    Signals:
        done(int): the whole journal was read; how many faults there are.
    """

    done = Signal(int)
    _came = Signal(object)

    def __init__(self, session: "Session", after_ms: int = AFTER_MS) -> None:
        super().__init__(session)
        self._session = session
        self._reading: Reading | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self._step)
        self._came.connect(self._answered)
        session.opened.connect(lambda _wired: self._timer.start())

    @property
    def _store(self) -> "EncryptedStore | None":
        from hsb_desktop.store.opening import EncryptedStore

        wired = self._session.wired
        store = wired.runner.desk.store if wired is not None and not self._session.ending else None
        return store if isinstance(store, EncryptedStore) else None

    def _step(self) -> None:
        store, wired = self._store, self._session.wired
        if store is None or wired is None:
            return
        if wired.runner.busy or not wired.autosave.clean:
            self._timer.start(WAIT_MS)
            return
        reading = self._reading = self._reading or store.check()
        self._session.composition.thread.call(lambda: _read(store, reading)).add_done_callback(
            self._came.emit
        )

    def _answered(self, future: "Future[ChainReport | None]") -> None:
        wired = self._session.wired
        try:
            report = future.result()
        except HsbError as known:
            if wired is not None and not self._session.ending:
                wired.window.notices.remind(known.sentence)
            return
        if report is None:
            self._timer.start(BETWEEN_MS)
            return
        if report.faults and wired is not None:
            from hsb_desktop.store.warnings import faults_found

            wired.window.notices.remind(faults_found(len(report.faults)))
        self.done.emit(len(report.faults))


class FolderLook(QObject):
    """Looks at the folder of the records once they are open, and gives advice where it is copied away or far."""

    _came = Signal(object)

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._came.connect(self._answered)
        session.opened.connect(self._look)

    def _look(self, _wired: "Wired") -> None:
        from hsb_desktop.store.placing import advice, facts_of

        data = self._session.data
        self._session.composition.thread.aside(lambda: advice(facts_of(data))).add_done_callback(
            self._came.emit
        )

    def _answered(self, future: "Future[str]") -> None:
        wired = self._session.wired
        if wired is not None and not future.cancelled() and (words := future.result()):
            wired.window.notices.remind(words)


class ClockWatch(QObject):
    """Compares the clock with the seconds that pass; what the network's time corrects is no matter."""

    def __init__(self, session: "Session", every_ms: int = CLOCK_MS) -> None:
        super().__init__(session)
        self._session = session
        self._shown: tuple[datetime, float] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self.look)
        session.opened.connect(lambda _wired: self._timer.start())

    def look(self) -> None:
        """Look at the clock now."""
        wired, clock = self._session.wired, self._session.composition.clock
        if wired is None or self._session.ending:
            self._timer.stop()
            return
        now, seconds = clock.now(), clock.monotonic()
        before, self._shown = self._shown, (now, seconds)
        if before is None:
            return
        was, then = before
        if (now - was).total_seconds() < seconds - then - _BACK_SECONDS:
            from hsb_desktop.casework.clock_back import note_clock_back
            from hsb_desktop.store.warnings import set_back

            wired.runner.tell(wired.window, lambda desk: note_clock_back(desk, was))
            wired.window.notices.remind(set_back(was))


def watch(session: "Session") -> None:
    """Everything that is looked at behind the work."""
    HistoryCheck(session)
    FolderLook(session)
    ClockWatch(session)


def _read(store: "EncryptedStore", reading: "Reading") -> "ChainReport | None":
    """One step on the store's thread; what the last one found is entered."""
    report = store.step(reading)
    if report is not None and report.faults:
        store.enter_faults(report)
    return report
