"""Buttons in their order of weight: primary, secondary, plain, quiet, tool; urgent for one thing in the product only.

A primary button is never disabled: pressing it shows what is missing. Verbs first. Key hints are small keycaps.
"""

import math
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_icon, draw_line, edge_width, painting, text_width
from hsb_desktop.ui.kit.tokens import Role

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class ButtonKind(StrEnum):
    """How much weight a button has."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    PLAIN = "plain"
    QUIET = "quiet"
    TOOL = "tool"
    URGENT = "urgent"


_INK = {
    ButtonKind.PRIMARY: "on_accent",
    ButtonKind.SECONDARY: "accent_ink",
    ButtonKind.PLAIN: "text",
    ButtonKind.QUIET: "accent_ink",
    ButtonKind.TOOL: "text",
    ButtonKind.URGENT: "urgent.ink",
}


class Button(QPushButton):
    """A button with its words, an icon before or after them, and the key that does the same. Sizes in px at 100 %."""

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        *,
        icon: str = "",
        trailing: str = "",
        keycap: str = "",
        height: int = 40,
        role: Role = Role.STRONG,
        flush: bool = False,
    ) -> None:
        super().__init__(text)
        self._kind, self._icon_name, self._trailing, self._keycap = kind, icon, trailing, keycap
        self._height, self._text_role, self._flush = height, role, flush
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def kind(self) -> ButtonKind:
        """Its weight."""
        return self._kind

    def keycap(self) -> str:
        """The key shown in it, or nothing."""
        return self._keycap

    def set_keycap(self, keycap: str) -> None:
        """Show another key, or none."""
        self._keycap = keycap
        self.updateGeometry()
        self.update()

    def icon_name(self) -> str:
        """The icon before its words, or nothing."""
        return self._icon_name

    def set_icon_name(self, icon: str) -> None:
        """Show another icon before the words, or none."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_height(self, height: int) -> None:
        """Another height, in px at 100 %."""
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Everything in it and the air around."""
        height = max(look().px(self._height), look().line(self._text_role) + look().gap(4))
        return QSize(math.ceil(self._content_width() + 2 * self._padding()) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink: its words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon, words and keycap."""
        with painting(self) as painter:
            ink = self._draw_ground(painter)
            self._draw_content(painter, ink)

    def _padding(self) -> int:
        if self._kind in (ButtonKind.QUIET, ButtonKind.TOOL):
            return 0 if self._flush else look().gap(8)
        return look().gap(20 if self._height >= 48 else 16)

    def _content_width(self) -> float:
        width = text_width(self.text(), self._text_role)
        width += look().px(28) if self._icon_name else 0
        width += look().px(26) if self._trailing else 0
        return width + (text_width(self._keycap, Role.SMALL) + look().px(22) if self._keycap else 0)

    def _draw_ground(self, painter: QPainter) -> str:
        rect = QRectF(self.rect())
        pressed, over = self.isDown() or self.isChecked(), self.underMouse()
        if not self.isEnabled():
            draw_box(painter, rect, 8, "well", "border_control" if look().high_contrast else "border")
            return "text_disabled"
        ink = _INK[self._kind]
        rest = "pressed" if pressed else "hover" if over else "raised"
        if self._kind is ButtonKind.PRIMARY:
            tone = "accent_pressed" if pressed else "accent_hover" if over else "accent"
            draw_box(painter, rect, 8, tone)
        elif self._kind is ButtonKind.SECONDARY:
            edge = "accent" if pressed or over else "accent_edge"
            draw_box(painter, rect, 8, rest, edge, edge_width(1.25))
        elif self._kind is ButtonKind.URGENT:
            ground = "overdue.soft" if pressed or over else "urgent.soft"
            draw_box(painter, rect, 8, ground, "urgent.edge", edge_width(1.5))
        elif self._kind is ButtonKind.PLAIN:
            draw_box(painter, rect, 8, rest, "border_control", edge_width())
        elif pressed or over:
            edge_tone = "border_control" if look().high_contrast else None
            draw_box(painter, rect, 8, rest, edge_tone)
        return ink

    def _draw_content(self, painter: QPainter, ink: str) -> None:
        worn, height = look(), float(self.height())
        size = worn.px(20)
        x = self._padding() if self._flush else (self.width() - self._content_width()) / 2
        if self._icon_name:
            draw_icon(painter, self._icon_name, round(x), (height - size) / 2, size, ink)
            x += worn.px(28)
        width = text_width(self.text(), self._text_role)
        draw_line(painter, QRectF(x, 0, width, height), self.text(), self._text_role, ink)
        x += width
        if self._trailing:
            draw_icon(painter, self._trailing, round(x + worn.px(6)), (height - size) / 2, size, ink)
            x += worn.px(26)
        if self._keycap:
            draw_keycap(painter, x + worn.px(10), height, self._keycap, worn.colour(ink))


