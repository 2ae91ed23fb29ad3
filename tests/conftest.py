"""What every test stands on: no screen, a data folder of its own, and nothing left running behind it."""

import faulthandler
import functools
import gc
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import coverage
import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from hypothesis import HealthCheck, settings

# A busy machine is slow at making inputs too; that says nothing about the program.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

# Before any test module imports Qt: windows are drawn in memory, and no desktop of the machine is asked for anything.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR"):
    os.environ.pop(_variable, None)

LONG = ("tests/faults/", "tests/journeys/", "tests/packaging/")
MAY_TAKE = 1800.0  # seconds for a test of the long run, before it is printed where every thread stands
NeedsTool = Callable[..., str]


def _not_run(why: str) -> None:
    """Skip; on CI the tools are installed from tests/system-packages.txt, so there it is a failure."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"not run: {why}", pytrace=False)
    pytest.skip(f"not run: {why}")


@pytest.fixture(scope="session")
def not_run() -> Callable[[str], None]:
    """Ends the test as "not run: why" (a failure where CI=true)."""
    return _not_run


@pytest.fixture(scope="session")
def needs_tool() -> NeedsTool:
    """`needs_tool("pdftotext")` is the tool's path; without any of the tools named the test is "not run"."""

    def find(*names: str) -> str:
        for name in names:
            if found := shutil.which(name):
                return found
        _not_run(f"{' or '.join(names)} is not installed (tests/system-packages.txt)")
        raise AssertionError

    return find


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test alone; it does not exist yet."""
    home = tmp_path / "hsb-home"
    monkeypatch.setenv("HSB_DESKTOP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _long_tests_may_take_long(request: pytest.FixtureRequest) -> None:
    """Printing the threads of a test that is only long has ended a whole run, so the long run's have half an hour.

    pytest takes the printing back after every test.
    """
    if request.node.get_closest_marker("faults_long") is not None:
        faulthandler.dump_traceback_later(MAY_TAKE, file=request.config.stash[fault_handler_stderr_fd_key])


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.name.startswith("execnet")}


def _patiently(still: Callable[[], list[str]], seconds: float = 2.0) -> list[str]:
    """What is still there when it has had `seconds` to go."""
    until = time.monotonic() + seconds
    while (left := still()) and time.monotonic() < until:
        time.sleep(0.01)
    return left


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """A test ends every thread it started."""
    before = _threads()
    yield
    left = _patiently(lambda: [thread.name for thread in _threads() - before if thread.is_alive()])
    assert not left, f"threads left running: {left}"


def _qt_left_behind() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    if not isinstance(QApplication.instance(), QApplication):
        return []
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    # Timers inside Qt's own widgets (a blinking caret) are Qt's; ours are Python objects, which gc knows.
    timers = [o for o in gc.get_objects() if isinstance(o, QTimer) and isValid(o) and o.isActive()]
    return [f"window {w.objectName() or type(w).__name__}" for w in windows] + [
        f"timer of {type(t.parent()).__name__}" for t in timers
    ]


@pytest.fixture
def _left_behind() -> Iterator[None]:
    """Set up before qtbot, so it looks after qtbot has closed the windows it was given.

    Python does not search for what is unreachable meanwhile: a store's thread would destroy widgets (runtime.memory).
    """
    gc.disable()
    gc.freeze()  # a run holds a million objects: those from before this test are not looked through after it
    yield
    left = _patiently(_qt_left_behind)
    gc.enable()
    assert not left, f"left open or running: {left}"


class Measuring:
    """Coverage is asked of the rules and the documents by their own tests; the others run unwatched, twice as fast."""

    OF = ("tests/procedure/", "tests/documents/", "tests/formbook/", "tests/casework/")
    BUT = tuple(  # the dearest, which reach nothing that the others do not
        f"tests/{name}.py::"
        for name in (
            "procedure/test_against_slow",
            "casework/test_apart",
            "casework/test_duplicates",
            "casework/test_papers",
            "casework/test_papers_kept",
            "casework/test_papers_of_councils",
            "casework/test_random_work",
        )
    )

    def __init__(self) -> None:
        self._stopped: list[coverage.Coverage] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Watch, or look away, from one file to the next; in a worker one coverage stands on another."""
        if item.nodeid.startswith(self.OF) and not item.nodeid.startswith(self.BUT):
            while self._stopped:
                self._stopped.pop().start()
        else:
            while (running := coverage.Coverage.current()) is not None:
                running.stop()
                self._stopped.append(running)


def pytest_configure(config: pytest.Config) -> None:
    """Whether or not a coverage was asked for."""
    config.pluginmanager.register(Measuring())


def pytest_collection_finish() -> None:
    """Tests open copies of one store: its passphrase with its salt is stretched once a run, at the product's cost.

    Key stretching gives the same key every time; tests of it, and every program started from outside, do it afresh.
    """
    slots = sys.modules.get("hsb_desktop.store.slots")
    if slots is not None:
        pytest.MonkeyPatch().setattr(slots, "stretch", functools.cache(slots.stretch))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that uses Qt is looked after by `_left_behind`."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))  # nobody waits for them at the end
    for item in items:
        names: list[str] | None = getattr(item, "fixturenames", None)
        if names and "qapp" in names and "_left_behind" not in names:
            names.insert(0, "_left_behind")


def pytest_report_header() -> list[str]:
    """What the run stands on."""
    return [f"home: a folder per test; screen: off; CI={os.environ.get('CI', '')}; {sys.platform}"]
