"""Whether the disk is encrypted is said only where it is known; a network or an unknown device is not."""

from pathlib import Path

import pytest

from hsb_desktop.casework.disk_advice import advice_on
from hsb_desktop.support.disk import DiskFacts, disk_facts

SWAPS = "Filename\tType\tSize\tUsed\tPriority\n"


def _system(root: Path, mounts: str, swaps: str = "") -> Path:
    """A machine with a plain partition sda2, an encrypted one dm-0 on sda3, and a volume dm-1 on that."""
    for name, uuid, below in (
        ("sda2", "", ()),
        ("sda3", "", ()),
        ("dm-0", "CRYPT-LUKS2-abc-home", ("sda3",)),
        ("dm-1", "LVM-xyz", ("dm-0",)),
        ("dm-2", "LVM-uvw", ("sda2",)),
    ):
        block = root / "sys/class/block" / name
        (block / "slaves").mkdir(parents=True)
        (block / "dm").mkdir()
        if uuid:
            (block / "dm/uuid").write_text(uuid + "\n")
        for one in below:
            (block / "slaves" / one).mkdir()
    (root / "proc").mkdir()
    (root / "proc/mounts").write_text(mounts)
    (root / "proc/swaps").write_text(SWAPS + swaps)
    return root


@pytest.mark.parametrize(
    ("mounts", "swaps", "expected"),
    [
        ("/dev/sda2 / ext4 rw 0 0\n", "", DiskFacts(False, None)),
        ("/dev/sda2 / ext4 rw 0 0\n/dev/dm-0 /home ext4 rw 0 0\n", "", DiskFacts(True, None)),
        ("/dev/dm-1 / ext4 rw 0 0\n", "/dev/dm-0 partition 1 0 -2\n", DiskFacts(True, True)),
        ("/dev/dm-1 / ext4 rw 0 0\n", "/dev/sda2 partition 1 0 -2\n", DiskFacts(True, False)),
        ("/dev/dm-1 / ext4 rw 0 0\n", "/swapfile file 1 0 -2\n", DiskFacts(True, True)),
        ("/dev/dm-2 / ext4 rw 0 0\n", "/dev/zram0 partition 1 0 100\n", DiskFacts(False, True)),
        ("/dev/nowhere / ext4 rw 0 0\n", "/dev/nowhere partition 1 0 -2\n", DiskFacts(None, None)),
        ("overlay / overlay rw 0 0\nserver:/x /home nfs4 rw 0 0\n", "", DiskFacts(None, None)),
    ],
)
def test_it_is_known_from_what_anybody_may_read(
    tmp_path: Path, mounts: str, swaps: str, expected: DiskFacts
) -> None:
    root = _system(tmp_path, mounts, swaps)
    assert disk_facts(Path("/home/ada/records"), root, "linux") == expected


def test_what_is_not_known_says_nothing(tmp_path: Path) -> None:
    assert disk_facts(tmp_path, tmp_path, "win32") == DiskFacts()
    assert disk_facts(tmp_path, tmp_path / "nothing", "linux") == DiskFacts()
    assert (
        advice_on(DiskFacts()) == advice_on(DiskFacts(True, True)) == advice_on(DiskFacts(True, None)) == ""
    )
    for facts in (DiskFacts(False, None), DiskFacts(True, False)):
        words = advice_on(facts)
        assert words.endswith(".")
        assert words.count(".") == 1
        assert "IT support" in words
