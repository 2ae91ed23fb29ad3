"""Short and long texts and whole numbers: reported as they are typed, settled when the field is left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.carrying import Origin, narrowed_to
from hsb_desktop.casework.narrowings import allowed_for
from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Kind, Missing, Question
from hsb_desktop.procedure.narrowing import OPEN, Narrowing
from hsb_desktop.procedure.plain import remarks
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.suggestions import Suggestions
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.missing import MissingBoxes
from hsb_desktop.ui.questions.origin import FORMAT, Marked
from hsb_desktop.ui.questions.readers_line import ReadersLine

_REMARKS = 3  # said at once; the next comes when one is put right


class TextField(QuestionField):
    """A text of one line or many, or a whole number; reported as it is typed, settled when it is left."""

    def __init__(self, question: Question, key: FieldKey, parent: QWidget | None = None) -> None:
        super().__init__(question, key, parent)
        name = t("Note: {question}", question=question.label) if key.note else question.label
        self.input: TextArea | TextLine = self._input(name)
        label = t("Note") if key.note else question.label
        hint = _note_hint(question) if key.note else question.hint
        self._row = FormRow(label, self.input, hint=hint)
        self.column.addWidget(self._row)
        self._missing: MissingBoxes | None = None
        if question.allow_missing and not key.note:
            self._missing = MissingBoxes(question.allow_missing, question.label)
            self._missing.chosen.connect(self._missing_chosen)
            self.column.addSpacing(8)
            self.column.addWidget(self._missing)
        self._unsettled = False
        self._ask_readers: Callable[[FieldKey], None] | None = None
        self._readers: ReadersLine | None = None
        self._narrowing = self._in_all = OPEN
        if isinstance(self.input, TextArea):
            self.input.pasted.connect(self._pasted)
            self._mark()
        self._suggestions: Suggestions | None = None
        for watched in (self.input, *self.input.findChildren(QWidget)):
            watched.installEventFilter(self)
        self.setFocusProxy(self.input)

    def _input(self, name: str) -> TextArea | TextLine:
        if self.key.note or self.question.kind is Kind.TEXT:
            area = TextArea(name, lines=2 if self.key.note else 3)
            area.edited.connect(self._typed)
            return area
        line = TextLine(name, width=120 if self.question.kind is Kind.NUMBER else None)
        line.textEdited.connect(self._typed)
        return line

    def show_answer(self, answer: Answer) -> None:
        super().show_answer(answer)
        stands = answer.value if answer.missing is None else answer.beneath
        value = "" if stands is None else str(stands)
        if value != self._text() and not self._unsettled:
            self._set_text(value)
        self._show_missing(answer.missing)
        self._remark()

    def show_typing(self, text: str, caret: int) -> None:
        self._set_text(text)
        self._set_caret(caret)
        self._unsettled = True
        self._show_missing(None)
        self._remark()

    def show_fault(self, message: str) -> None:
        self._row.set_error(message)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Offer these people where the question asks for somebody; any other name is taken as it is typed."""
        if not self.question.person or self.key.note or not isinstance(self.input, TextLine):
            return
        if self._suggestions is None:
            self._suggestions = Suggestions(self.input)
            self._suggestions.chosen.connect(lambda _person: self._typed(self._text()))
        self._suggestions.offer([(one.id, _named(one), one.words) for one in people])
        self.input.setPlaceholderText(t("Type a name, or press ↓ to choose") if people else "")

    def offer_readers(self, ask: Callable[[FieldKey], None]) -> None:
        if self.question.kind is not Kind.TEXT or self.key.note or self._ask_readers is not None:
            return
        self._ask_readers = ask
        if len(self.question.audience) > 1:  # else it comes when somebody writes here: few questions need it
            self._make_readers()

    def show_narrowing(self, narrowing: Narrowing, in_all: Narrowing) -> None:
        if narrowing.narrows and self._readers is None:
            self._make_readers()
        if self._readers is not None:
            self._readers.show_narrowing(narrowing)
        self._narrowing = narrowing
        if in_all != self._in_all:
            self._in_all = in_all
            self._mark()

    def _mark(self) -> None:
        """What is copied out of here says who may read it."""
        if isinstance(self.input, TextArea):
            origin = Origin(allowed_for(self.question), self._in_all, self.question.label)
            self.input.set_mark(FORMAT, Marked(origin).written())

    def _pasted(self, mark: bytes) -> None:
        """What was copied where fewer may read keeps its readers here; widening it again is entered."""
        origin = Marked.read(mark)
        chosen = narrowed_to(allowed_for(self.question), origin) if origin is not None else None
        if chosen is not None and chosen & self._narrowing != self._narrowing:
            self.narrowed.emit(self.key, chosen & self._narrowing)

    def _make_readers(self) -> None:
        ask = self._ask_readers
        if ask is not None and self._readers is None:
            self._readers = ReadersLine(allowed_for(self.question), self.question.label)
            self._readers.wanted.connect(lambda: ask(self.key))
            self._row.set_corner(self._readers)

    def take_focus(self, caret: int = -1) -> None:
        if caret >= 0:
            self._set_caret(caret)
        if self._missing is not None and not self.input.isEnabled():
            self._missing.take_focus()
        else:
            self.input.setFocus()

    def caret(self) -> int:
        if isinstance(self.input, TextLine):
            return self.input.cursorPosition()
        return self.input.caret()

    def settle(self) -> None:
        if self._unsettled:
            self._unsettled = False
            self.answer = self._answer()
            self.answered.emit(self.key, self.answer)  # also when it is as before: it ends what was typed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit(self.key)
            self._make_readers()
        elif event.type() is QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        self._unsettled = True
        self._remark()
        self.typed.emit(self.key, text, self.caret())

    def _remark(self) -> None:
        """Say under the text what the child may find hard to read in it; the text is taken as it is."""
        rule = self.question.plain if not self.key.note else None
        if rule is not None:
            text = self._text() if self.input.isEnabled() else ""
            self._row.set_warning(" ".join(remarks(rule, text)[:_REMARKS]))

    def _missing_chosen(self, missing: Missing | None) -> None:
        """The words stay in the box, out of use, and are the answer again when the tick goes."""
        self.entered.emit(self.key)
        self.settle()  # they are a revision of their own before the tick comes over them
        self._show_missing(missing)
        typed = self._answer()
        self.report(typed if missing is None else Answer(missing=missing, beneath=typed.value))

    def _show_missing(self, missing: Missing | None) -> None:
        if self._missing is not None:
            self._missing.show_missing(missing)
            self.input.setEnabled(missing is None)

    def _answer(self) -> Answer:
        text = self._text()
        if self.question.kind is Kind.NUMBER and not self.key.note and text.strip().isdecimal():
            return Answer(int(text.strip()))
        return Answer(text) if text else Answer()

    def _text(self) -> str:
        return self.input.text()

    def _set_text(self, text: str) -> None:
        if isinstance(self.input, TextLine):
            self.input.setText(text)
        else:
            self.input.set_text(text)

    def _set_caret(self, caret: int) -> None:
        if isinstance(self.input, TextLine):
            self.input.setCursorPosition(caret)
            return
        self.input.set_caret(caret)


def _named(person: PickedPerson) -> str:
    """Name and role: the agency has a question of its own where it matters."""
    return ", ".join(part for part in (person.name, person.role) if part)


def _note_hint(question: Question) -> str:
    if question.kind is Kind.INDICATOR:
        return t("Optional. Short and factual: who could tell us, and by when.")
    return t("Optional. Short and factual.")
