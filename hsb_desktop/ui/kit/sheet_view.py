"""Sheets of paper as they will be printed, one under the other. Paper is always light, whatever the screen wears."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import IconButton
from hsb_desktop.ui.kit.layout import column, grow, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import edge_width, painting, pen
from hsb_desktop.ui.kit.surface import Panel, Rule
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

_MARGIN, _BETWEEN, _WIDEST = 24, 20, 900
_SHADOW = QColor(34, 31, 27)  # the one shadow of the product: paper lies on something


class _Sheets(QWidget):
    """The painted pages, scaled to the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QImage] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setObjectName("page")

    def hasHeightForWidth(self) -> bool:
        """Pages keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All pages under each other."""
        places = self.places(width)
        return round(places[-1].bottom()) + _MARGIN if places else _MARGIN

    def sizeHint(self) -> QSize:
        """A readable width."""
        return QSize(look().px(420), self.heightForWidth(look().px(420)))

    def minimumSizeHint(self) -> QSize:
        """It narrows."""
        return QSize(look().px(160), look().px(120))

    def places(self, width: int) -> list[QRectF]:
        """Where each page lies at a width."""
        across = min(width - 2 * _MARGIN, look().px(_WIDEST))
        top, places = float(_MARGIN), []
        for page in self.pages:
            height = across * page.height() / max(1, page.width())
            places.append(QRectF((width - across) / 2, top, across, height))
            top += height + _BETWEEN
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        with painting(self) as painter:
            for page, place in zip(self.pages, self.places(self.width()), strict=True):
                if place.intersects(QRectF(event.rect())):
                    _draw_sheet(painter, page, place)


class SheetView(Panel):
    """Pages with a line above that says which one is shown.

    Signals: `page_changed(number)`, counted from 1, when another page comes into sight.
    """

    page_changed = Signal(int)

    def __init__(self, name: str) -> None:
        self._name = name
        self._before = IconButton("arrow_left", t("Page before"), size=32, tone="text")
        self._after = IconButton("arrow_right", t("Next page"), size=32, tone="text")
        self._which = Words("", Role.SMALL, wrap=False)
        self._sheets = _Sheets()
        self._area = QScrollArea()
        self._area.setWidget(self._sheets)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setAccessibleName(name)
        head = row(None, self._before, self._which, self._after, None, gap=8, margins=(8, 4, 8, 4))
        super().__init__("well", column(head, Rule(), grow(self._area), margins=(1, 0, 1, 2)))
        self._page = 0
        self._before.clicked.connect(lambda: self.show_page(self._page - 1))
        self._after.clicked.connect(lambda: self.show_page(self._page + 1))
        self._area.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.set_pages([])

    def set_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages from the first."""
        self._sheets.pages = list(pages)
        self._sheets.updateGeometry()
        self._sheets.update()
        self._area.verticalScrollBar().setValue(0)
        self._tell(1 if pages else 0)

    def page(self) -> int:
        """The page in sight, from 1; 0 while there is none."""
        return self._page

    def show_page(self, number: int) -> None:
        """Scroll to a page."""
        places = self._sheets.places(self._sheets.width())
        if 1 <= number <= len(places):
            self._area.verticalScrollBar().setValue(round(places[number - 1].top()) - _MARGIN // 2)
            self._tell(number)

    def _scrolled(self, value: int) -> None:
        middle = value + self._area.viewport().height() / 3
        places = self._sheets.places(self._sheets.width())
        passed = sum(1 for place in places if place.top() <= middle)
        self._tell(max(1, passed) if places else 0)

    def _tell(self, number: int) -> None:
        total = len(self._sheets.pages)
        self._which.setText(t("Page {n} of {total}", n=number, total=total) if total else "")
        self._before.setEnabled(number > 1)
        self._after.setEnabled(0 < number < total)
        self._area.setAccessibleDescription(self._which.text())
        if number != self._page:
            self._page = number
            if number:
                self.page_changed.emit(number)


def _draw_sheet(painter: QPainter, page: QImage, place: QRectF) -> None:
    for spread, alpha in ((8, 5), (5, 7), (3, 9), (1, 12)):
        shade = QColor(_SHADOW)
        shade.setAlpha(alpha)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawRoundedRect(place.adjusted(-spread, -spread / 2, spread, spread), spread, spread)
    ratio = painter.device().devicePixelRatioF()
    wanted = QSize(round(place.width() * ratio), round(place.height() * ratio))
    mode = Qt.TransformationMode.SmoothTransformation
    scaled = page.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, mode)
    scaled.setDevicePixelRatio(ratio)
    painter.drawImage(QPointF(place.topLeft()), scaled)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen("border_control" if look().high_contrast else "border", edge_width()))
    painter.drawRect(place)
