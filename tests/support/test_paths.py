from pathlib import Path

import pytest

from hsb_desktop.support import paths

ROOT = Path(__file__).resolve().parents[2]


def test_the_source_tree_is_found() -> None:
    assert paths.forms_directory() == ROOT / "forms"
    assert paths.resources_directory() == ROOT / "resources"


def test_an_installed_package_uses_what_it_carries(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "hsb_desktop"
    (package / "_data" / "forms").mkdir(parents=True)
    (package.parent / "forms").mkdir()  # a stranger's folder beside the package
    assert paths.shipped("forms", package) == package / "_data" / "forms"


def test_a_broken_installation_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="'forms' that comes with the program is missing"):
        paths.shipped("forms", tmp_path / "hsb_desktop")


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"HSB_DESKTOP_HOME": "/elsewhere/store"}, "linux", "/elsewhere/store"),
        ({"HOME": "/home/w"}, "linux", "/home/w/.local/share/hsb-desktop"),
        ({"HOME": "/home/w", "XDG_DATA_HOME": "/data/w"}, "linux", "/data/w/hsb-desktop"),
        ({"HOME": "/home/w", "XDG_DATA_HOME": "not/absolute"}, "linux", "/home/w/.local/share/hsb-desktop"),
        ({"HOME": "/Users/w"}, "darwin", "/Users/w/Library/Application Support/hsb-desktop"),
        ({"LOCALAPPDATA": "/c/Local"}, "win32", "/c/Local/hsb-desktop"),
        ({"USERPROFILE": "/c/w"}, "win32", "/c/w/AppData/Local/hsb-desktop"),
    ],
)
def test_the_data_folder_is_where_the_platform_keeps_it(
    environment: dict[str, str], platform: str, expected: str
) -> None:
    assert paths.data_directory(environment, platform).as_posix().endswith(expected)


def test_the_home_of_this_test_is_used_and_not_made(own_home: Path) -> None:
    assert paths.data_directory() == own_home
    assert not own_home.exists()
