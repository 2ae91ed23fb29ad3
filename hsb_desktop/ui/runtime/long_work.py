"""Work that takes long, on the thread beside the store's, with what it says of itself and a way to cancel it. It opens
no dialog and touches no widget; what it says arrives on the window's thread.
"""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Event
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from hsb_desktop.ui.runtime.runner import Submit

T = TypeVar("T")


class Steps:
    """What long work is handed: where it says how far it is, and asks whether to go on."""

    def __init__(self, say: Callable[[str], None] = lambda _words: None) -> None:
        self.say, self._cancelled = say, Event()

    def cancel(self) -> None:
        """It is not wanted any more; heard from any thread."""
        self._cancelled.set()

    def go_on(self) -> bool:
        """Whether it is still wanted."""
        return not self._cancelled.is_set()


class Voice(QObject):
    """Where work is heard.

    Signals:
        said(str): how far it is, in words.
        over(): nothing is under way any more.
    """

    said = Signal(str)
    over = Signal()


class LongWork(Generic[T]):
    """One piece of work, done once; it is under way as soon as it is made."""

    def __init__(self, submit: Submit, work: Callable[[Steps], T]) -> None:
        self.voice = Voice()
        self.steps = Steps(self.voice.said.emit)
        self._future = cast("Future[T]", submit(lambda: work(self.steps)))

    def ended_within(self, seconds: float) -> bool:
        """Whether it ended meanwhile; if it did not, `over` says when."""
        ended = bool(wait([self._future], seconds).done)
        if not ended:
            self._future.add_done_callback(lambda _done: self.voice.over.emit())
        return ended

    def outcome(self) -> T:
        """What it came to, once it is over; what it raised is raised."""
        return self._future.result()
