"""Printing and saving go on beside the window: it never waits, says how far they are, and stops them on a click."""

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hsb_desktop.store.thread import StoreThread
from hsb_desktop.ui.runtime import saving
from hsb_desktop.ui.runtime.ask import ScriptedAsk, WindowAsk
from hsb_desktop.ui.runtime.long_work import Steps
from hsb_desktop.ui.runtime.runner import Submit
from hsb_desktop.ui.runtime.saving import save_bytes

PAGES = 60
STALL = 0.5  # seconds without a turn of the event loop, on a machine that has other work


class Pack(list[QImage]):
    """The pages of a meeting pack; each takes its time, keeps who asked for it, and waits for nobody."""

    def __init__(self) -> None:
        super().__init__([QImage(60, 85, QImage.Format.Format_RGB32)] * PAGES)
        self.asked_by: list[int] = []

    def __getitem__(self, at: object) -> QImage:  # type: ignore[override]
        self.asked_by.append(threading.get_ident())
        time.sleep(0.02)
        return QImage(60, 85, QImage.Format.Format_RGB32)


class Pulse:
    """Turns of the event loop, the longest pause between them and what the dialog said meanwhile."""

    def __init__(self, cancel_at: str = "") -> None:
        self.worst, self.said, self._last, self._cancel_at = 0.0, list[str](), time.monotonic(), cancel_at
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def stop(self) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = time.monotonic()
        self.worst, self._last = max(self.worst, now - self._last), now
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                words = [label.text() for label in window.findChildren(QLabel)]
                self.said.extend(one for one in words if one not in self.said)
                wanted = "OK" if any("cancelled" in one for one in words) else "Cancel"
                if wanted == "OK" or (self._cancel_at and self._cancel_at in words):
                    next(b for b in window.findChildren(QPushButton) if b.text() == wanted).click()


@pytest.fixture
def aside(qapp: QApplication) -> Iterator[Submit]:
    """The program's own thread beside the store's."""
    thread = StoreThread()
    yield thread.aside
    thread.stop()


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """One that prints into a file."""
    found = QPrinter(QPrinter.PrinterMode.HighResolution)
    found.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    found.setOutputFileName(str(tmp_path / "printed.pdf"))
    return found


@pytest.fixture
def when_told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of what was told."""
    told: list[str] = []
    monkeypatch.setattr(WindowAsk, "tell", lambda _ask, title, _text: told.append(title))
    return told


def on_the_window(_ask: WindowAsk, _title: str, work: Callable[[Steps], object]) -> object:
    """The deliberate break: the work is done where the window is."""
    return work(Steps())


@pytest.mark.parametrize("broken", [False, True])
def test_a_meeting_pack_is_painted_while_the_window_goes_on(
    broken: bool, printer: QPrinter, aside: Submit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if broken:
        monkeypatch.setattr(WindowAsk, "during", on_the_window)
    pack, pulse = Pack(), Pulse()
    assert WindowAsk(lambda: None, aside)._sent(printer, pack, (), range(PAGES))
    pulse.stop()
    assert len(pack.asked_by) == PAGES
    assert (threading.get_ident() in pack.asked_by) is broken
    assert (pulse.worst > STALL) is broken, "the watchdog sees what it is there to see"
    assert (f"Page {PAGES - 2} of {PAGES}" in pulse.said) is not broken
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == PAGES


def test_a_print_that_is_cancelled_was_not_printed_and_says_so(printer: QPrinter, aside: Submit) -> None:
    pack, pulse = Pack(), Pulse(cancel_at=f"Page 12 of {PAGES}")
    assert not WindowAsk(lambda: None, aside)._sent(printer, pack, (), range(PAGES))
    pulse.stop()
    assert 12 <= len(pack.asked_by) < 20
    assert pulse.said[-2:] == [
        "Printing was cancelled",
        "It is not entered as printed; destroy any page that has come out of the printer.",
    ]


def test_a_printer_that_refuses_is_said(
    printer: QPrinter, monkeypatch: pytest.MonkeyPatch, when_told: list[str]
) -> None:
    monkeypatch.setattr(QPrinter, "newPage", lambda _printer: False)
    assert not WindowAsk(lambda: None)._sent(printer, Pack(), (), [0, 1])
    assert when_told == ["The printer did not take the pages"]


def test_a_file_is_written_beside_the_window_and_a_click_gives_it_up(
    qtbot: QtBot, aside: Submit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, by, sync = tmp_path / "C-0001-plan.pdf", list[int](), os.fsync
    target.write_bytes(b"what stood there before")

    def slow(descriptor: int) -> None:
        by.append(threading.get_ident())
        time.sleep(0.6)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    monkeypatch.setattr(WindowAsk, "save_path", lambda _ask, name: tmp_path / name)
    pulse = Pulse(cancel_at="Saving C-0001-plan.pdf.")
    assert save_bytes(WindowAsk(lambda: None, aside), target.name, b"x" * 3_000_000) is None
    pulse.stop()
    assert threading.get_ident() not in by
    assert pulse.worst < STALL
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"what stood there before"]


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """A disk that refuses with this number once the file is to be put on it."""

    def refuse(number: int) -> None:
        def fsync(_descriptor: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", fsync)

    return refuse


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EIO, "not there any more"),
        (errno.EROFS, "read but not written"),
        (errno.EBUSY, "Another program"),
        (errno.ENOMEM, "cannot be written"),
    ],
)
def test_what_a_disk_refuses_is_one_sentence_and_leaves_nothing(
    number: int, words: str, refusing: Callable[[int], None], tmp_path: Path
) -> None:
    ask = ScriptedAsk(saves=[tmp_path])
    refusing(number)
    assert save_bytes(ask, "C-0001-plan.pdf", b"x") is None
    assert words in ask.asked[-1][2]
    assert ask.asked[-1][2].endswith("The paper is kept in the case.")
    assert not list(tmp_path.iterdir())


def test_places_that_really_refuse(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "in it").write_bytes(b"")
    for place, words in (
        (tmp_path / ("n" * 300 + ".pdf"), "too long"),
        (tmp_path / "stick" / "C-0001.pdf", "not there any more"),
        (tmp_path / "folder" / "in it" / "C-0001.pdf", "not there any more"),
        (tmp_path / "folder", "or it is a folder"),
    ):
        assert words in saving._write(place, b"x", lambda: True).trouble, place.name[:20]
    full = Path("/dev/full")
    if full.exists():
        with pytest.raises(OSError, match="No space left") as refused, full.open("wb", buffering=0) as out:
            out.write(b"x")
        assert "no room left" in saving._trouble(refused.value)


def test_what_long_work_raises_is_raised_where_it_was_asked_for(aside: Submit) -> None:
    def fails(_steps: Steps) -> None:
        raise LookupError("one page is missing")

    with pytest.raises(LookupError, match="one page"):
        WindowAsk(lambda: None, aside).during("Printing", fails)
