"""The panel's action tracker and its decisions, read from the feedback; an action is marked as done where it stands."""

from datetime import date

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.panel_tracker import mark_panel_action
from hsb_desktop.casework.panel_views import PanelView, TrackerLine
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.chip import Chip
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import lead, muted, strong, title
from hsb_desktop.ui.screens.panel.page import PanelPage


class TrackerPage(PanelPage):
    """Actions first, then decisions with their owners."""

    def show_panel(self, view: PanelView) -> None:
        """Open actions, those that are done, and what was decided."""
        self.body.clear()
        self.body.add(row(title(t("Tracker")), lead(view.words.word), None, gap=16), 16)
        if not view.actions and not view.decisions:
            self.body.add(
                EmptyState(
                    "tick",
                    t("Nothing to track yet"),
                    t("Actions and decisions appear here once the panel's feedback on a case is recorded."),
                )
            )
            return
        waiting = [line for line in view.actions if line.done_on is None]
        done = [line for line in view.actions if line.done_on is not None]
        for name, lines in ((t("Open actions"), waiting), (t("Done"), done)):
            if lines:
                self.body.add(SectionHead(name, count=str(len(lines))), 6)
                self.body.add(RowCard([self._action(line, view) for line in lines], inset=20), 20)
        if view.decisions:
            note = t("targeted disruption, targeted interventions, cross-borough matters and complex cases")
            self.body.add(SectionHead(t("Decisions"), count=str(len(view.decisions)), note=note), 6)
            self.body.add(RowCard([self._decision(line) for line in view.decisions], inset=20), 20)

    def _action(self, line: TrackerLine, view: PanelView) -> QWidget:
        state = State.DONE if line.done_on is not None else State.OVERDUE if line.late else State.OPEN
        if line.done_on is not None:
            word, button = t("Done {day}", day=short_date(line.done_on)), quiet(t("Open it again"))
        else:
            due = short_date(line.due) if line.due is not None else t("no date")
            word = t("Was due {day}", day=due) if line.late else t("Due {day}", day=due)
            button = quiet(t("Mark as done"))
        button.setAccessibleName(f"{button.text()}: {line.what}")
        done_on = None if line.done_on is not None else view.today
        button.clicked.connect(lambda: self._mark(line, done_on))
        return self._row(line, StateGlyph(state, 22, word), (Chip(state, word), button))

    def _decision(self, line: TrackerLine) -> QWidget:
        glyph = StateGlyph(State.NOW, 22, t("Decided"))
        return self._row(line, glyph, (Chip(State.NOW, line.about),) if line.about else ())

    def _row(self, line: TrackerLine, glyph: QWidget, more: tuple[QWidget, ...]) -> QWidget:
        heard = t("heard {day}", day=long_date(line.heard_on)) if line.heard_on is not None else ""
        who = " · ".join(part for part in (line.owner, line.agency) if part)
        words = column(
            strong(line.what),
            muted(t("Owner: {who}", who=who) if who else t("No owner is named")),
            muted(" · ".join(part for part in (line.initials, line.reference, heard) if part)),
            gap=2,
        )
        look = quiet(t("Feedback"))
        look.setAccessibleName(t("Open the feedback on {reference}", reference=line.reference))
        look.clicked.connect(lambda: self.go.emit(Place("record", line.case_id, line.record_id)))
        doing = Flow(*more, look, gap=8)
        parts = (glyph, grow(holder(words), 3), grow(holder(doing), 2))
        return holder(row(*parts, gap=14, margins=(20, 10, 20, 10)))

    def _mark(self, line: TrackerLine, done_on: date | None) -> None:
        self.services.runner.ask(
            self,
            lambda desk: mark_panel_action(desk, line.record_id, line.row, done_on),
            lambda _changes: None,
            self.trouble.emit,
        )
