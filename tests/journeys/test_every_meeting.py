"""Each further kind of meeting in its real window: the agenda, what is decided, what has to be said before it counts.

Arranging it and its attendance are walked with the keyboard elsewhere; here the records begin with both filled in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.app.tour.filling import fill
from hsb_desktop.casework import cases, facts, meetings
from hsb_desktop.casework.cases import NewCase
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.questions.choices import ChoiceField, cards_of
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.when_fields import DateQuestion
from hsb_desktop.ui.screens.meeting.agenda import Agenda
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.casework.people import fill as fill_in
from tests.journeys.conftest import Start
from tests.journeys.program import Program

RECORD, MINUTES = "Record the outcome", "Write the minutes"
TODAY = "30 dec 2026"


@dataclass(frozen=True)
class Walk:
    """A kind of meeting, how the case came to it, what it decides (else the first that is offered), what it closes."""

    kind: str
    plan: str
    category: int
    closes: str
    decides: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[str, object] = field(default_factory=dict)
    before: Mapping[str, object] = field(default_factory=dict)


WALKS = (
    Walk(
        "strategy_discussion",
        "cin",
        1,
        "strategy_discussion_or_meeting",
        {"outcome": "section_47", "enquiry": "joint"},
        {"significant_harm": True},
    ),
    Walk(
        "follow_up_meeting",
        "cp",
        2,
        "follow_up_meeting",
        {"outcome": "no_section_47"},
        before={
            "fact": "strategy_meeting_held",
            "on": "2026-12-29",
            "chair": "coordinator",
            "outcome": "follow_up",
            "follow_up_by": "2027-01-05",
            "review_every_days": 2,
        },
    ),
    Walk("risk_discussion_tac", "looked_after", 1, "risk_discussion"),
    Walk("risk_discussion_review", "none", 1, "risk_discussion"),
    Walk("risk_discussion_core_group", "cp", 1, "risk_discussion"),
    Walk("risk_discussion_cp_conference", "cp", 1, "risk_discussion"),
    Walk("step_down_meeting", "cin", 0, "step_down_meeting", {"lead_agency": "health"}),
)


QUICK = ("risk_discussion_core_group", "step_down_meeting")  # of the forms no other journey walks


def test_a_meeting_of_each_further_form_is_held_in_its_window(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    for walk in WALKS:
        if walk.kind in QUICK:
            walked(program, walk)


@pytest.mark.faults_long
def test_every_other_meeting_is_held_in_its_window(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    for walk in WALKS:
        if walk.kind not in QUICK:
            walked(program, walk)


def walked(program: Program, walk: Walk) -> None:
    """One of them: its agenda is there, it is held, and the pathway has it."""
    case_id = program.call(lambda desk: begun(desk, walk))
    meeting = program.call(lambda desk: arranged(desk, program, walk, case_id))
    screen = program.open(Place("meeting", case_id, meeting, page="during"))
    assert isinstance(screen, MeetingScreen), walk.kind
    view = program.call(lambda desk: meetings.meeting_view(desk, meeting))
    shown = next(one for one in screen.findChildren(Agenda) if one.isVisible())
    lines = [line.text() for line in shown.findChildren(QAbstractButton)]
    assert lines == [item.title for item in view.agenda] != [], walk.kind
    hold(program, screen, walk, view)
    after = program.call(lambda desk: cases.case_view(desk, case_id))
    steps = {step.step: step.status for step in after.pathway.steps}
    assert steps[walk.closes] == "done", walk.kind
    told = [line.fact.values for line in after.chronology if line.fact.record_id == meeting]
    assert [fact["fact"] for fact in told] == [view.kind.fact], walk.kind
    assert {name: told[0].get(name) for name in walk.decides} == dict(walk.decides), walk.kind


def begun(desk: Desk, walk: Walk) -> CaseId:
    """A case that this meeting is for."""
    today = desk.clock.today()
    new = NewCase("Robin Alder", None, "open_case", today.replace(day=28), plan_status=walk.plan)
    case_id = cases.open_case(desk, new).case_id
    decided = {"fact": "category_decided", "on": "2026-12-28", "category": walk.category, **walk.decided}
    for fact in (decided, walk.before):
        if fact:
            facts.record_fact(desk, case_id, fact)
    return case_id


def arranged(desk: Desk, program: Program, walk: Walk, case_id: CaseId) -> RecordId:
    """The meeting of today, everybody's attendance said."""
    meeting = meetings.plan_meeting(desk, case_id, walk.kind, desk.clock.today(), "10:00").record_id
    roles = [row.row for row in meetings.meeting_view(desk, meeting).rows]
    states = {f"attendance/{role}/attendance": Answer("attended") for role in roles}
    fill_in(desk, meeting, states, program.clock)
    return meeting


def hold(program: Program, screen: MeetingScreen, walk: Walk, view: MeetingView) -> None:
    """After it: nothing counts before what it decides is said; then it is recorded, and the minutes are next."""
    screen.show_part("after")
    program.wait(lambda: any(True for _ in screen.after.fields()), f"what {walk.kind} decides")
    program.settle()
    program.hand.press(RECORD, screen)
    program.settle()
    assert screen.outcome.lacks, f"{walk.kind} says what is still missing"
    for _ in range(4):
        for one in [*screen.after.fields()]:
            if one.isVisible() and one.key.question in view.kind.needed and not one.answer.given:
                fill(program.hand, one, words_for(one, walk))
        program.at_rest()
        program.settle()
    asked = {one.key.question for one in screen.after.fields()}
    assert set(view.kind.decides) <= asked, walk.kind
    program.hand.press(RECORD, screen)
    program.settle()
    assert not screen.outcome.lacks, f"{walk.kind}: {screen.outcome.lacks}"
    assert program.hand.button(MINUTES, screen).isVisible(), walk.kind


def words_for(one: QuestionField, walk: Walk) -> str:
    """What the walk says, else something that fits."""
    told = walk.decides.get(one.key.question, "")
    if told:
        return told
    if isinstance(one, DateQuestion):
        return TODAY
    return cards_of(one.question)[0].id if isinstance(one, ChoiceField) else "Agreed at the meeting."
