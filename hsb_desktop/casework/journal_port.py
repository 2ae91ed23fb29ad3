"""The port through which casework reads the journal: its entries a page at a time, what was last found of the whole.

Values only; nothing here writes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId, WorkerId

# Entries that hold a whole file: a list of entries is given them without it.
FILES = frozenset({"form.file", "enclosure.file", "enclosure.pages"})


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry. `content` is None where it was destroyed with its case, and empty where it is a file."""

    seq: int
    at: datetime
    worker_id: WorkerId
    action: str
    case_id: CaseId | None
    subject: str
    happened_on: date | None
    content: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are wanted: of one case or of all, before a number, of these kinds of action, of one day.

    `actions` are beginnings of their names; `others` turns that round. `since` and `until` are moments, the end
    left out.
    """

    case_id: CaseId | None = None
    before: int | None = None
    actions: tuple[str, ...] = ()
    others: bool = False
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A wording of a field and the one it took the place of."""

    record_id: RecordId
    key: FieldKey
    old: Answer | None
    new: Answer


@dataclass(frozen=True, slots=True)
class Checked:
    """What the last reading of the whole journal found, and when."""

    at: datetime
    entries: int
    destroyed: int
    faults: int
