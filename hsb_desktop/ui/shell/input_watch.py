"""Watches what comes in: three lone presses of Shift, and that somebody is there. Keeps nothing of what is typed."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_PRESSES, _WITHIN_MS = 3, 1500
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_USE = _KEYS | {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
}


class InputWatch(QObject):
    """Sees every key and pointer once, where it comes to a window of ours. A capital letter typed between two presses
    of Shift starts over.

    Signals:
        pressed_thrice(): three lone presses of Shift in a row.
        used(): somebody pressed, moved or touched something.
    """

    pressed_thrice = Signal()
    used = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._lone, self._down, self._clean = 0, False, True
        self._since = QElapsedTimer()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # each event passes the window's handle first, then widget after widget: it is counted once, at the handle
        kind = event.type()
        if kind in _USE and not watched.isWidgetType():
            self.used.emit()
            if kind in _KEYS and isinstance(event, QKeyEvent):
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
