"""Ctrl+K leads to any case and any action by the keyboard alone, and to neither during a visit."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from hsb_desktop.casework import offers
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.kit.offer_list import OfferList
from hsb_desktop.ui.shell.palette import Palette
from tests.journeys.conftest import Start
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

Full = tuple[Path, Seeded]
ENTER, DOWN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape


def call_up(program: Program) -> Palette:
    """Ctrl+K."""
    QTest.keyClick(program.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    return program.window.palette_list


def test_actions_and_cases_are_reached_by_the_keyboard_alone(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    keys, search = Keyboard(program.hand), program.window.top.search
    program.open(Place("case", seeded.case))
    found = call_up(program)
    assert search.hasFocus()
    assert any(line.startswith("Immediate protection") for line in found.list.lines())
    keys.press(ENTER)
    program.settle()
    assert program.window.here() == Place("case", seeded.case, page="pathway"), (
        "without words Enter begins nothing"
    )
    keys.type("this CHRÓNOL case")
    program.settle()
    assert found.list.lines() == [
        "Chronology, Part of this case",
        "No case holds “this CHRÓNOL case”",
    ]
    keys.press(ENTER)
    program.settle()
    assert program.window.here() == Place("case", seeded.case, page="chronology")
    assert (search.text(), found.list.lines()) == ("", []), "nothing found stays behind"
    call_up(program)
    keys.type("kestrel")
    program.settle()
    keys.press(DOWN)
    assert isinstance(keys.focus(), OfferList), "the focus is where a screen reader follows it"
    keys.press(DOWN)
    keys.press(ENTER)
    program.settle()
    assert program.window.here().screen == "case"
    assert program.window.here().case_id != seeded.case
    call_up(program)
    QTest.keyClicks(search, "library")
    keys.press(ENTER)  # before the answer is there
    program.arrive("library")


def test_escape_leads_back_to_the_word_and_a_meeting_is_set_up_once(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    keys = Keyboard(program.hand)
    program.open(Place("record", seeded.case, seeded.plan, "settings_parts"))
    area = next(area for area in program.screen.findChildren(QPlainTextEdit) if area.isVisible())
    area.setFocus()
    found = call_up(program)
    keys.press(DOWN)
    keys.type("x")
    assert program.window.top.search.text() == "x", "letters are typed on in the field"
    keys.press(ESCAPE)
    assert area.hasFocus()
    assert not found.is_open
    program.open(Place("case", seeded.case))
    call_up(program)
    keys.type("mapping set up")
    program.settle()
    keys.press(ENTER)
    planned = program.arrive("meeting").here().record_id
    call_up(program)
    keys.type("mapping open")
    program.settle()
    keys.press(ENTER)
    assert program.arrive("meeting").here().record_id == planned, "it is opened, not set up again"


@pytest.mark.parametrize("name", ["begin", "matching"])
def test_a_palette_that_does_not_lead_there_is_seen(
    name: str, full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken on purpose: it does not open, or it finds nothing."""
    owner = Palette if name == "begin" else offers
    monkeypatch.setattr(owner, name, lambda *_: None if name == "begin" else ())
    program = start(full_store[0])
    program.open(Place("case", full_store[1].case))
    found = call_up(program)
    QTest.keyClicks(program.window.top.search, "chronology")
    program.settle()
    assert not [line for line in found.list.lines() if line.startswith("Chronology")]


def test_a_visit_and_a_cover_show_neither_cases_nor_actions(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    found = call_up(program)
    QTest.keyClicks(program.window.top.search, "cover")
    program.settle()
    assert found.list.lines()[0].startswith("Cover the screen")
    QTest.keyClick(program.window.top.search, ENTER)
    assert program.window.cover.isVisible()
    assert not found.list.isVisible()
    program.window.lift_cover()
    program.open(Place("visit", seeded.case))
    found.begin()
    QTest.keyClick(program.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    program.settle()
    assert not found.is_open
    assert found.list.lines() == []
    assert program.window.here().screen == "visit"


@pytest.mark.parametrize("words", ["concern record", "RECORD concern", "récord"])
def test_words_are_found_in_any_order(words: str) -> None:
    known = (offers.Offer("Lock"), offers.Offer("Record a concern", more="new case"))
    assert offers.matching(known, words) == known[1:]
    assert offers.matching(known, "concern lock") == ()
    assert offers.matching((*known, offers.Offer("New case")), "case")[0].label == "New case"
    near = (offers.Offer("Keys and recovery"), offers.Offer("Cover the screen"))
    assert offers.matching(near, "cover")[0] == near[1], "a word that begins so comes first"
