"""A whole folder put back, or opened on another machine, is told by what the machine itself noted; so is its clock."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from hsb_desktop.store.anchor import History
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.restoring import staging
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.store.witness import Witness
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import PASSPHRASE, case

Open = Callable[..., EncryptedStore]


@pytest.fixture
def opened(folder: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Open]:
    """Opens the store, closing it first, on this machine or on another."""
    vaults: list[FolderVault] = []

    def open_store(machine: str = "here") -> EncryptedStore:
        for vault in vaults:
            vault.close()
        vault = FolderVault(folder, clock, Stretching())
        vault.witnesses = tmp_path / "machines" / machine
        vaults.append(vault)
        return vault.open(PASSPHRASE)

    yield open_store
    for vault in vaults:
        vault.close()


def _work(store: EncryptedStore) -> None:
    with store.unit() as unit:
        number = len(unit.cases()) + 1
        unit.add_case(case(case().id.__class__(f"case-{number}"), f"C-{number:04}"))
    store.close()


def _rolled_back(opened: Open, folder: Path) -> EncryptedStore:
    """The store after somebody put the whole folder of a moment before back, anchor and all."""
    _work(opened())
    old = Path(shutil.copytree(folder, folder.with_name("old")))
    _work(opened())
    opened().close()
    shutil.rmtree(folder)
    shutil.copytree(old, folder)
    return opened()


def test_a_whole_folder_put_back_is_named_once(opened: Open, folder: Path) -> None:
    store = _rolled_back(opened, folder)
    assert store.history is History.SHORTER
    assert "older copy" in store.warnings[0]
    assert opened().history is History.WHOLE


def test_without_the_witness_it_would_pass(
    opened: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The break on purpose: nothing in the folder itself can tell."""
    monkeypatch.setattr(Witness, "compare", lambda *_: History.WHOLE)
    assert _rolled_back(opened, folder).history is History.WHOLE


def test_a_folder_copied_to_another_machine_is_named_there(opened: Open) -> None:
    _work(opened())
    store = opened("there")
    assert store.history is History.ELSEWHERE
    assert "another computer" in store.warnings[0]
    assert opened("there").warnings == ()


def test_a_restore_that_was_ordered_is_no_alarm_and_counts_once(opened: Open, folder: Path) -> None:
    store = opened()
    copy = store.copies.make()
    _work(store)
    store = opened()
    store.copies.put_back(copy, PASSPHRASE)
    before = Path(shutil.copytree(folder, folder.with_name("ordered")))
    store = opened()
    assert (store.history, store.warnings) == (History.WHOLE, ())
    _work(store)
    opened().close()
    shutil.rmtree(folder)
    shutil.copytree(before, folder)  # the same order once more, by hand
    store = opened()
    assert not staging(store.copies._files).path.exists()
    assert store.history is not History.WHOLE


def test_a_clock_set_back_is_said_and_entered(opened: Open, clock: FixedClock) -> None:
    _work(opened())
    clock.moment -= timedelta(minutes=4)
    assert opened().warnings == (), "what the network's time corrects is no matter"
    clock.moment -= timedelta(days=2)
    store = opened()
    assert "The clock of this laptop was set back" in store.warnings[0]
    assert "Monday 23 November 2026 at 09:00" in store.warnings[0]
    with store.unit() as unit:
        entered = text("SELECT count(*) FROM journal WHERE action = 'clock.set_back'")
        assert unit._connection.scalar(entered) == 1
        numbers = unit._connection.scalars(text("SELECT seq FROM journal ORDER BY seq")).all()
    assert numbers == list(range(1, len(numbers) + 1)), "the order of entries does not hang on the clock"
    assert opened().warnings == (), "said once"


def _retired(folder: Path, clock: FixedClock, machines: Path) -> list[Path]:
    """What this machine still notes once its store was retired; another machine saw it too."""
    for machine in ("there", "here"):
        vault = FolderVault(folder, clock, Stretching())
        vault.witnesses = machines / machine
        vault.open(PASSPHRASE)
        vault.close()
    vault.open(PASSPHRASE)
    noted = list((machines / "here").iterdir())
    assert noted, "there was something to take away"
    vault.retire(PASSPHRASE)
    assert list((machines / "there").iterdir()), "of this machine only"
    return [path for path in noted if path.exists()]


def test_retiring_takes_what_the_machine_noted_too(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    assert _retired(folder, clock, tmp_path / "machines") == []


def test_a_note_that_stays_is_seen(
    folder: Path, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The break on purpose."""
    monkeypatch.setattr("hsb_desktop.store.witness.forget_store", lambda *_: None)
    assert _retired(folder, clock, tmp_path / "machines")
