"""Whether somebody's store is in a folder; told before the first window, so nothing is loaded or opened for it."""

from pathlib import Path

RECORDS, KEYS, KEYS_COPY = "records.db", "keys.json", "keys-copy.json"
_FURTHER = "workers"  # the folder of the stores of further workers on the same account


def is_here(folder: Path) -> bool:
    """Whether a store is there, whole or damaged: then nothing is ever created in its place."""
    return any((folder / name).exists() for name in (KEYS, KEYS_COPY, RECORDS))


def stores_in(folder: Path) -> tuple[Path, ...]:
    """The stores of everybody who works with this data folder, the one used last first; the folder's own where none."""
    further = folder / _FURTHER
    places = [place for place in further.iterdir() if is_here(place)] if further.is_dir() else []
    if is_here(folder):
        places.append(folder)
    return tuple(sorted(places, key=_used, reverse=True)) or (folder,)


def new_place(folder: Path, name: str) -> Path:
    """Where the store of a further worker goes; `name` is random and says nothing."""
    return folder / _FURTHER / name if is_here(folder) else folder


def _used(place: Path) -> float:
    times = [path.stat().st_mtime for path in place.glob(f"{RECORDS}*")]
    return max(times, default=0.0)
