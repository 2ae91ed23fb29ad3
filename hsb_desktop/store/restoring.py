"""Puts a copy back in the place of the store in two steps, each of which may be cut short without losing either.

`prepare` makes a private, proved copy beside the store, enters the restore in its journal and signs that; `finish`, at
the next opening and once the key is known, puts the store that is there aside among its backups and the copy in its
place. Only a holder of the key can write what `finish` obeys, so a folder put back by hand is never taken for this.
"""

import contextlib
import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nacl.signing import SigningKey
from sqlalchemy import Connection, select

from hsb_desktop.procedure.ids import WorkerId
from hsb_desktop.store import sqlite_only
from hsb_desktop.store.anchor import Anchor
from hsb_desktop.store.backups import Why, folder_name
from hsb_desktop.store.connection import engine_on, open_database
from hsb_desktop.store.copy_errors import NotThisStore
from hsb_desktop.store.errors import KeysDamaged, StoreDamaged, WrongPassphrase
from hsb_desktop.store.folder import StoreFolder, database_files
from hsb_desktop.store.journal import Action, Entry, Head, append, last_head
from hsb_desktop.store.rows import StoreRow, WorkerRow
from hsb_desktop.store.schema import bring_up_to_date
from hsb_desktop.store.sealing import canonical, digest, subkey
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.support.clock import Clock
from hsb_desktop.support.files import copy_atomically, private_directory, sync_directory, write_atomically

READY = "ready.json"
_PURPOSE = b"store restored"
SLACK = 200  # entries between the order to restore and the next opening: a window that locks makes a few
_KEY_FILES = ("keys", "keys_copy", "card")


@dataclass(frozen=True, slots=True)
class Restore:
    """What is put back: the folder of the copy, its key, whether its key slots come with it, what is left behind."""

    copy: StoreFolder
    raw_key: bytes
    store_id: str
    with_keys: bool
    left: Head


def staging(files: StoreFolder) -> StoreFolder:
    """Where a copy is made ready to take the place of the store."""
    return StoreFolder(files.path / "restoring")


def prepare(files: StoreFolder, restore: Restore, clock: Clock) -> Head:
    """Make the copy ready beside the store; the end of its journal, which names the restore. The store is untouched."""
    shutil.rmtree(staging(files).path, ignore_errors=True)
    staged = StoreFolder(private_directory(staging(files).path))
    try:
        copy_atomically(restore.copy.records, staged.records)
        raw = open_database(staged.records, restore.raw_key)
        try:
            head = _entered(raw, restore, clock)
        finally:
            raw.close()
        if restore.with_keys:
            for name in _KEY_FILES:
                origin: Path = getattr(restore.copy, name)
                if origin.exists():
                    copy_atomically(origin, getattr(staged, name))
        Anchor(staged.anchor, restore.store_id, restore.raw_key[:32]).write(head)
        _write_order(staged.path / READY, restore, clock.now())
    except BaseException:
        shutil.rmtree(staging(files).path, ignore_errors=True)
        raise
    return head


def keys_of(files: StoreFolder) -> StoreFolder:
    """Where the key slots for the next opening are: with a prepared copy that brings its own, or in the store."""
    staged = staging(files)
    return staged if (staged.path / READY).exists() and staged.keys.exists() else files


def finish(files: StoreFolder, raw_key: bytes, anchor: Anchor) -> bool:
    """Carry out a restore that was prepared, also one that was cut short here; whether there was any.

    An order that no holder of the key gave, or that is older than what is known of the store, is thrown away.
    """
    staged = staging(files)
    if not staged.path.exists():
        return False
    order, known = _read_order(staged.path / READY, anchor.store_id, raw_key), anchor.head()
    if order is None or (known is not None and known.seq > order["left"] + SLACK):
        shutil.rmtree(staged.path, ignore_errors=True)
        return False
    at = datetime.fromisoformat(order["at"])
    aside = StoreFolder(private_directory(files.backups) / folder_name(at, Why.RESTORE))
    if staged.records.exists():  # else it was put in its place before this was cut short
        _put_aside(files, aside)
        staged.records.replace(files.records)
    for name in (*_KEY_FILES, "anchor"):
        origin: Path = getattr(staged, name)
        if origin.exists():
            origin.replace(getattr(files, name))
    sync_directory(files.path)
    shutil.rmtree(staged.path, ignore_errors=True)
    return True


