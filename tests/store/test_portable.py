"""A team store can follow: what the store asks, apart from what is SQLite's own, PostgreSQL understands."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import ClauseElement, Dialect, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from hsb_desktop.casework.copy_values import CopyEntry
from hsb_desktop.casework.journal_port import Sought
from hsb_desktop.casework.ports import JournalEntry, Place, Typing
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Leaving, Link, LinkKind
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId, FactId, PaperId, RowId
from hsb_desktop.procedure.narrowing import Narrowing
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.rows import Base
from hsb_desktop.store.unit import SqlUnit
from tests.store.samples import CASE, NOW, RECORD, case, fact, paper, person, record

POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]


@pytest.fixture
def asked(store: EncryptedStore) -> Iterator[list[ClauseElement]]:
    """Every statement that is executed."""
    statements: list[ClauseElement] = []

    def keep(_: Any, statement: ClauseElement, *__: Any) -> None:
        statements.append(statement)

    event.listen(store._engine, "before_execute", keep)
    yield statements
    event.remove(store._engine, "before_execute", keep)


def test_every_statement_compiles_for_postgresql(store: EncryptedStore, asked: list[ClauseElement]) -> None:
    used: set[str] = set()
    with store.unit() as unit:
        watched: Any = _Watched(unit, used)
        _everything(watched)
    store.verify()
    public = {name for name in dir(SqlUnit) if not name.startswith("_")} - {"end", "head", "wants_anchor"}
    assert public <= used, "each method of the unit is exercised here"
    assert len(asked) > 40
    for statement in asked:
        assert str(statement.compile(dialect=POSTGRESQL))


def test_every_table_compiles_for_postgresql() -> None:
    for table in Base.metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=POSTGRESQL))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=POSTGRESQL))


class _Watched:
    """A unit that notes which of its methods are used."""

    def __init__(self, unit: SqlUnit, used: set[str]) -> None:
        self._unit = unit
        self._used = used

    def __getattr__(self, name: str) -> Any:
        self._used.add(name)
        return getattr(self._unit, name)


def _everything(unit: Any) -> None:
    unit.add_case(case(reference=unit.next_reference()))
    unit.add_case(case(CaseId("other"), "C-0900"))
    unit.cases()
    unit.case(CASE)
    unit.save_person(CASE, person(7))
    unit.put_link(CASE, Link("C-0002", LinkKind.HARMED))
    unit.drop_link(CASE, "C-0002")
    unit.save_person(CASE, replace(person(7), name="Robin Sample"))
    unit.put_leaving(CASE, person(7).id, Leaving(NOW.date(), "moved away"), NOW)
    unit.put_leaving(CASE, person(7).id, None, NOW)
    unit.close_case(CASE, closed=True)
    unit.case_count()
    unit.has_case(CASE)
    unit.newest_cases(5)
    unit.open_cases()
    unit.searched()
    unit.add_record(record())
    unit.record(RECORD)
    unit.records(CASE)
    unit.records_of_all()
    unit.update_record(replace(record(), version=2))
    unit.add_fact(fact(1))
    unit.correct_fact(FactId("fact-1"), fact(2), "why")
    unit.withdraw_fact(FactId("fact-2"), "why", NOW)
    unit.facts(CASE)
    unit.facts_of_all()
    unit.add_answers(RECORD, {FieldKey("q"): Answer("a"), FieldKey("p"): Answer(1)}, NOW)
    unit.add_answers(RECORD, {FieldKey("q"): Answer("b")}, NOW)
    unit.answers(RECORD)
    unit.answers_of([RECORD])
    unit.revisions(RECORD, FieldKey("q"))
    unit.narrow(RECORD, FieldKey("q"), Narrowing(frozenset({Audience.PROFESSIONAL})), NOW)
    unit.has_narrowed(CASE)
    unit.first_pin()
    unit.put_typing(Typing(RECORD, FieldKey("q"), "a", 1, NOW))
    unit.put_typing(Typing(RECORD, FieldKey("q"), "ab", 2, NOW))
    unit.typing()
    unit.typing(RECORD)
    unit.drop_typing(RECORD, FieldKey("q"))
    unit.put_draft("new_case", "name", "Ro", NOW)
    unit.put_draft("new_case", "name", "Rob", NOW)
    unit.drafts("new_case")
    unit.drop_drafts("new_case")
    unit.mark_action(RECORD, RowId("row"), None, NOW)
    unit.action_marks()
    unit.put_council("contact", "duty", {"phone": "1"}, NOW)
    unit.council("contact")
    unit.put_place(Place())
    unit.put_place(Place("case", CASE))
    unit.place()
    unit.add_paper(paper(b"data"), b"data")
    unit.papers(CASE)
    unit.paper_bytes(PaperId("paper-1"))
    unit.note_copy(CopyEntry(PaperId("paper-1"), "given", NOW.date(), "post"), NOW)
    unit.copy_entries(CASE)
    unit.worker()
    unit.journal(JournalEntry("case.viewed", CASE), NOW)
    unit.journaled(CASE, "paper.printed", "paper-1")
    unit.journal_seal()
    unit.note_history({"found": "shorter"})
    unit.last_history()
    unit.note_keys("passphrase")
    unit.keys_noted()
    unit.journal_entries(Sought(CASE, None, ("case.",), since=NOW, until=NOW), 1)
    unit.journal_count(Sought(before=9, actions=("case.",), others=True))
    unit.answer_changes(["one"])
    unit.holdings(CASE)
    unit.destroy_case(CASE, {"ground": "retention"}, NOW.date(), NOW)
    unit.destroyed_cases()
