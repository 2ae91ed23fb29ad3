"""What was written stays as it was: the database itself refuses, whoever asks."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.ids import FactId
from hsb_desktop.store.opening import EncryptedStore
from tests.store.samples import NOW, RECORD, case, fact, paper, record


@pytest.fixture
def filled(store: EncryptedStore) -> EncryptedStore:
    """A store with a row in every table that only grows."""
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        unit.add_answers(RECORD, {FieldKey("q"): Answer("one")}, NOW)
        unit.add_fact(fact(1))
        unit.add_fact(fact(2))
        unit.withdraw_fact(FactId("fact-1"), "why", NOW)
        unit.add_paper(paper(b"data"), b"data")
    return store


@pytest.mark.parametrize("table", ["journal", "facts", "fact_ends", "answers", "papers", "paper_files"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_rows_are_neither_changed_nor_taken_away(filled: EncryptedStore, table: str, statement: str) -> None:
    column = "seq" if table == "journal" else "fact_id" if table == "fact_ends" else "id"
    column = "paper_id" if table == "paper_files" else column
    with pytest.raises(IntegrityError, match=r"append-only|kept"), filled.unit() as unit:
        unit._connection.execute(text(statement.format(table, column)))
    assert filled.verify().holds


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_contents SET content = '{}'", "DELETE FROM journal_contents"]
)
def test_a_journal_content_is_neither_changed_nor_taken_away(filled: EncryptedStore, statement: str) -> None:
    with pytest.raises(IntegrityError, match=r"append-only|kept"), filled.unit() as unit:
        unit._connection.execute(text(statement))
    assert filled.verify().holds


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET status = 'draft'",
        "DELETE FROM records",
        "INSERT INTO answers SELECT 'x', record_id, 'k', NULL, 1, NULL, NULL, NULL, worker_id, '', '', 1 FROM answers",
    ],
)
def test_an_issued_record_stays_as_it_is(filled: EncryptedStore, statement: str) -> None:
    with filled.unit() as unit:
        unit.update_record(replace(record(), status=RecordStatus.ISSUED))
    with pytest.raises(IntegrityError, match=r"issued|kept"), filled.unit() as unit:
        unit._connection.execute(text(statement))


def test_revisions_form_one_line(filled: EncryptedStore) -> None:
    """Two writers can never both follow the same revision, nor both begin a field."""
    again = (
        "INSERT INTO answers SELECT 'new', record_id, key, NULL, 1, value, missing, audience, worker_id, happened_at, "
        "recorded_at, entry FROM answers"
    )
    with pytest.raises(IntegrityError, match="UNIQUE"), filled.unit() as unit:
        unit._connection.execute(text(again))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO records SELECT 'x', 'nowhere', pin, status, '', '', NULL, 1, NULL, author, entry FROM records",
        "INSERT INTO typing VALUES ('nowhere', 'q', 'text', 1, '')",
    ],
)
def test_foreign_keys_hold(filled: EncryptedStore, statement: str) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), filled.unit() as unit:
        unit._connection.execute(text(statement))
