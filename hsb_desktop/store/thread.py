"""The one store thread: work on the store is queued here and runs in order, so that no window waits for the disk."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

from hsb_desktop.store.errors import StoreClosed

_P = ParamSpec("_P")
_R = TypeVar("_R")


class StoreThread:
    """Start it, call through it, stop it. What was called before `stop` still runs; afterwards calls are refused."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="store", daemon=False)
        self._gate = threading.Lock()
        self._stopped = False

    def start(self) -> None:
        """Begin to run what is called."""
        self._thread.start()

    def call(self, function: Callable[_P, _R], *args: _P.args, **kwargs: _P.kwargs) -> "Future[_R]":
        """Queue `function`; the future brings its result or its error, and runs its callbacks on the store thread."""
        future: Future[_R] = Future()
        with self._gate:
            if self._stopped:
                future.set_exception(StoreClosed())
            else:
                self._queue.put((future, lambda: function(*args, **kwargs)))
        return future

    def stop(self) -> None:
        """Run what is queued, then end the thread; harmless when repeated. Never called on the store thread itself."""
        with self._gate:
            if not self._stopped:
                self._stopped = True
                self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while (job := self._queue.get()) is not None:
            _do(*job)
            del job  # results and arguments must not live on until the next call


def _do(future: "Future[Any]", work: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
        future.set_exception(error)
    else:
        future.set_result(result)
