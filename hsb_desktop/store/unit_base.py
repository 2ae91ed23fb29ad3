"""What every part of a unit stands on: the transaction's connection, the worker, the clock and the journal.

Each part of the unit enters its own changes; typing and the place are not changes to a record and are not entered.
"""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection

from hsb_desktop.procedure.ids import WorkerId
from hsb_desktop.store.journal import Action, Entry, Head, append
from hsb_desktop.support.clock import Clock


class UnitBase:
    """One transaction. `head` is the journal's end as this transaction sees it."""

    def __init__(self, connection: Connection, worker_id: WorkerId, clock: Clock, head: Head) -> None:
        self._open_connection: Connection | None = connection
        self._worker_id = worker_id
        self._clock = clock
        self.head = head
        self.wants_anchor = (
            False  # whether the journal's head is to be put down outside the store after the commit
        )

    @property
    def _connection(self) -> Connection:
        if self._open_connection is None:
            raise RuntimeError("a unit ends with its block")
        return self._open_connection

    def end(self) -> None:
        """Nothing can be read or changed through this unit any more."""
        self._open_connection = None

    def _enter(
        self,
        action: Action | str,
        case_id: str | None = None,
        subject: str = "",
        content: Mapping[str, object] | None = None,
        happened_on: date | None = None,
        at: datetime | None = None,
    ) -> int:
        """Enter a change in the journal; the entry's number, which the changed rows carry."""
        entry = Entry(
            action=action,
            at=at or self._clock.now(),
            worker_id=self._worker_id,
            case_id=case_id,
            subject=subject,
            happened_on=happened_on,
            content=content,
        )
        self.head = append(self._connection, self.head, entry)
        return self.head.seq
