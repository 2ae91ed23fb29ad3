"""A case, behind tabs: pathway, assessment, meetings, plans and records, people, chronology, papers."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.passing_time import runs_in_hours
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.pages import Pages
from hsb_desktop.ui.kit.same_focus import same_focus
from hsb_desktop.ui.kit.tab_bar import TabBar
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.case.assessment_tab import AssessmentTab
from hsb_desktop.ui.screens.case.chronology_tab import ChronologyTab
from hsb_desktop.ui.screens.case.meetings_tab import MeetingsTab
from hsb_desktop.ui.screens.case.papers_tab import PapersTab
from hsb_desktop.ui.screens.case.pathway_tab import PathwayTab
from hsb_desktop.ui.screens.case.people_tab import PeopleTab
from hsb_desktop.ui.screens.case.records_tab import RecordsTab
from hsb_desktop.ui.screens.case.tab import CaseTab


class CaseScreen(Screen):
    """One case behind tabs; `Place.page` names the tab."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._pathway = PathwayTab(services)
        tabs = (
            ("pathway", t("Pathway"), self._pathway),
            ("assessment", t("Assessment"), AssessmentTab(services)),
            ("meetings", t("Meetings"), MeetingsTab(services)),
            ("records", t("Plans and records"), RecordsTab(services)),
            ("people", t("People"), PeopleTab(services)),
            ("chronology", t("Chronology"), ChronologyTab(services)),
            ("papers", t("Papers"), PapersTab(services)),
        )
        self.tabs = TabBar(t("Parts of the case"), [(name, word) for name, word, _ in tabs])
        self.tabs.chosen.connect(self._show_tab)
        self._pages: dict[str, CaseTab] = {}
        self._stack = Pages()
        self._view: CaseView | None = None
        self._painted: set[str] = set()  # the tabs that show what was read last
        for name, _, page in tabs:
            page.go.connect(self.go)
            page.trouble.connect(self.trouble)
            self._pages[name] = page
            self._stack.add(page)
        self.setLayout(column(self.tabs, grow(self._stack)))

    def open(self, place: Place) -> None:
        super().open(place)
        if self._view is not None and self._view.case.id != place.case_id:
            self._view = None
            for page in self._pages.values():
                page.forget()  # nothing of the case before is seen while this one comes
        self._show_tab(place.page if place.page in self._pages else "pathway")
        self._load()

    def refresh(self, changes: Changes) -> None:
        if self.current.case_id in changes.cases and self.isVisible():
            self._load()

    def time_passed(self, *, new_day: bool) -> None:
        """The pathway counts on; where only hours ran, nothing is painted again but how near each limit is."""
        view, case_id = self._view, self.current.case_id
        if view is None or case_id is None or not (new_day or any(map(runs_in_hours, view.pathway.steps))):
            return
        self.services.runner.ask(
            self,
            lambda desk: case_view(desk, case_id),
            lambda now: self._later(now, new_day=new_day),
            self.fail,
        )

    def _later(self, view: CaseView, *, new_day: bool) -> None:
        if view.case.id != self.current.case_id or not self.isVisible():
            return
        if new_day:
            with same_focus(self):
                self._paint(view)
        else:
            self._pathway.say_time(view)

    def leave(self) -> None:
        for page in self._pages.values():
            page.leave()
        super().leave()

    def tab(self, name: str) -> CaseTab:
        """The page behind a tab."""
        return self._pages[name]

    def _show_tab(self, name: str) -> None:
        self.tabs.set_current(name)
        self._stack.show_page(self._pages[name])
        self._paint_front(name)
        self.current = Place("case", self.current.case_id, page=name)

    def _load(self) -> None:
        case_id = self.current.case_id
        if case_id is not None:
            self.services.runner.ask(self, lambda desk: case_view(desk, case_id), self._paint, self.fail)

    def _paint(self, view: CaseView) -> None:
        if view.case.id != self.current.case_id:
            return
        self._view, self._painted = view, set()
        for page in self._pages.values():
            page.view = view
        self._paint_front(self.current.page)
        self.settled.emit()

    def _paint_front(self, name: str) -> None:
        """Only the tab in front is painted; the others when they come to the front."""
        view = self._view
        if view is None or view.case.id != self.current.case_id or name in self._painted:
            return
        self._painted.add(name)
        self._pages[name].show_case(view)
