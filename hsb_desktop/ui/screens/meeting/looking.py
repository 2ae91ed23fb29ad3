"""Asks for a meeting as it stands, one question at a time."""

from PySide6.QtCore import QObject, Signal

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.runner import Runner
from hsb_desktop.ui.screens.meeting.seen import Seen, see


class Looking(QObject):
    """A second wish while a question is under way waits for it.

    Signals:
        seen(Seen): the meeting of the session, as it stands.
        failed(HsbError): it could not be read.
    """

    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, session: RecordSession, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._runner = session, runner
        self._asking, self._again = False, False

    def look(self) -> None:
        """Ask."""
        record_id = self._session.record_id
        if record_id is None or self._asking:
            self._again = self._asking
            return
        self._asking = True
        self._runner.ask(self, lambda desk: see(desk, record_id), self._came, self._not_seen)

    def _came(self, seen: Seen) -> None:
        self._asking = False
        again, self._again = self._again, False
        if seen.view.record.id == self._session.record_id:
            if again:
                self.look()
            self.seen.emit(seen)
        elif again:
            self.look()

    def _not_seen(self, error: HsbError) -> None:
        self._asking = False
        self.failed.emit(error)
