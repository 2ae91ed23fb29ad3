"""The program's own text as the architecture tests read it: files, syntax trees, and where each node stands."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hsb_desktop"


def files(under: Path = PACKAGE) -> list[Path]:
    """Every Python file below `under`, in one order."""
    return sorted(p for p in under.rglob("*.py") if "__pycache__" not in p.parts)


def called(path: Path) -> str:
    """A file as a finding names it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file; each node knows what it stands in, as `parent`."""
    module = ast.parse(path.read_text(encoding="utf-8"), str(path))
    for node in ast.walk(module):
        for child in ast.iter_child_nodes(node):
            child.parent = node  # type: ignore[attr-defined]
    return module


def ancestors(node: ast.AST) -> Iterator[ast.AST]:
    """What a node stands in, from near to far."""
    while (node := getattr(node, "parent", None)) is not None:  # type: ignore[assignment]
        yield node


def name_of(called_thing: ast.expr) -> str:
    """The last name of what is called: `setText` of `self.label.setText`."""
    if isinstance(called_thing, ast.Attribute):
        return called_thing.attr
    return called_thing.id if isinstance(called_thing, ast.Name) else ""
