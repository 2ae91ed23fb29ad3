"""The journal: who did what to which thing and when, each entry chained to the one before by its hash.

The hash covers an entry's metadata and a salted commitment to its content, never the content itself. Metadata holds
ids, names of actions and dates; what was typed stands only in the content.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from hsb_desktop.procedure.ids import WorkerId
from hsb_desktop.store.prepared import Prepared
from hsb_desktop.store.rows import JournalContentRow, JournalRow
from hsb_desktop.store.rows.base import moment_text
from hsb_desktop.store.sealing import canonical, digest, new_id, new_salt

_ACTION = re.compile(r"[a-z][a-z_]{0,31}(\.[a-z][a-z_]{0,31}){0,2}")
_CHAIN_VERSION = 1
SEAL_LETTERS = 10
_ENTER, _SAY = Prepared(insert(JournalRow)), Prepared(insert(JournalContentRow))


class Action(StrEnum):
    """What the store itself enters for each change; casework adds views and prints under names of the same form."""

    STORE_CREATED = "store.created"
    KEYS_CHANGED = "store.keys_changed"
    HISTORY_DIFFERS = "store.history_differs"
    STORE_RESTORED = "store.restored"
    CLOCK_BACK = "clock.set_back"
    CASE_OPENED = "case.opened"
    CASE_CLOSED = "case.closed"
    CASE_REOPENED = "case.reopened"
    CASE_LINKED = "case.linked"
    CASE_DESTROYED = "case.destroyed"
    PERSON_ADDED = "person.added"
    PERSON_CHANGED = "person.changed"
    PERSON_LEFT = "person.left"
    FACT_ADDED = "fact.added"
    FACT_CORRECTED = "fact.corrected"
    FACT_WITHDRAWN = "fact.withdrawn"
    RECORD_STARTED = "record.started"
    RECORD_CHANGED = "record.changed"
    ANSWERS_ADDED = "answers.added"
    PAPER_ISSUED = "paper.issued"
    ACTION_MARKED = "action.marked"
    COPY_NOTED = "copy.noted"
    COUNCIL_NOTED = "council.noted"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: the last entry's number and hash. Number 0 is the beginning, before any entry."""

    seq: int = 0
    hash: str = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """What is entered: `subject` is the id of the thing, `content` what may hold names and wordings."""

    action: str
    at: datetime
    worker_id: WorkerId
    case_id: str | None = None
    subject: str = ""
    happened_on: date | None = None
    content: Mapping[str, object] | None = None


def append(connection: Connection, head: Head, entry: Entry) -> Head:
    """Write `entry` after `head`; the new head."""
    if not _ACTION.fullmatch(entry.action):
        raise ValueError("an action is named by dotted lower-case words")
    salt = new_salt().hex()
    content = dict(entry.content or {})
    metadata = {
        "seq": head.seq + 1,
        "id": new_id(),
        "at": entry.at,
        "worker_id": str(entry.worker_id),
        "action": str(entry.action),
        "case_id": entry.case_id,
        "subject": entry.subject,
        "happened_on": entry.happened_on,
        "commitment": commitment(salt, content),
        "previous": head.hash,
    }
    new = Head(head.seq + 1, entry_hash(metadata))
    _ENTER.run(connection, {**metadata, "hash": new.hash})
    said = {"seq": new.seq, "case_id": entry.case_id, "salt": salt, "content": content}
    _SAY.run(connection, said)
    return new


def commitment(salt: str, content: Mapping[str, object]) -> str:
    """Binds an entry to its content without telling anything about it."""
    return digest(canonical(content), key=bytes.fromhex(salt))


def entry_hash(metadata: Mapping[str, object]) -> str:
    """The hash of an entry's metadata, the hash before it included."""
    written = {
        "version": _CHAIN_VERSION,
        **{name: _written(metadata[name]) for name in sorted(metadata) if name != "hash"},
    }
    return digest(canonical(written))


def _written(value: object) -> object:
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date) else value


def last_head(connection: Connection) -> Head:
    """The end of the chain as it stands in the database."""
    row = connection.execute(
        select(JournalRow.seq, JournalRow.hash).order_by(JournalRow.seq.desc()).limit(1)
    ).first()
    return Head() if row is None else Head(row.seq, row.hash)


def last_moment(connection: Connection) -> datetime | None:
    """When the last entry was made, as the machine's clock stood then; None before any entry."""
    return connection.scalar(select(JournalRow.at).order_by(JournalRow.seq.desc()).limit(1))


def is_ours(connection: Connection, head: Head) -> bool:
    """Whether the chain in this database went through this entry."""
    if head.seq == 0:
        return True
    return connection.scalar(select(JournalRow.hash).where(JournalRow.seq == head.seq)) == head.hash


def short_seal(head: Head) -> str:
    """What an issued paper prints of the head, in two groups: short enough to copy by hand."""
    letters = head.hash[:SEAL_LETTERS].upper()
    return f"{letters[:5]}-{letters[5:]}"
