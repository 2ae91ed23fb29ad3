"""Answers as large targets: each a radio button as wide as the page, with a line of help and the key that chooses it.

Nothing is chosen until the person chose it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QRadioButton, QSizePolicy

from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_line, draw_text, painting, pen, text_height, text_width
from hsb_desktop.ui.kit.states import Category
from hsb_desktop.ui.kit.tokens import Role

_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Answer:
    """One choice. `flag` is a word beside it ("suggested"); `note` stands at the right in a choice list."""

    id: str
    word: str
    help: str = ""
    category: Category | None = None
    flag: str = ""
    note: str = ""


class AnswerCard(QRadioButton):
    """One answer. Arrows and Space are native; the whole card is the target."""

    def __init__(self, answer: Answer, key: str = "", *, compact: bool = False) -> None:
        super().__init__(answer.word)
        self._key, self._compact = key, compact
        self.set_answer(answer)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_answer(self, answer: Answer) -> None:
        """Offer this answer in its place; whether it is chosen stays."""
        self.answer = answer
        self.setText(answer.word)
        self.setAccessibleName(", ".join(p for p in (answer.word, answer.flag) if p))
        self.setAccessibleDescription(" ".join(p for p in (answer.help, answer.note) if p))
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Qt answers only clicks on circle and word; here all of it does."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """A comfortable width; the height of its words there."""
        return QSize(look().px(480), self.heightForWidth(look().px(480)))

    def minimumSizeHint(self) -> QSize:
        """It narrows; its words wrap."""
        return QSize(look().px(200), self._least())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the word and its help, at least the height of an answer."""
        return max(self._least(), self._words_height(width) + 2 * look().gap(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw card, circle, words and key."""
        with painting(self) as painter:
            self._draw_ground(painter)
            middle = self.height() / 2
            draw_radio(painter, QPointF(look().gap(20) + look().px(12), middle), 24, on=self.isChecked())
            self._draw_words(painter)
            if self._key:
                self._draw_key(painter)

    def _least(self) -> int:
        return look().px(58 if self._compact else 68) if self.answer.help else look().px(48)

    def _left(self) -> int:
        return look().gap(20) + look().px(24) + look().gap(16)

    def _key_width(self) -> int:
        if not self._key:
            return 0
        return max(look().px(28), round(text_width(self._key, Role.SMALL)) + look().px(14))

    def _room(self, width: int) -> int:
        return max(width - self._left() - self._key_width() - look().gap(36), look().px(60))

    def _words_height(self, width: int) -> int:
        room = self._room(width)
        height = text_height(self.answer.word, Role.SUBHEADING, room)
        return height + (text_height(self.answer.help, Role.SMALL, room) if self.answer.help else 0)

    def _draw_ground(self, painter: QPainter) -> None:
        rect, on, high = QRectF(self.rect()), self.isChecked(), look().high_contrast
        width = (3.0 if high else 2.0) if on else (2.0 if high else 1.0)
        ground = "accent_soft" if on else "hover" if self.underMouse() else "raised"
        draw_box(painter, rect, 10, ground, "accent" if on else "border_control", width)

    def _draw_words(self, painter: QPainter) -> None:
        room, left = self._room(self.width()), self._left()
        top = (self.height() - self._words_height(self.width())) / 2
        top = draw_text(painter, left, top, room, self.answer.word, Role.SUBHEADING)
        if self.answer.help:
            draw_text(painter, left, top, room, self.answer.help, Role.SMALL, "text_muted")

    def _draw_key(self, painter: QPainter) -> None:
        worn, on = look(), self.isChecked()
        width, tall = self._key_width(), worn.px(28)
        left = self.width() - worn.gap(20) - width
        rect = QRectF(left, (self.height() - tall) / 2, width, tall)
        edge = "accent_edge" if on else "border_control" if worn.high_contrast else "border"
        draw_box(painter, rect, 6, None, edge)
        tone = "accent_ink" if on else "text_muted"
        draw_line(painter, rect, self._key, Role.SMALL_STRONG, tone, align=_CENTRE)


class ChoiceGroup(QFrame):
    """The answers of one question, of which at most one is chosen. Number keys choose.

    Signals: `chosen(id)` when the person chose, never for `set_value`.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._cards: list[AnswerCard] = []
        self.setAccessibleName(name)

    def cards(self) -> list[AnswerCard]:
        """The radio buttons, in order."""
        return list(self._cards)

    def value(self) -> str:
        """The id of what is chosen, or nothing."""
        return next((card.answer.id for card in self._cards if card.isChecked()), "")

    def set_value(self, answer_id: str) -> None:
        """Show an answer; an empty id shows none."""
        show_choice(self._cards, answer_id)

    def press(self, number: int) -> bool:
        """Choose by place, from 1; says whether there is such an answer."""
        if not 1 <= number <= len(self._cards):
            return False
        card = self._cards[number - 1]
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        card.setChecked(True)
        self.chosen.emit(card.answer.id)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text().isdigit() and self.press(int(event.text())):
            return
        super().keyPressEvent(event)

    def _offer(self, card: AnswerCard) -> None:
        card.clicked.connect(lambda: self.chosen.emit(card.answer.id))
        self._cards.append(card)


class AnswerGroup(ChoiceGroup):
    """The answers of one question as cards."""

    def __init__(self, name: str, answers: Sequence[Answer] = (), *, compact: bool = False) -> None:
        super().__init__(name)
        self._compact = compact
        self._column: Column = column(gap=10)
        self.setLayout(self._column)
        self.set_answers(answers)

    def set_answers(self, answers: Sequence[Answer]) -> None:
        """Offer these answers; nothing is chosen."""
        self._column.clear()
        self._cards = []
        for number, answer in enumerate(answers, 1):
            card = AnswerCard(answer, str(number) if number <= 9 else "", compact=self._compact)
            self._offer(card)
            self._column.add(card)


def show_choice(buttons: Sequence[AnswerCard], answer_id: str) -> None:
    """Check the button of an answer, or none: exclusive buttons refuse to be all unchecked unless asked like this."""
    for button in buttons:
        button.setAutoExclusive(False)
    for button in buttons:
        button.setChecked(bool(answer_id) and button.answer.id == answer_id)
    for button in buttons:
        button.setAutoExclusive(True)


def draw_radio(painter: QPainter, centre: QPointF, size: float, *, on: bool) -> None:
    """A radio circle; filled in the middle where it is chosen."""
    radius = look().px(size) / 2
    painter.setBrush(look().colour("raised"))
    painter.setPen(pen("accent" if on else "border_control", 2))
    painter.drawEllipse(centre, radius - 1, radius - 1)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().colour("accent"))
        painter.drawEllipse(centre, radius * 0.54, radius * 0.54)
