"""The places of a case, side by side. Colour and a line mark the current one; bold would shift the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QTabBar

from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.surface import Panel


class TabBar(Panel):
    """Native tabs: arrows move, and who hears the page hears tabs.

    Signals: `chosen(id)` when the person chose, never for `set_current`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, items: Sequence[tuple[str, str]] = ()) -> None:
        self.bar = QTabBar()
        self._row = row(self.bar, None, margins=(28, 0, 24, 0))
        super().__init__("bar_top", self._row)
        self._telling = True
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setUsesScrollButtons(True)
        self.bar.currentChanged.connect(self._changed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer these places (id, words)."""
        self._telling = False
        while self.bar.count():
            self.bar.removeTab(0)
        for item_id, words in items:
            self.bar.setTabData(self.bar.addTab(words), item_id)
        self._telling = True

    def current(self) -> str:
        """The id of the place shown."""
        data = self.bar.tabData(self.bar.currentIndex())
        return data if isinstance(data, str) else ""

    def set_current(self, item_id: str) -> None:
        """Mark the place shown."""
        self._telling = False
        for index in range(self.bar.count()):
            if self.bar.tabData(index) == item_id:
                self.bar.setCurrentIndex(index)
        self._telling = True

    def set_fold(self, fold: Fold) -> None:
        """Narrow: less margin, as the page has."""
        self._row.set_sizes(margins=(20, 0, 12, 0) if fold is Fold.NARROW else (28, 0, 24, 0))

    def restyle(self) -> None:
        """Take the font and height now worn."""
        self.bar.setFont(look().font())

    def _changed(self, _index: int) -> None:
        if self._telling and self.current():
            self.chosen.emit(self.current())
