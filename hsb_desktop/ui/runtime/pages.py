"""Pages of a drawn paper as images, one after the other from the thread that draws; nothing ever waits for them."""

from collections.abc import Callable, Sequence
from typing import overload

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage

from hsb_desktop.casework.papers import page_image
from hsb_desktop.casework.ports import PageImage
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.runner import Runner

PRINT_SCALE = 200 / 72  # dots to the inch on paper


def as_image(page: PageImage) -> QImage:
    """The pixels as an image that owns its memory."""
    return QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32).copy()


class PackedPages(Sequence[QImage]):
    """Pages of several copies in memory, packed without loss; each is an image again when it is asked for."""

    def __init__(self, packed: Sequence[QByteArray] = ()) -> None:
        self._packed = list(packed)

    def add(self, images: Sequence[QImage]) -> None:
        """Put these at the end."""
        for image in images:
            held = QByteArray()
            buffer = QBuffer(held)
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG", 80)  # type: ignore[call-overload]
            buffer.close()
            self._packed.append(held)

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, at: int) -> QImage: ...
    @overload
    def __getitem__(self, at: slice) -> "PackedPages": ...
    def __getitem__(self, at: int | slice) -> "QImage | PackedPages":
        if isinstance(at, slice):
            return PackedPages(self._packed[at])
        return QImage.fromData(self._packed[at], b"PNG")


class PageLoader(QObject):
    """Loads all pages of one paper; asking for another forgets the one before, whose pages never arrive."""

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._turn = 0

    def load(
        self,
        data: bytes,
        count: int,
        scale: float,
        then: Callable[[list[QImage]], None],
        *,
        progress: Callable[[int], None],
        failed: Callable[[HsbError], None],
    ) -> None:
        """Call `then` with every page; `progress` with the number of the page being drawn."""
        self._turn += 1
        turn, images = self._turn, list[QImage]()

        def arrived(page: PageImage) -> None:
            if turn != self._turn:
                return
            images.append(as_image(page))
            step()

        def step() -> None:
            number = len(images)
            if number == count:
                then(images)
                return
            progress(number + 1)
            self._runner.ask_aside(self, lambda desk: page_image(desk, data, number, scale), arrived, failed)

        step()

    def load_one(
        self,
        data: bytes,
        page: int,
        scale: float,
        then: Callable[[QImage], None],
        failed: Callable[[HsbError], None],
    ) -> None:
        """Call `then` with one page (from 0) more, unless another paper is wanted by then."""
        turn = self._turn

        def arrived(image: PageImage) -> None:
            if turn == self._turn:
                then(as_image(image))

        self._runner.ask_aside(self, lambda desk: page_image(desk, data, page, scale), arrived, failed)

    def stop(self) -> None:
        """Whatever is under way is not wanted any more."""
        self._turn += 1
