"""A paper seen in the program: beside each other, larger, searched; a file that was given up leaves nothing behind."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hsb_desktop.casework.papers import find_words
from hsb_desktop.casework.ports import Place
from hsb_desktop.ui.runtime.ask import ScriptedAsk
from hsb_desktop.ui.runtime.saving import FileOut
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.blank.screen import BlankScreen
from tests.ui.screens.conftest import Office

Show = Callable[[Screen, Callable[[], None]], None]


@pytest.fixture
def blank(services: Services, shown: Show) -> BlankScreen:
    """The safety plan with nothing in it, which has many pages."""
    screen = BlankScreen(services)
    shown(screen, lambda: screen.open(Place("blank", page="safety_plan")))
    return screen


def test_pages_beside_each_other_sized_searched_and_by_keyboard(
    blank: BlankScreen, office: Office, qtbot: QtBot
) -> None:
    view = blank.sheets.view
    area, bar, line = view._area, view.bar, view.line
    sheets = area.sheets
    single = sheets.places()[0].width()
    bar.across.buttons()[1].click()
    first, second, third = sheets.places()[:3]
    assert first.top() == second.top() < third.top()
    assert second.left() > first.right()
    assert first.width() < single
    QTest.mouseClick(bar.after, Qt.MouseButton.LeftButton)
    assert view.page() == 3, "two pages are turned together"
    bar.set_zoom("page")
    assert sheets.places()[0].height() <= area.viewport().height()

    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not line.isHidden()
    line.words.setText("SAFE")
    qtbot.waitUntil(lambda: bool(sheets.hits), timeout=20_000)
    expected = office.call(lambda desk: find_words(desk, blank._data, "safe"))
    assert [hit.page for hit in sheets.hits] == [found.page + 1 for found in expected]
    assert sheets.hits[sheets.here].page >= 3, "from the page in sight on"
    here = sheets.here
    QTest.keyClick(line.words, Qt.Key.Key_Return)
    assert sheets.here == here + 1
    assert line.words.accessibleDescription().startswith(f"{here + 2} of {len(expected)}")
    line.words.setText("xyzzy")
    qtbot.waitUntil(lambda: line.found.text() == "Not found in this paper.", timeout=20_000)
    QTest.keyClick(line.words, Qt.Key.Key_Escape)
    assert line.isHidden()

    bar.across.buttons()[0].click()
    bar.set_zoom("300")
    assert area.per_cent() == 300
    qtbot.waitUntil(lambda: not area.wants_sharper() and bool(sheets.sharp), timeout=20_000)
    assert len(sheets.sharp) <= 2, "only what is in sight is held as sharp as that"
    bar.step(-1, area.per_cent())
    assert area.per_cent() == 200


@pytest.mark.parametrize("given_up", [True, False])
def test_a_file_given_up_leaves_nothing(
    given_up: bool, services: Services, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held after its bytes are on disk, before it takes its place: the last moment at which it can be stopped."""
    assert isinstance(services.ask, ScriptedAsk)
    target = tmp_path / "stick" / "C-0001-plan.pdf"
    target.parent.mkdir()
    services.ask._saves[:] = [target.parent]
    target.write_bytes(b"what stood there before")
    written, go_on, sync = threading.Event(), threading.Event(), os.fsync

    def hold(descriptor: int) -> None:
        sync(descriptor)
        written.set()
        go_on.wait(20)

    monkeypatch.setattr(os, "fsync", hold)
    out, said, saved = FileOut(services.runner, services.ask, services.runner), list[str](), list[Path]()
    out.working.connect(said.append)
    out.save(target.name, b"x" * 3_000_000, saved.append)
    qtbot.waitUntil(written.is_set, timeout=20_000)
    assert said == ["Saving C-0001-plan.pdf."], "the window goes on meanwhile"
    if given_up:
        out.stop()
    go_on.set()
    qtbot.waitUntil(lambda: said[-1] == "", timeout=20_000)
    monkeypatch.undo()
    assert list(target.parent.iterdir()) == [target]
    assert target.read_bytes() == (b"what stood there before" if given_up else b"x" * 3_000_000)
    assert saved == ([] if given_up else [target])


def test_printing_can_be_given_up(blank: BlankScreen, services: Services, qtbot: QtBot) -> None:
    assert isinstance(services.ask, ScriptedAsk)
    blank.printing.click()
    assert blank.cancel.isVisible()
    blank.cancel.click()
    qtbot.waitUntil(lambda: not services.runner.busy, timeout=20_000)
    assert not services.ask.printed
    assert blank.printing.isEnabled()
