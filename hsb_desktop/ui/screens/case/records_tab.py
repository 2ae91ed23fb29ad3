"""Plans and records: what exists, how old, and what §8 still asks for, each begun in one step."""

from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import start_record
from hsb_desktop.casework.views import CaseView, MissingRecord, RecordLine
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.questions.shapes import state_of
from hsb_desktop.ui.screens.case.tab import CaseTab

_STATE = {"draft": State.HALF, "complete": State.DONE, "issued": State.DONE}


class RecordsTab(CaseTab):
    """Everything written in this case, and what is asked for."""

    def paint_case(self, view: CaseView) -> None:
        if view.missing:
            self.body.add(SectionHead(t("Still asked for"), count=str(len(view.missing)), note=t("§8")))
            self.body.add(RowCard([self._asked(view, missing) for missing in view.missing]))
        self.body.add(SectionHead(t("Written"), count=str(len(view.records)) if view.records else ""))
        if view.records:
            self.body.add(RowCard([self._row(view, line) for line in view.records]))
        else:
            self.body.add(
                EmptyState(
                    "document",
                    t("Nothing written yet"),
                    t("Assessments, plans and minutes of this case appear here."),
                )
            )

    def _asked(self, view: CaseView, missing: MissingRecord) -> ListRow:
        step, form_id = missing.step, missing.form_id
        row = ListRow(
            missing.label,
            state=state_of(step),
            rule=step.rule or step.source,
            when=t("Begin") if form_id else t("It is complete"),
        )
        if form_id:
            row.clicked.connect(lambda: self._begin(view, form_id))
        else:  # kept outside the program: that it is complete is recorded as a fact
            kept = f"record_completed:{missing.record}"
            row.clicked.connect(lambda: self.go.emit(Place("fact", view.case.id, page=kept)))
        return row

    def _row(self, view: CaseView, line: RecordLine) -> ListRow:
        row = ListRow(
            line.title, state=_STATE.get(line.status, State.OPEN), rule=line.when, when=line.progress
        )
        row.clicked.connect(lambda: self.go.emit(Place(line.screen, view.case.id, line.record_id)))
        return row

    def _begin(self, view: CaseView, form_id: str) -> None:
        draft = next(
            (line for line in view.records if line.form_id == form_id and line.status == "draft"), None
        )
        if draft is not None:
            self.go.emit(Place(draft.screen, view.case.id, draft.record_id))
            return
        case_id = view.case.id
        screen = "assessment" if form_id == "risk_assessment" else "record"
        self.services.runner.ask(
            self,
            lambda desk: start_record(desk, case_id, form_id),
            lambda started: self.go.emit(Place(screen, case_id, started.record_id)),
            self.fail,
        )
