"""Runs the window as a child process and starts a fresh one when it locks, so that locking ends every process that held
what was typed, and once when it died. No Qt and no secrets here: between two windows it holds only the place to return
to, made of ids.

The child writes one line with that place on its standard output before it ends; the next child reads it from the
environment. Terminal, single-instance lock and exit code belong to this process.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_desktop.app.handover import BEFORE, LOCKED, OPENED, PARENT, PLACE, SHOWN
from hsb_desktop.procedure.words import t
from hsb_desktop.support.instance import AlreadyOpen, hold_instance

if TYPE_CHECKING:
    from hsb_desktop.app.children import Child, Start

_IDS_ONLY = frozenset({"screen", "case_id", "record_id", "page", "key", "caret"})


def supervise(data: Path, start: "Start", say: Callable[[str], object]) -> int:
    """Keep one window open over the store in `data`; 0 when it was closed, 1 when it failed or another is open."""
    try:
        with hold_instance(data):
            return _windows(start, say)
    except AlreadyOpen:
        say(t("Casework is already open on this laptop. Nothing was changed; go to the window that is open."))
    except OSError:
        say(t("The folder for the store cannot be written. Nothing was changed; ask for access to it."))
    return 1


def _windows(start: "Start", say: Callable[[str], object]) -> int:
    place, again = "", False
    while True:
        before = {BEFORE: "died" if again else "", PARENT: str(os.getpid()), PLACE: place}
        window = start({**os.environ, **before})
        with _passed_on(window) as asked_to_end:
            code, said = window.wait()
        if code == 0 or (asked_to_end and code < 0):
            return 0
        if code == LOCKED:
            place, again = _place_in(said), False
        elif _may_come_back(said, again):
            place, again = "", True  # the store knows the place
        else:
            break
    say(t("The window ended unexpectedly. What was typed is kept; open the program again to go on."))
    return 1


def _may_come_back(said: bytes, again: bool) -> bool:
    """A window that died comes back once; only unlocking earns another time, so that nothing goes round by itself."""
    words = said.split()
    return OPENED.encode() in words or (SHOWN.encode() in words and not again)


def _place_in(said: bytes) -> str:
    """The last line as a place, or nothing: only known keys with short ids pass, so no content can travel this way."""
    import json  # only now: the first window waits for nothing it does not need

    lines = said.decode("ascii", "replace").split()
    with contextlib.suppress(ValueError, IndexError):
        place = json.loads(lines[-1])
        if isinstance(place, dict) and _is_content_free(place):
            return json.dumps(place, separators=(",", ":"))
    return ""


def _is_content_free(place: Mapping[str, object]) -> bool:
    return place.keys() <= _IDS_ONLY and all(
        isinstance(value, int) or (isinstance(value, str) and len(value) <= 120 and " " not in value)
        for value in place.values()
    )


@contextlib.contextmanager
def _passed_on(window: "Child") -> Iterator[list[int]]:
    """A request to end this process is the window's to carry out: it saves first. Gives the requests there were."""
    asked: list[int] = []

    def pass_on(number: int, _frame: object) -> None:
        asked.append(number)
        window.terminate()

    before = {number: signal.signal(number, pass_on) for number in _ending_signals()}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ending_signals() -> tuple[signal.Signals, ...]:
    return (signal.SIGINT, signal.SIGTERM) if sys.platform != "win32" else (signal.SIGINT,)
