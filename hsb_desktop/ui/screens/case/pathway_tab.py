"""The pathway: what comes next with its clock, the work flow (§4) as a picture, every step with its reasons."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import CaseView, StepView
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.day_strip import Day, DayKind, DayStrip
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, RowCard, SectionHead
from hsb_desktop.ui.kit.text import Words, muted, strong, subheading
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.shapes import state_of, status_word
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.case.actions import StepDoer, action_word
from hsb_desktop.ui.screens.case.picture import PathwayPicture
from hsb_desktop.ui.screens.case.tab import CaseTab

_LONGEST_STRIP = 11  # days; a longer clock is told in words only


class PathwayTab(CaseTab):
    """The first thing seen of a case: what to do next, and why."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.doer = StepDoer(services, self)
        self.doer.go.connect(self.go)
        self.doer.trouble.connect(self.trouble)

    def paint_case(self, view: CaseView) -> None:
        if view.banner.next_step is not None:
            self.body.add(self._next(view, view.banner.next_step))
        dated = [flag for flag in view.pathway.flags if flag.flag == "procedure_review_overdue"]
        for flag in view.pathway.flags:
            if flag not in dated:
                self.body.add(Notice(State.ADVISORY, flag.title, flag.why))
        picture = PathwayPicture(view.pathway)
        picture.chosen.connect(lambda step: self.doer.do(view, step))
        self.body.add(picture)
        self.body.add(SectionHead(t("Every step"), note=t("in the order of the procedure")))
        self.body.add(RowCard([self._step_row(view, step) for step in view.pathway.steps]))
        for flag in dated:
            self.body.add(Notice(State.ADVISORY, flag.title, flag.why))

    def _next(self, view: CaseView, step: StepView) -> Card:
        words = column(
            subheading(
                t(
                    "Next: {step}",
                    step=step.label[:1].lower() + step.label[1:] if step.label[:3] != "HSB" else step.label,
                )
            ),
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
            button.clicked.connect(lambda: self.doer.do(view, step))
            doing.addWidget(button)
        whole = row(grow(holder(said)), holder(doing), gap=18)
        card = Card(whole)
        folds = FoldWatch(card)
        directions = whole.Direction

        def fold(now: Fold) -> None:
            whole.setDirection(directions.TopToBottom if now is Fold.NARROW else directions.LeftToRight)

        folds.changed.connect(fold)
        fold(folds.fold)
        return card

    def _step_row(self, view: CaseView, step: StepView) -> QWidget:
        lines = column(row(strong(step.label), gap=8), gap=2)
        said = [step.rule] if step.rule else []
        said += [step.why] if step.why else []
        for line in (*said, *step.because[:2], *step.assumptions):
            lines.add(muted(line))
        parts: list[object] = [StateGlyph(state_of(step), 22, status_word(step)), grow(holder(lines))]
        parts.append(
            column(
                Chip(state_of(step), status_word(step)),
                Words(_date_of(step), Role.SMALL, "text_muted"),
                gap=4,
            )
        )
        word = action_word(step)
        if word and step.status not in {"done", "not_required"}:
            button = quiet(word)
            button.setAccessibleName(f"{word}: {step.label}")
            button.clicked.connect(lambda: self.doer.do(view, step))
            parts.append(button)
        return holder(row(*parts, gap=14, margins=(20, 10, 20, 10)))  # type: ignore[arg-type]  # as above


def _date_of(step: StepView) -> str:
    if step.status == "done" and step.done_on is not None:
        return long_date(step.done_on)
    if step.due_at is not None:
        return f"{long_date(step.due_at.date())}, {step.due_at:%H:%M}"
    return long_date(step.due) if step.due is not None else ""


def days_of(step: StepView) -> list[Day]:
    """The days of a working-day clock from its start to its limit, those that do not count dotted."""
    if step.clock_start is None or step.due is None or "working day" not in step.limit:
        return []
    length = (step.due - step.clock_start).days + 1
    if not 1 < length <= _LONGEST_STRIP:
        return []
    skipped = dict(step.skipped)
    days: list[Day] = []
    counted = 0
    for offset in range(length):
        day = step.clock_start + timedelta(days=offset)
        if offset == 0:
            days.append(_day(day, DayKind.START, t("start")))
        elif day == step.due:
            days.append(_day(day, DayKind.DUE, t("{n}, due", n=counted + 1)))
        elif day in skipped:
            days.append(_day(day, DayKind.SKIPPED, "", skipped[day]))
        else:
            counted += 1
            days.append(_day(day, DayKind.COUNTED, str(counted)))
    return days


def _day(day: date, kind: DayKind, word: str, why: str = "") -> Day:
    return Day(long_date(day)[0], str(day.day), kind, word, f"{long_date(day)} {why or word}".strip())
