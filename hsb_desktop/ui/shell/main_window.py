"""The window: rail, top bar, banner of the open case, the screen of the place. It only assembles; `wiring` connects."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from shiboken6 import delete

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.looking import arrive
from hsb_desktop.casework.panel import panel_words
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.records import keep_place
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.banner import Banner
from hsb_desktop.ui.kit.fold import Fold, fold_of
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.look import look_changed
from hsb_desktop.ui.kit.pages import Pages
from hsb_desktop.ui.kit.rail import Rail, RailEntry
from hsb_desktop.ui.kit.saved import Toast
from hsb_desktop.ui.kit.slices import Slices
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.top_bar import TopBar
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.runtime.time_watch import TimeWatch
from hsb_desktop.ui.shell.case_banner import CaseBanner
from hsb_desktop.ui.shell.cover import Covers
from hsb_desktop.ui.shell.notices import Notices
from hsb_desktop.ui.shell.palette import Palette
from hsb_desktop.ui.shell.visits import VISIT, Visits

MakeScreen = Callable[[Services], Screen]
_OF_NO_CASE = ("today", "meetings", "panel", "library", "settings")
_PROTECT = "Ctrl+Shift+P"  # immediate protection, on every screen of a case
_RAIL_OF = {name: name for name in _OF_NO_CASE} | {"backups": "settings", "keys": "settings"}


class MainWindow(QWidget):
    """The whole window of the opened store.

    Signals:
        lock_wanted(): flush, close and end this process.
        arrived(str): the screen of that name shows its place (tests and the tour wait for it).
    """

    lock_wanted = Signal()
    arrived = Signal(str)

    def __init__(
        self, services: Services, screens: Mapping[str, MakeScreen], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Casework"))
        self.services = services
        self._make = screens
        self._made: dict[str, Screen] = {}
        self.visits = Visits(self)
        self.rail = Rail(
            [
                RailEntry("today", t("Today"), "today"),
                RailEntry("cases", t("Cases"), "cases"),
                RailEntry("meetings", t("Meetings"), "meetings"),
                RailEntry("panel", t("Panel"), "panel"),
                RailEntry("library", t("Library"), "library"),
            ],
            foot=[RailEntry("settings", t("Settings"), "settings")],
        )
        self.top = TopBar()
        self.banner = Banner(t("Immediate protection"))
        self.of_case = CaseBanner(self, self.banner, services.runner)
        self.stack = Pages()
        self._assemble()
        self.toast = Toast(self, self._room)
        self.notices = Notices(self.toast, self)
        self.lock_toast = Toast(self)  # beside the other, which may have something to be seen to
        self.palette_list = Palette(self, self.top, self._body)
        self.covers = Covers(self)
        self.covers.stayed.connect(self.lock_wanted)
        self.notices.said.connect(self.covers.stay_on_top)
        self.cover = self.covers.own
        self.time = TimeWatch(services.runner, self)
        self.time.passed.connect(self._time_passed)
        services.runner.ask(self, panel_words, lambda said: self.rail.set_word("panel", said.word))

    def _assemble(self) -> None:
        self._room = QWidget()  # of what did not work, under the page
        self._room.setFixedHeight(0)
        side = holder(column(self.top, self.banner, grow(self.stack), self._room))
        self._body = Panel("canvas", row(self.rail, grow(side)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._body)
        outer.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # large text scrolls, the window stays
        self.top.menu_wanted.connect(lambda: self.rail.setVisible(not self.rail.isVisible()))
        self.top.visit_wanted.connect(self.visits.offer)
        self.banner.protect_button.setToolTip(_PROTECT)
        for keys, where in (
            ("Ctrl+K", self.top.focus_search),
            ("Ctrl+L", self.lock_wanted.emit),
            (_PROTECT, self.of_case.want_protection),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(where)
        look_changed().connect(self._fold)
        self._fold()

    def place_screen(self, name: str) -> Screen:
        """The screen of that name, made when it is first needed."""
        if name not in self._made:
            screen = self._make[name](self.services)
            screen.go.connect(self.open)
            screen.trouble.connect(self.say_trouble)
            screen.moved.connect(self._keep_place)
            screen.settled.connect(lambda which=name: self.arrived.emit(which))
            self._made[name] = screen
            self.stack.add(screen)
        return self._made[name]

    def forget_others(self, then: Callable[[], None]) -> None:
        """Take away every screen but the one in front, then go on with `then`.

        Each left its place on disk and is made again from there. They go one a turn of the event loop, so that the
        window answers meanwhile; none of them is seen any more.
        """
        going = [
            partial(self._forget, name) for name, screen in self._made.items() if screen is not self.shown
        ]
        slices = Slices((*going, then), self)
        slices.done.connect(slices.deleteLater)
        slices.begin(1)

    def _forget(self, name: str) -> None:
        screen = self._made.get(name)
        if screen is not None and screen is not self.shown:  # it may have come to the front meanwhile
            del self._made[name]
            self.stack.remove(screen)
            delete(screen)

    @property
    def shown(self) -> Screen | None:
        """The screen in front."""
        screen = self.stack.front()
        return screen if isinstance(screen, Screen) else None

    def open(self, place: Place) -> None:
        """Go to a place: leave the screen in front, show the other, remember it on disk. A visit leads nowhere else."""
        if self.visits.on and place.screen != VISIT:
            return
        if self.shown is not None:
            self.shown.leave()
        self.notices.pass_on()
        self.top.search.clear()
        name = place.screen if place.screen in self._make else "today"
        screen = self.place_screen(name)
        self.stack.show_page(screen)
        screen.setFocus()  # Tab goes on inside the page that came
        self.rail.set_current(_RAIL_OF.get(name, "cases"))
        if name == VISIT:
            self.visits.begin(place.case_id)
        self.of_case.show(None if name == VISIT else place.case_id)
        self._fold()
        screen.open(place)
        self.services.runner.tell(self, lambda desk: arrive(desk, place))

    def here(self) -> Place:
        """The place to come back to."""
        if self.visits.after is not None:
            return self.visits.after
        return self.shown.here() if self.shown is not None else Place()

    def _keep_place(self) -> None:
        place = self.here()
        self.services.runner.tell(self, lambda desk: keep_place(desk, place))

    def refresh(self, changes: Changes) -> None:
        """Something was written: the banner and the screen in front look again."""
        self.of_case.refresh(changes)
        if self.shown is not None:
            self.shown.refresh(changes)

    def _time_passed(self, new_day: bool) -> None:
        if new_day:
            self.of_case.show(self.of_case.case_id)
        if self.shown is not None:
            self.shown.time_passed(new_day=new_day)

    def say_trouble(self, error: HsbError) -> None:
        """Say a known error in one sentence, over whatever is shown; nothing is taken away."""
        self.notices.say(error.sentence, State.ATTENTION)

    def warn_of_lock(self, sentence: str, stay: Callable[[], None]) -> None:
        """Say that it locks soon; any key or movement stays, and so does the button."""
        self.lock_toast.say(sentence, t("Stay"), stay, state=State.ATTENTION)
        self.covers.stay_on_top()

    def forget_lock(self) -> None:
        """Somebody is there."""
        self.lock_toast.hide()

    def lay_cover(self) -> None:
        """Cover every window of ours."""
        self.covers.lay()

    def lift_cover(self) -> None:
        """Come back to the place, caret included."""
        self.covers.lift()

    def _fold(self) -> None:
        fold = fold_of(self.width())
        self.rail.setVisible(fold is not Fold.NARROW and not self.visits.on)
        self.top.setVisible(not self.visits.on)
        if self.visits.on:
            self.banner.hide()
        self.top.visit_button.setVisible(self.of_case.case_id is not None)
        self.top.set_fold(fold)
        self.banner.set_fold(fold)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opened = fold_of(self.width()) is Fold.NARROW and self.rail.isVisible()
        if event.key() == Qt.Key.Key_Escape and opened:
            self.rail.hide()
            self.top.menu_button.setFocus()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.shown is not None:
            self.shown.leave()
        super().closeEvent(event)
