"""How far this machine has seen each store, kept apart from the stores: a whole folder put back is noticed by it.

One small file for each store, named by its random id, written by a key that only the opened store holds. A restore that
was ordered in the program names itself in the journal; the witness takes each such entry once.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from hsb_desktop.store.anchor import History, judged
from hsb_desktop.store.journal import Action, Head
from hsb_desktop.store.restoring import SLACK
from hsb_desktop.store.rows import JournalContentRow, JournalRow
from hsb_desktop.store.sealing import canonical, digest, subkey
from hsb_desktop.support.files import private_directory, sync_directory, write_atomically

FORMAT = "hsb-desktop witness"
_PURPOSE = b"machine witness"


@dataclass(frozen=True, slots=True)
class Witness:
    """The machine's file about one store. `secret` is the worker's signing key, which lies in the store alone."""

    folder: Path
    store_id: str
    secret: bytes

    @property
    def path(self) -> Path:
        """The file."""
        return _file(self.folder, self.store_id)

    def compare(self, connection: Connection) -> History:
        """How the journal compares with what this machine saw of it; ANCHOR_MISSING where it never did."""
        held = self._held()
        head = None if held is None else Head(int(held["seq"]), str(held["hash"]))
        found = judged(self.path, head, connection)
        if held is None or found not in {History.SHORTER, History.DIFFERENT}:
            return found
        return History.WHOLE if self._ordered(connection, held) else found

    def write(self, head: Head, connection: Connection) -> None:
        """Put down how far the store is, and which restores it went through."""
        restores = [row.hash for row in connection.execute(_RESTORES)]
        held: dict[str, Any] = {
            "format": FORMAT,
            "store": self.store_id,
            "seq": head.seq,
            "hash": head.hash,
            "restores": restores,
        }
        held["mac"] = self._mac(held)
        private_directory(self.folder)
        write_atomically(self.path, json.dumps(held, indent=2, sort_keys=True).encode("ascii") + b"\n")

    def _ordered(self, connection: Connection, held: dict[str, Any]) -> bool:
        """Whether the newest restore in the journal is new to this machine and left what the machine saw."""
        newest = connection.execute(_RESTORES).first()
        if newest is None or newest.hash in held["restores"]:
            return False
        left = (newest.content or {}).get("left", {}).get("seq", 0)
        return bool(held["seq"] <= left + SLACK)

    def _held(self) -> dict[str, Any] | None:
        try:
            held: dict[str, Any] = json.loads(self.path.read_bytes())
            mac = held.pop("mac")
            if mac != self._mac(held) or held["format"] != FORMAT or held["store"] != self.store_id:
                return None
            return held if isinstance(held["restores"], list) and isinstance(held["seq"], int) else None
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError, OSError):
            return None

    def _mac(self, held: dict[str, object]) -> str:
        return digest(canonical(held), key=subkey(self.secret, _PURPOSE))


def forget_store(folder: Path, store_id: str) -> None:
    """Take this machine's note of a store away; it may be gone already."""
    _file(folder, store_id).unlink(missing_ok=True)
    if folder.is_dir():
        sync_directory(folder)


def _file(folder: Path, store_id: str) -> Path:
    return folder / f"{store_id}.json"


_RESTORES = (
    select(JournalRow.hash, JournalContentRow.content)
    .outerjoin(JournalContentRow, JournalContentRow.seq == JournalRow.seq)
    .where(JournalRow.case_id.is_(None) & (JournalRow.action == str(Action.STORE_RESTORED)))
    .order_by(JournalRow.seq.desc())
)
