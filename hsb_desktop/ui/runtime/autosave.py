"""What is typed is on its way to disk within 300 ms of its oldest unsaved character, whatever the typist does.

The timer starts at the first unsaved character and typing never restarts it. "Saved" is said only when the store said
so; what the store refused is kept here and tried again until it is taken.
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hsb_desktop.casework import records
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.refusals import AlreadyIssued, NotAccepted, NotReady
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.ui.runtime.runner import Broken, Runner

OLDEST_UNSAVED_MS = 300
TRY_AGAIN_MS = 2_000
_FOR_GOOD = (AlreadyIssued, NotAccepted, NotReady, Broken)  # the same words would be refused again and again

Write = Callable[[Desk], object]
Field = tuple[str, ...]  # ("record", its id, the field) or ("draft", its place)


class Autosave(QObject):
    """Carries what is typed, into records and into forms without one, to the store; of one field the newest words win.

    What the store does not take for a reason that stays (the record was completed meanwhile) is held: it stands on
    screen and here, it is sent again by `retry` and by the next word typed there, and it does not keep the program
    from being locked.

    Signals:
        saving(): something typed is not on disk yet.
        saved(datetime): everything typed so far is on disk, at that UTC moment.
        failed(HsbError): the store refused; the text is kept here. Said once for a row of refusals, not for each.
    """

    saving = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._waiting: dict[Field, Write] = {}  # not sent, oldest first
        self._newest: dict[Field, Write] = {}  # what each field last asked for, until it is on disk
        self._held: dict[Field, Write] = {}  # refused for a reason that stays
        self._words: dict[Field, str] = {}  # as they stand on screen, until they are on disk
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.flush)

    @property
    def clean(self) -> bool:
        """Whether everything typed is on disk, but for what is held."""
        return not self._newest

    @property
    def holds(self) -> bool:
        """Whether anything typed was refused for a reason that stays, and is kept here."""
        return bool(self._held)

    @property
    def refused(self) -> bool:
        """Whether the store refused what was sent last, and it is tried again by itself."""
        return self._refused

    def unsaved(self) -> tuple[str, ...]:
        """The words that are not on disk, as they were typed."""
        fields = (*self._held, *self._newest)
        return tuple(words for words in map(self._words.get, fields) if words and words.strip())

    def carries(self, record_id: RecordId, key: FieldKey) -> bool:
        """Whether something of this field is not on disk yet, or was refused and is held."""
        field = _field(record_id, key)
        return field in self._newest or field in self._held

    def typed(self, record_id: RecordId, key: FieldKey, text: str, caret: int) -> None:
        """A field's text changed; it is written within 300 ms together with whatever else changed."""
        self.keep(
            _field(record_id, key), lambda desk: records.keep_typing(desk, record_id, key, text, caret), text
        )

    def answered(self, record_id: RecordId, key: FieldKey, answer: Answer) -> None:
        """A field was answered or left: what it holds is settled at once, in the place of what was typed in it."""
        words = answer.value if isinstance(answer.value, str) else ""
        self._put(
            _field(record_id, key), lambda desk: records.save_answer(desk, record_id, key, answer), words
        )
        self.flush()

    def keep(self, field: Field, write: Write, words: str = "") -> None:
        """What stands in a field changed; `write` takes all of it, the `words` typed, to the store within 300 ms."""
        self._put(field, write, words)
        if not self._timer.isActive() or self._timer.interval() != OLDEST_UNSAVED_MS:
            self._timer.start(OLDEST_UNSAVED_MS)

    def flush(self) -> None:
        """Send everything typed to the store now."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for field, write in waiting.items():
            self._send(field, write)

    def retry(self) -> None:
        """Send everything now, once more what is held; another refusal is said again."""
        self._refused = False
        held, self._held = self._held, {}
        for field, write in held.items():
            self._put(field, write, self._words.get(field, ""))
        self.flush()

    def _put(self, field: Field, write: Write, words: str) -> None:
        self._held.pop(field, None)
        self._words[field] = words
        self._waiting[field] = self._newest[field] = write
        self.saving.emit()

    def _send(self, field: Field, write: Write) -> None:
        self._runner.ask(
            self,
            write,
            lambda saved: self._written(field, write, saved),
            lambda error: self._not_written(field, write, error),
        )

    def _written(self, field: Field, write: Write, saved: object) -> None:
        self._refused = False
        if self._newest.get(field) is write:
            del self._newest[field]
            self._words.pop(field, None)
        moment = getattr(saved, "at", None)
        if self.clean and not self._held and isinstance(moment, datetime):
            self.saved.emit(moment)

    def _not_written(self, field: Field, write: Write, error: HsbError) -> None:
        lasting = isinstance(error, _FOR_GOOD)
        if self._newest.get(field) is write:  # else newer words of this field are on their way already
            if lasting:
                self._held[field] = self._newest.pop(field)
            else:
                self._waiting[field] = write
                if not self._timer.isActive():
                    self._timer.start(TRY_AGAIN_MS)
        if lasting or not self._refused:
            self._refused = not lasting
            self.failed.emit(error)


def _field(record_id: RecordId, key: FieldKey) -> Field:
    return ("record", record_id, key.text)
