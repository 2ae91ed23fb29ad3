"""A table without a grid: small grey heads, hairlines, the first column bold, states as shape and word. Words wrap.

Arrows move by row, Enter opens a row; the words of a state are in the model, so that who hears the page hears them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hsb_desktop.ui.kit.glyphs import draw_state
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_text, pen, text_height
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its head and its width in px at 100 %; without a width it takes the room there is."""

    word: str
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a row under a heading. `figures` sets digits of one width."""

    text: str
    state: State | None = None
    tone: str = ""
    figures: bool = False


class _Cells(QAbstractTableModel):
    def __init__(self, headings: Sequence[Heading], parent: QObject) -> None:
        super().__init__(parent)
        self.headings, self.rows = tuple(headings), list[Sequence[Cell]]()

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns shown."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the cell itself for the delegate."""
        cell = self.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text
        return cell if role == Qt.ItemDataRole.UserRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section].word
        return None

    def set_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()


class _Drawn(QStyledItemDelegate):
    """Draws a cell, and measures how high its words are in the width of its column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        cell: Cell = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look().colour("accent_soft"))
        if index.row() < index.model().rowCount() - 1:
            painter.setPen(pen("border"))
            y = rect.bottom() + 0.5
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right() + 1, y))
        x, room, role = self._where(cell, index.column(), rect.x(), rect.width())
        top = rect.y() + (rect.height() - text_height(cell.text, role, room)) / 2
        if cell.state is not None:
            size, line = look().px(18), look().line(role)
            left = rect.x() + look().gap(12)
            draw_state(painter, QRectF(left, top + (line - size) / 2, size, size), cell.state)
        tone = cell.tone or (
            cell.state.ink if cell.state else "text" if index.column() == 0 else "text_muted"
        )
        draw_text(painter, x, top, room, cell.text, role, tone, figures=cell.figures)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the words in the column's width."""
        cell: Cell = index.data(Qt.ItemDataRole.UserRole)
        table = self.parent()
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else look().px(160)
        _x, room, role = self._where(cell, index.column(), 0, width)
        return QSize(width, max(look().px(44), text_height(cell.text, role, room) + look().gap(16)))

    def _where(self, cell: Cell, column: int, left: float, width: float) -> tuple[float, float, Role]:
        role = Role.STRONG if column == 0 else Role.SMALL_STRONG if cell.state else Role.SMALL
        x = left + look().gap(12) + (look().px(26) if cell.state else 0)
        return x, max(1.0, left + width - x - look().gap(8)), role


class Table(QTableView):
    """As high as its rows: the page scrolls, not the table.

    Signals: `opened(row)` for a click or Enter on a row.
    """

    opened = Signal(int)

    def __init__(self, name: str, headings: Sequence[Heading], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = _Cells(headings, self)
        self.setModel(self._cells)
        self.setItemDelegate(_Drawn(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(_LEFT)
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        self.restyle()

    def set_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show these rows."""
        self._cells.set_rows(rows)
        self._measure()

    def restyle(self) -> None:
        """Measure again for the look now worn."""
        self.setFont(look().font(Role.SMALL))
        self.horizontalHeader().setFont(look().font(Role.SMALL))
        self.horizontalHeader().setFixedHeight(look().px(36))
        self._measure()

    def sizeHint(self) -> QSize:
        """All rows."""
        rows = sum(self.rowHeight(i) for i in range(self._cells.rowCount()))
        return QSize(look().px(480), rows + look().px(36) + 4)

    def minimumSizeHint(self) -> QSize:
        """All rows; it narrows."""
        return QSize(look().px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other heights."""
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        headings, width = self._cells.headings, self.viewport().width()
        fixed = {i: look().px(h.width) for i, h in enumerate(headings) if h.width is not None}
        free = len(headings) - len(fixed)
        rest = width - sum(fixed.values())
        least = look().px(120)
        # Where the columns asked for leave too little, all of them give in proportion.
        if free and rest < least * free:
            shrink = max(0.3, (width - least * free) / max(1, sum(fixed.values())))
            fixed = {i: math.floor(w * shrink) for i, w in fixed.items()}
            rest = width - sum(fixed.values())
        for index in range(len(headings)):
            self.setColumnWidth(index, fixed.get(index, max(1, rest // max(1, free))))
        before = self.sizeHint().height()
        self.resizeRowsToContents()
        if self.sizeHint().height() != before or self.height() != before:
            self.updateGeometry()
