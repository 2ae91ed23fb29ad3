"""A power cut, worked out: what a program wrote is recorded, and the folders a cut could have left are made from it.

A disk promises only what was synced. So of everything written since, each state keeps none, half or most, in pieces of
512 bytes and in any order; a new name, a move or a removal holds from the folder's next sync, and before it up to some
moment of their own order. Not shown: a disk that says it synced and did not.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.faults.power_trace import Event

SECTOR = 512
_KEPT = (0.0, 0.5, 0.9)  # how much of what was not synced one state, the next and the third keep


@dataclass(slots=True)
class _File:
    held: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Left:
    """What a cut leaves: the last number that was said before it, and the files."""

    said: int
    files: dict[str, bytes]

    def put(self, folder: Path) -> None:
        """Make the folder as the cut left it."""
        folder.mkdir()
        for name, content in self.files.items():
            (folder / name).write_bytes(content)


def states(base: dict[str, bytes], events: list[Event], most: int, seed: int) -> Iterator[Left]:
    """Up to `most` folders, spread evenly over the moments of the recording."""
    rng = random.Random(seed)
    cuts = sorted(rng.sample(range(1, len(events) + 1), min(-(-most // len(_KEPT)), len(events))))
    disk = _Disk(base)
    made = done = 0
    for cut in cuts:
        for event in events[done:cut]:
            disk.take(event)
        done = cut
        for share in _KEPT:
            if made < most:
                made += 1
                yield disk.left(rng, share)


class _Disk:
    """The files as the program sees them and as the disk has them; a file is what it holds, whatever it is called."""

    def __init__(self, base: dict[str, bytes]) -> None:
        self._files = [_File(bytearray(content)) for content in base.values()]
        self._durable = {name: number for number, name in enumerate(base)}
        self._seen = dict(self._durable)
        self._names: list[dict[str, int]] = []  # after each change of a name since the folder's last sync
        self._said = 0

    def take(self, event: Event) -> None:
        """One call more."""
        if event.kind == "said":
            self._said = int(event.data)
        elif event.kind == "folder_synced":
            self._durable, self._names = dict(self._seen), []
        elif event.kind == "made":
            if event.name not in self._seen:
                self._files.append(_File())
                self._name({**self._seen, event.name: len(self._files) - 1})
        elif event.kind == "moved":
            number = self._seen[event.name]
            kept = {name: one for name, one in self._seen.items() if name != event.name}
            self._name({**kept, event.to: number})
        elif event.kind == "removed":
            self._name({name: one for name, one in self._seen.items() if name != event.name})
        else:
            self._change(self._files[self._seen[event.name]], event)

    def left(self, rng: random.Random, share: float) -> Left:
        """The folder after a cut at this moment."""
        names = rng.choice([self._durable, *self._names]) if share else self._durable
        return Left(
            self._said, {name: self._content(self._files[one], rng, share) for name, one in names.items()}
        )

    def _name(self, seen: dict[str, int]) -> None:
        self._seen = seen
        self._names.append(seen)

    def _change(self, file: _File, event: Event) -> None:
        if event.kind != "synced":
            file.pending.append(event)
            return
        for pending in file.pending:
            _apply(file.held, pending)
        file.pending = []

    def _content(self, file: _File, rng: random.Random, share: float) -> bytes:
        content = bytearray(file.held)
        for event in file.pending:
            if rng.random() >= share:
                continue
            if event.kind == "written" and rng.random() < 0.5:
                for offset in range(0, len(event.data), SECTOR):
                    if rng.random() < 0.6:
                        piece = event.data[offset : offset + SECTOR]
                        _apply(content, replace(event, at=event.at + offset, data=piece))
            else:
                _apply(content, event)
        return bytes(content)


def _apply(content: bytearray, event: Event) -> None:
    if event.kind == "written":
        content.extend(bytes(max(0, event.at - len(content))))
        content[event.at : event.at + len(event.data)] = event.data
    elif event.at <= len(content):
        del content[event.at :]
    else:
        content.extend(bytes(event.at - len(content)))
