"""The one picture of the product: quiet hills and a path. It names no subject, so a passer-by learns nothing."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.mark import draw_mark
from hsb_desktop.ui.kit.tokens import Role

_GROUND = ("#0A3840", "#0B414B", "#0C4A55", "#0E535F")
_LINE, _END, _WORD = "#E4EFEF", "#FFC533", "#FFFFFF"


class Picture(QWidget):
    """Painted in the same colours in every theme, like a cover."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = float(self.width()), float(self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_GROUND[0]))  # a QBrush, or fillRect, makes 180 named gradients known first
        painter.drawRect(self.rect())
        for colour, level, swing in ((1, 0.58, 0.035), (2, 0.69, -0.03), (3, 0.80, 0.03)):
            painter.setBrush(QColor(_GROUND[colour]))
            painter.drawPath(_hill(width, height, level, swing))
        _paint_path(painter, width, height)
        left, top, side = look().gap(48), look().gap(44), look().px(40)
        draw_mark(painter, QRectF(left, top, side, side), QColor(_WORD), QColor(_GROUND[3]))
        painter.setPen(QColor(_WORD))
        painter.setFont(look().font(Role.HEADING))
        words = QRectF(left + side + 14, top, width, side)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, t("Casework"))
        painter.end()


def _hill(width: float, height: float, level: float, swing: float) -> QPainterPath:
    path = QPainterPath(QPointF(0, height * (level + swing)))
    path.cubicTo(
        QPointF(width * 0.33, height * (level - swing * 2)),
        QPointF(width * 0.62, height * (level + swing * 2)),
        QPointF(width, height * (level - swing)),
    )
    path.lineTo(width, height)
    path.lineTo(0, height)
    path.closeSubpath()
    return path


def _paint_path(painter: QPainter, width: float, height: float) -> None:
    places = [
        QPointF(width * x, height * y)
        for x, y in ((0.13, 0.90), (0.305, 0.755), (0.605, 0.655), (0.83, 0.51))
    ]
    line = QPainterPath(places[0])
    for begin, end, first, second in (
        (0, 1, (0.16, -0.01), (-0.01, 0.11)),
        (1, 2, (0.02, -0.10), (-0.12, 0.06)),
        (2, 3, (0.06, -0.07), (-0.11, 0.02)),
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
        painter.drawEllipse(place, 8, 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_END))
    painter.drawEllipse(places[-1], 10, 10)
