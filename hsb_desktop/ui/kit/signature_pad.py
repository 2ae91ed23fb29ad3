"""A place to sign with a finger, a pen or the mouse. Points are on a pad of 1000 by 400, whatever its size."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, edge_width, painting

Strokes = tuple[tuple[tuple[int, int], ...], ...]
_ACROSS, _DOWN = 1000, 400
_HEIGHT = 176  # px at 100 %


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
            self._draw_strokes(painter)

    def _draw_strokes(self, painter: QPainter) -> None:
        ink = QPen(look().colour("text"), look().px(2.5))
        ink.setCapStyle(Qt.PenCapStyle.RoundCap)
        ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(ink)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            path = QPainterPath(self._here(stroke[0]))
            for point in stroke[1:] or stroke:
                path.lineTo(self._here(point))
            painter.drawPath(path)

    def _point(self, here: QPointF) -> tuple[int, int]:
        across = round(here.x() / max(1, self.width()) * _ACROSS)
        down = round(here.y() / max(1, self.height()) * _DOWN)
        return min(max(across, 0), _ACROSS), min(max(down, 0), _DOWN)

    def _here(self, point: tuple[int, int]) -> QPointF:
        return QPointF(point[0] / _ACROSS * self.width(), point[1] / _DOWN * self.height())
