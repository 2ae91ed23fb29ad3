"""The whole matrix as one grid: the same answers as one indicator a page, for those who prefer to see them together.

Arrows up and down go from row to row, left and right and the number keys answer.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Missing, Question, Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import at, column, grow, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.slices import Slices
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, strong, title
from hsb_desktop.ui.screens.assessment.steps import Page

_STACKS_BELOW_EM = 36
_AT_ONCE = 2  # groups that fill a page on any laptop


def _segments() -> list[Segment]:
    return [
        Segment("present", t("Present")),
        Segment("not_present", t("Not present")),
        Segment("not_known", t("Not known"), State.ATTENTION),
    ]


class GridRow(QWidget):
    """One indicator in a row.

    Signals:
        answered(FieldKey, Answer), entered(FieldKey): as of a field.
        step(int): to the row that many further on.
    """

    answered = Signal(object, object)
    entered = Signal(object)
    step = Signal(int)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.key = FieldKey(question.id)
        self.choice = Segmented(f"{question.number} {question.label}", _segments(), least=96)
        self.choice.chosen.connect(self._chosen)
        for button in self.choice.buttons():
            button.installEventFilter(self)
        number = strong(question.number)
        number.setMinimumWidth(look().px(36))
        self._noted = muted("")
        words = column(body(question.label), self._noted, gap=0)
        asked = row(at(number, Qt.AlignmentFlag.AlignTop), grow(words), gap=12)
        self._row = row(grow(asked), self.choice, gap=12, margins=(20, 9, 16, 9))
        self.setLayout(self._row)

    def show_answers(self, answers: AnswerSet) -> None:
        """Show what the record holds."""
        answer = answers.get(self.key)
        value = answer.missing.value if answer.missing is not None else str(answer.value or "")
        if value != self.choice.value():
            self.choice.set_value(value)
        noted = answers.note(self.key.question)
        self._noted.setText(t("Note: {note}", note=" ".join(noted.split())) if noted else "")
        self._noted.setHidden(not noted)

    def take_focus(self) -> None:
        """On its answer, or on the first of the three."""
        buttons = self.choice.buttons()
        next((button for button in buttons if button.isChecked()), buttons[0]).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the answers stand under the words."""
        narrow = look().em(event.size().width()) < _STACKS_BELOW_EM
        direction = self._row.Direction.TopToBottom if narrow else self._row.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self._row.setSpacing(look().gap(4 if narrow else 12))
            self.updateGeometry()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers answer; Enter goes on to the next row."""
        number = event.text()
        if number.isdecimal() and 1 <= int(number) <= len(self.choice.buttons()):
            self.choice.buttons()[int(number) - 1].click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.step.emit(1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down leave the row: Qt's radio buttons would take them for the next answer."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit(self.key)
        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by is not None:
                self.step.emit(by)
                return True
        return False

    def _chosen(self, choice: str) -> None:
        self.entered.emit(self.key)
        missing = Missing.NOT_KNOWN if choice == Missing.NOT_KNOWN.value else None
        self.answered.emit(self.key, Answer(missing=missing) if missing else Answer(choice))


class GridPage(QWidget):
    """Every indicator of the form, by category.

    Signals:
        answered(FieldKey, Answer), entered(FieldKey): as of a field.
        past(): the person goes on after the last row.
        filled(): what was put off stands.
    """

    answered = Signal(object, object)
    entered = Signal(object)
    past = Signal()
    filled = Signal()

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[GridRow] = []
        self._answers: AnswerSet | None = None
        self._body = column(gap=12)
        words = lead(t("From what you know today, is each indicator present?"))
        keys = muted(t("Up and down go from row to row. 1, 2 and 3 answer."))
        total = len(pages)
        self.setLayout(
            column(title(t("All {n} indicators", n=total)), 4, words, 2, keys, 16, self._body, None)
        )
        groups: dict[str, tuple[Section, list[Question]]] = {}
        for page in pages:
            if page.indicator is not None:
                groups.setdefault(page.section.id, (page.section, []))[1].append(page.indicator)
        self._slices = Slices((partial(self._add, *group) for group in groups.values()), self)
        self._slices.done.connect(self.filled)
        self._slices.begin(_AT_ONCE)

    def rows(self) -> Iterator[GridRow]:
        """The rows that stand now."""
        yield from self._rows

    def row(self, question: str) -> GridRow | None:
        """The row of an indicator."""
        key = FieldKey(question)
        self._slices.until(lambda: any(line.key == key for line in self._rows))
        return next((line for line in self._rows if line.key == key), None)

    def show_answers(self, answers: AnswerSet) -> None:
        """Show what the record holds."""
        self._answers = answers
        for line in self._rows:
            line.show_answers(answers)

    def _add(self, section: Section, questions: list[Question]) -> None:
        lines = [GridRow(question) for question in questions]
        for line in lines:
            line.answered.connect(self.answered)
            line.entered.connect(self.entered)
            line.step.connect(partial(self._step, line))
            if self._answers is not None:
                line.show_answers(self._answers)
        self._rows += lines
        head, card = SectionHead(section.title), RowCard(lines, inset=20)
        self._body.add(head, card, 8)
        head.show()
        card.show()

    def _step(self, line: GridRow, by: int) -> None:
        self._slices.until(lambda: False)
        there = self._rows.index(line) + by
        if 0 <= there < len(self._rows):
            self._rows[there].take_focus()
        elif by > 0:
            self.past.emit()
