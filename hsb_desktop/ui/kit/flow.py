"""Things beside each other that go on to the next line where the width ends: chips, segments, legends, link rows."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from hsb_desktop.ui.kit.look import look


class Flow(QLayout):
    """Lays widgets out like words, middles in line, or feet (`on_foot`). Gaps are pixels at 100 % text."""

    def __init__(self, *widgets: QWidget, gap: int = 8, line_gap: int = 8, on_foot: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap, self._on_foot = gap, line_gap, on_foot
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt gives an item to keep."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index, or nothing beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets into their places."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = look().gap(self._gap) * max(0, len(hints) - 1)
        return QSize(sum(h.width() for h in hints) + gaps, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest item."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        gap, line_gap = look().gap(self._gap), look().gap(self._line_gap)
        line: list[tuple[QLayoutItem, QSize, int]] = []
        x, y, height = 0, 0, 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = _size_of(item, max(rect.width(), 1))
            if line and x + size.width() > rect.width():
                if place:
                    self._put(line, rect, y, height)
                y += height + line_gap
                line, x, height = [], 0, 0
            line.append((item, size, x))
            x += size.width() + gap
            height = max(height, size.height())
        if place:
            self._put(line, rect, y, height)
        return y + height

    def _put(self, line: list[tuple[QLayoutItem, QSize, int]], rect: QRect, y: int, height: int) -> None:
        for item, size, x in line:
            room = height - size.height()
            top = rect.y() + y + (room if self._on_foot else room // 2)
            item.setGeometry(QRect(QPoint(rect.x() + x, top), size))


def _size_of(item: QLayoutItem, room: int) -> QSize:
    size = item.sizeHint().boundedTo(QSize(room, 1 << 20))
    if item.hasHeightForWidth():
        size.setHeight(item.heightForWidth(size.width()))
    return size
