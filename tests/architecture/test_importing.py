"""Importing is free of effects, and nobody pays for a library that the way they take does not need."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT, files

QT = {"PySide6", "shiboken6"}
HEAVY = {"sqlalchemy", "alembic", "reportlab", "pypdfium2", "PIL", "docx", "lxml"}

_LOADED = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""

# Everything that a module could do to the world while it is read, as the interpreter itself reports it.
_EFFECTS = """
import importlib, logging, os, signal, sys, threading
seen = []
def hook(event, args):
    if event == "open" and args[0] is not None and not isinstance(args[0], int):
        mode, flags = args[1], args[2] or 0
        if (mode and set(mode) & set("wax+")) or (mode is None and flags & (os.O_WRONLY | os.O_RDWR)):
            seen.append(f"opens {args[0]} for writing")
    elif event.startswith(("socket.", "subprocess.", "os.mkdir", "os.remove", "os.rename", "os.system", "os.fork")):
        if event not in ("socket.gethostname",):
            seen.append(event)
    elif event == "sqlite3.connect":
        seen.append(event)
def state():
    return (threading.active_count(), sys.excepthook is sys.__excepthook__, signal.getsignal(signal.SIGTERM),
            tuple(logging.getLogger().handlers), dict(os.environ), os.getcwd())
for name in sys.argv[1].split():
    importlib.import_module(name)   # the libraries, which are not ours to judge
sys.addaudithook(hook)
said = []
for name in sys.argv[2:]:
    before = state()
    importlib.import_module(name)
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None and qt.QCoreApplication.instance() is not None:
        seen.append("makes an application")
    if state() != before:
        seen.append(f"changes the process: {before} {state()}")
    said += [f"{name} {what}" for what in seen]
    seen.clear()
print("; ".join(said))
"""


def _python(code: str, *words: str) -> str:
    command = [sys.executable, "-B", "-c", code, *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _modules(under: Path = PACKAGE) -> list[str]:
    """Every module; what Alembic runs by itself (its environment and its versions) is a script, not a module."""
    dotted = [
        ".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for p in files(under)
    ]
    scripts = ("migrations.env", "migrations.versions.")
    return [name for name in dotted if not any(s in f"{name}." for s in scripts) and name.isascii()]


@pytest.mark.parametrize("package", ["procedure", "support", "documents", "formbook", "casework"])
def test_the_rules_need_no_window_and_no_store(package: str) -> None:
    loaded = set(_python(_LOADED, *_modules(PACKAGE / package)).split())
    assert not loaded & (QT | HEAVY | {"sqlcipher3", "nacl"})


@pytest.mark.parametrize("package", ["store", "papers"])
def test_the_store_and_the_papers_need_no_window(package: str) -> None:
    assert not set(_python(_LOADED, *_modules(PACKAGE / package)).split()) & QT


def test_the_entry_loads_nothing_heavy() -> None:
    assert not set(_python(_LOADED, "hsb_desktop.app.entry").split()) & (QT | HEAVY)


def test_importing_has_no_effect() -> None:
    libraries = [
        "PySide6.QtWidgets",
        "PySide6.QtPrintSupport",
        "sqlalchemy.orm",
        "alembic.command",
        "sqlcipher3.dbapi2",
    ]
    libraries += [
        "reportlab.platypus",
        "pypdfium2",
        "docx",
        "nacl.pwhash",
        "dateutil.easter",
        "PIL.Image",
        "PySide6.QtSvg",
    ]
    found = _python(_EFFECTS, " ".join(libraries), *_modules())
    assert not found, found.replace("; ", "\n")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("open('x', 'w')", "opens x for writing"),
        (
            "import threading; threading.Thread(target=__import__('time').sleep, args=(2,), daemon=True).start()",
            "process",
        ),
        ("import subprocess, sys; subprocess.run([sys.executable, '-c', ''])", "subprocess.Popen"),
        ("from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])", "makes an application"),
        ("import os; os.environ['A_B'] = '1'", "changes the process"),
        ("words = ('a', 'b')", ""),
    ],
)
def test_the_check_sees(tmp_path: Path, body: str, said: str) -> None:
    (tmp_path / "probed.py").write_text(body, encoding="utf-8")
    code = f"import os, sys; sys.path.insert(0, {str(tmp_path)!r}); os.chdir({str(tmp_path)!r})\n" + _EFFECTS
    heard = _python(code, "", "probed")
    assert said in heard
    assert bool(said) == bool(heard)
