"""kill -9 at any moment of saving: what was said to be saved is there, and the store is whole."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.faults.parts import parts
from tests.faults.store_writer import opened, opener, standing
from tests.store.samples import NAME, PASSPHRASE, ROLE

KILL = 9  # SIGKILL, which the types of Windows do not name
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name == "nt", reason="the writers are forked")
@pytest.mark.parametrize("part", parts(4))
def test_no_acknowledged_save_is_lost(tmp_path: Path, part: int) -> None:
    """Twenty-five kills in the ordinary run; a thousand more in the long one."""
    kills = 250 if part else 25
    folder = tmp_path / "store"
    vault = FolderVault(folder, SystemClock(), Stretching())
    vault.create(PASSPHRASE, NAME, ROLE)
    vault.close()
    how = opener(folder)
    rng = random.Random(part)
    saved = 0
    command = [sys.executable, "-m", "tests.faults.store_writer", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for kill in range(kills):
            saved = max(saved, _killed(server.stdin, server.stdout, rng.random() * 0.1))
            store = opened(*how)
            try:
                saved = standing(store, saved)
                if kill % (kills // 25) == 0:
                    assert store.verify().holds  # reads everything, so the longer run cannot do it each time
            finally:
                store.close()
        server.stdin.close()
    assert server.returncode == 0
    assert saved > kills
    assert vault.open(PASSPHRASE).warnings == ()
    vault.close()


def _killed(ask: IO[bytes], said: IO[bytes], seconds: float) -> int:
    """Have a writer forked, kill it some time after its first save; the last save it said was durable."""
    ask.write(b"go\n")
    ask.flush()
    writer = last = 0
    for line in said:
        word, _, number = line.strip().partition(b" ")
        if word == b"writer":
            writer = int(number)
        elif word == b"ended":
            assert int(number) == -KILL
            return last
        else:
            first = last == 0
            last = int(word)
        if writer and last and (word == b"writer" or first):
            time.sleep(seconds)
            os.kill(writer, KILL)
            first = False
    raise AssertionError("the writers' parent ended")
