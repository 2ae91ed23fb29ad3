"""What to do next in a case: the step, its rule and its clock, and the one button that does it."""

from PySide6.QtCore import Signal

from hsb_desktop.casework.views import StepView
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary
from hsb_desktop.ui.kit.day_strip import DayStrip
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import muted, subheading
from hsb_desktop.ui.questions.shapes import state_of, status_word
from hsb_desktop.ui.screens.case.actions import action_word
from hsb_desktop.ui.screens.case.clock_days import days_of


class NextCard(Card):
    """Signals: `wanted()`: the step is to be done."""

    wanted = Signal()

    def __init__(self, step: StepView) -> None:
        words = column(
            subheading(t("Next: {step}", step=_in_a_sentence(step.label))),
            muted(step.rule or t("The procedure states no limit. {source}", source=step.source)),
            gap=2,
        )
        if step.strict_due is not None:
            words.add(muted(t("Counted strictly: {day}.", day=long_date(step.strict_due))))
        said = row(StateGlyph(state_of(step), 30, status_word(step)), grow(holder(words)), gap=18)
        doing = Flow(gap=18)
        days = days_of(step)
        if days:
            doing.addWidget(DayStrip(days, state_of(step)))
        word = action_word(step)
        if word:
            button = primary(word, trailing="arrow_right", height=48)
            button.clicked.connect(lambda _checked=False: self.wanted.emit())
            doing.addWidget(button)
        self._whole = row(grow(holder(said)), holder(doing), gap=18)
        super().__init__(self._whole)
        folds = FoldWatch(self)
        folds.changed.connect(self._fold)
        self._fold(folds.fold)

    def _fold(self, fold: Fold) -> None:
        directions = self._whole.Direction
        self._whole.setDirection(directions.TopToBottom if fold is Fold.NARROW else directions.LeftToRight)


def _in_a_sentence(label: str) -> str:
    """A label after a colon: a word in capitals (HSB, MASE) stays."""
    first = label.split(" ", 1)[0]
    return label if first[1:2].isupper() else label[:1].lower() + label[1:]
