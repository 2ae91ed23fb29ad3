"""A file or function that outgrows its size is about two things."""

import ast
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT, called, files, tree

FILE, FUNCTION, CLASS, TEST_FILE = 400, 50, 250, 500
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "handler", "handlers", "misc"}


def too_long(path: Path, most: int) -> list[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    return [f"{called(path)} has {lines} lines, more than {most}"] if lines > most else []


def too_big(path: Path) -> list[str]:
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            most = FUNCTION
        elif isinstance(node, ast.ClassDef):
            most = CLASS
        else:
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > most:
            found.append(f"{called(path)}:{node.lineno} {node.name} has {lines} lines, more than {most}")
    return found


def vague(name: str) -> bool:
    words = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).split("_")
    return bool(VAGUE & set(words))


def test_files_and_functions_stay_small() -> None:
    program = [*files(), ROOT / "run.py"]
    found = [line for path in program for line in too_long(path, FILE)]
    # A migration is a list of tables as they were: never edited again, so never split either.
    found += [line for path in program if path.parent.name != "versions" for line in too_big(path)]
    found += [line for path in files(ROOT / "tests") for line in too_long(path, TEST_FILE)]
    assert not found, "\n".join(found)


def test_nothing_is_named_vaguely() -> None:
    found = [called(p) for p in files() if vague(p.stem) or vague(p.parent.name)]
    for path in files():
        classes = [n for n in ast.walk(tree(path)) if isinstance(n, ast.ClassDef)]
        found += [f"{called(path)}:{c.lineno} {c.name}" for c in classes if vague(c.name)]
    assert not found, "\n".join(found)


def test_every_module_says_what_it_is_for() -> None:
    found = [called(p) for p in files() if not ast.get_docstring(tree(p))]
    assert not found, "\n".join(found)


def test_the_checks_see(tmp_path: Path) -> None:
    assert vague("CaseManager")
    assert vague("dialog_helpers")
    assert not vague("Commonplace")
    assert PACKAGE in files()[0].parents
