"""What locks the open store by itself, and what is left: text on disk, the place said, the clipboard empty."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from hsb_desktop.app.handover import LOCKED
from hsb_desktop.app.locking import Locking
from hsb_desktop.casework import records
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.support import settings
from hsb_desktop.ui.runtime.clipboard import OwnClipboard
from hsb_desktop.ui.runtime.system_events import SystemWatch
from tests.journeys.conftest import PASSPHRASE, Start
from tests.journeys.program import Program
from tests.journeys.seeding import Seeded

Full = tuple[Path, Seeded]
TYPED = "After school, and on the way home"


def opened(full_store: Full, start: Start) -> tuple[Program, Locking, SystemWatch]:
    """The program with its triggers, in a field of a plan."""
    store, seeded = full_store
    program = start(store, unlocked=False)
    watch = SystemWatch()
    locking = Locking(program.session, watch)
    program.unlock(PASSPHRASE)
    program.open(Place("record", seeded.case, seeded.plan, "settings_parts"))
    area = next(area for area in program.screen.findChildren(QPlainTextEdit) if area.isVisible())
    program.hand.type_into(area, TYPED)
    return program, locking, watch


def ended(program: Program, how: object) -> int:
    """The exit code once it ended by itself; `how` sets it off."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert callable(how)
    QTimer.singleShot(0, how)
    return application.exec()


@pytest.mark.parametrize("how", ["lock", "log_off"])
def test_it_saves_says_the_place_and_ends_the_process(
    full_store: Full,
    start: Start,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(OwnClipboard, "_owns", lambda *_: True)
    program, locking, watch = opened(full_store, start)
    QGuiApplication.clipboard().setText(TYPED)
    place = program.window.here()
    before = capsys.readouterr().out
    if how == "log_off":
        assert ended(program, locking.log_off) == 0
    else:
        assert ended(program, lambda: watch.left.emit("lock")) == LOCKED
    assert QGuiApplication.clipboard().text() == ""
    said = capsys.readouterr().out
    assert TYPED not in before + said
    if how == "lock":
        handed = json.loads(said.splitlines()[-1])
        assert (handed["record_id"], handed["page"]) == (place.record_id, place.page)
        assert (handed["key"], handed["caret"]) == (place.key, len(TYPED))
    again = start(program.folder, copied=False)
    held = again.call(lambda desk: records.open_record(desk, full_store[1].plan))
    assert held.record.answers.get(FieldKey.parse(place.key)).value == TYPED


def test_each_trigger_locks_and_half_a_minute_before_it_is_said(
    full_store: Full, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, locking, watch = opened(full_store, start)
    ends: list[int] = []
    monkeypatch.setattr(program.session, "end", ends.append)
    settings.write(program.folder, settings.Settings(lock_after=1))
    assert program.session.wired is not None
    program.session.wired.settings_changed.emit()
    toast = program.window.lock_toast
    passes(program, locking, 32)
    assert toast.isVisible()
    assert toast.accessibleName().endswith("It locks in 30 seconds.")
    QTest.keyClick(program.frame.windowHandle(), Qt.Key.Key_A)
    assert not toast.isVisible(), "any key stays"
    passes(program, locking, 56)
    assert toast.isVisible()
    assert ends == []
    passes(program, locking, 8)
    assert ends == [LOCKED], "nobody came"
    assert locking.idle is not None
    locking.idle.use()
    program.clock.sleep(timedelta(minutes=1))
    locking.idle.look()
    assert ends == [LOCKED] * 2, "the lid was shut"
    for why in ("sleep", "lock", "switch"):
        watch.left.emit(why)
    assert ends == [LOCKED] * 5


def passes(program: Program, locking: Locking, seconds: int) -> None:
    """Nobody comes, and the program looks now and then."""
    assert locking.idle is not None
    for _ in range(seconds // 8):
        program.clock.advance(timedelta(seconds=8))
        locking.idle.look()
