"""The questions of one person that a line of the table has no room for, opened under their row."""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import AttendanceRow
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Kind, Question
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.narrowing import OPEN
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, row
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.questions.factory import field_for
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.screens.meeting.attendance import PERSON, ROLE, MeetingParts
from hsb_desktop.ui.screens.meeting.naming import Naming
from hsb_desktop.ui.screens.meeting.short_choice import ShortChoice


class RowFields(Panel):
    """Some questions of one row, two beside each other where there is room.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field.
        removed(): this person is to be taken off the list.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    removed = Signal()

    def __init__(
        self, parts: MeetingParts, row_id: RowId, questions: Sequence[str], *, extra: bool = False
    ) -> None:
        self._column: Column = column(gap=14, margins=(16, 14, 16, 14))
        super().__init__("well", self._column)
        self._parts, self._row_id, self._extra = parts, row_id, extra
        self._fields: dict[str, QuestionField] = {}
        self._role: Select | None = None
        self.naming: Naming | None = None
        if extra and ROLE not in questions:
            self._column.add(self._role_row())
        asked = [question for question in parts.attendance.questions if question.id in questions]
        for first, second in zip(asked[::2], [*asked[1::2], None], strict=False):
            pair = row(grow(self._field(first)), gap=24)
            pair.add(grow(self._field(second)) if second is not None else None)
            self._column.add(pair)

    def add(self, widget: QWidget) -> None:
        """Put something under the fields."""
        self._column.add(widget)

    def fields(self) -> Iterator[QuestionField]:
        """The fields, in order."""
        yield from self._fields.values()

    def show_answers(self, answers: AnswerSet, asked: Collection[FieldKey]) -> None:
        """Show what the record holds; what is not asked now is hidden."""
        for field in self._fields.values():
            field.show_answer(answers.get(field.key))
            field.show_narrowing(answers.narrowed.get(field.key, OPEN), answers.narrowing(field.key))
            field.setVisible(field.key in asked)
        if self._role is not None:
            self._role.set_value(answers.cell_text(self._parts.attendance.id, self._row_id, ROLE))

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Offer these people wherever somebody is asked for."""
        for field in self._fields.values():
            if isinstance(field, TextField):
                field.offer(people)
        if self.naming is not None:
            self.naming.offer(people)

    def show_entry(self, entry: AttendanceRow) -> None:
        """The seat that is named here."""
        if self.naming is not None:
            self.naming.show_entry(entry)

    def take_focus(self) -> None:
        """Put the keyboard into the first field."""
        if self._role is not None and not self._role.value():
            self._role.setFocus()
            return
        first = next((field for field in self._fields.values() if not field.isHidden()), None)
        if first is not None:
            first.take_focus()

    def settle(self) -> None:
        """Settle whatever is being typed."""
        for field in self._fields.values():
            field.settle()

    def _field(self, question: Question) -> QuestionField:
        key = self._parts.key(self._row_id, question.id)
        short = question.kind in (Kind.YES_NO, Kind.CHOICE)
        field: QuestionField = ShortChoice(question, key) if short else field_for(question, key)
        field.answered.connect(self.answered)
        field.typed.connect(self.typed)
        field.entered.connect(self.entered)
        self._fields[question.id] = field
        if question.id == PERSON and isinstance(field, TextField) and isinstance(field.input, TextLine):
            self.naming = Naming(field.input, self._name, self)
        return field

    def _name(self, question: str, text: str) -> None:
        """Somebody was taken from the list: what was written of the agency and the contact stays."""
        field = self._fields.get(question)
        if isinstance(field, TextField) and (question == PERSON or not field.input.text()):
            field.show_typing(text, len(text))
            field.settle()

    def _role_row(self) -> QWidget:
        question = self._parts.question(ROLE)
        self._role = Select(question.label, self._parts.role_options())
        key = self._parts.key(self._row_id, ROLE)
        self._role.chosen.connect(lambda option: self.answered.emit(key, Answer(option)))
        out = quiet(t("Take off the list"), icon="remove")
        out.clicked.connect(self.removed)
        return FormRow(question.label, self._role, hint=question.hint, side=out)
