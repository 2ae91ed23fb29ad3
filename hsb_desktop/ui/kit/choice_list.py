"""A set of short choices in one card, rows of 44: circle, category shape, word, what follows from it at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

from hsb_desktop.ui.kit.answers import Answer, AnswerCard, draw_radio, show_choice
from hsb_desktop.ui.kit.glyphs import draw_category
from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_text, painting, text_height, text_width
from hsb_desktop.ui.kit.surface import Panel, Rule
from hsb_desktop.ui.kit.tokens import Role

_RIGHT = Qt.AlignmentFlag.AlignRight
_INSET = 52


class ChoiceRow(AnswerCard):
    """One choice as a row. Where the note does not fit beside the word it goes under it."""

    def sizeHint(self) -> QSize:
        """A comfortable width; the height of its words there."""
        return QSize(look().px(440), self.heightForWidth(look().px(440)))

    def heightForWidth(self, width: int) -> int:
        """Room for the word and its note, at least the height of a choice."""
        room = self._words_room(width)
        height = text_height(self._said(), Role.STRONG, room)
        if self._detail() and not self._beside(width):
            height += text_height(self._detail(), Role.SMALL, room)
        return max(look().px(44), height + 2 * look().gap(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        with painting(self) as painter:
            self._draw_row_ground(painter)
            middle = self.height() / 2
            draw_radio(painter, QPointF(look().gap(18) + look().px(10), middle), 20, on=self.isChecked())
            if self.answer.category is not None:
                size = look().px(24)
                left = look().gap(18) + look().px(20) + look().gap(14)
                draw_category(painter, QRectF(left, middle - size / 2, size, size), self.answer.category)
            self._draw_row_words(painter)

    def _said(self) -> str:
        return f"{self.answer.word}  {self.answer.flag}" if self.answer.flag else self.answer.word

    def _detail(self) -> str:
        return self.answer.note or self.answer.help

    def _words_left(self) -> int:
        left = look().gap(18) + look().px(20) + look().gap(14)
        return left + look().px(24) + look().gap(10) if self.answer.category is not None else left

    def _words_room(self, width: int) -> int:
        return max(width - self._words_left() - look().gap(18), look().px(60))

    def _beside(self, width: int) -> bool:
        needed = text_width(self._said(), Role.STRONG) + text_width(self._detail(), Role.SMALL)
        return needed + look().gap(24) <= self._words_room(width)

    def _draw_row_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(4, 2, -4, -2)
        if self.isChecked():
            draw_box(painter, rect, 8, "accent_soft", "accent", 3 if look().high_contrast else 2)
        elif self.underMouse():
            draw_box(painter, rect, 8, "hover")

    def _draw_row_words(self, painter: QPainter) -> None:
        width, left = self.width(), self._words_left()
        room, beside = self._words_room(width), self._beside(width)
        words = text_height(self._said(), Role.STRONG, room)
        under = text_height(self._detail(), Role.SMALL, room) if self._detail() and not beside else 0
        top = (self.height() - words - under) / 2
        if self.answer.flag and beside:
            bottom = draw_text(painter, left, top, room, self.answer.word, Role.STRONG)
            after = left + text_width(self.answer.word, Role.STRONG) + look().gap(12)
            line = look().line(Role.SMALL)
            flag_top = (self.height() - line) / 2
            draw_text(painter, after, flag_top, room, self.answer.flag, Role.SMALL, "accent_ink")
        else:
            bottom = draw_text(painter, left, top, room, self._said(), Role.STRONG)
        if self._detail() and beside:
            top = (self.height() - look().line(Role.SMALL)) / 2
            draw_text(painter, left, top, room, self._detail(), Role.SMALL, "text_muted", align=_RIGHT)
        elif self._detail():
            draw_text(painter, left, bottom, room, self._detail(), Role.SMALL, "text_muted")


class ChoiceList(Panel):
    """The choices of one question.

    Signals: `chosen(id)` when the person chose, never for `set_value`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, answers: Sequence[Answer] = ()) -> None:
        self._column: Column = column(margins=(0, 4, 0, 4))
        super().__init__("card", self._column)
        self._rows: list[ChoiceRow] = []
        self.setAccessibleName(name)
        self.set_answers(answers)

    def set_answers(self, answers: Sequence[Answer]) -> None:
        """Offer these choices; nothing is chosen. The same choices with other words keep their places and the focus."""
        if [choice.answer.id for choice in self._rows] == [answer.id for answer in answers]:
            for choice, answer in zip(self._rows, answers, strict=True):
                choice.set_answer(answer)
            return
        self._column.clear()
        self._rows = []
        for index, answer in enumerate(answers):
            choice = ChoiceRow(answer)
            choice.clicked.connect(lambda _checked=False, answer=answer: self.chosen.emit(answer.id))
            self._rows.append(choice)
            if index:
                self._column.add(Rule(inset=_INSET))
            self._column.add(choice)

    def cards(self) -> list[ChoiceRow]:
        """The radio buttons, in order."""
        return list(self._rows)

    def value(self) -> str:
        """The id of what is chosen, or nothing."""
        return next((choice.answer.id for choice in self._rows if choice.isChecked()), "")

    def set_value(self, answer_id: str) -> None:
        """Show a choice; an empty id shows none."""
        show_choice(self._rows, answer_id)

    def press(self, number: int) -> bool:
        """Choose by place, from 1; says whether there is such a choice."""
        if not 1 <= number <= len(self._rows):
            return False
        choice = self._rows[number - 1]
        choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        choice.setChecked(True)
        self.chosen.emit(choice.answer.id)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdigit() and self.press(int(event.text())):
            return
        super().keyPressEvent(event)
