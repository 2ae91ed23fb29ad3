"""The single-instance lock: held by the operating system while this process lives, so that none is ever stale."""

import os
import sys
from pathlib import Path

from hsb_desktop.store.errors import SecondInstance


class InstanceLock:
    """Holds `path` locked from `take` to `release`; the file itself stays and is empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._descriptor >= 0

    def take(self) -> None:
        """Take the lock or raise SecondInstance at once; taking it twice is harmless."""
        if self.held:
            return
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
        descriptor = os.open(self._path, flags, 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise SecondInstance from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; closing the file is what releases it on every system."""
        if self.held:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
