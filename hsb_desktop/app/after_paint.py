"""What the window's process sets up once its first window is painted and before anything is typed into it."""

import contextlib
import gc
import logging
import os
import signal
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hsb_desktop.app.handover import OPENED, PARENT, SHOWN
from hsb_desktop.procedure.words import t
from hsb_desktop.store.folder import database_files
from hsb_desktop.store.presence import RECORDS
from hsb_desktop.support import logs
from hsb_desktop.support.clock import london
from hsb_desktop.ui.runtime.application import install_excepthook

if TYPE_CHECKING:
    from hsb_desktop.app.window import Session

_SET_DUMPABLE = 4  # PR_SET_DUMPABLE of <sys/prctl.h>
_LOOK_EVERY_MS = 400  # how often a request to end, or the supervisor's death, is looked for


class Requests(QObject):
    """A request of the system to end, or the supervisor's death, ends the window the careful way."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session, self._asked = session, False
        self._parent = int(os.environ.get(PARENT, "") or 0)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY_MS)

    def _ask(self, *_: object) -> None:
        self._asked = True

    def _look(self) -> None:
        orphaned = self._parent and sys.platform != "win32" and os.getppid() != self._parent
        if self._asked or orphaned:
            self._timer.stop()
            self._session.end(0)


def keep_quiet(session: "Session") -> None:
    """Before anything typed can be quoted: warnings and crashes are told without words of theirs.

    Runs once the unlock window is painted, ahead of every library that could warn.
    """
    logs.start(logging.StreamHandler())
    logging.captureWarnings(capture=True)
    install_excepthook(session.ask, record_crash)


def no_dumps() -> None:
    """A crash leaves no image of this process on disk, and other programs of the same user may not look into it.

    On Linux the kernel is asked for both, elsewhere on POSIX for the first; Windows leaves it to its error reporting,
    which the council's policy turns off.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def record_crash(kind: type[BaseException]) -> None:
    """Note the kind of an error that nobody caught, and nothing that it says."""
    logs.note(f"window.crash.{kind.__name__.strip('_').lower()[:40]}")


def say_how_far(session: "Session") -> None:
    """Tell the supervisor that the window is shown, and once the store is open."""
    _tell(SHOWN)
    session.opened.connect(lambda _wired: _tell(OPENED))


def _tell(word: str) -> None:
    with contextlib.suppress(OSError):  # a supervisor that is gone hears nothing
        sys.stdout.write(word + "\n")
        sys.stdout.flush()


def fill_unlock(session: "Session") -> None:
    """What the unlock window says beside the field: the keyboard, and when the work was last saved."""
    session.unlock.watch_keys()
    at = last_saved(session.data)
    if at is not None:
        session.unlock.say_saved(saved_words(at, session.composition.clock.today()))


def last_saved(folder: Path) -> datetime | None:
    """When the store's file was last written, in London; None without a store. Nothing is opened for it."""
    times = [file.stat().st_mtime for file in database_files(folder / RECORDS) if file.exists()]
    return datetime.fromtimestamp(max(times), london()) if times else None


def saved_words(at: datetime, today: date) -> str:
    """The sentence of it."""
    time = f"{at:%H:%M}"
    back = t("You will come back to where you were.")
    if at.date() == today:
        return t("Your work was last saved today at {time}.", time=time) + " " + back
    day = f"{at:%A} {at.day} {at:%B %Y}"
    return t("Your work was last saved on {day} at {time}.", day=day, time=time) + " " + back


def tidy_memory() -> None:
    """What was loaded for the first paint stays; what is made from now on is looked through by the window alone."""
    gc.freeze()
