"""The font stack of the papers: what each face can draw, and which face draws a run of characters.

Only text that is drawn right one character after the other, left to right, is taken: what needs joining, reordering or
right-to-left setting, or could not be read back, is named as unprintable rather than drawn wrong.
"""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

from hsb_desktop.papers.glyphs import PaperFont
from hsb_desktop.papers.style import Face
from hsb_desktop.support.paths import resources_directory

_REORDERING = (
    (0x0900, 0x109F),
    (0x1780, 0x17FF),
    (0x1A00, 0x1AFF),
    (0xA800, 0xABFF),
)  # Indic to Khmer, Lao and Thai
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class FontFace:
    """A registered font: the name reportlab knows it by, its relative size, the code points it draws."""

    name: str
    scale: float
    covers: frozenset[int]
    font: PaperFont

    def drawn(self, text: str) -> str | None:
        """The characters that draw a text, a letter with its marks as one of them; None where one is missing."""
        if not self.covers.issuperset(map(ord, text)):
            return None
        pieces = (c if len(c) == 1 else self.font.letter(c) for c in clusters(text))
        found = list(pieces)
        return None if None in found else "".join(piece for piece in found if piece is not None)


@cache
def _stacks() -> dict[str, Any]:
    return tomllib.loads((resources_directory() / "fonts" / "stack.toml").read_text("utf-8"))


@cache
def _face(name: str) -> FontFace:
    entry = _stacks()["fonts"][name]
    font = PaperFont(name, str(resources_directory() / "fonts" / entry["file"]))
    pdfmetrics.registerFont(font)
    drawn = font.characters if "only" not in entry else font.characters & _among(entry["only"])
    return FontFace(name, entry["scale"], frozenset(filter(_drawn_alone, drawn)), font)


def _among(ranges: list[list[int]]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def _names(text: str, face: Face) -> Iterator[str]:
    """The faces to try, but for those that draw only other characters, whose files stay unread."""
    entries = _stacks()["fonts"]
    for name in _stacks()["stacks"][face]:
        only = entries[name].get("only")
        if only is None or any(first <= ord(c) <= last for c in text for first, last in only):
            yield name


@cache
def stack(face: Face) -> tuple[FontFace, ...]:
    """The faces for any text, to try in order; read from their files at the first call."""
    return tuple(map(_face, _names("", face)))


def face_for(text: str, face: Face) -> FontFace | None:
    """The first face that draws all of a text, marks on their letters, or None."""
    return next((f for f in map(_face, _names(text, face)) if f.drawn(text) is not None), None)


@cache
def _by_itself() -> frozenset[int]:
    return frozenset(c for c in stack("regular")[0].covers if not _is_mark(chr(c))) | {0x0A}


def drawn_by_first(text: str) -> bool:
    """Whether the first face of the stack draws all of a text, with no mark to be placed."""
    return _by_itself().issuperset(map(ord, text))


def clusters(text: str) -> list[str]:
    """Letters with the marks that belong to them, so that a mark and its letter are never in two fonts."""
    found: list[str] = []
    for character in text:
        if found and found[-1] not in " \n" and _is_mark(character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _drawn_alone(code: int) -> bool:
    character = chr(code)
    if any(first <= code <= last for first, last in _REORDERING):
        return False
    if unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs"}:
        return False
    return unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
