"""Everything about one step: why it is open, its clock with each day that does not count, its source, assumptions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import StepView
from hsb_desktop.procedure.dates_in_words import clock_time, long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import plain
from hsb_desktop.ui.kit.day_strip import DayStrip
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.text import Words, body, small_strong
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.questions.shapes import state_of
from hsb_desktop.ui.screens.case.clock_days import days_of


class StepDetails(QWidget):
    """Two columns: what it is and why at the left, its clock and where it is asked for at the right.

    Signals:
        wanted(StepView): the step is to be done as another meeting, which stands in its action.
    """

    wanted = Signal(object)

    def __init__(self, step: StepView) -> None:
        super().__init__()
        left, right = column(gap=10), column(gap=10)
        _part(left, t("What the procedure asks"), [step.guidance] if step.guidance else [])
        _part(left, t("Why it is here"), step.because)
        _part(left, t("Why it is not required"), [step.why] if step.status == "not_required" else [])
        _part(left, t("Who"), [_capital(step.who)] if step.who else [])
        _part(left, t("Part of one of these meetings"), [_capital(forum) for forum in step.forums])
        self._others(left, step)
        _part(right, t("When"), _when(step))
        if step.status not in ("done", "not_required") and days_of(step):
            right.add(DayStrip(days_of(step), state_of(step)))
        _part(right, t("Days that do not count"), [_skipped(day, why) for day, why in step.skipped])
        _part(right, t("Where it is asked for"), [step.cited or step.source, basis_words(step.basis)])
        _part(right, t("What was assumed"), step.assumptions)
        self._row = row(grow(holder(left)), grow(holder(right)), gap=32, margins=(56, 0, 20, 16))
        self.setLayout(self._row)
        folds = FoldWatch(self)
        folds.changed.connect(self._fold)
        self._fold(folds.fold)

    def _others(self, place: Column, step: StepView) -> None:
        """The meetings it may be held as, each set up in one step while none is."""
        if step.meeting is not None:
            _part(place, t("It may be held as"), [label for _, label in step.instead])
        elif step.instead:
            offers = column(small_strong(t("It may be held as"), "text_muted"), gap=6)
            for kind, label in step.instead:
                offer = plain(label, icon="plus", height=40)
                offer.setAccessibleName(t("Set up: {meeting}", meeting=label))
                other = replace(step, action=f"meeting:{kind}")
                offer.clicked.connect(lambda _=False, other=other: self.wanted.emit(other))
                offers.add(row(offer, None))
            place.add(holder(offers))

    def _fold(self, fold: Fold) -> None:
        directions = self._row.Direction
        self._row.setDirection(directions.TopToBottom if fold is Fold.NARROW else directions.LeftToRight)


def _part(place: Column, head: str, lines: Sequence[str]) -> None:
    said = [line for line in lines if line]
    if not said:
        return
    words: list[Words] = [body(line) if len(said) == 1 else Words(line, Role.SMALL) for line in said]
    place.add(holder(column(small_strong(head, "text_muted"), *words, gap=2)))


def _when(step: StepView) -> list[str]:
    """The limit, its day, the strict day, when it was done; a limit that cannot be worked out says why."""
    if step.status == "cannot_compute":
        return [step.why]
    said = []
    if step.limit and step.clock_start is not None:
        said.append(t("{limit} from {day}", limit=_capital(step.limit), day=long_date(step.clock_start)))
    elif not step.limit:
        said.append(t("The procedure states no limit."))
    if step.due_at is not None:
        said.append(t("Ends at {time} on {day}", time=clock_time(step.due_at), day=long_date(step.due_at)))
    elif step.due is not None:
        aim = step.status == "advisory"
        said.append(
            t("Advised by {day}", day=long_date(step.due)) if aim else t("Due {day}", day=long_date(step.due))
        )
    if step.strict_due is not None and step.strict_due != step.due:
        said.append(t("Counted strictly, the first day as day 1: {day}", day=long_date(step.strict_due)))
    if step.opened_on is not None:
        said.append(t("Open since {day}", day=long_date(step.opened_on)))
    if step.done_on is not None:
        day = long_date(step.done_on)
        said.append(t("Done late, {day}", day=day) if step.late else t("Done {day}", day=day))
    return said


def _skipped(day: date, why: str) -> str:
    return t("{day}: {why}", day=long_date(day), why=why)


def basis_words(basis: str) -> str:
    """Whose words the rule is."""
    known = {
        "source": t("The procedure's own text."),
        "national": t("National: statute or guidance, not the procedure's own text."),
        "local": t("Local: a default of this product that your council confirms or changes."),
    }
    return known.get(basis, "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
