"""A part of a page that is never wider than one reads easily, whatever the window's width."""

from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from hsb_desktop.ui.kit.layout import grow, holder, row
from hsb_desktop.ui.kit.look import look, look_changed

_ALL = 10_000  # of the room, up to the widest


class Measured(QWidget):
    """Holds a layout, at most `widest` px wide at 100 % text; it stands at the left of its room."""

    def __init__(self, layout: QLayout, widest: int = 640) -> None:
        super().__init__()
        self._widest = widest
        # One layer more: the height of words is then asked for at the width they get, not at that of the room.
        self._inside = holder(layout)
        self.setLayout(row(grow(self._inside, _ALL), None))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look_changed().connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(look().px(self._widest))
