"""The cover: a neutral sheet over every window of ours, which names nothing. Three lone presses of Shift lay it."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

_PRESSES, _WITHIN_MS = 3, 1500
LOCKS_AFTER_MS = 120_000  # covered for so long, the program locks


class Cover(QWidget):
    """One sheet over one window. Its only words say that the screen is covered and how to come back.

    Signals:
        lifted(): the worker wants to come back.
    """

    lifted = Signal()

    def __init__(self, window: QWidget, *, back: bool = True) -> None:
        super().__init__(window)
        words = Words(t("The screen is covered."), Role.LEAD, align=Qt.AlignmentFlag.AlignHCenter)
        body = column(None, words, None, margins=(32, 32, 32, 32))
        if back:
            button = secondary(t("Come back"))
            button.clicked.connect(self.lifted)
            self.setFocusProxy(button)
            body = column(None, words, 16, row(None, button, None), None, margins=(32, 32, 32, 32))
        self.setLayout(body)
        self.setAccessibleName(t("The screen is covered."))
        self.hide()
        window.installEventFilter(self)

    def lay(self) -> None:
        """Cover the whole window now."""
        self._fit()
        self.show()
        self.raise_()
        self.setFocus()
        self.repaint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("canvas"))
        painter.end()

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())


class Covers(QObject):
    """Covers every window of ours at once: the main one, and whatever dialog stands before it.

    Behind the sheet the window's body is hidden, so that no key and no screen reader finds it.

    Signals:
        stayed(): nobody came back for a while; the passphrase is to be asked for.
    """

    stayed = Signal()

    def __init__(self, window: QWidget, body: QWidget) -> None:
        super().__init__(window)
        self.own = Cover(window)
        self.own.lifted.connect(self.lift)
        self._window, self._body = window, body
        self._others: list[Cover] = []
        self._focus: QWidget | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(LOCKS_AFTER_MS)
        self._waiting.timeout.connect(self.stayed)

    def lay(self) -> None:
        """Cover now."""
        if self.own.isVisible():
            return
        self._focus = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for other in QApplication.topLevelWidgets():
            if other.isVisible() and other is not self._window.window():
                self._others.append(Cover(other, back=False))
                self._others[-1].lay()
        self.own.lay()
        self._body.hide()
        self._waiting.start()

    def lift(self) -> None:
        """Uncover, and put the focus back to where it was, caret included."""
        self._waiting.stop()
        self._body.show()
        self.own.hide()
        for cover in self._others:
            if isValid(cover):
                cover.hide()
                cover.deleteLater()
        self._others = []
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()

    def stay_on_top(self) -> None:
        """Something was said meanwhile: it stays under the sheet."""
        if self.own.isVisible():
            self.own.raise_()


class ShiftWatch(QObject):
    """Notices three lone presses of Shift in a row; a capital letter typed in between starts over.

    Signals:
        pressed_thrice(): lay the cover.
    """

    pressed_thrice = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._lone, self._down, self._clean = 0, False, True
        self._since = QElapsedTimer()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
        # each key passes the window's handle first, then widget after widget: it is counted once, at the handle
        if is_key and isinstance(event, QKeyEvent) and not watched.isWidgetType():
            self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() != Qt.Key.Key_Shift:
            if event.type() is QEvent.Type.KeyPress:
                self._lone, self._clean = 0, False
            return
        if event.type() is QEvent.Type.KeyPress:
            self._clean = True
            if self._lone == 0 or self._since.elapsed() > _WITHIN_MS:
                self._lone = 0
                self._since.start()
        elif self._clean:
            self._lone += 1
            if self._lone >= _PRESSES and self._since.elapsed() <= _WITHIN_MS:
                self._lone = 0
                self.pressed_thrice.emit()
