"""The painted sheets of paper in their scroll area: where each lies, how large, and what is marked on it.

Sizes of paper are in points (72 to the inch). Paper is always light, whatever the screen wears.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import edge_width, painting, pen

FIT_WIDTH, FIT_PAGE = "width", "page"
PAPER_WIDTH = 595.0  # A4 in points
_MARGIN, _BETWEEN, _WIDEST = 24, 20, 900
_SETTLED_MS = 80  # a scroll or a zoom is over when nothing moved for so long
_SHARP_ENOUGH = 0.97
_SHARPEST = 4.5  # pixels to a point; one page of A4 is then 40 MB
_SHADOW = QColor(34, 31, 27)  # the one shadow of the product: paper lies on something
_HIT, _HIT_EDGE, _HERE = QColor(255, 205, 0, 95), QColor(120, 84, 0), QColor(34, 31, 27)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: the page from 1, and their boxes in points from its left upper corner."""

    page: int
    boxes: tuple[QRectF, ...]


class Sheets(QWidget):
    """The pages, one or two in a row. It paints what it is given and decides nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QImage] = []
        self.sizes: list[QSizeF] = []
        self.sharp: dict[int, QImage] = {}
        self.hits: tuple[Hit, ...] = ()
        self.here = -1
        self.across = 1
        self.factor = 1.0
        self.setObjectName("page")

    def rows(self) -> list[range]:
        """The pages that lie beside each other."""
        count = len(self.sizes)
        return [range(at, min(at + self.across, count)) for at in range(0, count, self.across)]

    def content(self) -> QSize:
        """What all pages and the air around them take."""
        wide = max((self._row_width(row) for row in self.rows()), default=0.0)
        high = sum(self._row_height(row) + _BETWEEN for row in self.rows()) - _BETWEEN
        return QSize(round(wide) + 2 * _MARGIN, max(0, round(high)) + 2 * _MARGIN)

    def places(self) -> list[QRectF]:
        """Where each page lies."""
        top, places = float(_MARGIN), list[QRectF]()
        for row in self.rows():
            left = max(float(_MARGIN), (self.width() - self._row_width(row)) / 2)
            for page in row:
                size = self.sizes[page] * self.factor
                places.append(QRectF(QPointF(left, top), size))
                left += size.width() + _BETWEEN
            top += self._row_height(row) + _BETWEEN
        return places

    def _row_width(self, row: range) -> float:
        return sum(self.sizes[page].width() * self.factor + _BETWEEN for page in row) - _BETWEEN

    def _row_height(self, row: range) -> float:
        return max(self.sizes[page].height() * self.factor for page in row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        with painting(self) as painter:
            for number, place in enumerate(self.places()):
                if place.adjusted(-8, -8, 8, 8).intersects(QRectF(event.rect())):
                    _draw_sheet(painter, self.sharp.get(number, self.pages[number]), place)
                    self._draw_hits(painter, number, place)

    def _draw_hits(self, painter: QPainter, page: int, place: QRectF) -> None:
        for at, hit in enumerate(self.hits):
            for box in hit.boxes if hit.page == page + 1 else ():
                painter.setPen(pen(_HERE, 3.0) if at == self.here else pen(_HIT_EDGE, 1.0))
                painter.setBrush(_HIT)
                painter.drawRect(self.on_sheet(box, place).adjusted(-2, -2, 2, 2))

    def on_sheet(self, box: QRectF, place: QRectF) -> QRectF:
        """A box of a page where that page lies."""
        corner = place.topLeft() + box.topLeft() * self.factor
        return QRectF(corner, box.size() * self.factor)


class SheetArea(QScrollArea):
    """Scrolls the pages and keeps their size.

    Signals:
        moved(): other pages may be in sight, or the same at another size.
        settled(): nothing moved for a moment.
    """

    moved = Signal()
    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheets = Sheets()
        self._zoom = FIT_WIDTH
        self.setWidget(self.sheets)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._rest = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._rest.timeout.connect(self.settled)
        self.verticalScrollBar().valueChanged.connect(self._was_moved)
        self.horizontalScrollBar().valueChanged.connect(self._was_moved)

    def show_pages(self, pages: Sequence[QImage], scale: float | None) -> None:
        """Show these from the first; `scale` is their pixels to a point, else they are as wide as A4."""
        self.sheets.pages, self.sheets.sharp, self.sheets.hits = list(pages), {}, ()
        self.sheets.sizes = [
            QSizeF(page.size()) / (scale or max(1, page.width()) / PAPER_WIDTH) for page in pages
        ]
        self.lay()
        self.verticalScrollBar().setValue(0)

    def set_zoom(self, zoom: str, across: int) -> None:
        """`FIT_WIDTH`, `FIT_PAGE` or per cent; one or two in a row. What was in the middle stays there."""
        down, side, port = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport()
        at = (down.value() + port.height() / 2) / max(1, self.sheets.height())
        aside = (side.value() + port.width() / 2) / max(1, self.sheets.width())
        self._zoom, self.sheets.across = zoom, across
        self.lay()
        down.setValue(round(at * self.sheets.height() - port.height() / 2))
        side.setValue(round(aside * self.sheets.width() - port.width() / 2))

    def per_cent(self) -> int:
        """How large the pages are now; 100 is their size on paper."""
        return round(100 * self.sheets.factor / self._natural())

    def lay(self) -> None:
        """Give every page its size in the room there is."""
        self.sheets.factor = self._factor()
        self.sheets.setMinimumSize(self.sheets.content())
        self.sheets.resize(self.viewport().size().expandedTo(self.sheets.content()))
        self.sheets.update()
        self._was_moved()

    def sharpness(self) -> float:
        """Pixels to a point at which the pages are sharp on this screen."""
        return min(self.sheets.factor * self.devicePixelRatioF(), _SHARPEST)

    def wants_sharper(self) -> list[int]:
        """The pages in sight (from 0) that are drawn with too few pixels; sharp ones out of sight are forgotten."""
        seen = self.in_sight()
        self.sheets.sharp = {page: image for page, image in self.sheets.sharp.items() if page in seen}
        wanted = self.sharpness()
        return [page for page in seen if self._pixels(page) < wanted * _SHARP_ENOUGH]

    def _pixels(self, page: int) -> float:
        image = self.sheets.sharp.get(page, self.sheets.pages[page])
        return image.width() / max(1.0, self.sheets.sizes[page].width())

    def in_sight(self) -> list[int]:
        """The pages (from 0) of which anything is in sight."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        places = self.sheets.places()
        return [page for page, place in enumerate(places) if place.bottom() > top and place.top() < bottom]

    def bring(self, box: QRectF) -> None:
        """Scroll until this is in sight."""
        middle, room = box.center(), self.viewport().size() / 3
        self.ensureVisible(round(middle.x()), round(middle.y()), room.width(), room.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the window."""
        super().resizeEvent(event)
        self.lay()

    def _was_moved(self) -> None:
        self.moved.emit()
        self._rest.start()

    def _natural(self) -> float:
        return max(self.logicalDpiX(), 72) / 72

    def _factor(self) -> float:
        if not self.sheets.sizes:
            return 1.0
        room, across = self.maximumViewportSize(), self.sheets.across
        gaps = 2 * _MARGIN + (across - 1) * _BETWEEN
        wide = max(size.width() for size in self.sheets.sizes)
        each = (room.width() - self.verticalScrollBar().sizeHint().width() - gaps) / across
        fits = max(60.0, min(each, look().px(_WIDEST))) / wide
        if self._zoom == FIT_WIDTH:
            return fits
        if self._zoom == FIT_PAGE:
            high = max(size.height() for size in self.sheets.sizes)
            return min(fits, max(60.0, room.height() - 2 * _MARGIN) / high)
        return int(self._zoom) / 100 * self._natural()


def _draw_sheet(painter: QPainter, page: QImage, place: QRectF) -> None:
    for spread, alpha in ((8, 5), (5, 7), (3, 9), (1, 12)):
        shade = QColor(_SHADOW)
        shade.setAlpha(alpha)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(place.adjusted(-spread, -spread / 2, spread, spread), spread, spread)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, page)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen("border_control" if look().high_contrast else "border", edge_width()))
    painter.drawRect(place)
