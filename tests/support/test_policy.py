"""The machine's policy file: what it asks for, every fault with its place, and never a weaker lock for a fault."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_desktop.support import policy as policy_file
from hsb_desktop.support.paths import POLICY_VARIABLE, resources_directory
from hsb_desktop.support.policy import FILE, Policy, Wrong, machine_folder, read_policy, understood
from hsb_desktop.support.settings import LONGEST_LOCK, Settings

EXAMPLE = resources_directory() / "help" / "policy.example.toml"
USUAL = Settings().lock_after
TABLES = {"recovery": {"council", "public_key"}, "lock": {"after_minutes"}, "backups": {"folder"}}


def test_without_a_file_everything_is_as_the_program_comes(tmp_path: Path) -> None:
    assert read_policy(tmp_path) == Policy(lock_after=LONGEST_LOCK)


def test_the_example_has_no_fault_and_every_line_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERNAME", "a.worker")
    written = EXAMPLE.read_bytes()
    policy = understood(written, windows=True)
    assert policy.faults == ()
    assert (policy.council, policy.longest_lock) == ("Riverside Council", 5)
    assert str(policy.backup_folder) == "\\\\files.riverside.example\\records\\a.worker"
    assert policy.recovery_key == "", "an example hands out no key"
    import tomllib

    assert {name: set(table) for name, table in tomllib.loads(written.decode()).items()} == TABLES
    assert understood(b"\xef\xbb\xbf" + written.replace(b"\n", b"\r\n"), windows=True) == policy


@pytest.mark.parametrize(
    ("written", "at", "wrong"),
    [
        ("[lock", FILE, Wrong.NOT_TOML),
        ("[lock]\n[lock]", FILE, Wrong.NOT_TOML),
        ("[locks]\nafter_minutes = 5", "locks", Wrong.UNKNOWN),
        ("[lock]\nafter_minute = 5", "lock.after_minute", Wrong.UNKNOWN),
        ('"' + "a" * 200 + '\\n" = 1', "a" * 60, Wrong.UNKNOWN),
        ("lock = 5", "lock", Wrong.NOT_A_TABLE),
        ("[[lock]]", "lock", Wrong.NOT_A_TABLE),
        ("[lock]\nafter_minutes = 0", "lock.after_minutes", Wrong.NOT_MINUTES),
        ("[lock]\nafter_minutes = 16", "lock.after_minutes", Wrong.NOT_MINUTES),
        ("[lock]\nafter_minutes = 5.0", "lock.after_minutes", Wrong.NOT_MINUTES),
        ("[lock]\nafter_minutes = true", "lock.after_minutes", Wrong.NOT_MINUTES),
        ('[recovery]\npublic_key = "12"', "recovery.public_key", Wrong.NOT_A_KEY),
        ("[recovery]\npublic_key = 12", "recovery.public_key", Wrong.NOT_A_KEY),
        ('[recovery]\ncouncil = """a\nb"""', "recovery.council", Wrong.NOT_A_NAME),
        ('[backups]\nfolder = "copies"', "backups.folder", Wrong.NOT_A_FOLDER),
        ('[backups]\nfolder = ""', "backups.folder", Wrong.NOT_A_FOLDER),
        ('[backups]\nfolder = "/srv/$NOT_SET_ANYWHERE"', "backups.folder", Wrong.NOT_A_FOLDER),
    ],
)
def test_a_fault_has_its_place_and_never_a_later_lock(written: str, at: str, wrong: Wrong) -> None:
    policy = understood(written.encode(), windows=False)
    assert [(fault.at, fault.wrong) for fault in policy.faults] == [(at, wrong)]
    assert policy.longest_lock == USUAL
    assert (policy.recovery_key, policy.backup_folder) == ("", None)


def test_every_fault_is_listed_and_what_is_right_holds() -> None:
    policy = understood(
        b'[lock]\nafter_minutes = 3\nlater = 1\n[backups]\nfolder = "/srv/copies"\n[x]\n', windows=False
    )
    assert [fault.at for fault in policy.faults] == ["lock.later", "x"]
    assert (policy.longest_lock, policy.backup_folder) == (3, Path("/srv/copies"))


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    assert [fault.wrong for fault in read_policy(tmp_path).faults] == [Wrong.NOT_READ]
    (tmp_path / FILE).rmdir()
    (tmp_path / FILE).write_bytes(b"#" * (64 * 1024 + 1))
    assert [fault.wrong for fault in read_policy(tmp_path).faults] == [Wrong.TOO_LARGE]


def test_a_folder_named_by_hand_counts_only_where_the_machine_has_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine, tried = tmp_path / "machine", tmp_path / "tried"
    machine.mkdir()
    monkeypatch.setenv(POLICY_VARIABLE, str(tried))
    monkeypatch.setattr(
        policy_file, "policy_directory", lambda env=os.environ: Path(env.get(POLICY_VARIABLE, machine))
    )
    assert machine_folder() == tried
    (machine / FILE).write_text("[lock]\nafter_minutes = 2\n")
    assert machine_folder() == machine
    assert read_policy().longest_lock == 2


@given(st.one_of(st.binary(max_size=60), st.text(alphabet='[]="lockaftr_minues\n.05', max_size=60)))
def test_no_content_is_a_crash_and_none_allows_more(written: bytes | str) -> None:
    policy = understood(written if isinstance(written, bytes) else written.encode())
    assert policy.longest_lock <= (USUAL if policy.faults else LONGEST_LOCK)


def test_without_the_rule_a_faulty_file_would_lock_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy_file.Policy, "longest_lock", property(lambda policy: policy.lock_after))
    assert understood(b"[lock]\nafter_minute = 5").longest_lock == LONGEST_LOCK
