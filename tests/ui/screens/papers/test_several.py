"""Copies for several people at once: checked and looked at, confirmed one by one, then all issued or none."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import issuing_together, papers, records
from hsb_desktop.casework.cases import NewPerson, add_person
from hsb_desktop.casework.copies import register_of
from hsb_desktop.casework.copy_values import BY_HAND, BY_POST
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.papers import DrawnCopy, Underway
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.papers import several_work
from hsb_desktop.ui.screens.papers.screen import PapersScreen
from hsb_desktop.ui.screens.papers.several import SeveralScreen
from hsb_desktop.ui.screens.papers.several_row import SeveralRow
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
TEACHER, NURSE, PARENT = "P. Lindqvist", "A. Sample", "C. Ellery"


@pytest.fixture
def screen(
    services: Services, case_id: CaseId, meeting_id: RecordId, office: Office, shown: Show
) -> SeveralScreen:
    """The meeting's pack, nobody chosen."""
    nurse = NewPerson(PersonKind.PROFESSIONAL, NURSE, "School nurse", "Health")
    office.call(lambda desk: add_person(desk, case_id, nurse))
    made = SeveralScreen(services)
    shown(made, lambda: made.open(Place("issuing_together", case_id, meeting_id, "meeting_pack")))
    return made


def row(screen: SeveralScreen, name: str) -> SeveralRow:
    """This person's line."""
    return next(one for one in screen.rows if one.view.name == name)


def choose(qtbot: QtBot, screen: SeveralScreen, *names: str) -> None:
    """Choose them and wait for their copies to be checked."""
    for name in names:
        row(screen, name).box.click()
    qtbot.waitUntil(lambda: all(row(screen, name).preview is not None for name in names), timeout=20_000)


def look(qtbot: QtBot, screen: SeveralScreen, name: str) -> None:
    """Go through every page of this copy."""
    row(screen, name).look.click()
    qtbot.waitUntil(screen.frame.sheets.shown_pages, timeout=20_000)
    shown = row(screen, name).preview
    assert shown is not None
    for page in range(1, shown.pages + 1):
        screen.frame.sheets.view.show_page(page)


def said(screen: SeveralScreen) -> list[str]:
    """What stands in the way."""
    links = screen.frame.faults.summary.links()
    return [link.text() for link in links if isinstance(link, LinkLine) and link.text()]


def issued(office: Office, case_id: CaseId) -> list[tuple[int, str, str]]:
    """The register, in the order of the numbers."""

    def read(desk: Desk) -> list[tuple[int, str, str]]:
        with desk.store.unit() as unit:
            lines = register_of(unit, case_id)
        return sorted(
            (one.paper.copy_number, one.paper.recipient, one.how.split(",", maxsplit=1)[0]) for one in lines
        )

    return office.call(read)


def ready(qtbot: QtBot, screen: SeveralScreen) -> None:
    """Three people chosen, every wording looked at, every way said."""
    choose(qtbot, screen, PARENT, TEACHER, NURSE)
    look(qtbot, screen, TEACHER)
    look(qtbot, screen, PARENT)
    for name, way in ((PARENT, BY_POST), (TEACHER, BY_HAND), (NURSE, BY_HAND)):
        row(screen, name).ways.set_value(way)


def test_each_copy_is_checked_looked_at_confirmed_and_registered(
    qtbot: QtBot, screen: SeveralScreen, ask: ScriptedAsk, office: Office, case_id: CaseId
) -> None:
    screen.frame.onward.click()
    assert said(screen) == ["Choose who gets a copy."]
    choose(qtbot, screen, PARENT, TEACHER, NURSE)
    screen.frame.onward.click()
    assert f"Look at the copy for {NURSE}." in said(screen)
    assert f"Say how the copy reaches {PARENT}." in said(screen)
    look(qtbot, screen, TEACHER)
    screen.frame.onward.click()
    assert f"Look at the copy for {NURSE}." not in said(screen), "it says what the teacher's says"
    assert f"Look at the copy for {PARENT}." in said(screen)
    look(qtbot, screen, PARENT)
    for name, way in ((PARENT, BY_POST), (TEACHER, BY_HAND), (NURSE, BY_HAND)):
        row(screen, name).ways.set_value(way)
    ask._confirms[:] = [False, True]
    screen.frame.onward.click()
    assert issued(office, case_id) == [], "not confirmed"
    with qtbot.waitSignal(screen.work.issued, timeout=30_000):
        screen.frame.onward.click()
    for line in (f"{PARENT}, Family copy: By post", f"{NURSE}, Professional copy: By hand"):
        assert line in ask.asked[-1][2]
    assert sorted(issued(office, case_id)) == [
        (1, PARENT, "By post"),
        (2, TEACHER, "By hand"),
        (3, NURSE, "By hand"),
    ]
    assert not screen.frame._done_block.isHidden()


