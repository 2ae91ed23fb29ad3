"""The whole work flow (section 4) as a picture: every box of the procedure; a box leads to what is said of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import LibraryView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.questions.work_flow import WorkFlow


class FlowPage(QWidget):
    """The picture for no case.

    Signals:
        wanted(str): what the procedure says of this is to be read.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._body: Column = column(gap=0)
        page = WholePage()
        page.add(holder(self._body), None)
        self.setLayout(column(grow(page)))

    def show_library(self, view: LibraryView) -> None:
        """Show the picture of the procedure in force."""
        self._body.clear()
        self._body.add(row(title(t("Work flow")), lead(view.edition), None, gap=16), 4)
        self._body.add(muted(t("Press a box to read what the procedure says of it.")), 16)
        picture = WorkFlow(view.picture, t("The whole procedure"), of_case=False)
        picture.pressed.connect(lambda node: self.wanted.emit(node.label))
        self._body.add(picture)
