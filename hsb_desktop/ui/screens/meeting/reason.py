"""Why somebody is not invited and who decided it: a sentence under the row, and the two fields it is written in.

Most people are invited: both are made when somebody is not.
"""

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.layout import at, column, grow, holder, row
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.screens.meeting.attendance import BECAUSE, DECIDED_BY, NOT_INVITED, STATE, MeetingParts
from hsb_desktop.ui.screens.meeting.row_fields import RowFields

_TOP = Qt.AlignmentFlag.AlignTop


class Reason(QWidget):
    """Hidden while the person is not left out; open while anything is missing or the worker changes it.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)

    def __init__(self, parts: MeetingParts, row_id: RowId) -> None:
        super().__init__()
        self._parts, self._row_id = parts, row_id
        self._questions = tuple(question for question in (BECAUSE, DECIDED_BY) if parts.asks(question))
        self._open = False
        self._people: Sequence[PickedPerson] = ()
        self._answers = AnswerSet()
        self._asked: Collection[FieldKey] = ()
        self._role = ""
        self._fields: RowFields | None = None
        self._sentence: _Sentence | None = None
        self._column = column(margins=(0, 0, 0, 7))
        self.setLayout(self._column)
        self.hide()

    def show_answers(self, answers: AnswerSet, asked: Collection[FieldKey], role: str) -> None:
        """Show what the record holds; `role` names the row for who hears it."""
        self._answers, self._asked, self._role = answers, asked, role
        left_out = answers.cell_text(self._parts.attendance.id, self._row_id, STATE) == NOT_INVITED
        left_out = left_out and bool(self._questions)
        because, decided = self._text(BECAUSE), self._text(DECIDED_BY)
        whole = all(self._text(question).strip() for question in self._questions)
        self._open = left_out and self.isEnabled() and (self._open or not whole)
        if left_out or self._sentence is not None:
            said = _sentence(because)
            if DECIDED_BY in self._questions:
                said = t("{reason} Decided by {who}.", reason=said, who=decided.rstrip(". ")).strip()
            sentence = self.sentence()
            sentence.say(said if whole else t("No reason was written."), role, because=whole)
            sentence.change.setVisible(self.isEnabled())
            self._show()
        self.setVisible(left_out)

    def sentence(self) -> "_Sentence":
        """What is read of it, with the way to its fields."""
        if self._sentence is None:
            self._sentence = _Sentence()
            self._sentence.change.clicked.connect(lambda: self.open(focus=True))
            self._column.add(self._sentence)
        return self._sentence

    def open(self, *, focus: bool) -> None:
        """Show the fields."""
        self._open = True
        self._show()
        if focus and self._fields is not None:
            self._fields.take_focus()

    def next_field(self) -> QWidget | None:
        """Where the reason is written, while its fields are open."""
        stands = self._fields is not None and not self.isHidden() and not self._fields.isHidden()
        return next((field for field in self.fields() if not field.isHidden()), None) if stands else None

    def close_fields(self) -> None:
        """Show the sentence again; what is missing keeps the fields open."""
        if self._fields is not None:
            self._fields.settle()
        self._open = False
        self.show_answers(self._answers, self._asked, self._role)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Who may have decided it, now and when the fields are opened."""
        self._people = people
        if self._fields is not None:
            self._fields.offer(people)

    def fields(self) -> Iterator[QuestionField]:
        """The fields that stand now."""
        if self._fields is not None:
            yield from self._fields.fields()

    def _show(self) -> None:
        if self._open and self._fields is None:
            self._fields = self._make_fields()
        if self._fields is not None:
            self._fields.show_answers(self._answers, self._asked)
            self._fields.setVisible(self._open)
        self.sentence().setVisible(not self._open)

    def _make_fields(self) -> RowFields:
        fields = RowFields(self._parts, self._row_id, self._questions)
        fields.answered.connect(self.answered)
        fields.typed.connect(self.typed)
        fields.entered.connect(self.entered)
        fields.offer(self._people)
        done = quiet(t("Done"), height=28, role=Role.SMALL_STRONG)
        done.clicked.connect(self.close_fields)
        fields.add(holder(row(None, done)))
        self._column.insertWidget(0, fields)
        return fields

    def _text(self, question: str) -> str:
        return self._answers.cell_text(self._parts.attendance.id, self._row_id, question)


class _Sentence(Panel):
    """The reason in a line, and the button that opens its fields."""

    def __init__(self) -> None:
        self._said = Words("", Role.SMALL)
        self.change = quiet(t("Change"), height=24, role=Role.SMALL_STRONG)
        self._because = holder(column(2, Words(t("Because"), Role.SMALL_STRONG, wrap=False), None))
        said = grow(holder(column(2, self._said, None)))
        super().__init__(
            "well", row(self._because, said, at(self.change, _TOP), gap=6, margins=(12, 2, 4, 2))
        )

    def say(self, words: str, role: str, *, because: bool) -> None:
        """Say this of a role; without a reason it is no "because"."""
        self._said.setText(words)
        self.change.setAccessibleName(t("Change why {role} is not invited", role=role))
        self._because.setVisible(because)


def _sentence(text: str) -> str:
    said = text.strip()
    return f"{said}." if said and not said.endswith((".", "?", "…")) else said
