"""Every route of the procedure on real windows and a real store: each category and branch, what opens and what closes.

What is not at stake (the concern, the first decision) is put there through casework; every step after it is recorded
on its page in the window.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.app.tour.filling import put_date
from hsb_desktop.casework import cases, facts
from hsb_desktop.casework.cases import NewCase
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.screens.fact.choosing import Choosing
from hsb_desktop.ui.screens.fact.screen import FactScreen
from tests.journeys.conftest import Start
from tests.journeys.program import Program

Said = Mapping[str, object]


@dataclass(frozen=True)
class Recorded:
    """One fact recorded in the window, and how the steps named stand afterwards (empty: not in the pathway)."""

    kind: str
    given: Said = field(default_factory=dict)
    on: str = ""
    at: str = ""
    then: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Route:
    """One way through the procedure: how the case came and was decided, then what was recorded."""

    route: str
    plan: str
    decided: Said
    at_first: Mapping[str, str]
    steps: tuple[Recorded, ...]


def strategy(kind: str, outcome: str, then: Mapping[str, str], on: str = "", **more: object) -> Recorded:
    """A strategy meeting or discussion with its outcome."""
    return Recorded(kind, {"outcome": outcome, "chair": "coordinator", **more}, on=on, then=then)


ROUTES = {
    "not_hsb": Route(
        "new_referral",
        "none",
        {"category": "none"},
        {"assess_risk": "done", "child_harmed": "", "strategy_meeting": "", "record:safety_plan": ""},
        (
            Recorded("consultation_held", {"with": "sipp"}, on="2026-12-28", then={"consultation": "done"}),
            Recorded("case_closed", on="2026-12-29", then={"assessment_complete": "not_required"}),
            Recorded(
                "concern_received",
                {"route": "open_case", "status": "cin"},
                then={"assess_risk": "open", "consultation": "open"},
            ),
        ),
    ),
    "hsb_0_new_referral": Route(
        "new_referral",
        "none",
        {"category": 0},
        {"step_down_to_tys": "open", "step_down_meeting": ""},
        (
            Recorded(
                "stepped_down_to_tys",
                then={
                    "step_down_to_tys": "done",
                    "assessment_complete": "done",
                    "record:step_down_record": "open",
                },
            ),
        ),
    ),
    "hsb_0_open_case": Route(
        "open_case",
        "cin",
        {"category": 0},
        {"step_down_to_tys": "", "step_down_meeting": "open"},
        (
            Recorded(
                "step_down_meeting_held",
                {"lead_agency": "education"},
                then={"step_down_meeting": "done", "record:step_down_record": "open"},
            ),
        ),
    ),
    "hsb_1": Route(
        "open_case",
        "cin",
        {"category": 1},
        {"risk_discussion": "open", "strategy_meeting": "", "family_group_conference": "open"},
        (
            Recorded(
                "risk_discussion_held",
                {"forum": "cin"},
                then={"risk_discussion": "done", "record:risk_discussion_minutes": "open"},
            ),
            Recorded("family_group_conference_considered", then={"family_group_conference": "done"}),
            Recorded(
                "diversion_plan_incorporated", {"plan": "cin"}, then={"diversion_plan_into_plan": "done"}
            ),
        ),
    ),
    "hsb_1_significant_harm": Route(
        "open_case",
        "looked_after",
        {"category": 1, "significant_harm": True},
        {"strategy_discussion_or_meeting": "advisory", "risk_discussion": ""},
        (
            strategy(
                "strategy_discussion_held",
                "no_section_47",
                {"strategy_discussion_or_meeting": "done", "risk_discussion": "open"},
            ),
            Recorded("risk_discussion_held", {"forum": "tac"}, then={"risk_discussion": "done"}),
            Recorded(
                "diversion_plan_incorporated", {"plan": "care"}, then={"diversion_plan_into_plan": "done"}
            ),
        ),
    ),
    "hsb_2_section_47": Route(
        "new_referral",
        "none",
        {"category": 2},
        {"strategy_meeting": "overdue", "police_referral": "open"},
        (
            Recorded("police_referral_made", then={"police_referral": "done"}),
            Recorded(
                "record_completed", {"record": "child_assessment"}, then={"assessment_complete": "done"}
            ),
            strategy(
                "strategy_meeting_held",
                "section_47",
                {"strategy_meeting": "done", "section_47_enquiry": "open", "record:strategy_minutes": "open"},
                enquiry="joint",
            ),
            Recorded(
                "section_47_concluded",
                {"conference": True},
                then={"section_47_enquiry": "done", "initial_cp_conference": "open"},
            ),
            Recorded(
                "icpc_held",
                {"decision": "cp_plan"},
                then={"initial_cp_conference": "done", "core_group": "open", "review_cp_conference": "open"},
            ),
            Recorded("risk_discussion_held", {"forum": "core_group"}, then={"core_group": "done"}),
            Recorded(
                "diversion_plan_incorporated", {"plan": "cp"}, then={"diversion_plan_into_plan": "done"}
            ),
            Recorded("plan_changed", {"status": "cin"}, then={"review_cp_conference": "not_required"}),
        ),
    ),
    "hsb_2_follow_up": Route(
        "open_case",
        "cp",
        {"category": 2},
        {"strategy_meeting": "overdue"},
        (
            strategy(
                "strategy_meeting_held",
                "follow_up",
                {"follow_up_meeting": "open", "manager_review": "overdue"},
                on="2026-12-28",
                follow_up_by="5 jan 2027",
                review_every_days="1",
            ),
            Recorded("manager_review_held", on="2026-12-29", then={"manager_review": "due_today"}),
            strategy(
                "strategy_discussion_held",
                "no_section_47",
                {"follow_up_meeting": "done", "manager_review": "not_required"},
            ),
        ),
    ),
    "hsb_3_legal_action": Route(
        "open_case",
        "cin",
        {"category": 3, "immediate_risk": True},
        {"immediate_strategy": "overdue", "strategy_meeting": "overdue"},
        (
            strategy(
                "strategy_meeting_held",
                "immediate_legal_action",
                {"immediate_strategy": "done", "strategy_meeting": "done", "legal_action": "due_today"},
            ),
            Recorded(
                "emergency_action",
                {"power": "epo"},
                at="13:05",
                then={
                    "legal_action": "done",
                    "strategy_meeting_after_emergency": "open",
                    "record:immediate_protection": "open",
                },
            ),
            Recorded(
                "emergency_action",
                {"power": "police_protection"},
                at="13:40",
                then={"police_protection_ends": "open"},
            ),
        ),
    ),
    "escalation_and_step_down": Route(
        "open_case",
        "cin",
        {"category": 1},
        {"coordinator_discussion": ""},
        (
            Recorded(
                "category_decided",
                {"category": 2},
                on="2026-12-28",
                then={
                    "coordinator_discussion": "open",
                    "strategy_meeting": "open",
                    "family_group_conference": "not_required",
                },
            ),
            Recorded("coordinator_discussion_held", then={"coordinator_discussion": "done"}),
            Recorded(
                "category_decided",
                {"category": 0},
                then={"strategy_meeting": "not_required", "step_down_meeting": "open"},
            ),
        ),
    ),
    "panel": Route(
        "open_case",
        "cin",
        {"category": 2, "cse_linked": True},
        {"mase_nomination": "open"},
        (
            Recorded("mapping_meeting_held", {"mase_referral": True}, then={"mase_nomination": "open"}),
            Recorded("panel_set", {"panel_on": "13 jan 2027"}, then={"mase_nomination": "open"}),
            Recorded("mase_nominated", then={"mase_nomination": "done", "record:mase_nomination": "open"}),
            Recorded("mase_heard", then={"record:mase_feedback": "open"}),
            Recorded("mase_closed", then={"record:mase_closure": "open"}),
            Recorded("child_harmed_considered", {"result": "none_known"}, then={"child_harmed": "done"}),
            Recorded(
                "record_completed", {"record": "direct_work_plan"}, then={"record:direct_work_plan": "done"}
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_is_worked_in_the_window(empty_store: Path, start: Start, name: str) -> None:
    route = ROUTES[name]
    program = start(empty_store)
    case_id = program.call(lambda desk: put(desk, route))
    stands(program, case_id, route.at_first)
    for recorded in route.steps:
        record(program, case_id, recorded)
        stands(program, case_id, recorded.then)


def test_the_routes_record_every_kind_of_fact(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    kinds = program.call(lambda desk: {rule.id for rule in desk.book.procedure(desk.clock.today()).facts})
    assert kinds == {recorded.kind for route in ROUTES.values() for recorded in route.steps}


def test_what_happened_is_found_recorded_corrected_and_withdrawn(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    case_id = program.call(lambda desk: put(desk, ROUTES["hsb_1"]))
    program.open(Place("case", case_id))
    program.hand.press("Record something that happened", program.screen)
    choosing = program.arrive("fact").findChildren(Choosing)[0]
    program.hand.type_into(choosing.finder, "police")
    QTest.keyClick(choosing.finder, Qt.Key.Key_Return)
    program.settle()
    screen = fact_screen(program)
    assert screen.fields is not None
    put_date(program.hand, screen.fields.on, "31 dec 2026")
    program.hand.press("Record it", screen)
    program.settle()
    assert "still to come" in screen.fields.rows["on"].error(), "the refusal stands at its field"
    put_date(program.hand, screen.fields.on, "29 dec 2026")
    program.hand.press("Record it", screen)
    program.arrive("case")
    correct(program, case_id, "28 dec 2026")
    assert [fact["on"] for fact in stored(program, case_id, "police_referral_made")] == ["2026-12-28"]
    program.ask._confirms.append(True)
    correct(program, case_id, "", withdraw=True)
    assert stored(program, case_id, "police_referral_made") == []


def test_what_is_typed_of_a_fact_is_still_there_after_going_away(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    case_id = program.call(lambda desk: put(desk, ROUTES["hsb_1"]))
    place = Place("fact", case_id, page="risk_discussion_held")
    program.open(place)
    screen = fact_screen(program)
    assert screen.fields is not None
    forum = screen.fields.inputs["forum"]
    assert isinstance(forum, AnswerGroup)
    assert forum.cards()[0].answer.help == "Fits the child’s plan now"
    choose(forum, "cin")
    put_date(program.hand, screen.fields.on, "28 dec 2026")
    program.open(Place("today"))
    program.at_rest()
    program.open(place)
    assert screen.fields is not None
    again = screen.fields.inputs["forum"]
    assert isinstance(again, AnswerGroup)
    assert (again.value(), screen.fields.on.value()) == ("cin", date(2026, 12, 28))
    program.hand.press("Do not record it", screen)
    program.arrive("case")
    program.open(place)
    assert screen.fields.on.value() == date(2026, 12, 30)


# ---------------------------------------------------------------------------------------------------------- doing


def put(desk: Desk, route: Route) -> CaseId:
    """The case as the route begins."""
    new = NewCase("Robin Alder", date(2013, 5, 4), route.route, date(2026, 12, 18), plan_status=route.plan)
    case_id = cases.open_case(desk, new).case_id
    facts.record_fact(desk, case_id, {"fact": "category_decided", "on": "2026-12-21", **route.decided})
    return case_id


def stands(program: Program, case_id: CaseId, expected: Mapping[str, str]) -> None:
    """The newest step of each id stands as expected, and the case's page shows it."""
    view: CaseView = program.call(lambda desk: cases.case_view(desk, case_id))
    found = {step.step: step.status for step in view.pathway.steps}
    assert {step: found.get(step, "") for step in expected} == dict(expected)


