"""A place to sign with a finger, a pen or the mouse. Points are on a pad of 1000 by 400, whatever its size."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, edge_width, painting

Strokes = tuple[tuple[tuple[int, int], ...], ...]
_ACROSS, _DOWN = 1000, 400
_HEIGHT, _SMALL = 176, 72  # px at 100 %


class SignaturePad(QWidget):
    """Takes one stroke after another. Fingers and pens come as the mouse does; who cannot draw types a name instead.

    Signals:
        drawn(): a stroke was finished, or all were wiped off.
    """

    drawn = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._strokes: list[list[tuple[int, int]]] = []

    def strokes(self) -> Strokes:
        """What was drawn."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show what was drawn before."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()

    def wipe(self) -> None:
        """Begin again."""
        self._strokes = []
        self.update()
        self.drawn.emit()

    def sizeHint(self) -> QSize:
        """As wide as a hand signs."""
        height = look().px(_HEIGHT)
        return QSize(height * _ACROSS // _DOWN, height)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink: a signature keeps its shape."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._strokes.append([self._point(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on; points that say nothing new are left out."""
        point = self._point(event.position())
        if self._strokes and event.buttons() & Qt.MouseButton.LeftButton and point != self._strokes[-1][-1]:
            self._strokes[-1].append(point)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It ends."""
        if event.button() == Qt.MouseButton.LeftButton and self._strokes:
            self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the line to sign on, and the strokes."""
        with painting(self) as painter:
            rect = QRectF(self.rect())
            draw_box(painter, rect, 8, "raised", "border_control", edge_width())
            foot = rect.height() * 0.78
            margin = look().gap(20)
            painter.fillRect(
                QRectF(margin, foot, rect.width() - 2 * margin, 1), look().colour("border_control")
            )
            _draw_strokes(painter, self._strokes, self.width(), self.height(), 2.5)

    def _point(self, here: QPointF) -> tuple[int, int]:
        across = round(here.x() / max(1, self.width()) * _ACROSS)
        down = round(here.y() / max(1, self.height()) * _DOWN)
        return min(max(across, 0), _ACROSS), min(max(down, 0), _DOWN)


class DrawnSignature(QWidget):
    """A small picture of what was drawn. Only its name is heard: `name` says whose signature it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._strokes: Strokes = ()
        self.hide()

    def show_strokes(self, strokes: Strokes, name: str) -> None:
        """Show these; without any it is not there."""
        self._strokes = strokes
        self.setAccessibleName(name)
        self.setVisible(bool(strokes))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines high."""
        height = look().px(_SMALL)
        return QSize(height * _ACROSS // _DOWN, height)

    def minimumSizeHint(self) -> QSize:
        """It keeps its shape."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the strokes."""
        with painting(self) as painter:
            draw_box(painter, QRectF(self.rect()), 6, "raised", "border", edge_width())
            _draw_strokes(painter, self._strokes, self.width(), self.height(), 1.5)


def _draw_strokes(
    painter: QPainter, strokes: Sequence[Sequence[tuple[int, int]]], width: int, height: int, pen: float
) -> None:
    ink = QPen(look().colour("text"), look().px(pen))
    ink.setCapStyle(Qt.PenCapStyle.RoundCap)
    ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in strokes:
        places = [QPointF(across / _ACROSS * width, down / _DOWN * height) for across, down in stroke]
        path = QPainterPath(places[0])
        for place in places[1:] or places:
            path.lineTo(place)
        painter.drawPath(path)
