"""The shapes: one function for a state, one for a category, one for an icon, so that each is the same everywhere."""

import math
from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.mark import draw_mark
from hsb_desktop.ui.kit.painting import draw_hatching, draw_icon, painting, pen
from hsb_desktop.ui.kit.states import Category, State
from hsb_desktop.ui.kit.tokens import Role

_NO_PEN, _NO_BRUSH, _FLAT = Qt.PenStyle.NoPen, Qt.BrushStyle.NoBrush, Qt.PenCapStyle.FlatCap


def draw_state(painter: QPainter, rect: QRectF, state: State) -> None:
    """The shape of a state, as large as fits into the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = min(rect.width(), rect.height())
    _SHAPES[state](painter, rect.center(), size, max(1.5, size * 0.09))
    painter.restore()


def draw_category(painter: QPainter, rect: QRectF, category: Category) -> None:
    """The shape of a category: dashed ring, lozenge, hexagon, circle, square, diamond, octagon; the figure inside."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre, size = rect.center(), min(rect.width(), rect.height())
    width = max(1.5, size * 0.075) * (1.2 if look().high_contrast else 1)
    painter.setBrush(look().colour(f"{category}.fill"))
    edge = pen(f"{category}.edge", width)
    if category is Category.UNDECIDED:
        edge.setDashPattern([2.2, 2.0])
        edge.setCapStyle(_FLAT)
    painter.setPen(edge)
    painter.drawPath(_category_path(category, centre, size, width))
    if category is Category.OTHER:
        painter.setPen(_NO_PEN)
        painter.setBrush(look().colour(f"{category}.figure"))
        painter.drawEllipse(centre, size * 0.13, size * 0.13)
    else:
        _figure(painter, centre, size, category)
    painter.restore()


def _figure(painter: QPainter, centre: QPointF, size: float, category: Category) -> None:
    font = QFont(look().font(Role.STRONG))
    font.setPixelSize(max(9, round(size * (0.46 if category is Category.NOT_HSB else 0.54))))
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(look().colour(f"{category}.figure"))
    across = metrics.horizontalAdvance(category.figure)
    down = metrics.tightBoundingRect(category.figure).center().y()
    painter.drawText(QPointF(centre.x() - across / 2, centre.y() - down), category.figure)


class _Square(QWidget):
    """A square of its own size that grows with the text."""

    def __init__(self, size: float, name: str) -> None:
        super().__init__()
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The square."""
        return QSize(look().px(self._size), look().px(self._size))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()


class StateGlyph(_Square):
    """The shape of a state beside its word. `name` is for who hears the page; empty where the word stands beside it."""

    def __init__(self, state: State, size: float = 20, name: str = "") -> None:
        super().__init__(size, name)
        self._state = state

    def set_state(self, state: State) -> None:
        """Show another state."""
        self._state = state
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        with painting(self) as painter:
            draw_state(painter, QRectF(self.rect()), self._state)


class CategoryGlyph(_Square):
    """The shape of a category beside its word."""

    def __init__(self, category: Category, size: float = 24, name: str = "") -> None:
        super().__init__(size, name)
        self._category = category

    def set_category(self, category: Category) -> None:
        """Show another category."""
        self._category = category
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        with painting(self) as painter:
            draw_category(painter, QRectF(self.rect()), self._category)


class Icon(_Square):
    """An icon of the family, in a tone. Decoration beside words, so it has no name of its own."""

    def __init__(self, icon: str, tone: str = "text_muted", size: float = 20) -> None:
        super().__init__(size, "")
        self._icon, self._tone = icon, tone

    def set_icon(self, icon: str, tone: str | None = None) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone or self._tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        with painting(self) as painter:
            draw_icon(painter, self._icon, 0, 0, self.width(), self._tone)


class Mark(_Square):
    """The product's mark: a path that leads somewhere. It names no subject."""

    def __init__(self, size: float = 36, ground: str = "accent", line: str = "on_accent") -> None:
        super().__init__(size, "")
        self._ground, self._line = ground, line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        with painting(self) as painter:
            draw_mark(painter, QRectF(self.rect()), self._ground, self._line)


def _polygon(centre: QPointF, radius: float, corners: int, turn: float) -> QPolygonF:
    angles = [turn + i * 2 * math.pi / corners for i in range(corners)]
    return QPolygonF(
        [QPointF(centre.x() + radius * math.cos(a), centre.y() + radius * math.sin(a)) for a in angles]
    )


def _rounded(polygon: QPolygonF, radius: float) -> QPainterPath:
    points = [polygon.at(i) for i in range(polygon.size())]
    path = QPainterPath()
    for i, corner in enumerate(points):
        before, after = QLineF(corner, points[i - 1]), QLineF(corner, points[(i + 1) % len(points)])
        start = before.pointAt(min(0.5, radius / before.length()))
        end = after.pointAt(min(0.5, radius / after.length()))
        if i == 0:
            path.moveTo(start)
        else:
            path.lineTo(start)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _category_path(category: Category, c: QPointF, size: float, width: float) -> QPainterPath:
    path, half = QPainterPath(), width / 2
    if category is Category.UNDECIDED:
        path.addEllipse(c, size * 0.46 - half, size * 0.46 - half)
    elif category is Category.NOT_HSB:
        across, down = size * 0.48 - half, size * 0.36 - half
        path.addRoundedRect(QRectF(c.x() - across, c.y() - down, 2 * across, 2 * down), down, down)
    elif category is Category.OTHER:
        path = _rounded(_polygon(c, size * 0.49 - half, 6, math.pi / 2), size * 0.06)
    elif category is Category.HSB_0:
        path.addEllipse(c, size * 0.45 - half, size * 0.45 - half)
    elif category is Category.HSB_1:
        side = size * 0.41 - half
        path.addRoundedRect(QRectF(c.x() - side, c.y() - side, 2 * side, 2 * side), size * 0.12, size * 0.12)
    elif category is Category.HSB_2:
        path = _rounded(_polygon(c, size * 0.52 - half, 4, math.pi / 2), size * 0.09)
    else:
        path = _rounded(_polygon(c, size * 0.49 - half, 8, math.pi / 8), size * 0.05)
    return path


