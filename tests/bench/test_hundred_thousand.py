"""B2: from the key to a usable list of 100,000 cases, beside bare opening, the same query and a bare list.

Stretching the passphrase is left out on both sides: its cost is chosen, and reported apart. 300 of the cases are open.
"""

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from hsb_desktop.app.composition import Composition
from hsb_desktop.casework import many_cases
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.many_cases import case_page, in_work
from hsb_desktop.casework.ports import Place, StoredFact
from hsb_desktop.procedure.case import Case, Person, PersonKind
from hsb_desktop.procedure.ids import CaseId, FactId, PersonId
from hsb_desktop.store import slots
from hsb_desktop.store.connection import open_database
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.support.clock import FixedClock
from hsb_desktop.ui.kit.list_row import ListRow
from tests.journeys.program import Program
from tests.proving import prove_code

PASSPHRASE = "grey heron over the weir"
NOW = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)
MANY, OPEN, TURNS, AT_MOST = 100_000, 300, 3, 2.0
_BARE = (
    "SELECT cases.id, reference, name FROM cases JOIN people ON people.case_id = cases.id "
    "AND people.id = cases.child_id ORDER BY closed, opened_on DESC"
)


_NUMBERS = f"WITH RECURSIVE n(i) AS (SELECT {OPEN} UNION ALL SELECT i + 1 FROM n WHERE i < {MANY - 1}) "
_CLOSED = (
    _NUMBERS + "INSERT INTO cases (id, reference, child_id, opened_on, system_id, closed, entry) "
    "SELECT 'case-' || i, printf('C-%04d', i + 1), 'child-' || i, "
    "date('2026-12-29', '-' || (i % 3000) || ' days'), '', 1, 1 FROM n",
    _NUMBERS
    + "INSERT INTO people (case_id, id, position, kind, name, relation, agency, contact, birth_kind, "
    "also, details) SELECT 'case-' || i, 'child-' || i, 0, 'child', 'Rowan Ellery' || i, '', '', '', "
    "birth_kind, '[]', '{}' FROM n, (SELECT birth_kind FROM people LIMIT 1)",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store: its open cases as a worker opens them, its closed ones put in beneath the journal, which is slow."""
    folder = tmp_path_factory.mktemp("archive") / "store"
    composition = Composition(folder, FixedClock(NOW), Stretching())
    desk = composition.create("Ada Morrow", "Social worker", PASSPHRASE).result(timeout=60)
    prove_code(composition)
    composition.thread.call(lambda: _open(desk)).result(timeout=60)
    composition.close()
    raw = open_database(
        StoreFolder(folder).records, opened_by_passphrase(read_slots(StoreFolder(folder)), PASSPHRASE)
    )
    for statement in _CLOSED:
        raw.execute(statement)
    raw.close()
    return folder


def _open(desk: Desk) -> None:
    with desk.store.unit() as unit:
        for number in range(OPEN):
            on = (NOW - timedelta(days=1 + number % 60)).date()
            child = Person(PersonId(f"child-{number}"), PersonKind.CHILD, f"Rowan Ellery{number}")
            case_id = CaseId(f"case-{number}")
            unit.add_case(Case(case_id, f"C-{number + 1:04}", child, on))
            said = {"fact": "concern_received", "on": on.isoformat(), "route": "open_case"}
            unit.add_fact(StoredFact(FactId(f"fact-{number}"), case_id, said, NOW))
        unit.put_place(Place("cases"))


def bare(folder: Path, raw_key: bytes, qtbot: QtBot) -> float:
    """Opening, one query of the whole list, a bare list of it painted."""
    begun = time.perf_counter()
    raw = open_database(StoreFolder(folder).records, raw_key)
    rows = raw.execute(_BARE).fetchall()
    view = QListView()
    view.setUniformItemSizes(True)
    view.setModel(QStringListModel([f"{name} {reference}" for _, reference, name in rows]))
    view.resize(1366, 768)
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    taken = time.perf_counter() - begun
    assert len(rows) == MANY
    raw.close()
    view.deleteLater()
    return taken


def ours(folder: Path, raw_key: bytes, monkeypatch: pytest.MonkeyPatch) -> float:
    """The program from a pressed button to the list on screen, the key at hand."""
    program = Program(folder, FixedClock(NOW))
    program.session.composition.warm().result(timeout=60)
    monkeypatch.setattr(slots, "opened_by_passphrase", lambda *_: raw_key)
    begun = time.perf_counter()
    program.session.unlock.passphrase.setText(PASSPHRASE)
    program.session.unlock.button.click()
    program.wait(lambda: program.session.wired is not None, "the window")
    program.wait(lambda: program.window.shown is not None and bool(_rows(program)), "the list")
    program.frame.grab()
    taken = time.perf_counter() - begun
    monkeypatch.undo()
    assert len(_rows(program)) > 10
    program.close()
    return taken


def _rows(program: Program) -> list[ListRow]:
    return program.screen.findChildren(ListRow)


@pytest.mark.bench
def test_b2_unlock_to_a_list_of_a_hundred_thousand(
    archive: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw_key = opened_by_passphrase(read_slots(StoreFolder(archive)), PASSPHRASE)
    floor, taken = [], []
    for turn in range(TURNS):
        folder = Path(shutil.copytree(archive, tmp_path / str(turn)))
        floor.append(bare(folder, raw_key, qtbot))
        taken.append(ours(folder, raw_key, monkeypatch))
        shutil.rmtree(folder)
    ratio = min(min(taken) / min(floor), median(taken) / median(floor))
    print(f"B2 {MANY} cases: ours {min(taken):.3f} s, bare {min(floor):.3f} s, ratio {ratio:.2f}")
    assert ratio <= AT_MOST, (taken, floor)


@pytest.mark.bench
def test_a_search_among_them_and_a_days_work(archive: Path, tmp_path: Path) -> None:
    composition = Composition(Path(shutil.copytree(archive, tmp_path / "store")), FixedClock(NOW))
    try:
        desk = composition.unlock(PASSPHRASE).result(timeout=60)
        begun = time.perf_counter()
        page = composition.thread.call(lambda: case_page(desk, "ellery99999")).result(timeout=60)
        found = time.perf_counter()
        with_all = composition.thread.call(lambda: _worked(desk.store)).result(timeout=60)
        print(f"search {found - begun:.3f} s, a day's work {time.perf_counter() - found:.3f} s")
    finally:
        composition.close()
    assert [line.reference for line in page.lines] == ["C-100000"]
    assert with_all == OPEN
    assert many_cases.MOST_SORTED < MANY


def _worked(store: object) -> int:
    with store.unit() as unit:  # type: ignore[attr-defined]
        return len(in_work(unit)[0])
