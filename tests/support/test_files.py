import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hsb_desktop.support import files

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists, not mode bits")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "slots.json"
    files.write_atomically(path, b"one\r\n\x00")
    files.write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["slots.json"]


def test_text_is_utf_8_and_keeps_its_line_ends(tmp_path: Path) -> None:
    files.write_text_atomically(tmp_path / "a", "Siân\r\nŁódź\n")
    assert (tmp_path / "a").read_bytes() == "Siân\r\nŁódź\n".encode()


@posix
def test_a_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        files.write_atomically(tmp_path / "a", b"x")
    finally:
        os.umask(old)
    assert _mode(tmp_path / "a") == 0o600


@posix
def test_a_folder_is_its_owners_alone_also_when_it_was_open(tmp_path: Path) -> None:
    was_open = tmp_path / "open"
    was_open.mkdir(mode=0o755)
    was_open.chmod(0o755)
    assert _mode(files.private_directory(was_open)) == 0o700
    assert _mode(files.private_directory(tmp_path / "new" / "inner")) == 0o700


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_disk_that_refuses_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a"
    files.write_atomically(path, b"old")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path if step == "replace" else os, step, refuse)
    with pytest.raises(OSError, match="No space left"):
        files.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


@posix
def test_the_content_and_then_the_folder_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        real_sync(descriptor)

    def replace(self: Path, target: Path) -> Path:
        seen.append("replace")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    files.write_atomically(tmp_path / "a", b"x")
    assert seen == ["file", "replace", "folder"]


_WRITER = """
import itertools, sys
from pathlib import Path
from hsb_desktop.support.files import write_atomically
for n in itertools.count():
    write_atomically(Path(sys.argv[1]), bytes([65 + n % 26]) * 200_000)
    print(n, flush=True)
"""


def test_a_writer_that_is_killed_leaves_one_whole_content(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for stop_after in (1, 2, 5, 9):
        with subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            for _ in range(stop_after):
                assert writer.stdout.readline()
            writer.kill()
        content = path.read_bytes()
        assert len(content) == 200_000
        assert len(set(content)) == 1


class Scanner:
    """A program that holds a file for a while, as Windows says it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        self.left, self.waited = times, list[float]()
        self._replace = Path.replace

        def move(source: Path, target: Path) -> Path:
            return self.move(source, target)

        monkeypatch.setattr(Path, "replace", move)
        monkeypatch.setattr(time, "sleep", self.waited.append)

    def move(self, source: Path, target: Path) -> Path:
        """Refuse while it is held."""
        self.left -= 1
        if self.left >= 0:
            raise PermissionError(13, "The process cannot access the file")
        return self._replace(source, target)


@pytest.mark.parametrize(
    ("held", "tries", "written"), [(0, 3, True), (3, 3, True), (4, 3, False), (1, 0, False)]
)
def test_a_file_that_another_program_holds_is_tried_for_a_moment_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int, tries: int, written: bool
) -> None:
    """The last: elsewhere than on Windows, and with the trying taken out, the first refusal is the last."""
    path = tmp_path / "a"
    files.write_atomically(path, b"old")
    monkeypatch.setattr(files, "_HELD_FOR", (0.01, 0.02, 0.05)[:tries])
    scanner = Scanner(monkeypatch, held)
    if written:
        files.write_atomically(path, b"new")
    else:
        with pytest.raises(PermissionError):
            files.write_atomically(path, b"new")
    assert path.read_bytes() == (b"new" if written else b"old")
    assert [p.name for p in tmp_path.iterdir()] == ["a"], "nothing is left beside it"
    assert scanner.waited == [0.01, 0.02, 0.05][: min(held, tries)]
