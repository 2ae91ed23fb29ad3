"""A folder that a service copies away, a network serves or a policy redirects is recognised; advice is one sentence."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from hsb_desktop.store.placing import Facts, Where, advice, facts_of, found, mounted_as
from hsb_desktop.support.paths import witness_directory

WIN, NIX = PureWindowsPath, PurePosixPath
LOCAL = r"C:\Users\ada\AppData\Local\hsb-desktop"
MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
/dev/sda3 /home ext4 rw 0 0
//server/homes /home/ada/shared\\040files cifs rw 0 0
server:/export /mnt/team nfs4 rw 0 0
drive: /home/ada/Drive fuse.rclone rw 0 0
short line
""".splitlines()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(WIN(LOCAL)), None),
        (Facts(WIN(r"\\?\C:\Users\ada\AppData\Local\hsb-desktop")), None),
        (Facts(WIN(r"\\server\homes$\ada\hsb-desktop")), (Where.NETWORK, "")),
        (Facts(WIN(r"\\?\UNC\server\homes\ada\hsb-desktop")), (Where.NETWORK, "")),
        (Facts(WIN(r"H:\hsb-desktop"), remote=True), (Where.NETWORK, "")),
        (Facts(WIN(r"C:\Users\ada\OneDrive - Riverside Council\hsb")), (Where.CLOUD, "OneDrive")),
        (
            Facts(WIN(r"D:\Sync\hsb"), clouds=((r"d:\sync", "OneDrive"), ("", "OneDrive"))),
            (Where.CLOUD, "OneDrive"),
        ),
        (Facts(WIN(r"C:\Users\ada\Dropbox\hsb")), (Where.CLOUD, "Dropbox")),
        (Facts(WIN(r"G:\My Drive\hsb")), (Where.CLOUD, "Google Drive")),
        (Facts(WIN(LOCAL), attributes=0x400010), (Where.CLOUD, "")),
        (Facts(WIN(LOCAL), attributes=0x10), None),
        (Facts(NIX("/home/ada/.local/share/hsb-desktop"), "ext4"), None),
        (Facts(NIX("/home/ada/.local/share/hsb-desktop"), "cifs"), (Where.NETWORK, "")),
        (Facts(NIX("/home/ada/Drive/hsb"), "fuse.rclone"), (Where.CLOUD, "")),
        (Facts(NIX("/home/ada/Nextcloud/hsb")), (Where.CLOUD, "Nextcloud")),
        (
            Facts(NIX("/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/hsb")),
            (Where.CLOUD, "iCloud"),
        ),
        (Facts(NIX("/Users/ada/Library/CloudStorage/Box-Box/hsb")), (Where.CLOUD, "")),
        (Facts(NIX("/Users/ada/Library/Application Support/hsb-desktop")), None),
    ],
)
def test_a_folder_is_known_by_its_facts(facts: Facts, expected: tuple[Where, str] | None) -> None:
    assert found(facts) == expected
    words = advice(facts)
    assert bool(words) is (expected is not None)
    if words:
        assert words.endswith(".")
        assert words.count(".") == 1
        assert "kept" in words
        assert "IT support" in words


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ada/.local/share", "ext4"),
        ("/home/ada/shared files/hsb", "cifs"),
        ("/mnt/team/hsb", "nfs4"),
        ("/mnt/teamwork", "ext4"),
        ("/home/ada/Drive", "fuse.rclone"),
    ],
)
def test_the_mount_table_says_what_a_folder_is_on(folder: str, kind: str) -> None:
    assert mounted_as(NIX(folder), MOUNTS) == kind


def test_asking_the_system_never_fails(tmp_path: Path) -> None:
    assert facts_of(tmp_path / "not there").path == NIX(tmp_path / "not there")
    assert mounted_as(NIX("/anywhere"), []) == ""


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"HOME": "/home/ada"}, "linux", "/home/ada/.local/state/hsb-desktop"),
        ({"HOME": "/home/ada", "XDG_STATE_HOME": "/state"}, "linux", "/state/hsb-desktop"),
        ({"HOME": "/Users/ada"}, "darwin", "/Users/ada/Library/Preferences/hsb-desktop-seen"),
        ({"LOCALAPPDATA": "/local", "USERPROFILE": "/u"}, "win32", "/local/hsb-desktop-seen"),
        ({"HSB_DESKTOP_HOME": "/elsewhere"}, "linux", None),
        ({"HSB_DESKTOP_HOME": "/elsewhere", "HSB_DESKTOP_WITNESS": "/seen"}, "linux", "/seen"),
    ],
)
def test_the_machines_witness_is_apart_from_the_records(
    environment: dict[str, str], platform: str, expected: str | None
) -> None:
    folder = witness_directory(environment, platform)
    assert (None if folder is None else str(folder)) == expected
