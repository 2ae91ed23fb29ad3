"""What a durable save costs beside a bare SQLCipher transaction of the same bytes, both measured in the same run."""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hsb_desktop.casework.ports import Typing
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.store import sqlite_only
from hsb_desktop.store.connection import create_database
from hsb_desktop.store.opening import EncryptedStore
from hsb_desktop.store.sealing import new_raw_key
from tests.store.samples import NOW, RECORD, case, record

TEXT = "word " * 200
ROUNDS = 60


@pytest.mark.bench
def test_a_save_costs_at_most_three_bare_transactions(store: EncryptedStore, tmp_path: Path) -> None:
    with store.unit() as unit:
        unit.add_case(case())
        unit.add_record(record())
    bare = create_database(tmp_path / "bare.db", new_raw_key())
    bare.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")

    def transaction(number: int) -> None:
        bare.execute(sqlite_only.BEGIN)
        bare.execute("INSERT OR REPLACE INTO t VALUES (1, ?)", (f"{number} {TEXT}",))
        bare.execute("COMMIT")

    def typing(number: int) -> None:
        with store.unit() as unit:
            unit.put_typing(Typing(RECORD, FieldKey("q"), f"{number} {TEXT}", number, datetime.now(UTC)))

    def answer(number: int) -> None:
        with store.unit() as unit:
            unit.add_answers(RECORD, {FieldKey("q"): Answer(f"{number} {TEXT}")}, NOW)

    floor, as_typed, settled = _interleaved(transaction, typing, answer)
    bare.close()
    print(
        f"bare {floor:.2f} ms, as typed {as_typed / floor:.2f} times, as an answer {settled / floor:.2f} times"
    )
    assert as_typed <= 3 * floor


def _interleaved(*works: Callable[[int], None]) -> list[float]:
    """Milliseconds of each piece of work at its median, in turns, so that the machine's load falls on all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(ROUNDS):
        for times, work in zip(taken, works, strict=True):
            start = time.perf_counter()
            work(number)
            times.append((time.perf_counter() - start) * 1000)
    return [statistics.median(times[5:]) for times in taken]
