"""Reads the whole journal and says what does not hold: the chain, the contents it commits to, the rows it speaks of.

Only reads. Contents that were destroyed are counted and are no fault; the chain holds without them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, select

from hsb_desktop.store.journal import Action, Head, commitment, entry_hash
from hsb_desktop.store.rows import AnswerRow, JournalContentRow, JournalRow
from hsb_desktop.store.unit_records import revision_digest
from hsb_desktop.store.verifying_rows import Replay, damaged_papers


class Fault(StrEnum):
    """What is wrong with an entry, or with what it speaks of."""

    MISSING = "missing"  # the entry of this number was taken out
    CHANGED = "changed"  # its metadata is not what was hashed
    UNLINKED = "unlinked"  # it does not follow the entry before it
    CONTENT_CHANGED = "content_changed"
    ANSWER_CHANGED = "answer_changed"
    ANSWER_MISSING = "answer_missing"
    ANSWER_UNKNOWN = "answer_unknown"  # a row that no entry speaks of
    ROW_DIFFERS = "row_differs"  # a case, person, record, fact or paper is not as the journal says


@dataclass(frozen=True, slots=True)
class ChainFault:
    """One fault: the number of the entry, and what it is about where that is a row."""

    seq: int
    fault: Fault
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a whole reading found; faults in the order of the journal."""

    entries: int
    destroyed: int
    faults: tuple[ChainFault, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def verify_chain(connection: Connection) -> ChainReport:
    """Read every entry, its content and the rows it speaks of."""
    faults: list[ChainFault] = []
    last = Head()
    replay = Replay()
    entries = destroyed = 0
    answers: dict[str, RowMapping] = {row["id"]: row for row in connection.execute(_ANSWERS).mappings()}
    for row in connection.execute(_ENTRIES).mappings():
        entries += 1
        faults += [ChainFault(number, Fault.MISSING) for number in range(last.seq + 1, row["seq"])]
        faults += _entry_faults(row, last)
        last = Head(row["seq"], row["hash"])
        replay.take(row)
        if row["salt"] is None:
            destroyed += 1
        elif row["action"] == Action.ANSWERS_ADDED:
            faults += _answer_faults(row, answers)
    faults += [ChainFault(left["entry"], Fault.ANSWER_UNKNOWN, left["id"]) for left in answers.values()]
    for seq, subject in (*replay.differences(connection), *damaged_papers(connection)):
        faults.append(ChainFault(seq, Fault.ROW_DIFFERS, subject))
    return ChainReport(entries, destroyed, tuple(faults))


_ANSWERS = select(*AnswerRow.__table__.c)
_METADATA = [column for column in JournalRow.__table__.c if column.name != "hash"]
_ENTRIES = (
    select(*JournalRow.__table__.c, JournalContentRow.salt, JournalContentRow.content)
    .outerjoin(JournalContentRow, JournalContentRow.seq == JournalRow.seq)
    .order_by(JournalRow.seq)
)


def _entry_faults(row: RowMapping, last: Head) -> Iterator[ChainFault]:
    if row["hash"] != entry_hash({column.name: row[column.name] for column in _METADATA}):
        yield ChainFault(row["seq"], Fault.CHANGED)
    if row["previous"] != last.hash:
        yield ChainFault(row["seq"], Fault.UNLINKED)
    if row["salt"] is not None and row["commitment"] != commitment(row["salt"], row["content"]):
        yield ChainFault(row["seq"], Fault.CONTENT_CHANGED)


def _answer_faults(row: RowMapping, answers: dict[str, RowMapping]) -> Iterator[ChainFault]:
    """The faults of the answers that an entry speaks of; takes them out of `answers`."""
    for spoken_of in row["content"]["answers"]:
        answer = answers.pop(spoken_of["id"], None)
        if answer is None:
            yield ChainFault(row["seq"], Fault.ANSWER_MISSING, spoken_of["id"])
        elif spoken_of["digest"] != revision_digest(answer):
            yield ChainFault(row["seq"], Fault.ANSWER_CHANGED, spoken_of["id"])
