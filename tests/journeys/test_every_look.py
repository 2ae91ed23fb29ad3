"""Each place in each theme and text size, looked at by machine: nothing is cut, too small or without a name."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from hsb_desktop.app.tour.hand import Hand
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.screens.cases.list_screen import CasesScreen
from hsb_desktop.ui.screens.unlock.screen import UnlockScreen
from tests.journeys.conftest import Start
from tests.journeys.places import places
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded
from tests.ui.kit.looking import cut, nameless, small

LOOKS = (("light", 1.0), ("dark", 1.0), ("light", 1.25), ("high_contrast", 1.5))  # each place in one of them,
LARGE = (("light", 2.0), ("dark", 2.0))  # and in one of these


def faults_of(program: Program) -> list[str]:
    return [*cut(program.frame), *small(program.frame), *nameless(program.frame)]


def test_every_place_in_every_look(full_store: tuple[Path, Seeded], start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    found = []
    spots = places(seeded)
    looks = [
        *((look, spots[place :: len(LOOKS)]) for place, look in enumerate(LOOKS)),
        *((look, spots[place :: len(LARGE)]) for place, look in enumerate(LARGE)),
    ]
    for number, ((theme, scale), shown) in enumerate(looks):
        if number > 1:  # what was made before is dressed anew once; each time takes longer than making it
            gone: list[str] = []
            program.window.forget_others(partial(gone.append, theme))
            program.wait(partial(bool, gone), "the screens to go")
        wear(theme, scale)
        for spot in shown:
            spot.go(program)
            program.hand.rest(30)
            found += [f"{spot.name}, {theme} {scale}: {line}" for line in faults_of(program)]
            titles = {window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()}
            assert titles == {"Casework"}, f"{spot.name} says something in a title"
            assert program.frame.size().toTuple() == (1366, 768), f"{spot.name} makes the window grow"
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.25), ("high_contrast", 2.0)])
def test_the_unlock_window_in_every_look(
    empty_store: Path, tmp_path: Path, start: Start, theme: str, scale: float
) -> None:
    found = []
    (tmp_path / "nothing").mkdir()
    for store in (empty_store, tmp_path / "nothing"):
        program = start(store, unlocked=False)
        wear(theme, scale)
        program.hand.rest(30)
        found += faults_of(program)
        program.session.unlock.button.click()  # with nothing filled in
        program.hand.rest(30)
        found += faults_of(program)
        assert isinstance(program.session.unlock, UnlockScreen)
    assert not found, "\n".join(found)


def test_empty_screens_say_what_belongs_there_and_offer_the_first_step(
    empty_store: Path, start: Start
) -> None:
    program = start(empty_store)
    for screen, words in (("today", "Nothing is due"), ("cases", "No cases yet")):
        shown = program.open(Place(screen))
        said = [label.text() for label in shown.findChildren(QLabel)]
        assert words in said
        assert program.hand.find(QAbstractButton, "Record a concern", shown) is not None
        assert not faults_of(program)


def test_narrow_windows_still_reach_rail_steps_guidance_search_and_facts(
    full_store: tuple[Path, Seeded], start: Start
) -> None:
    store, seeded = full_store
    program = start(store)
    wear("light", 2.0)
    hand, window = program.hand, program.window
    program.open(Place("assessment", seeded.new_case, seeded.draft, "c1_5"))
    assert not window.rail.isVisible()
    hand.press("Menu")
    assert window.rail.isVisible()
    hand.press("Menu")
    assert not window.rail.isVisible()
    _steps_and_guidance(hand)
    hand.press("Details")
    assert "13 years" in window.toast.accessibleName()
    hand.press("Menu")
    hand.press("Cases", window.rail)
    program.arrive("cases")
    assert not window.rail.isVisible()
    hand.press("Search")
    shown = program.screen
    assert isinstance(shown, CasesScreen)
    assert shown.finder.isVisible()
    hand.type_into(shown.finder, "Kestrel")
    program.settle()
    assert hand.find(QAbstractButton, "Sam Kestrel", shown) is not None
    assert hand.find(QAbstractButton, "Rowan Ellery", shown) is None


def _steps_and_guidance(hand: Hand) -> None:
    steps = hand.find(QAbstractButton, "Steps: ")
    assert steps is not None
    steps.click()
    hand.rest()
    row = hand.find(QAbstractButton, "Other tools")
    assert row is not None
    row.click()
    hand.rest()
    assert hand.find(QAbstractButton, "Other tools") is None, "the step list folds away again"
    hand.press("Why this is asked")
    assert hand.find(QAbstractButton, "Save and continue") is None, "the guidance has the room"
    hand.press("Why this is asked")
    assert hand.find(QAbstractButton, "Save and continue") is not None
