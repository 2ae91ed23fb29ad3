"""What was typed into a form that has no record yet is back after a kill, and gone once it has served."""

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsb_desktop.app.tour.filling import press_card, put_date
from hsb_desktop.casework.cases import case_lines
from hsb_desktop.casework.drafts import NEW_CASE, drafts_of, new_person
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.screens.cases.new_screen import NewCaseScreen
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded


def new_case(program: Program) -> NewCaseScreen:
    """The page, from wherever the program is."""
    screen = program.open(Place("new_case"))
    assert isinstance(screen, NewCaseScreen)
    return screen


def test_a_concern_typed_before_a_kill_is_back(empty_store: Path, tmp_path: Path, start: Start) -> None:
    first = start(empty_store)
    screen = new_case(first)
    assert not screen.back.isVisible()
    first.hand.type_into(screen.name, "Robin Alder ")
    first.hand.type_into(screen.system_id, "88")
    first.hand.type_into(screen.born.boxes()[0], "4")
    first.hand.type_into(screen.born.boxes()[1], "ma")
    put_date(first.hand, screen.concern_on, "28 dec 2026")
    for group, place in ((screen.birth_kind, 1), (screen.route, 1), (screen.plan, 2)):
        press_card(group, place)
    QTest.qWait(350)
    first.settle()
    # The folder as it is on disk while the program still runs: what a kill leaves behind.
    killed = Path(shutil.copytree(first.folder, tmp_path / "killed"))
    again = start(killed, copied=False)
    shown = again.arrive("new_case")
    assert isinstance(shown, NewCaseScreen)
    assert shown.back.isVisible()
    assert shown.name.text() == "Robin Alder "
    assert shown.system_id.text() == "88"
    assert shown.born.parts() == ("4", "ma", "")
    assert shown.concern_on.parts() == ("28", "12", "2026")
    assert (shown.birth_kind.value(), shown.route.value(), shown.plan.value()) == (
        "estimated",
        "open_case",
        "cp",
    )
    put_date(again.hand, shown.born, "4 may 2013")
    again.hand.press("Open the case")
    again.arrive("case")
    assert again.call(lambda desk: drafts_of(desk, NEW_CASE)) == {}
    assert new_case(again).name.text() == ""
    assert not shown.back.isVisible()
    assert shown.birth_kind.value() == "", "nothing is chosen beforehand"


def test_leaving_keeps_the_last_letter_and_giving_up_drops_it_all(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    screen = new_case(program)
    program.hand.type_into(screen.name, "Robin")
    screen.save.click()
    assert screen.summary.isVisible()
    program.open(Place("today"))
    assert program.call(lambda desk: drafts_of(desk, NEW_CASE)) == {"name": "Robin"}
    line = program.hand.find(ListRow, "A concern, half recorded", program.screen)
    assert line is not None, "Today has it among the drafts to finish"
    assert "R." in line.accessibleName()
    assert "Robin" not in line.accessibleName()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.focusPolicy() is Qt.FocusPolicy.StrongFocus, "Tab comes to it"
    back = program.arrive("new_case")
    assert isinstance(back, NewCaseScreen)
    assert back.name.text() == "Robin"
    assert not back.summary.isVisible(), "what was missing then is said again when it is asked for"
    program.hand.type_into(screen.system_id, "8")
    program.ask._confirms[:] = [False, True]
    program.hand.press("Do not open a case")
    program.settle()
    assert program.screen is back, "it is asked first, and the key pressed in passing keeps everything"
    assert screen.system_id.text() == "8"
    assert program.call(lambda desk: drafts_of(desk, NEW_CASE))["name"] == "Robin"
    program.hand.press("Do not open a case")
    program.arrive("today")
    QTest.qWait(350)
    program.settle()
    assert program.call(lambda desk: drafts_of(desk, NEW_CASE)) == {}
    program.open(Place("today"))
    assert program.hand.find(ListRow, "A concern, half recorded", program.screen) is None
    assert new_case(program).name.text() == ""


def test_typing_on_and_on_does_not_put_the_draft_off(empty_store: Path, start: Start) -> None:
    program = start(empty_store)
    screen = new_case(program)
    for _ in range(40):
        QTest.keyClicks(screen.name, "x")
        QTest.qWait(20)
    kept = program.call(lambda desk: drafts_of(desk, NEW_CASE)).get("name", "")
    assert len(kept) > 5, "it was sent while the typing went on"


def test_a_person_half_typed_is_back_in_that_case_only(full_store: tuple[Path, Seeded], start: Start) -> None:
    store, seeded = full_store
    first = start(store)
    somebody = Place("person", seeded.case, page="new")
    first.open(somebody)
    first.hand.type_into(first.hand.line("Contact"), "front office")
    first.end()
    again = start(first.folder, copied=False)
    again.arrive("person")
    assert again.hand.line("Contact").text() == "front office"
    others = [line.case_id for line in again.call(case_lines) if line.case_id != seeded.case]
    again.open(Place("person", others[0], page="new"))
    assert again.hand.line("Contact").text() == ""
    again.open(somebody)
    assert again.hand.line("Contact").text() == "front office"
    again.hand.type_into(again.hand.line("Name"), "Kim Example")
    group = again.hand.find(AnswerGroup, "How the person belongs to the case")
    assert group is not None
    press_card(group, 2)
    again.hand.press("Save")
    again.arrive("case")
    assert again.call(lambda desk: drafts_of(desk, new_person(seeded.case))) == {}
    again.open(somebody)
    assert again.hand.line("Name").text() == again.hand.line("Contact").text() == ""
