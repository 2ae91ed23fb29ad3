"""A page that is filled piece by piece on the event loop, so that no window waits for all of it."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_BETWEEN_MS = 8  # what is typed and painted comes first
Piece = Callable[[], object]


class Slices(QObject):
    """Pieces of work in their order: some at once, the rest one a turn of the event loop, or all when they are needed.

    A piece shows what it adds to a page by itself: Qt would show it a turn later, and the page would be laid out twice.

    Signals:
        done(): nothing is left to do; only where something was put off.
    """

    done = Signal()

    def __init__(self, pieces: Iterable[Piece], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = deque(pieces)
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._turn)

    @property
    def left(self) -> int:
        """How many pieces are not done yet."""
        return len(self._pieces)

    def begin(self, at_once: int | None = None) -> None:
        """Do so many pieces now (all of them without a number) and the rest as the event loop turns."""
        while self._pieces and (at_once is None or at_once > 0):
            self._pieces.popleft()()
            at_once = at_once - 1 if at_once is not None else None
        if self._pieces:
            self._timer.start()

    def until(self, reached: Callable[[], bool]) -> None:
        """Do pieces now until something is so, or all are done."""
        while self._pieces and not reached():
            self._next()

    def drop(self) -> None:
        """Do no more: what was to be filled is filled otherwise."""
        self._pieces.clear()
        self._timer.stop()
        self.deleteLater()

    def _turn(self) -> None:
        """One piece, laid out before anything is painted: nobody sees the page squeezed while it finds its height."""
        self._next()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _next(self) -> None:
        if self._pieces:
            self._pieces.popleft()()
        if not self._pieces and self._timer.isActive():
            self._timer.stop()
            self.done.emit()
