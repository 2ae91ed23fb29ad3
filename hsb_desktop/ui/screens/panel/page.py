"""What each part of the panel's screen is: a page that shows the panel it is given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.panel_views import PanelLine, PanelView
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import start_record
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import Column, column, grow, holder
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.questions.attention import attention
from hsb_desktop.ui.runtime.screen import Services


class PanelPage(QWidget):
    """One part.

    Signals:
        go(Place), trouble(HsbError): as of a screen.
        wanted(str): the agenda of the day with this key is to be shown.
        changed(): something of the panel itself was changed here.
        kept(PanelView): the panel as it stands after something that is on show already was kept.
    """

    go = Signal(object)
    trouble = Signal(object)
    wanted = Signal(str)
    changed = Signal()
    kept = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.body: Column = column(gap=0)
        self.page = WholePage()
        self._aside: Column = column(gap=0)
        self.page.add(holder(self._aside), holder(self.body), None)
        self.setLayout(column(grow(self.page)))

    def show_aside(self, view: PanelView) -> None:
        """Over everything: the cases that stand in none of the lists, because they cannot be worked out."""
        self._aside.clear()
        if view.aside:
            self._aside.add(attention(view.aside, self.go))

    def show_panel(self, view: PanelView) -> None:
        """Show the panel as it stands; what stood before is gone."""
        raise TypeError(f"{type(self).__name__} does not say what it shows of {view.words.word}")

    def case_row(self, line: PanelLine) -> ListRow:
        """A case as a row that opens its record, or begins it."""
        if line.record_id is None and not line.begin:
            verb, state = t("Open the case"), State.DONE
        else:
            verb = t("Open") if line.record_id is not None else t("Write it")
            state = State.DONE if line.ready else State.OVERDUE if line.overdue else State.OPEN
        made = ListRow(
            f"{line.initials} · {line.reference}", state=state, rule=line.said, opens=True, action=verb
        )
        made.clicked.connect(lambda: self.open_line(line))
        return made

    def open_line(self, line: PanelLine) -> None:
        """Go to the record of a line, begun now where there is none, or to its case."""
        case_id = line.case_id
        if line.record_id is not None:
            self.go.emit(Place("record", case_id, line.record_id))
        elif line.begin:
            self.services.runner.ask(
                self,
                lambda desk: start_record(desk, case_id, line.begin),
                lambda begun: self.go.emit(Place("record", case_id, begun.record_id)),
                self.trouble.emit,
            )
        else:
            self.go.emit(Place("case", case_id))
