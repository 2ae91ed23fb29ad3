"""The one place where files are written: whole or not at all, on disk before it returns, readable by their owner only.

A process that is killed leaves the old content or the new one, never a mixture. Windows has no mode bits worth setting;
there the folder's own access list protects what is inside.
"""

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

TYPE_CHECKING = False  # as typing has it, which a first window does not wait for
if TYPE_CHECKING:
    from typing import IO

PIECE = 1 << 20  # bytes written between two questions whether to go on
_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # when a zip file of ours says each of its parts was made
# Seconds between tries, on Windows: a virus scanner, an indexer or a sync client holds a file for a moment, and the
# system then refuses to move it (ERROR_SHARING_VIOLATION, ERROR_ACCESS_DENIED: both PermissionError).
_HELD_FOR = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()


def write_atomically(path: Path, content: bytes, go_on: Callable[[], bool] = lambda: True) -> None:
    """Replace `path` by `content`: a new file beside it, synced, moved into place, then the folder synced.

    Raises OSError where the disk refuses, InterruptedError once `go_on` says no: the old file is then untouched and
    no half-written one is left.
    """
    with _replacing(path, go_on) as out:
        for start in range(0, len(content), PIECE):
            _ask(go_on)
            out.write(content[start : start + PIECE])


@contextlib.contextmanager
def _replacing(path: Path, go_on: Callable[[], bool] = lambda: True) -> "Iterator[IO[bytes]]":
    """A new file beside `path` to be filled; it takes the place of `path` once the block ended without an error."""
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}.part")
    try:
        with os.fdopen(os.open(temporary, _new(), _FILE_MODE), "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _ask(go_on)
        put_in_place(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_directory(path.parent)


def put_in_place(source: Path, target: Path) -> None:
    """Move a file or folder into its place; on Windows tried again for less than a second while another holds it."""
    for pause in _HELD_FOR:
        try:
            source.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    source.replace(target)


def write_text_atomically(path: Path, text: str) -> None:
    """`write_atomically` for UTF-8 text; line ends stay as they are."""
    write_atomically(path, text.encode("utf-8"))


def copy_atomically(source: Path, target: Path, go_on: Callable[[], bool] = lambda: True) -> str:
    """`write_atomically` for a file of any size, read piece by piece; the SHA-256 of what was copied.

    InterruptedError, and nothing left behind, once `go_on` says no.
    """
    import hashlib  # only for copies: a first window does not wait for it

    digest = hashlib.sha256()
    with source.open("rb") as into, _replacing(target) as out:
        while piece := into.read(PIECE):
            _ask(go_on)
            digest.update(piece)
            out.write(piece)
    return digest.hexdigest()


def _ask(go_on: Callable[[], bool]) -> None:
    if not go_on():
        raise InterruptedError(errno.EINTR, "the file was given up")


def _new() -> int:
    return os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def open_for_locking(path: Path) -> int:
    """The descriptor of a file that is only ever locked, never written; made empty where it is not there."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOINHERIT", 0)
    return os.open(path, flags, _FILE_MODE)


def overwrite(path: Path) -> None:
    """Random bytes in the place of a file's content, on disk before it returns; a flash disk may keep old blocks."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        left = os.fstat(descriptor).st_size
        while left > 0:
            left -= os.write(descriptor, os.urandom(min(left, PIECE)))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make what another library wrote into `path` survive a power cut."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_directory(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut. Windows does this with the rename itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def private_directory(folder: Path) -> Path:
    """Make `folder` and what leads to it; only its owner may look inside, also where it was there before."""
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    if os.name != "nt" and folder.stat().st_mode & 0o077:
        folder.chmod(_FOLDER_MODE)
    return folder


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of these names and contents, in memory and in their order; the same parts give the same bytes."""
    import io  # what only some need is read when they do
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            out.writestr(info, content)
    return target.getvalue()
