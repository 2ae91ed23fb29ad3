"""From a question of a form to its widget: the one place that knows which kind is shown by what."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Kind, Question
from hsb_desktop.ui.questions.agreement import AgreementField
from hsb_desktop.ui.questions.choices import ChoiceField, ChoicesField
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.questions.when_fields import DateQuestion, InWords, TimeQuestion


def field_for(
    question: Question, key: FieldKey, parent: QWidget | None = None, *, in_words: InWords | None = None
) -> QuestionField:
    """The widget of a question at one place of a record; `key.note` asks for its note instead."""
    if key.note:
        return TextField(question, key, parent)
    match question.kind:
        case Kind.LINE | Kind.TEXT | Kind.NUMBER:
            return TextField(question, key, parent)
        case Kind.CHOICE | Kind.YES_NO | Kind.INDICATOR:
            return ChoiceField(question, key, parent)
        case Kind.CHOICES:
            return ChoicesField(question, key, parent)
        case Kind.DATE:
            return DateQuestion(question, key, parent, in_words=in_words)
        case Kind.TIME:
            return TimeQuestion(question, key, parent)
        case Kind.AGREEMENT:
            return AgreementField(question, key, parent)
