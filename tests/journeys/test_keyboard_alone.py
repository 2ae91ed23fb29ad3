"""From the unlock window to a completed risk assessment with the keyboard alone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hsb_desktop.casework import cases, records
from hsb_desktop.procedure.case import RecordStatus
from tests.journeys.conftest import PASSPHRASE, Start
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program

ENTER, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab


def test_a_concern_is_assessed_and_decided_by_keyboard_alone(empty_store: Path, start: Start) -> None:
    program = start(empty_store, unlocked=False)
    keys = Keyboard(program.hand)
    keys.type(PASSPHRASE)
    keys.press(ENTER)
    program.wait(lambda: program.session.wired is not None)
    program.arrive("today")
    record_a_concern(program, keys)
    keys.to_named("Assess the risk")
    keys.press(ENTER)
    program.arrive("assessment")
    before_you_start(keys)
    twenty_indicators(program, keys)
    decision(program, keys)
    lines = program.call(cases.case_lines)
    assert [(line.name, line.category.value) for line in lines] == [("Robin Alder", 3)]


def record_a_concern(program: Program, keys: Keyboard) -> None:
    """The page that opens a case."""
    keys.to_named("Record a concern")
    keys.press(ENTER)
    program.arrive("new_case")
    assert isinstance(keys.focus(), QLineEdit), "the first field has the focus"
    keys.type("Robin Alder")
    keys.to_named("Date of birth, day")
    keys.type("4")
    keys.press(TAB)
    keys.type("5")
    keys.press(TAB)
    keys.type("2013")
    keys.to_named("Date the concern was received, day")
    keys.type("29 dec 2026")
    keys.to_group("How the concern came")
    keys.press(SPACE)
    keys.to_group("The child's plan now")
    keys.type("2")
    keys.to_named("Open the case")
    keys.press(ENTER)
    program.arrive("case")


def before_you_start(keys: Keyboard) -> None:
    """The first section; Alt and the left arrow go back, Enter goes on."""
    keys.to_group("Which team is assessing?")
    keys.press(SPACE)
    keys.to_named("A parent or carer")
    keys.press(SPACE)
    keys.to_group("Has a consultation been sought?")
    keys.type("1")
    keys.to_group("Who is the consultation with?")
    keys.type("1")
    keys.to_named("When was the consultation held?, day")
    keys.type("29")
    keys.press(TAB)
    keys.type("12")
    keys.press(TAB)
    keys.type("2026")
    keys.press(ENTER)


def twenty_indicators(program: Program, keys: Keyboard) -> None:
    """A number answers, Enter moves on."""
    screen = program.screen
    steps = screen.steps  # type: ignore[attr-defined]
    for place in range(20):
        page = steps.current()
        assert page.startswith("c"), f"page {place + 1} is {page}"
        keys.type("1" if page == "c3_1" else "2")
        if place == 2:
            keys.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
            assert steps.current() != page
            keys.press(ENTER)
            assert steps.current() == page
        keys.press(ENTER)
        assert steps.current() != page
    program.settle()


def decision(program: Program, keys: Keyboard) -> None:
    """Other tools stay empty; the decision, its rationale, checking, completing."""
    steps = program.screen.steps  # type: ignore[attr-defined]
    assert steps.current() == "other_tools"
    keys.press(ENTER)
    program.settle()
    assert steps.current() == "decision"
    keys.to_group("Your decision")
    keys.type("5")
    program.settle()
    keys.to(
        lambda widget: isinstance(widget, QPlainTextEdit) and "decide this category" in keys.name(),
        "the rationale",
    )
    keys.type("Agreed in consultation with SIPP.")
    keys.press(TAB)
    for question in (
        "Is there a reasonable suspicion of significant harm?",
        "Is there a risk to the life of a child, or possibly serious immediate harm?",
        "Are the concerns particularly complex?",
        "Is the case linked to child sexual exploitation (CSE)?",
    ):
        keys.to_group(question)
        keys.type("2")
    keys.press(ENTER)
    program.settle()
    assert steps.current() == "check"
    keys.to_named("Complete the assessment")
    keys.press(ENTER)
    program.arrive("case")
    program.at_rest()
    made = program.call(lambda desk: cases.case_view(desk, cases.case_lines(desk)[0].case_id).records)
    assert [line.status for line in made] == [RecordStatus.COMPLETE]
    view = program.call(lambda desk: records.open_record(desk, made[0].record_id))
    assert view.record.answers.of("rationale").value == "Agreed in consultation with SIPP."
