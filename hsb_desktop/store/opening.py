"""The opened store: makes it, opens it, hands out units. One connection, used by the thread that opened it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from hsb_desktop.casework.journal_port import Checked
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.procedure.ids import WorkerId
from hsb_desktop.store import sqlite_only, sweeping
from hsb_desktop.store.anchor import Anchor, History
from hsb_desktop.store.attempts import Attempts
from hsb_desktop.store.backups import Copy, Original, Why, head_of, make_copy
from hsb_desktop.store.connection import create_database, engine_on, open_database
from hsb_desktop.store.copy_errors import OtherKey
from hsb_desktop.store.errors import FolderGone, StoreClosed, StoreDamaged
from hsb_desktop.store.failures import database_in_a_sentence, in_a_sentence
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.identity import Identity
from hsb_desktop.store.journal import Action, Entry, Head, append, last_head, last_moment
from hsb_desktop.store.kept_copies import KeptCopies
from hsb_desktop.store.rows import StoreRow, WorkerRow
from hsb_desktop.store.rows.base import moment_text
from hsb_desktop.store.schema import bring_up_to_date
from hsb_desktop.store.unit import SqlUnit
from hsb_desktop.store.verifying import ChainReport, Reading, verify_chain
from hsb_desktop.store.warnings import warnings_of
from hsb_desktop.store.witness import Witness
from hsb_desktop.support import logs
from hsb_desktop.support.clock import Clock

_ANCHOR_EVERY = 50  # journal entries; a save itself never waits for the anchor
_MOST_NAMED = 50  # faults that an entry of the journal names
_CLOCK_MAY_BE_BACK = timedelta(minutes=5)  # a clock that is set right by the network moves by less


@dataclass(frozen=True, slots=True)
class NewStore:
    """What a store is made of: its id and key, and whose it is."""

    store_id: str
    raw_key: bytes
    identity: Identity
    name: str
    role: str


class EncryptedStore:
    """Satisfies `casework.ports.Store`. `history` says how the journal compared with its anchor when it was opened."""

    def __init__(
        self,
        path: Path,
        reopen: Callable[[Path], Any],
        clock: Clock,
        anchor: Anchor,
        witnesses: Path | None = None,
    ) -> None:
        """`witnesses` is the folder where this machine notes how far it saw each store; None keeps no note."""
        self._path, self._reopen, self._clock = path, reopen, clock
        self._engine, self._connection = _connected(self._connect(), self._before_an_update)
        self._file = _file_at(path)
        self._anchor = anchor
        self._anchored = 0
        self.keys_genuine = True
        self.clock_was: datetime | None = (
            None  # the last entry's moment, where the clock stands before it now
        )
        self.checked: Checked | None = None  # what the last reading of the whole journal found
        self._copies: KeptCopies | None = None
        self._witness: Witness | None = None
        try:
            with self._transaction() as connection:
                self.identity, self.store_id = _identity(connection)
                if witnesses is not None:
                    self._witness = Witness(witnesses, self.store_id, self.identity.signing_secret)
                self.history = self._compared(connection)
                self._head = last_head(connection)
                last = last_moment(connection)
            if self.store_id != anchor.store_id:
                raise StoreDamaged
        except BaseException:
            self._end_connection()
            raise
        if last is not None and last - clock.now() > _CLOCK_MAY_BE_BACK:
            self.clock_was = last

    def _compared(self, connection: Connection) -> History:
        """How the journal compares with the anchor, and with the machine's witness of it where there is one."""
        here = self._anchor.compare(connection)
        if self._witness is None or here in {History.SHORTER, History.DIFFERENT}:
            return here
        seen = self._witness.compare(connection)
        if seen is History.ANCHOR_MISSING:
            return History.ELSEWHERE if here is History.WHOLE and self._anchor.was_witnessed() else here
        return seen if here is History.WHOLE or seen in {History.SHORTER, History.DIFFERENT} else here

    @property
    def copies(self) -> KeptCopies:
        """The encrypted copies of these records; StoreClosed where the store was opened without its folder."""
        if self._copies is None:
            raise StoreClosed
        return self._copies

    def keep_copies(self, files: StoreFolder, raw_key: bytes, attempts: Attempts) -> None:
        """Let copies be made, carried and put back in this folder."""
        self._copies = KeptCopies(self, files, raw_key, self._clock, attempts)

    def copy_to(self, place: Path, why: Why) -> Copy:
        """Put an encrypted copy into a folder and prove it; it holds all that was saved before this call."""
        self.put_anchor()
        with in_a_sentence():
            return make_copy(self._original(self._engine, self._head), place, self._clock.now(), why)

    def copied_head(self, copy: Path) -> Head:
        """Where the journal of a copy ends; StoreDamaged where it cannot be read, OtherKey where it has another key."""
        copied = StoreFolder(copy)
        with in_a_sentence():
            theirs = Anchor(copied.anchor, self.store_id, self._anchor.key)
            unknown = copied.records.is_file() and theirs.path.is_file() and theirs.head() is None
            if unknown and not _same_salt(copied.records, self._path):
                raise OtherKey
            return head_of(copied.records, self._reopen)

    @property
    def head(self) -> Head:
        """Where the journal ends now."""
        return self._head

    def _connect(self) -> Any:
        return self._reopen(self._path)

    def _original(self, engine: Engine, head: Head) -> Original:
        raw = engine.raw_connection().driver_connection
        return Original(raw, StoreFolder(self._path.parent), head, self._reopen)

    def _before_an_update(self, engine: Engine) -> None:
        """An older schema is kept whole beside the store before it is changed."""
        with engine.connect() as connection:
            head = last_head(connection)
        store = self._original(engine, head)
        make_copy(store, store.files.backups, self._clock.now(), Why.UPDATE)

    @contextmanager
    def unit(self) -> Iterator[SqlUnit]:
        """One transaction: on disk when the block has ended, undone when it raised."""
        if _file_at(self._path) != self._file and not self._connection.closed:
            raise FolderGone
        with self._transaction() as connection:
            unit = SqlUnit(connection, self.identity.worker_id, self._clock, self._head)
            try:
                yield unit
            finally:
                unit.end()
        self._head = unit.head
        if unit.wants_anchor or self._head.seq - self._anchored >= _ANCHOR_EVERY:
            self.put_anchor()

    def verify(self) -> ChainReport:
        """Read every page, the whole journal and what it speaks of; StoreDamaged where a page is damaged."""
        if self._connection.closed:
            raise StoreClosed
        with (
            database_in_a_sentence()
        ):  # a cut while the log was taken in left pages under it that are no damage
            raw: Any = self._engine.raw_connection().driver_connection
            raw.execute(sqlite_only.CHECKPOINT).fetchall()
        with self._transaction() as connection:
            if connection.exec_driver_sql(sqlite_only.CIPHER_CHECK).first() is not None:
                raise StoreDamaged
            return verify_chain(connection)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the worker has to know of these records before relying on them, as sentences."""
        return warnings_of(self.history, keys_genuine=self.keys_genuine, clock_was=self.clock_was)

    def check(self) -> Reading:
        """A reading of the whole journal in steps, so that saves come between; see `step`."""
        return Reading()

    def step(self, reading: Reading) -> ChainReport | None:
        """The next step of a reading; what it found once it is at its end."""
        with self._transaction() as connection:
            report = reading.step(connection)
        if report is not None:
            self.checked = Checked(self._clock.now(), report.entries, report.destroyed, len(report.faults))
        return report

    def enter_faults(self, report: ChainReport) -> None:
        """Enter what a reading found in the journal, once for the same findings."""
        found = sorted({f"{fault.fault} {fault.seq} {fault.subject}".strip() for fault in report.faults})
        content = {"found": "faults", "number": len(found), "first": found[:_MOST_NAMED]}
        with self.unit() as unit:
            if unit.last_history() != content:
                unit.note_history(content)
        self.put_anchor()

    def sweep(self) -> None:
        """Take what was destroyed out of every page of the file, where that is still to be done."""
        with self._transaction() as connection:
            asked = sweeping.is_asked(connection)
        if asked:
            with database_in_a_sentence():
                sweeping.sweep(self._engine.raw_connection().driver_connection)
            with self._transaction() as connection:
                sweeping.note_swept(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._transaction() as connection:
            yield connection

    def acknowledge_history(self) -> None:
        """Enter a history that is not whole, or a clock set back, so that it stays named; anchor from here on."""
        if self.history is not History.WHOLE or self.clock_was is not None:
            with self.unit() as unit:
                if self.history is not History.WHOLE:
                    unit.note_history({"found": self.history.value})
                if self.clock_was is not None:
                    said = JournalEntry(Action.CLOCK_BACK, content={"was": moment_text(self.clock_was)})
                    unit.journal(said, self._clock.now())
        self.put_anchor()

    def put_anchor(self) -> None:
        """Put the journal's head down outside the database; a failure here never undoes a save that is on disk."""
        try:
            self._anchor.write(self._head)
            if self._witness is not None:
                with self._transaction() as connection:
                    self._witness.write(self._head, connection)
        except OSError as error:
            logs.note("store.anchor_refused", number=error.errno or 0)
        else:
            self._anchored = self._head.seq

    def close(self) -> None:
        """End the connection; the write-ahead log goes into the database."""
        if self._copies is not None:
            self._copies.end()
        if self._connection.closed:
            return
        if self._head.seq != self._anchored:
            self.put_anchor()
        self._end_connection()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """A transaction that hands nothing out when a page of it was damaged.

        SQLCipher gives a damaged last page of a long value as zeros, says so in its status only, and serves that
        connection no more. So the status is asked before the end, and a connection that failed is opened afresh: one
        bad page must not keep the rest from being read and saved.
        """
        if self._connection.closed:
            raise StoreClosed
        try:
            with database_in_a_sentence(), self._connection.begin():
                yield self._connection
                if not self._sound():
                    raise StoreDamaged
        except Exception as error:
            if self._sound():
                raise
            self._end_connection()
            with in_a_sentence():
                self._engine, self._connection = _connected(self._connect())
            raise StoreDamaged from error

    def _sound(self) -> bool:
        raw = self._connection.connection.driver_connection
        return sqlite_only.one(raw, sqlite_only.CIPHER_STATUS) == "1"

    def _end_connection(self) -> None:
        self._connection.close()
        self._engine.dispose()


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file stands at a place now; None where there is none, or its disk is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _same_salt(one: Path, other: Path) -> bool:
    """Whether two databases have one key: each begins with its salt."""
    with one.open("rb") as first, other.open("rb") as second:
        return first.read(16) == second.read(16)


