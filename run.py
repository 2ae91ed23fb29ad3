#!/usr/bin/env python3
"""Sets up what hsb-desktop needs beside this file, then starts it. Standard library only; everything goes into `.venv`.

    python3 run.py              set up and open the program (no display: the tour into ./tour)
    python3 run.py test [...]   set up and run lint, types, contracts and tests; further words go to pytest
    python3 run.py WORD ...     set up and hand the words to `hsb-desktop` (for example --version, tour DIR)

Windows: `py run.py`. On Debian as root it installs the system libraries that Qt needs; otherwise it prints the line
to type.
"""

from __future__ import annotations  # so that an older Python gets as far as the sentence that says so

import ctypes.util
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
PROGRAM = BIN / ("hsb-desktop.exe" if os.name == "nt" else "hsb-desktop")
OLDEST = (3, 11)

# What Qt's wheel expects of the system, as the loader knows it, and the Debian package that has it.
DRAWING = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
}
WINDOWS = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "cups": "libcups2",  # printing
}

CHECKS = (
    ("format", ("ruff", "format", "--check", "--quiet", ".")),
    ("lint", ("ruff", "check", "--quiet", ".")),
    ("types, Linux", ("mypy", "--platform", "linux", "--cache-dir", ".mypy_cache/linux")),
    ("types, Windows", ("mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32")),
)
COMPLETE = (
    "--numprocesses=2",  # the cores that there are; a file stays on one, so that its fixtures are made once
    "--dist=loadfile",
    "--no-loadscope-reorder",  # tests/conftest.py says what comes first
    "--cov=hsb_desktop.procedure",
    "--cov=hsb_desktop.documents",
    "--cov-branch",
    "--cov-fail-under=100",
)


class CannotSetUp(Exception):
    """One sentence for the person at the terminal."""


def say(sentence: str) -> None:
    """A line for the person at the terminal; standard output belongs to the program."""
    print(sentence, file=sys.stderr, flush=True)


def main(words: list[str]) -> int:
    """Set up, then do what `words` ask; the result is the exit code."""
    if sys.version_info < OLDEST:
        say(
            f"hsb-desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}. Start run.py with another."
        )
        return 1
    testing = words[:1] == ["test"]
    try:
        system_libraries()
        environment("requirements-test.lock" if testing else "requirements.lock")
    except CannotSetUp as why:
        say(str(why))
        return 1
    if testing:
        return test(words[1:])
    if not words and not has_display():
        say("There is no display here, so the program shows itself in ./tour: numbered pictures and papers.")
        words = ["tour", "tour"]
    return hand_over(words)


def hand_over(words: list[str]) -> NoReturn:
    """Let the program take this process over, so signals and the exit code are its own; Windows cannot do that."""
    if os.name == "nt":
        sys.exit(subprocess.call([str(PROGRAM), *words]))
    os.execv(PROGRAM, [str(PROGRAM), *words])


def has_display() -> bool:
    """Whether a window can be seen by somebody."""
    if platform.system() != "Linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ------------------------------------------------------------------------------------------ system libraries


