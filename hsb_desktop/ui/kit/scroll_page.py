"""A page that scrolls up and down as a whole. The room of the scroll bar is reserved, so right edges never jump."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from hsb_desktop.ui.kit.layout import Column, Item, Margins
from hsb_desktop.ui.kit.look import look

_BAR = 12


class ScrollPage(QScrollArea):
    """`body` is the column of the page; `margins` are the page's own, the scroll bar taken out of the right one."""

    def __init__(self, *items: Item, gap: int = 0, margins: Margins = (32, 24, 32, 24)) -> None:
        super().__init__()
        self._margins = margins
        # Own ones: asking Qt for those it made looks through every class of widget first, 40 ms before the first paint.
        port, self._bar = QWidget(), QScrollBar(Qt.Orientation.Vertical)
        self.setViewport(port)
        self.setVerticalScrollBar(self._bar)
        self.body: Column = _PageColumn(self._reserve, gap)
        page = QWidget()
        page.setObjectName("page")
        page.setAutoFillBackground(False)
        page.setLayout(self.body)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        port.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.installEventFilter(self)
        self._reserve()
        self.add(*items)

    def add(self, *items: Item) -> None:
        """Put items at the end of the page."""
        self.body.add(*items)

    def set_margins(self, margins: Margins) -> None:
        """Other margins of the page: narrow windows have less air."""
        self._margins = margins
        self._reserve()

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a widget is in sight, with some air."""
        self.ensureWidgetVisible(widget, 0, look().px(48))

    def restyle(self) -> None:
        """Set the margins for the look now worn."""
        self._reserve()
        self._bar.setSingleStep(look().px(24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the page the bar's room back while the bar is hidden."""
        if watched is self._bar and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._reserve()
        return super().eventFilter(watched, event)

    def _reserve(self) -> None:
        left, top, right, bottom = self._margins
        shown = self._bar.isVisible()
        self.body.set_sizes(margins=(left, top, right, bottom))
        if shown:
            margins = self.body.contentsMargins()
            margins.setRight(max(0, margins.right() - _BAR))
            self.body.setContentsMargins(margins)


class _PageColumn(Column):
    """The column of a page; measured again, it gives the scroll bar its room again."""

    def __init__(self, reserve: Callable[[], None], gap: int) -> None:
        super().__init__(gap=gap)
        self._reserve = reserve

    def restyle(self) -> None:
        """Measure again for the look now worn."""
        super().restyle()
        self._reserve()
