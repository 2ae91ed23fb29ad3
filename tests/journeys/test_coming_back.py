"""Interrupted and back again: the same page and field, a wrong passphrase, the cover, search, records that are read."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QPlainTextEdit, QWidget

from hsb_desktop.casework import records
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.screens.settings.screen import SettingsScreen
from tests.journeys.conftest import PASSPHRASE, Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

Full = tuple[Path, Seeded]


def test_a_wrong_passphrase_says_so_in_one_sentence_and_the_right_one_opens(
    empty_store: Path, start: Start
) -> None:
    program = start(empty_store, unlocked=False)
    unlock = program.session.unlock
    program.hand.type_into(unlock.passphrase, "not these words at all")
    unlock.button.click()
    program.wait(lambda: bool(unlock.error))
    assert program.session.wired is None
    assert unlock.passphrase.selectedText(), "typing replaces what was wrong"
    program.hand.type_into(unlock.passphrase, PASSPHRASE)
    unlock.button.click()
    program.wait(lambda: program.session.wired is not None)
    program.arrive("today")


def test_the_program_comes_back_to_the_page_the_field_and_the_caret(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    first = start(store)
    first.open(Place("record", seeded.case, seeded.plan, "settings_parts"))
    areas = [area for area in first.screen.findChildren(QPlainTextEdit) if area.isVisible()]
    first.hand.type_into(areas[0], "After school, and on the way home")
    cursor = areas[0].textCursor()
    cursor.setPosition(12)
    areas[0].setTextCursor(cursor)
    QTest.keyClicks(areas[0], ",")
    place = first.window.here()
    assert place.key
    first.end()
    again = start(first.folder, copied=False)
    shown = again.arrive("record")
    assert shown.here().page == "settings_parts"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    assert focus.toPlainText() == "After school,, and on the way home"
    assert focus.textCursor().position() == 13
    saved = again.call(lambda desk: records.open_record(desk, seeded.plan))
    assert saved.record.answers.get(FieldKey.parse(place.key)).value == focus.toPlainText()


def test_search_finds_by_name_and_reference_and_escape_clears(full_store: Full, start: Start) -> None:
    program = start(full_store[0])
    search = program.window.top.search
    QTest.keyClick(program.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert search.hasFocus()
    for words, found in (("kestrel", "Sam Kestrel"), ("C-0001", "Rowan Ellery")):
        search.clear()
        program.hand.type_into(search, words)
        QTest.keyClick(search, Qt.Key.Key_Return)
        program.arrive("cases")
        assert names(program) == [found]
        assert isinstance(QApplication.focusWidget(), ListRow), "Enter goes to what was found"
    QTest.keyClick(program.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    program.settle()
    assert search.text() == ""
    assert len(names(program)) == 3


def names(program: Program) -> list[str]:
    """The cases listed."""
    return [
        row.accessibleName().split(",")[0] for row in program.screen.findChildren(ListRow) if row.isVisible()
    ]


def test_three_lone_shifts_cover_at_once_and_capitals_never_do(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.open(Place("record", seeded.case, seeded.plan, "settings_parts"))
    area = next(area for area in program.screen.findChildren(QPlainTextEdit) if area.isVisible())
    area.setFocus()
    window = program.frame.windowHandle()
    for letter in "ABCDE":
        QTest.keyPress(window, Qt.Key.Key_Shift)
        QTest.keyClick(window, Qt.Key(ord(letter)), Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window, Qt.Key.Key_Shift)
    assert not program.window.cover.isVisible()
    started = time.thread_time()  # the work of the window itself: the machine may be busy with other things
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Shift)
    assert program.window.cover.isVisible()
    assert time.thread_time() - started < 0.1
    assert not area.isVisible(), "nothing stands behind the sheet for a key or a screen reader to find"
    assert program.window.cover.size() == program.window.size()
    program.hand.press("Come back")
    assert not program.window.cover.isVisible()
    assert area.hasFocus()
    program.hand.press("Cover screen")
    assert program.window.cover.isVisible()
    program.hand.press("Come back")


def test_a_complete_record_is_read_and_opened_again_for_a_reason(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    for place in (
        Place("record", seeded.case, seeded.done_plan),
        Place("assessment", seeded.case, seeded.decided),
    ):
        screen = program.open(place)
        assert program.hand.find(QPlainTextEdit, "", screen) is None, "nothing can be typed into it"
        assert program.hand.find(QAbstractButton, "Save and continue", screen) is None
        program.hand.press("Open it again as a new version", screen)
        program.settle()
        assert place.record_id is not None
        record_id = place.record_id
        view = program.call(lambda desk, which=record_id: records.open_record(desk, which))  # type: ignore[misc]
        assert view.record.version == 2
        assert not view.read_only
        onward = ("Save and continue", "Check your answers")
        assert any(program.hand.find(QAbstractButton, words, screen) for words in onward)


def test_a_fact_that_is_not_known_leaves_no_other_fact_on_the_page(full_store: Full, start: Start) -> None:
    store, seeded = full_store
    program = start(store)
    program.open(Place("fact", seeded.case, page="emergency_action"))
    screen = program.open(Place("fact", seeded.case, page="no_such_fact"))
    assert program.window.toast.isVisible()
    assert program.hand.find(QAbstractButton, "By agreement", screen) is None
    program.open(Place("today"))
    assert not program.window.toast.isVisible()


@pytest.mark.parametrize(
    ("screen", "page", "key"),
    [("record", "about_plan", "made_with"), ("assessment", "decision", "rationale")],
)
def test_what_comes_late_takes_no_field_away_from_who_works_in_it(
    full_store: Full, start: Start, screen: str, page: str, key: str
) -> None:
    """The record is open already and is read again; whoever typed on meanwhile stays in that field."""
    store, seeded = full_store
    program = start(store)
    case, record = (seeded.case, seeded.plan) if screen == "record" else (seeded.new_case, seeded.draft)
    program.open(Place(screen, case, record, page))
    program.open(Place("today"))
    program.window.open(Place(screen, case, record, page))
    field = program.hand.field(key)
    assert isinstance(field, TextField)
    field.take_focus()
    QTest.keyClicks(field.input, "first ")
    program.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "and last")
    assert field.input.text().endswith("first and last")


def test_the_field_that_is_worked_in_is_seen_after_a_return_and_at_the_next_key(
    full_store: Full, start: Start
) -> None:
    store, seeded = full_store
    first = start(store)
    first.open(Place("assessment", seeded.new_case, seeded.draft, "decision"))
    field = first.hand.field("rationale")
    assert isinstance(field, TextField)
    field.take_focus()
    QTest.keyClicks(field.input, "It rests on what the school wrote")
    first.end()
    again = start(first.folder, copied=False)
    again.arrive("assessment")
    field = again.hand.field("rationale")
    assert isinstance(field, TextField)
    assert QApplication.focusWidget() is field.input
    again.hand.rest(50)
    assert whole_in_sight(field), "the result came later and pushed it down"
    bar = page_of(field).verticalScrollBar()
    for away in (QAbstractSlider.SliderAction.SliderToMinimum, QAbstractSlider.SliderAction.SliderToMaximum):
        bar.triggerAction(away)
        page_of(field).body.invalidate()
        again.hand.rest(20)
        assert not whole_in_sight(field), "a page that is read stays where it was put"
        QTest.keyClicks(field.input, ".")
        again.hand.rest(20)
        assert whole_in_sight(field)


def test_the_size_that_was_chosen_stays_in_sight_and_escape_shuts_the_menu(
    empty_store: Path, start: Start
) -> None:
    program = start(empty_store)
    screen = program.open(Place("settings"))
    assert isinstance(screen, SettingsScreen)
    largest = screen.scale.cards()[-1]
    try:
        QTest.mouseClick(largest, Qt.MouseButton.LeftButton)
        program.wait(lambda: page_of(largest).verticalScrollBar().value() > 0, "the page to follow")
        assert whole_in_sight(largest)
        rail, menu = program.window.rail, program.window.top.menu_button
        assert not rail.isVisible()
        menu.click()
        assert rail.isVisible()
        rail.items()[0].setFocus()
        QTest.keyClick(rail.items()[0], Qt.Key.Key_Escape)
        assert not rail.isVisible()
        assert menu.hasFocus()
    finally:
        wear("light")


def page_of(field: QWidget) -> ScrollPage:
    """The page a field scrolls with."""
    pages = field.window().findChildren(ScrollPage)
    return next(page for page in pages if page.isVisible() and page.isAncestorOf(field))


def whole_in_sight(field: QWidget) -> bool:
    """Whether a field is seen with its label."""
    port = page_of(field).viewport()
    top = field.mapTo(port, QPoint(0, 0)).y()
    return top >= 0 and top + field.height() <= port.height()
