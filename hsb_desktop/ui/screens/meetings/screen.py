"""Meetings: what is to be set up, what comes next with its clock, what was held. Initials and references only."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.meeting_list import MeetingRow, MeetingsView, PanelMeeting, all_meetings
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import DueLine
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import DateTile, ListRow
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.questions.attention import attention
from hsb_desktop.ui.questions.shapes import state_of
from hsb_desktop.ui.runtime.screen import Screen, Services


class MeetingsScreen(Screen):
    """The next meetings first."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._day = lead("")
        self._body: Column = column(gap=0)
        page = WholePage()
        page.add(row(title(t("Meetings")), self._day, None, gap=16), 16, holder(self._body), None)
        self.setLayout(column(grow(page)))

    def open(self, place: Place) -> None:
        super().open(place)
        self._load()

    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._load()

    def time_passed(self, *, new_day: bool) -> None:
        """How near each meeting is changes with the day."""
        if new_day and self.isVisible():
            self._load()

    def _load(self) -> None:
        self.services.runner.ask(self, all_meetings, self._paint, self.fail)

    def _paint(self, view: MeetingsView) -> None:
        self._day.setText(long_date(view.today))
        self._body.clear()
        if view.aside:
            self._body.add(attention(view.aside, self.go))
        if view.to_set_up:
            self._section(t("To set up"), [self._due(line) for line in view.to_set_up])
        coming = [self._meeting(one, view) for one in view.coming]
        if view.panel is not None:
            coming.append(self._panel(view.panel, view))
        if coming:
            self._section(t("Coming"), coming, inset=88)
        if view.held:
            self._section(t("Held"), [self._meeting(one, view) for one in view.held], inset=88)
        if view.more:
            self._body.add(muted(t("{n} earlier meetings are in their cases.", n=view.more)))
        if not (view.to_set_up or coming or view.held or view.aside):
            words = t(
                "A meeting appears here once the procedure asks for one, or once one is set up in a case."
            )
            self._body.add(EmptyState("meetings", t("No meetings yet"), words))
        self.settled.emit()

    def _section(self, name: str, rows: list[ListRow], inset: int = 56) -> None:
        self._body.add(SectionHead(name, count=str(len(rows))), 6, RowCard(rows, inset=inset), 20)

    def _due(self, line: DueLine) -> ListRow:
        step = line.step
        entry = ListRow(
            step.label,
            state=state_of(step),
            who=f"{line.initials} · {line.reference}",
            rule=step.rule,
            when=step.when,
            date=short_date(step.due) if step.due is not None else "",
        )
        entry.clicked.connect(lambda: self.go.emit(Place("case", line.case_id)))
        return entry

    def _panel(self, panel: PanelMeeting, view: MeetingsView) -> ListRow:
        tile = DateTile(short_date(panel.on).split()[0], str(panel.on.day), today=panel.on == view.today)
        entry = ListRow(panel.word, lead=tile, rule=panel.name, when=t("Agenda"), date=long_date(panel.on))
        entry.clicked.connect(lambda: self.go.emit(Place("panel", page=f"agenda:{panel.key}")))
        return entry

    def _meeting(self, one: MeetingRow, view: MeetingsView) -> ListRow:
        line = one.line
        tile = DateTile(t("day"), "?")
        if line.on is not None:
            tile = DateTile(short_date(line.on).split()[0], str(line.on.day), today=line.on == view.today)
        when = line.at
        tone = "text"
        if one.late:
            when, tone = t("After its limit"), "overdue.ink"
        elif one.past:
            when, tone = t("Nothing is recorded of it"), "due.ink"
        entry = ListRow(
            line.title,
            lead=tile,
            who=f"{line.initials} · {line.reference}",
            rule=_rule(one),
            when=when,
            date=long_date(line.on) if line.on is not None else t("No date yet"),
            when_tone=tone,
        )
        entry.clicked.connect(lambda: self.go.emit(Place("meeting", line.case_id, line.record_id)))
        return entry


def _rule(one: MeetingRow) -> str:
    said = [one.line.state_word]
    if one.step is not None:
        due = one.step.due
        limit = t("to be held by {day}", day=short_date(due)) if due is not None else one.step.when
        said += [limit, one.step.source]
    return " · ".join(part for part in said if part)
