"""The machine's clock set back while the records are open: entered, since what is due is counted by it."""

from datetime import datetime

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import JournalEntry


def note_clock_back(desk: Desk, was: datetime) -> None:
    """Enter that the clock stands before a moment it has shown already."""
    with desk.store.unit() as unit:
        entry = JournalEntry("clock.set_back", content={"was": was.isoformat()})
        unit.journal(entry, desk.clock.now())
