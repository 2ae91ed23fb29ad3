"""One copy of an issued paper as it stands, for the screen and for the register on paper. A value only."""

from dataclasses import dataclass

from hsb_desktop.casework.copy_values import OUT
from hsb_desktop.casework.ports import IssuedPaper

SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One copy as it stands. `state` is out, returned, destroyed or superseded; `said` tells it in words.

    `how` says how it was handed over; `found` and `reason` why it went although something on it has no tie to its
    reader, which whoever signs it off has to see.
    """

    paper: IssuedPaper
    state: str
    said: str
    how: str = ""
    found: tuple[str, ...] = ()
    reason: str = ""

    @property
    def is_out(self) -> bool:
        """Whether somebody has it still."""
        return self.state in (OUT, SUPERSEDED)
