"""Who may read a paragraph is chosen beside it; the choice holds, and a chip says so."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from hsb_desktop.casework import records
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.narrowing import OPEN, Narrowing
from hsb_desktop.ui.kit.text_area import TextArea
from hsb_desktop.ui.questions.origin import FORMAT, Marked
from hsb_desktop.ui.questions.readers_line import ReadersLine
from hsb_desktop.ui.questions.repeat_row import RepeatRow
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.questions.who_page import ChoicePage
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.record.screen import RecordScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]
PURPOSE = FieldKey("purpose")


@pytest.fixture
def record_id(office: Office, case_id: CaseId) -> RecordId:
    """A safety plan that was begun."""
    return office.call(lambda desk: records.start_record(desk, case_id, "safety_plan").record_id)


@pytest.fixture
def screen(services: Services, shown: Show, case_id: CaseId, record_id: RecordId) -> RecordScreen:
    """The plan at its purpose."""
    made = RecordScreen(services)
    shown(made, lambda: made.open(Place("record", case_id, record_id, "about_plan", PURPOSE.text)))
    return made


def line_of(screen: RecordScreen, key: FieldKey = PURPOSE) -> ReadersLine:
    """What stands beside the field."""
    field = screen.field(key)
    assert isinstance(field, TextField)
    return next(iter(field.findChildren(ReadersLine)))


def page_of(qtbot: QtBot, screen: RecordScreen) -> ChoicePage:
    """The choice that opened."""
    qtbot.waitUntil(lambda: bool(screen.findChildren(ChoicePage)), timeout=5000)
    return screen.findChildren(ChoicePage)[-1]


def narrowed(office: Office, record_id: RecordId, key: FieldKey) -> Narrowing:
    """Who may read it, as the store has it."""
    return office.call(lambda desk: records.open_record(desk, record_id)).record.answers.narrowing(key)


def test_a_paragraph_is_kept_from_the_family_and_from_one_person(
    qtbot: QtBot, screen: RecordScreen, office: Office, record_id: RecordId
) -> None:
    line = line_of(screen)
    assert line.chip.isHidden()
    line.button.click()
    page = page_of(qtbot, screen)
    assert not page.kinds[Audience.PROFESSIONAL].isEnabled()
    page.kinds[Audience.FAMILY].click()
    next(box for box in page.people.values() if "Lindqvist" in box.text()).click()
    page.keep.click()
    qtbot.waitUntil(lambda: not line_of(screen).chip.isHidden(), timeout=5000)
    assert line_of(screen).chip.word() == "Not for the family, not for 1 person"
    kept = narrowed(office, record_id, PURPOSE)
    assert kept.readers == frozenset({Audience.CHILD, Audience.PROFESSIONAL})
    assert len(kept.not_for) == 1


def test_going_back_changes_nothing(
    qtbot: QtBot, screen: RecordScreen, office: Office, record_id: RecordId
) -> None:
    line_of(screen).button.click()
    page = page_of(qtbot, screen)
    page.kinds[Audience.CHILD].click()
    page.back.click()
    qtbot.waitUntil(lambda: screen.field(PURPOSE) is not None and line_of(screen).isVisible(), timeout=5000)
    assert not narrowed(office, record_id, PURPOSE).narrows


def test_a_row_is_kept_to_professionals(
    qtbot: QtBot, screen: RecordScreen, office: Office, record_id: RecordId
) -> None:
    screen.show_section("settings_parts")
    qtbot.waitUntil(lambda: any(row.fields for row in screen.findChildren(RepeatRow)), timeout=5000)
    row = next(row for row in screen.findChildren(RepeatRow) if row.fields)
    key = next(iter(row.fields))
    head = next(
        line for line in row.findChildren(ReadersLine) if line.parent() is not None and not _in_field(line)
    )
    head.button.click()
    page = page_of(qtbot, screen)
    for kind in (Audience.CHILD, Audience.FAMILY):
        page.kinds[kind].click()
    page.keep.click()
    qtbot.waitUntil(lambda: narrowed(office, record_id, key).narrows, timeout=5000)
    assert narrowed(office, record_id, key).readers == frozenset({Audience.PROFESSIONAL})


def test_text_copied_out_of_a_row_has_the_readers_of_the_row(qtbot: QtBot, screen: RecordScreen) -> None:
    """So has the note of an answer those of the answer; the chip beside it says what was chosen there alone."""
    there = screen.field(PURPOSE)
    assert there is not None
    for key, over in (("rows/one/purpose", "rows/one/*"), ("purpose#note", "purpose")):
        source = TextField(there.question, FieldKey.parse(key))
        qtbot.addWidget(source)
        assert isinstance(source.input, TextArea)
        answers = AnswerSet(narrowed={FieldKey.parse(over): Narrowing(frozenset({Audience.PROFESSIONAL}))})
        source.show_narrowing(answers.narrowed.get(source.key, OPEN), answers.narrowing(source.key))
        source.input.set_text("said at the meeting")
        source.input.selectAll()
        origin = Marked.read(bytes(source.input.createMimeDataFromSelection().data(FORMAT).data()))
        assert origin is not None
        assert origin.readers == frozenset({Audience.PROFESSIONAL})


def test_text_pasted_from_where_fewer_may_read_keeps_its_readers(
    qtbot: QtBot, screen: RecordScreen, office: Office, record_id: RecordId
) -> None:
    """What is copied out of a professional's field stays off the family's copies; what is typed stays as it was."""
    there = screen.field(PURPOSE)
    assert there is not None
    asked = replace(there.question, audience=frozenset({Audience.PROFESSIONAL}))
    source = TextField(asked, FieldKey("elsewhere"))
    qtbot.addWidget(source)
    assert isinstance(source.input, TextArea)
    source.input.set_text("said at the meeting")
    source.input.selectAll()
    copied = source.input.createMimeDataFromSelection()
    field = screen.field(PURPOSE)
    assert isinstance(field, TextField)
    assert isinstance(field.input, TextArea)
    plain = QMimeData()
    plain.setText("from a letter, ")
    strange = QMimeData()
    strange.setText("from a stranger, ")
    strange.setData(FORMAT, b"[1]")
    for harmless in (plain, strange, field.input.createMimeDataFromSelection()):
        field.input.insertFromMimeData(harmless)
    assert not narrowed(office, record_id, PURPOSE).narrows
    field.input.insertFromMimeData(copied)
    qtbot.waitUntil(lambda: narrowed(office, record_id, PURPOSE).narrows, timeout=5000)
    kept = narrowed(office, record_id, PURPOSE)
    assert kept.readers == frozenset({Audience.PROFESSIONAL})
    assert kept.origin == asked.label
    qtbot.waitUntil(lambda: line_of(screen).chip.word() == "Professionals only", timeout=5000)
    assert field.input.text() == "from a letter, from a stranger, said at the meeting"


def _in_field(line: ReadersLine) -> bool:
    at = line.parent()
    while at is not None and not isinstance(at, RepeatRow):
        if isinstance(at, TextField):
            return True
        at = at.parent()
    return False
