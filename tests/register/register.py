"""Reads the register: every obligation, fact, step, record, promise and hazard by id, with what shows it.

An entry has `shows`, a list of `kind:target` (test, screen, form, paper, command, page), or `not_yet`, a sentence why.
"""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register."""

    file: str
    id: str
    says: str
    shows: tuple[str, ...]
    not_yet: str


def entries() -> tuple[Entry, ...]:
    """Every entry of every file, in order."""
    found: list[Entry] = []
    for path in sorted(FOLDER.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
        found += [
            Entry(path.stem, row["id"], row["says"], tuple(row.get("shows", ())), row.get("not_yet", ""))
            for row in rows
        ]
    return tuple(found)


def missing(target: str) -> str:
    """Why what an entry points to does not exist, or an empty text."""
    kind, _, name = target.partition(":")
    checks = {
        "test": _test,
        "screen": _path,
        "form": _form,
        "paper": _paper,
        "command": _command,
        "page": _path,
    }
    if kind not in checks:
        return f"{kind!r} is not a kind of thing that shows"
    return checks[kind](name)


def _path(name: str) -> str:
    return "" if (ROOT / name).exists() else f"{name} does not exist"


def _test(name: str) -> str:
    file, _, function = name.partition("::")
    path = ROOT / file
    if not path.is_file():
        return f"{file} does not exist"
    names = {
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    return (
        ""
        if all(part in names for part in function.split("::") if part) and function
        else f"no {function} in {file}"
    )


def _form(name: str) -> str:
    from hsb_desktop.formbook.book import load_book

    ids = {form.id for form in load_book().forms()}
    return "" if name in ids else f"no form {name}"


def _paper(name: str) -> str:
    return _path(f"hsb_desktop/documents/compose/{name}.py")


def _command(name: str) -> str:
    from hsb_desktop.app.entry import USAGE

    return "" if name in USAGE else f"the command line does not know {name}"
