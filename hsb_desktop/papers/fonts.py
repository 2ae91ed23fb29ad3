"""The font stack of the papers: what each face can draw, and which face draws a run of characters.

Only text that is drawn right one character after the other, left to right, is taken: what needs joining, reordering or
right-to-left setting, or could not be read back, is named as unprintable rather than drawn wrong.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from hsb_desktop.papers.style import Face
from hsb_desktop.support.paths import resources_directory

# name, file, and its size beside the first face, so that both have one x-height
_FILES = {
    "Atkinson": ("AtkinsonHyperlegibleNext_400Regular.ttf", 1.0),
    "Atkinson-Bold": ("AtkinsonHyperlegibleNext_700Bold.ttf", 1.0),
    "DejaVu": ("DejaVuSans.ttf", 0.92),
    "DejaVu-Bold": ("DejaVuSans-Bold.ttf", 0.92),
}
_STACKS: dict[Face, tuple[str, ...]] = {
    "regular": ("Atkinson", "DejaVu"),
    "bold": ("Atkinson-Bold", "DejaVu-Bold"),
    "figures": ("DejaVu-Bold",),
}
_REORDERING = (
    (0x0900, 0x109F),
    (0x1780, 0x17FF),
    (0x1A00, 0x1AFF),
    (0xA800, 0xABFF),
)  # Indic to Khmer, Lao and Thai
_LAST_EXTRACTED = 0xFFFF  # beyond it, reportlab writes a table from which the text cannot be read back
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class FontFace:
    """A registered font: the name reportlab knows it by, its relative size, the code points it draws."""

    name: str
    scale: float
    covers: frozenset[int]


@cache
def _face(name: str) -> FontFace:
    file, scale = _FILES[name]
    font = TTFont(name, str(resources_directory() / "fonts" / file), shapable=False)
    pdfmetrics.registerFont(font)
    return FontFace(name, scale, frozenset(c for c in font.face.charToGlyph if _drawn_alone(c)))


@cache
def stack(face: Face) -> tuple[FontFace, ...]:
    """The faces to try in order; read from their files at the first call."""
    return tuple(_face(name) for name in _STACKS[face])


def face_for(cluster: str, face: Face) -> FontFace | None:
    """The first face that draws every character of a letter with its marks, or None."""
    return next((f for f in stack(face) if all(ord(c) in f.covers for c in cluster)), None)


def drawn_by_first(text: str) -> bool:
    """Whether the first face of the stack draws all of a text."""
    return set(map(ord, text)) - {0x0A} <= stack("regular")[0].covers


def clusters(text: str) -> list[str]:
    """Letters with the marks that belong to them, so that a mark and its letter are never in two fonts."""
    found: list[str] = []
    for character in text:
        if found and found[-1] not in " \n" and unicodedata.category(character).startswith("M"):
            found[-1] += character
        else:
            found.append(character)
    return found


def _drawn_alone(code: int) -> bool:
    character = chr(code)
    if code > _LAST_EXTRACTED or any(first <= code <= last for first, last in _REORDERING):
        return False
    if unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs"}:
        return False
    return unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT
