"""Columns and rows whose gaps grow with the text size. Everything on a page is built from them.

Gaps and margins are pixels at 100 % text.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QSpacerItem, QWidget

from hsb_desktop.ui.kit.look import look

Margins = tuple[int, int, int, int]


class Placed(NamedTuple):
    """An item with a stretch or an alignment of its own."""

    item: QWidget | QLayout
    stretch: int = 0
    alignment: Qt.AlignmentFlag | None = None


Item = QWidget | QLayout | Placed | int | None


def grow(item: QWidget | QLayout, stretch: int = 1) -> Placed:
    """The item takes what room is left."""
    return Placed(item, stretch)


def at(widget: QWidget, alignment: Qt.AlignmentFlag, stretch: int = 0) -> Placed:
    """The widget keeps its own size and stands at a side of its place."""
    return Placed(widget, stretch, alignment)


class _Box(QBoxLayout):
    """What rows and columns share: they remember their sizes at 100 % and apply them again."""

    def __init__(
        self, direction: QBoxLayout.Direction, items: Iterable[Item], gap: int, margins: Margins
    ) -> None:
        super().__init__(direction)
        self._gap, self._margins = gap, margins
        self._spaces: list[tuple[QSpacerItem, int]] = []
        self._measure()
        self.add(*items)

    def add(self, *items: Item) -> None:
        """Put items at the end."""
        for item in items:
            self._add(item)

    def clear(self) -> None:
        """Take everything out; widgets are deleted."""
        self._spaces.clear()
        empty(self)

    def set_sizes(self, *, gap: int | None = None, margins: Margins | None = None) -> None:
        """Other gaps and margins from now on."""
        self._gap = self._gap if gap is None else gap
        self._margins = self._margins if margins is None else margins
        self._measure()

    def restyle(self) -> None:
        """Set every gap and margin for the look now worn."""
        self._measure()

    def _measure(self) -> None:
        worn = look()
        self.setSpacing(worn.gap(self._gap))
        left, top, right, bottom = self._margins
        self.setContentsMargins(worn.gap(left), worn.gap(top), worn.gap(right), worn.gap(bottom))
        for spacer, size in self._spaces:
            self._resize(spacer, size)
        self.invalidate()

    def _add(self, item: Item) -> None:
        if item is None:
            self.addStretch(1)
        elif isinstance(item, int):
            spacer = QSpacerItem(0, 0)
            self._resize(spacer, item)
            self._spaces.append((spacer, item))
            self.addSpacerItem(spacer)
        elif isinstance(item, Placed):
            self._add_placed(item)
        elif isinstance(item, QLayout):
            self.addLayout(item)
        else:
            self.addWidget(item)

    def _add_placed(self, placed: Placed) -> None:
        if isinstance(placed.item, QLayout):
            self.addLayout(placed.item, placed.stretch)
        elif placed.alignment is not None:
            self.addWidget(placed.item, placed.stretch, placed.alignment)
        else:
            self.addWidget(placed.item, placed.stretch)

    def _resize(self, spacer: QSpacerItem, size: int) -> None:
        pixels = look().gap(size)
        upright = self.direction() in (
            QBoxLayout.Direction.TopToBottom,
            QBoxLayout.Direction.BottomToTop,
        )
        fixed, loose = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        if upright:
            spacer.changeSize(0, pixels, loose, fixed)
        else:
            spacer.changeSize(pixels, 0, fixed, loose)


class Column(_Box):
    """Items under each other, packed at the top: where nothing in it grows, room that is left stays empty below.

    Qt would spread the items apart, or hand the room to a line of words that has no use for it.
    """

    def __init__(self, *items: Item, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, items, gap, margins)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their places."""
        grows = bool(self.expandingDirections() & Qt.Orientation.Vertical)
        if not grows and not any(self.stretch(i) for i in range(self.count())):
            wraps = self.hasHeightForWidth()
            needed = self.heightForWidth(rect.width()) if wraps else self.sizeHint().height()
            rect = QRect(rect.topLeft(), QSize(rect.width(), min(rect.height(), needed)))
        super().setGeometry(rect)


class Row(_Box):
    """Items beside each other. `setDirection` turns it into a column where it gets narrow."""

    def __init__(self, *items: Item, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, items, gap, margins)


def column(*items: Item, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> Column:
    """Items under each other: widgets, layouts, an int for a space, None for what room is left, `grow`, `at`."""
    return Column(*items, gap=gap, margins=margins)


def row(*items: Item, gap: int = 0, margins: Margins = (0, 0, 0, 0)) -> Row:
    """Items beside each other: as `column`."""
    return Row(*items, gap=gap, margins=margins)


def holder(layout: QLayout) -> QWidget:
    """A widget without a ground that only holds a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; widgets are hidden at once and deleted when Qt comes round to it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()
