"""Any form on screen: faults lead across its parts, recovered typing is announced until it is put away."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import meetings, records
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.paths import forms_directory
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.surface import SectionHead
from hsb_desktop.ui.questions.field import QuestionField
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
    said = notices(screen)
    assert [notice.accessibleName().split(".")[0] for notice in said] == ["Typing was recovered"]
    assert not any(page.isAncestorOf(said[0]) for page in screen.findChildren(ScrollPage)), (
        "scrolled out of sight"
    )
    QTest.keyClicks(focus(), "ody")
    close = next(b for b in notices(screen)[0].findChildren(QAbstractButton))
    close.click()
    assert notices(screen) == []
    QTest.keyClicks(focus(), " is safe")
    field = screen.field(PURPOSE)
    assert isinstance(field, TextField)
    assert field.input.text() == "So that everybody is safe"


def test_recovered_typing_is_not_announced_on_the_next_page(screen: RecordScreen) -> None:
    screen.show_section("agreements")
    assert notices(screen) == []
    screen.show_section("about_plan")
    assert notices(screen) == [], "it was seen, and is not said twice"


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
    assert screen.part == "who_to_tell"
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


def test_a_draft_of_an_older_edition_moves_once_it_was_seen(
    services: Services, shown: Show, office: Office, case_id: CaseId, tmp_path: Path, qtbot: QtBot
) -> None:
    """What is set aside is shown before; afterwards the new edition asks, and what was carried stands."""
    made = office.call(lambda desk: records.start_record(desk, case_id, "case_note").record_id)
    given = {FieldKey("meaning"): Answer("It went well."), FieldKey("next_on"): Answer("2027-01-09")}
    office.call(lambda desk: records.save_answers(desk, made, given))
    services.runner.desk = replace(office.desk, book=load_book(two_editions(tmp_path), "islington"))
    screen = RecordScreen(services)
    shown(screen, lambda: screen.open(Place("record", case_id, made)))
    qtbot.waitUntil(lambda: pressable(screen, "See what would change") is not None)
    press(screen, "See what would change")
    qtbot.waitUntil(lambda: pressable(screen, "Move the draft") is not None)
    heads = [head for head in screen.findChildren(SectionHead) if head.isVisible()]
    said = {label.text() for head in heads for label in head.findChildren(QLabel)}
    assert {"Set aside", "Carried over"} <= said
    press(screen, "Leave it as it is")
    qtbot.waitUntil(lambda: pressable(screen, "See what would change") is not None)
    view = screen.session.view
    assert view is not None
    assert "/2016-10/" in view.record.form.pin
    press(screen, "See what would change")
    qtbot.waitUntil(lambda: pressable(screen, "Move the draft") is not None)
    press(screen, "Move the draft")
    qtbot.waitUntil(
        lambda: screen.session.view is not None and "/2026-11/" in screen.session.view.record.form.pin
    )
    assert screen.session.answers.text("next_on") == "2027-01-09"
    assert pressable(screen, "See what would change") is None


def two_editions(folder: Path) -> Path:
    """The forms in two editions, the newer in force from November 2026; its case note asks one thing otherwise."""
    root = Path(shutil.copytree(forms_directory(), folder / "forms"))
    old, new = root / "islington" / "2016-10", root / "islington" / "2026-11"
    shutil.copytree(old, new)
    for path, before, after in (
        (
            old / "procedure.toml",
            "in_force_from = 2016-01-01",
            "in_force_from = 2016-01-01\nin_force_to = 2026-10-31",
        ),
        (new / "procedure.toml", "in_force_from = 2016-01-01", "in_force_from = 2026-11-01"),
        (new / "procedure.toml", 'edition = "2016-10"', 'edition = "2026-11"'),
        (new / "forms/case_note.toml", 'id = "meaning"', 'id = "so_what"'),
    ):
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), encoding="utf-8")
    return root


def pressable(screen: RecordScreen, words: str) -> QAbstractButton | None:
    """The button that says so, once it is seen."""
    found = [b for b in screen.findChildren(QAbstractButton) if b.text() == words and b.isVisible()]
    return found[0] if found else None


def press(screen: RecordScreen, words: str) -> None:
    """Press the button that says so."""
    button = pressable(screen, words)
    assert button is not None
    button.click()


def test_a_part_with_an_empty_table_begins_at_its_button(
    services: Services, shown: Show, office: Office, case_id: CaseId, qtbot: QtBot
) -> None:
    """And who adds a row goes on in it."""
    made = office.call(lambda desk: records.start_record(desk, case_id, "direct_work_plan").record_id)
    screen = RecordScreen(services)
    shown(screen, lambda: screen.open(Place("record", case_id, made)))
    sections = screen.session.shown.sections
    screen.show_section(sections[1])
    button = focus()
    assert isinstance(button, QAbstractButton)
    assert button.text().startswith("Add")
    button.click()
    qtbot.waitUntil(lambda: not services.runner.busy and focus() is not button)
    QTest.keyClicks(focus(), "Ring")
    field = screen.field(screen.session.entered or PURPOSE)
    assert isinstance(field, TextField)
    assert field.input.text() == "Ring"


def test_a_part_that_begins_with_rows_begins_in_the_first_of_them(
    services: Services, shown: Show, office: Office, case_id: CaseId
) -> None:
    made = office.call(lambda desk: records.start_record(desk, case_id, "safety_plan").record_id)
    screen = RecordScreen(services)
    shown(screen, lambda: screen.open(Place("record", case_id, made)))
    screen.show_section("settings_parts")
    key = screen.session.entered
    assert key is not None
    assert (key.repeat, key.row) == ("settings", screen.session.answers.rows("settings")[0])


def test_minutes_to_finish_later_go_back_to_their_meeting(
    services: Services, shown: Show, office: Office, case_id: CaseId, meeting_id: RecordId, qtbot: QtBot
) -> None:
    minutes = office.call(lambda desk: meetings.minutes_of(desk, meeting_id).record_id)
    screen = RecordScreen(services)
    shown(screen, lambda: screen.open(Place("record", case_id, minutes)))
    later = next(
        one
        for one in screen.findChildren(QAbstractButton)
        if one.text() == "Finish later" and one.isVisible()
    )
    with qtbot.waitSignal(screen.go) as went:
        later.click()
    assert went.args == [Place("meeting", case_id, meeting_id)]


def test_a_part_of_which_nothing_is_asked_says_so(
    services: Services, shown: Show, office: Office, case_id: CaseId, qtbot: QtBot
) -> None:
    """Until an answer elsewhere asks something of it; an empty page would look like one that did not come."""

    def begin(desk: Desk) -> RecordId:
        meetings.plan_meeting(desk, case_id, "initial_cp_conference", date(2027, 1, 12))
        return records.start_record(desk, case_id, "cp_conference_record").record_id

    made = office.call(begin)
    screen = RecordScreen(services)
    shown(screen, lambda: screen.open(Place("record", case_id, made, "plan_part")))

    def said() -> bool:
        return any(
            label.isVisible() and label.text().startswith("Nothing is asked here as it stands")
            for label in screen.findChildren(QLabel)
        )

    qtbot.waitUntil(said, timeout=5000)
    screen.show_section("decision")
    assert not said()
    screen.session.answer(FieldKey("decision"), Answer("cp_plan"))
    screen.show_section("plan_part")
    qtbot.waitUntil(
        lambda: any(field.isVisible() for field in screen.findChildren(QuestionField)), timeout=5000
    )
    assert not said()
