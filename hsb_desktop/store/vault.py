"""The locked store on disk: what the unlock window speaks to. Makes, opens and closes the store of one folder.

Imports nothing heavy by itself, so that a window can ask `exists` before it is painted; `warm` loads the rest while the
passphrase is typed.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from hsb_desktop.store.errors import AlreadyCreated, StoreClosed
from hsb_desktop.store.folder import database_files
from hsb_desktop.store.key_changes import KeyChanges

if TYPE_CHECKING:
    from hsb_desktop.store.opening import EncryptedStore

_BACKUP_EVERY = timedelta(hours=20)  # once a day, also for who starts a little earlier than yesterday


class FolderVault(KeyChanges):
    """Satisfies `casework.ports.Vault` for the store in `folder`."""

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

        with in_a_sentence(), self._locked_slots() as slots:
            return self._opened(slots, self._by_passphrase(slots, passphrase))

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


def warm() -> None:
    """Load what opening needs, on the store thread, while the passphrase is typed."""
    import hsb_desktop.store.opening
    import hsb_desktop.store.slots  # noqa: F401
