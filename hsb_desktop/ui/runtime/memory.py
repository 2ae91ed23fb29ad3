"""Python's search for what is no longer needed: on the window's thread only, and short.

Python looks through its objects on whichever thread happens to make one. Widgets and timers that the store's thread
found and destroyed there could not be stopped any more, and Qt then called what was gone. So the search by itself is
off while a window is open, and the window does it, between two events.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Tidying(QObject):
    """From now on until it is destroyed, only the thread that made this looks for what is no longer needed."""

    def __init__(self, parent: QObject, every_ms: int = _EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(_tidy)
        self._timer.start(every_ms)
        self.destroyed.connect(gc.enable)


def _tidy() -> None:
    """Look through what is young, and now and then through the older, by Python's own counts and limits."""
    due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if due[0]:
        gc.collect(2 if all(due) else 1 if due[1] else 0)


def leave_what_stands() -> None:
    """What is loaded by now stays to the end of the process, and is never looked through again.

    Looking through all of it takes a tenth of a second or more, at any moment; through what is made later, nothing.
    """
    gc.freeze()
