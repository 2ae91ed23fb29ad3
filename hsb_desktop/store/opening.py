"""The opened store: makes it, opens it, hands out units. One connection, used by the thread that opened it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from hsb_desktop.procedure.ids import WorkerId
from hsb_desktop.procedure.words import t
from hsb_desktop.store import sqlite_only
from hsb_desktop.store.anchor import Anchor, History
from hsb_desktop.store.backups import Copy, Original, Why, head_of, make_copy
from hsb_desktop.store.connection import create_database, engine_on, open_database
from hsb_desktop.store.errors import StoreClosed, StoreDamaged
from hsb_desktop.store.failures import database_in_a_sentence, in_a_sentence
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.identity import Identity
from hsb_desktop.store.journal import Action, Entry, Head, append, last_head
from hsb_desktop.store.rows import StoreRow, WorkerRow
from hsb_desktop.store.schema import bring_up_to_date
from hsb_desktop.store.unit import SqlUnit
from hsb_desktop.store.verifying import ChainReport, verify_chain
from hsb_desktop.support import logs
from hsb_desktop.support.clock import Clock

_ANCHOR_EVERY = 50  # journal entries; a save itself never waits for the anchor


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

    def __init__(self, path: Path, reopen: Callable[[Path], Any], clock: Clock, anchor: Anchor) -> None:
        self._path, self._reopen, self._clock = path, reopen, clock
        self._engine, self._connection = _connected(self._connect(), self._before_an_update)
        self._anchor = anchor
        self._anchored = 0
        self.keys_genuine = True
        try:
            with self._transaction() as connection:
                self.identity, store_id = _identity(connection)
                self.history = anchor.compare(connection)
                self._head = last_head(connection)
            if store_id != anchor.store_id:
                raise StoreDamaged
        except BaseException:
            self._end_connection()
            raise

    def copy_to(self, place: Path, why: Why) -> Copy:
        """Put an encrypted copy into a folder and prove it; it holds all that was saved before this call."""
        self.put_anchor()
        with in_a_sentence():
            return make_copy(self._original(self._engine, self._head), place, self._clock.now(), why)

    def copied_head(self, copy: Path) -> Head:
        """Where the journal of a copy ends; StoreDamaged where the copy cannot be read with this store's key."""
        with in_a_sentence():
            return head_of(StoreFolder(copy).records, self._reopen)

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
        with self._transaction() as connection:
            if connection.exec_driver_sql(sqlite_only.CIPHER_CHECK).first() is not None:
                raise StoreDamaged
            return verify_chain(connection)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the worker has to know of the history of these records, as sentences."""
        found = []
        if not self.keys_genuine:
            found.append(
                t(
                    "The key file of your records was changed outside the program; your records were kept as they are, "
                    "so tell your IT support before you rely on them."
                )
            )
        if self.history in {History.ANCHOR_MISSING, History.ANCHOR_CHANGED}:
            found.append(
                t(
                    "The file that guards the history of your records is missing or was changed outside the program; "
                    "your records were kept as they are, so tell your IT support before you rely on them."
                )
            )
        elif self.history is not History.WHOLE:
            found.append(
                t(
                    "Your records are not as this program last left them: an older copy was put back or part of the "
                    "history is missing; nothing was changed, so tell your IT support before you rely on them."
                )
            )
        return tuple(found)

    def acknowledge_history(self) -> None:
        """Enter a history that is not whole in the journal, so that it stays named, and anchor from here on."""
        if self.history is not History.WHOLE:
            with self.unit() as unit:
                unit.note_history(self.history.value)
        self.put_anchor()

    def put_anchor(self) -> None:
        """Put the journal's head down outside the database; a failure here never undoes a save that is on disk."""
        try:
            self._anchor.write(self._head)
        except OSError as error:
            logs.note("store.anchor_refused", number=error.errno or 0)
        else:
            self._anchored = self._head.seq

    def close(self) -> None:
        """End the connection; the write-ahead log goes into the database."""
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


def open_store(path: Path, raw_key: bytes, clock: Clock, anchor: Anchor) -> EncryptedStore:
    """The store at `path`, brought up to date."""
    return EncryptedStore(path, lambda file: open_database(file, raw_key), clock, anchor)


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
