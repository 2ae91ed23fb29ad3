"""Pages painted for the printer, on any thread but the window's: every one of them, or the job is called off.

It asks nothing and opens no dialog. Pages are counted from 0, and said from 1.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrinter

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.long_work import Steps
from hsb_desktop.ui.runtime.print_choice import call_off


class Painted(Enum):
    """What became of a job."""

    WHOLE = "whole"
    CANCELLED = "cancelled"
    FAILED = "failed"


def paint_pages(
    printer: QPagedPaintDevice,
    images: Sequence[QImage],
    begins: Sequence[int] = (),
    *,
    wanted: Sequence[int] | None = None,
    steps: Steps | None = None,
) -> Painted:
    """Each image on a page of its own, as large as the paper takes, in its proportions; of those `wanted` only.

    Before each of `begins` that would come on the back of a sheet, that back stays empty. They count what is painted.
    """
    steps, pages = steps or Steps(), list(range(len(images)) if wanted is None else wanted)
    painter = QPainter()
    if not painter.begin(printer):
        return Painted.FAILED
    became = Painted.FAILED
    try:
        became = _paint_all(printer, painter, (images, pages, begins), steps)
    finally:
        if became is not Painted.WHOLE and isinstance(printer, QPrinter):
            call_off(printer)
        ended = painter.end()
    if became is Painted.WHOLE and not (ended and _took(printer)):
        return Painted.FAILED
    return became


def _paint_all(
    printer: QPagedPaintDevice,
    painter: QPainter,
    job: tuple[Sequence[QImage], Sequence[int], Sequence[int]],
    steps: Steps,
) -> Painted:
    images, pages, begins = job
    painted = 0
    for index, page in enumerate(pages):
        if not steps.go_on():
            return Painted.CANCELLED
        steps.say(t("Page {n} of {total}", n=index + 1, total=len(pages)))
        image = images[page]
        backs = 1 if index in begins and painted % 2 else 0
        if not all(printer.newPage() for _ in range(backs + (1 if index else 0))):
            return Painted.FAILED
        painted += backs + 1
        area = QRect(0, 0, printer.width(), printer.height())
        size = image.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(area.topLeft(), size)
        place.moveCenter(area.center())
        painter.drawImage(place, image)
    return Painted.WHOLE if steps.go_on() else Painted.CANCELLED


def _took(printer: QPagedPaintDevice) -> bool:
    return not isinstance(printer, QPrinter) or printer.printerState() is not QPrinter.PrinterState.Error
