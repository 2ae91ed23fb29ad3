"""Somebody's part in a case ends on their page, stands on the People tab with its reason, and is taken back there."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.screens.person.leaving import LeavingFields
from hsb_desktop.ui.screens.person.screen import PersonScreen
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded
from tests.ui.kit.looking import cut, small

WHO, WHY = "Petra Lindqvist", "It was somebody else of that name."


def page_of(program: Program, place: Place) -> PersonScreen:
    shown = program.open(place)
    assert isinstance(shown, PersonScreen)
    return shown


def test_a_person_leaves_a_case_and_comes_back(full_store: tuple[Path, Seeded], start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    people = program.call(lambda desk: case_view(desk, seeded.case)).case.people
    person = next(one for one in people if one.name == WHO)
    place = Place("person", seeded.case, page=person.id)
    page = page_of(program, place)
    program.hand.press("Show No longer part of this case")
    program.hand.press("End their part in this case")
    assert page.summary.isVisible(), "it asks why before anything is stored"
    program.hand.press("They were recorded here in error")
    program.hand.type_into(page.leaving.reason, WHY)
    program.at_rest()
    program.open(Place("today"))
    page = page_of(program, place)
    assert (page.leaving.reason.text(), page.leaving.mistake) == (WHY, True), "what was typed is back"
    wear("light", 2.0)
    program.settle()
    assert not [*cut(program.frame), *small(program.frame)]
    wear("light")
    program.hand.press("End their part in this case")
    program.arrive("case")
    former = program.call(lambda desk: case_view(desk, seeded.case)).case.former
    assert [(one.person.name, one.leaving.reason, one.leaving.mistake) for one in former] == [
        (WHO, WHY, True)
    ]
    program.hand.press(WHO)
    shown = program.arrive("person")
    assert isinstance(shown, PersonScreen)
    assert shown.save.isHidden(), "nothing of them is changed while they are no part of it"
    assert program.hand.find(QAbstractButton, "Back to the case", shown) is not None
    program.hand.press("Take them back into this case")
    program.arrive("case")
    case = program.call(lambda desk: case_view(desk, seeded.case)).case
    assert case.former == ()
    assert WHO in {one.name for one in case.people}
    child = page_of(program, Place("person", seeded.case, page=case.child.id))
    assert not child.findChildren(LeavingFields)
