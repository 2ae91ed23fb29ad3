"""A field of many lines that grows with what is typed, so that it never scrolls inside a page that scrolls.

Only plain text goes in, whatever was copied; undo is the field's own. Tab leaves it.
"""

import math

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy

from hsb_desktop.ui.kit.field_style import dress_field, mark_bad
from hsb_desktop.ui.kit.look import look

_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class TextArea(QPlainTextEdit):
    """Signals: `edited(text)` for the person's own changes (typing, pasting, undoing), never for `set_text`;
    `pasted(bytes)` before text goes in that was copied with a mark (`set_mark`): the mark's bytes."""

    edited = Signal(str)
    pasted = Signal(bytes)

    def __init__(self, name: str = "", *, lines: int = 3) -> None:
        super().__init__()
        self._lines, self._setting, self._shown = lines, False, 0
        self._mark: tuple[str, bytes] | None = None
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(_OFF)
        self.setVerticalScrollBarPolicy(_OFF)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._after_change)
        self.cursorPositionChanged.connect(self.follow_caret)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.restyle()

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a stored text. Forgets what could be undone; says nothing to listeners."""
        if text == self.toPlainText():
            return
        self._setting = True
        try:
            self.setPlainText(text)
        finally:
            self._setting = False

    def caret(self) -> int:
        """Where the caret stands, in characters from the start."""
        return self.textCursor().position()

    def set_caret(self, position: int) -> None:
        """Put the caret back where it was, or to the end of a shorter text."""
        cursor = self.textCursor()
        cursor.setPosition(min(max(position, 0), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def set_bad(self, bad: bool) -> None:
        """Show or take away the edge of a field with a fault."""
        mark_bad(self, bad)

    def restyle(self) -> None:
        """Take the font now worn."""
        dress_field(self)
        self._fit()

    def set_mark(self, mime: str, data: bytes) -> None:
        """What goes with text that is copied or dragged out of here, under a format of our own."""
        self._mark = (mime, data)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The words alone, with the mark."""
        made = QMimeData()
        made.setText(self.textCursor().selection().toPlainText())
        if self._mark is not None:
            made.setData(*self._mark)
        return made

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words of what is pasted and nothing of how they looked."""
        if source.hasText():
            if self._mark is not None and source.hasFormat(self._mark[0]):
                self.pasted.emit(source.data(self._mark[0]).data())
            self.insertPlainText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only words can be pasted or dropped."""
        return source.hasText()

    def sizeHint(self) -> QSize:
        """As high as its lines, and never less than it was asked to be."""
        return QSize(look().px(320), self._height())

    def minimumSizeHint(self) -> QSize:
        """It narrows, and gets higher for it."""
        return QSize(look().px(120), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other line breaks, another height."""
        super().resizeEvent(event)
        self._fit()

    def _height(self) -> int:
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())  # as the layout rounds it
        shown = max(self._lines, math.ceil(self.document().size().height()))
        # Padding and edge: as drawn where it has been laid out; Qt scrolls unless a margin more is free below.
        drawn = self.height() - self.viewport().height()
        around = drawn if self.isVisible() and drawn > 0 else 2 * (look().gap(8) + look().border)
        return math.ceil(shown * line + around + 3 * self.document().documentMargin())

    def _fit(self) -> None:
        height = self._height()
        if height != self._shown:
            self._shown = height
            self.updateGeometry()
        if self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(0)

    def _after_change(self) -> None:
        self._fit()
        if not self._setting:
            self.edited.emit(self.toPlainText())

    def follow_caret(self) -> None:
        """Keep the line that is typed on in sight of the page around."""
        if not self.hasFocus():
            return
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        page = above.widget() if above is not None else None
        if above is not None and page is not None:
            caret = self.cursorRect(QTextCursor(self.textCursor()))
            point = self.viewport().mapTo(page, caret.center())
            above.ensureVisible(point.x(), point.y(), 0, look().px(48))
