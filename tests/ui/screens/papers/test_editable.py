"""The editable Word copy on the screen of papers: after issue only, said how, confirmed, saved whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.copy_values import BY_EMAIL, BY_HAND
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.papers.screen import PapersScreen
from tests.casework.doing import plan_made
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]


@pytest.fixture
def screen(qtbot: QtBot, services: Services, office: Office, case_id: CaseId, shown: Show) -> PapersScreen:
    """A completed plan as the parent's copy, every page looked at."""
    plan: RecordId = office.call(lambda desk: plan_made(desk, office.clock, case_id, "safety_plan"))
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", case_id, plan, "safety_plan")))
    next(card for card in made.recipients.cards() if card.view.name == "C. Ellery").click()
    qtbot.waitUntil(made.sheets.shown_pages, timeout=20_000)
    while made.release.look is not None:
        made.release.look.click()
    made.handing.ways.set_value(BY_HAND)
    return made


def issued(
    qtbot: QtBot, screen: PapersScreen, ask: ScriptedAsk, *then: bool, saves: list[Path | None]
) -> None:
    """Issue the copy; `then` answers what is asked later."""
    ask.__init__(confirms=[True, *then], saves=saves)  # type: ignore[misc]  # the answers of this test
    assert not screen.release.word.isVisible(), "of what is not issued there is no editable copy"
    screen.foot.primary.click()
    qtbot.waitUntil(screen.release.word.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: not screen.services.runner.busy, timeout=20_000)


def word_wanted(screen: PapersScreen) -> None:
    """Ask for the editable copy, and say how it goes once that is asked."""
    screen.release.word.click()
    links = [link.text() for link in screen.faults.summary.links() if isinstance(link, LinkLine)]
    assert links == ["Say how the editable copy reaches C. Ellery."]
    assert screen.handing.isVisible()
    screen.handing.ways.set_value(BY_EMAIL)
    screen.release.word.click()


def how(office: Office, case_id: CaseId) -> str:
    """What the register says of the copy."""

    def read(desk: Desk) -> str:
        (line,) = case_view(desk, case_id).copies
        return line.how

    return office.call(read)


def test_it_is_confirmed_saved_under_a_neutral_name_and_in_the_register(
    qtbot: QtBot, screen: PapersScreen, ask: ScriptedAsk, office: Office, case_id: CaseId, tmp_path: Path
) -> None:
    issued(qtbot, screen, ask, True, saves=[tmp_path])
    word_wanted(screen)
    qtbot.waitUntil(lambda: "editable.docx" in screen.foot.words.text(), timeout=20_000)
    asked = [(kind, title) for kind, title, _ in ask.asked]
    assert asked[1:] == [
        ("confirm", "Save an editable Word copy for C. Ellery?"),
        ("save", "C-0001-safety-plan-1-editable.docx"),
    ]
    (file,) = tmp_path.glob("*.docx")
    assert docx.Document(str(file)).paragraphs[0].text == "Safety plan"
    assert list(tmp_path.glob(".*.part")) == []
    assert how(office, case_id).endswith(
        "as an editable Word copy: By secure e-mail, Wednesday 30 December 2026"
    )
    assert screen.handing.isHidden(), "for the next one it is asked again"


def test_going_back_makes_none(
    qtbot: QtBot, screen: PapersScreen, ask: ScriptedAsk, office: Office, case_id: CaseId
) -> None:
    issued(qtbot, screen, ask, False, True, saves=[None])
    word_wanted(screen)  # not yet
    screen.release.word.click()  # yes, but then to no place
    qtbot.waitUntil(lambda: not screen.services.runner.busy, timeout=5000)
    assert [kind for kind, _, _ in ask.asked] == ["confirm", "confirm", "confirm", "save"]
    assert how(office, case_id) == "By hand, Wednesday 30 December 2026"


def test_a_place_that_cannot_be_written_is_said_and_holds_nothing(
    qtbot: QtBot, screen: PapersScreen, ask: ScriptedAsk, tmp_path: Path
) -> None:
    issued(qtbot, screen, ask, True, saves=[tmp_path / "gone" / "copy.docx"])
    word_wanted(screen)
    qtbot.waitUntil(lambda: ask.asked[-1][0] == "tell", timeout=20_000)
    assert ask.asked[-1][1] == "The editable copy was not saved"
    assert not (tmp_path / "gone").exists()


def test_a_paper_that_is_no_minutes_and_no_plan_offers_none(
    qtbot: QtBot, services: Services, case_id: CaseId, ask: ScriptedAsk, shown: Show
) -> None:
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", case_id, page="current_position")))
    next(card for card in made.recipients.cards() if card.view.name == "P. Lindqvist").click()
    qtbot.waitUntil(made.sheets.shown_pages, timeout=20_000)
    while made.release.look is not None:
        made.release.look.click()
    made.handing.ways.set_value(BY_HAND)
    ask.__init__(confirms=[True])  # type: ignore[misc]  # the answers of this test
    made.foot.primary.click()
    qtbot.waitUntil(lambda: made.foot.primary.text() == "Save a copy", timeout=20_000)
    assert not made.release.word.isVisible()
