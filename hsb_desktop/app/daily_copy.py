"""Once a day an encrypted copy of the store is made beside it, a while after unlocking, and carried to the second place
where there is one. A failure is said; a place that is merely away is not, since Today reminds of it after some days.

Never at unlocking itself: whoever unlocks wants to work. The copy is made on the store's thread and proved there; it is
carried on the other thread, since a stick is slow.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hsb_desktop.procedure.errors import HsbError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_desktop.app.window import Session
    from hsb_desktop.casework.backup_port import KeptCopy
    from hsb_desktop.casework.desk import Desk
    from hsb_desktop.store.thread import StoreThread
    from hsb_desktop.ui.shell.wiring import Wired

AFTER_MS = 20_000


class DailyCopy(QObject):
    """Waits until the store has been open for a while and nothing is on its way to it.

    Signals:
        done(bool): a copy was made, or none was due.
        carried(bool): the second place took a copy, or it could not or need not.
    """

    done = Signal(bool)
    carried = Signal(bool)
    _came = Signal(object)
    _went = Signal(object)

    def __init__(self, session: "Session", after_ms: int = AFTER_MS) -> None:
        super().__init__(session)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self._try)
        self._came.connect(self._answered)
        self._went.connect(self._there)
        session.opened.connect(self._opened)

    def _opened(self, _wired: "Wired") -> None:
        self._timer.start()

    def _try(self) -> None:
        wired = self._session.wired
        if wired is None or self._session.ending:
            return
        if wired.runner.busy or not wired.autosave.clean:
            self._timer.start()
            return
        self._session.composition.back_up_daily().add_done_callback(self._came.emit)

    def _answered(self, future: "Future[bool]") -> None:
        wired = self._session.wired
        try:
            self.done.emit(future.result())
        except HsbError as known:
            if wired is not None:
                wired.window.notices.remind(known.sentence)
            return
        if wired is not None and not self._session.ending:
            thread, desk = self._session.composition.thread, wired.runner.desk
            thread.aside(lambda: carry_today(thread, desk)).add_done_callback(self._went.emit)

    def _there(self, future: "Future[KeptCopy | None]") -> None:
        wired = self._session.wired
        if future.cancelled():
            return
        try:
            self.carried.emit(future.result() is not None)
        except HsbError as known:
            from hsb_desktop.store.copy_errors import PlaceAway

            if wired is not None and not self._session.ending and not isinstance(known, PlaceAway):
                wired.window.notices.remind(known.sentence)
            self.carried.emit(False)


def carry_today(thread: "StoreThread", desk: "Desk") -> "KeptCopy | None":
    """Beside the store's thread: carry the newest copy to the second place where that is due, and note it."""
    from hsb_desktop.casework.backups import carry_there, due_to_carry, note_carried

    due = thread.call(lambda: due_to_carry(desk)).result()
    if due is None:
        return None
    carried = carry_there(desk, *due)
    thread.call(lambda: note_carried(desk, carried)).result()
    return carried
