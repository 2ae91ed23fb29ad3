"""Reads the register: every obligation, line of the procedure's tables, promise and hazard by id, with what shows it.

An entry has `shows`, a list of `kind:target` (test, screen, form, paper, command, page), or `not_yet`, a sentence why.
Beside `shows`, `still_to_come` says which part of it is not there yet. A hazard has its `severity` too, and what
is `done`.
"""

import ast
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from hsb_desktop.app.entry import USAGE
from hsb_desktop.formbook.book import load_book

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
    still_to_come: str
    severity: int = 0  # of a hazard, before anything is done: 1 to 5
    done: str = ""  # what the product does about a hazard


def entries() -> tuple[Entry, ...]:
    """Every entry of every file, in order."""
    found: list[Entry] = []
    for path in sorted(FOLDER.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
        found += [
            Entry(
                path.stem,
                row.pop("id"),
                row.pop("says"),
                tuple(row.pop("shows", ())),
                row.pop("not_yet", ""),
                row.pop("still_to_come", ""),
                row.pop("severity", 0),
                row.pop("done", ""),
            )
            for row in rows
        ]
        assert not any(rows), f"{path.name} holds a key that nothing reads"
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
    if not (ROOT / file).is_file():
        return f"{file} does not exist"
    return "" if function in _tests_of(file) else f"no {function or 'test'} in {file}"


@cache
def _tests_of(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


@cache
def _form_ids() -> frozenset[str]:
    return frozenset(form.id for form in load_book().forms_in_force(date(2026, 12, 23)))


def _form(name: str) -> str:
    return "" if name in _form_ids() else f"no form {name}"


def _paper(name: str) -> str:
    """A form that is the record of a paper prints by itself; the program's own papers have a composer each."""
    printed = {form.record for form in load_book().forms_in_force(date(2026, 12, 23))}
    return "" if name in printed else _path(f"hsb_desktop/documents/compose/{name}.py")


def _command(name: str) -> str:
    return "" if f"\n  {name}" in USAGE else f"the command line does not know {name}"
