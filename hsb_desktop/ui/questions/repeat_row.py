"""One row of a repeat: a line that says what it holds, or, opened, a card with its questions."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.narrowings import allowed_for
from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.narrowing import OPEN
from hsb_desktop.procedure.numbering import Numbers
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, quiet
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import subheading
from hsb_desktop.ui.questions.factory import field_for
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.readers_line import ReadersLine
from hsb_desktop.ui.questions.when_fields import InWords

_SAID = 3  # answers a line says


class RepeatRow(QWidget):
    """One row.

    Signals:
        opened(): the person opened it; its fields stand.
        removed(): it is to be taken out.
    """

    opened = Signal()
    removed = Signal()

    def __init__(
        self,
        repeat: Repeat,
        row_id: RowId,
        *,
        in_words: InWords | None = None,
        readers: Callable[[FieldKey], None] | None = None,
        numbers: Numbers | None = None,
    ) -> None:
        super().__init__()
        self._numbers = numbers
        self._ask_readers = readers
        self._readers: ReadersLine | None = (
            None  # made with the card: a line shows no more than what it holds
        )
        self._repeat, self._row_id, self._in_words = repeat, row_id, in_words
        self.fields: dict[FieldKey, QuestionField] = {}
        self.waits = False  # its card comes in a moment: no line is shown in its place
        self._start = next((start for start in repeat.start_rows if start.id == row_id), None)
        self._name = subheading(self._start.label if self._start is not None else repeat.row_label)
        self._said = ""
        self._line: ListRow | None = None
        self._remove: Button | None = None
        self._body = column()
        self.setLayout(self._body)

    def set_number(self, number: int) -> None:
        """Its place, from 1; a row that the form begins with has a name of its own."""
        if self._start is None:
            self._name.setText(f"{self._repeat.row_label} {number}")
            self._name_removal()

    def open(self) -> bool:
        """Make its card; says whether it was closed."""
        if self.fields:
            return False
        if self._line is not None:
            self._body.removeWidget(self._line)
            self._line.hide()
            self._line.deleteLater()
            self._line = None
        self.waits = False
        card = self._card()
        self._body.add(card)
        self.opened.emit()
        card.show()
        return True

    def show_answers(self, answers: AnswerSet, shown: Shown) -> None:
        """Show what the record holds in this row."""
        if not self.fields and not self.waits:
            self._show_line(answers)
        if self._readers is not None:
            self._readers.show_narrowing(answers.narrowed.get(self._whole, OPEN))
        for key, field in self.fields.items():
            field.show_answer(answers.get(key))
            field.show_narrowing(answers.narrowed.get(key, OPEN), answers.narrowing(key))
            field.setVisible(key in shown.keys)

    def _show_line(self, answers: AnswerSet) -> None:
        given = [
            answer_words(question, answer).text
            for question in self._repeat.questions
            if (answer := answers.cell(self._repeat.id, self._row_id, question.id)).given
        ]
        said = " · ".join(" ".join(words.split()) for words in given[:_SAID]) or t("Not answered")
        name = self._name.text()
        if self._line is not None and self._said == f"{name} {said}":
            return
        if self._line is not None:
            self._body.removeWidget(self._line)
            self._line.hide()
            self._line.deleteLater()
        self._said = f"{name} {said}"
        self._line = ListRow(name, rule=said, action=t("Open"))
        self._line.clicked.connect(self._open_by_hand)
        self._body.add(self._line)

    def _open_by_hand(self) -> None:
        if self.open():
            next(iter(self.fields.values())).take_focus()

    def _card(self) -> Card:
        head: list[QWidget | None] = [self._name, None]
        ask = self._ask_readers
        if ask is not None:
            self._readers = ReadersLine(allowed_for(*self._repeat.questions), self._name.text())
            self._readers.wanted.connect(lambda: ask(self._whole))
            head.append(self._readers)
        if self._start is None:
            self._remove = quiet(t("Take out"), icon="remove")
            self._remove.clicked.connect(self.removed)
            self._name_removal()
            head.append(self._remove)
        card = Card(row(*head), gap=16)
        for question in self._repeat.questions:
            key = FieldKey(question.id, self._repeat.id, self._row_id)
            field = self.fields[key] = field_for(question, key, in_words=self._in_words)
            if self._numbers is not None:
                field.show_number(self._numbers.of(question.id, self._repeat.id))
            card.add(field)
        return card

    @property
    def _whole(self) -> FieldKey:
        return FieldKey(self._repeat.id, self._repeat.id, self._row_id).whole_row

    def _name_removal(self) -> None:
        if self._remove is not None:
            self._remove.setAccessibleName(t("Take out {name}", name=self._name.text()))
