"""What a choice opens takes what is typed next: nobody who presses "Not invited" and begins to write loses a word.

Pressed, the choice hands the caret on where it `leads`; gone through with the arrows it keeps the focus, and the first
letter goes where the choice opened. Numbers stay with the choice: they press answers.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_WRITES = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class OpenedBy(QObject):
    """Between some buttons and `field`, which is asked each time and is None while nothing is open."""

    def __init__(
        self,
        buttons: Iterable[QAbstractButton],
        field: Callable[[], QWidget | None],
        parent: QObject,
        *,
        leads: bool = True,
    ) -> None:
        super().__init__(parent)
        self._field, self._by_arrow = field, False
        for button in buttons:
            button.installEventFilter(self)
            if leads:
                button.clicked.connect(self._pressed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember how the choice was made, and pass a letter on."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._by_arrow = False
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._by_arrow = event.key() in _ARROWS
            if _is_letter(event):
                return self._pass_on(event)
        return False

    def _pressed(self) -> None:
        field = None if self._by_arrow else self._field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pass_on(self, event: QKeyEvent) -> bool:
        field = self._field()
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        now = field.window().focusWidget()
        if now is not field.focusProxy() and now is not field:
            return False  # it takes no keyboard now
        QCoreApplication.sendEvent(field.focusProxy() or field, event)
        return True


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something that is no number and no space: those press answers."""
    text = event.text()
    plain = not event.modifiers() & ~_WRITES
    return plain and text.isprintable() and bool(text.strip()) and not text.isdigit()
