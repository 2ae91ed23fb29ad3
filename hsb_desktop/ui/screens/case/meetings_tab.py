"""The meetings of a case, and setting up another: those that the pathway asks for first, then every other kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.meetings import meeting_choices, set_up
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView, MeetingLine
from hsb_desktop.casework.work_views import MeetingChoice
from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.dates_in_words import long_date, relative, short_date
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.questions.shapes import state_of
from hsb_desktop.ui.screens.case.tab import CaseTab


@dataclass(frozen=True, slots=True)
class _Offer:
    """What can be set up, the day it is, and the calendar that says how far days lie apart."""

    choices: tuple[MeetingChoice, ...]
    today: date
    calendar: Calendar

    def near(self, day: date) -> str:
        """How near a day is, without its weekday, which stands in the date."""
        return relative(day, self.today, self.calendar).rpartition(", ")[2]


def _offer(desk: Desk, case_id: CaseId) -> _Offer:
    """Read it; runs on the store's thread."""
    return _Offer(meeting_choices(desk, case_id), desk.clock.today(), procedure_of(desk).calendar)


class MeetingsTab(CaseTab):
    """Meetings, newest first, then what can be set up."""

    def paint_case(self, view: CaseView) -> None:
        self._paint(view, None)
        case_id = view.case.id
        self.services.runner.ask(
            self, lambda desk: _offer(desk, case_id), lambda offer: self._offered(view, offer), self.fail
        )

    def _offered(self, view: CaseView, offer: _Offer) -> None:
        if view is self.view:
            self.body.clear()
            self._paint(view, offer)

    def _paint(self, view: CaseView, offer: _Offer | None) -> None:
        self.body.add(SectionHead(t("Meetings"), count=str(len(view.meetings)) if view.meetings else ""))
        if view.meetings:
            self.body.add(RowCard([self._row(view, line, offer) for line in view.meetings]))
        else:
            words = t(
                "A meeting has its attendance, its agenda and its outcome here, and the minutes afterwards."
            )
            self.body.add(EmptyState("meetings", t("No meetings yet"), words))
        choices = offer.choices if offer is not None else ()
        asked = [choice for choice in choices if choice.step is not None]
        others = [choice for choice in choices if choice.step is None]
        self._choices(t("Asked for now"), view, asked)
        self._choices(t("Set up another meeting") if asked else t("Set up a meeting"), view, others)

    def _choices(self, head: str, view: CaseView, choices: Sequence[MeetingChoice]) -> None:
        if choices:
            self.body.add(SectionHead(head))
            self.body.add(RowCard([self._choice(view.case.id, choice) for choice in choices]))

    def _row(self, view: CaseView, line: MeetingLine, offer: _Offer | None) -> ListRow:
        day = long_date(line.on) if line.on is not None else t("No date yet")
        near = offer.near(line.on) if offer is not None and line.on is not None else ""
        entry = ListRow(
            line.title,
            icon="meetings",
            rule=" · ".join(part for part in (day, near, line.at) if part),
            when=line.state_word[:1].upper() + line.state_word[1:],
        )
        entry.clicked.connect(lambda: self.go.emit(Place("meeting", view.case.id, line.record_id)))
        return entry

    def _choice(self, case_id: CaseId, choice: MeetingChoice) -> ListRow:
        step = choice.step
        rule = " · ".join(part for part in (choice.about.rstrip("."), choice.source) if part)
        if choice.instead_of:
            rule = t("In the place of: {meeting}", meeting=choice.instead_of)
        elif step is not None:
            rule = step.rule
        entry = ListRow(
            choice.label,
            state=state_of(step) if step is not None else None,
            icon="" if step is not None else "meetings",
            rule=rule,
            when=step.when if step is not None else "",
            date=short_date(step.due) if step is not None and step.due is not None else "",
            action=t("Open") if choice.planned is not None else t("Set up"),
        )
        kind = choice.kind
        entry.clicked.connect(
            lambda: self.services.runner.ask(
                self,
                lambda desk: set_up(desk, case_id, kind),
                lambda started: self.go.emit(Place("meeting", case_id, started.record_id)),
                self.fail,
            )
        )
        return entry
