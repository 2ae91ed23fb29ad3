"""Today: what is overdue, due and next, without a name; and that more cases do not mean more questions to the store."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from hsb_desktop.casework.cases import NewCase, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.records import keep_typing, save_answer, start_record
from hsb_desktop.casework.standing import stand
from hsb_desktop.casework.today import today
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import plan_made
from tests.casework.people import rowan

CONCERN = date(2026, 12, 21)


def case_at(desk: Desk, name: str, category: int | None = None, **fields: object) -> CaseId:
    """A case of an invented child, perhaps with a decision today."""
    route = "new_referral" if category is None else "open_case"
    case_id = open_case(desk, NewCase(name, date(2012, 1, 2), route, CONCERN)).case_id
    if category is not None:
        record_fact(
            desk,
            case_id,
            {"fact": "category_decided", "on": desk.clock.today(), "category": category, **fields},
        )
    return case_id


def test_an_empty_store_has_an_empty_day(desk: Desk) -> None:
    view = today(desk)
    assert (view.date, view.overdue, view.due_today, view.next, view.nothing_before, view.more) == (
        CONCERN,
        (),
        (),
        (),
        None,
        0,
    )


def test_what_is_overdue_due_and_next_across_cases(desk: Desk, clock: FixedClock) -> None:
    case_at(desk, "Rowan Ellery", 2)
    clock.advance(timedelta(days=1))
    case_at(desk, "Sam Kestrel", 3)
    case_at(desk, "Kim Odell", 1, significant_harm=True)
    case_at(desk, "Lou Brandt", 0)
    case_at(desk, "Nell Okoro")
    clock.advance(timedelta(days=7))  # Tuesday 29 December; Sam's limit is today, Rowan's was the 24th
    view = today(desk)
    assert [(line.initials, line.reference, line.step.step) for line in view.overdue] == [
        ("R.E.", "C-0001", "strategy_meeting")
    ]
    assert [(line.initials, line.step.when) for line in view.due_today] == [("S.K.", "Due today")]
    assert [(line.initials, line.step.step, line.step.when) for line in view.next] == [
        ("K.O.", "strategy_discussion_or_meeting", "Advisory, today"),
        ("L.B.", "consultation", "No limit stated"),  # nothing with a date: its next step all the same
        ("N.O.", "assess_risk", "No limit stated"),
    ]
    assert view.nothing_before == date(2027, 2, 25)  # Nell's assessment, 45 working days
    said = repr(view)
    for name in ("Rowan", "Kestrel", "Odell", "Brandt", "Okoro"):
        assert name not in said


def test_a_long_list_says_how_many_more(desk: Desk) -> None:
    for number in range(15):
        case_at(desk, f"Child Number{number}")
    view = today(desk)
    assert (len(view.next), view.more, view.nothing_before) == (12, 3, None)


def test_meetings_drafts_and_plans_to_look_at_again(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    plan = plan_made(desk, clock, case_id, "safety_plan")
    with desk.store.unit() as unit:
        review = date.fromisoformat(unit.answers(plan).text("review_on"))
    plan_meeting(desk, case_id, "strategy_meeting", CONCERN + timedelta(days=2), "15:30")
    plan_meeting(desk, case_id, "strategy_discussion", CONCERN, "09:00")
    plan_meeting(desk, case_id, "strategy_meeting", CONCERN + timedelta(days=7), "10:00")
    plan_meeting(desk, case_id, "strategy_meeting")
    draft = start_record(desk, case_id, "risk_assessment").record_id
    save_answer(desk, draft, FieldKey("c0_1"), Answer("present"))
    keep_typing(desk, draft, FieldKey("rationale"), "Agr", 3)
    view = today(desk)
    assert [(line.title, line.at, line.initials) for line in view.meetings] == [
        ("Strategy discussion", "09:00", "R.E."),
        ("Strategy meeting", "15:30", "R.E."),
    ]
    assert [(line.title, line.progress, line.screen) for line in view.drafts] == [
        ("Risk assessment", "1 of 20", "assessment")
    ]
    assert (view.reviews, view.recovered) == ((), ("Risk assessment, C-0001",))
    clock.moment += (review - timedelta(days=14)) - CONCERN
    lines = today(desk).reviews
    assert [(line.title, line.record_id) for line in lines] == [("Safety plan", plan)]
    assert "Ellery" not in repr(today(desk))


def test_a_closed_case_is_not_on_todays_list(desk: Desk) -> None:
    case_id = case_at(desk, "Rowan Ellery", 2)
    start_record(desk, case_id, "safety_plan")
    record_fact(desk, case_id, {"fact": "case_closed", "on": CONCERN})
    view = today(desk)
    assert (view.overdue, view.due_today, view.next, view.drafts) == ((), (), (), ())


def test_the_procedures_own_review_date_is_a_notice(desk: Desk) -> None:
    (notice,) = today(desk).notices
    assert notice.flag == "procedure_review_overdue"
    assert "October 2017" in notice.title


class CountingUnit:
    """A unit that counts what it is asked."""

    def __init__(self, unit: Unit, counted: Counter[str]) -> None:
        self._unit, self._counted = unit, counted

    def __getattr__(self, name: str) -> Any:
        self._counted[name] += 1
        return getattr(self._unit, name)


class CountingStore:
    """A store whose units count what they are asked."""

    def __init__(self, desk: Desk) -> None:
        self._store, self.counted = desk.store, Counter[str]()
        self.warnings, self.copies = desk.store.warnings, desk.store.copies
        self.checked, self.sweep = desk.store.checked, desk.store.sweep

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """A counting unit."""
        with self._store.unit() as unit:
            yield CountingUnit(unit, self.counted)


def test_more_cases_are_no_more_questions_to_the_store(desk: Desk) -> None:
    def asked() -> Counter[str]:
        counting = CountingStore(desk)
        today(replace(desk, store=counting))
        return counting.counted

    for number in range(2):
        start_record(desk, case_at(desk, f"Child One{number}"), "safety_plan")
    few = asked()
    for number in range(6):
        start_record(desk, case_at(desk, f"Child Two{number}"), "risk_assessment")
    assert asked() == few
    assert set(few.values()) == {1}


@pytest.mark.parametrize("cases", [40])
def test_today_costs_little_beside_the_engine_and_less_when_nothing_changed(
    desk: Desk, clock: FixedClock, cases: int
) -> None:
    for number in range(cases):
        case_at(desk, f"Child Number{number}", number % 4, significant_harm=False)
    clock.advance(timedelta(days=9))
    with desk.store.unit() as unit:
        stored = list(unit.facts_of_all().values())
    procedure = desk.book.procedure(clock.today())

    def fastest(work: Any) -> float:
        times = []
        for _ in range(5):
            begun = time.process_time()
            work()
            times.append(time.process_time() - begun)
        return min(times)

    engine = fastest(lambda: [stand(procedure, facts, clock.today()) for facts in stored])
    afresh = fastest(lambda: today(replace(desk, memo=type(desk.memo)())))
    again = fastest(lambda: today(desk))
    assert afresh < 3 * engine
    assert again < afresh
