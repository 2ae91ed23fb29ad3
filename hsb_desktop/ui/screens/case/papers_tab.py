"""Papers: which can be made for somebody now, and every copy that was given out, to whom and when."""

from hsb_desktop.casework.papers import issued_bytes, note_output
from hsb_desktop.casework.ports import IssuedPaper, Place
from hsb_desktop.casework.views import CaseView, PaperChoice
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.screens.case.tab import CaseTab


class PapersTab(CaseTab):
    """What can be issued, and what was."""

    def paint_case(self, view: CaseView) -> None:
        of_records = [choice for choice in view.paper_kinds if choice.record_id is not None]
        of_case = [choice for choice in view.paper_kinds if choice.record_id is None]
        self.body.add(SectionHead(t("Make a paper of a record or meeting")))
        if of_records:
            self.body.add(RowCard([self._choice(view, choice) for choice in of_records]))
        else:
            self.body.add(
                EmptyState(
                    "document",
                    t("No records yet"),
                    t("A plan, an assessment or a meeting can be put on paper here once it is begun."),
                )
            )
        self.body.add(SectionHead(t("Of the whole case")))
        self.body.add(RowCard([self._choice(view, choice) for choice in of_case]))
        if view.papers:
            self.body.add(SectionHead(t("Given out"), count=str(len(view.papers))))
            self.body.add(RowCard([self._issued(paper) for paper in view.papers]))

    def _choice(self, view: CaseView, choice: PaperChoice) -> ListRow:
        row = ListRow(
            choice.title, icon="document", rule=choice.why_not or choice.line, opens=not choice.why_not
        )
        where = Place("papers", view.case.id, choice.record_id, page=choice.kind)
        row.clicked.connect(lambda: self.go.emit(where))
        return row

    def _issued(self, paper: IssuedPaper) -> ListRow:
        said = t(
            "Copy {n} for {recipient}, {day}, {pages} pages",
            n=paper.copy_number,
            recipient=paper.recipient,
            day=long_date(paper.issued_at.date()),
            pages=paper.pages,
        )
        row = ListRow(paper.title, icon="issue", rule=said, action=t("Save again"))
        row.clicked.connect(lambda: self._again(paper))
        return row

    def _again(self, paper: IssuedPaper) -> None:
        reference = self.view.case.reference if self.view is not None else "case"
        name = f"{reference}-{paper.kind.replace('_', '-')}-{paper.copy_number}.pdf"
        self.services.runner.ask(
            self,
            lambda desk: issued_bytes(desk, paper.id),
            lambda data: self._save(name, data, paper),
            self.fail,
        )

    def _save(self, name: str, data: bytes, paper: IssuedPaper) -> None:
        if save_bytes(self.services.ask, name, data):
            self.services.runner.tell(self, lambda desk: note_output(desk, paper.case_id, paper.id, "saved"))
