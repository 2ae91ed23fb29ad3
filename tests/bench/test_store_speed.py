"""B4: text made durable, beside the same bytes in one bare SQLCipher transaction with the same settings and disk.

What a person waits for is text on its way: every keystroke is on the disk within half a second, whatever follows, so
that is the durable save the bound of three is for. A settled answer comes once a field is left, from text that is
durable already. It writes more: a revision beside the earlier wording, an entry of the journal and what that says, with
the indexes that keep revisions in one line and the triggers that refuse; its bound is what that costs.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

import pytest

from hsb_desktop.app.composition import Composition
from hsb_desktop.casework import cases, records
from hsb_desktop.procedure.answers import Answer
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


@dataclass(frozen=True, slots=True)
class Ratio:
    """A piece of work to the bare transaction: at their least and at their middle."""

    least: float
    middle: float

    @property
    def better(self) -> float:
        """The one that other programs disturbed less."""
        return min(self.least, self.middle)


def ratios(stage: Stage, floor_at: Path) -> tuple[Ratio, Ratio]:
    """A durable keystroke, and an answer that is settled, each to the bare transaction; all three taking turns."""
    composition = Composition(stage.folder, SystemClock())
    try:
        desk = composition.unlock(PASSPHRASE).result(timeout=60)
        record = stage.records[PLAN]

        def keep(number: int) -> object:
            return records.keep_typing(desk, record, PURPOSE.key, TEXT + str(number), number)

        settled = count()

        def settle(_: int) -> object:
            return records.save_answer(desk, record, PURPOSE.key, Answer(TEXT + str(next(settled))))

        def in_turns() -> list[list[float]]:
            works = (bare_transaction(floor_at), keep, settle)
            taken: list[list[float]] = [[], [], []]
            for _ in range(12):
                for times, work in zip(taken, works, strict=True):
                    times += seconds(work, 10)
            return taken

        floor, *ours = composition.thread.call(in_turns).result(timeout=120)
    finally:
        composition.close()
    typed, answered = (Ratio(min(one) / min(floor), median(one) / median(floor)) for one in ours)
    return typed, answered


@pytest.mark.bench
def test_b4_a_durable_save(stage: Stage, tmp_path: Path) -> None:
    typed, settled = ratios(stage, tmp_path / "floor.db")
    for name, found in (("text on its way", typed), ("a settled answer", settled)):
        print(f"B4 {name}: least {found.least:.2f}, medians {found.middle:.2f} of a bare transaction")
    assert typed.better <= 3
    assert settled.better <= 6


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
