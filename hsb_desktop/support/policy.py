"""What a council's IT staff set for a whole machine, read from one TOML file that only they can write.

The file is `policy.toml` in `machine_folder`; without it everything is as the program comes. Every table and
every line may be left out; `resources/help/policy.example.toml` has them all:

    [recovery]
    council = "Riverside Council"    # the name shown beside the key's words
    public_key = "64 hex digits"     # made by `hsb-desktop recovery new`

    [lock]
    after_minutes = 5                # without anybody there, at the latest; a worker may choose less

    [backups]
    folder = "an absolute path"      # where each day's copy goes too; the worker cannot choose another

Everything that cannot be understood is a fault with its place. A fault stops nothing, but while there is one the window
locks as early as the program comes. Nothing is written here.
"""

import ntpath
import os
import posixpath
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hsb_desktop.support.paths import POLICY_VARIABLE, policy_directory
from hsb_desktop.support.settings import LONGEST_LOCK, SHORTEST_LOCK, Settings

FILE = "policy.toml"
LONGEST_NAME = 120  # characters of a council's name
_LARGEST = 64 * 1024
_LONGEST_PATH = 60
_KEY = re.compile(r"[0-9a-f]{64}")
_VARIABLE = re.compile(r"\$\w+|\$\{\w*\}|%\w+%")  # one that the machine does not know stays as it is written


class Wrong(StrEnum):
    """What can be wrong at a place of the file."""

    NOT_READ = "not_read"  # the file is there and the system does not let the program read it
    TOO_LARGE = "too_large"
    NOT_TOML = "not_toml"
    UNKNOWN = "unknown"
    NOT_A_TABLE = "not_a_table"
    NOT_A_NAME = "not_a_name"
    NOT_A_KEY = "not_a_key"
    NOT_MINUTES = "not_minutes"
    NOT_A_FOLDER = "not_a_folder"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `at` is its key path ("lock.after_minutes"), or the file's name; `said` is what the reader said."""

    at: str
    wrong: Wrong
    said: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds on this machine; what has a fault is left out and the fault is listed."""

    council: str = ""
    recovery_key: str = ""  # X25519, in hex; nothing where the council has none
    lock_after: int = LONGEST_LOCK  # minutes, as the file asks
    backup_folder: Path | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def longest_lock(self) -> int:
        """Minutes without anybody after which it locks at the latest; with a fault never more than the usual ones."""
        return min(self.lock_after, Settings().lock_after) if self.faults else self.lock_after


def machine_folder() -> Path:
    """Where the policy of this machine lies. A folder named by hand counts only where the machine has no file."""
    environment = {name: value for name, value in os.environ.items() if name != POLICY_VARIABLE}
    fixed = policy_directory(environment)
    return fixed if os.path.lexists(fixed / FILE) else policy_directory()


def read_policy(folder: Path | None = None) -> Policy:
    """The policy of this machine, or of `folder`."""
    path = (machine_folder() if folder is None else folder) / FILE
    try:
        if not path.exists():
            return Policy()
        if path.stat().st_size > _LARGEST:
            return Policy(faults=(Fault(FILE, Wrong.TOO_LARGE),))
        written = path.read_bytes()
    except OSError:
        return Policy(faults=(Fault(FILE, Wrong.NOT_READ),))
    return understood(written)


def understood(written: bytes, *, windows: bool = sys.platform == "win32") -> Policy:
    """The policy that a file's content says; `windows` decides how a path is written."""
    import tomllib  # only where there is a policy

    try:
        held = tomllib.loads(written.decode("utf-8-sig"))  # some editors begin a file with a mark
    except (ValueError, RecursionError) as error:
        said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else ""
        return Policy(faults=(Fault(FILE, Wrong.NOT_TOML, said),))
    return _Reading(held, windows).policy()


class _Reading:
    """Takes one file apart, table by table, and lists what it does not understand."""

    def __init__(self, held: Mapping[str, Any], windows: bool) -> None:
        self._held, self._windows = held, windows
        self._faults: list[Fault] = []
        self._tables: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
            "recovery": {"council": _name, "public_key": _key},
            "lock": {"after_minutes": _minutes},
            "backups": {"folder": self._folder},
        }

    def policy(self) -> Policy:
        found: dict[str, Any] = {}
        for name, table in self._held.items():
            if name not in self._tables:
                self._faults.append(Fault(_shown(name), Wrong.UNKNOWN))
            elif not isinstance(table, dict):
                self._faults.append(Fault(name, Wrong.NOT_A_TABLE))
            else:
                self._lines(name, table, found)
        return Policy(
            found.get("recovery.council", ""),
            found.get("recovery.public_key", ""),
            found.get("lock.after_minutes", LONGEST_LOCK),
            found.get("backups.folder"),
            tuple(self._faults),
        )

    def _lines(self, name: str, table: Mapping[str, Any], found: dict[str, Any]) -> None:
        for key, value in table.items():
            at, read = f"{name}.{key}", self._tables[name].get(key)
            if read is None:
                self._faults.append(Fault(_shown(at), Wrong.UNKNOWN))
                continue
            try:
                found[at] = read(value)
            except _Wrongly as fault:
                self._faults.append(Fault(at, fault.wrong))

    def _folder(self, value: object) -> Path:
        paths = ntpath if self._windows else posixpath
        named = paths.expandvars(value) if isinstance(value, str) else ""
        if not named.strip() or _VARIABLE.search(named) or not paths.isabs(named) or "\0" in named:
            raise _Wrongly(Wrong.NOT_A_FOLDER)
        return Path(named)


class _Wrongly(ValueError):
    """A value that is not taken."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong


def _shown(at: str) -> str:
    """A key path that somebody wrote, short enough for a notice and on one line."""
    return "".join(letter if letter.isprintable() else "?" for letter in at)[:_LONGEST_PATH]


def _name(value: object) -> str:
    if not isinstance(value, str) or len(value.strip()) > LONGEST_NAME or not value.isprintable():
        raise _Wrongly(Wrong.NOT_A_NAME)
    return value.strip()


def _key(value: object) -> str:
    if value == "":
        return ""  # as the file comes from `recovery new` before anybody fills it in
    if not isinstance(value, str) or not _KEY.fullmatch(value.lower()):
        raise _Wrongly(Wrong.NOT_A_KEY)
    return value.lower()


def _minutes(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not SHORTEST_LOCK <= value <= LONGEST_LOCK:
        raise _Wrongly(Wrong.NOT_MINUTES)
    return value