def _put_aside(files: StoreFolder, aside: StoreFolder) -> None:
    """Move the store that is there into a folder of its own, with what opens it."""
    if not (files.records.exists() or aside.records.exists()):
        return
    private_directory(aside.path)
    for name in (*_KEY_FILES, "anchor"):
        origin: Path = getattr(files, name)
        if origin.exists():
            copy_atomically(origin, getattr(aside, name))
    for origin, target in zip(
        reversed(database_files(files.records)), reversed(database_files(aside.records)), strict=True
    ):
        if origin.exists():
            origin.replace(target)
    sync_directory(aside.path)


def _entered(raw: Any, restore: Restore, clock: Clock) -> Head:
    """Prove the copy, bring it up to date and enter the restore at the end of its journal, signed by its worker."""
    engine = engine_on(raw)
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql(sqlite_only.CIPHER_CHECK).first() is not None:
                raise StoreDamaged
        bring_up_to_date(engine)
        with engine.connect() as connection, connection.begin():
            return _enter(connection, restore, clock)
    finally:
        engine.dispose()


def _enter(connection: Connection, restore: Restore, clock: Clock) -> Head:
    row = connection.execute(
        select(WorkerRow.id, WorkerRow.signing_secret, StoreRow.id.label("store")).join(
            StoreRow, StoreRow.worker_id == WorkerRow.id
        )
    ).first()
    if row is None:
        raise StoreDamaged
    if row.store != restore.store_id:
        raise NotThisStore
    head = last_head(connection)
    said: dict[str, object] = {
        "copy": {"seq": head.seq, "hash": head.hash},
        "left": {"seq": restore.left.seq, "hash": restore.left.hash},
    }
    signature = SigningKey(row.signing_secret).sign(canonical(said)).signature.hex()
    entry = Entry(
        Action.STORE_RESTORED,
        clock.now(),
        WorkerId(row.id),
        subject=restore.store_id,
        content=said | {"signature": signature},
    )
    return append(connection, head, entry)


def _write_order(path: Path, restore: Restore, at: datetime) -> None:
    order: dict[str, object] = {"store": restore.store_id, "left": restore.left.seq, "at": at.isoformat()}
    order["mac"] = _mac(order, restore.raw_key)
    write_atomically(path, json.dumps(order, indent=2, sort_keys=True).encode("ascii") + b"\n")


def _read_order(path: Path, store_id: str, raw_key: bytes) -> dict[str, Any] | None:
    with contextlib.suppress(AttributeError, KeyError, TypeError, ValueError, OSError):
        order: dict[str, Any] = json.loads(path.read_bytes())
        mac = order.pop("mac")
        if mac == _mac(order, raw_key) and order["store"] == store_id and isinstance(order["left"], int):
            return order
    return None


def _mac(order: dict[str, object], raw_key: bytes) -> str:
    return digest(canonical(order), key=subkey(raw_key[:32], _PURPOSE))


def put_back_closed(files: StoreFolder, copied: StoreFolder, passphrase: str, clock: Clock) -> Head:
    """Put a copy in the place of a store that is closed, damaged or not there; the end of its journal.

    The caller holds the store's lock. The passphrase is the one of the store that is there, or of the copy.
    """
    slots = read_slots(copied)
    left = Head()
    raw_key, with_keys = b"", True
    if files.keys.exists() or files.keys_copy.exists():
        with contextlib.suppress(KeysDamaged, WrongPassphrase):
            present = read_slots(files)
            if present.store_id != slots.store_id:
                raise NotThisStore
            raw_key = opened_by_passphrase(present, passphrase)
            left = Anchor(files.anchor, present.store_id, raw_key[:32]).head() or left
            with_keys = not has_key(copied.records, raw_key)
    if with_keys:
        raw_key = opened_by_passphrase(slots, passphrase)
    head = prepare(files, Restore(copied, raw_key, slots.store_id, with_keys, left), clock)
    finish(files, raw_key, Anchor(files.anchor, slots.store_id, raw_key[:32]))
    return head


def has_key(records: Path, raw_key: bytes) -> bool:
    """Whether a database has this key: its salt is the file's first bytes."""
    with records.open("rb") as file:
        return file.read(16) == raw_key[32:]
