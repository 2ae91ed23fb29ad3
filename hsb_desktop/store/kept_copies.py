"""The copies of the open store as casework asks for them: made, carried to a second place, weighed, put back.

What is said to be done aside opens files of its own only and never the open store.
"""

import contextlib
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from hsb_desktop.casework.backup_port import KIND, KeptCopy, Lost, LostInCase
from hsb_desktop.store.anchor import Anchor
from hsb_desktop.store.attempts import Attempts
from hsb_desktop.store.backups import Copy, Why, carry, copies_in, rotate
from hsb_desktop.store.connection import engine_on, open_database
from hsb_desktop.store.copy_errors import BackupGone, PlaceAway
from hsb_desktop.store.errors import StoreError, WrongPassphrase
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.journal import Action, Head, is_ours, last_head
from hsb_desktop.store.restoring import Restore, has_key, prepare
from hsb_desktop.store.rows import CaseRow, CouncilEntryRow, JournalRow
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.support.clock import Clock

if TYPE_CHECKING:
    from hsb_desktop.store.opening import EncryptedStore

FOLDER = "hsb-desktop-backups"  # made inside the place that was chosen, so that nothing else there is touched
_CHANGES = tuple(sorted(str(action) for action in Action))  # views and prints have names of casework's own


class KeptCopies:
    """Satisfies `casework.backup_port.Backups` for one open store."""

    def __init__(
        self, store: "EncryptedStore", files: StoreFolder, raw_key: bytes, clock: Clock, attempts: Attempts
    ) -> None:
        self._store, self._files, self._raw_key, self._clock = store, files, raw_key, clock
        self._attempts = attempts  # those of unlocking
        self._ended = threading.Event()

    def end(self) -> None:
        """The store closes: what is being carried is given up."""
        self._ended.set()

    def here(self) -> tuple[KeptCopy, ...]:
        """The finished copies beside the store, the newest first."""
        return tuple(map(self._told, copies_in(self._files.backups)))

    def make(self, *, daily: bool = False) -> KeptCopy:
        """A copy beside the store now, proved by opening it."""
        made = self._store.copy_to(self._files.backups, Why.DAILY if daily else Why.ASKED)
        with in_a_sentence():
            rotate(self._files.backups, self._clock.now())
        return _kept(made)

    def at(self, place: Path) -> tuple[KeptCopy, ...] | None:
        """The finished copies of these records in another place; None where it cannot be reached."""
        try:
            if not place.is_dir():
                return None
            return tuple(map(self._told, copies_in(self._inside(place))))
        except OSError:
            return None

    def carry(self, copy: KeptCopy, place: Path) -> KeptCopy:
        """Put a copy into another place too, proved there."""
        try:
            if not place.is_dir():
                raise PlaceAway
            inside = self._inside(place)
            carried = carry(
                Copy(copy.path, copy.made_at, Why(copy.why)),
                inside,
                lambda: not self._ended.is_set(),
                self._open,
            )
            rotate(inside, self._clock.now())
        except OSError as error:
            raise PlaceAway from error
        return _kept(carried)

    def same_disk(self, place: Path) -> bool:
        """Whether a place is on the disk that the store is on."""
        try:
            return place.stat().st_dev == self._files.path.stat().st_dev
        except OSError:
            return False

    def loses(self, copy: KeptCopy) -> Lost:
        """What was recorded since a copy, by case."""
        copied = StoreFolder(copy.path)
        if not copied.records.is_file():
            raise BackupGone
        with self._store.reading() as connection:
            head = Anchor(copied.anchor, self._store.store_id, self._raw_key[:32]).head()
            if head is None or not is_ours(connection, head):
                head = self._parting(connection, copied.records)
            return lost_since(connection, head.seq)

    def put_back(self, copy: KeptCopy, passphrase: str) -> None:
        """Make a copy ready for the next unlocking. A passphrase given here is a try as at unlocking."""
        copied = StoreFolder(copy.path)
        if not copied.records.is_file():
            raise BackupGone
        with in_a_sentence():
            with_keys = not has_key(copied.records, self._raw_key)
            slots = read_slots(copied if with_keys else self._files)
            self._attempts.begin()
            try:
                raw_key = opened_by_passphrase(slots, passphrase)
                if not with_keys and raw_key != self._raw_key:
                    raise WrongPassphrase
            except WrongPassphrase as error:
                raise WrongPassphrase(self._attempts.failed()) from error
            self._attempts.succeeded()
            self._store.put_anchor()
            left = self._store.head
            prepare(self._files, Restore(copied, raw_key, self._store.store_id, with_keys, left), self._clock)

    def _told(self, copy: Copy) -> KeptCopy:
        """A copy, and whether it has the key of today; one that cannot be read says so when it is looked at."""
        with contextlib.suppress(OSError):
            return replace(_kept(copy), other_key=not has_key(StoreFolder(copy.path).records, self._raw_key))
        return _kept(copy)

    def _inside(self, place: Path) -> Path:
        """A folder for each store: a share may hold those of several workers."""
        return place / FOLDER / self._store.store_id[:12]

    def _open(self, path: Path) -> Any:
        return open_database(path, self._raw_key)

    def _parting(self, connection: Connection, records: Path) -> Head:
        """The last entry that the store and a copy with another history share; found by halving."""
        try:
            raw = self._open(records)
        except StoreError:
            return Head()  # another key: nothing of it can be compared
        engine = engine_on(raw)
        try:
            with engine.connect() as other:
                low, high = 0, last_head(other).seq
                while low < high:
                    middle = (low + high + 1) // 2
                    found = other.scalar(select(JournalRow.hash).where(JournalRow.seq == middle))
                    if is_ours(connection, Head(middle, found or "")):
                        low = middle
                    else:
                        high = middle - 1
                return Head(low)
        finally:
            engine.dispose()


def lost_since(connection: Connection, seq: int) -> Lost:
    """What was changed after this entry, by case, in the order of their references."""
    counted = (
        select(JournalRow.case_id, func.count().label("n"))
        .where((JournalRow.seq > seq) & JournalRow.case_id.is_not(None))
        .where(JournalRow.action.in_(_CHANGES))
        .group_by(JournalRow.case_id)
    )
    counts: dict[str, int] = {row.case_id: row.n for row in connection.execute(counted)}
    cases = connection.execute(
        select(CaseRow.id, CaseRow.reference, CaseRow.entry)
        .where(CaseRow.id.in_(counts))
        .order_by(func.length(CaseRow.reference), CaseRow.reference)
    )
    lines = tuple(LostInCase(row.reference, counts[row.id], row.entry > seq) for row in cases)
    of_no_case = select(func.count()).where((CouncilEntryRow.entry > seq) & (CouncilEntryRow.kind != KIND))
    return Lost(lines, connection.scalar(of_no_case) or 0)


def _kept(copy: Copy) -> KeptCopy:
    return KeptCopy(copy.path, copy.made_at, copy.why.value)
