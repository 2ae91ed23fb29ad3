"""A plain word for each store on a laptop that several workers share, so that nobody's name is shown to another.

The word follows from the store's random id, so it stays the same and says nothing. Nothing is opened for it.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from hsb_desktop.store.fingerprint import word_list
from hsb_desktop.store.folder import StoreFolder


def label_of(folder: Path) -> str:
    """The word of the store in a folder; of one whose key file cannot be read, that of its folder's name."""
    files, words = StoreFolder(folder), word_list()
    for path in (files.keys, files.keys_copy):
        try:
            number = int(str(json.loads(path.read_bytes())["store"]), 16)
        except (OSError, KeyError, TypeError, ValueError, RecursionError):
            continue
        return words[number % len(words)].capitalize()
    return words[sum(folder.name.encode()) % len(words)].capitalize()


def labels_of(folders: Sequence[Path]) -> tuple[str, ...]:
    """A word each; two that are the same get a number after them."""
    words = [label_of(folder) for folder in folders]
    return tuple(
        f"{word} {words[: at + 1].count(word)}" if words.count(word) > 1 else word
        for at, word in enumerate(words)
    )
