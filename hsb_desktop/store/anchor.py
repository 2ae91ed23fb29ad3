"""The journal's head put down outside the database, since SQLCipher does not see an old page or file put back.

The file holds the store's id, the number and hash of the last entry and a keyed digest; nothing of what was typed. It
may lag behind the store by some entries, never run ahead of it: an entry it names that is not there was taken away.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from hsb_desktop.store.journal import Head
from hsb_desktop.store.rows import JournalRow
from hsb_desktop.store.sealing import canonical, digest, subkey
from hsb_desktop.support.files import write_atomically

FORMAT = "hsb-desktop history"
VERSION = 1
_PURPOSE = b"history anchor"


class History(StrEnum):
    """How the journal compares with its anchor at the opening of the store."""

    WHOLE = "whole"
    SHORTER = "shorter"  # the entry that the anchor names is gone: an older file or page was put back, or the end cut
    DIFFERENT = "different"  # that entry is there and says something else
    ANCHOR_MISSING = "anchor_missing"
    ANCHOR_CHANGED = "anchor_changed"  # not written by a holder of the key, or of another store
    ELSEWHERE = "elsewhere"  # this machine never opened it, while another did: a copied folder


@dataclass(frozen=True, slots=True)
class Anchor:
    """The anchor file of one store; `write` costs two syncs, so not every save does it.

    `witnessed` is noted in it: this machine keeps a witness of the store as well (`witness`).
    """

    path: Path
    store_id: str
    key: bytes
    witnessed: bool = False

    def write(self, head: Head) -> None:
        """Put the head down."""
        held: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "store": self.store_id,
            "seq": head.seq,
            "hash": head.hash,
        }
        if self.witnessed:
            held["witnessed"] = True
        held["mac"] = self._mac(held)
        write_atomically(self.path, json.dumps(held, indent=2, sort_keys=True).encode("ascii") + b"\n")

    def compare(self, connection: Connection) -> History:
        """How the journal in the database compares with what was put down."""
        return judged(self.path, self.head(), connection)

    def head(self) -> Head | None:
        """What was put down last; None where no holder of the key wrote it."""
        held = self._held()
        return None if held is None else Head(int(held["seq"]), str(held["hash"]))

    def was_witnessed(self) -> bool:
        """Whether the machine that wrote it kept a witness."""
        held = self._held()
        return held is not None and bool(held.get("witnessed"))

    def _held(self) -> dict[str, Any] | None:
        try:
            held: dict[str, Any] = json.loads(self.path.read_bytes())
            mac = held.pop("mac")
            if mac != self._mac(held) or held["format"] != FORMAT or held["store"] != self.store_id:
                return None
            int(held["seq"])
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError, FileNotFoundError):
            return None
        return held

    def _mac(self, held: dict[str, object]) -> str:
        return digest(canonical(held), key=subkey(self.key, _PURPOSE))


def judged(path: Path, head: Head | None, connection: Connection) -> History:
    """How the journal compares with the head that a file holds, None where it cannot be read."""
    if not path.exists():
        return History.ANCHOR_MISSING
    if head is None:
        return History.ANCHOR_CHANGED
    if head.seq == 0:
        return History.WHOLE
    found = connection.scalar(select(JournalRow.hash).where(JournalRow.seq == head.seq))
    if found is None:
        return History.SHORTER
    return History.WHOLE if found == head.hash else History.DIFFERENT
