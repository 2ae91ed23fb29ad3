"""Asks the real command: facts in a file, the printed object or the refusal out; and reads facts written one a line."""

import contextlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

from hsb_desktop.app.entry import main

Fact = dict[str, Any]


class Refusal(Exception):
    """The command refused: exit code 2, one sentence on standard error, nothing on standard output."""


def ask(words: list[str]) -> dict[str, Any]:
    """The object that the command prints, or Refusal; anything else it does is a failure."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    if code == 2:
        assert out.getvalue() == ""
        sentence = err.getvalue()
        assert sentence.strip()
        assert sentence.count("\n") == 1
        assert sentence.endswith("\n")
        raise Refusal(sentence.strip())
    assert (code, err.getvalue()) == (0, "")
    printed: dict[str, Any] = json.loads(out.getvalue())
    return printed


def real_pathway(file: Path, document: Any, on: date) -> dict[str, Any]:
    """What `hsb-desktop pathway FILE --on DATE` prints for this document."""
    file.write_text(json.dumps(document), encoding="utf-8")
    return ask(["pathway", str(file), "--on", on.isoformat()])


def facts_of(text: str) -> list[Fact]:
    """Facts from lines such as `2026-03-02 category_decided category=2 complex=true`; a day with a T is `at`."""
    found = []
    for line in text.strip().splitlines():
        day, name, *fields = line.split()
        fact: Fact = {"fact": name, "at" if "T" in day else "on": day}
        for field in fields:
            key, value = field.split("=")
            fact[key] = json.loads(value) if value[0] in "0123456789[" and "-" not in value else value
            fact[key] = {"true": True, "false": False}.get(value, fact[key])
        found.append(fact)
    return found


def line_of(step: dict[str, Any]) -> str:
    """A step in one line: status, when done, whether late, when due, by how much overdue, which forums."""
    parts = [str(step["status"])]
    if "done_on" in step:
        parts.append(step["done_on"])
    if "late" in step:
        parts.append("late" if step["late"] else "in time")
    if "due" in step:
        parts.append("due " + step["due"])
    if "due_at" in step:
        parts.append("due_at " + step["due_at"])
    if "overdue_by" in step:
        parts.append(f"by {step['overdue_by']}")
    if "forums" in step:
        parts.append(",".join(step["forums"]))
    return " ".join(parts)


class Steps(dict[str, list[str]]):
    """The lines of each step; a step that the facts never reached has none."""

    def __missing__(self, key: str) -> list[str]:
        return []


def steps(folder: Path, on: str, text: str) -> Steps:
    """The lines of each step that the command prints for these facts."""
    found = Steps()
    document = {"procedure": "islington", "facts": facts_of(text)}
    for step in real_pathway(folder / "facts.json", document, date.fromisoformat(on))["steps"]:
        found.setdefault(step["step"], []).append(line_of(step))
    return found


def printed(folder: Path, on: str, text: str) -> dict[str, Any]:
    """The whole object that the command prints for these facts."""
    document = {"procedure": "islington", "facts": facts_of(text)}
    return real_pathway(folder / "facts.json", document, date.fromisoformat(on))
