"""The product's mark: a path that leads somewhere. It names no subject."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from hsb_desktop.ui.kit.painting import Tone, colour_of, draw_box, pen


def draw_mark(painter: QPainter, rect: QRectF, ground: Tone = "accent", line: Tone = "on_accent") -> None:
    """Draw it as large as the rectangle, a square, with a ground and a line of these tones."""
    side = rect.width()

    def at(x: float, y: float) -> QPointF:
        return QPointF(rect.x() + side * x, rect.y() + side * y)

    draw_box(painter, rect, side * 0.22, ground)
    path = QPainterPath(at(0.30, 0.70))
    path.lineTo(at(0.30, 0.66))
    path.cubicTo(at(0.30, 0.50), at(0.44, 0.53), at(0.52, 0.52))
    path.cubicTo(at(0.64, 0.51), at(0.68, 0.44), at(0.68, 0.34))
    painter.setPen(pen(line, side * 0.075))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(line))
    painter.drawEllipse(at(0.30, 0.70), side * 0.085, side * 0.085)
    painter.setBrush(colour_of("focus_outer"))
    painter.drawEllipse(at(0.69, 0.31), side * 0.10, side * 0.10)
