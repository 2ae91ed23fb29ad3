"""Turning a page moves the focus into no field that nobody went to."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.layout import column, holder
from hsb_desktop.ui.kit.pages import Pages
from hsb_desktop.ui.kit.text_line import TextLine


def test_the_focus_goes_nowhere_when_its_page_goes(qtbot: QtBot) -> None:
    window, pages = QWidget(), Pages()
    first, second = TextLine("first"), TextLine("second")
    one, other = holder(column(first)), holder(column(second))
    pages.add(one)
    pages.add(other)
    window.setLayout(column(pages, TextLine("below")))
    qtbot.addWidget(window)
    pages.show_page(one)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    assert QApplication.focusWidget() is first
    pages.show_page(other)
    assert QApplication.focusWidget() is window
    assert second.isVisible()
    assert not first.isVisible()
