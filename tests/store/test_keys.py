"""The ways into one store: the wait after wrong passphrases, what is said until seen, retiring, offered words."""

import math
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from hsb_desktop.store import attempts, errors, passphrases
from hsb_desktop.store.attempts import wait_after
from hsb_desktop.store.key_errors import TooSoon
from hsb_desktop.store.sealing import Stretching
from hsb_desktop.store.vault import FolderVault
from hsb_desktop.support.clock import FixedClock
from tests.store.samples import PASSPHRASE


def _wrong(vault: FolderVault, monkeypatch: pytest.MonkeyPatch) -> None:
    """A try with another passphrase, without the cost of stretching it."""
    with monkeypatch.context() as patch:
        patch.setattr("hsb_desktop.store.slots.opened_by_passphrase", _refuse)
        with pytest.raises(errors.WrongPassphrase):
            vault.open("not these words")


def _refuse(*_: object) -> bytes:
    raise errors.WrongPassphrase


def test_the_wait_grows_to_a_minute_survives_a_restart_and_never_locks_out(
    vault: FolderVault, folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited = []
    for _ in range(10):
        _wrong(vault, monkeypatch)
        waited.append(vault.wait_left())
        clock.advance(timedelta(seconds=vault.wait_left()))
    assert waited == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]
    assert waited == [wait_after(n) for n in range(1, 11)]
    _wrong(vault, monkeypatch)
    again = FolderVault(folder, FixedClock(clock.now() - timedelta(days=400)), Stretching())
    with pytest.raises(
        TooSoon
    ) as soon:  # a restart, and a clock set back or on, shorten nothing and lengthen nothing
        again.open(PASSPHRASE)
    assert soon.value.wait == 60
    assert "60 seconds" in soon.value.sentence
    clock.advance(timedelta(seconds=59))
    with pytest.raises(TooSoon):
        vault.open(PASSPHRASE)
    clock.advance(timedelta(seconds=1))
    vault.open(PASSPHRASE)
    assert vault.wait_left() == 0
    assert not (folder / "attempts.json").exists()


def test_a_try_is_counted_before_it_is_made_so_that_a_kill_saves_nothing(
    vault: FolderVault, folder: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(
            "hsb_desktop.store.slots.opened_by_passphrase",
            lambda *_: (_ for _ in ()).throw(KeyboardInterrupt),
        )
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                vault.open("never heard")
    assert FolderVault(folder, clock, Stretching()).wait_left() == 2
    (folder / "attempts.json").write_text("[1")
    assert FolderVault(folder, clock, Stretching()).wait_left() == 0, "damage never keeps anybody out"
    monkeypatch.setattr(attempts, "write_atomically", lambda *_: (_ for _ in ()).throw(PermissionError()))
    fresh = FolderVault(folder, clock, Stretching())
    fresh.open(PASSPHRASE)
    fresh.close()


def test_what_opened_the_records_unseen_is_said_until_it_is_acknowledged(vault: FolderVault) -> None:
    vault.open(PASSPHRASE)
    assert not vault.standing().has_code
    code = vault.new_code()
    vault.put_recovery_code(code, code)
    assert vault.standing().has_code
    vault.close()
    vault.open_by_code(code, "four new plain words")
    for _ in range(2):
        standing = vault.standing()
        assert [by_council for by_council, _ in standing.opened_unseen] == [False]
        assert standing.own_passphrase
        assert not standing.has_code, "a used code opens nothing, so a new one is asked for"
        vault.close()
        vault.open("four new plain words")
    vault.acknowledge_opening()
    assert vault.standing().opened_unseen == ()


def test_a_used_code_leaves_its_mark_before_it_changes_anything(
    vault: FolderVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.open(PASSPHRASE)
    code = vault.new_code()
    vault.put_recovery_code(code, code)
    vault.close()
    with monkeypatch.context() as patch:
        patch.setattr(FolderVault, "_put", lambda *_: (_ for _ in ()).throw(OSError(5, "broken")))
        with pytest.raises(errors.DiskFailed):
            vault.open_by_code(code, "four new plain words")
    vault.open(PASSPHRASE)
    assert len(vault.standing().opened_unseen) == 1
    assert vault.standing().has_code


def test_retiring_destroys_every_way_in_also_of_the_copies_beside_it(
    vault: FolderVault, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.open(PASSPHRASE)
    vault.back_up_daily()
    slots = list(folder.rglob("keys*.json"))
    assert len(slots) == 4
    kept = {path: path.read_bytes() for path in slots}
    overwritten: dict[Path, bytes] = {}
    unlink = Path.unlink

    def watched(self: Path, *, missing_ok: bool = False) -> None:
        if self in kept:
            overwritten[self] = self.read_bytes()
        unlink(self, missing_ok=missing_ok)

    with pytest.raises(errors.WrongPassphrase):
        vault.retire("not these words")
    elsewhere = Path(shutil.copytree(folder, tmp_path / "taken before"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", watched)
        vault.retire(PASSPHRASE)
    assert set(overwritten) == set(kept)
    assert all(overwritten[path] != kept[path] and len(overwritten[path]) == len(kept[path]) for path in kept)
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".lock"}
    assert not vault.exists()
    for slot in elsewhere.rglob("keys*.json"):
        slot.unlink()
    with pytest.raises(errors.KeysMissing):
        FolderVault(elsewhere, FixedClock(vault._clock.now()), Stretching()).open(PASSPHRASE)


def test_offered_passphrases_are_four_words_of_a_long_list_and_never_the_same() -> None:
    words = passphrases.passphrase_words()
    assert len(words) == len(set(words)) == 7360
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) >= 3 for word in words)
    assert math.floor(passphrases.strength()) == 51
    offered = {passphrases.suggested() for _ in range(200)}
    assert len(offered) == 200
    assert all(
        len(passphrase.split()) == 4 and set(passphrase.split()) <= set(words) for passphrase in offered
    )


def test_too_little_memory_is_a_sentence_and_never_a_weaker_key(folder: Path) -> None:
    program = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from hsb_desktop.procedure.errors import HsbError\n"
        "from hsb_desktop.store.sealing import Stretching\n"
        "from hsb_desktop.store.vault import FolderVault, warm\n"
        "from hsb_desktop.support.clock import SystemClock\n"
        "warm()\n"
        "held = int(Path('/proc/self/statm').read_text().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (held + 32 * 2**20,) * 2)\n"
        "try:\n"
        "    FolderVault(Path(sys.argv[1]), SystemClock(), Stretching()).open(sys.argv[2])\n"
        "except HsbError as known:\n"
        "    print(known.sentence)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder), PASSPHRASE], capture_output=True, text=True, check=False
    )
    assert "too little free memory" in ran.stdout, ran.stderr


def test_neither_code_nor_passphrase_is_written_anywhere(vault: FolderVault, folder: Path) -> None:
    vault.open(PASSPHRASE)
    code = vault.new_code()
    vault.put_recovery_code(code, code)
    vault.change_passphrase(PASSPHRASE, "chosen by the worker alone")
    vault.close()
    for path in folder.rglob("*"):
        held = path.read_bytes() if path.is_file() else b""
        for secret in (code, code.replace("-", ""), PASSPHRASE, "chosen by the worker alone"):
            assert secret.encode() not in held
            assert secret.encode("utf-16-le") not in held
