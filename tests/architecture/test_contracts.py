"""The contracts of pyproject.toml hold for the tree, and each of them goes red when it is broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from importlinter.application import use_cases
from importlinter.configuration import configure

from tests.architecture.source import PACKAGE, ROOT, files

# One import that must not be, for each contract: where it is written, and what is written.
VIOLATIONS = {
    "Direction": [
        ("procedure/broken.py", "import hsb_desktop.casework"),
        ("support/broken.py", "import hsb_desktop.procedure"),
        ("store/broken.py", "import hsb_desktop.papers"),
        ("ui/broken.py", "def later() -> None:\n    import hsb_desktop.store\n"),
        ("stray/__init__.py", ""),
    ],
    "Direction within the windows": [
        ("ui/kit/broken.py", "import hsb_desktop.ui.questions"),
        ("ui/kit/broken.py", "import hsb_desktop.ui.runtime"),
        ("ui/stray/__init__.py", ""),
    ],
    "Screens are islands": [("ui/screens/first/__init__.py", "import hsb_desktop.ui.screens.second")],
    "Rows stay in the store": [("app/broken.py", "import hsb_desktop.store.rows")],
    "The procedure is pure": [
        ("procedure/broken.py", "from time import monotonic"),
        ("procedure/broken.py", "import pathlib"),
    ],
    "Documents are pure": [("documents/broken.py", "import json")],
    "Qt only in ui and app": [("papers/broken.py", "from PySide6.QtGui import QImage")],
    "SQL only in the store": [
        ("casework/broken.py", "from sqlalchemy import text"),
        ("app/broken.py", "import sqlite3"),
    ],
    "Cryptography only in the store": [("casework/broken.py", "from nacl.signing import SigningKey")],
    "Drawing of papers only in papers": [("ui/broken.py", "import pypdfium2")],
    "The program is offline": [("app/broken.py", "from http.client import HTTPSConnection")],
}


def _contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return contracts


def test_the_contracts_hold(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    configure()
    kept = use_cases.lint_imports(config_filename="pyproject.toml", cache_dir=None, no_logo=True)
    assert kept, capsys.readouterr().out


def test_no_contract_has_an_exception() -> None:
    for contract in _contracts():
        assert "ignore_imports" not in contract, contract["name"]
        assert contract.get("unmatched_ignore_imports_alerting", "error") == "error"
        if contract["type"] == "layers":
            assert contract["exhaustive"]
            assert contract.get("exhaustive_ignores", []) in ([], ["__main__"])


def test_every_contract_has_been_broken_here() -> None:
    assert [c["name"] for c in _contracts()] == list(VIOLATIONS)


@pytest.fixture(scope="module")
def bones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree's module names without their contents, so that only the violation can turn a contract red."""
    top = tmp_path_factory.mktemp("bones")
    shutil.copy(ROOT / "pyproject.toml", top)
    names = [p.relative_to(PACKAGE) for p in files()]
    names += [
        Path("store/rows.py"),
        Path("ui/screens/first/__init__.py"),
        Path("ui/screens/second/__init__.py"),
    ]
    for name in names:
        if name.as_posix() == "store/rows.py" and (PACKAGE / "store" / "rows").is_dir():
            continue
        (top / "hsb_desktop" / name).parent.mkdir(parents=True, exist_ok=True)
        (top / "hsb_desktop" / name).write_text("", encoding="utf-8")
    assert "BROKEN" not in _lint(top)
    return top


def _lint(top: Path) -> str:
    code = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command as c; c()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=top,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    assert (done.returncode == 0) == ("BROKEN" not in done.stdout)
    return done.stdout


@pytest.mark.parametrize(
    ("contract", "where", "what"), [(name, *each) for name, found in VIOLATIONS.items() for each in found]
)
def test_a_contract_goes_red(bones: Path, contract: str, where: str, what: str) -> None:
    broken = bones / "hsb_desktop" / where
    before = broken.read_text(encoding="utf-8") if broken.exists() else None
    broken.parent.mkdir(exist_ok=True)
    broken.write_text(what, encoding="utf-8")
    try:
        assert f"{contract} BROKEN" in _lint(bones)
    finally:
        if before is not None:
            broken.write_text(before, encoding="utf-8")
        elif broken.name == "__init__.py":
            shutil.rmtree(broken.parent)
        else:
            broken.unlink()
