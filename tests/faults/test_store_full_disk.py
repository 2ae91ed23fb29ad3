"""A disk with no room left: the save says so, what was saved stays, and saving works again once there is room."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.store.samples import NAME, PASSPHRASE, ROLE

ROOT = Path(__file__).resolve().parents[2]

# A limit on the size of files stands for the full disk: the system refuses the write in the same place.
PROGRAM = """
import resource, signal, sys
from pathlib import Path
from hsb_desktop.casework.ports import Typing
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.store.errors import DiskFull, DiskFailed
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import SystemClock
from tests.store.samples import NOW, PASSPHRASE, RECORD, case, record

vault = FolderVault(Path(sys.argv[1]), SystemClock(), Stretching())
store = vault.open(PASSPHRASE)
with store.unit() as unit:
    unit.add_case(case())
    unit.add_record(record())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
refused = saved = 0
for step in range(1, 40):
    size = max(path.stat().st_size for path in Path(sys.argv[1]).iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1000 * (step % 7), hard))
    try:
        with store.unit() as unit:
            unit.add_answers(RECORD, {FieldKey("q"): Answer(f"{step} " * 3000)}, NOW)
        saved = step
    except (DiskFull, DiskFailed) as error:
        assert error.sentence
        refused += 1
        with store.unit() as unit:
            assert unit.answers(RECORD).text("q") == (f"{saved} " * 3000 if saved else ""), step
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with store.unit() as unit:
        unit.put_typing(Typing(RECORD, FieldKey("p"), f"room again {step}", 1, NOW))
        assert unit.typing()[0].text == f"room again {step}"
assert store.verify().holds
vault.close()
store = vault.open(PASSPHRASE)
with store.unit() as unit:
    assert unit.answers(RECORD).text("q") == (f"{saved} " * 3000 if saved else "")
assert store.warnings == () and store.verify().holds
vault.close()
print(refused, saved)
"""


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files is POSIX")
def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    vault = FolderVault(tmp_path / "store", SystemClock(), Stretching())
    vault.create(PASSPHRASE, NAME, ROLE)
    vault.close()
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "store")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    refused, _ = (int(word) for word in result.stdout.split())
    assert refused > 5


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files is POSIX")
def test_a_creation_that_finds_no_room_leaves_no_store(tmp_path: Path) -> None:
    program = """
import resource, signal, sys
from pathlib import Path
from hsb_desktop.store.errors import StoreError
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault, warm
from hsb_desktop.support.clock import SystemClock
from tests.store.samples import NAME, PASSPHRASE, ROLE
warm()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
for limit in (0, 4096, 20_000, 100_000):
    vault = FolderVault(Path(sys.argv[1]), SystemClock(), Stretching())
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        vault.create(PASSPHRASE, NAME, ROLE)
        print("made")
    except StoreError as error:
        assert error.sentence
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not vault.exists()
vault.create(PASSPHRASE, NAME, ROLE)
vault.close()
"""
    command = [sys.executable, "-B", "-c", program, str(tmp_path / "store")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, ""), result.stderr
