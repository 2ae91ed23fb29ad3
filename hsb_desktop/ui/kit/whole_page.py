"""A page over the whole width of the window, with its bar at the foot: a narrow window leaves it less air."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.footer_bar import FooterBar
from hsb_desktop.ui.kit.layout import Item, column, grow
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.tab_order import foot_after


class WholePage(QWidget):
    """Scrolls as a whole; the bar at the foot stays."""

    def __init__(self, *items: Item, foot: FooterBar | None = None) -> None:
        super().__init__()
        self.page = ScrollPage(*items)
        self._foot = foot
        self.setLayout(column(grow(self.page)) if foot is None else column(grow(self.page), foot))
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)
        self._fold(self._folds.fold)

    def add(self, *items: Item) -> None:
        """Put items at the end of the page."""
        self.page.add(*items)

    def begin(self) -> None:
        """It was filled: show it from its beginning, and let Tab go through it as one reads."""
        self.page.verticalScrollBar().setValue(0)
        self.grown()

    def grown(self) -> None:
        """More stands on it than when it began: Tab comes to that before the bar at the foot."""
        if self._foot is not None:
            foot_after(self.page, self._foot)

    def _fold(self, fold: Fold) -> None:
        self.page.set_margins((24, 16, 24, 16) if fold is Fold.NARROW else (32, 24, 32, 24))
        if self._foot is not None:
            self._foot.set_fold(fold)
