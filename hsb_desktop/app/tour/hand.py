"""A hand on the real windows: it finds what a person would see, presses it, types into it, and waits as long as needed.

Nothing is called that a person could not reach; text goes in as key events, letter by letter.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTabBar, QWidget

from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.questions.field import QuestionField

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 20_000


class Stuck(HsbError):
    """What should be on the screen did not come."""


class Hand:
    """Works in one window."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def wait(self, until: Callable[[], bool], what: str, patience: int = PATIENCE_MS) -> None:
        """Let the program run until something is so."""
        deadline = QDeadlineTimer(patience)
        while not until():
            _let_run()
            if deadline.hasExpired():
                raise Stuck(t("The tour waited in vain for {what}; what it made so far is kept.", what=what))

    def rest(self, ms: int = 30) -> None:
        """Let what is on its way arrive and be painted."""
        deadline = QDeadlineTimer(ms)
        while not deadline.hasExpired():
            _let_run()

    def find(self, kind: type[W], name: str = "", where: QWidget | None = None) -> W | None:
        """The first visible widget of that kind whose words or accessible name are, or begin with, `name`."""
        begins: W | None = None
        for widget in (where or self.window).findChildren(kind):
            if not widget.isVisible():
                continue
            words = _words(widget)
            if not name or name in words:
                return widget
            if begins is None and any(word.startswith(name) for word in words):
                begins = widget
        return begins

    def button(self, name: str, where: QWidget | None = None) -> QAbstractButton:
        """The button that says so, once it is there."""
        self.wait(lambda: self.find(QAbstractButton, name, where) is not None, name)
        found = self.find(QAbstractButton, name, where)
        assert found is not None
        return found

    def press(self, name: str, where: QWidget | None = None) -> None:
        """Press the button that says so."""
        button = self.button(name, where)
        self.wait(button.isEnabled, name)
        button.click()
        self.rest()

    def tab(self, word: str) -> None:
        """Go to the tab that says so."""
        self.wait(lambda: self._tab(word) is not None, word)
        found = self._tab(word)
        assert found is not None
        bar, place = found
        bar.setCurrentIndex(place)
        self.rest()

    def _tab(self, word: str) -> tuple[QTabBar, int] | None:
        for bar in self.window.findChildren(QTabBar):
            for place in range(bar.count()):
                if bar.isVisible() and bar.tabText(place) == word:
                    return bar, place
        return None

    def type_into(self, widget: QWidget, words: str) -> None:
        """Put the focus there and type, replacing nothing."""
        target = widget
        while (proxy := target.focusProxy()) is not None:
            target = proxy
        target.setFocus()
        type_words(target, words)
        self.rest(20)

    def line(self, name: str) -> QLineEdit:
        """The text line of that name."""
        self.wait(lambda: self.find(QLineEdit, name) is not None, name)
        found = self.find(QLineEdit, name)
        assert found is not None
        return found

    def field(self, key: str) -> QuestionField:
        """The question at a key of the open record, once it is there."""
        wanted = FieldKey.parse(key)

        def look() -> QuestionField | None:
            fields = self.window.findChildren(QuestionField)
            return next((field for field in fields if field.key == wanted and field.isVisible()), None)

        self.wait(lambda: look() is not None, key)
        found = look()
        assert found is not None
        return found


def _let_run() -> None:
    """One turn of the program: what is waiting is done, then the store's thread has the processor for a moment."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    time.sleep(0.002)


def type_words(target: QWidget, words: str) -> None:
    """Type each letter into a widget as a person would."""
    for letter in words:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            said = "\r" if letter == "\n" else letter
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, said))


def _words(widget: QWidget) -> tuple[str, ...]:
    said = [widget.accessibleName(), widget.objectName()]
    if isinstance(widget, QAbstractButton):
        said.append(widget.text().replace("&", ""))
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        said.append(widget.accessibleName())
    return tuple(word for word in said if word)
