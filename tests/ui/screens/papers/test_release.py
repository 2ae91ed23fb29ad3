"""How a copy is handed over is said each time, a reason where one is wanted, and the register takes one step."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import papers
from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, case_view, open_case
from hsb_desktop.casework.copy_values import BY_POST, RETURNED
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.case.copy_rows import CopyRow
from hsb_desktop.ui.screens.case.screen import CaseScreen
from hsb_desktop.ui.screens.papers.screen import PapersScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
WHY = "He is the child's uncle and comes to every meeting."


@pytest.fixture
def named(office: Office, case_id: CaseId) -> CaseId:
    """A case whose people name somebody of another family's case."""

    def seed(desk: Desk) -> CaseId:
        new = NewCase("Kit Danby", date(2012, 6, 3), "open_case", date(2026, 12, 21))
        other = open_case(desk, new).case_id
        add_person(desk, other, NewPerson(PersonKind.PARENT, "Obi Danby", "Parent"))
        add_person(desk, case_id, NewPerson(PersonKind.PROFESSIONAL, "A. Sample", "Asked by Obi Danby"))
        return case_id

    return office.call(seed)


@pytest.fixture
def screen(qtbot: QtBot, services: Services, named: CaseId, shown: Show) -> PapersScreen:
    """Where the case stands as the teacher's copy, every page looked at."""
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", named, page="current_position")))
    next(card for card in made.recipients.cards() if card.view.name == "P. Lindqvist").click()
    qtbot.waitUntil(made.sheets.shown_pages, timeout=20_000)
    while made.release.look is not None:
        made.release.look.click()
    return made


def said(screen: PapersScreen) -> list[str]:
    """What stands in the way."""
    return [link.text() for link in screen.faults.summary.links() if isinstance(link, LinkLine)]


def test_a_copy_goes_with_its_way_and_its_reason_and_comes_back(
    qtbot: QtBot, screen: PapersScreen, ask: ScriptedAsk, office: Office, case_id: CaseId, shown: Show
) -> None:
    screen.foot.primary.click()
    assert said(screen) == ["Say how it reaches P. Lindqvist."]
    screen.foot.print.click()
    assert any("somebody in another case" in words for words in said(screen)), "a draft takes no reason"
    screen.handing.ways.set_value(BY_POST)
    screen.handing.detail.setText("the school office")
    ask.__init__(reasons=[".", WHY], confirms=[True, False])  # type: ignore[misc]  # the answers of this test
    screen.foot.primary.click()
    qtbot.waitUntil(
        lambda: bool(office.call(lambda desk: papers.issued_papers(desk, case_id))), timeout=20_000
    )
    assert ("tell", "Say why in a few words") in [question[:2] for question in ask.asked], (
        "a mark is no reason"
    )
    (line,) = office.call(lambda desk: case_view(desk, case_id)).copies
    assert (line.how, line.reason) == ("By post, Wednesday 30 December 2026: the school office", WHY)
    qtbot.waitUntil(screen.handing.isHidden, timeout=5000)
    case = CaseScreen(screen.services)
    shown(case, lambda: case.open(Place("case", case_id, page="papers")))
    qtbot.waitUntil(lambda: bool(case.findChildren(CopyRow)), timeout=5000)
    case.findChildren(CopyRow)[0].again.click()
    kind, question, about = ask.asked[-1]
    assert (kind, question) == ("confirm", "Save copy 1 for P. Lindqvist again?"), "and no file without a yes"
    assert "With P. Lindqvist" in about
    case.findChildren(CopyRow)[0].steps[RETURNED].click()
    qtbot.waitUntil(lambda: office.call(lambda desk: case_view(desk, case_id)).copies[0].state == RETURNED)


def test_going_back_from_the_reason_issues_nothing(
    qtbot: QtBot, screen: PapersScreen, ask: ScriptedAsk, office: Office, case_id: CaseId
) -> None:
    screen.handing.ways.set_value(BY_POST)
    ask.__init__(reasons=[None])  # type: ignore[misc]  # the answers of this test
    screen.foot.primary.click()
    qtbot.waitUntil(lambda: not screen.services.runner.busy, timeout=5000)
    assert office.call(lambda desk: papers.issued_papers(desk, case_id)) == ()
