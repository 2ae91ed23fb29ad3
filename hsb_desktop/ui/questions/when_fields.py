"""Dates and times: three boxes that also take a pasted date; what cannot be read stays in the boxes and is not lost."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Missing, Question
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.time_field import TimeField
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.missing import MissingBoxes

InWords = Callable[[date], str]


class DateQuestion(QuestionField):
    """A date, kept as ISO text. `in_words` says beside it how near it is ("Tuesday, in 3 working days")."""

    def __init__(
        self,
        question: Question,
        key: FieldKey,
        parent: QWidget | None = None,
        *,
        in_words: InWords | None = None,
    ) -> None:
        super().__init__(question, key, parent)
        self.input = DateField(question.label)
        self.input.changed.connect(self._changed)
        self._in_words = in_words
        self._row = FormRow(question.label, self.input, hint=question.hint)
        self.column.addWidget(self._row)
        self._missing: MissingBoxes | None = None
        if question.allow_missing:
            self._missing = MissingBoxes(question.allow_missing, question.label)
            self._missing.chosen.connect(self._missing_chosen)
            self.column.addSpacing(8)
            self.column.addWidget(self._missing)
        self.setFocusProxy(self.input)

    def show_answer(self, answer: Answer) -> None:
        super().show_answer(answer)
        stands = answer.value if answer.missing is None else answer.beneath
        text = stands if isinstance(stands, str) else ""
        day = _day(text)
        if day is not None:
            if day != self.input.value():
                self.input.set_value(day)
        elif text:
            self.input.set_parts(*[*text.split("/"), "", "", ""][:3])
        elif self.input.value() is not None or answer.missing is not None:
            self.input.set_value(None)
        self._show_missing(answer.missing)

    def show_fault(self, message: str) -> None:
        self._row.set_error(message)

    def take_focus(self, caret: int = -1) -> None:
        if self._missing is not None and not self.input.isEnabled():
            self._missing.take_focus()
        else:
            self._row.focus_field()

    def _changed(self) -> None:
        self.entered.emit(self.key)
        self._say_relative()
        if self.input.value() is not None:
            self._row.set_error("")
        self.report(self._answer())

    def _answer(self) -> Answer:
        day = self.input.value()
        if day is not None:
            return Answer(day.isoformat())
        if self.input.is_empty():
            return Answer()
        return Answer("/".join(self.input.parts()))  # unfinished: kept as typed, and asked about on checking

    def _missing_chosen(self, missing: Missing | None) -> None:
        """The date stays in its boxes, out of use, and is the answer again when the tick goes."""
        self.entered.emit(self.key)
        self._show_missing(missing)
        given = self._answer()
        self.report(given if missing is None else Answer(missing=missing, beneath=given.value))

    def _show_missing(self, missing: Missing | None) -> None:
        if self._missing is not None:
            self._missing.show_missing(missing)
            self.input.setEnabled(missing is None)
        self._say_relative()

    def _say_relative(self) -> None:
        day = self.input.value() if self.input.isEnabled() else None
        self.input.set_relative(self._in_words(day) if day is not None and self._in_words is not None else "")


class TimeQuestion(QuestionField):
    """A time of day in London, kept as HH:MM."""

    def __init__(self, question: Question, key: FieldKey, parent: QWidget | None = None) -> None:
        super().__init__(question, key, parent)
        self.input = TimeField(question.label)
        self.input.changed.connect(self._changed)
        self._row = FormRow(question.label, self.input, hint=question.hint or t("For example 15:30"))
        self.column.addWidget(self._row)
        for part in (self.input, *self.input.findChildren(QWidget)):
            part.installEventFilter(self)
        self.setFocusProxy(self.input)

    def show_answer(self, answer: Answer) -> None:
        super().show_answer(answer)
        text = answer.value if isinstance(answer.value, str) else ""
        if text != self.input.text() and not self._being_typed():
            self.input.set_text(text)

    def show_fault(self, message: str) -> None:
        self._row.set_error(message)

    def _changed(self) -> None:
        self.entered.emit(self.key)
        text = self.input.text()
        self.report(Answer(text) if text else Answer())  # as typed; leaving the field writes it as HH:MM

    def settle(self) -> None:
        moment = self.input.value()
        if moment is not None:
            self.report(Answer(f"{moment:%H:%M}"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _being_typed(self) -> bool:
        return any(part.hasFocus() for part in (self.input, *self.input.findChildren(QWidget)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
