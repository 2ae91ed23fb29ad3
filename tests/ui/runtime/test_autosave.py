"""Typing leaves within 300 ms of its oldest character; "saved" is said of what is on disk and of nothing else."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from hsb_desktop.casework.changes import Saved
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.ui.runtime.autosave import OLDEST_UNSAVED_MS, Autosave
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.runner import Runner

RECORD, KEY, OTHER = RecordId("r"), FieldKey("one"), FieldKey("two")
AT = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)


class Disk:
    """Takes what is sent, and answers when and what the test says."""

    def __init__(self) -> None:
        self.sent: list[Future[object]] = []
        self.work: list[Callable[[], object]] = []

    def submit(self, work: Callable[[], object]) -> "Future[object]":
        """Something was sent."""
        self.work.append(work)
        self.sent.append(Future())
        return self.sent[-1]


class DraftDesk:
    """A desk of which only the drafts of one form are looked at."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.store = self.clock = self

    def now(self) -> datetime:
        """The clock's."""
        return AT

    def unit(self) -> "nullcontext[DraftDesk]":
        """The store's."""
        return nullcontext(self)

    def put_draft(self, _place: str, field: str, text: str, _at: datetime) -> None:
        """The unit's."""
        self.kept[field] = text

    def drop_drafts(self, _place: str) -> None:
        """The unit's."""
        self.kept.clear()


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def drafts() -> DraftDesk:
    return DraftDesk()


@pytest.fixture
def autosave(disk: Disk, drafts: DraftDesk, qtbot: QtBot) -> Autosave:
    runner = Runner(disk.submit, cast(Desk, drafts))
    saver = Autosave(runner, None)
    saver.setProperty("runner", None)
    _KEPT.append(runner)
    return saver


_KEPT: list[Runner] = []


def test_typing_on_and_on_does_not_put_saving_off(autosave: Autosave, disk: Disk, qtbot: QtBot) -> None:
    clock = QElapsedTimer()
    clock.start()
    length = 0
    while not disk.sent and clock.elapsed() < 2_000:
        length += 1
        autosave.typed(RECORD, KEY, "x" * length, length)
        qtbot.wait(20)
    assert disk.sent
    assert clock.elapsed() < OLDEST_UNSAVED_MS + 250
    disk.sent[0].set_result(Saved(AT))
    autosave.flush()
    for future in disk.sent[1:]:
        future.set_result(Saved(AT))
    qtbot.waitUntil(lambda: autosave.clean)


def test_saved_is_said_only_when_everything_is_on_disk(autosave: Autosave, disk: Disk, qtbot: QtBot) -> None:
    said: list[datetime] = []
    autosave.saved.connect(said.append)
    autosave.typed(RECORD, KEY, "one", 3)
    autosave.typed(RECORD, OTHER, "two", 3)
    autosave.flush()
    disk.sent[0].set_result(Saved(AT))
    qtbot.wait(20)
    assert said == []
    assert not autosave.clean
    disk.sent[1].set_result(Saved(AT))
    qtbot.waitUntil(lambda: said == [AT])
    assert autosave.clean


def test_what_the_store_refuses_is_kept_and_tried_again(autosave: Autosave, disk: Disk, qtbot: QtBot) -> None:
    failed: list[HsbError] = []
    autosave.failed.connect(failed.append)
    autosave.typed(RECORD, KEY, "kept", 4)
    autosave.flush()
    disk.sent[0].set_exception(HsbError("The disk is full; what you typed is kept."))
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert not autosave.clean
    autosave.flush()
    assert len(disk.sent) == 2
    disk.sent[1].set_result(Saved(AT))
    qtbot.waitUntil(lambda: autosave.clean)


def test_what_is_refused_for_good_is_held_and_sent_again_when_asked(
    autosave: Autosave, disk: Disk, qtbot: QtBot
) -> None:
    """The record was completed meanwhile: the words stay, lock and quit do not wait for them, "saved" is not said."""
    said: list[datetime] = []
    failed: list[HsbError] = []
    autosave.saved.connect(said.append)
    autosave.failed.connect(failed.append)
    autosave.typed(RECORD, KEY, "kept", 4)
    autosave.flush()
    disk.sent[0].set_exception(NotReady("This record is complete."))
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert autosave.clean
    assert autosave.holds
    autosave.typed(RECORD, OTHER, "more", 4)
    autosave.flush()
    disk.sent[1].set_result(Saved(AT))
    qtbot.waitUntil(lambda: autosave.clean)
    assert said == []
    autosave.retry()
    disk.sent[2].set_result(Saved(AT))
    qtbot.waitUntil(lambda: said == [AT])
    assert not autosave.holds


def test_a_draft_on_a_full_disk_waits_like_the_text_of_a_record(
    autosave: Autosave, disk: Disk, drafts: DraftDesk, qtbot: QtBot
) -> None:
    """Until the disk takes it, the program is not clean: a lock waits. What is given up is not written after it."""
    failed: list[HsbError] = []
    autosave.failed.connect(failed.append)
    keeper = DraftKeeper(autosave, autosave)
    keeper.typed("form", {"name": "Robin"})
    keeper.flush()
    keeper.typed("form", {"contact": "office"})
    disk.sent[0].set_exception(HsbError("The disk is full; what you typed is kept."))
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert not autosave.clean
    keeper.flush()
    disk.work[-1]()
    assert drafts.kept == {"name": "Robin", "contact": "office"}
    disk.sent[-1].set_result(Saved(AT))
    qtbot.waitUntil(lambda: autosave.clean)
    keeper.typed("form", {"name": "Robin A"})
    keeper.drop("form")
    disk.work[-1]()
    assert len(disk.work) == 3
    assert drafts.kept == {}
    disk.sent[-1].set_result(Saved(AT))
    qtbot.waitUntil(lambda: autosave.clean)
