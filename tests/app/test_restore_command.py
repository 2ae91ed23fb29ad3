"""`hsb-desktop restore` on real stores: over records that stand, that are damaged, and on a laptop without any."""

from pathlib import Path

import pytest

from hsb_desktop.app.entry import main
from hsb_desktop.app.restore_command import run
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.store.samples import CASE, NAME, PASSPHRASE, ROLE, case


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A store with a case, and its copy from before the case."""
    vault = FolderVault(tmp_path / "store", SystemClock(), Stretching())
    store = vault.create(PASSPHRASE, NAME, ROLE)
    made = store.copies.make()
    with store.unit() as unit:
        unit.add_case(case())
    vault.close()
    return made.path


def _count(folder: Path) -> tuple[int, tuple[str, ...]]:
    vault = FolderVault(folder, SystemClock(), Stretching())
    try:
        store = vault.open(PASSPHRASE)
        assert store.verify().holds
        with store.unit() as unit:
            return len(unit.cases()), tuple(store.warnings)
    finally:
        vault.close()


def _restore(copy: Path, folder: Path, passphrase: str = PASSPHRASE, answer: str = "yes") -> int:
    return run(str(copy), lambda _ask: passphrase, lambda _ask: answer, folder)


def test_it_says_what_goes_asks_and_keeps_what_was_there(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "store"
    assert _restore(copy, folder, answer="no") == 1
    assert _count(folder) == (1, ())
    assert _restore(copy, folder) == 0
    assert f"{case(CASE).reference}: the whole case" in capsys.readouterr().out
    assert _count(folder) == (0, ())
    (aside,) = StoreFolder(folder).backups.glob("*before-restore")
    assert _restore(aside, folder) == 0
    assert _count(folder) == (1, ())


def test_damaged_records_and_an_empty_laptop_get_their_backup(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "store"
    records = StoreFolder(folder).records
    content = records.read_bytes()
    records.write_bytes(content[:16] + b"x" * (len(content) - 16))
    assert _restore(copy, folder) == 0
    assert "cannot be counted" in capsys.readouterr().out
    assert _count(folder) == (0, ())
    new = tmp_path / "new laptop"
    assert _restore(copy, new) == 0
    assert "no records on this computer" in capsys.readouterr().out
    assert _count(new) == (0, ())


def test_what_is_refused_is_one_sentence(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore"]) == 2
    assert run(str(tmp_path), lambda _ask: PASSPHRASE, lambda _ask: "yes", tmp_path / "store") == 2
    assert _restore(copy, tmp_path / "elsewhere", "not the words") == 1
    assert not StoreFolder(tmp_path / "elsewhere").exists
    assert capsys.readouterr().err.count("\n") == 3
