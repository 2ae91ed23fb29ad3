"""The questions of one section: shown as the record stands, hidden where the form says so.

A long section is filled in slices: what is in sight at once, the rest as the event loop turns.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Question, Repeat, Section
from hsb_desktop.procedure.narrowing import OPEN
from hsb_desktop.procedure.numbering import Numbers
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.opened_by import OpenedBy
from hsb_desktop.ui.kit.slices import Slices
from hsb_desktop.ui.kit.text import muted
from hsb_desktop.ui.questions.choices import ChoiceField
from hsb_desktop.ui.questions.factory import field_for
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.opened import Opened
from hsb_desktop.ui.questions.repeat import RepeatCards
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.questions.when_fields import InWords


class SectionFields(QWidget):
    """All fields of one section. `at_once` are made now, the rest in slices; without it all are made now.

    With `numbers` each question has its number before its words, as on paper.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): those of every field.
        added(str), removed(str, str): a row is wanted in, or out of, the repeat with this id.
        filled(): what was put off stands.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    narrowed = Signal(object, object)
    added = Signal(str)
    removed = Signal(str, str)
    filled = Signal()

    def __init__(
        self,
        section: Section,
        parent: QWidget | None = None,
        *,
        in_words: InWords | None = None,
        without: Collection[str] = (),
        at_once: int | None = None,
        readers: Callable[[FieldKey], None] | None = None,
        numbers: Numbers | None = None,
        nothing: str = "",
        opened: Opened | None = None,
    ) -> None:
        """`readers` opens the choice of who may read a long text or a row; without it nothing is offered.

        `nothing` is said where no question of the section is asked as the record stands.
        """
        super().__init__(parent)
        self._readers, self._numbers = readers, numbers
        self.section, self._in_words = section, in_words
        self._own: dict[FieldKey, QuestionField] = {}
        self._repeats: dict[str, RepeatCards] = {}
        self._connected: set[QuestionField] = set()
        self._shown: tuple[AnswerSet, Shown] | None = None
        self._typing: dict[FieldKey, tuple[str, int]] = {}  # recovered, its field not made yet
        self._faults: Mapping[FieldKey, str] = {}
        self._opened = opened or Opened()
        self._people: Sequence[PickedPerson] = ()
        self._body = column(gap=28)
        self.setLayout(self._body)
        self._nothing = muted(nothing) if nothing else None
        if self._nothing is not None:
            self._nothing.hide()
            self._body.add(self._nothing)
        self._slices = Slices(self._pieces(without), self)
        self._slices.done.connect(self.filled)
        self._slices.begin(at_once)

    def fields(self) -> Iterator[QuestionField]:
        """Every field that stands now, those of open rows after the others."""
        yield from self._own.values()
        for cards in self._repeats.values():
            yield from cards.fields.values()

    def first(self) -> QuestionField | None:
        """The field a person meets first, its row opened for it; a repeat without rows has none."""
        own = {key.question: field for key, field in self._own.items()}
        for item in self.section.items:
            cards = self._repeats.get(item.id)
            part = own.get(item.id) if cards is None else cards
            if part is not None and not part.isHidden():
                found = cards.first() if cards is not None else own[item.id]
                if found is not None:
                    return found
        return None

    def field(self, key: FieldKey) -> QuestionField | None:
        """The field at a key, made and opened where it does not stand yet, or None when this section has none."""
        if not any(item.id == (key.repeat or key.question) for item in self.section.items):
            return None
        self._slices.until(lambda: key in self._own or key.repeat in self._repeats)
        if key.repeat in self._repeats:
            self._repeats[key.repeat].open_row(key.row)
        return next((field for field in self.fields() if field.key == key), None)

    def place(self, key: FieldKey) -> QWidget | None:
        """The field at a key, or the repeat when the key is that of its rows."""
        return self.field(key) or self._repeats.get(key.question)

    def show_answers(self, answers: AnswerSet, shown: Shown) -> None:
        """Show the record's answers; what is not asked now is hidden, not forgotten."""
        self._shown = (answers, shown)
        asked: list[tuple[QWidget, bool]] = [
            (field, key.question in shown.items) for key, field in self._own.items()
        ]
        asked += [(cards, repeat_id in shown.items) for repeat_id, cards in self._repeats.items()]
        # Each widget that appears on a page in sight lays the whole page out again: many appear at once, unseen.
        many = sum(part.isHidden() is on for part, on in asked) > 1
        unseen = many and not self.isHidden() and not self.isAncestorOf(QApplication.focusWidget() or self)
        if unseen:
            self.hide()
        closed = [field for field in self.fields() if isinstance(field, TextField) and field.isHidden()]
        for key, field in self._own.items():
            field.show_answer(answers.get(key))
            field.show_narrowing(answers.narrowed.get(key, OPEN), answers.narrowing(key))
        for cards in self._repeats.values():
            cards.show_rows(answers, shown)
        for part, on in asked:
            part.setVisible(on)
        for field in closed:
            if not field.isHidden():
                self._opened.came(field)
        if self._nothing is not None:
            self._nothing.setHidden(any(item.id in shown.items for item in self.section.items))
        if unseen:
            self.show()

    def show_typing(self, typing: Mapping[FieldKey, tuple[str, int]]) -> None:
        """Put text that was not settled back into its fields."""
        self._typing = dict(typing)
        for key in typing:
            if key.repeat in self._repeats:
                self._repeats[key.repeat].open_row(key.row)
        self._catch_up(list(self.fields()))

    def show_faults(self, faults: Mapping[FieldKey, str]) -> None:
        """Say beside each field what to do; fields without a fault lose theirs."""
        self._faults = faults
        for key in faults:
            if key.repeat in self._repeats:
                self._repeats[key.repeat].open_row(key.row)
        for field in self.fields():
            field.show_fault(faults.get(field.key, ""))

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Offer these people wherever the section asks for somebody, also in rows that come later."""
        self._people = people
        for field in self.fields():
            if isinstance(field, TextField):
                field.offer(people)

    def settle(self) -> None:
        """Settle whatever is being typed."""
        for field in self.fields():
            field.settle()

    def _pieces(self, without: Collection[str]) -> Iterator[Callable[[], None]]:
        for item in self.section.items:
            if item.id in without:
                continue
            if isinstance(item, Repeat):
                yield partial(self._add_repeat, item)
                continue
            yield partial(self._add_field, item, FieldKey(item.id))
            if item.note:
                yield partial(self._add_field, item, FieldKey(item.id, note=True))

    def _add_field(self, question: Question, key: FieldKey) -> None:
        field = self._own[key] = field_for(question, key, in_words=self._in_words)
        if self._numbers is not None and not key.note:
            field.show_number(self._numbers.of(question.id))
        if self._shown is not None:
            field.show_answer(self._shown[0].get(key))
        self._connect_fields()
        if self._shown is not None:
            answers = self._shown[0]
            field.show_narrowing(answers.narrowed.get(key, OPEN), answers.narrowing(key))
        self._body.add(field)
        field.setVisible(self._shown is None or key.question in self._shown[1].items)

    def _add_repeat(self, repeat: Repeat) -> None:
        cards = RepeatCards(repeat, in_words=self._in_words, readers=self._readers, numbers=self._numbers)
        cards.added.connect(self.added)
        cards.removed.connect(self.removed)
        cards.grew.connect(self._connect_fields)
        cards.filled.connect(self.filled)
        self._repeats[repeat.id] = cards
        if self._shown is not None:
            cards.show_rows(*self._shown)
        for key in (*self._typing, *self._faults):
            if key.repeat == repeat.id:
                cards.open_row(key.row)
        self._body.add(cards)
        cards.setVisible(self._shown is None or repeat.id in self._shown[1].items)

    def _catch_up(self, fields: Iterable[QuestionField]) -> None:
        """What came while these fields were not made yet."""
        for field in fields:
            if field.key in self._typing:
                field.show_typing(*self._typing.pop(field.key))
            if field.key in self._faults:
                field.show_fault(self._faults[field.key])

    def _connect_fields(self) -> None:
        standing = set(self.fields())
        self._catch_up(standing - self._connected)
        for field in standing - self._connected:
            if self._people and isinstance(field, TextField):
                field.offer(self._people)
            if self._readers is not None:
                field.offer_readers(self._readers)
            field.answered.connect(self._opened.chose)
            if isinstance(field, ChoiceField):
                OpenedBy(field.group.cards(), partial(self._opened.by, field.key), field, leads=False)
            field.answered.connect(self.answered)
            field.narrowed.connect(self.narrowed)
            field.typed.connect(self.typed)
            field.entered.connect(self.entered)
        self._connected = standing
