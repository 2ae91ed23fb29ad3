"""What every way into the store of one folder shares: its lock, its slots, the open store, how a passphrase is tried.

Imports nothing heavy by itself, so that a window can ask `exists` before it is painted.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_desktop.store.errors import KeysMissing, SecondInstance, StoreClosed, StoreError, StoreMissing
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.support.clock import Clock
from hsb_desktop.support.files import sync_directory
from hsb_desktop.support.instance import AlreadyOpen, take_lock

if TYPE_CHECKING:
    from hsb_desktop.store.attempts import Attempts
    from hsb_desktop.store.opening import EncryptedStore
    from hsb_desktop.store.sealing import Stretching
    from hsb_desktop.store.slots import SlotFile


class OneStore:
    """The store in `folder`; `stretching` fixes the cost of new passphrases, without it the machine is measured."""

    def __init__(self, folder: Path, clock: Clock, stretching: "Stretching | None" = None) -> None:
        self._files = StoreFolder(folder)
        self._clock = clock
        self._stretching = stretching
        self._lock = -1  # the descriptor of the lock, while it is held
        self._store: EncryptedStore | None = None
        self._raw_key = b""  # while the store is open
        self.witnesses: Path | None = None  # where this machine notes how far it saw each store

    def exists(self) -> bool:
        """Whether a store is in this folder, whole or damaged."""
        return self._files.exists

    def close(self) -> None:
        """Close the store and let another process have it; harmless when it is closed."""
        store, self._store, self._raw_key = self._store, None, b""
        try:
            if store is not None:
                store.close()
        finally:
            self._release()

    @cached_property
    def attempts(self) -> "Attempts":
        """The wrong passphrases there were."""
        from hsb_desktop.store.attempts import Attempts

        return Attempts(self._files, self._clock)

    def wait_left(self) -> float:
        """Seconds until the next passphrase is tried; 0 when it is tried at once."""
        return self.attempts.left

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether this is the passphrase of these records; TooSoon where it has to wait. It counts as a try."""
        from hsb_desktop.store.errors import WrongPassphrase
        from hsb_desktop.store.failures import in_a_sentence
        from hsb_desktop.store.slots import read_slots

        with in_a_sentence():
            try:
                self._by_passphrase(read_slots(self._files), passphrase)
            except WrongPassphrase:
                return False
        return True

    @property
    def _opened_store(self) -> "EncryptedStore":
        if self._store is None:
            raise StoreClosed
        return self._store

    def _by_passphrase(self, slots: "SlotFile", passphrase: str) -> bytes:
        """The database key; WrongPassphrase with the wait that follows, or TooSoon."""
        from hsb_desktop.store.errors import WrongPassphrase
        from hsb_desktop.store.slots import opened_by_passphrase

        self.attempts.begin()
        try:
            raw_key = opened_by_passphrase(slots, passphrase)
        except WrongPassphrase as error:
            raise WrongPassphrase(self.attempts.failed()) from error
        self.attempts.succeeded()
        return raw_key

    @contextmanager
    def _locked_slots(self) -> "Iterator[SlotFile]":
        """The slots, under the lock and with a change of the key ended that was interrupted."""
        from hsb_desktop.store.rekeying import settle
        from hsb_desktop.store.restoring import keys_of, staging
        from hsb_desktop.store.slots import read_slots

        if not self.exists():
            raise KeysMissing
        with self._locked():
            settle(self._files)
            slots = read_slots(keys_of(self._files))
            known = (self._files.records, self._files.unfinished, staging(self._files).records)
            if not any(path.is_file() for path in known):
                raise StoreMissing
            yield slots

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
        from hsb_desktop.store.anchor import Anchor, History
        from hsb_desktop.store.identity import write_card
        from hsb_desktop.store.opening import open_store
        from hsb_desktop.store.restoring import finish
        from hsb_desktop.store.slots import repair_slots

        files = self._files
        anchor = Anchor(files.anchor, slots.store_id, raw_key[:32], self.witnesses is not None)
        finish(files, raw_key, anchor)
        if not files.records.exists():
            files.unfinished.replace(files.records)  # creation was interrupted here, or is just now ending
            sync_directory(files.path)
        store = open_store(files.records, raw_key, self._clock, anchor, self.witnesses)
        try:
            store.keys_genuine = slots.genuine(raw_key)
            store.keep_copies(files, raw_key, self.attempts)
            if store.history is History.ANCHOR_CHANGED and _by_the_council(store):
                store.history = (
                    History.WHOLE
                )  # what was put down under the key before it cannot be read any more
            repair_slots(files, slots)
            if not files.card.exists():
                write_card(files.card, store.identity)
            with suppress(StoreError):  # such as a full disk: it is made good at another opening
                store.sweep()
            store.acknowledge_history()
        except BaseException:
            store.close()
            raise
        self._store, self._raw_key = store, raw_key
        return store

    def _how(self) -> "Stretching":
        from hsb_desktop.store.sealing import calibrated

        return self._stretching or calibrated(self._clock.monotonic)


def _by_the_council(store: "EncryptedStore") -> bool:
    """Whether the council gave these records another key, and the worker has not heard of it yet."""
    from hsb_desktop.store.unit_keys import BY_THE_COUNCIL, not_seen

    with store.unit() as unit:
        return any(note.what == BY_THE_COUNCIL for note in not_seen(unit.keys_noted()))
