"""Encrypted copies of a store, each a folder that opens like the store itself; proved by opening it before it counts.

A copy holds the database as SQLCipher writes it (same key and salt), the key slots, the anchor and the card, never
plain text. Its name says when it was made, in UTC, and why; nothing of a case or a person. A copy that was not
proved keeps the name of an unfinished one and is swept away at the next turn.
"""

import hashlib
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from hsb_desktop.store import sqlite_only
from hsb_desktop.store.connection import engine_on
from hsb_desktop.store.errors import BackupFailed, StoreDamaged
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.journal import Head, last_head
from hsb_desktop.support.files import (
    copy_atomically,
    private_directory,
    put_in_place,
    sync_directory,
    sync_file,
    write_atomically,
)

DAYS_KEPT, WEEKS_KEPT = 7, 4
CHANGES_KEPT = 3  # copies made before the schema changed
ASKED_KEPT = 10  # copies a person asked for, and stores put aside by a restore
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"copy-(\d{8}T\d{6}Z)-(daily|asked|before-update|before-restore)")
_UNFINISHED = "unfinished-"
_PIECE = 1 << 20
_BESIDE = ("keys", "keys_copy", "anchor", "card")


class Why(StrEnum):
    """What a copy was made for; it stands in the copy's name."""

    DAILY = "daily"
    ASKED = "asked"
    UPDATE = "before-update"
    RESTORE = "before-restore"


@dataclass(frozen=True, slots=True)
class Copy:
    """One finished copy: its folder, when it was made (UTC) and why."""

    path: Path
    made_at: datetime
    why: Why


@dataclass(frozen=True, slots=True)
class Original:
    """The open store that is copied: its bare connection (outside a transaction), its files, its journal's end.

    `reopen` opens another database file with the same key.
    """

    raw: Any
    files: StoreFolder
    head: Head
    reopen: Callable[[Path], Any]


def make_copy(store: Original, place: Path, now: datetime, why: Why) -> Copy:
    """Copy the database and what belongs to it into a new folder in `place`, and prove it by opening it.

    BackupFailed where the copy is not what was copied, OSError where the disk refuses. Either way nothing of the store
    changed and no half copy counts.
    """
    private_directory(place)
    sweep(place)
    staging = private_directory(place / f"{_UNFINISHED}{now:{_STAMP}}")
    copied = StoreFolder(staging)
    try:
        write_atomically(copied.records, b"")  # before SQLite makes it, which would let others read it
        store.raw.execute(sqlite_only.COPY_INTO, (str(copied.records),))
        for name in _BESIDE:
            origin: Path = getattr(store.files, name)
            if origin.exists():
                write_atomically(getattr(copied, name), origin.read_bytes())
        _prove(store, copied.records)
        sync_file(copied.records)  # SQLite does not promise that a copy is on disk when it has written it
        final = place / folder_name(now, why)
        put_in_place(staging, final)
        sync_directory(place)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return Copy(final, now, why)


def folder_name(at: datetime, why: Why) -> str:
    """What the folder of a copy is called: the moment in UTC and why it was made, nothing else."""
    return f"copy-{at.astimezone(UTC):{_STAMP}}-{why}"


def carry(copy: Copy, place: Path, go_on: Callable[[], bool], reopen: Callable[[Path], Any]) -> Copy:
    """Put a proved copy into another place too, and prove it there: every file is the same, and it opens.

    OSError where the place refuses or `go_on` says no; no half copy counts, there or here.
    """
    private_directory(place)
    sweep(place)
    staging = private_directory(place / f"{_UNFINISHED}{copy.made_at:{_STAMP}}")
    origin, carried = StoreFolder(copy.path), StoreFolder(staging)
    try:
        for name in ("records", *_BESIDE):
            source: Path = getattr(origin, name)
            if source.exists():
                target: Path = getattr(carried, name)
                if copy_atomically(source, target, go_on) != _sha256(target, go_on):
                    raise BackupFailed
        head_of(carried.records, reopen)
        final = place / copy.path.name
        if final.exists():
            shutil.rmtree(final)
        put_in_place(staging, final)
        sync_directory(place)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return Copy(final, copy.made_at, copy.why)


def _sha256(path: Path, go_on: Callable[[], bool]) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if not go_on():
                raise InterruptedError
            found.update(piece)
    return found.hexdigest()


def copies_in(place: Path) -> tuple[Copy, ...]:
    """The finished copies in a place, the newest first."""
    found = []
    for path in place.iterdir() if place.is_dir() else ():
        named = _NAME.fullmatch(path.name)
        if named is not None and path.is_dir():
            made = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
            found.append(Copy(path, made, Why(named[2])))
    return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.path.name), reverse=True))


def rotate(place: Path, now: datetime) -> tuple[Copy, ...]:
    """Take away the copies that newer ones stand for; those that stay.

    Stays: the newest of each of the last seven days and four weeks, the last three from before an update, the last ten
    that a person asked for and the last ten that a restore put aside, and always the newest of all.
    """
    known = copies_in(place)
    kept = {known[0].path} if known else set()
    for why, most in ((Why.ASKED, ASKED_KEPT), (Why.RESTORE, ASKED_KEPT), (Why.UPDATE, CHANGES_KEPT)):
        kept |= {copy.path for copy in [copy for copy in known if copy.why is why][:most]}
    kept |= _newest_each(known, now - timedelta(days=DAYS_KEPT), lambda at: at.date().isoformat())
    kept |= _newest_each(known, now - timedelta(weeks=WEEKS_KEPT), lambda at: f"{at:%G-%V}")
    for copy in known:
        if copy.path not in kept:
            shutil.rmtree(copy.path)
    return tuple(copy for copy in known if copy.path in kept)


def sweep(place: Path) -> None:
    """Take away copies whose making was interrupted."""
    for path in place.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(path, ignore_errors=True)


def head_of(path: Path, reopen: Callable[[Path], Any]) -> Head:
    """The end of the journal in a copied database; StoreDamaged or StoreMissing where it cannot be read."""
    engine = engine_on(reopen(path))
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql(sqlite_only.CIPHER_CHECK).first() is not None:
                raise StoreDamaged
            return last_head(connection)
    finally:
        engine.dispose()


def _newest_each(known: Iterable[Copy], since: datetime, part: Callable[[datetime], str]) -> set[Path]:
    """The newest copy of each part (day, week) since a time; `known` is the newest first."""
    found: dict[str, Path] = {}
    for copy in known:
        if copy.made_at >= since:
            found.setdefault(part(copy.made_at), copy.path)
    return set(found.values())


def _prove(store: Original, path: Path) -> None:
    """Every page of the copy reads with the key, and its journal ends where the store's does."""
    try:
        found = head_of(path, store.reopen)
    except StoreDamaged as error:
        raise BackupFailed from error
    if found != store.head:
        raise BackupFailed
