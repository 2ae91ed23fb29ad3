"""What the window's process sets up once its first window is painted and before anything is typed into it."""

import gc
import logging
import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hsb_desktop.app.handover import PARENT
from hsb_desktop.support import logs
from hsb_desktop.ui.runtime.application import install_excepthook

if TYPE_CHECKING:
    from hsb_desktop.app.window import Session

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


def record_crash(kind: type[BaseException]) -> None:
    """Note the kind of an error that nobody caught, and nothing that it says."""
    logs.note(f"window.crash.{kind.__name__.strip('_').lower()[:40]}")


def tidy_memory() -> None:
    """From now on what is no longer needed is looked for again, in what is made from now on."""
    gc.freeze()
    gc.enable()
