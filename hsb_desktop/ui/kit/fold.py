"""How a page folds: on the width of its window divided by the size of its text, never on pixels."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.ui.kit.look import look, look_changed
from hsb_desktop.ui.kit.tokens import tokens


class Fold(StrEnum):
    """Wide: all side by side. Medium: guidance folds away. Narrow: rail and steps fold away too."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"


def fold_of(width: float) -> Fold:
    """The fold of a window this wide, in the look now worn: 1366 px is wide at 100 %, medium at 125, narrow at 200."""
    em = look().em(width)
    if em >= tokens().wide_em:
        return Fold.WIDE
    return Fold.MEDIUM if em >= tokens().medium_em else Fold.NARROW


class FoldWatch(QObject):
    """Follows the width of a widget. Signals: `changed(Fold)`, also when the text size changes."""

    changed = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.fold = fold_of(widget.width())
        widget.installEventFilter(self)
        look_changed().connect(self._measure)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the widget's size change."""
        if event.type() == QEvent.Type.Resize:
            self._measure()
        return False

    def _measure(self) -> None:
        fold = fold_of(self._widget.width())
        if fold is not self.fold:
            self.fold = fold
            self.changed.emit(fold)
