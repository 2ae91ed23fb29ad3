"""One indicator a page: the question, three answers as large targets, an optional note; number keys answer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.narrowing import OPEN
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, row
from hsb_desktop.ui.kit.progress import Progress
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.questions.choices import ChoiceField
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.screens.assessment.steps import Page


class QuestionPage(QWidget):
    """One indicator.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey), narrowed(FieldKey, Narrowing):
            as of a field.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    narrowed = Signal(object, object)

    def __init__(self, page: Page, indicators: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = page.indicator
        assert question is not None
        place, total = indicators.index(page.id) + 1, len(indicators)
        self._indicators = indicators
        self._progress = Progress(t("Question {n} of {total}", n=place, total=total))
        self._place, self._total = place, total
        self.choice = ChoiceField(question, FieldKey(question.id), bare=True)
        self.note = TextField(question, FieldKey(question.id, note=True))
        for field in self.fields():
            field.answered.connect(self.answered)
            field.typed.connect(self.typed)
            field.entered.connect(self.entered)
            field.narrowed.connect(self.narrowed)
        head = row(
            muted(t("{group} · indicator {n} of {of}", group=page.section.title, n=page.place, of=page.of)),
            None,
            muted(t("Question {n} of {total}", n=place, total=total)),
        )
        asked = lead(t("From what you know today, is this indicator present?"))
        self.setLayout(
            column(
                head, 8, self._progress, 20, title(question.label), 4, asked, 16, self.choice, 16, self.note
            )
        )

    def fields(self) -> tuple[QuestionField, ...]:
        """The answer, then the note."""
        return (self.choice, self.note)

    def show_answers(self, answers: AnswerSet) -> None:
        """Show what the record holds."""
        done = sum(answers.of(name).given for name in self._indicators)
        self._progress.set_progress(done, self._place, self._total)
        for field in self.fields():
            field.show_answer(answers.get(field.key))
            field.show_narrowing(answers.narrowed.get(field.key, OPEN), answers.narrowing(field.key))

    def press(self, event: QKeyEvent) -> bool:
        """A number key answers; true when it did."""
        number = event.text()
        return self.isVisible() and number.isdecimal() and self.choice.group.press(int(number))
