"""Gives a closed store another database key, so that old slots and an old key open nothing any more.

The whole database is written anew beside the records, proved, and takes their place by one rename: that rename is the
only moment of change. What must follow it (slots, anchor) lies ready before it and is put in place by `settle`, which
every opening does first; a kill at any point leaves the old store or the new one.
"""

from pathlib import Path

from hsb_desktop.store import sqlite_only
from hsb_desktop.store.anchor import Anchor
from hsb_desktop.store.backups import head_of
from hsb_desktop.store.connection import open_database
from hsb_desktop.store.errors import KeysDamaged, StoreDamaged
from hsb_desktop.store.folder import StoreFolder, database_files
from hsb_desktop.store.journal import Head
from hsb_desktop.store.key_errors import NotRekeyed
from hsb_desktop.store.slots import SlotFile, read_slot_file, slot_bytes, write_slots
from hsb_desktop.support.files import sync_directory, sync_file, write_atomically

_SALT_BYTES = 16
_KEY_BYTES = 32


def rekey(files: StoreFolder, old: bytes, new: bytes, slots: SlotFile, head: Head) -> None:
    """From the key `old` to `new` (48 bytes each); `slots` are those of the new key, `head` the journal's end."""
    settle(files)
    try:
        _write_anew(files, old, new)
        if head_of(files.rekeyed, lambda path: open_database(path, new)) != head:
            raise NotRekeyed
    except StoreDamaged as error:
        raise NotRekeyed from error
    sync_file(files.rekeyed)
    Anchor(files.next_anchor, slots.store_id, new[:_KEY_BYTES]).write(head)
    write_atomically(files.next_keys(new[_KEY_BYTES:]), slot_bytes(slots))
    files.rekeyed.replace(files.records)  # from here on it is the new key
    sync_directory(files.path)
    settle(files)


def settle(files: StoreFolder) -> None:
    """Finish a change of the key whose new database is in place; take away what is left of one that is not."""
    ready = sorted(files.path.glob(files.next_keys(b"").name.replace("-.json", "-*.json")))
    salt = _salt(files.records)
    for path in ready:
        if path == files.next_keys(salt):
            if (slots := read_slot_file(path)) is None:
                raise KeysDamaged
            write_slots(files, slots)
            if files.next_anchor.exists():
                files.next_anchor.replace(files.anchor)
                sync_directory(files.path)
        path.unlink()
    for leftover in (files.next_anchor, *database_files(files.rekeyed)):
        leftover.unlink(missing_ok=True)


def _write_anew(files: StoreFolder, old: bytes, new: bytes) -> None:
    write_atomically(files.rekeyed, b"")  # before SQLite makes it, which would let others read it
    raw = open_database(files.records, old)
    try:
        raw.execute(sqlite_only.ATTACH_NEXT, (str(files.rekeyed), sqlite_only.raw_key_text(new)))
        raw.execute(sqlite_only.EXPORT_NEXT).fetchall()
        raw.execute(sqlite_only.DETACH_NEXT)
        raw.execute(sqlite_only.CHECKPOINT).fetchall()
    finally:
        raw.close()
    if any(path.exists() and path.stat().st_size for path in database_files(files.records)[1:]):
        raise NotRekeyed  # a log of the old key must not be taken for one of the new database


def _salt(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_SALT_BYTES)