def _disc(painter: QPainter, c: QPointF, size: float, tone: str) -> None:
    painter.setPen(_NO_PEN)
    painter.setBrush(look().colour(tone))
    painter.drawEllipse(c, size * 0.44, size * 0.44)


def _ring(painter: QPainter, c: QPointF, size: float, width: float, tone: str) -> None:
    painter.setPen(pen(tone, width))
    painter.setBrush(_NO_BRUSH)
    painter.drawEllipse(c, size * 0.44 - width / 2, size * 0.44 - width / 2)


def _triangle(c: QPointF, size: float, top: float, side: float, foot: float, radius: float) -> QPainterPath:
    corners = [
        QPointF(c.x(), c.y() - size * top),
        QPointF(c.x() + size * side, c.y() + size * foot),
        QPointF(c.x() - size * side, c.y() + size * foot),
    ]
    return _rounded(QPolygonF(corners), size * radius)


def _overdue(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    painter.setPen(_NO_PEN)
    painter.setBrush(look().colour("overdue.solid"))
    painter.drawPath(_triangle(c, size, 0.47, 0.5, 0.41, 0.13))
    painter.setPen(pen("overdue.on_solid", width * 1.05))
    painter.drawLine(QPointF(c.x(), c.y() - size * 0.12), QPointF(c.x(), c.y() + size * 0.1))
    painter.drawPoint(QPointF(c.x(), c.y() + size * 0.27))


def _due(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    _disc(painter, c, size, "due.solid")
    radius = size * 0.44
    hands = [QPointF(c.x(), c.y() - radius * 0.55), c, QPointF(c.x() + radius * 0.42, c.y() + radius * 0.26)]
    painter.setPen(pen("due.on_solid", width))
    painter.setBrush(_NO_BRUSH)
    painter.drawPolyline(QPolygonF(hands))


def _done(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    _disc(painter, c, size, "done.solid")
    r = size * 0.44
    tick = [(-0.45, 0.03), (-0.1, 0.38), (0.47, -0.32)]
    painter.setPen(pen("done.on_solid", width * 1.1))
    painter.setBrush(_NO_BRUSH)
    painter.drawPolyline(QPolygonF([QPointF(c.x() + r * x, c.y() + r * y) for x, y in tick]))


def _now(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    _ring(painter, c, size, width, "now.solid")
    painter.setPen(_NO_PEN)
    painter.setBrush(look().colour("now.solid"))
    painter.drawEllipse(c, size * 0.21, size * 0.21)


def _half(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    _ring(painter, c, size, width, "now.solid")
    r = size * 0.44 - width * 0.4
    painter.setPen(_NO_PEN)
    painter.setBrush(look().colour("now.solid"))
    painter.drawPie(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), 90 * 16, 180 * 16)


def _attention(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    painter.setPen(pen("due.ink", width))
    painter.setBrush(look().colour("due.soft"))
    painter.drawPath(_triangle(c, size, 0.42, 0.45, 0.37, 0.12))
    painter.drawLine(QPointF(c.x(), c.y() - size * 0.1), QPointF(c.x(), c.y() + size * 0.1))
    painter.drawPoint(QPointF(c.x(), c.y() + size * 0.24))


def _advisory(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    r = size * 0.44
    dashed = pen("advisory.ink", width)
    dashed.setDashPattern([1.7, 1.6])
    dashed.setCapStyle(_FLAT)
    painter.setPen(dashed)
    painter.setBrush(_NO_BRUSH)
    painter.drawEllipse(c, r - width / 2, r - width / 2)
    painter.setPen(pen("advisory.ink", width))
    painter.drawLine(QPointF(c.x(), c.y() - r * 0.02), QPointF(c.x(), c.y() + r * 0.42))
    painter.drawPoint(QPointF(c.x(), c.y() - r * 0.42))


def _withheld(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    r = size * 0.44 * 0.92 - width / 2
    path = QPainterPath()
    path.addRoundedRect(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), size * 0.14, size * 0.14)
    draw_hatching(painter, path, "withheld.edge", size * 0.2, width * 0.7)
    painter.setPen(pen("withheld.ink", width))
    painter.setBrush(_NO_BRUSH)
    painter.drawPath(path)


def _muted(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    _ring(painter, c, size, width, "muted.ink")
    r = size * 0.44
    painter.drawLine(QPointF(c.x() - r * 0.42, c.y()), QPointF(c.x() + r * 0.42, c.y()))


def _open(painter: QPainter, c: QPointF, size: float, width: float) -> None:
    _ring(painter, c, size, width, "open.edge")


_SHAPES: dict[State, Callable[[QPainter, QPointF, float, float], None]] = {
    State.OVERDUE: _overdue,
    State.DUE: _due,
    State.DONE: _done,
    State.ADVISORY: _advisory,
    State.WITHHELD: _withheld,
    State.OPEN: _open,
    State.NOW: _now,
    State.MUTED: _muted,
    State.AHEAD: _open,
    State.HALF: _half,
    State.ATTENTION: _attention,
}
