"""A part of a page that is never wider than one reads easily, whatever the window's width."""

from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from hsb_desktop.ui.kit.look import look, look_changed


class Measured(QWidget):
    """Holds a layout, at most `widest` px wide at 100 % text; it stands at the left of its room."""

    def __init__(self, layout: QLayout, widest: int = 640) -> None:
        super().__init__()
        self._widest = widest
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look_changed().connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(look().px(self._widest))
