"""A changed, removed, reordered or added entry is found by its number, and so is an answer changed by hand."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.store.connection import engine_on, open_database
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.journal import Head, commitment, entry_hash
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.store.verifying import ChainReport, Fault, verify_chain
from tests.store.samples import CASE, NOW, PASSPHRASE, RECORD, case, fact, paper, person, record


@pytest.fixture
def written(vault: FolderVault, folder: Path) -> Path:
    """A store with ten entries in its journal, closed."""
    store = vault.open(PASSPHRASE)
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
        for number in range(5):
            unit.add_answers(RECORD, {FieldKey("q"): Answer(f"wording {number}")}, NOW)
        unit.journal(JournalEntry("case.viewed", CASE, CASE, NOW.date(), {"screen": "case"}), NOW)
        unit.journal(JournalEntry("paper.printed", CASE, "paper-1"), NOW)
    assert store.verify() == ChainReport(entries=10, destroyed=0, faults=())
    vault.close()
    return folder


def _bare(folder: Path) -> Any:
    files = StoreFolder(folder)
    return open_database(files.records, opened_by_passphrase(read_slots(files), PASSPHRASE))


def _edited(folder: Path, *statements: str) -> ChainReport:
    """What a whole reading finds after somebody with the passphrase edited the file by hand."""
    raw = _bare(folder)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        raw.execute(statement)
    engine = engine_on(raw)
    with engine.connect() as connection:
        report = verify_chain(connection)
    engine.dispose()
    return report


def _found(report: ChainReport) -> set[tuple[int, Fault]]:
    return {(fault.seq, fault.fault) for fault in report.faults}


def test_every_column_of_every_entry_is_guarded(written: Path, tmp_path: Path) -> None:
    columns = {
        "id": "'x'",
        "at": "'2026-11-23T09:00:00.000001+00:00'",
        "worker_id": "'x'",
        "action": "'case.closed'",
        "case_id": "'x'",
        "subject": "'x'",
        "happened_on": "'2020-01-01'",
        "commitment": "'x'",
    }
    for number, (column, value) in enumerate(columns.items(), start=1):
        copy = Path(shutil.copytree(written, tmp_path / column))
        report = _edited(copy, f"UPDATE journal SET {column} = {value} WHERE seq = {number}")
        assert (number, Fault.CHANGED) in _found(report), column


@pytest.mark.parametrize("seq", [1, 5, 9])
def test_a_removed_entry_is_found(written: Path, seq: int) -> None:
    report = _edited(
        written, f"DELETE FROM journal WHERE seq = {seq}", f"DELETE FROM journal_contents WHERE seq = {seq}"
    )
    assert {(seq, Fault.MISSING), (seq + 1, Fault.UNLINKED)} <= _found(report)


def test_entries_that_changed_places_are_found(written: Path) -> None:
    swap = [
        f"UPDATE {table} SET seq = CASE seq WHEN 4 THEN -5 WHEN 5 THEN -4 END WHERE seq IN (4, 5)"
        for table in ("journal", "journal_contents")
    ]
    back = [f"UPDATE {table} SET seq = -seq WHERE seq < 0" for table in ("journal", "journal_contents")]
    found = _found(_edited(written, *swap, *back))
    assert {(4, Fault.CHANGED), (5, Fault.CHANGED), (4, Fault.UNLINKED)} <= found


def test_a_content_that_was_changed_is_found(written: Path) -> None:
    report = _edited(written, 'UPDATE journal_contents SET content = \'{"screen":"today"}\' WHERE seq = 9')
    assert _found(report) == {(9, Fault.CONTENT_CHANGED)}
    assert _found(_edited(written, f"UPDATE journal_contents SET salt = '{'0' * 32}' WHERE seq = 3")) == {
        (9, Fault.CONTENT_CHANGED),
        (3, Fault.CONTENT_CHANGED),
    }


def test_an_answer_changed_taken_away_or_put_in_is_found(written: Path) -> None:
    one = "(SELECT id FROM answers WHERE entry = 6)"
    report = _edited(written, f"UPDATE answers SET value = '\"other\"' WHERE id = {one}")
    assert _found(report) == {(6, Fault.ANSWER_CHANGED)}
    report = _edited(
        written,
        "DELETE FROM answers WHERE entry = 7",
        "INSERT INTO answers SELECT 'x', record_id, 'k', NULL, 1, value, missing, audience, worker_id, happened_at, "
        "recorded_at, 8 FROM answers WHERE entry = 8",
    )
    assert {(7, Fault.ANSWER_MISSING), (8, Fault.ANSWER_UNKNOWN)} <= _found(report)


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE cases SET closed = 1", "cases/case-1"),
        ("UPDATE cases SET system_id = 'other'", "cases/case-1"),
        ("UPDATE people SET name = 'Other' WHERE id = 'person-2'", "people/case-1/person-2"),
        ("UPDATE people SET born = '2011-05-15' WHERE id = 'child'", "people/case-1/child"),
        ("UPDATE people SET details = '{\"address_shown\":true}' WHERE id = 'child'", "people/case-1/child"),
        ("DELETE FROM people WHERE id = 'person-1'", "people/case-1/person-1"),
        ("UPDATE records SET status = 'complete'", "records/record-1"),
        ("UPDATE records SET pin = 'tiny/2020-01/plan'", "records/record-1"),
        ("UPDATE facts SET contents = '{}' WHERE id = 'fact-2'", "facts/fact-2"),
        ("DELETE FROM fact_ends", "fact_ends/fact-1"),
        ("UPDATE fact_ends SET reason = 'x'", "fact_ends/fact-1"),
        ("UPDATE papers SET recipient = 'x'", "papers/paper-1"),
        ("UPDATE paper_files SET content = x'00'", "paper_files/paper-1"),
        (
            (
                "INSERT INTO people SELECT case_id, 'x', 9, kind, name, '', '', '', NULL, '', '[]', '{}' FROM people "
                "LIMIT 1"
            ),
            "people/case-1/x",
        ),
    ],
)
def test_a_row_that_is_not_as_the_journal_says_is_named(
    vault: FolderVault, folder: Path, statement: str, row: str
) -> None:
    with vault.open(PASSPHRASE).unit() as unit:
        unit.add_case(case())
        unit.close_case(CASE, closed=True)
        unit.close_case(CASE, closed=False)
        unit.save_person(CASE, replace(person(2), name="Robin Sample"))
        unit.add_record(record())
        unit.update_record(replace(record(), version=2))
        unit.add_fact(fact(1))
        unit.correct_fact(fact(1).id, fact(2), "why")
        unit.add_fact(fact(3))
        unit.add_paper(paper(b"data"), b"data")
    vault.close()
    assert _edited(folder).holds
    assert [fault.subject for fault in _edited(folder, statement).faults] == [row]


def test_a_rewritten_entry_breaks_the_next_one(written: Path) -> None:
    """Somebody who knows how hashes are made still cannot change one entry alone."""
    raw = _bare(written)
    engine = engine_on(raw)
    with engine.connect() as connection:
        from sqlalchemy import select

        from hsb_desktop.store.rows import JournalRow

        row = dict(
            connection.execute(select(*JournalRow.__table__.c).where(JournalRow.seq == 3)).mappings().one()
        )
    engine.dispose()
    row.pop("hash")
    row["action"] = "case.closed"
    report = _edited(
        written, f"UPDATE journal SET action = 'case.closed', hash = '{entry_hash(row)}' WHERE seq = 3"
    )
    assert (4, Fault.UNLINKED) in _found(report)
    assert (3, Fault.CHANGED) not in _found(report)


def test_a_commitment_tells_nothing_without_its_salt() -> None:
    assert commitment("00" * 16, {"a": 1}) != commitment("01" * 16, {"a": 1})
    assert commitment("00" * 16, {"a": 1}) == commitment("00" * 16, {"a": 1})
    assert Head().hash == "0" * 64


@pytest.mark.parametrize("action", ["", "Case viewed", "case.viewed by Alex", "a" * 40, "case..viewed"])
def test_an_action_is_a_name_never_a_text(vault: FolderVault, action: str) -> None:
    with pytest.raises(ValueError, match="action"), vault.open(PASSPHRASE).unit() as unit:
        unit.journal(JournalEntry(action), NOW)


def test_each_change_is_entered_once(vault: FolderVault) -> None:
    store = vault.open(PASSPHRASE)
    from sqlalchemy import text

    with store.unit() as unit:
        unit.add_case(case())
        unit.close_case(CASE, closed=True)
        unit.close_case(CASE, closed=True)
        unit.close_case(CASE, closed=False)
        unit.save_person(CASE, case().people[0])
        unit.add_record(record())
        unit.update_record(record())
        actions = unit._connection.scalars(text("SELECT action FROM journal ORDER BY seq")).all()
    assert actions == ["store.created", "case.opened", "case.closed", "case.reopened", "record.started"]
