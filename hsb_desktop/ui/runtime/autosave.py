"""What is typed is on its way to disk within 300 ms of its oldest unsaved character, whatever the typist does.

The timer starts at the first unsaved character and typing never restarts it. "Saved" is said only when the store said
so; what the store refused is kept here and tried again until it is taken.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hsb_desktop.casework import records
from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.ui.runtime.runner import Runner

OLDEST_UNSAVED_MS = 300

Write = Callable[[Desk], object]


class Autosave(QObject):
    """Carries the fields of every open record to the store, newest text last, in the order typed.

    Signals:
        saving(): something typed is not on disk yet.
        saved(datetime): everything typed so far is on disk, at that UTC moment.
        failed(HsbError): a write failed; the text is kept here and tried again with the next one or by `retry`.
    """

    saving = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._typed: dict[tuple[RecordId, FieldKey], tuple[str, int]] = {}
        self._unsent: list[Write] = []  # settled answers the store did not take, oldest first
        self._in_flight = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(OLDEST_UNSAVED_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def clean(self) -> bool:
        """Whether everything typed is on disk."""
        return not self._typed and not self._unsent and self._in_flight == 0

    def typed(self, record_id: RecordId, key: FieldKey, text: str, caret: int) -> None:
        """A field's text changed; it is written within 300 ms together with whatever else changed."""
        self._typed[record_id, key] = (text, caret)
        self.saving.emit()
        if not self._timer.isActive():
            self._timer.start()

    def answered(self, record_id: RecordId, key: FieldKey, answer: Answer) -> None:
        """A field was answered or left: what it holds is settled at once, ahead of nothing typed before it."""
        self._typed.pop((record_id, key), None)
        self.flush()
        self.saving.emit()
        self._write(lambda desk: records.save_answer(desk, record_id, key, answer))

    def flush(self) -> None:
        """Send everything typed to the store now."""
        self._timer.stop()
        unsent, self._unsent = self._unsent, []
        for work in unsent:
            self._write(work)
        for (record_id, key), (text, caret) in list(self._typed.items()):
            del self._typed[record_id, key]
            self._write(self._typing(record_id, key, text, caret), (record_id, key, text, caret))

    retry = flush

    @staticmethod
    def _typing(record_id: RecordId, key: FieldKey, text: str, caret: int) -> Write:
        return lambda desk: records.keep_typing(desk, record_id, key, text, caret)

    def _write(self, work: Write, typed: tuple[RecordId, FieldKey, str, int] | None = None) -> None:
        self._in_flight += 1
        self._runner.ask(self, work, self._written, lambda error: self._not_written(error, work, typed))

    def _written(self, saved: object) -> None:
        self._in_flight -= 1
        moment = getattr(saved, "at", None)
        if self.clean and isinstance(moment, datetime):
            self.saved.emit(moment)

    def _not_written(
        self, error: HsbError, work: Write, typed: tuple[RecordId, FieldKey, str, int] | None
    ) -> None:
        self._in_flight -= 1
        if typed is None:
            self._unsent.append(work)
        else:
            record_id, key, text, caret = typed
            self._typed.setdefault((record_id, key), (text, caret))
        self.failed.emit(error)
