"""A choice of a few short words in one line, where cards would push the page apart: details of a person on the list."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Kind, Missing, Question
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.questions.choices import cards_of
from hsb_desktop.ui.questions.field import QuestionField


class ShortChoice(QuestionField):
    """Yes or no, or one of a few options, with *not known* and its like beside them."""

    def __init__(self, question: Question, key: FieldKey, parent: QWidget | None = None) -> None:
        super().__init__(question, key, parent)
        segments = [Segment(card.id, card.word) for card in cards_of(question)]
        self.segments = Segmented(question.label, segments, height=36, equal=False)
        self.segments.chosen.connect(self._chosen)
        self._row = FormRow(question.label, self.segments, hint=question.hint)
        self.column.addWidget(self._row)

    def show_answer(self, answer: Answer) -> None:
        """Show what the record holds."""
        super().show_answer(answer)
        if answer.missing is not None:
            self.segments.set_value(answer.missing.value)
        elif isinstance(answer.value, bool):
            self.segments.set_value("yes" if answer.value else "no")
        else:
            self.segments.set_value(answer.value if isinstance(answer.value, str) else "")

    def show_fault(self, message: str) -> None:
        """Say beside the field what to do."""
        self._row.set_error(message)

    def take_focus(self, caret: int = -1) -> None:
        """Put the keyboard into the chosen part, or the first."""
        self._row.focus_field()

    def _chosen(self, option: str) -> None:
        self.entered.emit(self.key)
        if self.question.kind is Kind.YES_NO and option in ("yes", "no"):
            self.report(Answer(option == "yes"))
        elif self.question.option(option) is None:
            self.report(Answer(missing=Missing(option)))
        else:
            self.report(Answer(option))
