"""Holds a button back after wrong passphrases and counts the seconds down on it."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button


class Countdown(QObject):
    """Of one button; `over` makes it ready again."""

    def __init__(self, button: Button, over: Callable[[], None]) -> None:
        super().__init__(button)
        self._button, self._over, self._left = button, over, 0

    def hold(self, seconds: float) -> None:
        """The next try is taken once the seconds are over; a longer wait stays."""
        running = self._left > 0
        self._left = max(self._left, math.ceil(seconds))
        if self._left > 0:
            self._button.setEnabled(False)
            self._say()
            if not running:
                QTimer.singleShot(1000, self, self._tick)

    def _tick(self) -> None:
        if self._left <= 0:
            return
        self._left -= 1
        if self._left > 0:
            self._say()
            QTimer.singleShot(1000, self, self._tick)
        else:
            self._over()

    def _say(self) -> None:
        self._button.setText(t("Wait {n} seconds", n=self._left) if self._left > 1 else t("Wait a second"))
