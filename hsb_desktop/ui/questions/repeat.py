"""A repeat on screen: its rows under each other, and buttons to add a row or take one out.

Many rows stand as lines, each opened where it is; the card of a row is made when it is first opened.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, secondary
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.slices import Slices
from hsb_desktop.ui.kit.text import muted, subheading
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.repeat_row import RepeatRow
from hsb_desktop.ui.questions.when_fields import InWords

MANY = 6  # more rows than this begin as lines


class RepeatCards(QWidget):
    """The rows of one repeat. Rows that stay are never made anew: whoever works in one keeps the focus.

    Signals:
        added(str): a row is wanted in the repeat with this id.
        removed(str, RowId): a row is to be taken out.
        grew(): fields were made or taken away; whoever listens to fields connects the new ones.
        filled(): rows whose cards were put off stand.
    """

    added = Signal(str)
    removed = Signal(str, str)
    grew = Signal()
    filled = Signal()

    def __init__(
        self, repeat: Repeat, parent: QWidget | None = None, *, in_words: InWords | None = None
    ) -> None:
        super().__init__(parent)
        self.repeat = repeat
        self._in_words = in_words
        self._rows: dict[RowId, RepeatRow] = {}
        self._shown: tuple[AnswerSet, Shown] | None = None
        self._slices: Slices | None = None
        self._came = False  # whether rows were shown before: what comes later is new
        self._body = column(gap=16)
        self._add: Button = secondary(t("Add: {row}", row=repeat.row_label.lower()), icon="plus")
        self._add.clicked.connect(lambda: self.added.emit(repeat.id))
        parts: list[QWidget] = [subheading(repeat.label)]
        if repeat.hint:
            parts.append(muted(repeat.hint))
        self.setLayout(column(*parts, holder(self._body), row(self._add, None), gap=16))

    @property
    def fields(self) -> dict[FieldKey, QuestionField]:
        """The fields of the rows that are open, in order."""
        return {key: field for shown in self._rows.values() for key, field in shown.fields.items()}

    def show_rows(self, answers: AnswerSet, shown: Shown) -> None:
        """Show the rows the record holds; fields of rows that stay keep their focus."""
        self._shown = (answers, shown)
        rows = answers.rows(self.repeat.id)
        fresh = [row_id for row_id in rows if row_id not in self._rows]
        if fresh or len(rows) != len(self._rows) or list(rows) != list(self._rows):
            self._put(rows)
        for number, (row_id, line) in enumerate(self._rows.items(), start=1):
            line.set_number(number)
            line.waits = line.waits or (row_id in fresh and (self._came or len(rows) <= MANY))
            line.show_answers(answers, shown)
        self._open_in_turn(fresh)
        if fresh and self._came and self._add.hasFocus():
            self.open_row(fresh[-1])
            next(iter(self._rows[fresh[-1]].fields.values())).take_focus()
        self._came = True

    def _open_in_turn(self, fresh: list[RowId]) -> None:
        """The cards that are in sight now, the others as the event loop turns."""
        waiting = [row_id for row_id in fresh if self._rows[row_id].waits]
        if waiting:
            self._slices = Slices([partial(self.open_row, row_id) for row_id in waiting], self)
            self._slices.done.connect(self.filled)
            self._slices.begin(1)

    def open_row(self, row_id: RowId) -> None:
        """Open a row whose fields are wanted."""
        line = self._rows.get(row_id)
        if line is not None:
            line.open()

    def _put(self, rows: tuple[RowId, ...]) -> None:
        for row_id in [known for known in self._rows if known not in rows]:
            gone = self._rows.pop(row_id)
            gone.hide()
            self._body.removeWidget(gone)
            gone.deleteLater()
        self._rows = {row_id: self._rows.get(row_id) or self._make(row_id) for row_id in rows}
        for place, line in enumerate(self._rows.values()):
            if self._body.indexOf(line) != place:
                self._body.removeWidget(line)
                self._body.insertWidget(place, line)
        self.grew.emit()

    def _make(self, row_id: RowId) -> RepeatRow:
        line = RepeatRow(self.repeat, row_id, in_words=self._in_words)
        line.removed.connect(lambda: self.removed.emit(self.repeat.id, row_id))
        line.opened.connect(lambda: self._opened(row_id))
        return line

    def _opened(self, row_id: RowId) -> None:
        if self._shown is not None:
            self._rows[row_id].show_answers(*self._shown)
        self.grew.emit()
