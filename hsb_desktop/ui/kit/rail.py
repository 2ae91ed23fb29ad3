"""The places of the program at the left: icon over word, never an icon alone. The last ones stand at the foot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hsb_desktop.ui.kit.glyphs import Mark
from hsb_desktop.ui.kit.layout import at, column
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_icon, draw_line, painting, text_width
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.tokens import Role

_CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One place."""

    id: str
    word: str
    icon: str


class RailItem(QAbstractButton):
    """One place's button."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self.entry = entry
        self.setText(entry.word)
        self.setAccessibleName(entry.word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_word(self, word: str) -> None:
        """Call the place by another word."""
        self.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word in bold, so that being here shifts nothing."""
        word = math.ceil(text_width(self.text(), Role.SMALL_STRONG)) + look().gap(8)
        height = look().px(24) + look().line(Role.SMALL) + look().gap(20)
        return QSize(max(look().frame(76), word), max(look().frame(64), height))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Pressing it asks to go there; the rail marks it once the program is there."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        worn, on = look(), self.isChecked()
        size, line = worn.px(24), worn.line(Role.SMALL)
        top = (self.height() - size - line - worn.gap(3)) / 2
        tone = "accent_ink" if on else "text_muted"
        with painting(self) as painter:
            if on:
                high = worn.high_contrast
                ground = "card" if high else "accent_soft"
                draw_box(painter, QRectF(self.rect()), 10, ground, "accent" if high else None, 2)
            elif self.underMouse():
                draw_box(painter, QRectF(self.rect()), 10, "hover")
            draw_icon(painter, self.entry.icon, (self.width() - size) / 2, top, size, tone)
            below = QRectF(0, top + size + worn.gap(3), self.width(), line)
            role = Role.SMALL_STRONG if on else Role.SMALL
            draw_line(painter, below, self.text(), role, "accent_ink" if on else "text", align=_CENTRE)


class Rail(Panel):
    """Signals: `chosen(id)` when the person wants to go to a place."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], foot: Sequence[RailEntry] = ()) -> None:
        layout = column(at(Mark(36), _CENTRE), 14, gap=4, margins=(8, 10, 8, 12))
        super().__init__("rail", layout)
        self._items = [RailItem(entry) for entry in (*entries, *foot)]
        for index, item in enumerate(self._items):
            if index == len(entries):
                layout.add(None)
            item.clicked.connect(lambda _checked=False, item=item: self.chosen.emit(item.entry.id))
            layout.add(at(item, _CENTRE))
        if not foot:
            layout.add(None)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def items(self) -> list[RailItem]:
        """The places' buttons, in order."""
        return list(self._items)

    def set_word(self, entry_id: str, word: str) -> None:
        """Call a place by the council's own word; without one the place is not there."""
        for item in self._items:
            if item.entry.id == entry_id:
                item.set_word(word or item.entry.word)
                item.setVisible(bool(word))

    def set_current(self, entry_id: str) -> None:
        """Mark where the program is."""
        for item in self._items:
            item.setChecked(item.entry.id == entry_id)
