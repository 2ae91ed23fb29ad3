"""The only file that connects screens, the frame and what the window runs on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.key_ports import Keys
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.support import settings as kept
from hsb_desktop.support.settings import Settings
from hsb_desktop.ui.kit.in_sight import InSight
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.runtime.ask import Ask
from hsb_desktop.ui.runtime.autosave import Autosave
from hsb_desktop.ui.runtime.memory import leave_what_stands
from hsb_desktop.ui.runtime.runner import Runner, Submit
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.assessment.screen import AssessmentScreen
from hsb_desktop.ui.screens.backups.screen import BackupsScreen
from hsb_desktop.ui.screens.blank.screen import BlankScreen
from hsb_desktop.ui.screens.case.screen import CaseScreen
from hsb_desktop.ui.screens.cases.list_screen import CasesScreen
from hsb_desktop.ui.screens.cases.new_screen import NewCaseScreen
from hsb_desktop.ui.screens.destroy.screen import DestroyScreen
from hsb_desktop.ui.screens.enclosing.screen import EnclosingScreen
from hsb_desktop.ui.screens.fact.screen import FactScreen
from hsb_desktop.ui.screens.journal.screen import JournalScreen
from hsb_desktop.ui.screens.keys.screen import KeysScreen
from hsb_desktop.ui.screens.library.screen import LibraryScreen
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from hsb_desktop.ui.screens.meetings.screen import MeetingsScreen
from hsb_desktop.ui.screens.panel.screen import PanelScreen
from hsb_desktop.ui.screens.papers.screen import PapersScreen
from hsb_desktop.ui.screens.papers.several import SeveralScreen
from hsb_desktop.ui.screens.person.link_screen import LinkScreen
from hsb_desktop.ui.screens.person.screen import PersonScreen
from hsb_desktop.ui.screens.record.screen import RecordScreen
from hsb_desktop.ui.screens.settings.screen import SettingsScreen
from hsb_desktop.ui.screens.taking_in.screen import TakingInScreen
from hsb_desktop.ui.screens.today.screen import TodayScreen
from hsb_desktop.ui.screens.visit.screen import VisitScreen
from hsb_desktop.ui.shell.appearance import wear_settings
from hsb_desktop.ui.shell.input_watch import InputWatch
from hsb_desktop.ui.shell.main_window import MainWindow, MakeScreen
from hsb_desktop.ui.shell.visits import VISIT

_LONDON = ZoneInfo("Europe/London")
_VISIT_TEXT = 1.25
Wear = Callable[[Settings], None]


class Wired(QObject):
    """A window with everything connected; `when_clean` runs something once all that was typed is on disk.

    Signals:
        settings_changed(): the worker's settings are others.
        retired(): the records on this laptop were destroyed.
    """

    settings_changed = Signal()
    retired = Signal()

    def __init__(
        self,
        application: QApplication,
        submit: Submit,
        desk: Desk,
        ask: Ask,
        settings_folder: Path,
        keys: Keys,
        *,
        aside: Submit | None = None,
    ) -> None:
        """`settings_folder` is also where the records are, which `keys` open."""
        super().__init__()
        self.runner = Runner(submit, desk, self, aside=aside)
        self.autosave = Autosave(self.runner, self)
        self.services = Services(self.runner, self.autosave, ask)
        screens = _screens(settings_folder, self._dress, self._lock)
        screens["keys"] = lambda services: KeysScreen(services, keys, settings_folder, self.retired.emit)
        screens[VISIT] = self._visit
        self._settings_folder = settings_folder
        self.window = MainWindow(self.services, screens)
        self._protection, self._not_saved = "", ""
        self._connect()
        self.input = InputWatch(application)
        self.input.setParent(self)
        self.input.pressed_thrice.connect(self.window.lay_cover)
        self.sight = InSight(application, self)
        self.window.arrived.connect(self._first_arrival)

    def _lock(self) -> None:
        self.window.lock_wanted.emit()

    def _dress(self, settings: Settings) -> None:
        """Wear another look. Screens that are not in front are made again when they are needed: dressing them costs.

        What is no matter of looks, the lock's time and the window in calls, holds at once.
        """
        self.settings_changed.emit()
        self.window.forget_others(partial(wear_settings, settings))

    def _visit(self, services: Services) -> VisitScreen:
        screen = VisitScreen(services)
        screen.cover_wanted.connect(self.window.lay_cover)
        screen.leave_wanted.connect(self.window.visits.leave)
        return screen

    def _dress_for_visit(self) -> None:
        """Larger text and targets than the worker's own, until the process ends."""
        own = kept.read(self._settings_folder)
        larger = min(kept.LARGEST_TEXT, own.text_scale * _VISIT_TEXT)
        QTimer.singleShot(0, self, lambda: wear_settings(replace(own, text_scale=larger)))

    def _connect(self) -> None:
        window = self.window
        window.visits.begun.connect(self._dress_for_visit)
        window.top.saved.hide()
        self.runner.changed.connect(window.refresh)
        self.runner.refused.connect(window.say_trouble)
        self.autosave.saving.connect(self._say_saving)
        self.autosave.saved.connect(self._say_saved)
        self.autosave.failed.connect(self._say_not_saved)
        window.rail.chosen.connect(lambda name: window.open(Place(name)))
        window.top.lock_wanted.connect(window.lock_wanted)
        window.top.cover_wanted.connect(window.lay_cover)
        window.top.search_wanted.connect(window.palette_list.begin)
        window.top.searched.connect(self._search)
        window.top.search.textEdited.connect(self._narrow_down)
        window.banner.protection_wanted.connect(self._protect)
        self.runner.ask(self, lambda desk: procedure_of(desk).meaning.protection, self._protect_by)

    def _first_arrival(self) -> None:
        self.window.arrived.disconnect(self._first_arrival)
        leave_what_stands()

    def _search(self, words: str) -> None:
        """Enter in the search field: the list of what was found, its first entry with the focus."""
        if self.window.here().screen != "cases" and words:
            self.window.open(Place("cases"))
            self.window.top.search.setText(words)
        screen = self.window.shown
        if isinstance(screen, CasesScreen):
            screen.search(words, and_go=bool(words))

    def _narrow_down(self, words: str) -> None:
        """Typing in the search field narrows the list of cases, where that is in front."""
        screen = self.window.shown
        if isinstance(screen, CasesScreen):
            screen.search(words)

    def _protect(self) -> None:
        case_id = self.window.here().case_id
        if case_id is not None and self._protection:
            self.window.open(Place("fact", case_id, page=self._protection))

    def _protect_by(self, kind: str) -> None:
        """The fact that is recorded when a child is made safe at once; a procedure may know none."""
        self._protection = kind
        if not kind:
            self.window.banner.protect_button.hide()

    def _say_saving(self) -> None:
        self.window.top.saved.show()
        if self.autosave.refused:  # the disk takes nothing: "Saving" would promise what nobody knows
            self.window.top.saved.show_words(t("Not saved yet"), State.OVERDUE)
            return
        self.window.top.saved.show_words(t("Saving"), State.NOW)

    def _say_saved(self, at: datetime) -> None:
        self.window.top.saved.show()
        self.window.top.saved.show_words(t("Saved {time}", time=f"{at.astimezone(_LONDON):%H:%M}"))
        self.window.notices.unsay(self._not_saved)

    def _say_not_saved(self, error: HsbError) -> None:
        self.window.top.saved.show_words(t("Not saved yet"), State.OVERDUE)
        said = t("{why} What you typed stands here and is kept.", why=error.sentence)
        if self.autosave.holds:
            said = t("Not saved: {why} What you typed is kept here.", why=error.sentence)
        self._not_saved = said
        self.window.top.saved.show()
        self.window.notices.say_fault(said, t("Try again"), self.autosave.retry)

    def when_clean(self, then: Callable[[], None]) -> None:
        """Leave the place in front, send everything typed, and call `then` once the disk has it."""
        if self.window.shown is not None:
            self.window.shown.leave()
        self.autosave.retry()

        def look() -> None:
            if self.autosave.clean and not self.runner.busy:
                self.runner.idle.disconnect(look)
                then()

        self.runner.idle.connect(look)
        look()


def _screens(settings_folder: Path, wear: Wear, lock: Callable[[], None]) -> dict[str, MakeScreen]:
    return {
        "today": TodayScreen,
        "cases": CasesScreen,
        "new_case": NewCaseScreen,
        "case": CaseScreen,
        "assessment": AssessmentScreen,
        "record": RecordScreen,
        "meeting": MeetingScreen,
        "papers": PapersScreen,
        "issuing_together": SeveralScreen,
        "blank": BlankScreen,
        "taking_in": TakingInScreen,
        "enclosing": EnclosingScreen,
        "fact": FactScreen,
        "person": PersonScreen,
        "link": LinkScreen,
        "meetings": MeetingsScreen,
        "panel": PanelScreen,
        "library": LibraryScreen,
        "backups": lambda services: BackupsScreen(services, lock),
        "journal": JournalScreen,
        "destroy": lambda services: DestroyScreen(services, lock),
        "settings": lambda services: SettingsScreen(services, settings_folder, wear),
    }
