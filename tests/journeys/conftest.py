"""Stores that journeys begin on: made once, copied for each test, since making one stretches a passphrase."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hsb_desktop.app.composition import Composition
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.support.clock import FixedClock
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded, seed
from tests.plain_look import plain
from tests.proving import prove_code

PASSPHRASE = "grey heron over the weir"
TODAY = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)

Start = Callable[..., Program]


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Light, 100 %."""
    plain(qapp)
    yield
    plain(qapp)


@pytest.fixture(autouse=True)
def nothing_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program's windows go with their test: what stands at its first arrival is for a process that then ends."""
    monkeypatch.setattr("hsb_desktop.ui.shell.wiring.leave_what_stands", lambda: None)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as its creation leaves it."""
    folder = tmp_path_factory.mktemp("journeys") / "empty"
    composition = Composition(folder, FixedClock(TODAY), Stretching())
    composition.create("Ada Morrow", "Social worker", PASSPHRASE).result(timeout=60)
    prove_code(composition)
    composition.close()
    return folder


@pytest.fixture(scope="session")
def full_store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Seeded]:
    """A store with invented cases in every state that a screen shows."""
    folder = tmp_path_factory.mktemp("journeys") / "full"
    shutil.copytree(empty_store, folder)
    clock = FixedClock(TODAY)
    composition = Composition(folder, clock, Stretching())
    desk = composition.unlock(PASSPHRASE).result(timeout=60)
    seeded = composition.thread.call(lambda: seed(desk, clock)).result(timeout=60)
    composition.close()
    return folder, seeded


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """`start(store)` runs the program on a copy of that store and unlocks it; every one is ended afterwards."""
    running: list[Program] = []

    def run(store: Path, *, unlocked: bool = True, copied: bool = True) -> Program:
        folder = Path(shutil.copytree(store, tmp_path / f"store-{len(running)}")) if copied else store
        program = Program(folder, FixedClock(TODAY))
        running.append(program)
        if unlocked:
            program.unlock(PASSPHRASE)
        return program

    yield run
    for program in running:
        program.close()
    running.clear()
