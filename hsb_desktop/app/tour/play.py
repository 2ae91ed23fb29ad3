"""Plays the story of `resources/tour` through the program's own windows, on a store that is thrown away after."""

import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hsb_desktop.app.tour.chapters import Tour
from hsb_desktop.app.window import Session
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import FixedClock
from hsb_desktop.support.files import write_atomically
from hsb_desktop.ui.kit.look import wear
from hsb_desktop.ui.runtime.application import create_application
from hsb_desktop.ui.runtime.long_work import Steps

TODAY = datetime(2026, 12, 30, 14, 2, tzinfo=UTC)
SIZE = (1366, 768)
T = TypeVar("T")


class FolderAsk:
    """Answers dialogs as the tour needs: yes to what is confirmed, papers into the folder, nothing on a printer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.saved: list[Path] = []
        self.told: list[str] = []

    def confirm(self, title: str, text: str, yes: str, no: str, *, words: str = "") -> bool:
        """Yes."""
        return True

    def tell(self, title: str, text: str) -> None:
        """Heard."""
        self.told.append(f"{title}: {text}")

    def reason(
        self, title: str, text: str, *, so_far: str = "", typed: Callable[[str], None] = lambda _words: None
    ) -> str | None:
        """A reason."""
        return t("Agreed with the manager.")

    def save_path(self, suggested_name: str) -> Path | None:
        """A place in the tour's folder."""
        path = self._folder / f"paper-{len(self.saved) + 1:02}-{suggested_name}"
        self.saved.append(path)
        return path

    def open_path(self, title: str, patterns: Sequence[str] = ()) -> Path | None:
        """Nothing is opened."""
        return None

    def folder_path(self, title: str) -> Path | None:
        """None is chosen."""
        return None

    def during(self, title: str, work: Callable[[Steps], T]) -> T:
        """Done at once."""
        return work(Steps())

    def print_pages(self, images: Sequence[QImage], title: str, *, begins: Sequence[int] = ()) -> bool:
        """Nothing is printed."""
        return False


class Album:
    """Numbered pictures of the window."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.count = folder, 0
        self.window: QWidget | None = None

    def take(self, name: str) -> Path:
        """Keep a picture of the whole window as it is now."""
        self.count += 1
        path = self._folder / f"{self.count:02}-{name}.png"
        assert self.window is not None  # a chapter has a window
        picture = self.window.grab()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")
        write_atomically(path, bytes(buffer.data().data()))
        return path


def run(folder: str) -> int:
    """Play the tour into `folder`: 0 when all was played, 1 with a sentence when it got stuck, 2 for the folder."""
    target = Path(folder).expanduser()
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError:
        sys.stderr.write(
            t("“{folder}” cannot be made or written; name another folder.", folder=folder) + "\n"
        )
        return 2
    home = target / ".store"
    shutil.rmtree(home, ignore_errors=True)
    try:
        return _play(target, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _quietly(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """What a platform without a screen says about itself is no news to whoever reads the terminal."""
    if "plugin" not in words and kind is not QtMsgType.QtDebugMsg:
        sys.stderr.write(words + "\n")


def _play(target: Path, home: Path) -> int:
    qInstallMessageHandler(_quietly)
    application = create_application(sys.argv[:1])
    wear("light", 1.0)
    ask = FolderAsk(target)
    album = Album(target)
    for chapters in (Tour.play, Tour.come_back):
        session = Session(application, home, FixedClock(TODAY), ask)
        session.frame.resize(*SIZE)
        session.show()
        album.window = session.frame
        try:
            chapters(Tour(session, album, ask.saved))
        except HsbError as stuck:
            album.take("stuck")
            sys.stderr.write(stuck.sentence + "\n")
            return 1
        finally:
            session.composition.close()
            session.frame.may_close = True
            session.frame.close()
    words = t(
        "{n} pictures and {papers} papers are in {folder}.",
        n=album.count,
        papers=len(ask.saved),
        folder=target,
    )
    sys.stdout.write(words + "\n")
    return 0
