"""The parts of the pathway picture: nodes that are real buttons, and the lines between them from positions given.

Where the nodes stand is not decided here. Done is outlined in green, now in petrol, what may come in grey; what is
not required is dashed, with its reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from hsb_desktop.ui.kit.glyphs import draw_state
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import (
    draw_box,
    draw_text,
    edge_width,
    painting,
    pen,
    text_height,
    text_width,
)
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role

_FLAT, _PAD, _STRAIGHT = Qt.PenCapStyle.FlatCap, 12, 3
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class NodeKind(StrEnum):
    """What a step is to the case."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    MUTED = "muted"


_STATES = {
    NodeKind.DONE: State.DONE,
    NodeKind.NOW: State.NOW,
    NodeKind.NEXT: State.OPEN,
    NodeKind.MUTED: State.MUTED,
}
_LINES = {
    NodeKind.DONE: ("done.edge", 1.75),
    NodeKind.NOW: ("accent", 2.5),
    NodeKind.NEXT: ("border_control", 1.75),
    NodeKind.MUTED: ("muted.edge", 1.75),
}


class PathwayNode(QAbstractButton):
    """One step. `when` is the bold coloured word of a step that runs ("Due today"); `line` the grey one under it.

    `said` is its state in words, for who hears it. Arrow keys are left to what holds the nodes.

    Signals: `met()` when the focus comes to it.
    """

    met = Signal()

    def __init__(
        self,
        title: str,
        line: str,
        kind: NodeKind,
        *,
        state: State | None = None,
        when: str = "",
        said: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line, self._kind, self._when = line, kind, when
        self._zoom = 1.0
        self._state = state or _STATES[kind]
        self.setText(title)
        self.setAccessibleName(". ".join(p for p in (title, said, when, line) if p))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def kind(self) -> NodeKind:
        """What the step is to the case."""
        return self._kind

    def set_zoom(self, zoom: float) -> None:
        """Draw it larger or smaller; 1 is the size of the text around it."""
        self._zoom = zoom
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the focus is here."""
        super().focusInEvent(event)
        self.met.emit()

    def sizeHint(self) -> QSize:
        """A comfortable width; the height of its words there."""
        width = look().px(190)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for its words at a width; nothing of them is ever cut."""
        room = self._room(width)
        height = text_height(self.text(), self._title_role(), room)
        height += text_height(self._when, Role.SMALL_STRONG, room) if self._when else 0
        height += text_height(self._line, Role.SMALL, room) if self._line else 0
        return height + look().px(2 * (11 if self._kind is NodeKind.NOW else 9))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()  # a button would take them for the next button of its kind
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, shape and words."""
        muted = self._kind is NodeKind.MUTED
        width, height = self.width() / self._zoom, self.height() / self._zoom
        with painting(self) as painter:
            painter.scale(self._zoom, self._zoom)
            self._draw_box(painter, QRectF(0, 0, width, height))
            size, left = look().px(20), look().px(_PAD)
            room = self._room(int(width))
            words = self.heightForWidth(int(width)) - look().px(2 * (11 if self._kind is NodeKind.NOW else 9))
            top = (height - words) / 2
            first = look().line(self._title_role())
            draw_state(painter, QRectF(left, top + (first - size) / 2, size, size), self._state)
            x, ink = self._words_left(), "muted.ink" if muted else "text"
            top = draw_text(painter, x, top, room, self.text(), self._title_role(), ink)
            if self._when:
                top = draw_text(painter, x, top, room, self._when, Role.SMALL_STRONG, self._state.ink)
            if self._line:
                quiet = "muted.ink" if muted else "text_muted"
                draw_text(painter, x, top, room, self._line, Role.SMALL, quiet)

    def _title_role(self) -> Role:
        return Role.STRONG if self._kind is NodeKind.NOW else Role.SMALL_STRONG

    def _words_left(self) -> int:
        return look().px(_PAD + 20 + 9)

    def _room(self, width: int) -> int:
        return max(width - self._words_left() - look().px(8), look().px(40))

    def _draw_box(self, painter: QPainter, whole: QRectF) -> None:
        # An odd logical x is half a device pixel at 125 %: half a pixel of air keeps the edge whole.
        rect = whole.adjusted(0.5, 0.5, -0.5, -0.5)
        over = "hover" if self.underMouse() else None
        if self._kind is NodeKind.NOW:
            draw_box(painter, rect, 12, over or "card", "accent", edge_width(2.5, 4))
        elif self._kind is NodeKind.MUTED:
            edge, style = edge_width(1, 1.5), Qt.PenStyle.DashLine
            draw_box(painter, rect, 10, over or "well", "muted.edge", edge, style)
        else:
            tone = "done.edge" if self._kind is NodeKind.DONE else "border_control"
            draw_box(painter, rect, 10, over or "raised", tone, edge_width(1.25))


@dataclass(frozen=True, slots=True)
class Connector:
    """A line with a head at its end, in the coordinates of what paints it. `bend` is where between the two it turns."""

    start: QPointF
    end: QPointF
    kind: NodeKind
    vertical: bool = False
    bend: float = 0.5


def draw_connectors(painter: QPainter, connectors: Iterable[Connector]) -> None:
    """Solid where travelled, thick now, thin where it may lead, dashed where it was not taken."""
    for connector in connectors:
        _draw_connector(painter, connector)


def draw_column_head(painter: QPainter, rect: QRectF, word: str, section: str, *, here: bool) -> None:
    """The head over a column of the picture: its word, its section in grey, a line; thick where the case is."""
    worn = look()
    draw_text(
        painter, rect.x(), rect.y(), rect.width(), word, Role.SMALL_STRONG, "accent_ink" if here else "text"
    )
    after = text_width(word, Role.SMALL_STRONG) + worn.px(7)
    draw_text(painter, rect.x() + after, rect.y(), rect.width(), section, Role.SMALL, "text_muted")
    tone = "accent" if here else "border_control" if worn.high_contrast else "border"
    painter.setPen(pen(tone, 3 if here else 2, cap=_FLAT))
    y = rect.y() + worn.line(Role.SMALL) + worn.px(5)
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def _draw_connector(painter: QPainter, line: Connector) -> None:
    tone, width = _LINES[line.kind]
    stroke = pen(tone, width * (1.3 if look().high_contrast else 1), cap=_FLAT)
    if line.kind is NodeKind.MUTED:
        stroke.setDashPattern([2.2, 2.4])
    painter.setPen(stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    head = 7.0 if line.kind is NodeKind.NOW else 5.5
    tip = (
        QPointF(line.end.x(), line.end.y() - 2) if line.vertical else QPointF(line.end.x() - 2, line.end.y())
    )
    painter.drawPath(_route(line, tip, head))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(tone))
    arrow = QPainterPath(tip)
    half = head * 0.62
    if line.vertical:
        arrow.lineTo(tip.x() - half, tip.y() - head)
        arrow.lineTo(tip.x() + half, tip.y() - head)
    else:
        arrow.lineTo(tip.x() - head, tip.y() - half)
        arrow.lineTo(tip.x() - head, tip.y() + half)
    arrow.closeSubpath()
    painter.drawPath(arrow)


def _route(line: Connector, tip: QPointF, head: float) -> QPainterPath:
    start, path = line.start, QPainterPath(line.start)
    back = head * 0.8
    if line.vertical:
        path.lineTo(tip.x(), tip.y() - back)
        return path
    drop = tip.y() - start.y()
    if abs(drop) < _STRAIGHT:
        path.lineTo(tip.x() - back, tip.y())
        return path
    turn = start.x() + (tip.x() - start.x()) * line.bend
    radius = min(9.0, abs(drop) / 2, abs(turn - start.x()), abs(tip.x() - turn))
    down = radius if drop > 0 else -radius
    path.lineTo(turn - radius, start.y())
    path.quadTo(turn, start.y(), turn, start.y() + down)
    path.lineTo(turn, tip.y() - down)
    path.quadTo(turn, tip.y(), turn + radius, tip.y())
    path.lineTo(tip.x() - back, tip.y())
    return path
