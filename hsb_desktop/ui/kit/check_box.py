"""A box to tick, with its words; the words belong to the target and wrap where there is less room."""

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import (
    draw_box,
    draw_icon,
    draw_text,
    edge_width,
    painting,
    text_height,
    text_width,
)
from hsb_desktop.ui.kit.tokens import Role

_BOX, _BETWEEN, _LEAST = 22, 10, 28


class CheckBox(QCheckBox):
    """Native role and keys; emits `toggled` for any change and `clicked` for the person's own."""

    def __init__(self, text: str, role: Role = Role.BODY) -> None:
        super().__init__(text)
        self._text_role = role
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hitButton(self, pos: QPoint) -> bool:
        """Its words are part of the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Box and words on one line."""
        width = look().px(_BOX + _BETWEEN) + math.ceil(text_width(self.text(), self._text_role)) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        least = look().px(_BOX + _BETWEEN + 100)
        return QSize(min(self.sizeHint().width(), least), look().px(_LEAST))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words wrapped at a width, at least a target's."""
        room = width - look().px(_BOX + _BETWEEN)
        return max(look().px(_LEAST), text_height(self.text(), self._text_role, room))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and words."""
        worn = look()
        with painting(self) as painter:
            size, on = worn.px(_BOX), self.isChecked()
            line = worn.line(self._text_role)
            words = text_height(self.text(), self._text_role, self.width() - worn.px(_BOX + _BETWEEN))
            top = (self.height() - words) / 2
            box = QRectF(0.5, top + (line - size) / 2, size - 1, size - 1)
            ground = "accent" if on else "hover" if self.underMouse() else "raised"
            draw_box(painter, box, 5, ground, "accent" if on else "border_control", edge_width(1.5))
            if on:
                draw_icon(painter, "tick", size * 0.1, box.y() + size * 0.08, size * 0.8, "on_accent")
            left = worn.px(_BOX + _BETWEEN)
            tone = "text" if self.isEnabled() else "text_disabled"
            draw_text(painter, left, top, self.width() - left, self.text(), self._text_role, tone)
