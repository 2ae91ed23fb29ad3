"""A day's copy of the store is made behind the work, once, and a refused one is said without stopping anything."""

from pathlib import Path

import pytest

from hsb_desktop.app.daily_copy import DailyCopy
from hsb_desktop.store import backups
from hsb_desktop.store.backups import Why, copies_in
from hsb_desktop.store.errors import BackupFailed
from hsb_desktop.store.folder import StoreFolder
from tests.journeys.conftest import PASSPHRASE, Start


def test_a_copy_is_made_once_a_day_behind_the_work(empty_store: Path, start: Start) -> None:
    program = start(empty_store, unlocked=False)
    daily = DailyCopy(program.session, after_ms=10)
    said: list[bool] = []
    daily.done.connect(said.append)
    program.unlock(PASSPHRASE)
    program.wait(lambda: bool(said))
    place = StoreFolder(program.folder).backups
    assert said == [True]
    assert [copy.why for copy in copies_in(place)] == [Why.DAILY]
    assert program.session.composition.back_up_daily().result(timeout=30) is False, "one a day"


def test_a_copy_that_fails_is_said_and_the_work_goes_on(
    empty_store: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object) -> None:
        raise BackupFailed

    monkeypatch.setattr(backups, "head_of", refused)
    program = start(empty_store, unlocked=False)
    DailyCopy(program.session, after_ms=10)
    program.unlock(PASSPHRASE)
    program.wait(program.window.toast.isVisible)
    assert (
        BackupFailed().sentence
        in program.window.toast.accessibleName() + program.window.toast.accessibleDescription()
    )
    assert not copies_in(StoreFolder(program.folder).backups)
