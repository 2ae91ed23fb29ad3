"""The one store thread, and one beside it for what asks nothing of the store: no window waits for the disk, and no save
waits for a long paper to be drawn.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

from hsb_desktop.store.errors import StoreClosed

_P = ParamSpec("_P")
_R = TypeVar("_R")
_Job = tuple["Future[Any]", Callable[[], Any]]


class _Lane:
    """One thread and its queue; what is queued runs in order."""

    def __init__(self, name: str) -> None:
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=False)
        self._dropping = False

    def start(self) -> None:
        """Begin to run what is queued."""
        self._thread.start()

    @property
    def started(self) -> bool:
        """Whether it was ever started."""
        return self._thread.ident is not None

    def put(self, job: _Job) -> None:
        """Queue this."""
        self._queue.put(job)

    def end(self, *, drop: bool = False) -> None:
        """Nothing is queued after this; with `drop`, what waits is cancelled."""
        self._dropping = drop
        self._queue.put(None)

    def join(self, patience: float | None) -> bool:
        """Wait until it has ended, for so many seconds at most; whether it has."""
        if self._thread.is_alive():
            self._thread.join(patience)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            if self._dropping:
                job[0].cancel()
            _do(*job)
            del job  # results and arguments must not live on until the next call


class StoreThread:
    """Start it, call through it, stop it. What was called before `stop` still runs; afterwards calls are refused."""

    def __init__(self) -> None:
        self._store, self._aside = _Lane("store"), _Lane("papers")
        self._gate = threading.Lock()
        self._stopped = False

    def start(self) -> None:
        """Begin to run what is called."""
        self._store.start()

    def call(self, function: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> "Future[_R]":
        """Queue `function`; the future brings its result or its error, and runs its callbacks on the store thread."""
        return self._put(self._store, lambda: function(*args, **kwargs))

    def aside(self, function: Callable[[], _R]) -> "Future[_R]":
        """Run `function` on a thread of its own, one after the other; it must not touch the store.

        What still waits when the thread is stopped is cancelled: it is drawn again when somebody asks.
        """
        with self._gate:
            if not self._stopped and not self._aside.started:
                self._aside.start()
        return self._put(self._aside, function)

    def stop(self, patience: float | None = None) -> bool:
        """Run what is queued, then end the thread; harmless when repeated. Never called on the store thread itself.

        With `patience`, each of the two threads is waited for so many seconds; False where one still hangs on a disk.
        """
        with self._gate:
            if not self._stopped:
                self._stopped = True
                self._aside.end(drop=True)
                self._store.end()
        drawn = self._aside.join(patience)
        return self._store.join(patience) and drawn

    def _put(self, lane: _Lane, work: Callable[[], _R]) -> "Future[_R]":
        future: Future[_R] = Future()
        with self._gate:
            if self._stopped:
                future.set_exception(StoreClosed())
            else:
                lane.put((future, work))
        return future


def _do(future: "Future[Any]", work: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
        future.set_exception(error)
    else:
        future.set_result(result)
