"""Everything works without a mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.answers import AnswerGroup
from hsb_desktop.ui.kit.banner import Banner
from hsb_desktop.ui.kit.button import Button, IconButton, primary
from hsb_desktop.ui.kit.check_box import CheckBox
from hsb_desktop.ui.kit.choice_list import ChoiceList
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.pathway import NodeKind, PathwayNode
from hsb_desktop.ui.kit.rail import Rail, RailEntry
from hsb_desktop.ui.kit.segments import Segmented
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.sheet_view import SheetView
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.step_list import Step, StepList
from hsb_desktop.ui.kit.tab_bar import TabBar
from hsb_desktop.ui.kit.table import Cell, Heading, Table
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.top_bar import TopBar
from tests.ui.kit.conftest import InWindow
from tests.ui.kit.gallery import ANSWERS, ATTENDANCE, CHOICES, STEPS

PRESSED: list[Callable[[], QAbstractButton]] = [
    lambda: primary("Go on"),
    lambda: IconButton("close", "Close"),
    lambda: LinkLine("Enter the date"),
    lambda: ListRow("A row", state=State.DUE),
    lambda: PathwayNode("A step", "Not yet", NodeKind.NEXT),
    lambda: Rail([RailEntry("today", "Today", "today")]).items()[0],
]


@pytest.mark.parametrize("make", PRESSED)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_buttons_of_every_kind_are_pressed_by_enter_and_space(
    qtbot: QtBot, in_window: InWindow, make: Callable[[], QAbstractButton], key: Qt.Key
) -> None:
    button = make()
    in_window(button)
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


@pytest.mark.parametrize(
    "make", [lambda: AnswerGroup("Present", ANSWERS), lambda: ChoiceList("Decision", CHOICES)]
)
def test_nothing_is_preselected_and_number_keys_choose(
    qtbot: QtBot, in_window: InWindow, make: Callable[[], AnswerGroup | ChoiceList]
) -> None:
    group = make()
    in_window(group)
    assert group.value() == ""
    card = group.cards()[0]
    card.setFocus()
    with qtbot.waitSignal(group.chosen) as said:
        QTest.keyClick(card, Qt.Key.Key_3)
    assert said.args == [group.cards()[2].answer.id] == [group.value()]
    QTest.keyClick(group.cards()[2], Qt.Key.Key_9)
    assert group.value() == group.cards()[2].answer.id


def test_arrows_move_between_answers_once_one_is_chosen(qtbot: QtBot, in_window: InWindow) -> None:
    group = AnswerGroup("Present", ANSWERS)
    in_window(group)
    group.cards()[0].setFocus()
    with qtbot.waitSignal(group.chosen):
        QTest.keyClick(group.cards()[0], Qt.Key.Key_Space)
    with qtbot.waitSignal(group.chosen) as said:
        QTest.keyClick(group.cards()[0], Qt.Key.Key_Down)
    assert said.args == ["absent"]


def test_an_answer_shown_says_nothing_and_can_be_taken_away(qtbot: QtBot, in_window: InWindow) -> None:
    group = AnswerGroup("Present", ANSWERS)
    in_window(group)
    with qtbot.assertNotEmitted(group.chosen):
        group.set_value("absent")
        assert group.value() == "absent"
        group.set_value("")
    assert group.value() == ""


def test_the_whole_card_is_the_target(qtbot: QtBot, in_window: InWindow) -> None:
    group = AnswerGroup("Present", ANSWERS)
    in_window(group)
    card = group.cards()[1]
    with qtbot.waitSignal(group.chosen):
        QTest.mouseClick(
            card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(card.width() - 6, 6)
        )
    assert group.value() == "absent"


def test_segments_are_chosen_by_key(qtbot: QtBot, in_window: InWindow) -> None:
    attendance = Segmented("Attendance of the referrer", ATTENDANCE)
    in_window(attendance)
    attendance.buttons()[0].setFocus()
    with qtbot.waitSignal(attendance.chosen):
        QTest.keyClick(attendance.buttons()[0], Qt.Key.Key_Space)
    with qtbot.waitSignal(attendance.chosen) as said:
        QTest.keyClick(attendance.buttons()[0], Qt.Key.Key_Right)
    assert said.args == ["attended"]
    attendance.set_value("")
    assert attendance.value() == ""


def test_segments_go_on_to_another_line_where_it_is_narrow(qtbot: QtBot, in_window: InWindow) -> None:
    attendance = Segmented("Attendance", ATTENDANCE)
    in_window(attendance)
    whole = attendance.sizeHint().width()
    assert attendance.heightForWidth(whole) == attendance.buttons()[0].height()
    assert attendance.heightForWidth(whole - 10) > attendance.buttons()[0].height()


def test_a_step_list_is_one_tab_stop_with_arrows_inside(qtbot: QtBot, in_window: InWindow) -> None:
    steps, before, after = StepList("Steps"), TextLine("Before"), TextLine("After")
    steps.set_steps(STEPS)
    steps.set_current("1.4")
    window = in_window(before, steps, after)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    row = steps.current_row()
    assert row is not None
    assert window.focusWidget() is row
    QTest.keyClick(row, Qt.Key.Key_Down)
    moved = window.focusWidget()
    assert moved is steps.rows()[4]
    with qtbot.waitSignal(steps.chosen) as said:
        QTest.keyClick(moved, Qt.Key.Key_Return)
    assert said.args == ["1.5"]
    QTest.keyClick(moved, Qt.Key.Key_End)
    QTest.keyClick(steps.rows()[-1], Qt.Key.Key_Tab)
    assert window.focusWidget() is after


def test_steps_that_only_change_state_keep_their_rows(qtbot: QtBot, in_window: InWindow) -> None:
    steps = StepList("Steps")
    in_window(steps)
    steps.set_steps(STEPS)
    rows = steps.rows()
    steps.set_steps([Step(s.id, s.word, State.DONE, "Complete", s.level, s.number) for s in STEPS])
    assert steps.rows() == rows
    assert rows[1].accessibleName() == "Group one, Complete"


def test_tabs_move_by_arrow_and_tell_only_the_persons_choice(qtbot: QtBot, in_window: InWindow) -> None:
    tabs = TabBar("Places", [("p", "Pathway"), ("a", "Assessment")])
    in_window(tabs)
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_current("a")
        tabs.set_current("p")
    with qtbot.waitSignal(tabs.chosen) as said:
        QTest.keyClick(tabs.bar, Qt.Key.Key_Right)
    assert said.args == ["a"]


def test_a_table_opens_its_row_by_enter(qtbot: QtBot, in_window: InWindow) -> None:
    table = Table("Steps", [Heading("Step", 200), Heading("State")])
    table.set_rows([[Cell("One"), Cell("Due today", State.DUE)], [Cell("Two"), Cell("Done", State.DONE)]])
    in_window(table)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as said:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert said.args == [1]
    assert table.model().index(0, 1).data() == "Due today"


def test_a_box_is_ticked_by_space_and_on_its_words(qtbot: QtBot, in_window: InWindow) -> None:
    box = CheckBox("Report sent")
    in_window(box)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 10))
    assert not box.isChecked()


def test_a_select_starts_empty_and_tells_only_the_persons_choice(qtbot: QtBot, in_window: InWindow) -> None:
    select = Select("Kind", [("j", "Joint"), ("s", "Single")])
    in_window(select)
    assert select.value() == ""
    with qtbot.assertNotEmitted(select.chosen):
        select.set_value("j")
    with qtbot.waitSignal(select.chosen) as said:
        QTest.keyClick(select, Qt.Key.Key_Down)
    assert said.args == ["s"]
    select.set_items([("s", "Single"), ("o", "Other")])
    assert select.value() == "s"


def test_the_bars_ask_for_what_they_offer(qtbot: QtBot, in_window: InWindow) -> None:
    top, banner = TopBar(), Banner("Immediate protection")
    in_window(top, banner)
    for button, signal in (
        (top.cover_button, top.cover_wanted),
        (top.lock_button, top.lock_wanted),
        (banner.protect_button, banner.protection_wanted),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClicks(top.search, "review")
    with qtbot.waitSignal(top.searched) as said:
        QTest.keyClick(top.search, Qt.Key.Key_Return)
    assert said.args == ["review"]
    top.set_fold(Fold.NARROW)
    with qtbot.waitSignal(top.search_wanted):
        top.focus_search()
    with qtbot.waitSignal(top.menu_wanted):
        QTest.keyClick(top.menu_button, Qt.Key.Key_Space)


def test_a_rail_item_is_marked_only_by_the_program(qtbot: QtBot, in_window: InWindow) -> None:
    rail = Rail([RailEntry("today", "Today", "today"), RailEntry("cases", "Cases", "cases")])
    in_window(rail)
    rail.set_current("today")
    with qtbot.waitSignal(rail.chosen) as said:
        QTest.keyClick(rail.items()[1], Qt.Key.Key_Return)
    assert said.args == ["cases"]
    assert [item.isChecked() for item in rail.items()] == [True, False]


def test_pages_are_turned_by_button(qtbot: QtBot, in_window: InWindow) -> None:
    from tests.ui.kit.gallery import paper

    view = SheetView("Plan")
    window = in_window(view)
    view.setMinimumHeight(400)
    window.resize(500, 500)
    view.set_pages([paper("One"), paper("Two"), paper("Three")])
    assert view.page() == 1
    after = next(b for b in view.findChildren(IconButton) if b.accessibleName() == "Next page")
    with qtbot.waitSignal(view.page_changed) as said:
        QTest.keyClick(after, Qt.Key.Key_Space)
    assert said.args == [2]
    view.show_page(3)
    assert view.page() == 3
    assert not after.isEnabled()


def test_a_primary_button_is_a_native_button_with_its_words(qtbot: QtBot, in_window: InWindow) -> None:
    button = Button("Save and continue", keycap="Enter")
    in_window(button)
    assert button.text() == "Save and continue"
    wide = button.sizeHint().width()
    button.set_keycap("")
    assert button.sizeHint().width() < wide
