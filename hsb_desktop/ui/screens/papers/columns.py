"""People, sheets and lists beside each other; in a narrow window under each other, scrolling as one page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import Column, Row, column, grow, holder, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.scroll_page import ScrollPage

_LEFT, _RIGHT, _SHEET_HEIGHT = 284, 288, 300
_MEDIUM_LEFT, _MEDIUM_RIGHT = 268, 272


class PaperColumns(QStackedWidget):
    """Moves the three parts between their places when the window folds; each part exists once."""

    def __init__(
        self, left: QWidget, middle: QWidget, right: QWidget | None = None, *, left_width: int = _LEFT
    ) -> None:
        super().__init__()
        self._parts = (left, middle) if right is None else (left, middle, right)
        self._left_width = left_width
        self._fold = Fold.WIDE
        self._left, self._right = ScrollPage(margins=(2, 0, 2, 12)), ScrollPage(margins=(2, 0, 2, 12))
        self._middle: Column = column()
        self._beside: Row = row(self._left, grow(holder(self._middle)), self._right, gap=24)
        self._beside.set_sizes(margins=(30, 0, 30, 16))
        self._right.setVisible(right is not None)
        self._under = ScrollPage(margins=(32, 0, 32, 16))
        self.addWidget(holder(self._beside))
        self.addWidget(self._under)
        self.set_fold(Fold.WIDE)

    def sizeHint(self) -> QSize:
        """It asks for no more than it needs; what there is besides it is given."""
        return self.minimumSizeHint()

    def set_fold(self, fold: Fold) -> None:
        """Put the parts where they belong in this fold."""
        self._fold = fold
        narrow = fold is Fold.NARROW
        left, middle, *right = self._parts
        if narrow:
            for place, part in enumerate(self._parts):
                self._under.body.insertWidget(place, part)
        else:
            self._left.body.insertWidget(0, left)
            self._middle.insertWidget(0, middle)
            for part in right:
                self._right.body.insertWidget(0, part)
        for part in self._parts:
            part.show()
        self._under.body.setSpacing(look().gap(20))
        self.setCurrentIndex(1 if narrow else 0)
        self.restyle()

    def restyle(self) -> None:
        """Set the widths of the columns for the look now worn."""
        wide = self._fold is Fold.WIDE
        narrower = self._left_width - _LEFT + _MEDIUM_LEFT
        self._left.setFixedWidth(look().px(self._left_width if wide else narrower))
        self._right.setFixedWidth(look().px(_RIGHT if wide else _MEDIUM_RIGHT))
        self._parts[1].setMinimumHeight(look().px(_SHEET_HEIGHT) if self._fold is Fold.NARROW else 0)
