"""The steps of a pathway as rows whose chips, dates and buttons stand in columns; each opens to everything about it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import StepView
from hsb_desktop.procedure.dates_in_words import clock_time, short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.aligned_rows import AlignedRow, AlignedRows
from hsb_desktop.ui.kit.button import IconButton, quiet
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.text import Words, muted, strong
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.shapes import state_of, status_word
from hsb_desktop.ui.screens.case.actions import action_word
from hsb_desktop.ui.screens.case.step_details import StepDetails


class StepRow(AlignedRow):
    """One step.

    Signals:
        wanted(StepView): the step is to be done.
    """

    wanted = Signal(object)

    def __init__(self, step: StepView) -> None:
        self.step = step
        self.more = IconButton("chevron_down", t("Details of {step}", step=step.label), size=32)
        words = column(strong(step.label), gap=2)
        for line in (step.rule, step.why if step.status == "not_required" else ""):
            if line:
                words.add(muted(line))
        word = status_word(step)
        self.chip = Chip(state_of(step), word)
        cells = (
            holder(row(self.chip, None)),
            holder(row(Words(_date_of(step), Role.SMALL, "text_muted"), margins=(0, 4, 0, 0))),
            holder(row(*self._button(), None)),
        )
        self.glyph = StateGlyph(state_of(step), 22, word)
        super().__init__(self.glyph, words, cells, self.more)
        self._details: StepDetails | None = None
        self.more.clicked.connect(self._toggle)

    def say_time(self, step: StepView) -> None:
        """The same step a while later: how near its limit is now."""
        self.chip.set_chip(state_of(step), status_word(step))
        self.glyph.set_state(state_of(step))
        self.glyph.setAccessibleName(status_word(step))

    def _button(self) -> list[QWidget]:
        word = action_word(self.step)
        if not word or self.step.status in ("done", "not_required"):
            return []
        button = quiet(word)
        button.setAccessibleName(f"{word}: {self.step.label}")
        button.clicked.connect(lambda: self.wanted.emit(self.step))
        return [button]

    def _toggle(self) -> None:
        """Open or close everything about the step, made when it is first asked for."""
        opens = self._details is None or self._details.isHidden()
        if self._details is None:
            self._details = StepDetails(self.step)
            self._details.wanted.connect(self.wanted)
            self.below.add(self._details)
        self._details.setVisible(opens)
        self.more.set_icon_name("chevron_up" if opens else "chevron_down")


def _same(one: StepView, other: StepView) -> bool:
    return (one.step, one.opened_on) == (other.step, other.opened_on)


class StepRows(AlignedRows):
    """Signals: `wanted(StepView)`: as of a row."""

    wanted = Signal(object)

    def __init__(self, steps: Sequence[StepView]) -> None:
        made = [StepRow(step) for step in steps]
        super().__init__(made)
        self._steps = made
        for one in made:
            one.wanted.connect(self.wanted)

    def say_time(self, steps: Sequence[StepView]) -> None:
        """How near each limit is now; what is unfolded and where the keyboard is stay."""
        for one in self._steps:
            for step in steps:
                if _same(one.step, step):
                    one.say_time(step)


def _date_of(step: StepView) -> str:
    if step.status == "done" and step.done_on is not None:
        return short_date(step.done_on)
    if step.due_at is not None:
        return t("{day}, {time}", day=short_date(step.due_at.date()), time=clock_time(step.due_at))
    return short_date(step.due) if step.due is not None else ""
