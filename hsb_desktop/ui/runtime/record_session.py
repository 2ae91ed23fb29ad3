"""One open record on screen: what it holds, what is being typed, and every change on its way to disk."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework import records
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Typing
from hsb_desktop.casework.work_views import RecordView
from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import SectionProgress, Shown
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.procedure.signing import wording
from hsb_desktop.ui.runtime.screen import Services


class RecordSession(QObject):
    """The only door between the fields of a record and casework.

    Signals:
        loaded(RecordView): the record came, or came again.
        changed(): an answer changed here; what depends on it is painted again.
        failed(HsbError): loading or a change of rows failed.
        came_to(): another field has the focus; the place to come back to changed.
    """

    loaded = Signal(object)
    changed = Signal()
    failed = Signal(object)
    came_to = Signal()

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self.record_id: RecordId | None = None
        self.view: RecordView | None = None
        self.answers = AnswerSet()
        self._here: dict[
            FieldKey, Answer
        ] = {}  # answered here and not on disk yet: newer than whatever arrives
        self.typing: dict[FieldKey, Typing] = {}  # recovered from the disk and not yet touched in this window
        self._shown: tuple[Form, AnswerSet, Shown] | None = None  # worked out once for these answers
        self.recovered = False  # whether there was any that the answers did not hold
        self.entered: FieldKey | None = None

    @property
    def shown(self) -> Shown:
        """What the form asks as the answers stand here; nothing before the record came."""
        if self.view is None:
            return Shown((), frozenset(), (), {}, self.answers)
        form = self.view.record.form
        if self._shown is None or self._shown[0] is not form or self._shown[1] is not self.answers:
            self._shown = form, self.answers, checks.shown(form, self.answers)
        return self._shown[2]

    @property
    def wording(self) -> str:
        """The digest of what stands here for who signs it; empty before the record came."""
        return "" if self.view is None else wording(self.view.record.form, self.answers)

    @property
    def progress(self) -> dict[str, SectionProgress]:
        """How far each section is, by its id, as the answers stand here on the day the record was opened."""
        if self.view is None:
            return {}
        parts = checks.progress(self.view.record.form, self.answers, self.view.today)
        return {part.section: part for part in parts}

    def open(self, record_id: RecordId) -> None:
        """Load a record; what another one was showing is forgotten."""
        if record_id != self.record_id:
            self.view, self.answers, self.entered = None, AnswerSet(), None
            self._here, self.typing = {}, {}
        self.record_id = record_id
        self.load()

    def begin_anew(self) -> None:
        """It moved to another edition: what was answered in this window is in the record, or set aside."""
        record_id, self.record_id = self.record_id, None
        if record_id is not None:
            self.open(record_id)

    def load(self) -> None:
        """Ask for the record again."""
        record_id = self.record_id
        if record_id is not None:
            self._services.runner.ask(
                self, lambda desk: records.open_record(desk, record_id), self._arrived, self.failed.emit
            )

    def _arrived(self, view: RecordView) -> None:
        if view.record.id == self.record_id:
            first = self.view is None  # later on, typing on the disk is what is being typed here
            self.recovered = first and bool(view.recovered)
            if first:
                self.typing = dict(view.typing)
            carries = self._services.autosave.carries
            self._here = {
                key: answer for key, answer in self._here.items() if carries(view.record.id, key)
            }  # the rest is in what arrived, or another screen answered it anew since
            self.view, self.answers = view, view.record.answers
            for key, answer in self._here.items():
                self.answers = self.answers.put(key, answer)
            self.loaded.emit(view)

    def answer(self, key: FieldKey, answer: Answer) -> None:
        """A field was answered."""
        if self.record_id is None:
            return
        self.typing.pop(key, None)
        self._here[key] = answer
        self.answers = self.answers.put(key, answer)
        self._services.autosave.answered(self.record_id, key, answer)
        self.changed.emit()

    def typed(self, key: FieldKey, text: str, caret: int) -> None:
        """A field's text changed."""
        if self.record_id is not None:
            self.typing.pop(key, None)
            self.enter(key)
            self._services.autosave.typed(self.record_id, key, text, caret)

    def enter(self, key: FieldKey) -> None:
        """A field got the focus; it is the place to come back to."""
        if key != self.entered:
            self.entered = key
            self.came_to.emit()

    def caret_in(self, key: FieldKey, otherwise: int) -> int:
        """Where the caret belongs in a field: where recovered typing ended, or `otherwise`."""
        typed = self.typing.get(key)
        return otherwise if typed is None else typed.caret

    def add_row(self, repeat_id: str) -> None:
        """One more row at the end of a repeat."""
        self._rows(lambda desk, record_id: records.add_row(desk, record_id, repeat_id))

    def remove_row(self, repeat_id: str, row: RowId) -> None:
        """Take a row out; its answers are kept and can be brought back."""
        self._rows(lambda desk, record_id: records.remove_row(desk, record_id, repeat_id, row))

    def _rows(self, work: Callable[[Desk, RecordId], object]) -> None:
        record_id = self.record_id
        if record_id is None:
            return
        self._services.autosave.flush()
        self._services.runner.ask(
            self, lambda desk: work(desk, record_id), lambda _value: self.load(), self.failed.emit
        )

    def refuse(self, error: HsbError) -> None:
        """Pass an error on to whoever shows this record."""
        self.failed.emit(error)