def make_store(path: Path, new: NewStore, clock: Clock) -> Head:
    """A new database at `path` with its schema, its worker and its journal's first entry, closed again; that head."""
    engine, connection = _connected(create_database(path, new.raw_key))
    try:
        with connection.begin():
            now = clock.now()
            worker = new.identity
            connection.execute(
                insert(WorkerRow),
                {
                    "id": worker.worker_id,
                    "name": new.name,
                    "role": new.role,
                    "signing_public": worker.signing_public,
                    "sealing_public": worker.sealing_public,
                    "signing_secret": worker.signing_secret,
                    "sealing_secret": worker.sealing_secret,
                    "created_at": now,
                },
            )
            columns = {"id": new.store_id, "worker_id": worker.worker_id, "created_at": now}
            connection.execute(insert(StoreRow), columns)
            created = Entry(Action.STORE_CREATED, now, worker.worker_id, subject=new.store_id)
            return append(connection, Head(), created)
    finally:
        connection.close()
        engine.dispose()


def open_store(
    path: Path, raw_key: bytes, clock: Clock, anchor: Anchor, witnesses: Path | None = None
) -> EncryptedStore:
    """The store at `path`, brought up to date."""
    return EncryptedStore(path, lambda file: open_database(file, raw_key), clock, anchor, witnesses)


def _connected(raw: Any, before: Callable[[Engine], None] | None = None) -> tuple[Engine, Connection]:
    engine = engine_on(raw)
    try:
        bring_up_to_date(engine, before=before)
        return engine, engine.connect()
    except BaseException:
        engine.dispose()
        raw.close()
        raise


def _identity(connection: Connection) -> tuple[Identity, str]:
    """The worker of this store, and the store's id."""
    row = connection.execute(
        select(*WorkerRow.__table__.c, StoreRow.id.label("store_id")).join(
            StoreRow, StoreRow.worker_id == WorkerRow.id
        )
    ).first()
    if row is None:
        raise StoreDamaged
    identity = Identity(
        worker_id=WorkerId(row.id),
        signing_public=row.signing_public,
        sealing_public=row.sealing_public,
        signing_secret=row.signing_secret,
        sealing_secret=row.sealing_secret,
    )
    return identity, row.store_id
