"""Papers: which can be made for somebody now, and the register of every copy that was given out."""

from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView, PaperChoice
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.screens.case.copy_rows import Copies, CopyRow
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
        if view.copies:
            doing = Copies(self, view)
            self.body.add(SectionHead(t("Register of copies"), count=str(len(view.copies))))
            self.body.add(RowCard([CopyRow(line, doing) for line in view.copies], inset=20))
        self.body.add(SectionHead(t("The record of this case")))
        self.body.add(RowCard(self._record_of_it(view)))

    def _record_of_it(self, view: CaseView) -> list[ListRow]:
        """What the journal says of the case, and the page on which it is destroyed when its time is over."""
        journal = ListRow(
            t("Journal of this case"), icon="clock", rule=t("Who did what and when, with old and new values")
        )
        journal.clicked.connect(lambda: self.go.emit(Place("journal", view.case.id)))
        destroy = ListRow(
            t("Destroy this case"),
            icon="remove",
            rule=t("When its time is over or a court orders it. What would be lost is shown first."),
        )
        destroy.clicked.connect(lambda: self.go.emit(Place("destroy", view.case.id)))
        return [journal, destroy]

    def _choice(self, view: CaseView, choice: PaperChoice) -> ListRow:
        row = ListRow(
            choice.title, icon="document", rule=choice.why_not or choice.line, opens=not choice.why_not
        )
        where = Place("papers", view.case.id, choice.record_id, page=choice.kind)
        row.clicked.connect(lambda: self.go.emit(where))
        return row
