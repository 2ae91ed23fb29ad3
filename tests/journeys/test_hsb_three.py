"""HSB 3 from the concern to the meeting's pack on paper: a worker's whole way, on real windows and a real store."""

import copy
from pathlib import Path

from PySide6.QtWidgets import QRadioButton

from hsb_desktop.app.tour.assessment_chapter import play_assessment
from hsb_desktop.app.tour.chapters import Tour
from hsb_desktop.app.tour.filling import Story, press_card
from hsb_desktop.app.tour.hand import Hand
from hsb_desktop.app.tour.meeting_chapter import play_meeting
from hsb_desktop.casework import cases
from hsb_desktop.casework.copy_values import BY_HAND
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseView
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.ui.kit.select import Select
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.papers.reading import as_typed, by_pdfium, squeezed

FORMS = ("risk_assessment", "strategy_meeting", "strategy_minutes", "safety_plan", "diversion_plan")
MEETING = "strategy_meeting"
FACT = "strategy_meeting_held"


class NoPictures:
    """Nobody looks on."""

    def take(self, name: str) -> Path:
        """No picture."""
        return Path(name)


class QuickHand(Hand):
    """Nobody looks on, so it waits for what it needs and never for the eye."""

    def rest(self, ms: int = 30) -> None:
        """One turn of the program."""
        super().rest(min(ms, 1))


class Journey(Tour):
    """The story of the tour at HSB 3, with only what must be answered, so that it is soon told."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.session, NoPictures(), [])
        self.hand = QuickHand(program.frame)
        told: dict[str, Story] = copy.deepcopy(self.story)
        asked = program.call(lambda desk: {name: needed(desk, name) for name in FORMS})
        self.story = told | {name: _short(told[name], asked[name]) for name in FORMS}
        self.story["indicators"] = {"present": ["c1_1", "c3_1"], "not_known": [], "note": {}}
        self.story["risk_assessment"] = {**self.story["risk_assessment"], "category": "3"}


def needed(desk: Desk, form_id: str) -> frozenset[str]:
    """The questions of a form that must be answered, its repeats, and what the journey looks at afterwards."""
    form = desk.book.form_in_force(form_id, desk.clock.today())
    must = {question.id for question in form.questions() if question.required or question.required_when}
    must |= {item.id for item in form.items() if isinstance(item, Repeat) and (item.least or item.start_rows)}
    return frozenset(must | {"plan", "incorporated_on", "row", "role", "person"})


def _short(told: Story, asked: frozenset[str]) -> Story:
    """Only what is asked for, sentences cut to their first word; of rows those that must be there."""
    return {key: _cut(value, asked) for key, value in told.items() if key in asked}


def _cut(value: object, asked: frozenset[str]) -> object:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = [row for row in value if "role" in row] or value[:1]
        return [_short(row, asked) for row in rows]
    return f"{value.split()[0]}." if isinstance(value, str) and value.endswith(".") else value


def test_hsb_3_from_the_concern_to_the_pack(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    journey = Journey(program)
    journey.concern()
    journey.hand.press("Assess the risk")
    journey.arrive("assessment")
    play_assessment(journey)
    journey.arrive("case")
    view = case_of(program)
    assert view.banner.category.label == "HSB 3 Violent"
    clock = next(step for step in view.pathway.steps if step.step == MEETING)
    assert (clock.status, str(clock.due)) == ("due_today", "2026-12-30")
    journey.hand.press("Set up the meeting")
    journey.arrive("meeting")
    play_meeting(journey)
    assert outcomes(case_of(program)) == [("section_47", "joint", "cp_coordinator")]
    journey.plans()
    view = case_of(program)
    status = {step.step: step.status for step in view.pathway.steps}
    assert (status[MEETING], status["section_47_enquiry"], status["police_referral"]) == (
        "done",
        "open",
        "open",
    )
    assert status["record:strategy_minutes"] == status["record:safety_plan"] == "done"
    assert status["record:diversion_plan"] == status["diversion_plan_into_plan"] == "done"
    pack = released(program, view)
    words = squeezed(by_pdfium(pack))
    for said in ("HSB 3 Violent", "Maya Adeyemi", "Lee Harper", "OFFICIAL-SENSITIVE", "Copy 1 of 7"):
        assert as_typed(said) in words, said


def released(program: Program, view: CaseView) -> bytes:
    """The pack, looked at page by page, given out to a professional and saved."""
    choice = next(choice for choice in view.paper_kinds if choice.kind == "meeting_pack")
    assert not choice.why_not
    screen = program.open(Place("papers", view.case.id, choice.record_id, page="meeting_pack"))
    program.wait(lambda: len(screen.findChildren(QRadioButton)) > 0, "the recipients")
    press_card(screen, len([one for one in screen.findChildren(QRadioButton) if one.isVisible()]) - 1)
    program.settle()
    for _ in range(30):
        onward = program.hand.button("Next page", screen)
        if not onward.isEnabled():
            break
        onward.click()
        program.settle()
    ways = (one for one in screen.findChildren(Select) if one.accessibleName() == "Way of delivery")
    next(ways).set_value(BY_HAND)  # the sheets have a choice of their own
    program.hand.press("Issue to", screen)
    program.settle()
    program.hand.press("Save a copy", screen)
    program.wait(program.saved[0].is_file, "the file")
    program.settle()
    issued = program.call(lambda desk: cases.case_view(desk, view.case.id).papers)
    assert [paper.kind for paper in issued] == ["meeting_pack"]
    return program.saved[0].read_bytes()


def case_of(program: Program) -> CaseView:
    """The one case of the store."""
    return program.call(lambda desk: cases.case_view(desk, cases.case_lines(desk)[0].case_id))


def outcomes(view: CaseView) -> list[tuple[object, object, object]]:
    """What the meetings of the case decided."""
    held = [line.fact.values for line in view.chronology if line.fact.values["fact"] == FACT]
    return [(fact.get("outcome"), fact.get("enquiry"), fact.get("chair")) for fact in held]
