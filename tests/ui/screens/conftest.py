"""Screens on a real encrypted store and thread: an invented child in HSB 2, a meeting planned for today."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsb_desktop.app.composition import Composition
from hsb_desktop.casework import cases, facts, meetings
from hsb_desktop.casework.cases import NewCase, NewPerson
from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.support.clock import FixedClock
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.autosave import Autosave
from hsb_desktop.ui.runtime.runner import Runner
from hsb_desktop.ui.runtime.screen import Screen, Services
from tests.plain_look import plain

PASSPHRASE = "grey heron over the weir"
TODAY = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)
T = TypeVar("T")


@dataclass
class Office:
    """One worker's desk on its own thread; `call` waits for casework, as a window never does."""

    composition: Composition
    desk: Desk
    clock: FixedClock

    def call(self, work: Callable[[Desk], T]) -> T:
        """Run casework on the store's thread and wait."""
        return self.composition.thread.call(lambda: work(self.desk)).result(timeout=30)


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Light, 100 %."""
    plain(qapp)
    yield
    plain(qapp)


@pytest.fixture(scope="session")
def made_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as its creation leaves it; copied, since making one is slow."""
    folder = tmp_path_factory.mktemp("screens") / "store"
    composition = Composition(folder, FixedClock(TODAY), Stretching())
    composition.create("Ada Morrow", "Social worker", PASSPHRASE).result(timeout=60)
    composition.close()
    return folder


@pytest.fixture
def office(made_store: Path, tmp_path: Path) -> Iterator[Office]:
    """An opened store of the test's own, on Wednesday 30 December 2026."""
    clock = FixedClock(TODAY)
    composition = Composition(Path(shutil.copytree(made_store, tmp_path / "store")), clock, Stretching())
    desk = composition.unlock(PASSPHRASE).result(timeout=60)
    yield Office(composition, desk, clock)
    composition.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    """The desk; it lives on the store's thread."""
    return office.desk


@pytest.fixture
def ask() -> ScriptedAsk:
    """Answers nothing until a test says what."""
    return ScriptedAsk()


@pytest.fixture
def services(office: Office, ask: ScriptedAsk, qapp: QApplication) -> Iterator[Services]:
    """What a screen is given."""
    thread = office.composition.thread
    runner = Runner(thread.call, office.desk, aside=thread.aside)
    autosave = Autosave(runner)
    yield Services(runner, autosave, ask)
    autosave.flush()


@pytest.fixture
def case_id(office: Office) -> CaseId:
    """An invented child in HSB 2, decided on Wednesday 23 December 2026."""

    def seed(desk: Desk) -> CaseId:
        new = NewCase("Rowan Ellery", date(2012, 6, 3), "open_case", date(2026, 12, 21), plan_status="cin")
        opened = cases.open_case(desk, new).case_id
        cases.add_person(desk, opened, NewPerson(PersonKind.PARENT, "C. Ellery", "Parent"))
        cases.add_person(
            desk, opened, NewPerson(PersonKind.PROFESSIONAL, "P. Lindqvist", "Designated teacher", "School")
        )
        facts.record_fact(desk, opened, {"fact": "category_decided", "on": "2026-12-23", "category": 2})
        return opened

    return office.call(seed)


@pytest.fixture
def meeting_id(office: Office, case_id: CaseId) -> RecordId:
    """The strategy meeting of that child, today at 15:30."""
    return office.call(
        lambda desk: (
            meetings.plan_meeting(
                desk,
                case_id,
                "strategy_meeting",
                date(2026, 12, 30),
                at="15:30",
                place="Room 2",
                chair="cp_coordinator",
                chair_name="M. Adeyemi",
            ).record_id
        )
    )


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Screen, Callable[[], None]], None]:
    """Puts a screen into a window of a council laptop and waits until what `opening` asked for is painted."""

    def show(screen: Screen, opening: Callable[[], None]) -> None:
        qtbot.addWidget(screen)
        screen.resize(1274, 636)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow, timeout=5000)
        with qtbot.waitSignal(screen.settled, timeout=10_000):
            opening()

    return show
