"""What changed in a store between two looks: every row of every table, told by whose it is.

The test looks at the database itself, not through the program, so that nothing it writes can be overlooked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.store.rows import Base

_GROWING = {
    "journal": "seq",
    "journal_contents": "seq",
    "answers": "entry",
    "facts": "entry",
    "fact_ends": "entry",
    "leavings": "entry",
    "council_entries": "entry",
}
_APART = frozenset(
    {"workers", "store", "paper_files"}
)  # of the store itself; the bytes of a paper follow its row


@dataclass(frozen=True)
class Allowed:
    """Where one piece of work may write. `tables` without those of the journal; None for keys: any of the records."""

    tables: frozenset[str] = frozenset()
    cases: frozenset[CaseId] = frozenset()
    records: frozenset[RecordId] = frozenset()
    keys: frozenset[FieldKey] | None = None
    subjects: frozenset[str] | None = None  # ids of people or facts, places of drafts; None: any
    new_records: bool = False


@dataclass
class Look:
    """Every row by table and primary key; of tables that only grow, those up to here."""

    rows: dict[tuple[str, tuple[object, ...]], Mapping[str, Any]] = field(default_factory=dict)


class Watcher:
    """Compares a store with how it was at the last look."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.before = self._look(None)

    def changed(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Each row that is new, gone or another one since the last look, with its table."""
        after = self._look(self.before)
        keys = self.before.rows.keys() | after.rows.keys()
        found = [
            (key[0], after.rows.get(key) or self.before.rows[key])
            for key in keys
            if self.before.rows.get(key) != after.rows.get(key)
        ]
        self.before = after
        return found

    def whole(self) -> Look:
        """Every row, read afresh."""
        return self._look(None)

    def check(self, allowed: Allowed) -> int:
        """Fail when a row changed that this work had no business with; how many changed."""
        old = frozenset(self._records())
        changed = self.changed()
        known = self._records()
        for table, row in changed:
            _check_row(table, row, allowed, known, old)
        return len(changed)

    def _records(self) -> Mapping[str, str]:
        return {
            str(row["id"]): str(row["case_id"])
            for (table, _), row in self.before.rows.items()
            if table == "records"
        }

    def _look(self, before: Look | None) -> Look:
        with self._desk.store.unit() as unit:
            connection: Connection = unit._connection  # type: ignore[attr-defined]
            rows = dict(_rows(connection, before))
        return Look(rows)


def _check_row(
    table: str, row: Mapping[str, Any], allowed: Allowed, known: Mapping[str, str], old: frozenset[str]
) -> None:
    what = f"{table}: {dict(row)}"
    if table in ("journal", "journal_contents"):
        assert row["case_id"] is None or row["case_id"] in allowed.cases, f"another case, {what}"
        return
    assert table in allowed.tables, f"another table, {what}"
    case_id = row.get("case_id", row["id"] if table == "cases" else None)
    if table != "places":
        assert case_id is None or case_id in allowed.cases, f"another case, {what}"
    record_id = row["id"] if table == "records" else row.get("record_id")
    if record_id is not None and table != "places":
        fresh = allowed.new_records and record_id not in old
        assert fresh or record_id in allowed.records, f"another record, {what}"
        assert known[record_id] in allowed.cases, f"a record of another case, {what}"
        if table in ("answers", "typing") and allowed.keys is not None and not fresh:
            assert row["key"] in {key.text for key in allowed.keys}, f"another field, {what}"
    named = {
        "people": "id",
        "drafts": "place",
        "facts": "id",
        "fact_ends": "fact_id",
        "leavings": "person_id",
    }
    subject = named.get(table)
    if subject is not None and allowed.subjects is not None:
        assert row[subject] in allowed.subjects, f"another {table} row, {what}"


def _rows(
    connection: Connection, before: Look | None
) -> Iterator[tuple[tuple[str, tuple[object, ...]], Mapping[str, Any]]]:
    for table in Base.metadata.sorted_tables:
        if table.name in _APART:
            continue
        asked = select(*table.c)
        counter = _GROWING.get(table.name)
        if before is not None and counter is not None:
            old = {key: row for key, row in before.rows.items() if key[0] == table.name}
            yield from old.items()
            asked = asked.where(table.c[counter] > max((row[counter] for row in old.values()), default=0))
        for row in connection.execute(asked).mappings():
            yield _key(table, row), dict(row)


def _key(table: Table, row: RowMapping) -> tuple[str, tuple[object, ...]]:
    return table.name, tuple(row[column.name] for column in table.primary_key)
