"""What each tab of a case is: a page that shows the case it is given and asks the case's screen to go elsewhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.kit.layout import Column, column, grow, holder
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.screen import Services


class CaseTab(QWidget):
    """One tab.

    Signals:
        go(Place), trouble(HsbError): as of a screen.
    """

    go = Signal(object)
    trouble = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.view: CaseView | None = None
        self.body: Column = column(gap=16)
        self.page = WholePage()
        self.page.add(holder(self.body), None)
        self.setLayout(column(grow(self.page)))

    def show_case(self, view: CaseView) -> None:
        """Show this case; what stood before is gone."""
        self.view = view
        self.body.clear()
        self.paint_case(view)

    def paint_case(self, view: CaseView) -> None:
        """Fill `body`; each tab does its own."""
        raise TypeError(f"{type(self).__name__} does not say what it shows of {view.case.reference}")

    def forget(self) -> None:
        """Show nothing of any case."""
        self.view = None
        self.body.clear()

    def leave(self) -> None:
        """The worker goes elsewhere: a tab with a form of its own sends what was typed on its way."""

    def fail(self, error: HsbError) -> None:
        """Say that something failed."""
        self.trouble.emit(error)
