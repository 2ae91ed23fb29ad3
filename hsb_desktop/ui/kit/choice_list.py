"""A set of short choices in one card, rows of 44: circle, category shape, word, what follows from it at the right."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from hsb_desktop.ui.kit.answers import Answer, AnswerCard, ChoiceGroup, draw_radio
from hsb_desktop.ui.kit.glyphs import draw_category
from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import (
    draw_box,
    draw_line,
    draw_text,
    painting,
    text_height,
    text_width,
)
from hsb_desktop.ui.kit.surface import Rule
from hsb_desktop.ui.kit.tokens import Role

_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_INSET = 52


class ChoiceRow(AnswerCard):
    """One choice as a row, its flag as a chip. What does not fit beside the word goes under it."""

    def sizeHint(self) -> QSize:
        """A comfortable width; the height of its words there."""
        return QSize(look().px(440), self.heightForWidth(look().px(440)))

    def heightForWidth(self, width: int) -> int:
        """Room for word, flag and note, at least the height of a choice."""
        return max(look().px(44), math.ceil(self._block(width)) + 2 * look().gap(8))

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

    def _detail(self) -> str:
        return self.answer.note or self.answer.help

    def _words_left(self) -> int:
        left = look().gap(18) + look().px(20) + look().gap(14)
        return left + look().px(24) + look().gap(10) if self.answer.category is not None else left

    def _words_room(self, width: int) -> int:
        return max(width - self._words_left() - look().gap(18), look().px(60))

    def _chip_width(self) -> int:
        if not self.answer.flag:
            return 0
        return math.ceil(text_width(self.answer.flag, Role.SMALL_STRONG)) + look().px(16)

    def _named(self) -> float:
        """How wide the word is with its chip, on one line."""
        chip = look().gap(10) + self._chip_width() if self.answer.flag else 0
        return text_width(self.answer.word, Role.STRONG) + chip

    def _chip_beside(self, width: int) -> bool:
        return self._named() <= self._words_room(width)

    def _beside(self, width: int) -> bool:
        needed = self._named() + text_width(self._detail(), Role.SMALL) + look().gap(24)
        return needed <= self._words_room(width)

    def _block(self, width: int) -> float:
        """The height of everything it says."""
        room = self._words_room(width)
        height = text_height(self.answer.word, Role.STRONG, room)
        if self.answer.flag and not self._chip_beside(width):
            height += look().px(28)
        if self._detail() and not self._beside(width):
            height += text_height(self._detail(), Role.SMALL, room)
        return height

    def _draw_row_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect()).adjusted(4, 2, -4, -2)
        if self.isChecked():
            draw_box(painter, rect, 8, "accent_soft", "accent", 3 if look().high_contrast else 2)
        elif self.underMouse():
            draw_box(painter, rect, 8, "hover")

    def _draw_row_words(self, painter: QPainter) -> None:
        width, left = self.width(), self._words_left()
        room, top = self._words_room(width), (self.height() - self._block(width)) / 2
        bottom = draw_text(painter, left, top, room, self.answer.word, Role.STRONG)
        if self.answer.flag:
            tall = look().px(24)
            if self._chip_beside(width):
                x = left + text_width(self.answer.word, Role.STRONG) + look().gap(10)
                self._draw_chip(painter, QRectF(x, top + (bottom - top - tall) / 2, self._chip_width(), tall))
            else:
                self._draw_chip(painter, QRectF(left, bottom + look().px(2), self._chip_width(), tall))
                bottom += look().px(28)
        if self._detail() and self._beside(width):
            top = (self.height() - look().line(Role.SMALL)) / 2
            draw_text(painter, left, top, room, self._detail(), Role.SMALL, "text_muted", align=_RIGHT)
        elif self._detail():
            draw_text(painter, left, bottom, room, self._detail(), Role.SMALL, "text_muted")

    def _draw_chip(self, painter: QPainter, rect: QRectF) -> None:
        ground = "raised" if self.isChecked() else "accent_soft"
        draw_box(painter, rect, look().px(6), ground, "accent_edge")
        draw_line(painter, rect, self.answer.flag, Role.SMALL_STRONG, "accent_ink", align=_CENTRE)


class ChoiceList(ChoiceGroup):
    """The choices of one question in one card."""

    def __init__(self, name: str, answers: Sequence[Answer] = ()) -> None:
        super().__init__(name)
        self.setProperty("kind", "card")
        self._column: Column = column(margins=(0, 4, 0, 4))
        self.setLayout(self._column)
        self.set_answers(answers)

    def set_answers(self, answers: Sequence[Answer]) -> None:
        """Offer these choices; nothing is chosen. The same choices with other words keep their places and the focus."""
        if [choice.answer.id for choice in self._cards] == [answer.id for answer in answers]:
            for choice, answer in zip(self._cards, answers, strict=True):
                choice.set_answer(answer)
            return
        self._column.clear()
        self._cards = []
        for index, answer in enumerate(answers):
            choice = ChoiceRow(answer)
            self._offer(choice)
            if index:
                self._column.add(Rule(inset=_INSET))
            self._column.add(choice)
