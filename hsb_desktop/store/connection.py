"""Opens the one connection to the encrypted database, sets every safety setting and reads each one back.

A file that is or would be plain text stops here with an error; one that this call made is taken away again.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from hsb_desktop.store import sqlite_only
from hsb_desktop.store.errors import StoreDamaged, StoreMissing, StorePlain, StoreUnsafe
from hsb_desktop.store.folder import database_files
from hsb_desktop.support.files import write_atomically

OLDEST_ENGINE = (3, 51, 3)  # earlier ones can corrupt a write-ahead log when it is reset
RAW_KEY_BYTES = 48  # 32 of key, 16 of salt; the salt is the file's first bytes
_PLAIN = b"SQLite format 3\x00"
# Kept statements live in the little memory that SQLite sets aside to work in. With that full, each value of each row is
# locked into the memory and let go again by the system: a save takes half as long again. So few are kept.
_KEPT_STATEMENTS = 5


def create_database(path: Path, raw_key: bytes) -> Any:
    """A new encrypted database; the path must not exist."""
    if path.exists():
        raise FileExistsError("a database is created once")
    write_atomically(path, b"")  # before SQLite makes it, which would let others read it
    try:
        return _prepared(path, raw_key)
    except BaseException:
        for leftover in database_files(path):
            leftover.unlink(missing_ok=True)
        raise


def open_database(path: Path, raw_key: bytes) -> Any:
    """An existing encrypted database; never makes one."""
    if not path.is_file():
        raise StoreMissing
    header = _header(path)
    if header == _PLAIN:
        raise StorePlain
    if header != raw_key[32:]:
        raise StoreDamaged
    return _prepared(path, raw_key)


def engine_on(raw: Any) -> Engine:
    """SQLAlchemy on a bare connection that is open: one connection, no values in error messages, nothing echoed."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,
        echo=False,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(sqlite_only.BEGIN)

    return engine


def _prepared(path: Path, raw_key: bytes) -> Any:
    """Key first, then everything else; closed again when anything is not as it must be."""
    if len(raw_key) != RAW_KEY_BYTES:
        raise ValueError("the key and salt are 48 bytes")
    raw = sqlcipher.connect(str(path), isolation_level=None, timeout=1.0, cached_statements=_KEPT_STATEMENTS)
    try:
        _set_key(raw, raw_key)
        raw.execute(sqlite_only.QUIET)
        _check_engine(raw)
        raw.execute(sqlite_only.FIRST_READ).fetchall()
        _set_and_read_back(raw)
        if _header(path) != raw_key[32:]:
            raise StorePlain
    except BaseException:
        raw.close()
        raise
    return raw


def _set_key(raw: Any, raw_key: bytes) -> None:
    raw.execute(sqlite_only.key_statement(raw_key))


def _check_engine(raw: Any) -> None:
    if not sqlite_only.one(raw, sqlite_only.CIPHER_VERSION):
        raise StorePlain
    if sqlite_only.one(raw, sqlite_only.CIPHER_STATUS) != "1":
        raise StorePlain
    version = sqlite_only.one(raw, sqlite_only.ENGINE_VERSION)
    if tuple(int(part) for part in version.split(".")) < OLDEST_ENGINE:
        raise StoreUnsafe("sqlite")


def _set_and_read_back(raw: Any) -> None:
    for pragma, value, _ in sqlite_only.SETTINGS:
        raw.execute(sqlite_only.set_statement(pragma, value)).fetchall()
    for pragma, _, expected in sqlite_only.SETTINGS:
        if sqlite_only.one(raw, sqlite_only.read_statement(pragma)) != expected:
            raise StoreUnsafe(pragma)


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(16)
