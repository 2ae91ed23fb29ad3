"""B4: a keystroke made durable, beside the same bytes in one bare SQLCipher transaction; both on the same disk."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from hsb_desktop.app.composition import Composition
from hsb_desktop.casework import cases, records
from hsb_desktop.store.connection import create_database
from hsb_desktop.store.sealing import new_raw_key
from hsb_desktop.support.clock import SystemClock
from tests.faults.program_stage import PASSPHRASE, PLAN, PURPOSE, Stage, make_stage

TEXT = "What was agreed stands here, and is looked at again. " * 10


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A store with two cases."""
    return make_stage(tmp_path_factory.mktemp("stage") / "store")


def seconds(work: Callable[[int], object], times: int = 60) -> list[float]:
    """How long each of some runs took."""
    taken = []
    for number in range(times):
        begun = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - begun)
    return taken


def bare_transaction(path: Path) -> Callable[[int], object]:
    """One row replaced in one transaction, in a database with the store's settings."""
    raw = create_database(path, new_raw_key())
    raw.execute("CREATE TABLE typing (id TEXT PRIMARY KEY, text TEXT, caret INTEGER)")

    def work(number: int) -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("INSERT OR REPLACE INTO typing VALUES ('one', ?, ?)", (TEXT + str(number), number))
        raw.execute("COMMIT")

    return work


def ratios(stage: Stage, floor_at: Path) -> tuple[float, float]:
    """The least and the middle of a durable keystroke, each to that of the bare transaction."""
    composition = Composition(stage.folder, SystemClock())
    try:
        desk = composition.unlock(PASSPHRASE).result(timeout=60)
        record = stage.records[PLAN]

        def keep(number: int) -> object:
            return records.keep_typing(desk, record, PURPOSE.key, TEXT + str(number), number)

        def both() -> tuple[list[float], list[float]]:
            bare = bare_transaction(floor_at)
            floor, ours = [], []
            for _ in range(6):
                floor += seconds(bare, 20)
                ours += seconds(keep, 20)
            return floor, ours

        floor, ours = composition.thread.call(both).result(timeout=120)
    finally:
        composition.close()
    return min(ours) / min(floor), median(ours) / median(floor)


@pytest.mark.bench
def test_b4_keystroke_to_durable(stage: Stage, tmp_path: Path) -> None:
    least, middle = ratios(stage, tmp_path / "floor.db")
    print(f"B4 least {least:.2f}, medians {middle:.2f} of a bare transaction")
    assert min(least, middle) <= 3


@pytest.mark.bench
def test_b2_unlock_to_list(stage: Stage) -> None:
    composition = Composition(stage.folder, SystemClock())
    try:
        composition.warm().result(timeout=60)
        begun = time.perf_counter()
        desk = composition.unlock(PASSPHRASE).result(timeout=60)
        opened = time.perf_counter()

        def lines() -> object:
            return cases.case_lines(desk)

        composition.thread.call(lines).result(timeout=60)
        listed = time.perf_counter()
    finally:
        composition.close()
    print(f"B2 opening, key stretching included {opened - begun:.3f} s; list {listed - opened:.4f} s")
    assert listed - opened < opened - begun
