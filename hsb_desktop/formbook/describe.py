"""Describes an edition in readable Markdown for people who do not read TOML: what it asks, of whom, who reads it."""

import re
from collections.abc import Iterator

from hsb_desktop.formbook.folder_check import Edition
from hsb_desktop.formbook.outline import Part, outline
from hsb_desktop.procedure.words import t

READING_COPY = "READING-COPY.md"
_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def describe_edition(edition: Edition) -> str:
    """One edition as Markdown; it must be without faults."""
    procedure = edition.procedure
    assert procedure is not None, "an edition with faults is not described"
    lines = [
        f"# {plain(procedure.title)}",
        "",
        t(
            "{council}, edition {edition}.",
            council=plain(procedure.council),
            edition=plain(procedure.edition),
        ),
    ]
    bullets = False
    for part in outline(edition):
        if part.level >= 2 or not bullets:
            lines.append("")
        lines += _heading(part) if part.level >= 2 else _item(part)
        bullets = part.level < 2
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """The text with the marks of Markdown written as themselves, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _heading(part: Part) -> Iterator[str]:
    yield f"{'#' * part.level} {plain(part.title)}"
    for sentence in part.says:
        yield from ("", plain(sentence))
    if part.note:
        yield from ("", t("Source: {source}.", source=plain(part.note)))


def _item(part: Part) -> Iterator[str]:
    indent = "    " * part.level
    number = f"{plain(part.number)} " if part.number else ""
    note = f" ({plain(part.note)})" if part.note else ""
    yield f"{indent}- {number}**{plain(part.title)}**{note}"
    yield from (f"{indent}    - {plain(sentence)}" for sentence in part.says)
