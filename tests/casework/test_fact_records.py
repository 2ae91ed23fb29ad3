"""Immediate protection: the fact and its record begin together, its end is worked out, and the fact is told once."""

from datetime import date

import pytest

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.fact_forms import fact_form
from hsb_desktop.casework.fact_records import record_and_begin
from hsb_desktop.casework.records import complete_record
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import fill, rowan, step_of

PROTECTION = {"fact": "emergency_action", "at": "2026-12-21T08:30", "power": "police_protection"}


def test_protection_is_begun_in_one_step_with_its_clocks_and_its_record(
    desk: Desk, clock: FixedClock
) -> None:
    case_id = rowan(desk)
    begins = fact_form(desk, "emergency_action", case_id).begins
    assert begins is not None
    assert (begins.form_id, begins.asked_for) == ("immediate_protection", True)
    assert [question.id for question in begins.asks] == ["acted_by", "legal_adviser", "others_considered"]
    also: dict[str, str | bool] = {"acted_by": "P. Lindqvist, police", "others_considered": True}
    started = record_and_begin(desk, case_id, PROTECTION, begins.form_id, also=also)
    with desk.store.unit() as unit:
        answers = unit.answers(started.record_id)
    assert {name: answers.text(name) for name in ("power", "started_on", "started_at")} == {
        "power": "police_protection",
        "started_on": "2026-12-21",
        "started_at": "08:30",
    }
    assert (answers.text("acted_by"), answers.of("others_considered").value) == ("P. Lindqvist, police", True)
    assert (answers.text("expires_on"), answers.text("expires_at")) == ("2026-12-24", "08:30")
    for step in ("immediate_strategy", "police_protection_ends", "strategy_meeting_after_emergency"):
        assert step_of(desk, case_id, step) in ("due_today", "open"), step
    fill(desk, started.record_id, {}, clock)
    complete_record(desk, started.record_id)
    facts = [line.fact.values for line in case_view(desk, case_id).chronology]
    assert [fact["fact"] for fact in facts].count("emergency_action") == 1
    assert next(fact for fact in facts if fact["fact"] == "emergency_action")["at"] == "2026-12-21T08:30"
    assert step_of(desk, case_id, "record:immediate_protection") == "done"


def test_nothing_is_begun_when_the_fact_cannot_stand(desk: Desk) -> None:
    case_id = rowan(desk)
    with pytest.raises(NotAccepted):
        record_and_begin(
            desk, case_id, {"fact": "emergency_action", "on": date(2026, 12, 21)}, "immediate_protection"
        )
    assert case_view(desk, case_id).records == ()
