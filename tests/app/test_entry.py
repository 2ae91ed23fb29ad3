"""The command `hsb-desktop` itself: its words, its exit codes, and a reader that has read enough."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hsb_desktop import __version__
from hsb_desktop.app.entry import USAGE, main

Printed = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["help"], ["forms", "check", "--help"], ["tour", "-h"]]
)
def test_help_is_printed(words: list[str], capsys: Printed) -> None:
    assert main(words) == 0
    assert capsys.readouterr() == (USAGE, "")


def test_the_version_is_printed(capsys: Printed) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hsb-desktop {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["asess"],
        ["--on"],
        ["assess"],
        ["assess", "a", "b"],
        ["pathway"],
        ["forms"],
        ["forms", "mend"],
        ["tour"],
    ],
)
def test_words_that_are_not_understood_are_one_sentence(words: list[str], capsys: Printed) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")


def test_without_a_display_it_says_so_and_names_the_tour(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    said = capsys.readouterr().err
    assert "tour" in said
    assert said.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipe that tells the writer")
@pytest.mark.parametrize("words", [["--help"], ["forms", "describe"]])
def test_a_reader_that_stops_reading_is_no_trouble(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # what `head` does, before the first word
    try:
        done = subprocess.run(
            [sys.executable, "-m", "hsb_desktop", *words],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
            cwd=Path(__file__).parents[2],
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")
