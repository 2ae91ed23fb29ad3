"""What is no longer needed is found by the window's thread and by no other."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from hsb_desktop.ui.runtime.memory import Tidying


class Knot:
    """Two that hold each other, so that only the search finds them; it tells which thread did."""

    def __init__(self, told: list[int]) -> None:
        self.told, self.other = told, self

    def __del__(self) -> None:
        self.told.append(threading.get_ident())


@pytest.fixture(autouse=True)
def searching() -> Iterator[None]:
    """As Python starts: it searches by itself."""
    before = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if before else gc.disable)()


def _make_much(held: list[list[object]]) -> int:
    """Let another thread make so many objects that Python would search there; its id."""
    thread = threading.Thread(target=lambda: held.extend([] for _ in range(200_000)))
    thread.start()
    thread.join()
    assert thread.ident is not None
    return thread.ident


def test_the_window_s_thread_finds_what_another_thread_leaves_alone(qtbot: QtBot) -> None:
    owner, told = QObject(), list[int]()
    Tidying(owner, every_ms=5)
    Knot(told)
    held: list[list[object]] = []
    _make_much(held)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == [threading.get_ident()]
    owner.deleteLater()
    qtbot.waitUntil(gc.isenabled)


def test_left_to_itself_python_searches_on_the_other_thread() -> None:
    """What the first test guards against does happen here."""
    told: list[int] = []
    gc.collect()
    Knot(told)
    other = _make_much([])
    assert told == [other]
