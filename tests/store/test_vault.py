"""The locked store: each thing that can stop it is one sentence, and nothing is lost by it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.store import errors, key_errors
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.slots import Slot, read_slots, write_slots
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import CASE, NAME, PASSPHRASE, ROLE, case


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_store_is_made_closed_and_opened(tmp_path: Path, clock: FixedClock) -> None:
    vault = FolderVault(tmp_path / "new" / "store", clock, Stretching())
    assert not vault.exists()
    with vault.create(PASSPHRASE, NAME, ROLE).unit() as unit:
        unit.add_case(case())
    vault.close()
    assert vault.exists()
    with vault.open(PASSPHRASE).unit() as unit:
        assert unit.case(CASE) == case()
    vault.close()
    assert {path.name for path in (tmp_path / "new" / "store").iterdir()} == {
        "records.db",
        "keys.json",
        "keys-copy.json",
        "history.json",
        "card.json",
        "store.lock",
    }
    if os.name != "nt":
        for path in (tmp_path / "new" / "store").iterdir():
            assert path.stat().st_mode & 0o077 == 0, path.name


def test_a_second_creation_is_refused(vault: FolderVault, folder: Path) -> None:
    before = _bytes_of(folder)
    with pytest.raises(errors.AlreadyCreated):
        vault.create("another passphrase", NAME, ROLE)
    assert _bytes_of(folder) == before


def test_a_wrong_passphrase_changes_nothing(vault: FolderVault, folder: Path, clock: FixedClock) -> None:
    before = _bytes_of(folder)
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper(), "\ud800", "x" * 100_000):
        clock.advance(timedelta(minutes=1))
        with pytest.raises(errors.WrongPassphrase):
            vault.open(wrong)
    assert {name: data for name, data in _bytes_of(folder).items() if name in before} == before
    clock.advance(timedelta(minutes=1))
    vault.open(PASSPHRASE)


def test_an_empty_passphrase_makes_nothing(tmp_path: Path, clock: FixedClock) -> None:
    vault = FolderVault(tmp_path / "store", clock, Stretching())
    with pytest.raises(errors.EmptyPassphrase):
        vault.create("  ", NAME, ROLE)
    assert not vault.exists()
    vault.create(PASSPHRASE, NAME, ROLE)
    vault.close()


def test_a_missing_store_is_never_replaced_by_an_empty_one(vault: FolderVault, folder: Path) -> None:
    (folder / "records.db").unlink()
    with pytest.raises(errors.StoreMissing):
        vault.open(PASSPHRASE)
    assert not (folder / "records.db").exists()
    with pytest.raises(errors.AlreadyCreated):
        vault.create(PASSPHRASE, NAME, ROLE)


def test_missing_keys_are_never_replaced_by_new_ones(vault: FolderVault, folder: Path) -> None:
    (folder / "keys.json").unlink()
    (folder / "keys-copy.json").unlink()
    with pytest.raises(errors.KeysMissing):
        vault.open(PASSPHRASE)
    with pytest.raises(errors.AlreadyCreated):
        vault.create(PASSPHRASE, NAME, ROLE)


def test_one_damaged_key_file_is_put_right_from_its_copy(vault: FolderVault, folder: Path) -> None:
    whole = (folder / "keys.json").read_bytes()
    for name in ("keys.json", "keys-copy.json"):
        (folder / name).write_bytes(b"")
        assert vault.open(PASSPHRASE).warnings == ()
        vault.close()
        assert (folder / name).read_bytes() == whole


def test_two_damaged_key_files_are_one_sentence(vault: FolderVault, folder: Path) -> None:
    for name in ("keys.json", "keys-copy.json"):
        (folder / name).write_bytes((folder / name).read_bytes()[:-40])
    with pytest.raises(errors.KeysDamaged):
        vault.open(PASSPHRASE)


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\x00" + bytes(4080), b"\x00" * 4096, b"not a database"]
)
def test_a_file_that_is_no_store_is_refused_and_left(
    vault: FolderVault, folder: Path, content: bytes
) -> None:
    (folder / "records.db").write_bytes(content)
    with pytest.raises((errors.StoreDamaged, errors.StorePlain)):
        vault.open(PASSPHRASE)
    assert (folder / "records.db").read_bytes() == content


def test_another_stores_file_is_refused(
    vault: FolderVault, folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    other = FolderVault(tmp_path / "other", clock, Stretching())
    other.create(PASSPHRASE, NAME, ROLE)
    other.close()
    shutil.copy(tmp_path / "other" / "records.db", folder / "records.db")
    with pytest.raises(errors.StoreDamaged):
        vault.open(PASSPHRASE)


def test_a_second_instance_gets_one_sentence(vault: FolderVault, folder: Path, clock: FixedClock) -> None:
    store = vault.open(PASSPHRASE)
    second = FolderVault(folder, clock, Stretching())
    with pytest.raises(errors.SecondInstance):
        second.open(PASSPHRASE)
    second.close()
    assert _other_process(folder) == "SecondInstance"
    with store.unit() as unit:
        unit.add_case(case())
    vault.close()
    assert _other_process(folder) == "opened"
    with vault.open(PASSPHRASE).unit() as unit:
        assert unit.case(CASE) == case()


def test_a_failed_opening_leaves_the_store_to_others(vault: FolderVault, folder: Path) -> None:
    with pytest.raises(errors.WrongPassphrase):
        vault.open("wrong")
    assert _other_process(folder) == "opened"


def _other_process(folder: Path, *, nobody: bool = False) -> str:
    """What opening gives in another process: "opened", or the name of the error."""
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from hsb_desktop.store.vault import FolderVault, warm\n"
        "from hsb_desktop.support.clock import SystemClock\n"
        "from hsb_desktop.store.errors import StoreError\n"
        "warm()\n"
        "if sys.argv[3] == 'nobody': os.setuid(65534)\n"
        "vault = FolderVault(Path(sys.argv[1]), SystemClock())\n"
        "try:\n"
        "    vault.open(sys.argv[2])\n"
        "    print('opened')\n"
        "    vault.close()\n"
        "except StoreError as error:\n"
        "    assert error.sentence\n"
        "    print(type(error).__name__)\n"
    )
    who = "nobody" if nobody else "self"
    result = subprocess.run(
        [sys.executable, "-c", program, str(folder), PASSPHRASE, who],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""
    return result.stdout.strip()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits")
def test_a_folder_that_cannot_be_written_to_is_one_sentence(folder: Path) -> None:
    me = folder.stat().st_uid
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    for parent in list(folder.parents)[:4]:
        if parent.stat().st_uid == me and len(parent.parts) > 2:
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        assert _other_process(folder, nobody=me == 0) == "FolderRefused"
    finally:
        folder.chmod(0o755)


def test_an_interrupted_creation_is_finished_or_begun_again(tmp_path: Path, clock: FixedClock) -> None:
    files = StoreFolder(tmp_path / "store")
    files.path.mkdir()
    files.unfinished.write_bytes(b"half")
    vault = FolderVault(files.path, clock, Stretching())
    assert not vault.exists()
    vault.create(PASSPHRASE, NAME, ROLE)
    vault.close()
    files.records.rename(files.unfinished)  # killed between the keys and the last step
    files.card.unlink()
    assert vault.exists()
    store = vault.open(PASSPHRASE)
    assert store.warnings == ()
    vault.close()
    assert files.records.exists()
    assert files.card.exists()


def test_python_s_own_sqlite_cannot_read_the_store(vault: FolderVault, folder: Path) -> None:
    vault.open(PASSPHRASE)
    vault.close()
    plain = sqlite3.connect(folder / "records.db")
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_a_copied_folder_needs_the_passphrase(
    vault: FolderVault, folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    copy = FolderVault(Path(shutil.copytree(folder, tmp_path / "elsewhere")), clock, Stretching())
    with pytest.raises(errors.WrongPassphrase):
        copy.open("maple lantern quiet")
    copy.open(PASSPHRASE)
    copy.close()


def test_the_passphrase_is_changed_in_the_key_file_only(vault: FolderVault, folder: Path) -> None:
    with pytest.raises(errors.StoreClosed):
        vault.change_passphrase(PASSPHRASE, "new words here")
    vault.open(PASSPHRASE)
    with pytest.raises(errors.WrongPassphrase):
        vault.change_passphrase("wrong", "new words here")
    vault.change_passphrase(PASSPHRASE, "new words here")
    vault.close()
    with pytest.raises(errors.WrongPassphrase):
        vault.open(PASSPHRASE)
    assert vault.open("new words here").warnings == ()


def test_a_key_file_edited_outside_the_program_is_named(vault: FolderVault, folder: Path) -> None:
    files = StoreFolder(folder)
    held = read_slots(files)
    write_slots(files, replace(held, slots=(*held.slots, Slot("put-in", "recovery_code", {}, b"x"))))
    (warning,) = vault.open(PASSPHRASE).warnings
    assert "key file" in warning


def test_closing_twice_is_harmless_and_a_closed_store_says_so(vault: FolderVault) -> None:
    store = vault.open(PASSPHRASE)
    store.close()
    vault.close()
    vault.close()
    with pytest.raises(errors.StoreClosed):
        store.verify()


def test_every_sentence_says_what_was_kept_and_what_to_do() -> None:
    known = [
        kind
        for kind in {**vars(errors), **vars(key_errors)}.values()
        if isinstance(kind, type) and issubclass(kind, errors.StoreError)
    ]
    sentences = [
        (kind("wal") if kind is errors.StoreUnsafe else kind()).sentence
        for kind in known
        if kind is not errors.StoreError
    ]
    assert len(sentences) > 15
    for sentence in sentences:
        assert sentence.endswith(".")
        assert sentence.count(".") == 1
        assert any(
            word in sentence for word in ("nothing", "kept", "not touched", "not changed", "left as it is")
        )
    assert issubclass(errors.StoreError, HsbError)
