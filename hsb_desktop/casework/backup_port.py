"""The port through which casework speaks of encrypted copies of the store: where they are, how one is put back.

Values only. What is marked "aside" asks nothing of the open store and may take long: a stick is slow, a share may be
away.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

KIND = "backup"  # under which the second place is noted among what belongs to no case


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """One finished copy. `why` is daily, asked, before-update or before-restore; `made_at` is UTC.

    `other_key`: the records were given another key since, so it opens only in the ways of its day.
    """

    path: Path
    made_at: datetime
    why: str
    other_key: bool = False


@dataclass(frozen=True, slots=True)
class LostInCase:
    """What putting a copy back takes from one case: how many entries, and whether the whole case goes."""

    reference: str
    changes: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """What was recorded since a copy, by case; `elsewhere` counts what belongs to no case."""

    cases: tuple[LostInCase, ...] = ()
    elsewhere: int = 0

    @property
    def changes(self) -> int:
        """How many entries in all."""
        return self.elsewhere + sum(case.changes for case in self.cases)


class Backups(Protocol):
    """The copies of one open store."""

    def here(self) -> tuple[KeptCopy, ...]:
        """The finished copies beside the store, the newest first."""

    def make(self, *, daily: bool = False) -> KeptCopy:
        """Make a copy beside the store now, proved by opening it; older ones are taken away by turns."""

    def at(self, place: Path) -> tuple[KeptCopy, ...] | None:
        """Aside: the finished copies in another place, the newest first; None where it cannot be reached."""

    def carry(self, copy: KeptCopy, place: Path) -> KeptCopy:
        """Aside: put a copy into another place too, proved there; older ones there are taken away by turns."""

    def same_disk(self, place: Path) -> bool:
        """Aside: whether a place is on the disk that the store is on, and would be lost with it."""

    def loses(self, copy: KeptCopy) -> Lost:
        """What was recorded since a copy and would be gone with it put back."""

    def put_back(self, copy: KeptCopy, passphrase: str) -> None:
        """Make a copy ready to take the place of the store at the next unlocking; the store is then kept aside.

        `passphrase` is today's, or the one of the day of the copy where that had another key.
        """
