"""One case destroyed: nothing of it in any table or page, everything else as it was, the chain still holds."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hsb_desktop.casework.copy_values import CopyEntry
from hsb_desktop.casework.ports import JournalEntry, Place, Typing
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Case, Leaving, Link, LinkKind, Person, PersonKind
from hsb_desktop.procedure.ids import CaseId, FactId, PaperId, PersonId, RecordId, RowId
from hsb_desktop.store import opening, sqlite_only, sweeping
from hsb_desktop.store.connection import _set_and_read_back
from hsb_desktop.store.errors import NotInStore, StoreError
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.unit import SqlUnit
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.store.verifying import Fault, verify_chain
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import NOW, fact, paper, record

GONE, STAYS = CaseId("case-gone"), CaseId("case-stays")
DAY = date(2026, 11, 23)
WORD = "quince-{0}-harbour"
SAID = {"ground": "retention", "decided_by": "Head of service", "reason": "25 years are over"}


def _write(unit: SqlUnit, case_id: CaseId, reference: str) -> None:
    """Something in every table that a case has rows in, with words of that case only."""
    word, end = WORD.format(case_id), str(case_id)
    child = Person(PersonId(f"child-{end}"), PersonKind.CHILD, word)
    parent = Person(PersonId(f"parent-{end}"), PersonKind.PARENT, word, contact=word)
    record_id = RecordId(f"record-{end}")
    unit.add_case(Case(case_id, reference, child, DAY, people=(parent,), system_id=word))
    unit.save_person(case_id, replace(parent, agency=word))
    unit.put_leaving(case_id, parent.id, Leaving(DAY, word), NOW)
    unit.add_record(replace(record(record_id, case_id), author=word))
    for turn in range(40):  # several pages
        unit.add_answers(record_id, {FieldKey("q"): Answer(f"{word} {turn} " * 20)}, NOW)
    unit.put_typing(Typing(record_id, FieldKey("q"), word, 1, NOW))
    for place in (
        f"fact:{end}:concern",
        f"reason:{record_id}:reopen",
        f"person:{end}:{child.id}",
        f"visit/{record_id}/child_agreement",
    ):
        unit.put_draft(place, "text", word, NOW)
    first = replace(fact(case_id=case_id), id=FactId(f"fact-1-{end}"), values={"fact": word})
    unit.add_fact(first)
    unit.correct_fact(first.id, replace(first, id=FactId(f"fact-2-{end}")), word)
    unit.mark_action(record_id, RowId("row"), DAY, NOW)
    data = word.encode() * 400
    unit.add_paper(
        replace(paper(data, case_id=case_id), id=PaperId(f"paper-{end}"), record_id=record_id), data
    )
    unit.note_copy(CopyEntry(PaperId(f"paper-{end}"), "given", DAY, "post", word, (word,), word), NOW)
    unit.journal(JournalEntry("case.viewed", case_id, content={"page": word}), NOW)
    unit.put_place(Place("case", case_id))


def _both(store: EncryptedStore) -> None:
    with store.unit() as unit:
        _write(unit, STAYS, "C-0001")
        _write(unit, GONE, "C-0002")
        unit.put_link(STAYS, Link("C-0002", LinkKind.HARMED))
        unit.put_link(GONE, Link("C-0001", LinkKind.DISPLAYED))


def _destroy(store: EncryptedStore) -> None:
    with store.unit() as unit:
        unit.destroy_case(GONE, SAID, DAY, NOW)


def _words_in(unit: SqlUnit, word: str) -> set[str]:
    """The tables in which a word stands, in whatever column."""
    found = set()
    for table in unit._connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all():
        rows = unit._connection.execute(text(f"SELECT * FROM {table}")).all()
        if any(
            word in (cell.decode("latin-1") if isinstance(cell, bytes) else str(cell))
            for row in rows
            for cell in row
        ):
            found.add(table)
    return found


def test_every_row_of_the_case_goes_and_nothing_else(store: EncryptedStore) -> None:
    _both(store)
    word, other = WORD.format(GONE), WORD.format(STAYS)
    with store.unit() as unit:
        before, stays = _words_in(unit, word), _words_in(unit, other)
        assert len(before) >= 11, "the case has words in every table that can hold any"
        papers = unit.holdings(GONE).papers
    _destroy(store)
    with store.unit() as unit:
        assert _words_in(unit, word) == set()
        assert _words_in(unit, other) == stays
        assert unit.place() == Place(), "and nobody is led back to it"
        (gone,) = unit.destroyed_cases()
        assert (gone.case_id, gone.reference) == (GONE, "C-0002")
        assert unit.case(STAYS).links == (Link("C-0002", LinkKind.HARMED, None, destroyed=True),)
        kept = (
            unit._connection.execute(
                text("SELECT content FROM journal_contents WHERE case_id = :case"), {"case": GONE}
            )
            .scalars()
            .all()
        )
        with pytest.raises(NotInStore):
            unit.destroy_case(GONE, SAID, DAY, NOW)
    assert len(kept) == 1
    assert '"copy":1' in kept[0]
    assert '"reference":"C-0002"' in kept[0]
    assert papers == 1
    assert '"title"' not in kept[0]


def test_the_chain_holds_and_says_how_much_was_destroyed(store: EncryptedStore) -> None:
    _both(store)
    with store.unit() as unit:
        entries = unit.holdings(GONE).entries
    reading = store.check()
    store.step(reading)  # a reading that had begun before
    _destroy(store)
    while (report := store.step(reading)) is None:
        pass
    assert report.holds
    assert report.destroyed == 0, "read before it went"
    assert store.verify().holds
    assert store.verify().destroyed == entries


@pytest.mark.parametrize(
    "table", ["facts", "answers", "papers", "records", "journal_contents", "destroyed_cases"]
)
def test_nothing_is_taken_away_under_cover_of_a_destroyed_case(store: EncryptedStore, table: str) -> None:
    _both(store)
    _destroy(store)
    with pytest.raises(IntegrityError, match=r"kept|append-only"), store.unit() as unit:
        unit._connection.execute(text(f"DELETE FROM {table}"))


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM journal_contents WHERE seq = 3", Fault.CONTENT_GONE),
        ("DELETE FROM leavings WHERE case_id = 'case-stays'", Fault.ROW_DIFFERS),
        ("UPDATE people SET name = 'Other'", Fault.ROW_DIFFERS),
        ("DELETE FROM destroyed_cases", Fault.ROW_DIFFERS),
    ],
)
def test_other_cases_are_guarded_as_before(store: EncryptedStore, statement: str, fault: Fault) -> None:
    _both(store)
    _destroy(store)
    with store.unit() as unit:
        for trigger in unit._connection.scalars(text(sqlite_only.TRIGGERS)).all():
            unit._connection.execute(text(f"DROP TRIGGER {trigger}"))
        unit._connection.execute(text(statement))
    assert fault in {found.fault for found in store.verify().faults}


# ------------------------------------------------------------------------------ the pages, read without the encryption


@pytest.fixture
def bare(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> FolderVault:
    """A store whose pages are not encrypted, so that a search sees what the key would show: all else is as always."""

    def plain(path: Path) -> object:
        import sqlcipher3.dbapi2 as sqlcipher

        raw = sqlcipher.connect(str(path), isolation_level=None)
        _set_and_read_back(raw)
        return raw

    monkeypatch.setattr(sqlite_only, "CIPHER_STATUS", "SELECT 1")
    monkeypatch.setattr(opening, "create_database", lambda path, _key: plain(path))
    monkeypatch.setattr(opening, "open_database", lambda path, _key: plain(path))
    return FolderVault(tmp_path / "store", clock, Stretching())


def _found(folder: Path) -> bool:
    word = WORD.format(GONE).encode()
    return any(word in path.read_bytes() for path in folder.glob("records.db*"))


def test_no_page_and_no_log_keeps_a_word(bare: FolderVault, tmp_path: Path) -> None:
    store = bare.create("slow green rivers 42", "Ada Morrow", "Social worker")
    _both(store)
    assert _found(tmp_path / "store")
    _destroy(store)
    store.sweep()
    assert not _found(tmp_path / "store"), "while it is open"
    with store.reading() as connection:
        assert verify_chain(connection).holds
    bare.close()
    assert not _found(tmp_path / "store")


def test_a_cut_before_the_sweep_is_made_good_at_the_next_opening(
    bare: FolderVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _both(bare.create("slow green rivers 42", "Ada Morrow", "Social worker"))
    store = bare._opened_store
    _destroy(store)
    assert _found(tmp_path / "store"), "without the sweep the log still has it: the search would cry out"
    with monkeypatch.context() as refused:
        refused.setattr(sweeping, "sweep", _refuse)
        bare.close()
        bare.open("slow green rivers 42")  # a full disk keeps nobody out
        bare.close()
    swept, sweep = list[object](), sweeping.sweep

    def watched(raw: object) -> None:
        swept.append(raw)
        sweep(raw)

    monkeypatch.setattr(sweeping, "sweep", watched)
    bare.open("slow green rivers 42").sweep()
    assert len(swept) == 1, "once"
    assert not _found(tmp_path / "store")
    bare.close()


def test_without_the_overwriting_and_the_sweep_the_words_stay(
    bare: FolderVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaker = tuple(
        ("secure_delete", "OFF", "0") if one[0] == "secure_delete" else one for one in sqlite_only.SETTINGS
    )
    monkeypatch.setattr(sqlite_only, "SETTINGS", weaker)
    monkeypatch.setattr(sweeping, "sweep", lambda _raw: None)
    store = bare.create("slow green rivers 42", "Ada Morrow", "Social worker")
    _both(store)
    _destroy(store)
    store.sweep()
    bare.close()
    assert _found(tmp_path / "store")


def _refuse(_raw: object) -> None:
    raise StoreError
