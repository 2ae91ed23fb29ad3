"""Whether somebody's store is in a folder; told before the first window, so nothing is loaded or opened for it."""

from pathlib import Path

RECORDS, KEYS, KEYS_COPY = "records.db", "keys.json", "keys-copy.json"


def is_here(folder: Path) -> bool:
    """Whether a store is there, whole or damaged: then nothing is ever created in its place."""
    return any((folder / name).exists() for name in (KEYS, KEYS_COPY, RECORDS))
