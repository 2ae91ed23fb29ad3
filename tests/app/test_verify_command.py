"""`hsb-desktop verify` on a real store: it says that everything holds, or what does not, by number and id only."""

import shutil
from pathlib import Path

import pytest

from hsb_desktop.app.verify_command import run
from hsb_desktop.store.backups import Why
from hsb_desktop.store.connection import open_database
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.store.samples import NAME, PASSPHRASE, ROLE, case


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a case and a backup."""
    folder = tmp_path_factory.mktemp("verify") / "store"
    vault = FolderVault(folder, SystemClock(), Stretching())
    store = vault.create(PASSPHRASE, NAME, ROLE)
    with store.unit() as unit:
        unit.add_case(case())
    store.copy_to(StoreFolder(folder).backups, Why.DAILY)
    vault.close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "store"))


def test_a_whole_store_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lambda _prompt: PASSPHRASE, folder) == 0
    said = capsys.readouterr()
    assert "entries read" in said.out
    assert "Backups: 1 read." in said.out
    assert said.out.endswith("Everything that was read holds.\n")
    assert said.err == ""


def test_a_row_changed_by_hand_is_named_without_what_it_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = StoreFolder(folder)
    raw = open_database(files.records, opened_by_passphrase(read_slots(files), PASSPHRASE))
    raw.execute("UPDATE people SET name = 'Somebody Else'")
    raw.close()
    assert run(lambda _prompt: PASSPHRASE, folder) == 1
    said = capsys.readouterr()
    assert "says otherwise than the row it is about (people/" in said.err
    assert "Somebody Else" not in said.err + said.out


def test_a_damaged_backup_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy,) = StoreFolder(folder).backups.iterdir()
    records = StoreFolder(copy).records
    content = bytearray(records.read_bytes())
    content[5000] ^= 1
    records.write_bytes(bytes(content))
    assert run(lambda _prompt: PASSPHRASE, folder) == 1
    said = capsys.readouterr()
    assert copy.name in said.err
    assert "holds" not in said.out


@pytest.mark.parametrize("given", ["", "not the words"])
def test_a_wrong_passphrase_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    assert run(lambda _prompt: given, folder) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_without_records_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(lambda _prompt: PASSPHRASE, tmp_path) == 1
    assert "no records" in capsys.readouterr().err


def test_an_old_page_of_an_index_and_a_copy_at_the_second_place_are_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    vault = FolderVault(folder, SystemClock(), Stretching())
    store = vault.open(PASSPHRASE)
    with store.unit() as unit:
        unit.put_council("backup", "place", {"path": str(stick)}, SystemClock().now())
    carried = store.copies.carry(store.copies.here()[0], stick)
    vault.close()
    assert run(lambda _prompt: PASSPHRASE, folder) == 0
    assert "second place: 1 read" in capsys.readouterr().out
    StoreFolder(carried.path).records.write_bytes(b"x" * 5000)
    raw = open_database(
        StoreFolder(folder).records, opened_by_passphrase(read_slots(StoreFolder(folder)), PASSPHRASE)
    )
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("DELETE FROM sqlite_master WHERE name = 'ix_answers_record_id_key'")
    raw.close()
    assert run(lambda _prompt: PASSPHRASE, folder) == 1
    said = capsys.readouterr().err
    assert "do not fit together" in said
    assert carried.path.name in said
    shutil.rmtree(stick)
    run(lambda _prompt: PASSPHRASE, folder)
    assert "cannot be reached now" in capsys.readouterr().out
