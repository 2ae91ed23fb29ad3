"""The part of a unit for the ways to open these records: each change is entered; what was done unseen stays said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import JournalContentRow, JournalRow
from hsb_desktop.store.unit_base import UnitBase

BY_RECOVERY_CODE, BY_THE_COUNCIL = "opened_by_recovery_code", "opened_by_council"
PASSPHRASE, SEEN = "passphrase", "opening_seen"


@dataclass(frozen=True, slots=True)
class KeysNote:
    """One entry of the journal about the keys: what was done and when (UTC)."""

    what: str
    at: datetime


class KeysUnit(UnitBase):
    """Entries only; the keys themselves are in the slot file."""

    def note_keys(self, what: str) -> None:
        """Enter what became of the ways to open these records: a new passphrase, a new code, a code that was used."""
        self._enter(Action.KEYS_CHANGED, content={"what": what})
        self.wants_anchor = True

    def keys_noted(self) -> tuple[KeysNote, ...]:
        """Everything that was entered so, in order."""
        rows = self._connection.execute(
            select(JournalRow.at, JournalContentRow.content)
            .join(JournalContentRow, JournalContentRow.seq == JournalRow.seq)
            .where(JournalRow.action == str(Action.KEYS_CHANGED))
            .order_by(JournalRow.seq)
        )
        return tuple(KeysNote(str((row.content or {}).get("what", "")), row.at) for row in rows)


def not_seen(notes: tuple[KeysNote, ...]) -> list[KeysNote]:
    """The openings without the passphrase that the worker has not acknowledged."""
    found: list[KeysNote] = []
    for note in notes:
        if note.what == SEEN:
            found.clear()
        elif note.what in {BY_RECOVERY_CODE, BY_THE_COUNCIL}:
            found.append(note)
    return found
