"""The agenda of one day of the panel, from the records, and beside it what waits: nominations and feedback."""

from dataclasses import replace

from hsb_desktop.casework.panel_attendance import SeatView, set_seat
from hsb_desktop.casework.panel_paper import agenda_file, agenda_file_name, agenda_paper
from hsb_desktop.casework.panel_views import AgendaPart, PanelLine, PanelView, TrackerLine
from hsb_desktop.casework.ports import Place
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, secondary
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, strong, title
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.panel.attendance_card import AttendanceCard
from hsb_desktop.ui.screens.panel.page import PanelPage

_LISTED = 4  # actions or decisions under an item


class AgendaPage(PanelPage):
    """A day of the panel."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._columns = row(gap=24)
        self._folds = FoldWatch(self)
        self._folds.changed.connect(lambda _fold: self._turn())

    def show_panel(self, view: PanelView) -> None:
        """The chosen day's agenda at the left, what waits at the right."""
        self.body.clear()
        head = row(title(view.words.word), lead(view.words.name), None, gap=16)
        if view.day is not None:
            keep = primary(t("Save to print"), icon="save_file")
            keep.clicked.connect(lambda: self._save(view))
            head.add(keep)
        self.body.add(head, 4, muted(_under(view)), 16)
        main: Column = column(gap=0)
        side: Column = column(gap=0)
        if view.day is None:
            main.add(self._no_day())
        else:
            main.add(self._days(view), 16)
            if view.seats:
                main.add(SectionHead(t("Who attends")), 6, self._attendance(view, view.day.key), 20)
            for part in view.agenda:
                self._add_part(main, part)
        main.add(None)
        self._add_waiting(side, view)
        self._columns = row(grow(holder(main), 100), grow(holder(side), 58), gap=24)
        self.body.add(self._columns)
        self._turn()

    def _save(self, view: PanelView) -> None:
        """The agenda and tracker as a file, for the panel; drawn beside the store."""
        runner = self.services.runner

        def draw(paper: Paper) -> None:
            runner.ask_aside(self, lambda desk: agenda_file(desk, paper), keep, self.trouble.emit)

        def keep(data: bytes) -> None:
            save_bytes(self.services.ask, agenda_file_name(view), data)

        runner.ask(self, lambda desk: agenda_paper(desk, view), draw, self.trouble.emit)

    def _turn(self) -> None:
        wide = self._folds.fold is Fold.WIDE
        directions = self._columns.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _no_day(self) -> EmptyState:
        dates = secondary(t("Set the date of the next panel"), icon="plus")
        dates.clicked.connect(lambda: self.go.emit(Place("panel", page="dates")))
        return EmptyState(
            "panel",
            t("No date is set"),
            t("Once the panel's date is set, its agenda is put together here from the records."),
            dates,
        )

    def _attendance(self, view: PanelView, day_key: str) -> AttendanceCard:
        card = AttendanceCard(view.seats)

        def kept(seats: tuple[SeatView, ...]) -> None:
            self.kept.emit(replace(view, seats=seats))

        def keep(seat: str, state: str) -> None:
            self.services.runner.ask(
                self, lambda desk: set_seat(desk, day_key, seat, state), kept, self.trouble.emit
            )

        card.said.connect(keep)
        return card

    def _days(self, view: PanelView) -> FormRow:
        chosen = Select(t("Agenda for"), [(day.key, long_date(day.on)) for day in view.days])
        if view.day is not None:
            chosen.set_value(view.day.key)
        chosen.chosen.connect(self.wanted)
        return FormRow(t("Agenda for"), chosen)

    def _add_part(self, main: Column, part: AgendaPart) -> None:
        count = str(len(part.lines) + len(part.tracked)) if part.lines or part.tracked else ""
        name = t("{number}. {title}", number=part.number, title=part.title)
        main.add(SectionHead(name, count=count), 6)
        if part.lines:
            main.add(RowCard([self.case_row(line) for line in part.lines]), 20)
        elif part.tracked:
            main.add(RowCard(self._tracked_rows(part)), 20)
        elif part.shows == "overview":
            main.add(self._to_overview(), 20)
        else:
            main.add(muted(_nothing(part.shows)), 18) if part.shows else main.add(8)

    def _tracked_rows(self, part: AgendaPart) -> list[ListRow]:
        """The first of them; the rest are in the tracker."""
        rows = [self._tracked(line) for line in part.tracked[:_LISTED]]
        rest = len(part.tracked) - _LISTED
        if rest > 0:
            more = ListRow(
                t("{n} more", n=rest), icon="more", rule=t("All are in the tracker"), action=t("Open")
            )
            more.clicked.connect(lambda: self.go.emit(Place("panel", page="tracker")))
            rows.append(more)
        return rows

    def _tracked(self, line: TrackerLine) -> ListRow:
        who = " · ".join(part for part in (line.initials, line.reference) if part)
        parts = [line.about, t("owner {name}", name=line.owner) if line.owner else "", line.agency]
        due = t("by {day}", day=short_date(line.due)) if line.due is not None else ""
        made = ListRow(
            line.what,
            state=_state(line),
            who=who,
            rule=" · ".join(part for part in (*parts, due) if part),
            action=t("Open"),
        )
        made.clicked.connect(lambda: self.go.emit(Place("record", line.case_id, line.record_id)))
        return made

    def _to_overview(self) -> RowCard:
        entry = ListRow(
            t("The overview of the last months"),
            icon="chart",
            rule=t("Counted from the records; it names nobody"),
            action=t("Look"),
        )
        entry.clicked.connect(lambda: self.go.emit(Place("panel", page="overview")))
        return RowCard([entry])

    def _add_waiting(self, side: Column, view: PanelView) -> None:
        self._list(
            side,
            t("To nominate"),
            view.asked,
            t("No case waits to be nominated."),
            t("asked for by a meeting, a consultation or a decision"),
        )
        self._list(side, t("Waiting for feedback"), view.feedback, t("Nothing waits for feedback."))
        late = [line for line in view.actions if line.late]
        side.add(SectionHead(t("Tracker")), 6)
        waiting = sum(line.done_on is None for line in view.actions)
        tracker = ListRow(
            t("{n} actions open", n=waiting),
            state=State.OVERDUE if late else State.OPEN if waiting else State.DONE,
            rule=t("{n} past their date", n=len(late)) if late else t("None is past its date"),
            action=t("Open"),
        )
        tracker.clicked.connect(lambda: self.go.emit(Place("panel", page="tracker")))
        side.add(RowCard([tracker]), 20)
        side.add(Card(strong(str(view.open_cases)), body(t("cases are open to the panel")), gap=2), None)

    def _list(
        self, side: Column, name: str, lines: tuple[PanelLine, ...], nothing: str, note: str = ""
    ) -> None:
        side.add(SectionHead(name, count=str(len(lines)) if lines else "", note=note if lines else ""), 6)
        side.add(RowCard([self.case_row(line) for line in lines]) if lines else muted(nothing), 20)


def _under(view: PanelView) -> str:
    return " · ".join(part for part in (view.words.about, view.chairs, view.source) if part)


def _state(line: TrackerLine) -> State:
    if line.done_on is not None or line.due is None:
        return State.DONE if line.done_on is not None else State.NOW
    return State.OVERDUE if line.late else State.OPEN


def _nothing(shows: str) -> str:
    words = {
        "new": t("No case is new to the panel."),
        "updates": t("No case is heard again."),
        "closures": t("No closure is asked for."),
        "actions": t("No action is open."),
        "decisions": t("The panel decided nothing on these since it met last."),
    }
    return words.get(shows, "")
