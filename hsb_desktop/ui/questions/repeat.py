"""A repeat on screen: a card for each row with its questions, and buttons to add a row or take one out."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, quiet, secondary
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import muted, subheading
from hsb_desktop.ui.questions.factory import field_for
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.when_fields import InWords


class RepeatCards(QWidget):
    """The rows of one repeat.

    Signals:
        added(str): a row is wanted in the repeat with this id.
        removed(str, RowId): a row is to be taken out.
        grew(): fields were made or taken away; whoever listens to fields connects the new ones.
    """

    added = Signal(str)
    removed = Signal(str, str)
    grew = Signal()

    def __init__(
        self, repeat: Repeat, parent: QWidget | None = None, *, in_words: InWords | None = None
    ) -> None:
        super().__init__(parent)
        self.repeat = repeat
        self.fields: dict[FieldKey, QuestionField] = {}
        self._in_words = in_words
        self._rows: tuple[RowId, ...] | None = None
        self._cards = column(gap=16)
        self._add: Button = secondary(t("Add: {row}", row=repeat.row_label.lower()), icon="plus")
        self._add.clicked.connect(lambda: self.added.emit(repeat.id))
        parts: list[QWidget] = [subheading(repeat.label)]
        if repeat.hint:
            parts.append(muted(repeat.hint))
        self.setLayout(column(*parts, holder(self._cards), row(self._add, None), gap=16))

    def show_rows(self, answers: AnswerSet, shown: Shown) -> None:
        """Show the rows the record holds; fields of rows that stay keep their focus."""
        rows = answers.rows(self.repeat.id)
        if rows != self._rows:
            self._rows = rows
            self._build(rows)
            self.grew.emit()
        for key, field in self.fields.items():
            field.show_answer(answers.get(key))
            field.setVisible(key in shown.keys)

    def _build(self, rows: tuple[RowId, ...]) -> None:
        kept = {key: field for key, field in self.fields.items() if key.row in rows}
        for field in kept.values():
            field.setParent(self)
        self._cards.clear()
        self.fields = {}
        for number, row_id in enumerate(rows, start=1):
            self._cards.add(self._card(number, row_id, kept))

    def _card(self, number: int, row_id: RowId, kept: Mapping[FieldKey, QuestionField]) -> Card:
        start = next((start for start in self.repeat.start_rows if start.id == row_id), None)
        name = start.label if start is not None else f"{self.repeat.row_label} {number}"
        head: list[QWidget | None] = [subheading(name), None]
        if start is None:
            remove = quiet(t("Take out"), icon="remove")
            remove.setAccessibleName(t("Take out {name}", name=name))
            remove.clicked.connect(lambda: self.removed.emit(self.repeat.id, row_id))
            head.append(remove)
        card = Card(row(*head), gap=16)
        for question in self.repeat.questions:
            key = FieldKey(question.id, self.repeat.id, row_id)
            field = kept.get(key) or field_for(question, key, in_words=self._in_words)
            self.fields[key] = field
            card.add(field)
        return card
