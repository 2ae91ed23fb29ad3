"""A desk on a real encrypted store of the test's own; the store is made once for the run and copied."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hsb_desktop.casework.desk import Desk
from hsb_desktop.formbook.book import load_book
from hsb_desktop.papers.render import ReportlabPaperWriter
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock

PASSPHRASE = "slow green rivers 42"
NAME, ROLE = "T. Marlow", "Social worker"


@pytest.fixture
def clock() -> FixedClock:
    """The morning of Monday 21 December 2026."""
    return FixedClock(datetime(2026, 12, 21, 9, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as its creation leaves it; copy it, never open it."""
    folder = tmp_path_factory.mktemp("made") / "store"
    vault = FolderVault(folder, FixedClock(datetime(2026, 12, 18, 9, 0, tzinfo=UTC)), Stretching())
    vault.create(PASSPHRASE, NAME, ROLE)
    vault.close()
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """The worker's desk."""
    folder = Path(shutil.copytree(made, tmp_path / "store"))
    vault = FolderVault(folder, clock, Stretching())
    store = vault.open(PASSPHRASE)
    with store.unit() as unit:
        worker = unit.worker()
    yield Desk(store, clock, load_book(), ReportlabPaperWriter(), worker)
    vault.close()