def record(program: Program, case_id: CaseId, recorded: Recorded) -> None:
    """Record one fact on its page."""
    program.open(Place("fact", case_id, page=recorded.kind))
    screen = fact_screen(program)
    fields = screen.fields
    assert fields is not None
    if recorded.on:
        put_date(program.hand, fields.on, date.fromisoformat(recorded.on).strftime("%d %b %Y").lower())
    if recorded.at:
        program.hand.type_into(fields.at, recorded.at)
    for name, value in recorded.given.items():
        fill(program, fields.inputs[name], value)
    save = program.hand.find(QAbstractButton, "Record it", screen)
    assert save is not None
    save.click()
    program.settle()
    assert program.window.here().screen in ("case", "record"), [row.error() for row in fields.rows.values()]


def fill(program: Program, widget: object, value: object) -> None:
    """Answer one field."""
    if isinstance(widget, AnswerGroup):
        choose(widget, {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value))
    elif isinstance(widget, DateField):
        put_date(program.hand, widget, str(value))
    elif isinstance(widget, TextLine):
        program.hand.type_into(widget, str(value))
    else:
        raise AssertionError(widget)


def choose(group: AnswerGroup, answer: str) -> None:
    """Press the card of an answer."""
    card = next(card for card in group.cards() if card.answer.id == answer)
    assert not card.isHidden()
    card.click()


