"""The work flow as a picture: places worked out once, walked by arrows, zoomed, and read as a list."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsb_desktop.casework.views import PathColumn, PathLink, PathNode, PathwayView, StepView
from hsb_desktop.ui.kit.pathway import PathwayNode
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.questions.work_flow import WorkFlow, sentence_of
from hsb_desktop.ui.questions.work_flow_drawing import shape_of
from hsb_desktop.ui.questions.work_flow_places import Area, Measures, beside, place

NOW = StepView(
    "meeting", "Meeting", "open", when="In 2 working days", source="§5.3", because=("It was decided.",)
)
ONE, TWO = (
    PathNode("one", "Concern", "Mon 21 December", "done", 1),
    PathNode("two", "Risk", "", "now", 0, True, NOW),
)
THREE = PathNode("three", "Step-down", "Not required: HSB 2", "not_required", 1)
FOUR = PathNode("four", "Outcome", "may be", "possible", 0, group="One of two")
COLUMNS = (
    PathColumn("a", "Concern", "§3", (ONE,)),
    PathColumn("b", "Meet", "§5", (TWO, THREE), here=True),
    PathColumn("c", "Decide", "§6", (FOUR,)),
)
PATHWAY = PathwayView(
    COLUMNS, (PathLink("one", "two", "now"), PathLink("two", "three", "done")), (NOW,), (), ""
)
SIZES = Measures(gutter=30, gap=10, inset=5, head=40, group=20)


def test_boxes_stand_in_their_rows_and_columns() -> None:
    places = place(COLUMNS, 660, lambda _node, _width: 50, SIZES, narrow=False)
    assert places.boxes["one"] == Area(0, 40 + 60, 200, 50)
    assert places.boxes["two"] == Area(230, 40, 200, 50)
    assert places.boxes["three"].y == 100
    assert places.boxes["four"] == Area(465, 60, 190, 50)
    assert places.columns[2].well == Area(460, 40, 200, 75)
    assert places.height == 160


def test_in_a_narrow_room_columns_follow_each_other_and_nothing_overlaps() -> None:
    places = place(COLUMNS, 300, lambda node, _width: 30 + 10 * len(node.id), SIZES, narrow=True)
    areas = [places.boxes[name] for name in ("one", "two", "three", "four")]
    assert all(upper.y + upper.height < lower.y for upper, lower in pairwise(areas))
    assert areas[-1].y + areas[-1].height <= places.height


@pytest.mark.parametrize(
    ("here", "way", "there"),
    [
        ("one", (1, 0), "three"),
        ("two", (-1, 0), "one"),
        ("two", (0, 1), "three"),
        ("three", (0, -1), "two"),
        ("two", (1, 0), "four"),
        ("four", (1, 0), "four"),
    ],
)
def test_arrows_go_to_the_next_box_that_way(here: str, way: tuple[int, int], there: str) -> None:
    places = place(COLUMNS, 660, lambda _node, _width: 50, SIZES, narrow=False)
    assert beside(places.boxes, here, *way) == there


@pytest.fixture
def picture(qtbot: QtBot, qapp: QApplication) -> WorkFlow:
    """The picture in a window of its own."""
    made = WorkFlow(PATHWAY)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_one_stop_for_tab_arrows_inside_and_enter_acts(picture: WorkFlow, qtbot: QtBot) -> None:
    drawing = picture.drawing
    stops = [
        box.text() for box in drawing.findChildren(PathwayNode) if box.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["Risk"]
    drawing.box("two").setFocus()
    QTest.keyClick(drawing.box("two"), Qt.Key.Key_Down)
    assert drawing.box("three").hasFocus()
    assert picture.told.text() == "Step-down. Not required. Not required: HSB 2."
    QTest.keyClick(drawing.box("three"), Qt.Key.Key_Home)
    assert drawing.box("one").hasFocus()
    with qtbot.waitSignal(picture.pressed) as said:
        QTest.keyClick(drawing.box("one"), Qt.Key.Key_Return)
    assert said.args == [ONE]


def test_it_is_zoomed_by_keys_and_wheel(picture: WorkFlow) -> None:
    box = picture.drawing.box("one")
    width = box.width()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (picture.drawing.zoom, box.width() > width) == (1.25, True)
    assert picture.window_on.height() >= picture.drawing.height()
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert picture.drawing.zoom == 0.65
    QTest.keyClick(box, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (picture.drawing.zoom, box.width()) == (1.0, width)
    turned = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    picture.window_on.wheelEvent(turned)
    assert picture.drawing.zoom == 1.25
    for _ in range(9):
        picture.step(1)
    assert picture.drawing.zoom == 2.0


def test_it_is_read_as_a_list_and_each_box_says_its_state(picture: WorkFlow) -> None:
    assert picture.drawing.box("three").accessibleName().startswith("Step-down. Not required")
    picture.turn()
    assert (picture.listed.isVisible(), picture.window_on.isVisible()) == (True, False)
    names = {part.accessibleName() for part in picture.listed.findChildren(type(picture.listed))}
    assert sentence_of(TWO, of_case=True) in names
    assert sentence_of(TWO, of_case=True) == "Risk. Now. In 2 working days. It was decided. §5.3."
    picture.turn()
    assert picture.window_on.isVisible()


def test_a_box_to_be_done_now_has_the_sign_of_the_key_unless_its_clock_presses() -> None:
    assert shape_of(TWO) is State.NOW
    assert shape_of(replace(TWO, step=replace(NOW, status="due_today"))) is State.DUE
    assert shape_of(FOUR) is None
