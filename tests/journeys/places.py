"""Every place of the program that the grid looks at, each reached as the program reaches it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton

from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.screens.cases.list_screen import CasesScreen
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded


@dataclass(frozen=True)
class Spot:
    """One place, by name, and how to get there."""

    name: str
    go: Callable[[Program], object]


def places(seeded: Seeded) -> list[Spot]:
    """All of them, in the order a worker meets them."""
    case, plan = seeded.case, seeded.plan
    spots = [
        ("today", Place("today")),
        ("cases", Place("cases")),
        ("new-case", Place("new_case")),
        *[(f"case-{tab}", Place("case", case, page=tab)) for tab in _TABS],
        ("case-new", Place("case", seeded.new_case)),
        *[(f"assess-{page}", Place("assessment", seeded.new_case, seeded.draft, page)) for page in _PAGES],
        ("assess-read-only", Place("assessment", case, seeded.decided)),
        *[(f"plan-{part}", Place("record", case, plan, part)) for part in _PARTS],
        ("plan-read-only", Place("record", case, seeded.done_plan)),
        *[(f"fact-{fact}", Place("fact", case, page=fact)) for fact in _FACTS],
        *[(f"meeting-{part}", Place("meeting", case, seeded.meeting, part)) for part in _OF_A_MEETING],
        ("person-new", Place("person", case, page="new")),
        ("link", Place("link", case)),
        ("meetings", Place("meetings")),
        *[(f"panel-{tab}", Place("panel", page=tab)) for tab in _PANEL],
        *[(f"library-{tab}", Place("library", page=tab)) for tab in _LIBRARY],
        ("blank", Place("blank", case, plan)),
        ("taking-in", Place("taking_in", case)),
        ("enclosing", Place("enclosing", case, seeded.meeting, "meeting_pack")),
        ("issuing-together", Place("issuing_together", case, seeded.meeting, "meeting_pack")),
        ("journal", Place("journal", case)),
        ("destroy", Place("destroy", case)),
        ("settings", Place("settings")),
    ]
    found = [Spot(name, lambda program, place=place: program.open(place)) for name, place in spots]  # type: ignore[misc]
    return [*found, Spot("cases-none-found", _nothing_found), Spot("new-case-faults", _faults)]


_OF_A_MEETING = ("before", "during", "after")
_TABS = ("pathway", "assessment", "meetings", "records", "people", "chronology", "papers")
_PANEL = ("agenda", "overview")
_LIBRARY = ("guidance", "flow", "contacts", "forms")
_PAGES = ("before_you_start", "c1_5", "other_tools", "decision", "check")
_PARTS = ("about_plan", "settings_parts", "agreements")
_FACTS = ("", "emergency_action", "category_decided", "child_harmed_considered")


def _nothing_found(program: Program) -> None:
    screen = program.open(Place("cases"))
    assert isinstance(screen, CasesScreen)
    program.window.top.search.setText("nobody of that name")
    screen.search("nobody of that name")
    program.settle()
    program.window.top.search.clear()


def _faults(program: Program) -> None:
    screen = program.open(Place("new_case"))
    button = program.hand.find(QAbstractButton, "Open the case", screen)
    assert button is not None
    button.click()
    program.settle()
