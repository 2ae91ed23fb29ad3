"""People in the real windows: likely duplicates, warnings that hold nothing up, an address that stays out of sight."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from hsb_desktop.app.tour.filling import press_card, put_date
from hsb_desktop.casework.cases import case_lines, case_view
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.screens.cases.list_screen import CasesScreen
from hsb_desktop.ui.screens.cases.new_screen import NewCaseScreen
from hsb_desktop.ui.screens.person.link_screen import LinkScreen
from hsb_desktop.ui.screens.person.screen import PersonScreen
from tests.journeys.conftest import Start
from tests.journeys.seeding import Seeded


def said(widget: QWidget) -> str:
    """Every word in sight."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_child_known_already_is_hinted_at_and_the_case_opens_all_the_same(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    store, _ = full_store
    program = start(store)
    screen = program.open(Place("new_case"))
    assert isinstance(screen, NewCaseScreen)
    assert [card.answer.id for card in screen.birth_kind.cards()] == ["exact", "estimated"]
    assert screen.birth_kind.value() == "", "nothing is chosen beforehand"
    program.hand.type_into(screen.name, "ELERY Rówan")
    put_date(program.hand, screen.born, "1 jan 2012")
    program.hand.type_into(screen.system_id, "LCS 17")
    put_date(program.hand, screen.concern_on, "28 dec 2026")
    words = said(screen)
    for expected in (
        "14 years",
        "1 January is often written",
        "letters and digits only",
        "Monday, 2 days ago",
    ):
        assert expected in words
    screen.born.set_value(None)
    program.wait(lambda: "C-0001, R.E." in said(screen.alike), "the hint")
    assert "Ellery" not in said(screen.alike), "nobody is named"
    put_date(program.hand, screen.born, "1 jan 2012")
    for group, place in ((screen.birth_kind, 0), (screen.route, 1), (screen.plan, 1)):
        press_card(group, place)
    program.hand.press("Open the case")
    program.arrive("case")
    assert "ELERY Rówan" in [line.name for line in program.call(case_lines)]


def test_a_search_shows_what_is_found_while_it_is_typed(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    store, _ = full_store
    program = start(store)
    program.open(Place("today"))
    search = program.window.top.search
    search.setFocus()
    QTest.keyClicks(search, "kes")
    program.settle()
    assert "Sam Kestrel" in program.window.palette_list.list.lines()[-1]
    assert program.window.here().screen == "today", "one stays where one is"
    QTest.keyClick(search, Qt.Key.Key_Return)
    screen = program.arrive("cases")
    assert isinstance(screen, CasesScreen)
    assert "1 case holds “kes”" in said(screen)
    assert program.hand.find(QAbstractButton, "Sam Kestrel", screen) is not None
    search.setFocus()
    QTest.keyClicks(search, "zzz")
    program.settle()
    assert "No case found" in said(screen)
    program.hand.press("Show every case")
    program.settle()
    assert search.text() == ""
    assert program.hand.find(QAbstractButton, "Rowan Ellery", screen) is not None


def test_an_address_stays_out_of_sight_and_warnings_hold_nothing_up(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    store, seeded = full_store
    program = start(store)
    parent = program.call(lambda desk: case_view(desk, seeded.case)).case.people[0]
    place = Place("person", seeded.case, page=parent.id)
    screen = program.open(place)
    assert isinstance(screen, PersonScreen)
    for fold in screen._folds:
        fold.button.click()
    program.hand.type_into(screen.field("address"), "1 Made Up Row")
    program.hand.type_into(screen.field("postcode"), "N1 1AC")
    program.hand.type_into(screen.field("nhs_number"), "943 476 5918")
    second = screen.field("second.kind")
    assert isinstance(second, Select)
    second.set_value("carer")
    assert "does not look like a UK postcode" in said(screen)
    assert "The last digit does not fit" in said(screen)
    program.hand.press("Save")
    people = program.arrive("case")
    assert "address withheld" in said(people)
    assert "Made Up" not in said(people)
    kept = program.call(lambda desk: case_view(desk, seeded.case)).case.people[0]
    assert (kept.details.postcode, kept.details.nhs_number) == ("N1 1AC", "943 476 5918")
    assert [role.kind for role in kept.roles] == ["parent", "carer"]
    program.open(place)
    assert "recorded, not shown here" in said(program.screen)
    assert not screen.field("address").isVisible()


def test_the_other_childs_case_is_linked_in_one_step(full_store: tuple[Path, Seeded], start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.open(Place("case", seeded.case, page="people"))
    program.hand.press("Link another child's case")
    screen = program.arrive("link")
    assert isinstance(screen, LinkScreen)
    program.hand.press("Link the case")
    assert program.window.here().screen == "link", "it says what is missing"
    assert screen.fields is not None
    program.hand.type_into(screen.fields.reference, "c2")
    press_card(screen.fields.kind, 0)
    program.hand.press("Link the case")
    people = program.arrive("case")
    assert "C-0002" in said(people)
    assert "C-0002 (the child harmed)" in said(program.window.banner)
    program.open(Place("case", seeded.new_case, page="people"))
    assert "C-0001 (the child who displayed the behaviour)" in said(program.window.banner)
    assert "Ellery" not in said(program.window), "the other case learns no name"
    program.hand.press("C-0001")
    program.arrive("link")
    program.hand.press("Take this link away")
    program.arrive("case")
    program.settle()
    assert "no linked children" in said(program.window.banner)
