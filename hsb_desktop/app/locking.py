"""What locks the open store without anybody pressing the key: nobody there, sleep, the system's lock, another user.

Whatever the reason, the way is one: `Session.end` saves and ends the process. Logging off saves before it lets go.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer
from shiboken6 import isValid

from hsb_desktop.app.handover import LOCKED
from hsb_desktop.procedure.words import t
from hsb_desktop.support import logs, settings
from hsb_desktop.support.policy import read_policy
from hsb_desktop.ui.runtime.clipboard import OwnClipboard
from hsb_desktop.ui.runtime.idle import WARN_SECONDS, IdleWatch
from hsb_desktop.ui.runtime.system_events import SystemWatch, system_watch

if TYPE_CHECKING:
    from hsb_desktop.app.window import Session
    from hsb_desktop.ui.shell.wiring import Wired

_LOG_OFF_WAITS_MS = 4_000  # Windows ends a program that takes five seconds


class Locking(QObject):
    """From unlocking to the end of the process."""

    def __init__(self, session: "Session", watch: SystemWatch | None = None) -> None:
        """`watch` follows this machine where none is given."""
        super().__init__(session)
        self._session = session
        self._system = watch
        self._clipboard = OwnClipboard(self)
        self.idle: IdleWatch | None = None
        session.opened.connect(self._begin)
        session.ends.connect(self._clipboard.clear)
        session.application.commitDataRequest.connect(self.log_off)

    def _begin(self, wired: "Wired") -> None:
        session = self._session
        if self._system is None:
            self._system = system_watch(self)
        self._system.left.connect(self.lock)
        handle = session.frame.windowHandle()
        if handle is not None:
            self._system.begin(handle)
        self.idle = idle = IdleWatch(session.composition.clock, self._limit(), self)
        wired.input.used.connect(idle.use)
        wired.autosave.saving.connect(idle.use)  # typing that no key brought: dictation, a screen reader
        wired.settings_changed.connect(lambda: idle.set_limit(self._limit()))
        idle.warned.connect(lambda: wired.window.warn_of_lock(_warning(), idle.use))
        idle.stayed.connect(wired.window.forget_lock)
        idle.over.connect(lambda: self.lock("idle"))
        idle.slept.connect(lambda: self.lock("sleep"))

    def _limit(self) -> float:
        own = settings.read(self._session.data).lock_after
        return 60.0 * min(own, read_policy().longest_lock)

    def lock(self, why: str) -> None:
        """Save and end the process; the supervisor starts a fresh one."""
        if not self._session.ending:
            logs.note(f"window.locks.{why}")
        self._session.end(LOCKED)  # one that is being closed and waits for the disk is covered

    def log_off(self, _session: object = None) -> None:
        """The system ends the session: it waits until all is saved, but not for ever."""
        session = self._session
        if session.wired is None:
            return
        waiting, patience = QEventLoop(), QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(waiting.quit)
        patience.start(_LOG_OFF_WAITS_MS)
        session.finished.connect(waiting.quit)
        QTimer.singleShot(0, lambda: session.end(0))
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        patience.stop()
        if isValid(session):
            session.finished.disconnect(waiting.quit)


def _warning() -> str:
    return t("Nobody has used this window for a while. It locks in {n} seconds.", n=WARN_SECONDS)
