"""Real encrypted stores in a folder of the test's own. One is made for the whole run and copied: making one is slow."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import NAME, PASSPHRASE, ROLE


@pytest.fixture
def clock() -> FixedClock:
    """A Monday morning."""
    return FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as its creation leaves it; copy it, never open it."""
    folder = tmp_path_factory.mktemp("made") / "store"
    vault = FolderVault(folder, FixedClock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC)), Stretching())
    vault.create(PASSPHRASE, NAME, ROLE)
    vault.close()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A store of the test's own."""
    return Path(shutil.copytree(made, tmp_path / "store"))


@pytest.fixture
def vault(folder: Path, clock: FixedClock) -> Iterator[FolderVault]:
    """The locked store of `folder`."""
    vault = FolderVault(folder, clock, Stretching())
    yield vault
    vault.close()


@pytest.fixture
def store(vault: FolderVault) -> EncryptedStore:
    """The opened store of `folder`."""
    return vault.open(PASSPHRASE)
