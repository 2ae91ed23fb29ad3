"""The files of one worker's store in its folder, by name. Names say nothing about a case or a person.

`records.db` is the SQLCipher file, `records.new` one whose creation has not ended, `keys.json` the key slots with its
copy, `history.json` the journal's head outside the database, `card.json` the worker's public card, `store.lock` the
lock of the one running program, `backups` the folder of its encrypted copies, `attempts.json` the number of wrong
passphrases since it was last opened. `records.rekeyed`, `keys-next-*.json` and `history-next.json` are there while
the database gets another key (`rekeying`).
"""

from dataclasses import dataclass
from pathlib import Path

from hsb_desktop.store.presence import KEYS, KEYS_COPY, RECORDS, is_here


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """Where each file of the store is; nothing is opened or made here."""

    path: Path

    @property
    def records(self) -> Path:
        """The encrypted database."""
        return self.path / RECORDS

    @property
    def unfinished(self) -> Path:
        """A database that is being created."""
        return self.path / "records.new"

    @property
    def keys(self) -> Path:
        """The key slots."""
        return self.path / KEYS

    @property
    def keys_copy(self) -> Path:
        """The same bytes again: a bad sector under a kilobyte must not cost a worker every record."""
        return self.path / KEYS_COPY

    @property
    def anchor(self) -> Path:
        """The journal's head as it was last put down outside the database."""
        return self.path / "history.json"

    @property
    def card(self) -> Path:
        """The worker's public keys."""
        return self.path / "card.json"

    @property
    def attempts(self) -> Path:
        """How many wrong passphrases there were."""
        return self.path / "attempts.json"

    @property
    def rekeyed(self) -> Path:
        """The database under its next key, until it takes the place of the records."""
        return self.path / "records.rekeyed"

    @property
    def next_anchor(self) -> Path:
        """The journal's head under the next key."""
        return self.path / "history-next.json"

    def next_keys(self, salt: bytes) -> Path:
        """The slots of the next key, named by the first bytes of the database they belong to."""
        return self.path / f"keys-next-{salt.hex()}.json"

    @property
    def lock(self) -> Path:
        """Held by the running program."""
        return self.path / "store.lock"

    @property
    def backups(self) -> Path:
        """Encrypted copies of the store, each a folder of its own."""
        return self.path / "backups"

    @property
    def exists(self) -> bool:
        """Whether somebody's store is here, whole or damaged: then nothing is ever created in its place."""
        return is_here(self.path)


def database_files(database: Path) -> tuple[Path, ...]:
    """A database file and what SQLite may put beside it."""
    return tuple(database.with_name(database.name + ending) for ending in ("", "-wal", "-shm", "-journal"))
