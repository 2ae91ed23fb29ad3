from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.button import primary
from hsb_desktop.ui.kit.focus_ring import FocusRing
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.text_line import TextLine
from tests.ui.kit.conftest import InWindow


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    installed = FocusRing.install(qapp)
    yield installed
    installed.uninstall()


def test_the_ring_stands_around_what_has_the_keyboard(
    qtbot: QtBot, ring: FocusRing, in_window: InWindow
) -> None:
    one, two = TextLine("One"), TextLine("Two")
    window = in_window(one, two)
    two.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.is_shown)
    image = window.grab().toImage()
    top = two.geometry().top()
    colours = [image.pixelColor(two.geometry().center().x(), y).name() for y in range(top - 8, top)]
    assert look().hex("focus_outer").lower() in colours
    assert look().hex("focus_inner").lower() in colours


def test_the_ring_hides_while_the_mouse_leads_and_comes_back_with_a_key(
    qtbot: QtBot, ring: FocusRing, in_window: InWindow
) -> None:
    one, button = TextLine("One"), primary("Go on")
    window = in_window(one, button)
    one.setFocus()
    qtbot.waitUntil(ring.is_shown)
    handle = window.windowHandle()
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.geometry().center()
    )
    assert not ring.is_shown()
    QTest.keyClick(handle, Qt.Key.Key_Tab)
    qtbot.waitUntil(ring.is_shown)


def test_the_ring_is_cut_by_what_scrolls(qtbot: QtBot, ring: FocusRing, in_window: InWindow) -> None:
    fields = [TextLine(f"Field {n}") for n in range(20)]
    page = ScrollPage(*fields)
    window = in_window(page)
    window.resize(300, 200)
    fields[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.is_shown)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: not ring.is_shown())


def test_the_ring_lets_go_of_widgets_that_are_gone(
    qtbot: QtBot, ring: FocusRing, in_window: InWindow
) -> None:
    one, two = TextLine("One"), TextLine("Two")
    in_window(one, two)
    one.setFocus()
    qtbot.waitUntil(ring.is_shown)
    one.setParent(None)
    one.deleteLater()
    qtbot.wait(20)
    two.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(ring.is_shown)
