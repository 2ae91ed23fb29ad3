"""A paper leaves the encrypted store only through here: the person chooses where, the file is whole or not at all.

Written off the window's thread; what the disk refuses is said in one sentence, without the folder's name.
"""

import errno
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import PIECE, write_atomically
from hsb_desktop.ui.runtime.ask import Ask
from hsb_desktop.ui.runtime.runner import Runner

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_GONE = frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_HELD = frozenset({errno.EBUSY, errno.ETXTBSY})
_HELD_ON_WINDOWS = frozenset({32, 33})  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a file: whole, refused for a reason in words, or given up where there is none."""

    whole: bool
    trouble: str = ""


def save_bytes(ask: Ask, neutral_name: str, data: bytes) -> Path | None:
    """Ask where to save and write there: the file once it is on disk, else nothing. The name offered names nobody."""
    path = ask.save_path(neutral_name)
    if path is None:
        return None
    title = t("Saving {file}.", file=path.name)
    became = ask.during(title, lambda steps: _write(path, data, steps.go_on, steps.say))
    _say(ask, became)
    return path if became.whole else None


class FileOut(QObject):
    """Writes a file on another thread; one at a time. Stopped, it leaves nothing, and what stood there before stays.

    Signals:
        working(str): what is under way, in words; an empty text when it is over.
    """

    working = Signal(str)

    def __init__(self, runner: Runner, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._ask = runner, ask
        self._given_up = Event()

    def stop(self) -> None:
        """What is being written is not wanted any more."""
        self._given_up.set()

    def save(self, neutral_name: str, data: bytes, then: Callable[[Path], None]) -> None:
        """Ask where, write there and call `then` once the file is on disk. The name offered names nobody."""
        path = self._ask.save_path(neutral_name)
        if path is None:
            return
        self.stop()
        given_up = self._given_up = Event()
        self.working.emit(t("Saving {file}.", file=path.name))

        def done(became: Written) -> None:
            self.working.emit("")
            _say(self._ask, became)
            if became.whole:
                then(path)

        self._runner.ask_aside(self, lambda _desk: _write(path, data, lambda: not given_up.is_set()), done)


def _write(
    path: Path, data: bytes, go_on: Callable[[], bool], say: Callable[[str], None] = lambda _words: None
) -> Written:
    asked = 0

    def further() -> bool:
        nonlocal asked
        done = min(100, 100 * asked * PIECE // max(1, len(data)))
        say(t("{n} per cent is written.", n=done))
        asked += 1
        return go_on()

    try:
        write_atomically(path, data, further)
    except InterruptedError as stopped:
        return Written(whole=False, trouble=_trouble(stopped) if go_on() else "")
    except OSError as refused:
        return Written(whole=False, trouble=_trouble(refused))
    return Written(whole=True)


def _trouble(error: OSError) -> str:
    if error.errno in _FULL:
        return t("There is no room left in that place. Choose another place and save again.")
    if error.errno == errno.ENAMETOOLONG:
        return t("The name of the file is too long for that place. Save again with a shorter name.")
    held = getattr(error, "winerror", None) in _HELD_ON_WINDOWS or error.errno in _HELD
    if held or error.errno == errno.EISDIR:
        return t("Another program has that file open, or it is a folder. Save again with another name.")
    if error.errno in _CLOSED:
        return t("That place can be read but not written. Choose another place and save again.")
    if error.errno in _GONE:
        return t(
            "That place is not there any more. Put the stick back or choose another place, and save again."
        )
    return t("That place cannot be written. Choose another place and save again.")


def _say(ask: Ask, became: Written) -> None:
    if became.trouble:
        ask.tell(t("The paper was not saved"), t("{why} The paper is kept in the case.", why=became.trouble))
