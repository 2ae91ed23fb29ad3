"""The power goes while saving or writing the keys: what was said to be saved is there, and nothing is damaged."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hsb_desktop.store.errors import StoreError
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.slots import read_slots
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.faults.power import Left, states
from tests.faults.power_trace import Event, record
from tests.faults.power_writer import REWRITES, ROUNDS, SAVES
from tests.faults.store_writer import Opener, opened, opener, standing
from tests.store.samples import NAME, PASSPHRASE, ROLE

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recording is strace's")


class Recorded:
    """A folder as it was, and what a program then wrote into it."""

    def __init__(self, strace: str, at: Path, what: str, broken: str = "") -> None:
        folder = at / "store"
        FolderVault(folder, SystemClock(), Stretching()).create(PASSPHRASE, NAME, ROLE).close()
        self.how = opener(folder)
        self.base = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
        command = [sys.executable, "-m", "tests.faults.power_writer", str(folder), what, broken]
        self.events: list[Event] = record(strace, command, folder, at / "calls", ROOT)
        self._at = at / "left"

    def after(self, cuts: int) -> Iterator[tuple[Left, Opener]]:
        """The folders that cuts leave, each with the way it is opened; there until the next one is asked for."""
        for left in states(self.base, self.events, cuts, seed=cuts):
            left.put(self._at)
            yield left, (StoreFolder(self._at), *self.how[1:])
            shutil.rmtree(self._at)


def stand(recorded: Recorded, cuts: int) -> list[int]:
    """Every folder opened: the number of the save that stands in each."""
    found = []
    for number, (left, how) in enumerate(recorded.after(cuts)):
        store = opened(*how)
        try:
            found.append(standing(store, left.said))
            if number % (cuts // 25) == 0:
                assert store.verify().holds
        finally:
            store.close()
    return found


@pytest.mark.parametrize("cuts", [250, pytest.param(2500, marks=pytest.mark.faults_long)])
def test_a_cut_loses_no_acknowledged_save_and_damages_no_store(
    watching: str, tmp_path: Path, cuts: int
) -> None:
    found = stand(Recorded(watching, tmp_path, "saves"), cuts)
    assert len(found) == cuts
    assert min(found) < 5
    assert max(found) == ROUNDS * SAVES


def test_a_database_that_does_not_wait_for_the_disk_loses_a_save(watching: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        stand(Recorded(watching, tmp_path, "saves", "unsynced"), 250)


def generations(recorded: Recorded, cuts: int) -> list[int]:
    """Every folder's slot file read: which rewriting stands in each."""
    found = []
    for left, (folder, raw_key, _) in recorded.after(cuts):
        slots = read_slots(folder)
        assert slots.genuine(raw_key)
        assert slots.generation >= left.said
        found.append(slots.generation)
    return found


def test_a_cut_leaves_the_old_keys_or_the_new_ones(watching: str, tmp_path: Path) -> None:
    found = generations(Recorded(watching, tmp_path, "keys"), 250)
    assert min(found) < 5
    assert max(found) == REWRITES + 1


def test_keys_that_are_moved_before_they_are_synced_are_lost(watching: str, tmp_path: Path) -> None:
    with pytest.raises((AssertionError, StoreError)):
        generations(Recorded(watching, tmp_path, "keys", "unflushed"), 250)
