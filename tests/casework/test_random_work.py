"""Nothing is ever written to another case, another record, another field: a thousand random pieces of work, watched."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.store.unit import SqlUnit
from tests.casework.random_work import RandomWorker
from tests.casework.watching import Watcher

KINDS = 15


def test_random_work_stays_where_it_belongs(desk: Desk) -> None:
    worker = RandomWorker(desk, 2026)
    worker.work(150)
    assert sum(worker.done.values()) > 60, "it does write"


@pytest.mark.faults_long
@pytest.mark.parametrize("seed", range(3))
def test_a_thousand_pieces_of_random_work_stay_where_they_belong(desk: Desk, seed: int) -> None:
    worker = RandomWorker(desk, seed)
    worker.work(1000)
    print(f"seed {seed}: {worker.done}, {worker.refused} refused")
    assert len(worker.done) == KINDS, f"every kind of work wrote something: {worker.done}"
    assert worker.watcher.before.rows == Watcher(desk).before.rows, (
        "what only grows has not changed behind us"
    )


Break = Callable[[pytest.MonkeyPatch, RandomWorker], None]


def _other(worker: RandomWorker, case_id: CaseId) -> CaseId:
    return next(one for one in worker.records if one != case_id)


def _answer_goes_elsewhere(
    patch: pytest.MonkeyPatch, where: Callable[[RecordId, FieldKey], tuple[RecordId, FieldKey]]
) -> None:
    right = SqlUnit.add_answers

    def crooked(self: SqlUnit, record_id: RecordId, answers: Mapping[FieldKey, Any], at: Any) -> None:
        for key, answer in answers.items():
            record, place = where(record_id, key)
            right(self, record, {place: answer}, at)

    patch.setattr(SqlUnit, "add_answers", crooked)


def _into_another_case(patch: pytest.MonkeyPatch, worker: RandomWorker) -> None:
    records = list(worker.records.values())
    swapped = {
        mine: other
        for one, two in (records[:2], records[1::-1])
        for mine, other in zip(one, two, strict=False)
    }
    _answer_goes_elsewhere(patch, lambda record, key: (swapped.get(record, record), key))


def _into_another_record(patch: pytest.MonkeyPatch, worker: RandomWorker) -> None:
    plans = {records[1]: records[2] for records in worker.records.values()}
    plans |= {records[2]: records[1] for records in worker.records.values()}
    _answer_goes_elsewhere(patch, lambda record, key: (plans.get(record, record), key))


def _into_another_field(patch: pytest.MonkeyPatch, _worker: RandomWorker) -> None:
    _answer_goes_elsewhere(patch, lambda record, key: (record, replace(key, question=f"{key.question}_x")))


def _a_person_into_another_case(patch: pytest.MonkeyPatch, worker: RandomWorker) -> None:
    right = SqlUnit.save_person
    patch.setattr(
        SqlUnit, "save_person", lambda self, case_id, person: right(self, _other(worker, case_id), person)
    )


def _a_fact_into_another_case(patch: pytest.MonkeyPatch, worker: RandomWorker) -> None:
    right = SqlUnit.add_fact
    patch.setattr(
        SqlUnit,
        "add_fact",
        lambda self, fact: right(self, replace(fact, case_id=_other(worker, fact.case_id))),
    )


def _somebody_else_leaves(patch: pytest.MonkeyPatch, _worker: RandomWorker) -> None:
    right = SqlUnit.put_leaving

    def crooked(self: SqlUnit, case_id: CaseId, person_id: Any, leaving: Any, at: Any) -> None:
        case = self.case(case_id)
        right(
            self,
            case_id,
            next(one.id for one in (case.child, *case.people) if one.id != person_id),
            leaving,
            at,
        )

    patch.setattr(SqlUnit, "put_leaving", crooked)


def _looking_writes(patch: pytest.MonkeyPatch, worker: RandomWorker) -> None:
    right = SqlUnit.put_place

    def crooked(self: SqlUnit, place: Any) -> None:
        right(self, place)
        self.put_draft("person:elsewhere", "name", "x", worker.desk.clock.now())

    patch.setattr(SqlUnit, "put_place", crooked)


@pytest.mark.parametrize(
    ("crooked", "said"),
    [
        (_into_another_case, "another (case|record)"),
        (_into_another_record, "another record"),
        (_into_another_field, "another field"),
        (_a_person_into_another_case, "another case"),
        (_a_fact_into_another_case, "another case"),
        (_somebody_else_leaves, "another leavings row"),
        (_looking_writes, "another table"),
    ],
)
def test_a_program_that_writes_elsewhere_is_found(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, crooked: Break, said: str
) -> None:
    worker = RandomWorker(desk, 5)
    crooked(monkeypatch, worker)
    with pytest.raises(AssertionError, match=said):
        worker.work(120)
