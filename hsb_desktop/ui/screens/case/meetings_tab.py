"""The meetings of a case, and setting up the next."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView, MeetingLine
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.layout import row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.screens.case.tab import CaseTab

_KINDS = ("strategy_meeting", "strategy_discussion")


class MeetingsTab(CaseTab):
    """Meetings, newest first."""

    def paint_case(self, view: CaseView) -> None:
        self.body.add(SectionHead(t("Meetings"), count=str(len(view.meetings)) if view.meetings else ""))
        if view.meetings:
            self.body.add(RowCard([self._row(view, line) for line in view.meetings]))
        else:
            self.body.add(
                EmptyState(
                    "meetings",
                    t("No meetings yet"),
                    t(
                        "A meeting has its attendance, its agenda and its outcome here, and the minutes afterwards."
                    ),
                )
            )
        self.body.add(row(*[self._start(view, kind) for kind in _KINDS], None, gap=12))

    def _row(self, view: CaseView, line: MeetingLine) -> ListRow:
        day = long_date(line.on) if line.on is not None else t("No date yet")
        entry = ListRow(
            line.title,
            icon="meetings",
            rule=" · ".join(part for part in (day, line.at) if part),
            when=line.state_word[:1].upper() + line.state_word[1:],
        )
        entry.clicked.connect(lambda: self.go.emit(Place("meeting", view.case.id, line.record_id)))
        return entry

    def _start(self, view: CaseView, kind: str) -> QWidget:
        words = {
            "strategy_meeting": t("Set up an HSB strategy meeting"),
            "strategy_discussion": t("Set up a strategy discussion"),
        }
        button = secondary(words[kind], icon="plus")
        case_id = view.case.id
        button.clicked.connect(
            lambda: self.services.runner.ask(
                self,
                lambda desk: plan_meeting(desk, case_id, kind),
                lambda started: self.go.emit(Place("meeting", case_id, started.record_id)),
                self.fail,
            )
        )
        return button
