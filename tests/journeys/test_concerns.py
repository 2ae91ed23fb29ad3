"""From a concern to a decided category and what it sets in motion, on real windows and a real store."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.app.tour.filling import fill_visible, press_card, put_date
from hsb_desktop.casework import cases
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.screens.assessment.question_page import QuestionPage
from hsb_desktop.ui.screens.assessment.result_page import ResultPage
from hsb_desktop.ui.screens.assessment.screen import AssessmentScreen
from hsb_desktop.ui.screens.fact.screen import FactScreen
from tests.journeys.conftest import Start
from tests.journeys.program import Program

TOLD: dict[str, object] = {
    "assessed_by": "allocated_team",
    "information_from": ["education"],
    "consultation": "held",
    "consultation_with": "sipp",
    "consultation_on": "29 dec 2026",
    "rationale": "Two reports agree. Looked at again once the school has answered.",
    "decided_on": "30 dec 2026",
    "significant_harm": "yes",
    "immediate_risk": "no",
    "complex": "no",
    "cse_linked": "no",
}


def test_a_concern_becomes_a_decided_category_with_its_clock(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    record_concern(program)
    program.hand.press("Assess the risk")
    program.arrive("assessment")
    assess(program, "c2_2", 3)
    view = case_of(program)
    assert view.banner.category.value == 2
    assert [line.status for line in view.records] == [RecordStatus.COMPLETE]
    step = view.banner.next_step
    assert step is not None
    assert step.label == "HSB strategy meeting"
    assert step.due is not None
    assert (
        step.due.isoformat() == "2027-01-05"
    )  # 3 working days from Wednesday 30 December; 1 January does not count
    emergency(program)
    police(program)
    child_harmed(program)


def record_concern(program: Program) -> None:
    """Fill in the page that opens a case, after seeing what it asks for."""
    hand = program.hand
    hand.press("Record a concern")
    screen = program.arrive("new_case")
    hand.press("Open the case")
    assert hand.find(QAbstractButton, "Open the case") is not None, "nothing was opened without a name"
    hand.type_into(hand.line("Child's name"), "Robin Alder")
    born, concern = screen.findChildren(DateField)
    put_date(hand, born, "4 may 2013")
    put_date(hand, concern, "28 dec 2026")
    cards = (("How the date of birth is known", 0), ("How the concern came", 1), ("The child's plan now", 1))
    for name, place in cards:
        group = hand.find(AnswerGroup, name)
        assert group is not None
        press_card(group, place)
    hand.press("Open the case")
    program.arrive("case")


def assess(program: Program, present: str, choice: int) -> None:
    """Every page of the wizard, then complete it."""
    screen = program.screen
    assert isinstance(screen, AssessmentScreen)
    for _ in range(40):
        place = screen.here().page
        page = program.hand.find(QuestionPage)
        result = program.hand.find(ResultPage)
        if page is not None:
            press_card(page.choice.group, 0 if place == present else 1)
        elif result is not None:
            program.settle()
            press_card(result.choices, choice)
            program.settle()
        for _again in range(3):
            fill_visible(program.hand, screen, TOLD, {})
        screen.forward.click()
        program.settle()
        if program.window.here().screen != "assessment":
            return
    raise AssertionError(f"the assessment stays at {screen.here().page}")


def emergency(program: Program) -> None:
    """Immediate protection, from the banner."""
    program.window.banner.protect_button.click()
    screen = program.arrive("fact")
    assert isinstance(screen, FactScreen)
    assert screen.here().page == "emergency_action"
    assert screen.fields is not None
    group = screen.fields.inputs["power"]
    assert isinstance(group, AnswerGroup)
    program.hand.press("Record it", screen)
    assert program.window.here().screen == "fact", "what is required is asked for first"
    program.hand.type_into(screen.fields.at, "13:30")
    press_card(group, 1)
    program.wait(lambda: moves(screen), "what it sets in motion")
    program.hand.press("Record it and begin its record", screen)
    program.arrive("record")
    assert "emergency_action" in kinds(program)


def moves(screen: FactScreen) -> bool:
    """Whether the page says what the fact would set in motion."""
    preview = screen.effect.preview if screen.effect is not None else None
    return preview is not None and "police_protection_ends" in {step.step for step in preview.sets_in_motion}


def police(program: Program) -> None:
    """A police referral; what is not required is left out."""
    record_fact(program, "police_referral_made")


def child_harmed(program: Program) -> None:
    """The child who was harmed was considered."""
    record_fact(program, "child_harmed_considered")


def record_fact(program: Program, kind: str) -> None:
    """Record one fact on its page."""
    screen = program.open(Place("fact", case_of(program).case.id, page=kind))
    assert isinstance(screen, FactScreen)
    assert screen.fields is not None
    for widget in screen.fields.inputs.values():
        if isinstance(widget, AnswerGroup):
            press_card(widget, 0)
    program.hand.press("Record it", screen)
    program.arrive("case")
    assert kind in kinds(program)


def kinds(program: Program) -> list[str]:
    """What the case's chronology holds."""
    case_id = case_of(program).case.id

    def read(desk: object) -> list[str]:
        from hsb_desktop.casework.desk import Desk

        assert isinstance(desk, Desk)
        with desk.store.unit() as unit:
            return [str(fact.values["fact"]) for fact in unit.facts(case_id)]

    return program.call(read)


def case_of(program: Program) -> CaseView:
    """The one case of the store."""
    return program.call(lambda desk: cases.case_view(desk, cases.case_lines(desk)[0].case_id))
