"""What conftest watches after every test is really seen: a thread, a window, a timer, a tool that is absent."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

_THREAD = """
import threading, time
def test_it():
    threading.Thread(target=time.sleep, args=(4,), daemon=True, name="left-running").start()
"""
_WINDOW = """
from PySide6.QtWidgets import QWidget
kept = []
def test_it(qtbot):
    kept.append(QWidget())
    kept[0].setObjectName("leftOpen")
    kept[0].show()
"""
_TIMER = """
from PySide6.QtCore import QTimer
kept = []
def test_it(qtbot):
    kept.append(QTimer())
    kept[0].start(50)
"""
_TOOL = """
def test_it(needs_tool):
    needs_tool("a-tool-nobody-has")
"""
_TIDY = """
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
def test_it(qtbot, own_home):
    thread = threading.Thread(target=lambda: None)
    thread.start()
    field = QLineEdit()
    timer = QTimer(field)
    timer.start(50)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    import os
    assert os.environ["HSB_DESKTOP_HOME"] == str(own_home)
    assert "DISPLAY" not in os.environ
"""


def _outcome(folder: Path, test: str, **environment: str) -> str:
    (folder / "conftest.py").write_text(
        (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / "test_it.py").write_text(test, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-rs",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "--rootdir",
        ".",
    ]
    env = {**os.environ, "DISPLAY": ":77", "CI": "", **environment}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("test", "said"),
    [
        (_THREAD, "threads left running: ['left-running']"),
        (_WINDOW, "left open or running: ['window leftOpen']"),
        (_TIMER, "left open or running: ['timer of NoneType']"),
    ],
)
def test_what_is_left_behind_is_said(tmp_path: Path, test: str, said: str) -> None:
    outcome = _outcome(tmp_path, test)
    assert said in outcome
    assert "1 error" in outcome


def test_a_tidy_test_passes(tmp_path: Path) -> None:
    assert "1 passed" in _outcome(tmp_path, _TIDY)


def test_an_absent_tool_is_not_run_and_on_ci_a_failure(tmp_path: Path) -> None:
    outcome = _outcome(tmp_path, _TOOL)
    assert "not run: a-tool-nobody-has is not installed" in outcome
    assert "1 skipped" in outcome
    assert "1 failed" in _outcome(tmp_path, _TOOL, CI="true")
