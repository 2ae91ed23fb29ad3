"""Reads the whole journal and says what does not hold: the chain, the contents it commits to, the rows it speaks of.

Only reads. Contents that went with a case that was destroyed are counted and are no fault, for an entry says so and the
chain holds without them; contents that are gone without such an entry are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from hsb_desktop.store import sqlite_only
from hsb_desktop.store.journal import Action, Head, commitment, entry_hash
from hsb_desktop.store.rows import AnswerRow, JournalContentRow, JournalRow
from hsb_desktop.store.unit_records import revision_digest
from hsb_desktop.store.verifying_rows import Replay, damaged_papers

AT_ONCE = 250  # entries a step: some hundredths of a second
MOST_ROWS = 100_000  # entries up to which a reading behind the work compares rows too


class Fault(StrEnum):
    """What is wrong with an entry, or with what it speaks of."""

    MISSING = "missing"  # the entry of this number was taken out
    CHANGED = "changed"  # its metadata is not what was hashed
    UNLINKED = "unlinked"  # it does not follow the entry before it
    CONTENT_CHANGED = "content_changed"
    CONTENT_GONE = "content_gone"  # and no entry says that its case was destroyed
    ANSWER_CHANGED = "answer_changed"
    ANSWER_MISSING = "answer_missing"
    ANSWER_UNKNOWN = "answer_unknown"  # a row that no entry speaks of
    ROW_DIFFERS = "row_differs"  # a case, person, record, fact or paper is not as the journal says
    PAGES = "pages"  # tables and indexes do not fit together; of no one entry


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


class Reading:
    """One reading of the journal and of all that it speaks of, in steps: call `step` until it gives a report.

    Each step takes a transaction of its own, so that saves come between; entries made meanwhile are read too. A journal
    of more than `most_rows` entries is not compared with the rows it speaks of here: that takes memory for all of them.
    """

    def __init__(self, at_once: int = AT_ONCE, most_rows: int | None = MOST_ROWS) -> None:
        self._at_once, self._most_rows = at_once, most_rows
        self._last = Head()
        self._replay: Replay | None = Replay()
        self._faults: list[ChainFault] = []
        self._entries = self._answers = 0
        self._without: dict[int, str | None] = {}  # the entries whose content is gone, with their case
        self._ended: dict[str, int] = {}  # the cases that were destroyed, with the entry that says so

    def step(self, connection: Connection) -> ChainReport | None:
        """Read on; the report once everything was read and compared."""
        rows = connection.execute(_ENTRIES, {"after": self._last.seq, "most": self._at_once}).mappings().all()
        self._take(connection, rows)
        if len(rows) == self._at_once:
            return None
        return self._report(connection)

    def _take(self, connection: Connection, rows: Sequence[RowMapping]) -> None:
        answers = _answers_spoken_of(connection, rows)
        for row in rows:
            self._entries += 1
            self._faults += [
                ChainFault(number, Fault.MISSING) for number in range(self._last.seq + 1, row["seq"])
            ]
            self._faults += _entry_faults(row, self._last)
            self._last = Head(row["seq"], row["hash"])
            if self._replay is not None:
                self._replay.take(row)
            if row["action"] == Action.CASE_DESTROYED:
                self._ended[row["case_id"]] = row["seq"]
            if row["salt"] is None:
                self._without[row["seq"]] = row["case_id"]
            elif row["action"] == Action.ANSWERS_ADDED:
                self._answers += len(row["content"]["answers"])
                self._faults += _answer_faults(row, answers)
        if self._most_rows is not None and self._entries > self._most_rows:
            self._replay = None

    def _report(self, connection: Connection) -> ChainReport:
        faults = [*self._faults, *_unspoken_answers(connection, self._answers, self._faults)]
        gone = [seq for seq, case in self._without.items() if seq >= self._ended.get(case or "", 0)]
        faults += [ChainFault(seq, Fault.CONTENT_GONE) for seq in gone]
        if self._replay is not None:
            for seq, subject in (*self._replay.differences(connection), *damaged_papers(connection)):
                faults.append(ChainFault(seq, Fault.ROW_DIFFERS, subject))
        if self._entries <= (self._most_rows or self._entries) and not _pages_fit(connection):
            faults.append(ChainFault(0, Fault.PAGES))
        return ChainReport(self._entries, len(self._without), tuple(faults))


def verify_chain(connection: Connection) -> ChainReport:
    """Read every entry, its content and the rows it speaks of, all in this transaction."""
    reading = Reading(most_rows=None)
    while (report := reading.step(connection)) is None:
        pass
    return report


_ANSWERS = select(*AnswerRow.__table__.c).where(AnswerRow.id.in_(bindparam("ids", expanding=True)))
_METADATA = [column for column in JournalRow.__table__.c if column.name != "hash"]
_ENTRIES = (
    select(*JournalRow.__table__.c, JournalContentRow.salt, JournalContentRow.content)
    .outerjoin(JournalContentRow, JournalContentRow.seq == JournalRow.seq)
    .where(JournalRow.seq > bindparam("after"))
    .order_by(JournalRow.seq)
    .limit(bindparam("most"))
)
_CONTENTS = (
    select(JournalContentRow.content)
    .join(JournalRow, JournalContentRow.seq == JournalRow.seq)
    .where(JournalRow.action == str(Action.ANSWERS_ADDED))
)


def _answers_spoken_of(connection: Connection, rows: Sequence[RowMapping]) -> dict[str, RowMapping]:
    ids = [
        spoken_of["id"]
        for row in rows
        if row["action"] == Action.ANSWERS_ADDED and row["salt"] is not None
        for spoken_of in row["content"]["answers"]
    ]
    found: dict[str, RowMapping] = {}
    for start in range(0, len(ids), AT_ONCE):
        some = {"ids": ids[start : start + AT_ONCE]}
        found |= {row["id"]: row for row in connection.execute(_ANSWERS, some).mappings()}
    return found


def _unspoken_answers(
    connection: Connection, spoken_of: int, faults: Sequence[ChainFault]
) -> Iterator[ChainFault]:
    """Answers of which no entry speaks. They are looked for one by one only where the numbers differ."""
    missing = sum(fault.fault is Fault.ANSWER_MISSING for fault in faults)
    if connection.scalar(select(func.count()).select_from(AnswerRow)) == spoken_of - missing:
        return
    known = {said["id"] for content in connection.scalars(_CONTENTS) for said in content["answers"]}
    for row in connection.execute(select(AnswerRow.id, AnswerRow.entry)):
        if row.id not in known:
            yield ChainFault(row.entry, Fault.ANSWER_UNKNOWN, row.id)


def _pages_fit(connection: Connection) -> bool:
    """Whether tables and indexes say the same: an old page of an index would hide rows that are there."""
    return connection.exec_driver_sql(sqlite_only.INTEGRITY_CHECK).scalar() == "ok"


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
