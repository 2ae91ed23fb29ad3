"""A paper leaves the encrypted store only through here: the person chooses where, the file is whole or not at all."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import write_atomically
from hsb_desktop.ui.runtime.ask import Ask
from hsb_desktop.ui.runtime.runner import Runner


class Written(Enum):
    """What became of a file."""

    WHOLE = "whole"
    GIVEN_UP = "given_up"
    REFUSED = "refused"


def save_bytes(ask: Ask, neutral_name: str, data: bytes) -> Path | None:
    """Ask where to save and write there: the file once it is on disk, else nothing. The name offered names nobody."""
    path = ask.save_path(neutral_name)
    if path is None:
        return None
    if _write(path, data, lambda: True) is Written.REFUSED:
        _say_refused(ask)
        return None
    return path


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
            if became is Written.WHOLE:
                then(path)
            elif became is Written.REFUSED:
                _say_refused(self._ask)

        self._runner.ask_aside(self, lambda _desk: _write(path, data, lambda: not given_up.is_set()), done)


def _write(path: Path, data: bytes, go_on: Callable[[], bool]) -> Written:
    try:
        write_atomically(path, data, go_on)
    except InterruptedError:
        return Written.REFUSED if go_on() else Written.GIVEN_UP
    except OSError:
        return Written.REFUSED
    return Written.WHOLE


def _say_refused(ask: Ask) -> None:
    ask.tell(
        t("The paper was not saved"),
        t(
            "That place cannot be written. The paper is kept in the case; choose another place and save again."
        ),
    )
