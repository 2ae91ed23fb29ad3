"""A line of words that leads somewhere, as wide as it needs and wrapped where there is less room."""

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_text, painting, text_height, text_width
from hsb_desktop.ui.kit.tokens import Role

_LEAST = 24


class LinkLine(QAbstractButton):
    """Accent ink, bold, underlined under the pointer. Enter and Space press it."""

    def __init__(self, text: str, role: Role = Role.STRONG) -> None:
        super().__init__()
        self._text_role = role
        self.say(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, text: str) -> None:
        """Lead there by these words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """On one line."""
        width = math.ceil(text_width(self.text(), self._text_role)) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(min(self.sizeHint().width(), look().px(120)), _LEAST)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words wrapped at a width, at least a target's."""
        return max(text_height(self.text(), self._text_role, width), look().px(_LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        with painting(self) as painter:
            tone = "accent_hover" if self.underMouse() and not look().high_contrast else "accent_ink"
            height = text_height(self.text(), self._text_role, self.width())
            bottom = draw_text(
                painter, 0, (self.height() - height) / 2, self.width(), self.text(), self._text_role, tone
            )
            if self.underMouse():
                line = round(bottom) - look().px(2)
                painter.fillRect(0, line, min(self.width(), self.sizeHint().width()), 1, look().colour(tone))
