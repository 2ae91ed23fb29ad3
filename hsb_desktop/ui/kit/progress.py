"""How far a worker has come through the questions: one segment for each."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, painting

_BETWEEN = 3


class Progress(QWidget):
    """The words for it ("Question 9 of 20") stand beside it; they are also its name."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._done, self._now, self._total = 0, 0, 1
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, now: int, total: int) -> None:
        """`done` segments are filled, and the one now being answered (counted from 1; 0 for none)."""
        self._done, self._now, self._total = done, now, max(1, total)
        self.update()

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(look().px(160), look().px(6))

    def minimumSizeHint(self) -> QSize:
        """It narrows."""
        return QSize(look().px(60), look().px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segments."""
        width = (self.width() - _BETWEEN * (self._total - 1)) / self._total
        high = look().high_contrast
        with painting(self) as painter:
            for index in range(self._total):
                filled = index < self._done or index + 1 == self._now
                rect = QRectF(index * (width + _BETWEEN), 0, width, self.height())
                rest = "canvas" if high else "border"
                draw_box(painter, rect, 3, "accent" if filled else rest, "border_control" if high else None)
