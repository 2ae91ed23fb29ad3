"""The locks hold everything, with hashes, for every system and Python that is promised."""

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.packaging.locked import PYTHONS, ROOT, SYSTEMS, Pin, active, environment, pins

LOCKS = ("requirements.lock", "requirements-test.lock")
PLATFORMS = {
    "win32": ("win_amd64",),
    "darwin": ("macosx_14_0_arm64", "macosx_13_0_universal2", "macosx_11_0_arm64", "macosx_11_0_universal2"),
    "linux": tuple(f"manylinux_2_{n}_x86_64" for n in (36, 35, 34, 31, 28, 27, 26, 17, 12, 5)),
}
OTHERS = (("3.11", "win32"), ("3.12", "win32"), ("3.13", "win32"), ("3.13", "linux"), ("3.13", "darwin"))


def _project() -> dict[str, list[str]]:
    """What pyproject.toml asks for, by the lock that must hold it."""
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = whole["project"]["optional-dependencies"]
    assert set(extras) == {"build", "test"}
    installed = whole["project"]["dependencies"] + extras["build"] + whole["build-system"]["requires"]
    return {"requirements.lock": installed, "requirements-test.lock": installed + extras["test"]}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("system", list(SYSTEMS))
@pytest.mark.parametrize("python", PYTHONS)
def test_what_the_project_asks_for_is_locked(lock: str, system: str, python: str) -> None:
    where = environment(python, system)
    found = active(pins(lock), where)
    for wanted in map(Requirement, _project()[lock]):
        if wanted.marker is None or wanted.marker.evaluate(where):
            pin = found[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(pin.version), f"{wanted} is locked to {pin.version}"


@pytest.mark.parametrize("python", PYTHONS)
def test_the_qt_that_crashes_python_3_11_is_kept_away(python: str) -> None:
    for lock in LOCKS:
        version = active(pins(lock), environment(python, "linux"))["pyside6-essentials"].version
        assert python != "3.11" or version.startswith("6.11.")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_has_hashes(lock: str) -> None:
    for pin in pins(lock):
        assert pin.hashes, pin.name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in pin.hashes), pin.name
        assert not pin.requirement.url
        assert not pin.requirement.extras


def test_the_test_lock_only_adds() -> None:
    program, tests = ({(str(p.requirement), p.hashes) for p in pins(lock)} for lock in LOCKS)
    assert program < tests


def test_what_the_locked_packages_need_is_locked_too() -> None:
    """Read from what is installed here, so for this system and Python; the resolution below covers the others."""
    where = environment(f"{sys.version_info.major}.{sys.version_info.minor}", sys.platform)
    for lock in LOCKS:
        found = active(pins(lock), where)
        for name, pin in found.items():
            assert importlib.metadata.version(name) == pin.version
            for needed in map(Requirement, importlib.metadata.requires(name) or []):
                if needed.marker is None or needed.marker.evaluate(where):
                    assert needed.specifier.contains(found[canonicalize_name(needed.name)].version), (
                        name,
                        needed,
                    )


def _pip(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _wheels(folder: Path, wanted: Iterable[Pin], python: str, system: str) -> dict[str, dict[str, Any]]:
    """What pip would fetch there for these pins, by name: wheels only, each with its locked hash."""
    exact, report = folder / "exact.txt", folder / "report.json"
    lines = [f"{p.name}=={p.version} " + " ".join(f"--hash={h}" for h in p.hashes) for p in wanted]
    exact.write_text("\n".join(lines), encoding="utf-8")
    tags = [word for tag in PLATFORMS[system] for word in ("--platform", tag)]
    done = _pip(
        *("install", "--dry-run", "--quiet", "--no-deps", "--ignore-installed", "--require-hashes"),
        *("--only-binary=:all:", "--retries", "1", "--timeout", "30", "--python-version", python),
        *("--target", str(folder / "target"), *tags, "--report", str(report), "-r", str(exact)),
    )
    if done.returncode and re.search(
        r"Connection|Temporary failure|Network is unreachable|timed out", done.stderr
    ):
        raise ConnectionError
    assert done.returncode == 0, f"{python} {system}: {done.stderr[-3000:]}"
    found = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {canonicalize_name(one["metadata"]["name"]): one for one in found}


def _fits_everywhere(found: dict[str, Any]) -> bool:
    """Whether a wheel is for every system, and for every Python that is promised."""
    needed = SpecifierSet(found["metadata"].get("requires_python", ""))
    everywhere = str(found["download_info"]["url"]).endswith("-py3-none-any.whl")
    return everywhere and all(needed.contains(f"{python}.0") for python in PYTHONS)


def _here_for_everybody(pin: Pin) -> bool:
    """Whether the wheel that was installed here by its hash is for every system and Python, so nobody lacks one."""
    try:
        installed = importlib.metadata.distribution(pin.name)
    except importlib.metadata.PackageNotFoundError:
        return False
    needed = SpecifierSet(str(installed.metadata.json.get("requires_python", "")))
    everywhere = "Tag: py3-none-any" in (installed.read_text("WHEEL") or "").splitlines()
    same = pin.version == installed.version
    return everywhere and same and all(needed.contains(f"{python}.0") for python in PYTHONS)


def test_the_locks_resolve_for_other_systems(tmp_path: Path, not_run: Callable[[str], None]) -> None:
    """Every other locked file is asked for with its hash, as wheels only: so nobody needs a compiler.

    The one wheel that a pin has for everybody is asked for once, the others for each Python and system.
    """
    everybody = {
        f"{pin.name}=={pin.version}" for pin in pins("requirements-test.lock") if _here_for_everybody(pin)
    }
    assert everybody, "nothing is for everybody, so nothing was spared"
    for python, system in OTHERS:
        chosen = active(pins("requirements-test.lock"), environment(python, system))
        asked = [pin for name, pin in chosen.items() if f"{name}=={pin.version}" not in everybody]
        try:
            found = _wheels(tmp_path, asked, python, system)
        except ConnectionError:
            not_run("no package index can be reached")
        assert set(found) == {pin.name for pin in asked}
        everybody |= {f"{pin.name}=={pin.version}" for pin in asked if _fits_everywhere(found[pin.name])}
