"""The store thread: in order, on one thread, nothing queued is dropped."""

import threading
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from hsb_desktop.store.errors import StoreClosed, WrongPassphrase
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.thread import StoreThread
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import CASE, PASSPHRASE, case


def test_calls_run_in_order_on_one_thread() -> None:
    thread = StoreThread()
    thread.start()
    seen: list[tuple[int, str]] = []

    def note(number: int) -> int:
        seen.append((number, threading.current_thread().name))
        return number * 2

    results = [thread.call(note, number) for number in range(500)]
    assert [result.result(5) for result in results] == [number * 2 for number in range(500)]
    assert seen == [(number, "store") for number in range(500)]
    thread.stop()


def test_stop_runs_what_was_called_before() -> None:
    thread = StoreThread()
    done: list[int] = []

    def slowly(number: int) -> None:
        time.sleep(0.002)
        done.append(number)

    waiting = [thread.call(slowly, number) for number in range(50)]
    thread.start()
    thread.stop()
    assert done == list(range(50))
    assert all(one.done() for one in waiting)
    thread.stop()
    with pytest.raises(StoreClosed):
        thread.call(slowly, 1).result(1)


def test_an_error_comes_through_and_the_thread_goes_on() -> None:
    thread = StoreThread()
    thread.start()
    failed = thread.call(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        failed.result(5)
    ended = thread.call(lambda: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        ended.result(5)
    assert thread.call(lambda: "still here").result(5) == "still here"
    thread.stop()


def test_a_cancelled_call_never_runs() -> None:
    thread = StoreThread()
    ran: list[str] = []
    call = thread.call(ran.append, "x")
    assert call.cancel()
    thread.start()
    thread.stop()
    with pytest.raises(CancelledError):
        call.result()
    assert ran == []


def test_the_store_lives_on_the_thread(folder: Path, clock: FixedClock) -> None:
    vault = FolderVault(folder, clock, Stretching())
    thread = StoreThread()
    thread.start()
    with pytest.raises(WrongPassphrase):
        thread.call(vault.open, "wrong").result(30)
    store = thread.call(vault.open, PASSPHRASE).result(30)

    def add() -> None:
        with store.unit() as unit:
            unit.add_case(case())

    thread.call(add).result(30)
    with pytest.raises(Exception, match="thread"), store.unit():
        pass  # SQLite itself refuses another thread
    last = thread.call(vault.close)
    thread.stop()
    assert last.done()
    with vault.open(PASSPHRASE).unit() as unit:
        assert unit.case(CASE) == case()
    vault.close()


def test_what_runs_aside_delays_no_call_and_what_waits_there_is_cancelled() -> None:
    thread = StoreThread()
    thread.start()
    begun, go_on = threading.Event(), threading.Event()

    def long_work() -> str:
        begun.set()
        go_on.wait(5)
        return threading.current_thread().name

    drawing, waiting = thread.aside(long_work), thread.aside(long_work)
    assert begun.wait(5)
    assert thread.call(lambda: threading.current_thread().name).result(5) == "store"
    assert not drawing.done()
    threading.Timer(0.05, go_on.set).start()
    thread.stop()
    assert drawing.result(5) == "papers"
    assert waiting.cancelled()
    with pytest.raises(StoreClosed):
        thread.aside(long_work).result(5)
