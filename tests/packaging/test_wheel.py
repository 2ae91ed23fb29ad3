"""The wheel carries forms and resources and finds them wherever it is installed."""

import os
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import hsb_desktop
from tests.packaging.locked import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the locked backend from a tree that is left as it was."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel installed into a folder of its own: a pure wheel is installed by unpacking it."""
    target = tmp_path_factory.mktemp("elsewhere")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(target)
    return target


def _run(elsewhere: Path, cwd: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Python with the libraries of this environment, but with the program from `elsewhere` and not from the tree."""
    env = {**os.environ, "PYTHONPATH": str(elsewhere)}
    return subprocess.run(
        [sys.executable, *words], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def _contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_wheel_holds_the_program_and_its_data_only(wheel: Path) -> None:
    version = hsb_desktop.__version__
    assert wheel.name == f"hsb_desktop-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        info = f"hsb_desktop-{version}.dist-info"
        about = Parser().parsestr(packed.read(f"{info}/METADATA").decode())
        points = packed.read(f"{info}/entry_points.txt").decode()
    assert {name.split("/")[0] for name in names} == {"hsb_desktop", info}
    assert f"{info}/licenses/LICENSE" in names
    assert not [name for name in names if "__pycache__" in name]
    assert about["License-Expression"] == "MIT"
    assert about["Requires-Python"] == ">=3.11"
    assert "hsb-desktop = hsb_desktop.app.entry:main" in points


@pytest.mark.parametrize("name", ["forms", "resources"])
def test_the_data_is_found_and_whole(elsewhere: Path, tmp_path: Path, name: str) -> None:
    code = f"from hsb_desktop.support import paths; print(paths.{name}_directory())"
    done = _run(elsewhere, tmp_path, "-c", code)
    found = Path(done.stdout.strip())
    assert found == elsewhere / "hsb_desktop" / "_data" / name, done.stderr
    assert _contents(found) == _contents(ROOT / name)
    assert _contents(found)


def test_it_carries_the_pages_for_the_council(elsewhere: Path) -> None:
    data = elsewhere / "hsb_desktop" / "_data"
    assert (data / "SECURITY.md").read_bytes() == (ROOT / "SECURITY.md").read_bytes()
    pages = {path.name for path in (data / "resources" / "help").iterdir()}
    assert {"hazard-log.md", "data-protection.md", "machine-policy.md", "policy.example.toml"} <= pages


def test_it_says_its_version(elsewhere: Path, tmp_path: Path) -> None:
    done = _run(elsewhere, tmp_path, "-m", "hsb_desktop", "--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == f"hsb-desktop {hsb_desktop.__version__}"


def test_it_checks_the_forms_it_carries(elsewhere: Path, tmp_path: Path) -> None:
    done = _run(elsewhere, tmp_path, "-m", "hsb_desktop", "forms", "check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_version_is_said_in_the_changelog() -> None:
    assert f"## [{hsb_desktop.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
