"""The composition root: the store, book and paper writer the windows work with; nothing else knows concrete ones.

Nothing heavy is imported before `warm` runs on the store's thread, behind the unlock window.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_desktop.store.presence import is_here

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_desktop.casework.desk import Desk
    from hsb_desktop.casework.ports import PaperWriter, Store
    from hsb_desktop.store.sealing import Stretching
    from hsb_desktop.store.thread import StoreThread
    from hsb_desktop.store.vault import FolderVault
    from hsb_desktop.support.clock import Clock


class Composition:
    """One worker's store in `data`, its thread, and the desk made of them."""

    def __init__(
        self, data: Path, clock: "Clock | None" = None, stretching: "Stretching | None" = None
    ) -> None:
        self.data, self._given_clock, self._stretching = data, clock, stretching

    @cached_property
    def clock(self) -> "Clock":
        """The clock given, or the machine's."""
        if self._given_clock is not None:
            return self._given_clock
        from hsb_desktop.support.clock import SystemClock

        return SystemClock()

    @property
    def known(self) -> bool:
        """Whether somebody's store is here already."""
        return is_here(self.data)

    @cached_property
    def thread(self) -> "StoreThread":
        """The store's thread, started when it is first needed."""
        from hsb_desktop.store.thread import StoreThread

        thread = StoreThread()
        thread.start()
        return thread

    @cached_property
    def vault(self) -> "FolderVault":
        """The locked store; used on its thread only."""
        from hsb_desktop.store.vault import FolderVault

        return FolderVault(self.data, self.clock, self._stretching)

    def warm(self) -> "Future[None]":
        """Load what the opened window needs, while the passphrase is typed."""
        return self.thread.call(_warm)

    def unlock(self, passphrase: str) -> "Future[Desk]":
        """Open the store; the future carries an HsbError with a sentence where it stays closed."""
        return self.thread.call(lambda: self._desk(self.vault.open(passphrase)))

    def create(self, name: str, role: str, passphrase: str) -> "Future[Desk]":
        """Make a new store for this worker and open it."""
        return self.thread.call(lambda: self._desk(self.vault.create(passphrase, name, role)))

    def back_up_daily(self) -> "Future[bool]":
        """Copy the open store where that is due; the future carries an HsbError with a sentence where it failed."""
        return self.thread.call(self._back_up_daily)

    def close(self) -> None:
        """Let everything queued be written, close the store and end its thread."""
        self.thread.call(self._close_vault)
        self.thread.stop()

    def _back_up_daily(self) -> bool:
        return self.vault.back_up_daily()

    def _close_vault(self) -> None:
        self.vault.close()

    def _desk(self, store: "Store") -> "Desk":
        from hsb_desktop.casework.desk import Desk
        from hsb_desktop.casework.panel_days import remember_panel_days
        from hsb_desktop.formbook.book import load_book

        with store.unit() as unit:
            worker = unit.worker()
        desk = Desk(store, self.clock, load_book(), paper_writer(), worker)
        remember_panel_days(desk)
        return desk


def paper_writer() -> "PaperWriter":
    """The writer of papers; reportlab is loaded when the first paper is drawn."""
    from hsb_desktop.papers.render import ReportlabPaperWriter

    return ReportlabPaperWriter()


def _warm() -> None:
    from hsb_desktop.formbook.book import load_book
    from hsb_desktop.store.vault import warm

    warm()
    load_book()
    import hsb_desktop.ui.shell.wiring  # noqa: F401 - the first window after unlocking is made of it
