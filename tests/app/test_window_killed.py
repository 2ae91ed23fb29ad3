"""The real program, its window killed from outside: it comes back by itself, once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux's")
ROOT = Path(__file__).parents[2]
KILL = 9  # SIGKILL, which the types of Windows do not name
_TERM = 1 << (signal.SIGTERM - 1)


def _window_of(supervisor: int, other_than: int = 0) -> int:
    """The process of the window once it is shown: from then on it takes a request to end."""
    for word in Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text(encoding="ascii").split():
        if int(word) != other_than:
            for line in Path(f"/proc/{word}/status").read_text(encoding="ascii").splitlines():
                if line.startswith("SigCgt:") and int(line.split()[1], 16) & _TERM:
                    return int(word)
    return 0


def _wait(what: Callable[[], int]) -> int:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            if found := what():
                return found
        except OSError:
            pass  # a process that has just gone
        time.sleep(0.02)
    raise AssertionError("nothing came")


def test_a_killed_window_comes_back_once_and_then_the_program_ends_with_a_sentence(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HSB_DESKTOP_HOME": str(tmp_path / "home")}
    with subprocess.Popen(
        [sys.executable, "-m", "hsb_desktop"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as program:
        first = _wait(lambda: _window_of(program.pid))
        os.kill(first, KILL)
        second = _wait(lambda: _window_of(program.pid, first))
        os.kill(second, KILL)
        _, said = program.communicate(timeout=30)
    assert program.returncode == 1
    assert said.splitlines()[-1] == (
        "The window ended unexpectedly. What was typed is kept; open the program again to go on."
    )
