"""The clock a meeting must meet, in one line: how near it is, by which rule, where the procedure says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame

from hsb_desktop.casework.views import StepView
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import at, column, grow, holder, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.shapes import state_of, status_word

_TOP = Qt.AlignmentFlag.AlignTop


class ClockLine(QFrame):
    """Hidden while no clock runs. `assumptions`: say under it what the count takes for granted."""

    def __init__(self, *, assumptions: bool = False) -> None:
        super().__init__()
        self._says_assumptions = assumptions
        self._glyph = StateGlyph(State.OPEN, 22)
        self._word = Words("", Role.STRONG, wrap=False)
        self._rule = Words("", Role.SMALL)
        self._assumed = muted("")
        self._line = row(self._word, grow(self._rule), gap=12)
        words = holder(column(self._line, self._assumed, gap=2))
        self.setLayout(row(at(self._glyph, _TOP), grow(words), gap=12, margins=(16, 10, 16, 10)))
        self.hide()

    def say_recorded(self) -> None:
        """Once the outcome stands: nothing here changes any more."""
        self._glyph.set_state(State.DONE)
        self._word.setText(t("Recorded"))
        self._rule.setText(t("The outcome stands; attendance and arrangements stay as they were."))
        self._assumed.hide()
        self._dress(State.DONE)
        self.show()

    def show_clock(self, step: StepView | None) -> None:
        """Say it of this step, or nothing."""
        self.setVisible(step is not None)
        if step is None:
            return
        state = state_of(step)
        self._glyph.set_state(state)
        self._word.setText(status_word(step))
        due = t("by {day}", day=long_date(step.due)) if step.due is not None and step.status == "open" else ""
        self._rule.setText("; ".join(part for part in (due, step.rule) if part))
        self._assumed.setText(" ".join(step.assumptions) if self._says_assumptions else "")
        self._assumed.setVisible(bool(self._assumed.text()))
        self._dress(state)

    def _dress(self, state: State) -> None:
        said = (self._word.text(), self._rule.text(), self._assumed.text())
        self.setAccessibleName(". ".join(part for part in said if part))
        self.setProperty("notice", state.colours)
        self.style().unpolish(self)
        self.style().polish(self)

    def set_fold(self, fold: Fold) -> None:
        """Narrow: the rule goes under the word."""
        directions = QBoxLayout.Direction
        narrow = fold is Fold.NARROW
        self._line.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._line.set_sizes(gap=0 if narrow else 12)