def test_stopped_in_the_middle_it_leaves_no_copy_and_no_entry(
    qtbot: QtBot,
    screen: SeveralScreen,
    ask: ScriptedAsk,
    office: Office,
    case_id: CaseId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ready(qtbot, screen)
    drawn: list[str] = []

    def draw(desk: Desk, underway: Underway) -> DrawnCopy:
        drawn.append(underway.paper.recipient.name)
        return issuing_together.draw_one(desk, underway)

    monkeypatch.setattr(several_work, "draw_one", draw)
    ask._confirms[:] = [True]
    screen.frame.onward.click()
    qtbot.waitUntil(lambda: len(drawn) == 2, timeout=20_000)
    screen.frame.stop.click()
    qtbot.waitUntil(lambda: not screen.services.runner.busy, timeout=20_000)
    assert len(drawn) == 2
    assert issued(office, case_id) == []
    assert screen.frame.stop.isHidden()


def test_what_changes_meanwhile_is_issued_to_nobody(
    qtbot: QtBot,
    screen: SeveralScreen,
    ask: ScriptedAsk,
    office: Office,
    case_id: CaseId,
    meeting_id: RecordId,
) -> None:
    ready(qtbot, screen)
    office.call(lambda desk: records.save_answer(desk, meeting_id, FieldKey("place"), Answer("Another room")))
    ask._confirms[:] = [True]
    with qtbot.waitSignal(screen.work.failed, timeout=20_000):
        screen.frame.onward.click()
    assert issued(office, case_id) == []
    assert len(said(screen)) == 1


def test_who_has_this_very_copy_gets_no_other(
    qtbot: QtBot, screen: SeveralScreen, office: Office, case_id: CaseId, meeting_id: RecordId
) -> None:
    office.call(
        lambda desk: papers.issue(
            desk,
            case_id,
            "meeting_pack",
            meeting_id,
            next(
                one.id
                for one in papers.recipients(desk, case_id, "meeting_pack", meeting_id)
                if one.name == TEACHER
            ),
        )
    )
    choose(qtbot, screen, TEACHER)
    screen.frame.onward.click()
    assert said(screen) == [
        f"The copy for {TEACHER} cannot go with the others. Take them off, or issue it on its own."
    ]


def test_the_papers_page_leads_here_and_counts_only_what_holds(
    qtbot: QtBot, services: Services, office: Office, case_id: CaseId, meeting_id: RecordId, shown: Show
) -> None:
    def issue_all(desk: Desk) -> None:
        for one in papers.recipients(desk, case_id, "meeting_pack", meeting_id):
            if one.name in (TEACHER, PARENT):
                papers.issue(desk, case_id, "meeting_pack", meeting_id, one.id)

    office.call(issue_all)
    page = PapersScreen(services)
    place = Place("papers", case_id, meeting_id, "meeting_pack")
    shown(page, lambda: page.open(place))
    assert page.foot.all.text() == "Print 2 copies"
    with qtbot.waitSignal(page.go) as gone:
        page.recipients.several.click()
    assert gone.args == [Place("issuing_together", case_id, meeting_id, "meeting_pack")]
    office.call(lambda desk: records.save_answer(desk, meeting_id, FieldKey("place"), Answer("Another room")))
    shown(page, lambda: page.open(place))
    assert page.foot.all.isHidden(), "the teacher's copy says what is not so any more"
