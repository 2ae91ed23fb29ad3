"""What may not stand in the repository: paths of one machine, hosts of package registries, unfinished work."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, called

# Written apart, so that this file does not find itself.
MACHINE = re.compile(r"(?<![\w.])/" + r"(work|farm|tmp|root)/[A-Za-z.]")
HOSTS = re.compile(
    "|".join([r"py" + r"pi\.org", r"python" + r"hosted", r"registry\." + "npm", r"deb\." + "debian"])
)
HOST_LINES = re.compile(r"^\s*--(extra-)?index" + "-url|^--find" + "-links", re.MULTILINE)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError|placeholder|coming soon)\b")
AUTHORS = re.compile(
    r"\b(Cla" + "ude|Anthro" + "pic|Open" + "AI|Chat" + "GPT|Co" + r"pilot|LL" + r"Ms?)\b", re.IGNORECASE
)
BINARY = {
    ".ttf",
    ".otf",
    ".png",
    ".jpg",
    ".ico",
    ".pdf",
    ".db",
    ".sqlite",
    ".gz",
    ".zip",
    ".docx",
    ".icns",
    ".bin",
}


def tracked() -> list[Path]:
    """The files of the repository; without git, those of the tree that a checkout would hold."""
    if shutil.which("git") and (ROOT / ".git").exists():
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
        named = [ROOT / name for name in done.stdout.decode().split("\0") if name]
    else:
        named = [p for top in ("hsb_desktop", "forms", "resources", "tests") for p in (ROOT / top).rglob("*")]
        named += list(ROOT.glob("*"))
    return [p for p in named if p.is_file() and p.suffix.lower() not in BINARY]


def findings(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [
            f"{called(path)}:{n} {line.strip()[:100]}"
            for n, line in enumerate(lines, 1)
            if pattern.search(line)
        ]
    return found


@pytest.mark.parametrize(
    "pattern", [MACHINE, HOSTS, HOST_LINES, AUTHORS], ids=["machine", "hosts", "lines", "authors"]
)
def test_the_repository_is_of_no_one_machine(pattern: re.Pattern[str]) -> None:
    found = findings(pattern, tracked())
    assert not found, "\n".join(found)


def test_nothing_is_left_to_do_by_its_own_words() -> None:
    places = ("hsb_desktop/", "forms/", "README.md", "run.py")
    found = findings(UNFINISHED, [p for p in tracked() if called(p).startswith(places)])
    assert not found, "\n".join(found)


def test_every_top_level_thing_is_known() -> None:
    known = {
        *(
            ".ci",
            ".gitignore",
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            "SECURITY.md",
            "forms",
            "hsb_desktop",
            "pyproject.toml",
        ),
        *("requirements-test.lock", "requirements.lock", "resources", "run.py", "tests"),
    }
    assert {called(p).split("/")[0] for p in tracked()} <= known


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (MACHINE, 'open("/' + 'tmp/x")'),
        (HOSTS, "https://py" + "pi.org/simple"),
        (HOST_LINES, "--extra-index" + "-url somewhere"),
        (UNFINISHED, "# TO" + "DO: later"),
        (AUTHORS, "written by cla" + "ude"),
    ],
)
def test_the_check_sees(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)
