"""Turns what the database engine or the system reports into the sentence of a known condition. Bugs pass unchanged."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from hsb_desktop.store.errors import (
    DiskFailed,
    DiskFull,
    FolderRefused,
    SecondInstance,
    StoreDamaged,
    StoreError,
)

# SQLite's primary result codes (sqlite.org/rescode.html); an extended code carries its primary one in the low byte.
_BY_CODE: dict[int, type[StoreError]] = {
    3: FolderRefused,  # SQLITE_PERM
    5: SecondInstance,  # SQLITE_BUSY
    8: FolderRefused,  # SQLITE_READONLY
    10: DiskFailed,  # SQLITE_IOERR
    11: StoreDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: FolderRefused,  # SQLITE_CANTOPEN
    26: StoreDamaged,  # SQLITE_NOTADB
}
_BY_ERRNO: dict[int, type[StoreError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: FolderRefused,
    errno.EPERM: FolderRefused,
    errno.EROFS: FolderRefused,
    errno.EIO: DiskFailed,
}


@contextmanager
def database_in_a_sentence() -> Iterator[None]:
    """Raises the known condition in place of the database engine's own error."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        _raise_known(error)


@contextmanager
def in_a_sentence() -> Iterator[None]:
    """The same for what the system reports of files and folders too."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error, OSError) as error:
        _raise_known(error)


def _raise_known(error: Exception) -> NoReturn:
    known = known_condition(error)
    if known is None:
        raise error
    raise known from error


def known_condition(error: BaseException) -> StoreError | None:
    """The sentence for an error, or None when it is a bug."""
    original: Any = error.orig if isinstance(error, DBAPIError) else error
    kind: type[StoreError] | None = None
    if isinstance(original, OSError):
        kind = _BY_ERRNO.get(original.errno or 0, DiskFailed)
    elif isinstance(original, sqlcipher.Error):
        kind = _BY_CODE.get((getattr(original, "sqlite_errorcode", None) or 0) & 0xFF)
    return None if kind is None else kind()
