"""The copies of a store that cannot be opened: those beside it and in other places, and putting one back.

Nothing of the damaged store is read but its keys; what is there is kept among the backups.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from hsb_desktop.casework.backup_port import KeptCopy
from hsb_desktop.store.attempts import Attempts
from hsb_desktop.store.backups import Copy, copies_in
from hsb_desktop.store.copy_errors import BackupGone
from hsb_desktop.store.errors import SecondInstance, StoreError, WrongPassphrase
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.kept_copies import FOLDER
from hsb_desktop.store.restoring import put_back_closed
from hsb_desktop.store.slots import read_slots
from hsb_desktop.support.clock import Clock
from hsb_desktop.support.instance import AlreadyOpen, take_lock


def copies_found(store: Path, places: Iterable[Path] = ()) -> tuple[KeptCopy, ...]:
    """The finished copies of this store, the newest first; a copy of other records in the same place is left out."""
    files = StoreFolder(store)
    beside = copies_in(files.backups)
    own = _store_id(files) or next((told for copy in beside if (told := _id_of(copy))), "")
    elsewhere = [copy for place in places for copy in _in(place) if not own or _id_of(copy) == own]
    known = {copy.path.name: copy for copy in (*elsewhere, *beside)}  # the one beside the store is nearer
    newest = sorted(known.values(), key=lambda copy: copy.made_at, reverse=True)
    return tuple(KeptCopy(copy.path, copy.made_at, str(copy.why)) for copy in newest)


def put_back(store: Path, copy: KeptCopy, passphrase: str, clock: Clock, attempts: Attempts) -> None:
    """Put a copy in the place of the closed store; StoreError with a sentence for whatever stops it.

    A passphrase given here is a try as at unlocking: counted with the others, and waited for.
    """
    copied = StoreFolder(copy.path)
    if not copied.records.is_file():
        raise BackupGone
    files = StoreFolder(store)
    with in_a_sentence():
        try:
            lock = take_lock(files.path, files.lock.stem)
        except AlreadyOpen as error:
            raise SecondInstance from error
        try:
            attempts.begin()
            put_back_closed(files, copied, passphrase, clock)
            attempts.succeeded()
        except WrongPassphrase as error:
            raise WrongPassphrase(attempts.failed()) from error
        finally:
            os.close(lock)


def _in(place: Path) -> Iterator[Copy]:
    try:
        yield from copies_in(place)
        inside = place / FOLDER
        for folder in sorted(inside.iterdir()) if inside.is_dir() else ():
            yield from copies_in(folder)
    except OSError:
        return  # a share that is away has no copies to offer now


def _id_of(copy: Copy) -> str:
    return _store_id(StoreFolder(copy.path))


def _store_id(files: StoreFolder) -> str:
    try:
        with in_a_sentence():
            return read_slots(files).store_id
    except StoreError:
        return ""
