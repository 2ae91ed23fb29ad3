"""What the indicators suggest and why, what to look at again, then the worker's own decision and its rationale."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import CategoryView
from hsb_desktop.casework.work_views import AssessmentResult, IndicatorLine
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.form import Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.answers import Answer as Card
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.choice_list import ChoiceList
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.glyphs import CategoryGlyph, StateGlyph
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card as Surface
from hsb_desktop.ui.kit.surface import Rule
from hsb_desktop.ui.kit.text import heading, lead, muted, strong, subheading, title
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.questions.shapes import category_of
from hsb_desktop.ui.questions.when_fields import InWords

CATEGORY = "category"  # the question of the form that holds the decision


def _categories(section: Section) -> list[Card]:
    question = next(question for question in section.questions if question.id == CATEGORY)
    shapes: dict[str, str | int] = {str(number): number for number in range(4)}
    return [
        Card(
            option.id,
            option.label[:1].upper() + option.label[1:],
            category=category_of(CategoryView(shapes.get(option.id, option.id))),
        )
        for option in question.options
    ]


class ResultPage(QWidget):
    """The result and the decision.

    Signals:
        decided(str): the category chosen, as the form's option id.
        look(str): go to the page of this question.
        answered, typed, entered: as of a field, for the questions under the decision.
    """

    decided = Signal(str)
    look = Signal(str)
    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)

    def __init__(self, section: Section, in_words: InWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestion, self._again = Surface(gap=10), Surface(gap=10)
        self._suggestion_holder: Column = column(gap=16)
        self.choices = ChoiceList(t("Your decision"), _categories(section))  # before the fields: Tab follows
        self.choices.chosen.connect(self.decided)
        self._differs: Column = column()
        self.fields = SectionFields(section, in_words=in_words, without={CATEGORY})
        for name in ("answered", "typed", "entered"):
            getattr(self.fields, name).connect(getattr(self, name))
        decision = column(
            subheading(t("Your decision")), 8, self.choices, 12, holder(self._differs), 12, self.fields, None
        )
        self._columns = row(
            grow(holder(column(holder(self._suggestion_holder), None)), 10),
            grow(holder(decision), 11),
            gap=24,
        )
        head = column(title(section.title), lead(t("The tool suggests. You decide, and say why.")), gap=2)
        self.setLayout(column(head, 20, self._columns, None))
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
        decided = answers.of(CATEGORY).value
        self.choices.set_value("" if decided is None else str(decided))
        self._differs.clear()
        if result.differs:
            self._differs.add(
                Notice(
                    State.DUE, result.differs, t("Say why in your rationale. It prints with the assessment.")
                )
            )

    def field_at(self, key: FieldKey) -> QWidget | None:
        """The widget at a key: the list of categories or a field under it."""
        return self.choices if key.question == CATEGORY else self.fields.field(key)

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
        for first, second in result.contradictions:
            words = t("{a} and {b} are both marked present.", a=first.number, b=second.number)
            card.add(self._point(t("Two answers do not fit together"), words, first))
        for lines, head in (
            (result.not_known, t("Indicators not known: {n}", n=len(result.not_known))),
            (result.unanswered, t("Indicators not answered: {n}", n=len(result.unanswered))),
        ):
            if lines:
                numbers = ", ".join(line.number for line in lines)
                card.add(self._point(head, t("{numbers} stay open as gaps.", numbers=numbers), lines[0]))
        for _flag, sentence in result.flags:
            card.add(self._point(sentence, "", None))
        if not (result.contradictions or result.not_known or result.unanswered or result.flags):
            card.add(muted(t("Nothing: every indicator is answered and the answers fit together.")))
        return card

    def _point(self, head: str, words: str, line: IndicatorLine | None) -> QWidget:
        said = column(strong(head), gap=2)
        if words:
            said.add(muted(words))
        parts: list[object] = [StateGlyph(State.ATTENTION, 20, ""), grow(holder(said))]
        if line is not None:
            button = quiet(t("Open {number}", number=line.number))
            button.clicked.connect(lambda: self.look.emit(line.question))
            parts.append(button)
        return holder(row(*parts, gap=12))  # type: ignore[arg-type]  # widgets and a placed holder, as row takes them
