"""Beside the form of a fact: what waits for it and what the procedure says of it, and what it would set in motion."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.fact_forms import FactForm
from hsb_desktop.casework.views import StepView
from hsb_desktop.casework.work_views import OutcomePreview
from hsb_desktop.procedure.dates_in_words import clock_time, long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import Column, at, column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import body, muted, strong, subheading
from hsb_desktop.ui.questions.shapes import state_of


class Effect(QWidget):
    """The side of the page. What is asked of the pathway comes while the form is filled in; nothing is stored by it."""

    def __init__(self, form: FactForm) -> None:
        super().__init__()
        self.preview: OutcomePreview | None = None
        self._about: Column = column(gap=16)
        self._effect: Column = column(gap=16)
        self.setLayout(column(holder(self._about), holder(self._effect), gap=16))
        if form.waits:
            waiting = Card(subheading(t("What waits for it")), gap=10)
            for step in form.waits:
                said = [strong(step.label), muted(step.rule or step.source)]
                said += [body(step.guidance)] if step.guidance else []
                waiting.add(_line(step, said))
            self._about.add(waiting)

    def show_effect(self, preview: OutcomePreview) -> None:
        """What would follow, or why it cannot be recorded."""
        self.preview = preview
        self._effect.clear()
        if preview.refusal:
            self._effect.add(Notice(State.DUE, t("This cannot be recorded as it is"), preview.refusal))
            return
        if preview.waits_for:
            said = t("It can be recorded now. What follows is worked out once another entry is put right")
            self._effect.add(Notice(State.ATTENTION, said, preview.waits_for))
            return
        if preview.still_refused:
            said = t("This puts one entry right. Another has to be put right after it")
            self._effect.add(Notice(State.ADVISORY, said, preview.still_refused))
            return
        card = Card(subheading(t("What it sets in motion")), gap=10)
        groups = (
            ("", (*preview.sets_in_motion, *preview.opens_again)),
            (t("Done with it"), preview.completes),
            (t("No longer required"), preview.ends),
        )
        nothing = not preview.no_longer
        for head, steps in groups:
            nothing = nothing and not steps
            for step in steps:
                lines = ([head] if head else []) + _clock(step)
                card.add(_line(step, [strong(step.label), *(muted(line) for line in lines)]))
        for label in preview.no_longer:
            card.add(muted(t("No longer in the pathway: {step}", step=label)))
        if nothing:
            card.add(muted(t("Nothing changes in the pathway.")))
        self._effect.add(card)

    def clear(self) -> None:
        """The form is not complete enough to say anything."""
        self.preview = None
        self._effect.clear()
        self._effect.add(muted(t("What it sets in motion is shown here once enough is filled in.")))


def _clock(step: StepView) -> list[str]:
    """The rule, and when that is; nothing of the clock once it is done."""
    if step.status in ("done", "not_required"):
        return []
    said = [step.rule] if step.rule else []
    if step.due_at is not None:
        said.append(t("By {time}, {day}", time=clock_time(step.due_at), day=long_date(step.due_at)))
    elif step.due is not None:
        said.append(t("By {day}", day=long_date(step.due)))
    return said


def _line(step: StepView, words: Sequence[QWidget]) -> QWidget:
    glyph = at(StateGlyph(state_of(step), 20, ""), Qt.AlignmentFlag.AlignTop)
    return holder(row(glyph, grow(holder(column(*words, gap=2))), gap=10))
