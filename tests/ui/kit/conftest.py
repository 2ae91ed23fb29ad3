"""Each test of the kit starts in the light theme at 100 %, and leaves it so."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.surface import Panel
from tests.plain_look import plain

InWindow = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Light, 100 %."""
    plain(qapp)
    yield
    plain(qapp)


@pytest.fixture
def in_window(qtbot: QtBot) -> Iterator[InWindow]:
    """`in_window(widget, ...)` shows widgets under each other in a window that lives as long as the test."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = Panel("canvas", column(*widgets, None, gap=20, margins=(40, 40, 40, 40)))
        kept.append(window)
        qtbot.addWidget(window)
        window.resize(700, 600)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    kept.clear()
