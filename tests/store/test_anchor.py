"""What SQLCipher does not see, an older page or file put back, is told by the journal's head kept outside it."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.store import verifying
from hsb_desktop.store.anchor import Anchor, History
from hsb_desktop.store.connection import open_database
from hsb_desktop.store.errors import StoreError
from hsb_desktop.store.failures import in_a_sentence
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.opening import open_store
from hsb_desktop.store.rows import Base
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.store.verifying_rows import Replay
from tests.store.samples import CASE, NOW, PASSPHRASE, RECORD, case, fact, person, record

PAGE = 4096


def _work(vault: FolderVault, number: int) -> None:
    with vault.open(PASSPHRASE).unit() as unit:
        if not unit.cases():
            unit.add_case(case())
            unit.add_record(record())
        unit.save_person(CASE, replace(person(2), name=f"Robin {number}"))
        unit.update_record(replace(unit.record(RECORD), version=number))
        unit.close_case(CASE, closed=number % 2 == 1)
        unit.add_fact(fact(number))
        for step in range(20):
            unit.add_answers(RECORD, {FieldKey("q"): Answer(f"{number} {step} " + "word " * 100)}, NOW)
    vault.close()


def _history(vault: FolderVault) -> History:
    store = vault.open(PASSPHRASE)
    found = store.history
    assert bool(store.warnings) is (found is not History.WHOLE)
    vault.close()
    return found


def test_a_store_as_it_was_left_is_whole(vault: FolderVault) -> None:
    assert _history(vault) is History.WHOLE
    _work(vault, 1)
    assert _history(vault) is History.WHOLE


def test_an_older_file_put_back_is_named_once_and_stays_in_the_journal(
    vault: FolderVault, folder: Path
) -> None:
    _work(vault, 1)
    shutil.copy(folder / "records.db", folder / "old")
    _work(vault, 2)
    shutil.copy(folder / "old", folder / "records.db")
    store = vault.open(PASSPHRASE)
    assert store.history is History.SHORTER
    assert "older copy" in store.warnings[0]
    vault.close()
    store = vault.open(PASSPHRASE)
    assert store.history is History.WHOLE
    with store.unit() as unit:
        from sqlalchemy import text

        assert unit._connection.scalars(
            text(
                "SELECT content FROM journal_contents JOIN journal USING (seq) WHERE action = 'store.history_differs'"
            )
        ).all() == ['{"found":"shorter"}']


def test_another_history_of_the_same_store_is_named(vault: FolderVault, folder: Path) -> None:
    _work(vault, 1)
    shutil.copy(folder / "records.db", folder / "old")
    shutil.copy(folder / "history.json", folder / "old-history")
    _work(vault, 2)
    shutil.copy(folder / "history.json", folder / "new-history")
    shutil.copy(folder / "old", folder / "records.db")
    shutil.copy(folder / "old-history", folder / "history.json")
    _work(vault, 4)
    shutil.copy(folder / "new-history", folder / "history.json")
    assert _history(vault) is History.DIFFERENT


def test_no_single_old_page_goes_unseen(vault: FolderVault, folder: Path, tmp_path: Path) -> None:
    """Every page of the later file in turn becomes the earlier one: an error, a named history, or a named fault."""
    assert list(_unseen(vault, folder, tmp_path)) == []


def test_with_the_chain_skipped_an_old_page_is_taken_for_true(
    vault: FolderVault, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The break on purpose: the cipher alone accepts an old page in its old place."""
    monkeypatch.setattr(Replay, "differences", lambda *_: iter(()))
    monkeypatch.setattr(verifying, "_entry_faults", lambda *_: iter(()))
    monkeypatch.setattr(verifying, "_answer_faults", lambda *_: iter(()))
    monkeypatch.setattr(verifying, "_unspoken_answers", lambda *_: iter(()))
    assert next(_unseen(vault, folder, tmp_path), None) is not None


