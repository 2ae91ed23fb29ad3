"""Records what a program does to the files of one folder, by strace: what it writes, syncs, moves and takes away."""

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^(?:\d+\s+)?(\w+)\((.*)\)\s+= (-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_PLACE = re.compile(r"<((?:\\x[0-9a-f]{2})*)>")
_SAID = re.compile(rb"^(\d+)$", re.MULTILINE)
_SHARED_MEMORY = "-shm"  # SQLite makes it anew after a cut


@dataclass(frozen=True, slots=True)
class Event:
    """One call that changed a file of the folder, or a number that the program said is safe.

    `kind` is made, written, cut, synced, folder_synced, moved, removed or said.
    """

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""
    to: str = ""


def record(strace: str, command: list[str], folder: Path, log: Path, root: Path) -> list[Event]:
    """What `command` does to the files of `folder`; a line of digits on its output is a number it says is safe."""
    reader = _Reader(folder)
    watched = [
        strace,
        "-f",
        "-qq",
        "-xx",
        "-y",
        "-s",
        "1000000",
        "-o",
        str(log),
        "-e",
        f"trace={','.join(reader.calls)}",
    ]
    done = subprocess.run([*watched, *command], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with log.open(encoding="ascii") as lines:
        return [event for line in lines for event in reader.read(line)]


def may_watch(strace: str) -> bool:
    """Whether this system lets one program watch another; some containers do not."""
    tried = subprocess.run([strace, "-qq", "-o", "/dev/null", "true"], check=False, capture_output=True)
    return tried.returncode == 0


class _Reader:
    """Reads the lines of one recording in their order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._next: dict[str, int] = {}  # where the next plain write of a descriptor goes
        self.calls: dict[str, Callable[[str, str], Iterator[Event]]] = {
            "openat": self._opened,
            "write": self._written,
            "pwrite64": self._written_at,
            "fsync": self._synced,
            "fdatasync": self._synced,
            "ftruncate": self._cut,
            "unlink": self._removed,
            "unlinkat": self._removed,
            "rename": self._moved,
            "renameat": self._moved,
            "renameat2": self._moved,
        }

    def read(self, line: str) -> Iterator[Event]:
        """The events of one line: none for a call that failed or that touched something else."""
        match = _LINE.match(line)
        if match is not None and not match[3].startswith("-"):
            yield from self.calls[match[1]](match[2], match[3])

    def _opened(self, given: str, returned: str) -> Iterator[Event]:
        name = self._inside(_text(given))
        self._next[returned] = 0
        if name is not None and "O_CREAT" in given:
            yield Event("made", name)
        if name is not None and "O_TRUNC" in given:
            yield Event("cut", name)

    def _written(self, given: str, returned: str) -> Iterator[Event]:
        descriptor = given.partition("<")[0].partition(",")[0]
        data = _bytes(given)[: int(returned)]
        name = self._inside(_place(given))
        if name is not None:
            at = self._next.get(descriptor, 0)
            self._next[descriptor] = at + len(data)
            yield Event("written", name, at, data)
        elif descriptor == "1":
            yield from (Event("said", data=number) for number in _SAID.findall(data))

    def _written_at(self, given: str, returned: str) -> Iterator[Event]:
        name = self._inside(_place(given))
        if name is not None:
            yield Event("written", name, _last_number(given), _bytes(given)[: int(returned)])

    def _synced(self, given: str, _: str) -> Iterator[Event]:
        path = Path(_place(given))
        name = self._inside(str(path))
        if path == self._folder:
            yield Event("folder_synced")
        elif name is not None:
            yield Event("synced", name)

    def _cut(self, given: str, _: str) -> Iterator[Event]:
        name = self._inside(_place(given))
        if name is not None:
            yield Event("cut", name, _last_number(given))

    def _removed(self, given: str, _: str) -> Iterator[Event]:
        name = self._inside(_text(given))
        if name is not None:
            yield Event("removed", name)

    def _moved(self, given: str, _: str) -> Iterator[Event]:
        old, new = (self._inside(_plain(found)) for found in _TEXT.findall(given))
        if old is not None and new is not None:
            yield Event("moved", old, to=new)

    def _inside(self, path: str) -> str | None:
        """The name of a file that stands in the folder itself."""
        found = Path(path)
        return found.name if found.parent == self._folder and not path.endswith(_SHARED_MEMORY) else None


def _plain(escaped: str) -> str:
    return bytes.fromhex(escaped.replace("\\x", "")).decode()


def _text(given: str) -> str:
    return _bytes(given).decode(errors="replace")


def _place(given: str) -> str:
    found = _PLACE.search(given)
    return _plain(found[1]) if found else ""


def _bytes(given: str) -> bytes:
    found = _TEXT.search(given)
    return bytes.fromhex(found[1].replace("\\x", "")) if found else b""


def _last_number(given: str) -> int:
    return int(given.rpartition(", ")[2])
