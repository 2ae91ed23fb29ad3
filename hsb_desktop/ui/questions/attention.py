"""Cases that a list across cases leaves out: a line for each, which leads to the case. Initials and references only."""

from collections.abc import Sequence

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseAside
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead


def attention(cases: Sequence[CaseAside], go: SignalInstance) -> QWidget:
    """The lines under their heading; `go` is emitted with the place of the case that is chosen."""
    rows = [_row(case, go) for case in cases]
    return holder(column(SectionHead(t("Needs attention"), count=str(len(rows))), 6, RowCard(rows), 20))


def _row(case: CaseAside, go: SignalInstance) -> ListRow:
    line = ListRow(
        t("This case needs attention"),
        state=State.ATTENTION,
        who=f"{case.initials} · {case.reference}",
        rule=t(
            "The procedure does not accept one of its entries, so its steps are not listed. All of it is kept."
        ),
    )
    line.clicked.connect(lambda: go.emit(Place("case", case.case_id)))
    return line
