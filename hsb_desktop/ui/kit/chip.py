"""A chip: shape, word and colour, always all three."""

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.ui.kit.glyphs import draw_category, draw_state
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_line, painting, text_width
from hsb_desktop.ui.kit.states import Category, State
from hsb_desktop.ui.kit.tokens import Role


class _Chip(QWidget):
    """The shape at the left, the word beside it, on a soft ground; it never shrinks."""

    glyph_size = 16

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def word(self) -> str:
        """What it says."""
        return self._word

    def sizeHint(self) -> QSize:
        """Shape, word and air."""
        worn = look()
        width = worn.px(8 + self.glyph_size + 6 + 10) + text_width(self._word, Role.SMALL_STRONG)
        return QSize(math.ceil(width) + 1, worn.px(28))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink: its word is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, shape and word."""
        worn = look()
        with painting(self) as painter:
            glyph = worn.px(self.glyph_size)
            place = QRectF(worn.px(8), (self.height() - glyph) / 2, glyph, glyph)
            ink = self._draw_ground(painter, place)
            left = place.right() + worn.px(6)
            words = QRectF(left, 0, self.width() - left, self.height())
            draw_line(painter, words, self._word, Role.SMALL_STRONG, ink)

    def _set_word(self, word: str) -> None:
        self._word = word
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def _draw_ground(self, painter: QPainter, glyph: QRectF) -> str:
        """Draw what is behind the word, and the shape where there is one; returns the tone of the word."""
        draw_box(painter, QRectF(self.rect()), look().px(6), "well")
        return "text"


class Chip(_Chip):
    """A state of work or time."""

    def __init__(self, state: State, word: str) -> None:
        super().__init__(word)
        self._state = state

    def set_chip(self, state: State, word: str) -> None:
        """Show another state."""
        self._state = state
        self._set_word(word)

    def _draw_ground(self, painter: QPainter, glyph: QRectF) -> str:
        key = self._state.colours
        edge = f"{key}.edge" if look().high_contrast else None
        draw_box(painter, QRectF(self.rect()), look().px(6), f"{key}.soft", edge)
        draw_state(painter, glyph, self._state)
        return self._state.ink


class CategoryChip(_Chip):
    """A category."""

    glyph_size = 20

    def __init__(self, category: Category, word: str) -> None:
        super().__init__(word)
        self._category = category

    def set_chip(self, category: Category, word: str) -> None:
        """Show another category."""
        self._category = category
        self._set_word(word)

    def _draw_ground(self, painter: QPainter, glyph: QRectF) -> str:
        draw_box(
            painter,
            QRectF(self.rect()),
            look().px(6),
            f"{self._category}.soft",
            f"{self._category}.edge",
        )
        draw_category(painter, glyph, self._category)
        return "text"
