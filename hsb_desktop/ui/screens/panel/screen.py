"""The panel's screen: tabs for its agenda, tracker, overview and dates. `Place.page`: the tab, a day after a colon."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.panel import panel_view
from hsb_desktop.casework.panel_views import PanelView
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.pages import Pages
from hsb_desktop.ui.kit.same_focus import same_focus
from hsb_desktop.ui.kit.tab_bar import TabBar
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.panel.agenda_page import AgendaPage
from hsb_desktop.ui.screens.panel.days_page import DaysPage
from hsb_desktop.ui.screens.panel.overview_page import OverviewPage
from hsb_desktop.ui.screens.panel.page import PanelPage
from hsb_desktop.ui.screens.panel.tracker_page import TrackerPage


class PanelScreen(Screen):
    """Across cases, so that no case is in front here: initials and references only."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.overview = OverviewPage(services)
        self.pages: dict[str, PanelPage] = {
            "agenda": AgendaPage(services),
            "tracker": TrackerPage(services),
            "overview": self.overview,
            "dates": DaysPage(services),
        }
        words = {
            "agenda": t("Agenda"),
            "tracker": t("Tracker"),
            "overview": t("Overview"),
            "dates": t("Dates"),
        }
        self.tabs = TabBar(t("Parts of the panel"), [(name, words[name]) for name in self.pages])
        self.tabs.chosen.connect(self._turn_to)
        self._stack = Pages()
        for page in self.pages.values():
            page.go.connect(self._leave_for)
            page.trouble.connect(self.trouble)
            page.wanted.connect(self._show_day)
            page.changed.connect(self._load)
            page.kept.connect(self._know)
            self._stack.add(page)
        self.overview.ready.connect(self.settled)
        self.setLayout(column(self.tabs, grow(self._stack)))
        self._view: PanelView | None = None

    def open(self, place: Place) -> None:
        super().open(place)
        self._turn_to(self._tab)
        self._load()

    @property
    def _tab(self) -> str:
        name = self.current.page.partition(":")[0]
        return name if name in self.pages else "agenda"

    @property
    def _day(self) -> str:
        return self.current.page.partition(":")[2]

    def refresh(self, changes: Changes) -> None:
        if self.isVisible() and (changes.cases or changes.records):  # not while a date is typed and kept
            self._load()

    def time_passed(self, *, new_day: bool) -> None:
        """With the day the next panel, what waits for it and what is late change; a date being typed stays."""
        key = self._day
        if new_day and self.isVisible():
            self.services.runner.ask(
                self, lambda desk: panel_view(desk, key), lambda view: self._paint_later(key, view), self.fail
            )

    def _paint_later(self, key: str, view: PanelView) -> None:
        if self.isVisible() and key == self._day:
            with same_focus(self):
                self._paint(view)

    def _leave_for(self, place: Place) -> None:
        if place.screen == "panel":
            self._turn_to(place.page)
        else:
            self.go.emit(place)

    def _show_day(self, key: str) -> None:
        self.current = Place("panel", page=f"agenda:{key}")
        self._turn_to("agenda")
        self._load()

    def _turn_to(self, name: str) -> None:
        day = self._day
        self.current = Place("panel", page=f"{name}:{day}" if day else name)
        self.tabs.set_current(name)
        self._stack.show_page(self.pages[name])
        if self._view is not None:
            self.pages[name].show_aside(self._view)
            self.pages[name].show_panel(self._view)
        self.moved.emit()

    def _know(self, view: PanelView) -> None:
        """What the page shows already is known to the other parts too, unless another day is on show by now."""
        if self._view is not None and self._view.day == view.day:
            self._view = replace(self._view, seats=view.seats)

    def _load(self) -> None:
        key = self._day
        self.services.runner.ask(self, lambda desk: panel_view(desk, key), self._paint, self.fail)

    def _paint(self, view: PanelView) -> None:
        self._view = view
        page = self.pages[self._tab]
        page.show_aside(view)
        page.show_panel(view)
        if page is not self.overview:
            self.settled.emit()
