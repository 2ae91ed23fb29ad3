"""The whole program in one process: real windows on a real encrypted store, its dialogs scripted by the test."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hsb_desktop.app.tour.hand import Hand
from hsb_desktop.app.window import Session
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.support.clock import FixedClock
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen
from hsb_desktop.ui.shell.main_window import MainWindow

T = TypeVar("T")
PATIENCE_MS = 15_000
REASON = "The school has answered."


class Program:
    """One run of the program, from the unlock window on."""

    def __init__(self, folder: Path, clock: FixedClock, size: tuple[int, int] = (1366, 768)) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.folder, self.clock = folder, clock
        self.saved = [folder.parent / f"saved-{place}.pdf" for place in range(4)]
        self.ask = ScriptedAsk(reasons=[REASON] * 4, confirms=[True] * 4, saves=self.saved)
        self.session = Session(application, folder, clock, self.ask)
        self.frame = self.session.frame
        self.hand = Hand(self.frame)
        self.frame.resize(*size)
        self.frame.show()
        self.frame.activateWindow()
        self.wait(self.frame.isActiveWindow, "the window")

    @property
    def window(self) -> MainWindow:
        """The opened window."""
        assert self.session.wired is not None
        return self.session.wired.window

    @property
    def screen(self) -> Screen:
        """The screen in front."""
        shown = self.window.shown
        assert shown is not None
        return shown

    def wait(self, until: Callable[[], bool], what: str = "what was asked for") -> None:
        """Let the program run until something is so."""
        self.hand.wait(until, what, PATIENCE_MS)

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and wait for the first place."""
        self.hand.type_into(self.session.unlock.passphrase, passphrase)
        self.session.unlock.button.click()
        self.wait(lambda: self.session.wired is not None, "the window")
        self.settle()
        self.wait(lambda: self.window.shown is not None, "the first place")
        self.settle()

    def open(self, place: Place) -> Screen:
        """Go to a place and wait until it is painted."""
        self.window.open(place)
        return self.arrive(place.screen)

    def arrive(self, name: str) -> Screen:
        """Wait until the screen of that name is in front and painted."""
        self.wait(lambda: self.window.shown is not None and self.window.here().screen == name, name)
        self.settle()
        return self.screen

    def settle(self) -> None:
        """Wait until nothing is on its way between window and store."""
        services = self.window.services
        for _ in range(3):
            self.hand.rest(10)
            self.wait(lambda: not services.runner.busy, "the store")
        self.hand.rest(10)

    def at_rest(self) -> None:
        """Wait until everything typed is on disk."""
        services = self.window.services
        self.wait(lambda: services.autosave.clean and not services.runner.busy, "everything saved")

    def call(self, work: Callable[[Desk], T]) -> T:
        """Look into the store behind the window's back, on the store's thread."""
        desk = self.window.services.runner.desk
        return self.session.composition.thread.call(lambda: work(desk)).result(timeout=30)

    def end(self) -> None:
        """Close it as the worker does: the program's own loop runs until it has saved and ended itself."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        QTimer.singleShot(0, lambda: self.session.end(0))
        assert application.exec() == 0

    def close(self) -> None:
        """End as a closed window ends: saved, the store shut."""
        if self.session.wired is not None:
            if not self.session.over:
                self.at_rest()
            self.session.wired.deleteLater()
        self.session.composition.close()
        self.frame.may_close = True
        self.frame.close()
        self.frame.deleteLater()
        self.session.deleteLater()
        self.hand.rest(20)
