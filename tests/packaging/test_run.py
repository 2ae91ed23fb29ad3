"""run.py: what it says when it cannot, what it skips when it need not, and that a failed check is never hidden."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run
from tests.packaging.locked import ROOT

Said = pytest.CaptureFixture[str]


def _must_not_run(*words: object, **_: object) -> None:
    raise AssertionError(f"started {words}")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """run.py in a folder that has the locks and nothing else."""
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "hsb_desktop").mkdir()
    (tmp_path / "hsb_desktop" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(run, "PROGRAM", tmp_path / ".venv" / "bin" / "hsb-desktop")
    return tmp_path


def test_an_old_python_reads_far_enough_to_say_so(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(run, "OLDEST", (99, 0))
    assert run.main([]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("hsb-desktop needs Python 3.11 or newer; this is 3.")
    assert len(said.err.splitlines()) == 1


def test_it_uses_the_standard_library_only() -> None:
    modules = set()
    for node in ast.walk(ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add(str(node.module).partition(".")[0])
    assert modules <= sys.stdlib_module_names


def test_a_second_start_does_nothing_first(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty / ".venv" / "bin").mkdir(parents=True)
    for made in (run.PYTHON, run.PROGRAM):
        made.write_text("", encoding="utf-8")
    stamp = empty / ".venv" / "requirements.lock.stamp"
    stamp.write_text(run.fingerprint("requirements.lock"), encoding="utf-8")
    monkeypatch.setattr(subprocess, "run", _must_not_run)
    run.environment("requirements.lock")
    with pytest.raises(AssertionError, match="started"):
        run.environment("requirements-test.lock")
    (empty / "requirements.lock").write_text("another==1", encoding="utf-8")
    with pytest.raises(AssertionError, match="started"):
        run.environment("requirements.lock")


def _hide_ensurepip(monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda n: None if n == "ensurepip" else real(n))


@pytest.mark.parametrize("hidden", [False, True])
def test_the_environment_is_made_with_and_without_ensurepip(
    empty: Path, monkeypatch: pytest.MonkeyPatch, hidden: bool
) -> None:
    ensurepip = not hidden and importlib.util.find_spec("ensurepip") is not None
    if hidden:
        _hide_ensurepip(monkeypatch)
    if os.name == "nt":
        monkeypatch.setattr(run, "PYTHON", empty / ".venv" / "Scripts" / "python.exe")
    run.make_venv()
    assert run.runs_this_python()
    pip = run.installer()
    assert pip[0] == (str(run.PYTHON) if ensurepip else sys.executable)
    listed = subprocess.run(
        [*pip, "list", "--format=json"], capture_output=True, text=True, check=True
    ).stdout
    assert ('"pip"' in listed) is ensurepip


def test_without_pip_it_says_what_to_install(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(run.CannotSetUp, match="apt-get install python3-pip"):
        run.installer()


def test_without_a_network_it_says_so_and_leaves_no_stamp(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = run.install

    def offline(pip: list[str], what: tuple[str, ...], otherwise: str) -> None:
        real(pip, ("--no-index", *(w for w in what if w != "--quiet")), otherwise)

    _hide_ensurepip(monkeypatch)  # this Python's pip does it, which is there already
    monkeypatch.setattr(run, "install", offline)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    with pytest.raises(run.CannotSetUp, match=r"Is there a network\?"):
        run.environment("requirements.lock")
    assert not list((empty / ".venv").glob("*.stamp"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring these libraries")
@pytest.mark.parametrize("may_install", [True, False])
def test_missing_system_libraries(monkeypatch: pytest.MonkeyPatch, capsys: Said, may_install: bool) -> None:
    started: list[list[str]] = []

    def start(command: list[str], **_: object) -> "subprocess.CompletedProcess[str]":
        started.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(run, "loader_knows", lambda: lambda name: name != "EGL")
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(os, "access", lambda *_: may_install)
    monkeypatch.setattr(subprocess, "run", start)
    run.system_libraries()
    said = capsys.readouterr().err
    assert "libegl1" in said
    assert "libgl1" not in said
    if may_install:
        assert started[-1] == ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "libegl1"]
    else:
        assert not started
        assert "  apt-get install --no-install-recommends libegl1\n" in said


def test_the_libraries_here_are_seen() -> None:
    if sys.platform.startswith("linux"):
        known: Callable[[str], bool] = run.loader_knows()
        assert all(known(name) for name in run.DRAWING)
        assert not known("no-such-library-at-all")


def test_without_a_display_the_tour_is_run_and_said(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(run, "system_libraries", lambda: None)
    monkeypatch.setattr(run, "environment", lambda _: None)
    monkeypatch.setattr(run, "hand_over", handed.append)
    monkeypatch.setattr(run, "has_display", lambda: False)
    run.main([])
    assert len(capsys.readouterr().err.splitlines()) == 1
    run.main(["--version"])
    monkeypatch.setattr(run, "has_display", lambda: True)
    run.main([])
    assert handed == [["tour", "tour"], ["--version"], []]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("check", "tests", "code"), [("", 0, 0), ("raise SystemExit(1)", 0, 1), ("", 3, 3)])
def test_a_failed_check_is_said_and_counts(
    monkeypatch: pytest.MonkeyPatch, capsys: Said, check: str, tests: int, code: int
) -> None:
    def start(_: tuple[str, ...]) -> "subprocess.Popen[str]":
        return subprocess.Popen([sys.executable, "-c", check], stdout=subprocess.PIPE, text=True)

    monkeypatch.setattr(run, "start_check", start)
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: tests)
    assert run.test([]) == code
    said = capsys.readouterr().out
    for name, _ in run.CHECKS:
        assert f"{name}: {'FAILED' if check else 'ok'}" in said
    assert ("checks failed: " in said) == bool(check)
