"""The screen of the backups: asks casework, turns between its two pages, and locks once a backup is to be put back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework import backups
from hsb_desktop.casework.backup_port import KeptCopy, Lost
from hsb_desktop.casework.backups import BackupView, PlaceView
from hsb_desktop.casework.disk_advice import disk_advice
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.pages import Pages
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.backups.overview_page import OverviewPage
from hsb_desktop.ui.screens.backups.restore_page import RestorePage
from hsb_desktop.ui.screens.backups.saying import moment


class BackupsScreen(Screen):
    """`lock` ends this window: what was ordered here happens at the next unlocking."""

    def __init__(self, services: Services, lock: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._lock = lock
        self._view: BackupView | None = None
        self._copy: KeptCopy | None = None
        self.overview, self.restore = OverviewPage(), RestorePage()
        self._pages = Pages()
        for page in (self.overview, self.restore):
            self._pages.add(page)
        self.overview.copy_wanted.connect(self._copy_now)
        self.overview.place_wanted.connect(self._choose)
        self.overview.restore_wanted.connect(self._weigh)
        self.restore.left.connect(self._back)
        self.restore.given.connect(self._put_back)
        self.setLayout(column(grow(self._pages)))

    def open(self, place: Place) -> None:
        super().open(Place("backups"))
        self.overview.hush()
        self.overview.working(on=False)
        self._pages.show_page(self.overview)
        self._load()

    def leave(self) -> None:
        self.restore.forget()
        super().leave()

    def _load(self) -> None:
        self.services.runner.ask(self, backups.backup_view, self._paint, self.fail)
        self.services.runner.ask_aside(self, lambda _desk: disk_advice(), self.overview.advise, self.fail)

    def _paint(self, view: BackupView) -> None:
        self._view = view
        self.overview.show_view(view)
        place = view.place
        if place is not None:
            self.services.runner.ask_aside(
                self, lambda desk: backups.look_at_place(desk, place), self._paint_place, self.fail
            )
        else:
            self.settled.emit()

    def _paint_place(self, there: PlaceView) -> None:
        self.overview.show_place(there)
        self.settled.emit()

    def _choose(self) -> None:
        place = self.services.ask.folder_path(t("Choose a folder for your backups"))
        if place is not None:
            self.services.runner.ask(
                self,
                lambda desk: backups.choose_place(desk, place),
                lambda _done: self._copy_now(),
                self.fail,
            )

    def _copy_now(self) -> None:
        """Beside the records first, then at the second place; each is said."""
        self.overview.working(on=True)
        self.services.runner.ask(self, backups.copy_here, self._copied, self._not_copied)

    def _copied(self, copy: KeptCopy) -> None:
        self.services.runner.ask(
            self, backups.backup_view, lambda view: self._carry(copy, view.place), self._not_copied
        )

    def _carry(self, copy: KeptCopy, place: Path | None) -> None:
        if place is None:
            self._done(t("A copy was made on this laptop and proved by opening it."))
            return
        self.services.runner.ask_aside(
            self,
            lambda desk: backups.carry_there(desk, copy, place),
            lambda carried: self.services.runner.ask(
                self,
                lambda desk: backups.note_carried(desk, carried),
                lambda _saved: self._done(
                    t("A copy was made here and in the second place, and both were proved by opening them.")
                ),
                self._not_copied,
            ),
            self._not_copied,
        )

    def _done(self, words: str) -> None:
        self.overview.working(on=False)
        self.overview.say(State.DONE, words)
        self._load()

    def _not_copied(self, error: HsbError) -> None:
        self.overview.working(on=False)
        self.overview.say(State.ATTENTION, error.sentence)
        self._load()

    def _weigh(self, copy: KeptCopy) -> None:
        self.services.runner.ask(
            self, lambda desk: backups.lost_by(desk, copy), lambda lost: self._show(copy, lost), self.fail
        )

    def _show(self, copy: KeptCopy, lost: Lost) -> None:
        self._copy = copy
        when = moment(copy.made_at, self._view.now) if self._view is not None else ""
        self.restore.show_copy(when, lost)
        self._pages.show_page(self.restore)
        self.restore.passphrase.setFocus()
        self.settled.emit()

    def _back(self) -> None:
        self._copy = None
        self._pages.show_page(self.overview)
        self.overview.setFocus()
        self._load()

    def _put_back(self, passphrase: str) -> None:
        copy = self._copy
        if copy is None:
            return
        self.services.autosave.flush()
        self.services.runner.ask(
            self,
            lambda desk: backups.put_back(desk, copy, passphrase),
            lambda _done: self._ordered(),
            lambda error: self.restore.refuse(error.sentence),
        )

    def _ordered(self) -> None:
        self.restore.forget()
        self._lock()
