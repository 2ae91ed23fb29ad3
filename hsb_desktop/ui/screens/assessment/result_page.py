"""What the indicators suggest and why, what to look at again, then the worker's own decision and its rationale."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.views import CategoryView
from hsb_desktop.casework.work_views import AssessmentResult, IndicatorLine
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.form import Section
from hsb_desktop.procedure.numbering import Numbers
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer as Card
from hsb_desktop.ui.kit.button import plain
from hsb_desktop.ui.kit.choice_list import ChoiceList
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.glyphs import CategoryGlyph, StateGlyph
from hsb_desktop.ui.kit.layout import Column, at, column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card as Surface
from hsb_desktop.ui.kit.surface import Rule
from hsb_desktop.ui.kit.text import heading, lead, muted, strong, subheading, title
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.questions.shapes import category_of
from hsb_desktop.ui.questions.when_fields import InWords

RATIONALE = "rationale"  # the question of the form that says why
_TOP = Qt.AlignmentFlag.AlignTop


def _categories(section: Section, decision: str) -> list[Card]:
    question = next(question for question in section.questions if question.id == decision)
    shapes: dict[str, str | int] = {str(number): number for number in range(4)}
    return [
        Card(
            option.id,
            option.label[:1].upper() + option.label[1:],
            category=category_of(CategoryView(shapes.get(option.id, option.id))),
        )
        for option in question.options
    ]


class _Parts(QObject):
    """The questions beside the decision and those under it, as one set of fields."""

    filled = Signal()

    def __init__(self, beside: SectionFields, below: SectionFields, parent: QObject) -> None:
        super().__init__(parent)
        self.beside, self.below = beside, below
        below.filled.connect(self.filled)

    def fields(self) -> Iterator[QuestionField]:
        """Every field that stands, in order."""
        yield from self.beside.fields()
        yield from self.below.fields()

    def field(self, key: FieldKey) -> QuestionField | None:
        """The field at a key."""
        return self.beside.field(key) if key.question == RATIONALE else self.below.field(key)

    def show_answers(self, answers: AnswerSet, shown: Shown) -> None:
        """Show the record's answers."""
        self.beside.show_answers(answers, shown)
        self.below.show_answers(answers, shown)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Offer these people wherever somebody is asked for."""
        self.beside.offer(people)
        self.below.offer(people)

    def show_typing(self, typing: Mapping[FieldKey, tuple[str, int]]) -> None:
        """Put text that was not settled back into its fields."""
        self.beside.show_typing(typing)
        self.below.show_typing(typing)


class ResultPage(QWidget):
    """The result and the decision.

    Signals:
        decided(str): the category chosen, as the form's option id.
        look(FieldKey): go to the page of this question.
        answered, typed, entered, narrowed: as of a field, for the questions beside and under the decision.
    """

    decided = Signal(str)
    look = Signal(object)
    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    narrowed = Signal(object, object)

    def __init__(
        self,
        section: Section,
        decision: str,
        in_words: InWords,
        readers: Callable[[FieldKey], None],
        numbers: Numbers,
    ) -> None:
        """`decision` is the question of the section in which the worker decides.

        `readers` opens the choice of who may read an answer; the questions have their `numbers`.
        """
        super().__init__()
        self.decision = decision
        self._suggestion_holder: Column = column(gap=16)
        self.choices = ChoiceList(
            t("Your decision"), _categories(section, decision)
        )  # before the fields: Tab follows
        self.choices.chosen.connect(self.decided)
        self._differs: Column = column()
        others = {item.id for item in section.items} - {RATIONALE}
        made = partial(SectionFields, section, in_words=in_words, readers=readers, numbers=numbers)
        beside, below = made(without=others), made(without={decision, RATIONALE})
        self.fields = _Parts(beside, below, self)
        for part in (beside, below):
            for name in ("answered", "typed", "entered", "narrowed"):
                getattr(part, name).connect(getattr(self, name))
        deciding = column(
            subheading(t("Your decision")), 8, self.choices, 12, holder(self._differs), 12, beside, None
        )
        self._columns = row(
            grow(holder(column(holder(self._suggestion_holder), None)), 10),
            grow(holder(deciding), 11),
            gap=24,
        )
        head = column(title(section.title), lead(t("The tool suggests. You decide, and say why.")), gap=2)
        self.setLayout(column(head, 20, self._columns, 28, below, None))
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)

    def _fold(self, fold: Fold) -> None:
        side_by_side = fold is not Fold.NARROW
        directions = self._columns.Direction
        self._columns.setDirection(directions.LeftToRight if side_by_side else directions.TopToBottom)

    def show_result(self, result: AssessmentResult, answers: AnswerSet) -> None:
        """Paint the suggestion, what does not fit and the decision as it stands."""
        self._suggestion_holder.clear()
        self._suggestion_holder.add(self._suggested(result), self._look_again(result))
        self.choices.set_answers(
            [
                Card(
                    str(choice.value),
                    choice.label[:1].upper() + choice.label[1:],
                    category=category_of(CategoryView(choice.value)),
                    flag=t("suggested") if choice.suggested else "",
                    note=choice.line,
                )
                for choice in result.choices
            ]
        )
        decided = answers.of(self.decision).value
        self.choices.set_value("" if decided is None else str(decided))
        self._differs.clear()
        if result.differs:
            self._differs.add(
                Notice(
                    State.DUE, result.differs, t("Say why in your rationale. It prints with the assessment.")
                )
            )

    def _suggested(self, result: AssessmentResult) -> Surface:
        card = Surface(subheading(t("The indicators suggest")), gap=12)
        if result.suggested is None:
            card.add(
                strong(t("No suggestion yet")),
                muted(
                    t(
                        "{n} of {total} indicators are answered and none is present so far.",
                        n=result.answered,
                        total=result.total,
                    )
                ),
            )
            return card
        glyph = CategoryGlyph(category_of(CategoryView(result.suggested)), 60, result.label)
        under = (
            t("The highest category with an indicator present.")
            if result.led_by
            else t("All indicators are answered not present.")
        )
        card.add(row(glyph, grow(holder(column(heading(result.label), muted(under), gap=2))), gap=18), Rule())
        if result.led_by:
            card.add(muted(t("Led there by")))
            for line in result.led_by:
                card.add(self._line(line, t("Present")))
        if result.also_present:
            numbers = ", ".join(line.number for line in result.also_present)
            card.add(muted(t("Also present, in lower groups: {numbers}", numbers=numbers)))
        return card

    def _line(self, line: IndicatorLine, word: str) -> QWidget:
        words = strong(line.text)
        return holder(
            row(StateGlyph(State.DONE, 18, word), strong(line.number), grow(words), muted(word), gap=10)
        )

    def _look_again(self, result: AssessmentResult) -> Surface:
        card = Surface(subheading(t("Look at again")), gap=12)
        points: list[QWidget] = []
        for pair in result.contradictions:
            words = t("{a} and {b} are both marked present.", a=pair[0].number, b=pair[1].number)
            points.append(self._point(t("Two answers do not fit together"), words, pair))
        for lines, head, words in (
            (
                result.not_known,
                t("Indicators not known: {n}", n=len(result.not_known)),
                t("They stay open as gaps, so that someone can find out."),
            ),
            (
                result.unanswered,
                t("Indicators not answered: {n}", n=len(result.unanswered)),
                t("Each opens on its own page."),
            ),
        ):
            if lines:
                points.append(self._point(head, words, lines))
        points += [self._point(sentence, "", ()) for _flag, sentence in result.flags]
        for place, point in enumerate(points):
            card.add(*([Rule(inset=32)] if place else []), point)
        if not points:
            card.add(muted(t("Nothing: every indicator is answered and the answers fit together.")))
        return card

    def _point(self, head: str, words: str, lines: Sequence[IndicatorLine]) -> QWidget:
        """One thing to look at again, with a way to each of its indicators."""
        said = column(strong(head), gap=2)
        if words:
            said.add(muted(words))
        if lines:
            said.add(2, Flow(*(self._way_to(line) for line in lines), gap=4, line_gap=4))
        return holder(row(at(StateGlyph(State.ATTENTION, 20, ""), _TOP), grow(holder(said)), gap=12))

    def _way_to(self, line: IndicatorLine) -> QWidget:
        way = plain(line.number, height=32)
        way.setAccessibleName(t("Open {number}, {words}", number=line.number, words=line.text))
        way.setToolTip(line.text)
        way.clicked.connect(lambda: self.look.emit(FieldKey(line.question)))
        return way
