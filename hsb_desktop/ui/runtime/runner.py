"""How a window asks casework for something and paints when the value comes: work runs on the store's thread, answers
arrive on the window's. The window never waits; an answer for a widget that is gone is dropped.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.looking import with_refusals_entered
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t

T = TypeVar("T")
Submit = Callable[[Callable[[], object]], "Future[object]"]


class Broken(HsbError):
    """Work ended in a way nobody foresaw; what raised it goes on to the hook for uncaught exceptions."""

    def __init__(self) -> None:
        super().__init__(t("Something went wrong in the program; what was saved is kept. Try it once more."))


class _Reply:
    """One answer on its way back to the window."""

    __slots__ = ("failed", "future", "owner", "then")

    def __init__(
        self,
        owner: QObject,
        then: Callable[[object], None],
        failed: Callable[[HsbError], None] | None,
        future: "Future[object]",
    ) -> None:
        self.owner, self.then, self.failed, self.future = owner, then, failed, future


class Runner(QObject):
    """The one door from windows to casework.

    Signals:
        changed(Changes): a write came back; screens refresh what concerns them.
        refused(HsbError): something failed and the asker gave no place of its own to say so.
        idle(): nothing is under way any more.
    """

    changed = Signal(object)
    refused = Signal(object)
    idle = Signal()
    _arrived = Signal(object)

    def __init__(
        self, submit: Submit, desk: Desk, parent: QObject | None = None, *, aside: Submit | None = None
    ) -> None:
        """`aside` runs what asks nothing of the store on another thread; without it, everything runs on the one."""
        super().__init__(parent)
        self._submit, self.desk = submit, desk
        self._aside = aside or submit
        self._under_way = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work has not come back yet."""
        return self._under_way > 0

    def ask(
        self,
        owner: QObject,
        work: Callable[[Desk], T],
        then: Callable[[T], None],
        failed: Callable[[HsbError], None] | None = None,
    ) -> None:
        """Run `work(desk)` on the store's thread; call `then` with its value here, or `failed` with a known error.

        A value that is `Changes`, or carries some in `.changes`, is announced to every screen after `then`. What is
        refused is entered in the journal.
        """
        self._send(self._submit, owner, lambda desk: with_refusals_entered(desk, work), then, failed)

    def ask_aside(
        self,
        owner: QObject,
        work: Callable[[Desk], T],
        then: Callable[[T], None],
        failed: Callable[[HsbError], None] | None = None,
    ) -> None:
        """As `ask`, for what draws and must not touch the store: no save waits for it."""
        self._send(self._aside, owner, work, then, failed)

    def _send(
        self,
        submit: Submit,
        owner: QObject,
        work: Callable[[Desk], T],
        then: Callable[[T], None],
        failed: Callable[[HsbError], None] | None,
    ) -> None:
        self._under_way += 1
        future = submit(lambda: work(self.desk))
        reply = _Reply(owner, then, failed, future)  # type: ignore[arg-type]  # the future carries T as object
        future.add_done_callback(lambda _done: self._arrived.emit(reply))

    def tell(self, owner: QObject, work: Callable[[Desk], object]) -> None:
        """Run `work` for its effect; an error is announced through `refused`."""
        self.ask(owner, work, lambda _value: None)

    @Slot(object)
    def _deliver(self, reply: _Reply) -> None:
        self._under_way -= 1
        try:
            value = reply.future.result()
        except CancelledError:
            return
        except HsbError as known:
            if isValid(reply.owner) and reply.failed is not None:
                reply.failed(known)
            else:
                self.refused.emit(known)
        except Exception:
            if isValid(reply.owner) and reply.failed is not None:
                reply.failed(Broken())
            raise
        else:
            if isValid(reply.owner):
                reply.then(value)
            changes = value if isinstance(value, Changes) else getattr(value, "changes", None)
            if isinstance(changes, Changes):
                self.changed.emit(changes)
        finally:
            if not self.busy:
                self.idle.emit()
