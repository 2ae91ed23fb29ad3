"""A store with hundreds of open cases, each as far as cases get, and one case with a long history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from hsb_desktop.app.composition import Composition
from hsb_desktop.casework.cases import NewCase, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.people import NewPerson, add_person
from hsb_desktop.casework.ports import StoredFact
from hsb_desktop.casework.records import start_record
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, FactId
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.support.clock import FixedClock
from tests.proving import prove_code

PASSPHRASE = "grey heron over the weir"
NOW = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)
CASES, FACTS = 300, 200
_FIRST = ("Rowan", "Sam", "Noor", "Wren", "Kit", "Sky", "Ines", "Ada")
_LAST = ("Ellery", "Kestrel", "Bellamy", "Okafor", "Marlow", "Lindqvist")


@dataclass(frozen=True)
class Crowd:
    """The folder, and the two cases to compare."""

    folder: Path
    empty: CaseId
    long: CaseId


def make_crowd(folder: Path, cases: int = CASES) -> Crowd:
    """A store of that many open cases; made once, it takes some seconds."""
    clock = FixedClock(NOW)
    composition = Composition(folder, clock, Stretching())
    composition.create("Ada Morrow", "Social worker", PASSPHRASE).result(timeout=60)
    prove_code(composition)
    composition.close()
    composition = Composition(folder, clock, Stretching())
    desk = composition.unlock(PASSPHRASE).result(timeout=60)
    ids = composition.thread.call(lambda: _fill(desk, cases)).result(timeout=600)
    composition.close()
    return Crowd(folder, ids[0], ids[1])


def _fill(desk: Desk, cases: int) -> tuple[CaseId, CaseId]:
    chance = Random(300)
    empty = _case(desk, chance)
    long = _case(desk, chance, FACTS * 3 + 1)
    with desk.store.unit() as unit:
        for fact in _history(long):
            unit.add_fact(fact)
    for number in range(cases - 2):
        case_id = _case(desk, chance)
        if number % 3:
            category = {
                "fact": "category_decided",
                "on": "2026-12-29",
                "category": chance.choice([0, 1, 2, 3]),
            }
            record_fact(desk, case_id, category)
        if number % 4 == 0:
            add_person(desk, case_id, NewPerson(PersonKind.PARENT, "C. Example", "mother"))
            start_record(desk, case_id, "safety_plan")
        if number % 10 == 0:
            plan_meeting(desk, case_id, "strategy_meeting", NOW.date())
    return empty, long


def _case(desk: Desk, chance: Random, days: int = 0) -> CaseId:
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    on = NOW.date() - timedelta(days=days or chance.randrange(1, 60))
    return open_case(desk, NewCase(name, None, "open_case", on, plan_status="cin")).case_id


def _history(case_id: CaseId) -> Iterator[StoredFact]:
    """Category, meeting and plan again and again over years: a history as long as none is."""
    day = NOW.date() - timedelta(days=FACTS * 3)
    for number in range(FACTS):
        day += timedelta(days=2)
        values: dict[str, object] = {
            "fact": "category_decided",
            "on": day.isoformat(),
            "category": number % 4,
        }
        if number % 2:
            values = {"fact": "plan_changed", "on": day.isoformat(), "status": ("cin", "cp")[number // 2 % 2]}
        yield StoredFact(FactId(f"fact-{number}"), case_id, values, NOW)
