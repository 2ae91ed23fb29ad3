"""The library's screen: tabs for guidance, work flow, risk matrix, contacts and forms. `Place.page` names the tab."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import LibraryView, library
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.pages import Pages
from hsb_desktop.ui.kit.tab_bar import TabBar
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.library.contacts_page import ContactsPage
from hsb_desktop.ui.screens.library.flow_page import FlowPage
from hsb_desktop.ui.screens.library.forms_page import FormsPage
from hsb_desktop.ui.screens.library.guidance_page import GuidancePage
from hsb_desktop.ui.screens.library.matrix_page import MatrixPage


class LibraryScreen(Screen):
    """To read; only contacts are changed here."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.guidance, self.flow, self.matrix = GuidancePage(), FlowPage(services), MatrixPage(services)
        self.contacts, self.forms = ContactsPage(services), FormsPage()
        self._pages: dict[str, QWidget] = {
            "guidance": self.guidance,
            "flow": self.flow,
            "matrix": self.matrix,
            "contacts": self.contacts,
            "forms": self.forms,
        }
        words = {
            "guidance": t("Guidance"),
            "flow": t("Work flow"),
            "matrix": t("Risk matrix"),
            "contacts": t("Contacts"),
            "forms": t("Forms"),
        }
        self.tabs = TabBar(t("Parts of the library"), [(name, words[name]) for name in self._pages])
        self.tabs.chosen.connect(self._turn_to)
        self._stack = Pages()
        for page in self._pages.values():
            self._stack.add(page)
        for page in (self.flow, self.matrix, self.contacts):
            page.trouble.connect(self.trouble)
        self.contacts.ready.connect(self.settled)
        self.forms.go.connect(self.go)
        self._view: LibraryView | None = None
        self.setLayout(column(self.tabs, grow(self._stack)))

    def open(self, place: Place) -> None:
        super().open(place)
        self._turn_to(place.page if place.page in self._pages else "guidance")
        self.services.runner.ask(self, library, self._paint, self.fail)

    def _turn_to(self, name: str) -> None:
        self.current = Place("library", page=name)
        self.tabs.set_current(name)
        self._stack.show_page(self._pages[name])
        if name == "contacts":
            self.contacts.load()
        elif self._view is not None:
            self._show(name, self._view)
        self.moved.emit()

    def _paint(self, view: LibraryView) -> None:
        self._view = view
        name = self.current.page
        if name != "contacts":
            self._show(name, view)
            self.settled.emit()

    def _show(self, name: str, view: LibraryView) -> None:
        page = self._pages[name]
        if isinstance(page, GuidancePage | FlowPage | MatrixPage | FormsPage):
            page.show_library(view)