def correct(program: Program, case_id: CaseId, day: str, *, withdraw: bool = False) -> None:
    """From the line of the chronology: a correction with its reason, or a withdrawal."""
    program.open(Place("case", case_id, page="chronology"))
    program.hand.press("Correct or withdraw: Referral to police made", program.screen)
    program.arrive("fact")
    screen = fact_screen(program)
    assert screen.fields is not None
    if day:
        put_date(program.hand, screen.fields.on, day)
    word = "Withdraw it" if withdraw else "Correct it"
    program.hand.press(word, screen)
    program.settle()
    assert screen.fields.rows["reason"].error(), "a reason is asked for"
    program.hand.type_into(screen.fields.reason, "The day was misread.")
    program.hand.press(word, screen)
    program.settle()
    program.arrive("case")
    assert program.window.here().page == "chronology"


def fact_screen(program: Program) -> FactScreen:
    """The page of a fact, in front."""
    screen = program.screen
    assert isinstance(screen, FactScreen)
    assert not [box for box in screen.findChildren(CheckBox) if box.isChecked()]
    return screen


def stored(program: Program, case_id: CaseId, kind: str) -> list[Mapping[str, object]]:
    """The facts of that kind that stand."""

    def read(desk: Desk) -> list[Mapping[str, object]]:
        with desk.store.unit() as unit:
            return [fact.values for fact in unit.facts(case_id) if fact.values["fact"] == kind]

    return program.call(read)
