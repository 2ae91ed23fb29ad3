"""The composition root: the store, book and paper writer the windows work with; nothing else knows concrete ones.

Nothing heavy is imported before `warm` runs on the store's thread, behind the unlock window.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hsb_desktop.app.forms_folder import chosen_book, refuse_another
from hsb_desktop.store.presence import is_here

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_desktop.casework.backup_port import KeptCopy
    from hsb_desktop.casework.desk import Desk
    from hsb_desktop.casework.key_ports import Keys
    from hsb_desktop.casework.ports import PaperWriter, Store
    from hsb_desktop.casework.recovery_pages import CodePage
    from hsb_desktop.store.sealing import Stretching
    from hsb_desktop.store.thread import StoreThread
    from hsb_desktop.store.vault import FolderVault
    from hsb_desktop.support.clock import Clock

T = TypeVar("T")


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

        vault = FolderVault(self.data, self.clock, self._stretching)
        vault.witnesses = self._witnesses()
        return vault

    def warm(self) -> "Future[None]":
        """Load what the opened window needs, while the passphrase is typed."""
        return self.thread.call(_warm)

    def unlock(self, passphrase: str) -> "Future[Desk]":
        """Open the store; the future carries an HsbError with a sentence where it stays closed."""
        return self.thread.call(lambda: self._desk(self.vault.open(passphrase)))

    def create(self, name: str, role: str, passphrase: str) -> "Future[Desk]":
        """Make a new store for this worker and open it."""
        return self.thread.call(lambda: self._desk(self.vault.create(passphrase, name, role)))

    def open_by_code(self, code: str, passphrase: str) -> "Future[Desk]":
        """Open the store by its printed code, under a new passphrase."""
        return self.thread.call(lambda: self._desk(self.vault.open_by_code(code, passphrase)))

    def copies_found(self, places: Sequence[Path] = ()) -> "Future[tuple[KeptCopy, ...]]":
        """The copies of the closed store: beside it, where the machine's policy keeps them, and in these places."""

        def look() -> "tuple[KeptCopy, ...]":
            from hsb_desktop.casework.backups import council_place
            from hsb_desktop.store.closed_copies import copies_found

            named = council_place()
            return copies_found(self.data, (*places, *([named] if named is not None else [])))

        return self.thread.call(look)

    def put_back(self, copy: "KeptCopy", passphrase: str) -> "Future[Desk]":
        """Put a copy in the place of a store that cannot be opened, and open it."""

        def order() -> "Desk":
            from hsb_desktop.store.closed_copies import put_back

            put_back(self.data, copy, passphrase, self.clock, self.vault.attempts)
            return self._desk(self.vault.open(passphrase))

        return self.thread.call(order)

    def choose(self, data: Path) -> None:
        """Work with the store in another folder from now on; before one is opened."""
        self.data = data
        self.__dict__.pop("vault", None)

    def wait_left(self) -> "Future[float]":
        """Seconds until the next passphrase is tried."""
        return self.thread.call(self._wait_left)

    def on_keys(self, work: "Callable[[Keys], T]") -> "Future[T]":
        """Run work on the ways to open the records, on the store's thread."""
        return self.thread.call(lambda: work(self.vault))

    def suggested(self) -> str:
        """A passphrase of four random words."""
        from hsb_desktop.store.passphrases import suggested

        return suggested()

    def code_page(self, code: str) -> "Future[CodePage]":
        """The page that carries a recovery code; drawn beside the store."""

        def draw() -> "CodePage":
            from hsb_desktop.casework.recovery_pages import draw_code_page

            return draw_code_page(paper_writer(), code, self.clock.today())

        return self.thread.aside(draw)

    def back_up_daily(self) -> "Future[bool]":
        """Copy the open store where that is due; the future carries an HsbError with a sentence where it failed."""
        return self.thread.call(self._back_up_daily)

    def close(self, patience: float | None = None) -> bool:
        """Let everything queued be written, close the store and end its thread; False where it did not end in time."""
        self.thread.call(self._close_vault)
        return self.thread.stop(patience)

    def _witnesses(self) -> "Path | None":
        """Where this machine notes how far it saw its stores; those tried elsewhere (tests, the tour) leave none."""
        from hsb_desktop.support.paths import data_directory, witness_directory

        return witness_directory() if self.data.is_relative_to(data_directory()) else None

    def _back_up_daily(self) -> bool:
        return self.vault.back_up_daily()

    def _wait_left(self) -> float:
        return self.vault.wait_left()

    def _close_vault(self) -> None:
        self.vault.close()

    def _desk(self, store: "Store") -> "Desk":
        from hsb_desktop.casework.desk import Desk
        from hsb_desktop.casework.panel_days import remember_panel_days
        from hsb_desktop.procedure.errors import HsbError

        try:
            book = chosen_book()
            with store.unit() as unit:
                refuse_another(unit, book)
                worker = unit.worker()
        except HsbError:
            self.vault.close()  # what is refused is not left open behind the unlock window
            raise
        desk = Desk(store, self.clock, book, paper_writer(), worker)
        remember_panel_days(desk)
        return desk


def paper_writer() -> "PaperWriter":
    """The writer of papers; reportlab is loaded when the first paper is drawn."""
    from hsb_desktop.papers.render import ReportlabPaperWriter

    return ReportlabPaperWriter()


def _warm() -> None:
    from hsb_desktop.store.vault import warm

    warm()
    chosen_book()
    import hsb_desktop.ui.shell.wiring  # noqa: F401 - the first window after unlocking is made of it
