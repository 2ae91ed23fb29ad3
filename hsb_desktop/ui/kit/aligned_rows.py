"""Rows whose chips, dates and buttons stand in columns across all of them; under the words where it is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import Column, at, column, grow, holder, row
from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.surface import RowCard

_TOP = Qt.AlignmentFlag.AlignTop
_WIDEST = 240  # px at 100 %: words in a column wrap from there on
_NO_LIMIT = 16_777_215  # what Qt takes for "no limit"


class AlignedRow(QWidget):
    """A glyph, words that take the room there is, cells that stand in columns, perhaps something at the very end.

    `below` is the column under the row's own line: what opens there has the row's whole width.
    """

    def __init__(
        self, glyph: QWidget, words: QLayout, cells: Sequence[QWidget], end: QWidget | None = None
    ) -> None:
        super().__init__()
        self.cells = tuple(cells)
        beside = holder(row(*(at(cell, _TOP) for cell in cells), gap=16))
        self._both = row(grow(holder(words)), at(beside, _TOP), gap=16)
        head = row(at(glyph, _TOP), grow(holder(self._both)), gap=14, margins=(20, 10, 14, 10))
        if end is not None:
            head.add(at(end, _TOP))
        self.below: Column = column(head)
        self.setLayout(self.below)

    def fold(self, fold: Fold) -> None:
        """Cells beside the words; under them where it is narrow."""
        directions = self._both.Direction
        self._both.setDirection(directions.TopToBottom if fold is Fold.NARROW else directions.LeftToRight)


class AlignedRows(RowCard):
    """The widest cell of a column gives the width of all of them. Every row has as many cells."""

    def __init__(self, rows: Sequence[AlignedRow]) -> None:
        self._aligned = tuple(rows)
        super().__init__(self._aligned)
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._align)
        look_changed().connect(self._align)
        self._align()

    def _align(self, *_: object) -> None:
        fold = self._folds.fold
        for cells in zip(*(one.cells for one in self._aligned), strict=True):
            widest = min(max(cell.sizeHint().width() for cell in cells), look().px(_WIDEST))
            for cell in cells:
                cell.setMinimumWidth(0 if fold is Fold.NARROW else widest)
                cell.setMaximumWidth(_NO_LIMIT if fold is Fold.NARROW else widest)
        for one in self._aligned:
            one.fold(fold)
