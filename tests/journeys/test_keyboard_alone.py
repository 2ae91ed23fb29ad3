"""With the keyboard alone from the unlock window to a decided category, and on to the outcome of its meeting."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hsb_desktop.casework import cases, records
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.ui.kit.error_summary import ErrorSummary
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.screens.meeting.screen import MeetingScreen
from tests.journeys.conftest import PASSPHRASE, Start
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program

ENTER, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab


def test_a_concern_comes_to_the_outcome_of_its_meeting_by_keyboard_alone(
    empty_store: Path, start: Start
) -> None:
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
    keys.to_named("Set up the meeting")
    keys.press(ENTER)
    program.arrive("meeting")
    assert program.screen.isAncestorOf(keys.focus()), "the keyboard stands on the first question"
    arrange(program, keys)
    take_attendance(program, keys)
    record_the_outcome(program, keys)
    pathway = program.call(lambda desk: cases.case_view(desk, lines[0].case_id).pathway)
    steps = {step.step: step.status for step in pathway.steps}
    assert (steps["strategy_meeting"], steps["section_47_enquiry"]) == ("done", "open")


def record_a_concern(program: Program, keys: Keyboard) -> None:
    """The page that opens a case."""
    keys.to_named("Record a concern")
    keys.press(ENTER)
    program.arrive("new_case")
    assert isinstance(keys.focus(), QLineEdit), "the first field has the focus"
    keys.type("Robin Alder")
    every_part_in_order(program, keys)
    keys.to_named("Date of birth, day")
    keys.type("4")
    keys.press(TAB)
    keys.type("5")
    keys.press(TAB)
    keys.type("2013")
    keys.to_group("How the date of birth is known")
    keys.press(SPACE)
    keys.to_named("Date the concern was received, day")
    keys.type("29 dec 2026")
    keys.to_group("How the concern came")
    keys.press(SPACE)
    keys.to_group("The child's plan now")
    keys.type("2")
    keys.to_named("Open the case")
    keys.press(ENTER)
    program.arrive("case")


def every_part_in_order(program: Program, keys: Keyboard) -> None:
    """What is missing leads to its field, and Tab comes to every part in the order one reads, there and back."""
    parts = ("Date of birth, day", "Date the concern was received, year", "Open the case")
    keys.to_named(parts[-1])
    keys.press(ENTER)
    summary = program.screen.summary  # type: ignore[attr-defined]
    assert isinstance(summary, ErrorSummary)
    first = summary.links()[0]
    assert isinstance(first, LinkLine)
    assert keys.focus() is summary
    assert (len(summary.links()), first.text()) == (
        5,
        "Enter the child's date of birth, estimated if need be",
    )
    for link in summary.links():
        keys.press(TAB)
        assert keys.focus() is link
    keys.press(TAB)
    assert keys.name() == "Child's name"
    keys.press(TAB, Qt.KeyboardModifier.ShiftModifier)
    assert keys.focus() is summary.links()[-1]
    keys.press(ENTER)
    plan = keys.focus()
    assert keys.to_group("The child's plan now") is plan
    seen = [keys.name()]
    while not keys.name().startswith(parts[0]):
        keys.press(TAB, Qt.KeyboardModifier.ShiftModifier)
        seen.append(keys.name())
    forth = [keys.name()]
    while keys.focus() is not plan and len(forth) < 2 * len(seen):
        keys.press(TAB)
        forth.append(keys.name())
    assert set(seen) >= set(parts[:2]), "going back it comes to the date of the concern"
    assert len(forth) == len(seen), f"there {forth}, back {seen}"
    keys.to_named(parts[0])


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
    """Other tools and the child stay empty; the decision, its rationale, checking, completing."""
    steps = program.screen.steps  # type: ignore[attr-defined]
    assert steps.current() == "other_tools"
    keys.press(ENTER)
    program.settle()
    assert steps.current() == "the_child"
    keys.to_named("Save and continue")
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


def arrange(program: Program, keys: Keyboard) -> None:
    """Kind, date and time, chair, why."""
    keys.to_group("Is it a meeting or a discussion?")
    keys.type("1")
    keys.to_named("On which day is it?, day")
    keys.type("30")
    keys.press(TAB)
    keys.type("12")
    keys.press(TAB)
    keys.type("2026")
    keys.to_named("At what time?")
    keys.type("10:00")
    keys.to_group("Who takes the chair?")
    keys.type("2")
    keys.to_named("What is the chair’s name?")
    keys.type("Maya Adeyemi")
    keys.to(lambda widget: isinstance(widget, QPlainTextEdit) and "called" in keys.name(), "the reason")
    keys.type("To plan.")
    keys.to_named("Start the meeting")
    keys.press(ENTER)
    program.settle()


def take_attendance(program: Program, keys: Keyboard) -> None:
    """One place of each row, then the arrows; for the young person, why not and who decided."""
    screen = program.screen
    assert isinstance(screen, MeetingScreen)
    assert screen.part == "during"
    for role in screen.during.table.rows() if screen.during is not None else ():
        states = role.states
        keys.to(lambda widget, states=states: states.isAncestorOf(widget), role.row_id)  # type: ignore[misc]
        keys.press(SPACE)
        away = role.row_id == "young_person"
        for _ in range(3 if away else 1):
            keys.press(Qt.Key.Key_Right)
        program.settle()
        if away:
            keys.to(lambda widget: isinstance(widget, QPlainTextEdit), "why not")
            keys.type("Asked before.")
            keys.press(TAB)
            keys.type("Maya Adeyemi")
    keys.to_named("Record the outcome")
    keys.press(ENTER)
    program.settle()


def record_the_outcome(program: Program, keys: Keyboard) -> None:
    """Section 47, joint; the reasons and the plan of it; no referral."""
    keys.to_group("What is the outcome of the meeting?")
    keys.type("2")
    program.settle()
    keys.to_group("Is the section 47 enquiry single or joint?")
    keys.type("2")
    keys.to_group("Is the case referred to the MASE?")
    keys.type("2")
    program.settle()
    keys.to_named("Record the outcome")
    keys.press(ENTER)
    program.settle()
    assert keys.name() == "Write the minutes", "the keyboard stays with what comes next"
