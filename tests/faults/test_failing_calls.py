"""Each call by which the store reaches the disk fails in turn, once or from then on: one sentence, nothing lost."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from hsb_desktop.store.folder import StoreFolder
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.faults.failing_writer import SAVES
from tests.faults.store_writer import opened, opener, standing
from tests.store.samples import NAME, PASSPHRASE, ROLE

ROOT = Path(__file__).resolve().parents[2]
CONTINUE = 18  # SIGCONT, which the types of Windows do not name
CALLS = (
    ("pwrite64", "ENOSPC"),
    ("pwrite64", "EIO"),
    ("fdatasync", "EIO"),
    ("fsync", "EIO"),
    ("ftruncate", "EIO"),
    ("rename", "EROFS"),
    ("pread64", "EIO"),
)
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the failures are made by strace")


@dataclass(frozen=True, slots=True)
class Ran:
    """One writer's run: the numbers it said were durable, how often it was refused, whether a call was made to fail."""

    saved: tuple[int, ...]
    refused: int
    failed: bool


class Writers:
    """Forks a writer for each run on a fresh copy of a new store."""

    def __init__(self, strace: str, at: Path, ask: IO[bytes], said: IO[bytes]) -> None:
        self._strace, self._log = strace, at / "calls"
        self._ask, self._said = ask, said

    def run(self, call: str, error: str, when: str) -> Ran:
        """A writer whose `when`-th such call fails ("3"), or each from then on ("3+")."""
        self._ask.write(b"go\n")
        self._ask.flush()
        writer = int(self._line("writer"))
        inject = f"inject={call}:error={error}:when={when}"
        watched = [
            self._strace,
            "-qq",
            "-o",
            str(self._log),
            "-p",
            str(writer),
            "-e",
            f"trace={call}",
            "-e",
            inject,
        ]
        with subprocess.Popen(watched) as watching:
            while _tracer(writer) != watching.pid:
                time.sleep(0.002)
            os.kill(writer, CONTINUE)
            saved: list[int] = []
            refused = 0
            for line in self._said:
                word, _, number = line.decode().strip().partition(" ")
                if word == "ended":
                    assert int(number) == 0
                    break
                refused += word == "refused"
                saved += [] if word == "refused" else [int(word)]
        return Ran(tuple(saved), refused, "(INJECTED)" in self._log.read_text())

    def _line(self, word: str) -> str:
        said, _, number = self._said.readline().decode().strip().partition(" ")
        assert said == word
        return number


def _tracer(process: int) -> int:
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("TracerPid:"):
            return int(line.partition(":")[2])
    return 0


@pytest.fixture
def writers(watching: str, tmp_path: Path) -> Iterator[Writers]:
    """Writers on the folder `store`, whose first state is kept in `fresh`."""
    folder = tmp_path / "store"
    FolderVault(folder, SystemClock(), Stretching()).create(PASSPHRASE, NAME, ROLE).close()
    shutil.copytree(folder, tmp_path / "fresh")
    command = [sys.executable, "-m", "tests.faults.failing_writer", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        yield Writers(watching, tmp_path, server.stdin, server.stdout)
        server.stdin.close()


@pytest.mark.parametrize("every", [30, pytest.param(1, marks=pytest.mark.faults_long)])
@pytest.mark.parametrize("goes_on", [False, True], ids=["once", "from_then_on"])
def test_a_call_that_fails_is_a_sentence_and_loses_nothing(
    writers: Writers, tmp_path: Path, goes_on: bool, every: int
) -> None:
    folder = tmp_path / "store"
    how = opener(folder)
    tried = refused = 0
    for call, error in CALLS:
        nth = 1
        while True:
            shutil.rmtree(folder)
            shutil.copytree(tmp_path / "fresh", folder)
            ran = writers.run(call, error, f"{nth}{'+' if goes_on else ''}")
            if not ran.failed:
                break
            store = opened(StoreFolder(folder), *how[1:])
            try:
                stands = standing(store, max(ran.saved, default=0))
                assert store.verify().holds
            finally:
                store.close()
            if not goes_on:
                assert len(ran.saved) == SAVES, (call, error, nth)
                assert stands >= SAVES
            tried, refused, nth = tried + 1, refused + bool(ran.refused), nth + every
    assert tried > len(CALLS)
    assert refused > tried // 4
