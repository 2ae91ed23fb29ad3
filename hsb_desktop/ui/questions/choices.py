"""Choices as large targets: one of several, several of several, yes or no, and the three answers to an indicator."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Kind, Missing, Question
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer as Card
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.missing import missing_word


def cards_of(question: Question) -> list[Card]:
    """The answers a question offers, in order, those for *not known* and its like last."""
    if question.kind is Kind.INDICATOR:
        return [
            Card("present", t("Present"), t("What you know today supports it")),
            Card("not_present", t("Not present"), t("You have looked, and it does not apply")),
            Card("not_known", t("Not known"), t("You cannot tell yet")),
        ]
    if question.kind is Kind.YES_NO:
        cards = [Card("yes", t("Yes")), Card("no", t("No"))]
    else:
        cards = [Card(option.id, option.label, option.hint) for option in question.options]
    taken = {card.id for card in cards}
    return cards + [
        Card(missing.value, missing_word(missing))
        for missing in question.allow_missing
        if missing.value not in taken
    ]


class ChoiceField(QuestionField):
    """One answer of several; a number key presses it while the question has the focus."""

    def __init__(
        self, question: Question, key: FieldKey, parent: QWidget | None = None, *, bare: bool = False
    ) -> None:
        super().__init__(question, key, parent)
        compact = question.kind is not Kind.INDICATOR
        self.group = AnswerGroup(question.label, cards_of(question), compact=compact)
        self.group.chosen.connect(self._chosen)
        self._row = None if bare else FormRow(question.label, self.group, hint=question.hint)
        self.column.addWidget(self._row or self.group)
        self.setFocusProxy(self.group)

    def show_answer(self, answer: Answer) -> None:
        super().show_answer(answer)
        self.group.set_value(self._shown(answer))

    def show_fault(self, message: str) -> None:
        if self._row is not None:
            self._row.set_error(message)

    def take_focus(self, caret: int = -1) -> None:
        self.group.setFocus()

    def _shown(self, answer: Answer) -> str:
        if answer.missing is not None:
            return answer.missing.value
        if isinstance(answer.value, bool):
            return "yes" if answer.value else "no"
        return answer.value if isinstance(answer.value, str) else ""

    def _chosen(self, option: str) -> None:
        self.entered.emit(self.key)
        if self.question.kind is Kind.YES_NO and option in {"yes", "no"}:
            self.report(Answer(option == "yes"))
        elif option in {missing.value for missing in Missing} and self.question.option(option) is None:
            self.report(Answer(missing=Missing(option)))
        else:
            self.report(Answer(option))


class ChoicesField(QuestionField):
    """Several answers of several, kept in the form's order."""

    def __init__(self, question: Question, key: FieldKey, parent: QWidget | None = None) -> None:
        super().__init__(question, key, parent)
        self._boxes = {option.id: CheckBox(option.label) for option in question.options}
        for box in self._boxes.values():
            box.clicked.connect(self._changed)
        self._row = FormRow(question.label, holder(column(*self._boxes.values(), gap=8)), hint=question.hint)
        self.column.addWidget(self._row)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def show_answer(self, answer: Answer) -> None:
        super().show_answer(answer)
        chosen = answer.value if isinstance(answer.value, tuple) else ()
        for option, box in self._boxes.items():
            box.setChecked(option in chosen)

    def show_fault(self, message: str) -> None:
        self._row.set_error(message)

    def _changed(self) -> None:
        self.entered.emit(self.key)
        chosen = tuple(option for option, box in self._boxes.items() if box.isChecked())
        self.report(Answer(chosen) if chosen else Answer())
