"""After a case was destroyed: every page of the file is written anew and the log is emptied, so that none keeps a word.

What the disk itself keeps of pages that were written over is encrypted under the store's key, and is not reached here.
"""

from typing import Any

from sqlalchemy import Connection, select, update

from hsb_desktop.store import sqlite_only
from hsb_desktop.store.rows import CounterRow

NAME, ASKED, DONE = "sweep", 1, 0  # a counter that says whether a sweep is still to be made


def is_asked(connection: Connection) -> bool:
    """Whether a case was destroyed and the file not swept since, such as after a cut."""
    return connection.scalar(select(CounterRow.last).where(CounterRow.name == NAME)) == ASKED


def sweep(raw: Any) -> None:
    """Rewrite the file; outside any transaction. What was deleted is overwritten already: this takes its pages too."""
    for statement in (sqlite_only.CHECKPOINT, sqlite_only.REWRITE, sqlite_only.CHECKPOINT):
        raw.execute(statement).fetchall()


def note_swept(connection: Connection) -> None:
    """Nothing is left to sweep."""
    connection.execute(update(CounterRow).where(CounterRow.name == NAME).values(last=DONE))
