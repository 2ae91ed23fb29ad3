"""Offers known entries under a line of text while one types; what is typed stands as it is unless one is chosen.

The key down opens the list also before anything is typed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

from hsb_desktop.ui.kit.field_style import dress_field
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import text_width
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role

_ID, _PUT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST, _WIDEST = 8, 560  # lines; px at 100 %


class Suggestions(QObject):
    """Parts of what would be put in are found, capitals aside; the list shows the words of each entry.

    Signals: `chosen(id)` when the person took one.
    """

    chosen = Signal(str)

    def __init__(self, line: TextLine) -> None:
        super().__init__(line)
        self._line = line
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setCompletionRole(_PUT)
        self._completer.setMaxVisibleItems(_MOST)
        self._list = QListView()
        self._list.setProperty("kind", "suggestions")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._list)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # overloaded by its value
        line.setCompleter(self._completer)
        line.installEventFilter(self)

    def offer(self, items: Sequence[tuple[str, str, str]]) -> None:
        """Offer these: id, what is put in, the words of the list."""
        self._model.clear()
        for item_id, put, words in items:
            entry = QStandardItem(words)
            entry.setData(item_id, _ID)
            entry.setData(put, _PUT)
            entry.setEditable(False)
            self._model.appendRow(entry)
        dress_field(self._list)
        widest = max((text_width(words, Role.BODY) for _, _, words in items), default=0.0)
        self._list.setMinimumWidth(min(round(widest) + look().px(40), look().px(_WIDEST)))

    def offered(self) -> list[str]:
        """The words that fit what stands in the line, in order."""
        self._completer.setCompletionPrefix(self._line.text())
        found = self._completer.completionModel()
        return [str(found.data(found.index(place, 0))) for place in range(found.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list may be looked at without a guess at a name."""
        down = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if down and event.key() == Qt.Key.Key_Down and not self._list.isVisible():  # type: ignore[attr-defined]
            self._completer.setCompletionPrefix(self._line.text())
            self._completer.complete()
            return True
        return super().eventFilter(watched, event)

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        taken = str(index.data(_ID))
        QTimer.singleShot(
            0, self, lambda: self.chosen.emit(taken)
        )  # the completer puts its own words in first
