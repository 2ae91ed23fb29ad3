"""The program whose writing the power tests record: `saves`, or `keys` for the slot file, in the folder it is given.

A number on its output says that this much is safe. A further word breaks one promise, so that a test can see itself
turn red: `unsynced`, a database that does not wait for the disk; `unflushed`, a file moved before it is synced.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

from hsb_desktop.store import sqlite_only
from hsb_desktop.store.slots import read_slots, signed, write_slots
from hsb_desktop.support import files
from tests.faults.store_writer import Opener, opened, opener, save_next

ROUNDS, SAVES = 6, 10
REWRITES = 40


def saves(how: Opener) -> None:
    """The store written to and closed again several times, so that its log is taken into the database as well."""
    for _ in range(ROUNDS):
        store = opened(*how)
        for _ in range(SAVES):
            say(save_next(store))
        store.close()


def keys(how: Opener) -> None:
    """The slot file rewritten as a new passphrase does it."""
    folder, raw_key, _ = how
    slots = read_slots(folder)
    for _ in range(REWRITES):
        slots = signed(replace(slots, generation=slots.generation + 1), raw_key)
        write_slots(folder, slots)
        say(slots.generation)


def say(number: int) -> None:
    """Written at once; the recording keeps it in its order."""
    os.write(1, b"%d\n" % number)


def main(folder: str, what: str, broken: str = "") -> None:
    """Write; `broken` first."""
    how = opener(Path(folder))
    if broken == "unsynced":
        sqlite_only.SETTINGS = tuple(
            ("synchronous", "NORMAL", "1") if one[0] == "synchronous" else one for one in sqlite_only.SETTINGS
        )
    if broken == "unflushed":
        files.os.fsync = lambda _: None  # type: ignore[attr-defined]
    {"saves": saves, "keys": keys}[what](how)


if __name__ == "__main__":
    main(*sys.argv[1:])
