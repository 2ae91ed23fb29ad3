"""What an outcome sets in motion, completes and ends, shown before it is recorded."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import StepView
from hsb_desktop.casework.work_views import OutcomePreview
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, Rule
from hsb_desktop.ui.kit.text import muted, small, strong, subheading
from hsb_desktop.ui.questions.shapes import state_of


class Motion(QWidget):
    """The preview; it says that nothing is recorded yet, or that it was."""

    def __init__(self) -> None:
        super().__init__()
        self._body: Column = column(gap=12)
        self.setLayout(self._body)
        self.show_preview(None, recorded=False)

    def show_preview(self, preview: OutcomePreview | None, *, recorded: bool) -> None:
        """Show what would follow; without a preview, what will stand here."""
        self._body.clear()
        if preview is None:
            self._body.add(
                Card(
                    subheading(t("What this sets in motion")),
                    6,
                    muted(t("Choose the outcome, and its next steps with their dates are shown here first.")),
                )
            )
            return
        if preview.refusal:
            self._body.add(Notice(State.ATTENTION, t("This cannot be recorded yet"), preview.refusal))
            return
        head = t("What this set in motion") if recorded else t("What this sets in motion")
        self._part(head, preview.sets_in_motion, t("Nothing new."))
        self._part(t("What it completes"), preview.completes, "")
        self._part(t("What is no longer needed"), preview.ends, "")
        if not recorded:
            self._body.add(muted(t("Nothing of this stands until you record the outcome.")))

    def _part(self, head: str, steps: Sequence[StepView], nothing: str) -> None:
        if not steps and not nothing:
            return
        card = Card(subheading(head), gap=10, margins=(20, 14, 20, 16))
        for index, step in enumerate(steps):
            if index:
                card.add(Rule(inset=30))
            card.add(_line(step))
        if not steps:
            card.add(muted(nothing))
        self._body.add(card)


def _line(step: StepView) -> QWidget:
    said = column(strong(step.label), gap=1)
    if step.due is not None and step.status not in ("done", "not_required"):
        said.add(small(t("By {day} · {when}", day=long_date(step.due), when=step.when)))
    for words in (step.rule, step.why):
        if words:
            said.add(muted(words))
    line = holder(row(holder(column(2, StateGlyph(state_of(step), 20), None)), grow(holder(said)), gap=10))
    line.setAccessibleName(", ".join(part for part in (step.label, step.when, step.rule) if part))
    return line
