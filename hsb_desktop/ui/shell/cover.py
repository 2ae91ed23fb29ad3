"""The cover: a neutral sheet over every window of ours, which names nothing. Three lone presses of Shift lay it."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.text import lead

_PRESSES, _WITHIN_MS = 3, 1500


class Cover(QWidget):
    """One sheet over one window. Its only words say that the screen is covered and how to come back.

    Signals:
        lifted(): the worker wants to come back.
    """

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        back = secondary(t("Come back"))
        back.clicked.connect(self.lifted)
        self.setFocusProxy(back)
        words = lead(t("The screen is covered."))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(column(None, words, 16, row(None, back, None), None, margins=(32, 32, 32, 32)))
        self.setAccessibleName(t("The screen is covered."))
        self.hide()

    def lay(self) -> None:
        """Cover the whole window now."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("canvas"))
        painter.end()


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
