"""The child of the store's kill tests: for each line given it forks a writer, says its id, and waits for its end.

A writer opens the store and saves until it is killed, saying the number of each save once it is durable. Forking spares
each of them the loading of libraries and the stretching of the passphrase, so that a thousand kills are affordable.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hsb_desktop.casework.ports import Typing
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.store.anchor import Anchor
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.opening import EncryptedStore, open_store
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.support.clock import SystemClock
from tests.store.samples import NOW, PASSPHRASE, RECORD, case, record

Opener = tuple[StoreFolder, bytes, str]


def opener(folder: Path) -> Opener:
    """The files, key and id of a store, its passphrase stretched once."""
    files = StoreFolder(folder)
    slots = read_slots(files)
    return files, opened_by_passphrase(slots, PASSPHRASE), slots.store_id


def opened(files: StoreFolder, raw_key: bytes, store_id: str) -> EncryptedStore:
    """The store, opened by its key."""
    return open_store(files.records, raw_key, SystemClock(), Anchor(files.anchor, store_id, raw_key[:32]))


def wording(number: int) -> str:
    """The text of one save; of different lengths, so that pages split and logs wrap."""
    return f"{number}:" + "w" * ((number * 997) % 9000)


def write(how: Opener) -> None:
    """Save after save: the text of one field as it is typed, and every third time the answer too."""
    store = opened(*how)
    while True:
        os.write(1, b"%d\n" % save_next(store))


def save_next(store: EncryptedStore) -> int:
    """One save more, durable when this returns: its number, which is also its caret."""
    with store.unit() as unit:
        if not unit.cases():
            unit.add_case(case())
            unit.add_record(record())
        typing = unit.typing(RECORD)
    number = typing[0].caret + 1 if typing else 1
    with store.unit() as unit:
        unit.put_typing(Typing(RECORD, FieldKey("q"), wording(number), number, datetime.now(UTC)))
        if number % 3 == 0:
            unit.add_answers(RECORD, {FieldKey("q"): Answer(wording(number))}, NOW)
    return number


def standing(store: EncryptedStore, saved: int) -> int:
    """The store after a fault: whole, nothing acknowledged lost, no half save; the number of the save that stands."""
    assert store.warnings == ()
    with store.unit() as unit:
        typing = unit.typing(RECORD) if unit.cases() else ()
        answer = unit.answers(RECORD).text("q") if typing else ""
    number = typing[0].caret if typing else 0
    assert number >= saved
    assert not typing or typing[0].text == wording(number)
    assert answer == (wording(number - number % 3) if number >= 3 else "")
    return number


def serve(write: Callable[[Opener], None], *, waits: bool = False) -> None:
    """Fork a writer for every line that comes in; one that `waits` is stopped until somebody lets it go on."""
    if sys.platform == "win32":
        raise OSError("Windows has no fork")
    else:
        how = opener(Path(sys.argv[1]))
        for _ in sys.stdin:
            writer = os.fork()
            if writer == 0:
                if waits:
                    os.kill(os.getpid(), signal.SIGSTOP)
                write(how)
                os._exit(0)
            if waits:
                os.waitpid(writer, os.WUNTRACED)
            os.write(1, b"writer %d\n" % writer)
            _, status = os.waitpid(writer, 0)
            os.write(1, b"ended %d\n" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    serve(write)
