"""A lock that one process holds on a folder and that its death releases, however it died.

The sixth module here: the supervisor (one window) and the vault (one opened store) both need it and may not know each
other. The file stays behind empty; only the system's lock on it says anything, so a kill leaves nothing stale.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from hsb_desktop.support.files import open_for_locking, private_directory


class AlreadyOpen(Exception):
    """Another process holds the lock."""


@contextlib.contextmanager
def hold_instance(folder: Path, name: str = "window") -> Iterator[None]:
    """Hold the lock `name` of `folder` while inside; raises AlreadyOpen at once when another process holds it."""
    descriptor = take_lock(folder, name)
    try:
        yield
    finally:
        os.close(descriptor)


def take_lock(folder: Path, name: str) -> int:
    """Take the lock and return its descriptor; closing it, or dying, lets go. Raises AlreadyOpen or OSError."""
    path = private_directory(folder) / f"{name}.lock"
    descriptor = open_for_locking(path)
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError) as held:
        os.close(descriptor)
        raise AlreadyOpen(name) from held
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
