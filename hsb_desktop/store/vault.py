"""The locked store on disk: what the unlock window speaks to. Makes, opens and closes the store of one folder.

Imports nothing heavy by itself, so that a window can ask `exists` before it is painted; `warm` loads the rest while the
passphrase is typed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_desktop.store.errors import AlreadyCreated, SecondInstance, StoreClosed, StoreMissing
from hsb_desktop.store.folder import StoreFolder, database_files
from hsb_desktop.support.clock import Clock
from hsb_desktop.support.files import sync_directory
from hsb_desktop.support.instance import AlreadyOpen, take_lock

if TYPE_CHECKING:
    from hsb_desktop.store.opening import EncryptedStore
    from hsb_desktop.store.sealing import Stretching
    from hsb_desktop.store.slots import SlotFile

_BACKUP_EVERY = timedelta(hours=20)  # once a day, also for who starts a little earlier than yesterday


class FolderVault:
    """Satisfies `casework.ports.Vault` for the store in `folder`.

    `stretching` fixes the parameters of key stretching for new passphrases; without it the machine is measured.
    """

    def __init__(self, folder: Path, clock: Clock, stretching: "Stretching | None" = None) -> None:
        self._files = StoreFolder(folder)
        self._clock = clock
        self._stretching = stretching
        self._lock = -1  # the descriptor of the lock, while it is held
        self._store: EncryptedStore | None = None
        self._raw_key = b""  # while the store is open

    def exists(self) -> bool:
        """Whether a store is in this folder, whole or damaged."""
        return self._files.exists

    def create(self, passphrase: str, name: str, role: str) -> "EncryptedStore":
        """A new store for this worker, opened. An interruption leaves none, or a whole one."""
        from hsb_desktop.store.anchor import Anchor
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.identity import new_identity
        from hsb_desktop.store.opening import NewStore, make_store
        from hsb_desktop.store.sealing import new_id, new_raw_key
        from hsb_desktop.store.slots import new_slots, write_slots

        if self.exists():
            raise AlreadyCreated
        with in_a_sentence(), self._locked():
            if self.exists():
                raise AlreadyCreated
            raw_key, store_id = new_raw_key(), new_id()
            slots = new_slots(store_id, raw_key, passphrase, self._how())
            for leftover in database_files(self._files.unfinished):
                leftover.unlink(missing_ok=True)
            new = NewStore(store_id, raw_key, new_identity(), name, role)
            head = make_store(self._files.unfinished, new, self._clock)
            Anchor(self._files.anchor, store_id, raw_key[:32]).write(head)
            write_slots(self._files, slots)  # from here on the store exists
            return self._opened(slots, raw_key)

    def open(self, passphrase: str) -> "EncryptedStore":
        """The store, opened by its passphrase; StoreError with a sentence for whatever stops it."""
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.slots import opened_by_passphrase, read_slots

        with in_a_sentence():
            slots = read_slots(self._files)
            if not self._files.records.is_file() and not self._files.unfinished.is_file():
                raise StoreMissing
            with self._locked():
                return self._opened(slots, opened_by_passphrase(slots, passphrase))

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase for the open store; only the small key file is written again."""
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.slots import opened_by_passphrase, read_slots, with_new_passphrase, write_slots

        if self._store is None:
            raise StoreClosed
        with in_a_sentence():
            slots = read_slots(self._files)
            raw_key = opened_by_passphrase(slots, old)
            write_slots(self._files, with_new_passphrase(slots, raw_key, new, self._how()))
        with self._store.unit() as unit:
            unit.note_keys("passphrase")

    def back_up_daily(self) -> bool:
        """Copy the open store beside itself where the newest copy is a working day old; whether one was made."""
        from hsb_desktop.store.backups import Why, copies_in, rotate
        from hsb_desktop.store.failures import in_a_sentence

        if self._store is None:
            raise StoreClosed
        now, place = self._clock.now(), self._files.backups
        newest = next(iter(copies_in(place)), None)
        if newest is not None and now - newest.made_at < _BACKUP_EVERY:
            return False
        self._store.copy_to(place, Why.DAILY)
        with in_a_sentence():
            rotate(place, now)
        return True

    def put_recovery_code(self, code: str, typed_back: str) -> None:
        """Let a printed code open these records too, proved by what the worker typed back from the paper.

        CodeNotTheSame where that is another code. A code from before opens them no more.
        """
        from hsb_desktop.store.errors import CodeNotTheSame, KeysDamaged
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.recovery_code import opened_by_code, same_code, with_code
        from hsb_desktop.store.slots import read_slots, write_slots

        if self._store is None:
            raise StoreClosed
        if not same_code(code, typed_back):
            raise CodeNotTheSame
        with in_a_sentence():
            write_slots(self._files, with_code(read_slots(self._files), self._raw_key, code))
            if opened_by_code(read_slots(self._files), typed_back) != self._raw_key:
                raise KeysDamaged
        with self._store.unit() as unit:
            unit.note_keys("recovery_code")

    def open_by_code(self, code: str, passphrase: str) -> "EncryptedStore":
        """The store, opened by its printed code, under a new passphrase; the code is used up."""
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.recovery_code import opened_by_code, without_code
        from hsb_desktop.store.slots import read_slots, with_new_passphrase, write_slots

        with in_a_sentence():
            slots = read_slots(self._files)
            if not self._files.records.is_file() and not self._files.unfinished.is_file():
                raise StoreMissing
            raw_key = opened_by_code(slots, code)
            changed = with_new_passphrase(without_code(slots), raw_key, passphrase, self._how())
            with self._locked():
                store = self._opened(slots, raw_key)
                write_slots(self._files, changed)
        with store.unit() as unit:
            unit.note_keys("opened_by_recovery_code")
        return store

    def close(self) -> None:
        """Close the store and let another process have it; harmless when it is closed."""
        store, self._store, self._raw_key = self._store, None, b""
        try:
            if store is not None:
                store.close()
        finally:
            self._release()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the single-instance lock; given back when the block fails."""
        try:
            self._lock = take_lock(self._files.path, self._files.lock.stem)
        except AlreadyOpen as error:
            raise SecondInstance from error
        try:
            yield
        except BaseException:
            self._release()
            raise

    def _release(self) -> None:
        descriptor, self._lock = self._lock, -1
        if descriptor >= 0:
            os.close(descriptor)

    def _opened(self, slots: "SlotFile", raw_key: bytes) -> "EncryptedStore":
        from hsb_desktop.store.anchor import Anchor
        from hsb_desktop.store.identity import write_card
        from hsb_desktop.store.opening import open_store
        from hsb_desktop.store.slots import repair_slots

        files = self._files
        if not files.records.exists():
            files.unfinished.replace(files.records)  # creation was interrupted here, or is just now ending
            sync_directory(files.path)
        anchor = Anchor(files.anchor, slots.store_id, raw_key[:32])
        store = open_store(files.records, raw_key, self._clock, anchor)
        try:
            store.keys_genuine = slots.genuine(raw_key)
            repair_slots(files, slots)
            if not files.card.exists():
                write_card(files.card, store.identity)
            store.acknowledge_history()
        except BaseException:
            store.close()
            raise
        self._store, self._raw_key = store, raw_key
        return store

    def _how(self) -> "Stretching":
        from hsb_desktop.store.sealing import calibrated

        return self._stretching or calibrated(self._clock.monotonic)


def warm() -> None:
    """Load what opening needs, on the store thread, while the passphrase is typed."""
    import hsb_desktop.store.opening
    import hsb_desktop.store.slots  # noqa: F401