def draw_keycap(painter: QPainter, x: float, height: float, key: str, ink: QColor) -> float:
    """A key as it is on the keyboard, in the middle of a height; returns the x after it."""
    width, tall = text_width(key, Role.SMALL) + look().px(12), look().px(22)
    edge = QColor(ink)
    edge.setAlpha(150)
    rect = QRectF(x, (height - tall) / 2, width, tall)
    draw_box(painter, rect, 5, None, edge)
    draw_line(painter, rect, key, Role.SMALL, ink, align=_CENTRE)
    return x + width


class IconButton(QAbstractButton):
    """A button of one icon; its name is heard, and read when the pointer rests on it."""

    def __init__(self, icon: str, name: str, *, size: int = 40, tone: str = "text_muted") -> None:
        super().__init__()
        self._icon_name, self._size, self._tone = icon, size, tone
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon_name(self, icon: str) -> None:
        """Another icon from now on."""
        self._icon_name = icon
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(look().px(self._size), look().px(self._size))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        with painting(self) as painter:
            rest = "pressed" if self.isDown() else "hover" if self.underMouse() and self.isEnabled() else None
            if rest:
                edge = "border_control" if look().high_contrast else None
                draw_box(painter, QRectF(self.rect()), 8, rest, edge)
            size = look().px(min(20, self._size - 4))
            left, top = (self.width() - size) / 2, (self.height() - size) / 2
            tone = self._tone if self.isEnabled() else "muted.edge"
            draw_icon(painter, self._icon_name, left, top, size, tone)


def primary(text: str, *, icon: str = "", trailing: str = "", keycap: str = "", height: int = 40) -> Button:
    """The one action of a page."""
    return Button(text, ButtonKind.PRIMARY, icon=icon, trailing=trailing, keycap=keycap, height=height)


def secondary(text: str, *, icon: str = "", trailing: str = "", keycap: str = "", height: int = 40) -> Button:
    """The other way on."""
    return Button(text, ButtonKind.SECONDARY, icon=icon, trailing=trailing, keycap=keycap, height=height)


def plain(text: str, *, icon: str = "", trailing: str = "", height: int = 40) -> Button:
    """For panels."""
    return Button(text, ButtonKind.PLAIN, icon=icon, trailing=trailing, height=height)


def quiet(
    text: str,
    *,
    icon: str = "",
    trailing: str = "",
    height: int = 32,
    role: Role = Role.STRONG,
    flush: bool = False,
) -> Button:
    """A word only: Resume, Open, Filter."""
    return Button(text, ButtonKind.QUIET, icon=icon, trailing=trailing, height=height, role=role, flush=flush)


def tool(text: str, *, icon: str = "", keycap: str = "", height: int = 36) -> Button:
    """Quiet ink, for the bar at the top."""
    return Button(text, ButtonKind.TOOL, icon=icon, keycap=keycap, height=height, role=Role.SMALL)


def urgent(text: str, *, icon: str = "shield", height: int = 40) -> Button:
    """Outlined in red: immediate protection, nothing else."""
    return Button(text, ButtonKind.URGENT, icon=icon, height=height)
