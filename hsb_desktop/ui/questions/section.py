"""The questions of one section: built once, shown as the record stands, hidden where the form says so."""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Repeat, Section
from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.questions.factory import field_for
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.repeat import RepeatCards
from hsb_desktop.ui.questions.when_fields import InWords


class SectionFields(QWidget):
    """All fields of one section.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): those of every field.
        added(str), removed(str, str): a row is wanted in, or out of, the repeat with this id.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    added = Signal(str)
    removed = Signal(str, str)

    def __init__(
        self,
        section: Section,
        parent: QWidget | None = None,
        *,
        in_words: InWords | None = None,
        without: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._own: dict[FieldKey, QuestionField] = {}
        self._repeats: dict[str, RepeatCards] = {}
        self._connected: set[FieldKey] = set()
        body = column(gap=28)
        for item in section.items:
            if item.id in without:
                continue
            if isinstance(item, Repeat):
                cards = RepeatCards(item, in_words=in_words)
                cards.added.connect(self.added)
                cards.removed.connect(self.removed)
                cards.grew.connect(self._connect_fields)
                self._repeats[item.id] = cards
                body.add(cards)
                continue
            keys = [FieldKey(item.id)] + ([FieldKey(item.id, note=True)] if item.note else [])
            for key in keys:
                self._own[key] = field_for(item, key, in_words=in_words)
                body.add(self._own[key])
        self.setLayout(body)
        self._connect_fields()

    def fields(self) -> Iterator[QuestionField]:
        """Every field that stands now, those of rows included, in order."""
        yield from self._own.values()
        for cards in self._repeats.values():
            yield from cards.fields.values()

    def field(self, key: FieldKey) -> QuestionField | None:
        """The field at a key, or None when this section has none."""
        return next((field for field in self.fields() if field.key == key), None)

    def show_answers(self, answers: AnswerSet, shown: Shown) -> None:
        """Show the record's answers; what is not asked now is hidden, not forgotten."""
        asked: list[tuple[QWidget, bool]] = [
            (field, key.question in shown.items) for key, field in self._own.items()
        ]
        asked += [(cards, repeat_id in shown.items) for repeat_id, cards in self._repeats.items()]
        # Each widget that appears on a page in sight lays the whole page out again: many appear at once, unseen.
        many = sum(part.isHidden() is on for part, on in asked) > 1
        unseen = many and not self.isHidden() and not self.isAncestorOf(QApplication.focusWidget() or self)
        if unseen:
            self.hide()
        for key, field in self._own.items():
            field.show_answer(answers.get(key))
        for cards in self._repeats.values():
            cards.show_rows(answers, shown)
        for part, on in asked:
            part.setVisible(on)
        if unseen:
            self.show()

    def show_typing(self, typing: Mapping[FieldKey, tuple[str, int]]) -> None:
        """Put text that was not settled back into its fields."""
        for field in self.fields():
            if field.key in typing:
                field.show_typing(*typing[field.key])

    def show_faults(self, faults: Mapping[FieldKey, str]) -> None:
        """Say beside each field what to do; fields without a fault lose theirs."""
        for field in self.fields():
            field.show_fault(faults.get(field.key, ""))

    def settle(self) -> None:
        """Settle whatever is being typed."""
        for field in self.fields():
            field.settle()

    def _connect_fields(self) -> None:
        standing = list(self.fields())
        self._connected &= {field.key for field in standing}
        for field in standing:
            if field.key not in self._connected:
                field.answered.connect(self.answered)
                field.typed.connect(self.typed)
                field.entered.connect(self.entered)
                self._connected.add(field.key)
