"""The whole work flow (section 4) as a picture: and under it what is said of the box that is pressed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import LibraryView
from hsb_desktop.casework.library_paper import flow_paper
from hsb_desktop.casework.views import PathNode
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, secondary
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.questions.work_flow import WorkFlow
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.library.entry import entry_block
from hsb_desktop.ui.screens.library.keeping import keep_paper


class FlowPage(QWidget):
    """The picture for no case.

    Signals:
        trouble(HsbError): as of a screen.
    """

    trouble = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._view: LibraryView | None = None
        self._body: Column = column(gap=0)
        self.said: Column = column(gap=0)
        self._below = holder(self.said)
        self._page = WholePage()
        self._page.add(holder(self._body), 20, self._below, None)
        self.setLayout(column(grow(self._page)))

    def _keep(self) -> Button:
        keep = secondary(t("Save to print"), icon="save_file")
        keep.clicked.connect(lambda: keep_paper(self, self._services, flow_paper, self.trouble.emit))
        return keep

    def show_library(self, view: LibraryView) -> None:
        """Show the picture of the procedure in force."""
        self._view = view
        self._body.clear()
        self.said.clear()
        self._body.add(row(title(t("Work flow")), lead(view.edition), None, self._keep(), gap=16), 4)
        self._body.add(muted(t("Press a box to read under the picture what the procedure says of it.")), 16)
        self.picture = WorkFlow(view.picture, t("The whole procedure"), of_case=False)
        self.picture.pressed.connect(self._read)
        self._body.add(self.picture)

    def _read(self, node: PathNode) -> None:
        if self._view is None:
            return
        self.said.clear()
        entries = self._view.of_box.get(node.id, ())
        self.said.add(SectionHead(node.label), 6)
        if entries:
            self.said.add(RowCard([entry_block(entry) for entry in entries], inset=20))
        else:
            self.said.add(muted(t("The procedure says no more of it.")))
        QTimer.singleShot(0, self, lambda: self._page.page.reveal(self._below))
