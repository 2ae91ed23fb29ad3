"""The list that opens under a search field: words with a grey line beside or under them, taken by keyboard or mouse.

The focus really goes into it, so that a screen reader speaks each entry; letters typed there go back to the field.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_text, edge_width, text_height, text_width
from hsb_desktop.ui.kit.tokens import Role

_ABOUT = Qt.ItemDataRole.UserRole
_MOST = 0.7  # of the window's height
_INSET, _PAD = 12, 7  # px at 100 %
_RIGHT = Qt.AlignmentFlag.AlignRight
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """An entry: its words and what stands beside them; one that `tells` only is not taken."""

    words: str
    about: str = ""
    tells: bool = False


class _Drawn(QStyledItemDelegate):
    """Words wrap and are never cut."""

    def __init__(self, view: "OfferList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words, about, room = str(index.data()), str(index.data(_ABOUT) or ""), self._view.room()
        height = text_height(words, Role.BODY, room)
        if about and not _beside(words, about, room):
            height += text_height(about, Role.SMALL, room)
        return QSize(round(room), height + 2 * look().px(_PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        chosen = index.row() == self._view.currentIndex().row()
        tells = not index.flags() & Qt.ItemFlag.ItemIsSelectable
        words, about, room = str(index.data()), str(index.data(_ABOUT) or ""), self._view.room()
        if chosen:
            edge = (
                "accent" if self._view.hasFocus() else None
            )  # without the focus it is what Enter would take
            draw_box(painter, area.adjusted(1, 1, -1, -1), 6, "accent_soft", edge, edge_width())
        left, top = area.left() + look().px(_INSET), area.top() + look().px(_PAD)
        under = draw_text(painter, left, top, room, words, Role.BODY, "text_muted" if tells else "text")
        tone = "text" if chosen else "text_muted"
        if about and _beside(words, about, room):
            lower = top + (look().line(Role.BODY) - look().line(Role.SMALL)) / 2
            draw_text(painter, left, lower, room, about, Role.SMALL, tone, align=_RIGHT)
        elif about:
            draw_text(painter, left, under, room, about, Role.SMALL, tone)


class OfferList(QListView):
    """Signals: `taken(int)`: the entry of that place; `left()`: up from the first; `escaped()`; `typed(QKeyEvent)`: a
    key for the field; `deserted()`: the focus went elsewhere."""

    taken = Signal(int)
    left = Signal()
    escaped = Signal()
    typed = Signal(object)
    deserted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("kind", "suggestions")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Drawn(self))
        self.clicked.connect(self._take)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these, the first that can be taken chosen."""
        self._model.clear()
        for line in lines:
            entry = QStandardItem(line.words)
            entry.setData(line.about, _ABOUT)
            spoken = ", ".join(part for part in (line.words, line.about) if part)
            entry.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            enabled = Qt.ItemFlag.ItemIsEnabled
            entry.setFlags(enabled if line.tells else enabled | Qt.ItemFlag.ItemIsSelectable)
            self._model.appendRow(entry)
        first = next((place for place, line in enumerate(lines) if not line.tells), -1)
        if first >= 0:
            self.setCurrentIndex(self._model.index(first, 0))
        self.scrollToTop()

    def lines(self) -> list[str]:
        """What it shows, as it is spoken."""
        role = Qt.ItemDataRole.AccessibleTextRole
        return [str(self._model.index(place, 0).data(role)) for place in range(self._model.rowCount())]

    def room(self) -> float:
        """The width of an entry's words."""
        return max(1.0, self.viewport().width() - 2.0 * look().px(_INSET))

    def place_under(self, field: QWidget, width: int) -> None:
        """Stand under a field, as high as the entries need and the window leaves."""
        window = self.parentWidget()
        if window is None:
            return
        under = field.mapTo(window, field.rect().bottomLeft())
        wide = min(width, window.width() - 2 * look().gap(8))
        across = max(look().gap(8), min(under.x(), window.width() - wide - look().gap(8)))
        self.resize(wide, self.height())
        self.doItemsLayout()
        need = sum(self.sizeHintForRow(place) for place in range(self._model.rowCount()))
        most = round((window.height() - under.y()) * _MOST)
        frame = self.height() - self.viewport().height() + 2
        self.setGeometry(across, under.y() + look().gap(4), wide, min(need + frame, most))
        self.raise_()

    def restyle(self) -> None:
        """Measure again for the look now worn."""
        self.doItemsLayout()

    def take_current(self) -> None:
        """Take what is chosen."""
        self._take(self.currentIndex())

    def _take(self, index: Index) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.taken.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go, Enter takes, Escape leaves, letters are typed on in the field."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_current()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left.emit()
        elif (event.text().isprintable() and event.text()) or key == Qt.Key.Key_Backspace:
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.deserted.emit()


def _beside(words: str, about: str, room: float) -> bool:
    """Whether both stand on one line."""
    return text_width(words, Role.BODY) + look().px(24) + text_width(about, Role.SMALL) <= room
