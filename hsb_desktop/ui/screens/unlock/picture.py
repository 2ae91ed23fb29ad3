"""The one picture of the product: quiet hills and a path. It names no subject, so a passer-by learns nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.mark import draw_mark
from hsb_desktop.ui.kit.tokens import Role

_GROUND = ("#0A3840", "#0B414B", "#0C4A55", "#0E535F")
_LINE, _END, _WORD = "#E4EFEF", "#FFC533", "#FFFFFF"

_HILLS = (  # where each line turns, of width and height; it goes on beyond both edges
    ((-0.12, 0.62), (0.17, 0.568), (0.55, 0.612), (0.87, 0.566), (1.2, 0.53)),
    ((-0.16, 0.715), (0.14, 0.684), (0.50, 0.716), (0.86, 0.670), (1.2, 0.684)),
    ((-0.20, 0.822), (0.08, 0.806), (0.47, 0.834), (0.84, 0.780), (1.2, 0.815)),
)


class Picture(QWidget):
    """Painted in the same colours in every theme, like a cover."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = float(self.width()), float(self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_GROUND[0]))  # a QBrush, or fillRect, makes 180 named gradients known first
        painter.drawRect(self.rect())
        for ground, turns in zip(_GROUND[1:], _HILLS, strict=True):
            painter.setBrush(QColor(ground))
            painter.drawPath(_hill(width, height, turns))
        _paint_path(painter, width, height)
        left, top, side = look().gap(48), look().gap(44), look().px(40)
        draw_mark(painter, QRectF(left, top, side, side), QColor(_WORD), QColor(_GROUND[3]))
        painter.setPen(QColor(_WORD))
        painter.setFont(look().font(Role.HEADING))
        words = QRectF(left + side + 14, top, width, side)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, t("Casework"))
        painter.end()


def _hill(width: float, height: float, turns: Sequence[tuple[float, float]]) -> QPainterPath:
    """The ground under a line that is level at each of its turns."""
    (first_x, first_y), *others = turns
    path = QPainterPath(QPointF(width * first_x, height * first_y))
    before_x, before_y = first_x, first_y
    for x, y in others:
        half = (before_x + x) / 2
        path.cubicTo(
            QPointF(width * half, height * before_y),
            QPointF(width * half, height * y),
            QPointF(width * x, height * y),
        )
        before_x, before_y = x, y
    path.lineTo(before_x * width, height)
    path.lineTo(first_x * width, height)
    path.closeSubpath()
    return path


def _paint_path(painter: QPainter, width: float, height: float) -> None:
    places = [
        QPointF(width * x, height * y)
        for x, y in ((0.13, 0.90), (0.305, 0.755), (0.605, 0.655), (0.83, 0.51))
    ]
    line = QPainterPath(places[0])
    for begin, end, first, second in (
        (0, 1, (0.20, 0.00), (-0.035, 0.10)),
        (1, 2, (0.026, -0.075), (-0.075, 0.06)),
        (2, 3, (0.062, -0.05), (-0.12, 0.018)),
    ):
        line.cubicTo(
            places[begin] + QPointF(width * first[0], height * first[1]),
            places[end] + QPointF(width * second[0], height * second[1]),
            places[end],
        )
    painter.setPen(QPen(QColor(_LINE), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(line)
    painter.setBrush(QColor(_GROUND[2]))
    for place in places[:-1]:
        painter.drawEllipse(place, 7, 7)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_END))
    painter.drawEllipse(places[-1], 10, 10)
