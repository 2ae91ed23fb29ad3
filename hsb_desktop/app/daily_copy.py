"""Once a day an encrypted copy of the store is made beside it, some time after unlocking, and its failure is said.

Never at unlocking itself: whoever unlocks wants to work. The copy is made on the store's thread and proved there.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from hsb_desktop.procedure.errors import HsbError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_desktop.app.window import Session
    from hsb_desktop.ui.shell.wiring import Wired

AFTER_MS = 20_000


class DailyCopy(QObject):
    """Waits until the store has been open for a while and nothing is on its way to it.

    Signals:
        done(bool): a copy was made, or none was due.
    """

    done = Signal(bool)
    _came = Signal(object)

    def __init__(self, session: "Session", after_ms: int = AFTER_MS) -> None:
        super().__init__(session)
        self._session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self._try)
        self._came.connect(self._answered)
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
        try:
            self.done.emit(future.result())
        except HsbError as known:
            if self._session.wired is not None:
                self._session.wired.window.warn(known.sentence)
