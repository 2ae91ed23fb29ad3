"""Keeps the field that is worked in in sight: when the focus comes, while its page is still laid out, at every key.

A page that was scrolled by hand stays where it is until the next key: somebody is reading.
"""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.look import look_changed
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.text_area import TextArea

_LAID_OUT = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)
_ALONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class InSight(QObject):
    """One for the whole program: it follows the focus from page to page."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None
        self._page: ScrollPage | None = None
        self._watched: list[QWidget] = []
        self._holds = False
        self._soon = QTimer(self)  # once everything on its way is laid out, however much that is
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        application.focusChanged.connect(self._came)
        look_changed().connect(self._dressed)

    def _came(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        page = now.parentWidget() if now is not None else None
        while page is not None and not isinstance(page, ScrollPage):
            page = page.parentWidget()
        if now is None or page is None:
            return
        self._field, self._page = now, page
        self._watched = [now, page.viewport(), *([paper] if (paper := page.widget()) is not None else [])]
        for watched in self._watched:
            watched.installEventFilter(self)
        page.verticalScrollBar().actionTriggered.connect(self._scrolled)
        # What is pressed is in sight; it must not move away before the button is let go.
        self._holds = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        if self._holds:
            self._soon.start(0)

    def _let_go(self) -> None:
        self._soon.stop()
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        if self._page is not None and isValid(self._page):
            self._page.verticalScrollBar().actionTriggered.disconnect(self._scrolled)
        self._page, self._field, self._watched = None, None, []

    def _scrolled(self, _action: int) -> None:
        self._holds = False
        self._soon.stop()

    def _dressed(self) -> None:
        """Larger text moves everything: what was chosen in stays in sight."""
        if self._field is not None:
            self._holds = True
            self._soon.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the page is laid out anew, or a key goes to the field."""
        if watched is self._field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                self._holds = self._holds or event.key() not in _ALONE
                if self._holds:
                    self._soon.start(0)
        elif self._holds and event.type() in _LAID_OUT:
            self._soon.start(0)
        return False

    def _show(self) -> None:
        """The field with its label and its fault, or as much of it as the page has room for."""
        field, page = self._field, self._page
        if field is None or page is None or not isValid(field) or not isValid(page) or not page.isVisible():
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        whole = _row_of(field, page)
        room = page.viewport().height()
        page.reveal(whole if whole.height() <= room else field)
        if isinstance(field, TextArea) and field.height() > room:
            field.follow_caret()


def _row_of(field: QWidget, page: QWidget) -> QWidget:
    """The row a field stands in with its label, else the field."""
    above: QWidget | None = field
    while above is not None and above is not page:
        if isinstance(above, FormRow):
            return above
        above = above.parentWidget()
    return field
