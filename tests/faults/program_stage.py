"""The store the whole program is tried on: an invented case with an assessment, a safety plan and a meeting, and a
second case that nothing may touch; and how to look at such a store from outside, on a copy, without the program.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hsb_desktop.app.composition import Composition, paper_writer
from hsb_desktop.casework import cases, meetings, records
from hsb_desktop.casework.cases import NewCase
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.store.anchor import Anchor
from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.opening import open_store
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.slots import opened_by_passphrase, read_slots
from hsb_desktop.support.clock import SystemClock
from tests.proving import prove_code

PASSPHRASE = "quiet lantern over the mill"
ASSESSMENT, PLAN, MEETING, OTHER = "assessment", "plan", "meeting", "other"


@dataclass(frozen=True, slots=True)
class Target:
    """A field of one of the two records, and where it is in the program."""

    record: str
    screen: str
    page: str
    key: FieldKey


NOTE_1 = Target(ASSESSMENT, "assessment", "c1_2", FieldKey("c1_2", note=True))
NOTE_2 = Target(ASSESSMENT, "assessment", "c2_5", FieldKey("c2_5", note=True))
RATIONALE = Target(ASSESSMENT, "assessment", "decision", FieldKey("rationale"))
PURPOSE = Target(PLAN, "record", "about_plan", FieldKey("purpose"))
MADE_WITH = Target(PLAN, "record", "about_plan", FieldKey("made_with"))
REASON = Target(MEETING, "meeting", "before", FieldKey("reason"))
NOT_TO_SHARE = Target(MEETING, "meeting", "before", FieldKey("not_to_share"))
TARGETS = (NOTE_1, NOTE_2, RATIONALE, PURPOSE, MADE_WITH, REASON, NOT_TO_SHARE)


@dataclass(frozen=True, slots=True)
class Stage:
    """A store made for the tests; copy it before use."""

    folder: Path
    case_id: CaseId
    records: Mapping[str, RecordId]
    raw_key: bytes
    store_id: str

    def copied(self, to: Path) -> "Stage":
        """The same stage over a copy of its store."""
        shutil.copytree(self.folder, to)
        return Stage(to, self.case_id, self.records, self.raw_key, self.store_id)

    def place(self, target: Target) -> Place:
        """Where a field is."""
        return Place(target.screen, self.case_id, self.records[target.record], target.page, target.key.text)


@dataclass(frozen=True, slots=True)
class Held:
    """Everything a store holds, as casework reads it: `answers` as they settled, `texts` with typing laid over."""

    answers: Mapping[str, AnswerSet]
    texts: Mapping[Target, str]
    typed: frozenset[Target]
    recovered: frozenset[str]
    rest: tuple[object, ...]
    place: Place


def make_stage(folder: Path) -> Stage:
    """Make the store, through casework, with the least key stretching the program allows."""
    composition = Composition(folder, SystemClock(), Stretching())
    try:
        desk = composition.create("A. Sample", "Social worker", PASSPHRASE).result(timeout=60)
        prove_code(composition)
        case_id, made = composition.thread.call(lambda: _fill(desk)).result(timeout=60)
    finally:
        composition.close()
    slots = read_slots(StoreFolder(folder))
    return Stage(folder, case_id, made, opened_by_passphrase(slots, PASSPHRASE), slots.store_id)


def _fill(desk: Desk) -> tuple[CaseId, dict[str, RecordId]]:
    made: dict[str, RecordId] = {}
    opened = []
    for name in ("Kit Invented", "Noor Invented"):
        new = NewCase(name, date(2012, 5, 4), "open_case", desk.clock.today(), plan_status="cin")
        opened.append(cases.open_case(desk, new).case_id)
    made[ASSESSMENT] = records.start_record(desk, opened[0], "risk_assessment").record_id
    made[PLAN] = records.start_record(desk, opened[0], "safety_plan").record_id
    made[MEETING] = meetings.plan_meeting(desk, opened[0], "strategy_meeting").record_id
    made[OTHER] = records.start_record(desk, opened[1], "safety_plan").record_id
    for question in ("c1_2", "c2_5"):
        records.save_answer(desk, made[ASSESSMENT], FieldKey(question), Answer("present"))
    for record, key in (
        (ASSESSMENT, NOTE_1.key),
        (PLAN, PURPOSE.key),
        (MEETING, REASON.key),
        (OTHER, PURPOSE.key),
    ):
        records.save_answer(desk, made[record], key, Answer(f"What stood in {record} before."))
    return opened[0], made


def held_in(stage: Stage, scratch: Path) -> Held:
    """Read a copy of the store without the program, so that looking changes nothing; the copy is taken away again."""
    copy = StoreFolder(Path(shutil.copytree(stage.folder, scratch)))
    store = open_store(
        copy.records, stage.raw_key, SystemClock(), Anchor(copy.anchor, stage.store_id, stage.raw_key[:32])
    )
    try:
        assert store.warnings == ()
        with store.unit() as unit:
            worker = unit.worker()
        return _read(Desk(store, SystemClock(), load_book(), paper_writer(), worker), stage)
    finally:
        store.close()
        shutil.rmtree(scratch)


def _read(desk: Desk, stage: Stage) -> Held:
    views = {name: records.open_record(desk, record_id) for name, record_id in stage.records.items()}
    with desk.store.unit() as unit:
        answers = {name: unit.answers(record_id) for name, record_id in stage.records.items()}
        known = unit.cases()
        heads = [
            (head.id, head.case_id, head.pin, head.status, head.version) for head in unit.records_of_all()
        ]
        rest = (known, unit.facts_of_all(), heads, [unit.papers(case.id) for case in known])
        place = unit.place()
    texts = {
        target: str(views[target.record].record.answers.get(target.key).value or "") for target in TARGETS
    }
    typed = frozenset(target for target in TARGETS if target.key in views[target.record].typing)
    recovered = frozenset(name for name, view in views.items() if view.recovered)
    return Held(answers, texts, typed, recovered, rest, place)


def others_of(held: Held) -> list[object]:
    """What a store holds besides the fields typed into."""
    typed = {(target.record, target.key) for target in TARGETS}
    answers = [
        (name, key, answer)
        for name, kept in sorted(held.answers.items())
        for key, answer in sorted(kept.answers.items())
        if (name, key) not in typed
    ]
    return [answers, held.rest]
