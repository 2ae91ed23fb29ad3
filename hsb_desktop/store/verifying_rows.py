"""Replays what the journal says was done and compares it with the rows: cases, people, records, facts, papers.

A row put back to an earlier wording, by hand or with an old page, is named here even though the chain itself holds.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import Base, PaperFileRow, PaperRow
from hsb_desktop.store.rows.base import moment_text

Key = tuple[str, ...]  # the table, then the row's primary key
_UNSAID = frozenset({"changed_at"})  # moves on with every answer, and each answer has an entry of its own
_OF_A_CASE = ("cases", "people", "records", "facts", "papers")
_WHOLE = {
    Action.RECORD_STARTED: "records",
    Action.RECORD_CHANGED: "records",
    Action.ACTION_MARKED: "action_marks",
    Action.CASE_LINKED: "case_links",
    Action.COUNCIL_NOTED: "council_entries",
    Action.PERSON_LEFT: "leavings",
    Action.COPY_NOTED: "copy_entries",
}  # the table of a row that an entry holds whole
_OTHERS = (
    "fact_ends",
    "action_marks",
    "case_links",
    "council_entries",
    "leavings",
    "copy_entries",
    "destroyed_cases",
)


class Replay:
    """The rows as the journal says they stand. Feed it every entry in order, then ask for what differs.

    Of a case that was destroyed no row may be there; every other row must be, as its entries say.
    """

    def __init__(self) -> None:
        self._rows: dict[Key, _Said] = {}

    def take(self, entry: RowMapping) -> None:
        """Learn what an entry did."""
        if entry["salt"] is None:
            return
        case: str | None = entry["case_id"]
        if entry["action"] == Action.CASE_DESTROYED:  # while this reading went on, or before it
            self._rows = {key: said for key, said in self._rows.items() if said.case != case}
        for key, content in _sayings(entry["action"], case, entry["subject"], entry["content"]):
            before = self._rows[key].columns if key in self._rows else {}
            said = {name: value for name, value in content.items() if name not in _UNSAID}
            self._rows[key] = _Said(entry["seq"], case, before | said)

    def differences(self, connection: Connection) -> Iterator[tuple[int, str]]:
        """The number of the entry and the row (table and id) wherever row and journal differ; 0 where no entry is."""
        seen: set[Key] = set()
        for name in (*_OF_A_CASE, *_OTHERS):
            table = Base.metadata.tables[name]
            for row in connection.execute(select(*table.c)).mappings():
                key = (name, *(row[column.name] for column in table.primary_key))
                seen.add(key)
                said = self._rows.get(key)
                if said is None or not said.fits(row):
                    yield said.seq if said is not None else 0, "/".join(key)
        yield from ((said.seq, "/".join(key)) for key, said in self._rows.items() if key not in seen)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the entries say of a row: the number of the last, their case, and the columns they speak of."""

    seq: int
    case: str | None
    columns: dict[str, Any]

    def fits(self, row: RowMapping) -> bool:
        """Whether the row is as was said."""
        return bool(self.columns) and all(
            _written(row[name]) == value for name, value in self.columns.items()
        )


def _sayings(
    action: str, case: str | None, subject: str, content: Mapping[str, Any]
) -> Iterator[tuple[Key, Any]]:
    """The rows that an entry speaks of, with what it says of them."""
    if action in _WHOLE:
        yield (_WHOLE[Action(action)], subject), content["new"]
        return
    if action.startswith("case."):
        yield from _of_whole_case(action, subject, content)
        return
    match action:
        case Action.PERSON_ADDED | Action.PERSON_CHANGED:
            yield ("people", str(case), subject), content["new"]
        case Action.FACT_ADDED:
            yield ("facts", subject), {"contents": content["new"]}
        case Action.FACT_CORRECTED:
            yield ("facts", content["new_id"]), {"contents": content["new"]}
            yield ("fact_ends", subject), {"replaced_by": content["new_id"], "reason": content["reason"]}
        case Action.FACT_WITHDRAWN:
            yield ("fact_ends", subject), {"replaced_by": None, "reason": content["reason"]}
        case Action.PAPER_ISSUED:
            yield ("papers", subject), content


def _of_whole_case(action: str, case: str, content: Mapping[str, Any]) -> Iterator[tuple[Key, Any]]:
    match action:
        case Action.CASE_OPENED:
            yield ("cases", case), {name: value for name, value in content.items() if name != "people"}
            for person in content["people"]:
                yield ("people", case, person["id"]), person
        case Action.CASE_CLOSED | Action.CASE_REOPENED:
            yield ("cases", case), {"closed": action == Action.CASE_CLOSED}
        case Action.CASE_DESTROYED:
            yield ("destroyed_cases", case), {"reference": content["reference"]}


def damaged_papers(connection: Connection) -> Iterator[tuple[int, str]]:
    """The entry and id of each issued paper whose bytes are not those that were issued."""
    for row in connection.execute(select(PaperRow.id, PaperRow.entry, PaperRow.sha256)).mappings():
        data = connection.scalar(select(PaperFileRow.content).where(PaperFileRow.paper_id == row["id"]))
        if data is None or hashlib.sha256(data).hexdigest() != row["sha256"]:
            yield row["entry"], f"paper_files/{row['id']}"


def _written(value: Any) -> Any:
    """A value of a row as the journal writes it."""
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat() if isinstance(value, date) else value
