"""An invitation to a meeting as a calendar entry: when and where, and nothing about whom or why. Pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """One version of one entry.

    `uid` is the same for every version of a meeting's entry and says nothing of the case; `sequence` counts them from
    0. `title` is neutral. Times are aware; `stamp` is when this version was made.
    """

    uid: str
    sequence: int
    title: str
    place: str
    starts: datetime
    ends: datetime
    stamp: datetime
    called_off: bool = False
