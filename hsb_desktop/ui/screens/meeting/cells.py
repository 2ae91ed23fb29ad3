"""Parts of an attendance row: a text that is kept as it is typed, and the name of a person that opens their details."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_text, painting, text_height, text_width
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role

_LEAST_TARGET = 24


class TextCell(TextLine):
    """One text of a row in a table; its column's head is its label.

    Signals:
        typed(FieldKey, str, int): text on its way, with the caret.
        answered(FieldKey, Answer): the field was left with another text than it came with.
        entered(FieldKey): the field got the focus.
    """

    typed = Signal(object, str, int)
    answered = Signal(object, object)
    entered = Signal(object)

    def __init__(self, key: FieldKey, name: str) -> None:
        super().__init__(name, height=36)
        self.key = key
        self._unsettled = False
        self.setObjectName(f"field:{key.text}")
        self.textEdited.connect(self._edited)

    def show_answer(self, answer: Answer) -> None:
        """Show what the record holds, unless something newer is being typed."""
        value = answer.value if isinstance(answer.value, str) else ""
        if not self._unsettled and value != self.text():
            self.setText(value)

    def show_typing(self, text: str, caret: int) -> None:
        """Show text that was typed and not yet settled."""
        self.setText(text)
        self.setCursorPosition(caret)
        self._unsettled = True

    def put(self, text: str) -> None:
        """Answer with this text, as if it had been typed and left."""
        self.setText(text)
        self._unsettled = True
        self.settle()

    def show_fault(self, message: str) -> None:
        """Mark a fault; the words stand in the summary on top."""
        self.set_bad(bool(message))
        self.setAccessibleDescription(message)

    def take_focus(self, caret: int = -1) -> None:
        """Put the keyboard into it, the caret at its place."""
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if caret >= 0:
            self.setCursorPosition(caret)

    def caret(self) -> int:
        """Where the caret stands."""
        return self.cursorPosition()

    def settle(self) -> None:
        """Report what is typed as the answer, if it is not yet."""
        if self._unsettled:
            self._unsettled = False
            self.answered.emit(self.key, Answer(self.text()) if self.text() else Answer())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the person is."""
        super().focusInEvent(event)
        self.entered.emit(self.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle what was typed."""
        super().focusOutEvent(event)
        self.settle()

    def _edited(self, text: str) -> None:
        self._unsettled = True
        self.typed.emit(self.key, text, self.cursorPosition())


class PersonCell(QAbstractButton):
    """Who it is, in words that wrap; pressing opens the details of the row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_person(self, words: str, name: str) -> None:
        """Show these words; `name` is what is heard."""
        self.setAccessibleName(name)
        if words != self.text():
            self.setText(words)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words wrapped at a width, at least a target's."""
        return max(text_height(self.text(), Role.SMALL, width), look().px(_LEAST_TARGET))

    def sizeHint(self) -> QSize:
        """On one line."""
        width = round(text_width(self.text(), Role.SMALL)) + 2
        return QSize(width, look().px(_LEAST_TARGET))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(min(self.sizeHint().width(), look().px(90)), look().px(_LEAST_TARGET))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words; a line under them says that they open something."""
        with painting(self) as painter:
            tone = "accent_ink" if self.underMouse() or self.isChecked() else "text_muted"
            height = text_height(self.text(), Role.SMALL, self.width())
            top = (self.height() - height) / 2
            bottom = draw_text(painter, 0, top, self.width(), self.text(), Role.SMALL, tone)
            if self.underMouse():
                width = min(self.width(), round(text_width(self.text(), Role.SMALL)))
                painter.fillRect(0, round(bottom) - look().px(2), width, 1, look().colour(tone))
