"""The base of a question on screen: its value comes in by `show_answer` and goes out by signals."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsb_desktop.procedure.answers import UNANSWERED, Answer, FieldKey
from hsb_desktop.procedure.form import Question
from hsb_desktop.procedure.narrowing import Narrowing
from hsb_desktop.ui.kit.form_row import FormRow


class QuestionField(QWidget):
    """One question of a form at one place of a record; it shows a value and reports changes, and keeps nothing.

    Signals:
        answered(FieldKey, Answer): the worker settled on an answer.
        typed(FieldKey, str, int): text on its way, with the caret; an `answered` follows when the field is left.
        entered(FieldKey): the field got the focus.
        narrowed(FieldKey, Narrowing): what was pasted may be read by these only.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    narrowed = Signal(object, object)

    def __init__(self, question: Question, key: FieldKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self.key = question, key
        self.answer: Answer = UNANSWERED
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setObjectName(f"field:{key.text}")

    def show_answer(self, answer: Answer) -> None:
        """Show what the record holds, without reporting it as a change."""
        self.answer = answer

    def show_number(self, number: str) -> None:
        """Put its number before its words, the same as on paper."""
        line = self.findChild(FormRow)
        if line is not None and number and line.label():
            line.set_number(number)

    def show_typing(self, text: str, caret: int) -> None:
        """Show text that was typed and not yet settled, and put the caret where it was."""

    def show_fault(self, message: str) -> None:
        """Say beside the field what to do; an empty text takes it away."""

    def take_focus(self, caret: int = -1) -> None:
        """Put the focus into the field, the caret at its place where it has one."""
        self.setFocus()

    def caret(self) -> int:
        """Where the caret stands, 0 for fields without one."""
        return 0

    def offer_readers(self, ask: Callable[[FieldKey], None]) -> None:
        """Offer to choose who may read it, where the question takes a long text; `ask` opens the choice."""

    def show_narrowing(self, narrowing: Narrowing, in_all: Narrowing) -> None:
        """Say who may read it, where that is less than the question allows; `in_all` counts its row and answer too."""

    def settle(self) -> None:
        """Report what is typed as the answer now, if it is not yet."""

    def report(self, answer: Answer) -> None:
        """Report a change once."""
        if answer != self.answer:
            self.answer = answer
            self.answered.emit(self.key, answer)