def _unseen(vault: FolderVault, folder: Path, tmp_path: Path) -> Iterator[int]:
    """The pages that can be put back without a word, though the rows then say something else."""
    _work(vault, 1)
    old = (folder / "records.db").read_bytes()
    _work(vault, 2)
    new = (folder / "records.db").read_bytes()
    changed = [at for at in range(0, len(old), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]]
    assert len(changed) > 5
    expected = _rows(folder, vault)
    for at in changed:
        copy = tmp_path / f"page-{at}"
        shutil.copytree(folder, copy)
        (copy / "records.db").write_bytes(new[:at] + old[at : at + PAGE] + new[at + PAGE :])
        found = _rows(copy, vault)
        shutil.rmtree(copy)
        if found not in (None, expected):  # None: noticed; an index page may hold the same as before
            yield at // PAGE


def test_a_cut_tail_is_named(vault: FolderVault, folder: Path) -> None:
    """Somebody with the passphrase takes the newest entries away and everything that speaks of them."""
    _work(vault, 1)
    raw = open_database(folder / "records.db", _raw_key(vault))
    last = raw.execute("SELECT max(seq) FROM journal").fetchone()[0]
    raw.execute("PRAGMA foreign_keys = OFF")
    for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    for table, column in (("answers", "entry"), ("journal_contents", "seq"), ("journal", "seq")):
        raw.execute(f"DELETE FROM {table} WHERE {column} = {last}")
    raw.close()
    assert _history(vault) is History.SHORTER


def _rows(folder: Path, vault: FolderVault) -> dict[str, list[Any]] | None:
    """All rows of all tables; None where the opening or the reading behind the work refuses or names something."""
    files = StoreFolder(folder)
    slots = read_slots(files)
    anchor = Anchor(files.anchor, slots.store_id, _raw_key(vault)[:32])
    try:
        with in_a_sentence():
            store = open_store(files.records, _raw_key(vault), vault._clock, anchor)
    except StoreError:
        return None
    try:
        reading, report = store.check(), None
        while report is None:
            report = store.step(reading)
        if store.history is not History.WHOLE or not report.holds:
            return None
        with store.unit() as unit:
            return {
                name: sorted(map(tuple, unit._connection.exec_driver_sql(f"SELECT * FROM {name}")), key=repr)
                for name in Base.metadata.tables
            }
    except (StoreError, SQLAlchemyError):
        return None
    finally:
        store.close()


_RAW: dict[Path, bytes] = {}


def _raw_key(vault: FolderVault) -> bytes:
    """The key of this store, unsealed once: a page after page would otherwise pay for it each time."""
    files = vault._files
    if files.path not in _RAW:
        _RAW[files.path] = opened_by_passphrase(read_slots(files), PASSPHRASE)
    return _RAW[files.path]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda path: path.unlink(), History.ANCHOR_MISSING),
        (lambda path: path.write_bytes(b""), History.ANCHOR_CHANGED),
        (lambda path: path.write_text("[]"), History.ANCHOR_CHANGED),
        (
            lambda path: path.write_text(json.dumps({**json.loads(path.read_text()), "seq": 1})),
            History.ANCHOR_CHANGED,
        ),
    ],
)
def test_an_anchor_taken_away_or_edited_is_named(
    vault: FolderVault, folder: Path, change: object, expected: History
) -> None:
    _work(vault, 1)
    assert callable(change)
    change(folder / "history.json")
    assert _history(vault) is expected
    assert _history(vault) is History.WHOLE


def test_a_kill_before_the_anchor_is_no_alarm(vault: FolderVault, folder: Path) -> None:
    _work(vault, 1)
    earlier = (folder / "history.json").read_bytes()
    _work(vault, 2)
    (folder / "history.json").write_bytes(earlier)
    assert _history(vault) is History.WHOLE


def test_the_anchor_says_nothing_that_was_typed(vault: FolderVault, folder: Path) -> None:
    _work(vault, 1)
    assert set(json.loads((folder / "history.json").read_text())) == {
        "format",
        "version",
        "store",
        "seq",
        "hash",
        "mac",
    }


def test_an_anchor_that_cannot_be_written_never_undoes_a_save(
    vault: FolderVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hsb_desktop.store import anchor

    store = vault.open(PASSPHRASE)

    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(anchor, "write_atomically", refuse)
    with store.unit() as unit:
        unit.add_case(case())
    vault.close()
    monkeypatch.undo()
    with vault.open(PASSPHRASE).unit() as unit:
        assert unit.cases() == (case(),)
