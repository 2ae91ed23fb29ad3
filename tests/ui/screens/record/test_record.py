"""Any form on screen: faults lead across its parts, recovered typing is announced until it is put away."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import records
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.record.screen import RecordScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
PURPOSE = FieldKey("purpose")


@pytest.fixture
def record_id(office: Office, case_id: CaseId) -> RecordId:
    """A safety plan in which somebody was typing when the program ended."""
    made = office.call(lambda desk: records.start_record(desk, case_id, "safety_plan").record_id)
    office.call(lambda desk: records.keep_typing(desk, made, PURPOSE, "So that everyb", 14))
    return made


@pytest.fixture
def screen(services: Services, shown: Show, case_id: CaseId, record_id: RecordId) -> RecordScreen:
    """The plan, at the field that was typed in."""
    made = RecordScreen(services)
    shown(made, lambda: made.open(Place("record", case_id, record_id, "about_plan", PURPOSE.text)))
    return made


def focus() -> QWidget:
    """What has the focus."""
    held = QApplication.focusWidget()
    assert held is not None
    return held


def notices(screen: RecordScreen) -> list[Notice]:
    """What is announced."""
    return [notice for notice in screen.findChildren(Notice) if notice.isVisible()]


def test_recovered_typing_is_announced_until_it_is_put_away(screen: RecordScreen, qtbot: QtBot) -> None:
    assert [notice.accessibleName().split(".")[0] for notice in notices(screen)] == ["Typing was recovered"]
    QTest.keyClicks(focus(), "ody")
    close = next(b for b in notices(screen)[0].findChildren(QAbstractButton))
    close.click()
    assert notices(screen) == []
    QTest.keyClicks(focus(), " is safe")
    field = screen.field(PURPOSE)
    assert isinstance(field, TextField)
    assert field.input.text() == "So that everybody is safe"


def test_what_is_missing_in_any_part_leads_there(
    screen: RecordScreen, services: Services, qtbot: QtBot
) -> None:
    screen.show_section("agreements")
    screen.forward.click()
    qtbot.waitUntil(lambda: not services.runner.busy and screen.summary.isVisible())
    assert screen.part == "about_plan"
    lines = {link.accessibleName(): link for link in screen.summary.links()}
    assert len(lines) > 5
    wanted = next(line for words, line in lines.items() if "somebody is worried" in words)
    assert isinstance(wanted, QAbstractButton)
    wanted.click()
    assert screen.part == "people_who_help"
    QTest.keyClicks(focus(), "Ring")
    entered = screen.session.entered
    assert entered is not None
    field = screen.field(entered)
    assert isinstance(field, TextField)
    assert field.input.text() == "Ring"
    before = len(screen.summary.links())
    field.settle()
    screen.show_section("about_plan")
    assert len(screen.summary.links()) == before - 1, "what was put right is not said again"


def test_the_guidance_follows_the_question(screen: RecordScreen) -> None:
    screen.show_section("settings_parts")
    view = screen.session.view
    assert view is not None
    section = next(part for part in view.record.form.sections if part.id == "settings_parts")
    assert section.guidance
    assert section.guidance in screen.guidance.accessibleDescription()
