"""What is shown is what stands in the record now, in any window; a copy that was not looked at is never issued."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import cases, meetings, papers, records
from hsb_desktop.casework.cases import NewPerson
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.papers.screen import PapersScreen
from tests.ui.screens.conftest import Office
from tests.ui.screens.papers.test_papers import (
    Show,
    card,
    choose,
    copy_of,
    look_at_all,
    plan_id,
    screen,
    text_of,
)

__all__ = ("plan_id", "screen")
NEW = "To see my friends on Fridays."


def write(office: Office, record: RecordId, text: str) -> None:
    """Change what the child wants, as another screen does."""
    office.call(lambda desk: records.save_answer(desk, record, FieldKey("child_wants"), Answer(text)))


@pytest.mark.parametrize("way", ["open", "click"])
def test_coming_back_or_choosing_again_writes_it_afresh(
    qtbot: QtBot, screen: PapersScreen, office: Office, case_id: CaseId, plan_id: RecordId, way: str
) -> None:
    choose(qtbot, screen, "child")
    screen.leave()
    screen.hide()
    write(office, plan_id, NEW)
    screen.show()
    if way == "open":
        screen.open(Place("papers", case_id, plan_id, "safety_plan"))
    else:
        QTest.mouseClick(card(screen, "child"), Qt.MouseButton.LeftButton)
    assert screen.preview is None, "the old copy is still there"
    qtbot.waitUntil(screen.sheets.shown_pages, timeout=20_000)
    assert NEW in text_of(copy_of(screen).data)


def test_a_copy_that_changed_since_it_was_looked_at_is_shown_and_not_issued(
    qtbot: QtBot, services: Services, ask: ScriptedAsk, office: Office, case_id: CaseId, shown: Show
) -> None:
    ask.__init__(confirms=[True, True])  # type: ignore[misc]  # the answers of this test
    made = PapersScreen(services)
    shown(made, lambda: made.open(Place("papers", case_id, None, "current_position")))
    choose(qtbot, made, "professional")
    look_at_all(made)
    old = copy_of(made)
    office.call(
        lambda desk: meetings.plan_meeting(desk, case_id, "strategy_meeting", date(2026, 12, 31), at="10:00")
    )
    made.foot.primary.click()
    qtbot.waitUntil(lambda: made.preview not in (None, old) and made.sheets.shown_pages(), timeout=20_000)
    said = [link.text() for link in made.faults.summary.links() if isinstance(link, LinkLine)]
    assert any("changed since you looked at it" in text for text in said)
    assert office.call(lambda desk: papers.issued_papers(desk, case_id)) == ()
    look_at_all(made)
    made.foot.primary.click()
    qtbot.waitUntil(lambda: made.foot.primary.text() == "Save a copy", timeout=20_000)


def test_made_in_a_window_of_large_text_it_is_one_column(
    qtbot: QtBot, services: Services, case_id: CaseId, plan_id: RecordId
) -> None:
    wear("light", 2.0)
    made = PapersScreen(services)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    people, pages = made.recipients, made.sheets
    qtbot.waitUntil(lambda: people.width() > 800)
    assert pages.mapTo(made, pages.rect().topLeft()).y() >= people.mapTo(made, people.rect().bottomLeft()).y()


def test_an_unfinished_plan_is_saved_and_printed_as_a_draft(
    qtbot: QtBot, screen: PapersScreen, ask: ScriptedAsk, tmp_path: Path
) -> None:
    ask.__init__(saves=[tmp_path], prints=[True])  # type: ignore[misc]  # the answers of this test
    choose(qtbot, screen, "family")
    screen.foot.save_draft.click()
    saved = "Saved as C-0001-safety-plan-draft.pdf"
    qtbot.waitUntil(lambda: screen.foot.words.text() == saved, timeout=20_000)
    assert screen.foot.cancel.isHidden()
    assert "Draft, not issued" in text_of((tmp_path / "C-0001-safety-plan-draft.pdf").read_bytes())
    screen.foot.print.click()
    qtbot.waitUntil(lambda: bool(ask.printed), timeout=20_000)
    assert not screen.faults.isVisible()


def test_another_childs_name_stops_a_draft_too_and_leads_to_its_field(
    qtbot: QtBot, screen: PapersScreen, office: Office, case_id: CaseId, plan_id: RecordId
) -> None:
    linked = NewPerson(PersonKind.LINKED_CHILD, "Junie Ferris", "Cousin")
    office.call(lambda desk: cases.add_person(desk, case_id, linked))
    write(office, plan_id, "To see Junie.")
    choose(qtbot, screen, "family")
    screen.foot.print.click()
    (link,) = [link for link in screen.faults.summary.links() if isinstance(link, LinkLine)]
    assert "Junie" in link.text()
    check = next(check for check in copy_of(screen).checks if check.stops_draft and not check.ok)
    assert check.words.startswith("Another child")
    with qtbot.waitSignal(screen.go, timeout=5000) as gone:
        link.click()
    place = gone.args[0]
    assert place.key == "child_wants"
    assert place.page == section_of(office, plan_id, "child_wants")


def section_of(office: Office, record: RecordId, question: str) -> str:
    """The section that asks it."""
    form = office.call(lambda desk: records.open_record(desk, record)).record.form
    return next(one.id for one in form.sections if any(item.id == question for item in one.items))
