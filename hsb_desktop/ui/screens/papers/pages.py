"""Pages of a drawn paper as images, one after the other from the thread that draws; nothing ever waits for them."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from hsb_desktop.casework.papers import page_image
from hsb_desktop.casework.ports import PageImage
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.ui.runtime.runner import Runner

PAPER_WIDTH = 595.0  # A4 in points
PRINT_SCALE = 200 / 72  # dots to the inch on paper


def as_image(page: PageImage) -> QImage:
    """The pixels as an image that owns its memory."""
    return QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32).copy()


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

    def stop(self) -> None:
        """Whatever is under way is not wanted any more."""
        self._turn += 1
