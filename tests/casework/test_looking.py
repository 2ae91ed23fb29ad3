"""Every look at a case and every refusal is entered: who, when, which case, what was asked. Once for one look."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from hsb_desktop.casework import facts, records
from hsb_desktop.casework.cases import NewCase, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.looking import arrive, with_refusals_entered
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.store.errors import DiskFull
from hsb_desktop.support.clock import FixedClock

CONCERN = date(2026, 12, 20)


def case_at(desk: Desk, name: str) -> CaseId:
    return open_case(desk, NewCase(name, date(2012, 1, 2), "new_referral", CONCERN)).case_id


def _entered(desk: Desk, action: str) -> list[tuple[str, str, str]]:
    statement = text(
        "SELECT case_id, subject, content FROM journal JOIN journal_contents USING (seq, case_id) "
        "WHERE action = :action ORDER BY seq"
    )
    with desk.store.unit() as unit:
        rows = unit._connection.execute(statement, {"action": action})  # type: ignore[attr-defined]
        return [(row.case_id, row.subject, row.content) for row in rows]


def test_each_look_at_a_case_is_entered_once(desk: Desk, clock: FixedClock) -> None:
    case_id = case_at(desk, "Rowan Ellery")
    plan = records.start_record(desk, case_id, "safety_plan").record_id
    for place in (
        Place("today"),
        Place("case", case_id),
        Place("record", case_id, plan, "purpose", "q", 7),
        Place("case", case_id),
    ):
        arrive(desk, place)
    assert [(case, subject) for case, subject, _ in _entered(desk, "case.viewed")] == [
        (case_id, case_id),
        (case_id, plan),
    ]
    assert '"screen":"record"' in _entered(desk, "case.viewed")[1][2]
    clock.advance(timedelta(minutes=30))
    arrive(desk, Place("case", case_id))
    assert len(_entered(desk, "case.viewed")) == 3
    with desk.store.unit() as unit:
        assert unit.place() == Place("case", case_id)


@pytest.mark.parametrize(
    ("work", "kind"),
    [
        (lambda desk, case, record: records.complete_record(desk, record), "incomplete"),
        (lambda desk, case, record: records.amend_record(desk, record, "why"), "not_ready"),
        (
            lambda desk, case, record: facts.record_fact(desk, case, {"fact": "case_closed", "on": "x"}),
            "not_accepted",
        ),
    ],
)
def test_a_refusal_is_entered_with_its_case_and_goes_on(
    desk: Desk, work: Callable[..., object], kind: str
) -> None:
    case_id = case_at(desk, "Rowan Ellery")
    plan = records.start_record(desk, case_id, "safety_plan").record_id
    arrive(desk, Place("record", case_id, plan))
    for _ in range(2):
        with pytest.raises(HsbError):
            with_refusals_entered(desk, lambda held: work(held, case_id, plan))
    ((case, _, content),) = _entered(desk, "work.refused")
    assert case == case_id
    assert f'"kind":"{kind}"' in content


def test_what_the_disk_refuses_is_said_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr("hsb_desktop.store.unit_base.append", full)
    with pytest.raises(DiskFull):
        with_refusals_entered(desk, lambda held: arrive(held, Place("case", case_at(held, "Rowan Ellery"))))
    monkeypatch.undo()
