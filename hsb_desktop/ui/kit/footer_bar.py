"""The bar at the foot of a page that is finished: the other ways at the left, the primary action at the right."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.ui.kit.button import Button
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import row
from hsb_desktop.ui.kit.surface import Panel


class FooterBar(Panel):
    """`margin` is the page's own margin in px at 100 %, so that edges share one line."""

    def __init__(
        self, left: Sequence[QWidget] = (), right: Sequence[QWidget] = (), *, margin: int = 32
    ) -> None:
        self._margin = margin
        self._row = row(gap=8, margins=(margin, 12, margin, 12))
        super().__init__("bar_bottom", self._row)
        self._left, self._right = list(left), list(right)
        self._marks: dict[Button, tuple[str, str]] = {}  # icon and key
        self._narrow = False
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        )  # as many lines as it needs
        self._fill()

    def set_actions(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Other actions; the ones before are deleted."""
        self._row.clear()
        self._left, self._right = list(left), list(right)
        self._marks = {}
        self._fill()

    def set_fold(self, fold: Fold) -> None:
        """Narrow: no keycaps, lower controls, less margin."""
        narrow = self._narrow = fold is Fold.NARROW
        height = {Fold.WIDE: 48, Fold.MEDIUM: 44, Fold.NARROW: 34}[fold]
        for widget in (*self._left, *self._right):
            if isinstance(widget, Button):
                widget.set_height(height)
                self._marks.setdefault(widget, (widget.icon_name(), widget.keycap()))
        self.dress()
        margin = 24 if narrow else self._margin
        self._row.set_sizes(margins=(margin, 8 if narrow else 12, margin, 8 if narrow else 12))

    def set_mark(self, button: Button, icon: str) -> None:
        """Another icon for one of its actions, shown where there is room for it."""
        self._marks[button] = (icon, self._marks.get(button, ("", button.keycap()))[1])
        self.dress()

    def set_key(self, button: Button, key: str) -> None:
        """Another key for one of its actions, shown where there is room for it."""
        self._marks[button] = (self._marks.get(button, (button.icon_name(), ""))[0], key)
        self.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another dress."""
        super().resizeEvent(event)
        self.dress()

    def dress(self) -> None:
        """Where the words would be squeezed, the keys go first, then the icons."""
        for icons, keys in ((True, not self._narrow), (True, False), (False, False)):
            for button, (icon, key) in self._marks.items():
                button.set_icon_name(icon if icons else "")
                button.set_keycap(key if keys else "")
            if self._row.sizeHint().width() <= self.width():
                return

    def _fill(self) -> None:
        self._row.add(*self._left, None, *self._right)
        for widget in (*self._left, *self._right):
            if isinstance(widget, Button):
                widget.set_height(48)
