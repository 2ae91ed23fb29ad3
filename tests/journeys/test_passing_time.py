"""A window that stays open: hours run on in Today and in the case, a day ends, and the keyboard stays where it was."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.ports import Place
from tests.journeys.conftest import Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

KIND = {"fact": "emergency_action", "at": "2026-12-30T13:00", "power": "police_protection"}
STEP = "Police protection ends"
AT_FIRST, LATER = "In 70 hours 58 minutes", "In 70 hours 27 minutes"


def test_time_passes_while_the_window_is_open(full_store: tuple[Path, Seeded], start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.call(lambda desk: record_fact(desk, seeded.case, KIND))
    for place in (Place("today"), Place("case", seeded.case)):
        program.clock.moment = program.clock.moment.replace(hour=14, minute=2, second=0)
        pass_time(program, timedelta())
        program.open(place)
        assert says(program.screen, AT_FIRST), place
        rows = [one for one in program.screen.findChildren(QAbstractButton) if one.isVisible()]
        held = next(one for one in reversed(rows) if name_of(one).endswith(STEP))  # the row, not the box
        held.setFocus()
        words = name_of(held)
        pass_time(program, timedelta(seconds=20))
        assert program.frame.focusWidget() is held, "nothing is painted for the same minute"
        pass_time(program, timedelta(minutes=30))
        assert says(program.screen, LATER), place
        assert not says(program.screen, AT_FIRST), place
        now = program.frame.focusWidget()
        assert isinstance(now, QAbstractButton), "the keyboard is where it was"
        assert name_of(now) == words
        assert place.case_id is None or now is held, "nor is anything of the case folded away"
    due = program.window.banner.accessibleName()
    pass_time(program, timedelta(days=1))
    assert program.window.banner.accessibleName() != due
    program.open(Place("today"))
    pass_time(program, timedelta(days=1))
    assert says(program.screen, "Friday 1 January 2027")
    for place in (Place("cases"), Place("panel", page="overview")):
        program.open(place)
        before, had = words_of(program.screen), focused(program)
        pass_time(program, timedelta(days=40))
        assert words_of(program.screen) != before, place
        assert focused(program) == had, "the keyboard is where it was"


def pass_time(program: Program, by: timedelta) -> None:
    """The clock moves on, and the window looks at it."""
    program.clock.advance(by)
    program.window.time.look()
    program.settle()


def focused(program: Program) -> str:
    """The words of the first row that is given the keyboard, or of the one that has it already."""
    now = program.frame.focusWidget()
    if not isinstance(now, QAbstractButton) or not program.screen.isAncestorOf(now):
        now = next(one for one in program.screen.findChildren(QAbstractButton) if one.isVisible())
        now.setFocus()
    return name_of(now).split(",")[0]


def words_of(screen: QWidget) -> str:
    """What stands on it."""
    found = [one for one in screen.findChildren(QWidget) if one.isVisible()]
    return "\n".join(f"{one.accessibleName()} {one.property('text')}" for one in found)


def name_of(button: QAbstractButton) -> str:
    return button.text() or button.accessibleName()


def says(screen: QWidget, words: str) -> bool:
    found = [one for one in screen.findChildren(QWidget) if one.isVisible()]
    return any(words in one.accessibleName() or words in str(one.property("text")) for one in found)
