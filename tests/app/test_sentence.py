"""Whoever starts the program from an icon sees the supervisor's sentence too."""

import os
from pathlib import Path

from hsb_desktop.app.sentence import is_read


def test_a_terminal_and_a_pipe_are_read_and_nothing_else(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    assert is_read(writer)
    os.close(reader)
    os.close(writer)
    assert not is_read(None)
    with (tmp_path / "journal").open("w") as journal:
        assert not is_read(journal.fileno())
