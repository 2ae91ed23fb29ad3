"""A repeat on screen: its rows under each other, and buttons to add a row or take one out.

Many rows stand as lines, each opened where it is; the card of a row is made when it is first opened.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.numbering import Numbers
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, quiet, secondary
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.slices import Slices
from hsb_desktop.ui.kit.tab_order import works_in
from hsb_desktop.ui.kit.text import muted, subheading
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.repeat_row import RepeatRow
from hsb_desktop.ui.questions.when_fields import InWords

MANY = 6  # more rows than this begin as lines
MOST = 25  # lines shown at a time: so many are made in a twentieth of a second


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
        self,
        repeat: Repeat,
        parent: QWidget | None = None,
        *,
        in_words: InWords | None = None,
        readers: Callable[[FieldKey], None] | None = None,
        numbers: Numbers | None = None,
    ) -> None:
        super().__init__(parent)
        self.repeat, self._readers, self._numbers = repeat, readers, numbers
        self._in_words = in_words
        self._rows: dict[RowId, RepeatRow] = {}
        self._shown: tuple[AnswerSet, Shown] | None = None
        self._slices: Slices | None = None
        self._known: frozenset[RowId] | None = (
            None  # the record's rows as they were last: what comes later is new
        )
        self._most, self._called = MOST, set[RowId]()  # how many are shown, and those shown besides
        self._body = column(gap=16)
        self._add: Button = secondary(t("Add {row}", row=repeat.row_label.lower()), icon="plus")
        self._add.clicked.connect(lambda: self.added.emit(repeat.id))
        parts: list[QWidget] = [subheading(_headed(repeat, numbers))]
        if repeat.hint:
            parts.append(muted(repeat.hint))
        self._holder = holder(self._body)
        self._more = quiet("", icon="chevron_down")
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self.setLayout(column(*parts, self._holder, row(self._more, None), row(self._add, None), gap=16))

    @property
    def fields(self) -> dict[FieldKey, QuestionField]:
        """The fields of the rows that are open, in order."""
        return {key: field for shown in self._rows.values() for key, field in shown.fields.items()}

    def first(self) -> QuestionField | None:
        """The first field of the first row, which is opened for it; None where there is no row."""
        row_id = next(iter(self._rows), None)
        if row_id is None:
            return None
        self.open_row(row_id)
        return next(iter(self._rows[row_id].fields.values()), None)

    def show_rows(self, answers: AnswerSet, shown: Shown) -> None:
        """Show the rows the record holds; fields of rows that stay keep their focus."""
        self._shown = (answers, shown)
        every = answers.rows(self.repeat.id)
        new = [row_id for row_id in every if self._known is not None and row_id not in self._known]
        self._known = frozenset(every)
        self._called |= set(new)
        rows = [row_id for place, row_id in enumerate(every) if place < self._most or row_id in self._called]
        fresh = [row_id for row_id in rows if row_id not in self._rows]
        # Each row that appears on a page in sight lays the whole page out again: many appear at once, unseen.
        unseen = len(fresh) > 1 and not self._holder.isHidden() and not works_in(self._holder)
        if unseen:
            self._holder.hide()
        if rows != list(self._rows):
            self._put(rows)
        numbers = {row_id: number for number, row_id in enumerate(every, start=1)}
        for row_id, line in self._rows.items():
            line.set_number(numbers[row_id])
            line.waits = line.waits or (row_id in fresh and (row_id in new or len(every) <= MANY))
            line.show_answers(answers, shown)
        left = len(every) - len(rows)
        self._more.setText(t("Show {n} of {left} more", n=min(left, MOST), left=left))
        self._more.setVisible(left > 0)
        if unseen:
            self._holder.show()
        self._open_in_turn(fresh)
        if new and self._add.hasFocus():
            self.open_row(new[-1])
            next(iter(self._rows[new[-1]].fields.values())).take_focus()

    def _show_more(self) -> None:
        self._most += MOST
        if self._shown is not None:
            self.show_rows(*self._shown)

    def _open_in_turn(self, fresh: list[RowId]) -> None:
        """The cards that are in sight now, the others as the event loop turns."""
        waiting = [row_id for row_id in fresh if self._rows[row_id].waits]
        if waiting:
            self._slices = Slices([partial(self.open_row, row_id) for row_id in waiting], self)
            self._slices.done.connect(self.filled)
            self._slices.begin(1)

    def open_row(self, row_id: RowId) -> None:
        """Open a row whose fields are wanted."""
        if self._shown is not None and row_id not in self._rows and row_id in (self._known or ()):
            self._called.add(row_id)
            self.show_rows(*self._shown)
        line = self._rows.get(row_id)
        if line is not None:
            line.open()

    def _put(self, rows: list[RowId]) -> None:
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
        line = RepeatRow(
            self.repeat, row_id, in_words=self._in_words, readers=self._readers, numbers=self._numbers
        )
        line.removed.connect(lambda: self.removed.emit(self.repeat.id, row_id))
        line.opened.connect(lambda: self._opened(row_id))
        return line

    def _opened(self, row_id: RowId) -> None:
        if self._shown is not None:
            self._rows[row_id].show_answers(*self._shown)
        self.grew.emit()


def _headed(repeat: Repeat, numbers: Numbers | None) -> str:
    return repeat.label if numbers is None else f"{numbers.of(repeat.id)}  {repeat.label}"