def system_libraries() -> None:
    """On Debian and its children, see that the libraries Qt loads are there; elsewhere they come with the system."""
    if platform.system() != "Linux":
        return
    known = loader_knows()
    missing = [package for name, package in {**DRAWING, **WINDOWS}.items() if not known(name)]
    if not missing:
        return
    if shutil.which("apt-get") is None:
        say("Qt needs libraries that are missing here. As Debian calls them: " + " ".join(missing))
        return
    if not os.access("/var/lib/dpkg", os.W_OK):
        say("Qt needs system packages that are missing here. Please have this run as root, then start again:")
        say("  apt-get install --no-install-recommends " + " ".join(missing))
        return
    say("Installing the system libraries that Qt needs: " + " ".join(missing))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, capture_output=True, check=False)
    done = subprocess.run(
        install, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        say(done.stdout[-2000:])
        raise CannotSetUp(
            "The system libraries could not be installed; is there a network? Install them and start again."
        )


def loader_knows() -> Callable[[str], bool]:
    """Whether the loader finds a library: its cache is read once; without one, each library is searched for."""
    ldconfig = shutil.which("ldconfig", path="/sbin:/usr/sbin:" + os.environ.get("PATH", ""))
    if ldconfig:
        listed = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
        if listed:
            return lambda name: f"lib{name}.so" in listed
    return lambda name: ctypes.util.find_library(name) is not None


# ------------------------------------------------------------------------------------------- the environment


def environment(lock: str) -> None:
    """Make `.venv` hold exactly what `lock` says and the program itself; nothing is done when it does already."""
    stamp = VENV / f"{lock}.stamp"
    made = PYTHON.exists() and PROGRAM.exists() and stamp.exists()
    if made and stamp.read_text(encoding="utf-8") == fingerprint(lock):
        return
    say("Setting up in .venv; this is done once and takes a minute or two.")
    make_venv()
    pip = installer()
    # The lock is the whole of it. Asked what else is needed, pip may find a newer release of something locked, which
    # has no hash here, and refuses everything on the day that release comes out.
    exact = ("--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(ROOT / lock))
    install(
        pip,
        exact,
        "The packages could not be fetched. Is there a network? (Wheels in a folder: set PIP_FIND_LINKS.)",
    )
    itself = ("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    install(pip, itself, "The program itself could not be installed; is this folder complete and writable?")
    for held in {lock, "requirements.lock"}:  # the test lock holds all of the other
        (VENV / f"{held}.stamp").write_text(fingerprint(held), encoding="utf-8")


def fingerprint(lock: str) -> str:
    """Changes whenever the environment has to be made again: other Python, other place, other packages."""
    parts = [sys.version, sys.executable, str(ROOT)]
    parts += [
        (ROOT / name).read_text(encoding="utf-8")
        for name in (lock, "pyproject.toml", "hsb_desktop/__init__.py")
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def make_venv() -> None:
    """A fresh `.venv`, with pip where this Python has ensurepip (a bare Debian has not)."""
    if PYTHON.exists() and runs_this_python():
        return
    with_pip = () if importlib.util.find_spec("ensurepip") else ("--without-pip",)
    make = [sys.executable, "-m", "venv", "--clear", *with_pip, str(VENV)]
    done = subprocess.run(make, capture_output=True, text=True, check=False)
    if done.returncode and not with_pip:
        make.insert(-1, "--without-pip")
        done = subprocess.run(make, capture_output=True, text=True, check=False)
    if done.returncode:
        say((done.stdout + done.stderr)[-2000:])
        raise CannotSetUp(
            "The folder .venv could not be made; is this folder writable, and python3-venv or pip there?"
        )


def runs_this_python() -> bool:
    """Whether the Python in `.venv` still starts and is the version that started this."""
    ask = [str(PYTHON), "-c", "import sys; print(sys.version)"]
    try:
        return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip() == sys.version
    except OSError:
        return False


def installer() -> list[str]:
    """pip of `.venv`, or this Python's pip working on `.venv` (a guarded system stays untouched)."""
    ways = ([str(PYTHON), "-m", "pip"], [sys.executable, "-m", "pip", "--python", str(PYTHON)])
    for way in ways:
        if subprocess.run([*way, "--version"], capture_output=True, check=False).returncode == 0:
            return way
    raise CannotSetUp(
        "Python's pip is missing here; install it (on Debian: apt-get install python3-pip) and start again."
    )


def install(pip: list[str], what: tuple[str, ...], otherwise: str) -> None:
    """Run one pip install; where it fails, its last words and the sentence `otherwise`."""
    command = [*pip, "--disable-pip-version-check", "install", "--quiet", "--no-input", *what]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT, check=False
    )
    if done.returncode:
        say(done.stdout[-2000:])
        raise CannotSetUp(otherwise)


# ----------------------------------------------------------------------------------------------------- tests


def test(words: list[str]) -> int:
    """Every check and then the tests, whose closing line is the last thing printed; 0 only when all is well."""
    print("Checking format, lint and types (contracts are among the tests).", flush=True)
    running = [(name, time.monotonic(), start_check(command)) for name, command in CHECKS]
    failed = []
    for name, since, process in running:
        output, _ = process.communicate()
        if process.returncode:
            failed.append(name)
            print(output, end="")
        print(
            f"{name}: {'FAILED' if process.returncode else 'ok'} ({time.monotonic() - since:.0f} s)",
            flush=True,
        )
    if failed:
        print(
            f"{len(failed)} of {len(CHECKS)} checks failed: {'; '.join(failed)}. The tests run all the same.",
            flush=True,
        )
    code = subprocess.call([str(PYTHON), "-m", "pytest", *(words or COMPLETE)], cwd=ROOT)
    return 1 if failed else code


def start_check(command: tuple[str, ...]) -> subprocess.Popen[str]:
    """A check in the background; there are only a few, and they share the machine's cores."""
    whole = [str(PYTHON), "-m", *command]
    return subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
