"""Where marks stand on their letter: by the anchors of the font, else centred over or under what is already there.

Pure but for reading the table of anchors. Positions are in units of the font, from the origin of the letter. A mark
for which there is no sound place is not placed at all: the caller names the letter instead of drawing it wrong.
"""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from hsb_desktop.support.paths import resources_directory

Box = tuple[int, int, int, int]  # left, bottom, right, top
BoxOf = Callable[[int], Box | None]

_DOTLESS = {"i": "\u0131", "j": "\u0237"}
_ABOVE, _BELOW = 230, 220  # canonical combining classes
_GAP = 30  # between a letter and a mark for which the font has no anchor, in thousandths of the em


@dataclass(frozen=True, slots=True)
class Placed:
    """A character of a letter with marks and where its own origin goes."""

    code: int
    x: int
    y: int


@cache
def _tables(font: str) -> tuple[dict[str, Any], ...]:
    text = (resources_directory() / "fonts" / "marks.json").read_text("utf-8")
    return tuple(json.loads(text).get(font, ()))


def place(cluster: str, font: str, box_of: BoxOf, em: int) -> tuple[Placed, ...] | None:
    """A letter and its marks, each with its place; None where the font cannot place one of them.

    `box_of` is the outline's box of a code point, None for one that the font does not draw.
    """
    apart = unicodedata.normalize("NFD", cluster)
    return _placed(_undotted(apart), font, box_of, em) or _placed(cluster, font, box_of, em)


def _undotted(apart: str) -> str:
    """An i or j gives up its dot to a mark above."""
    if apart[0] in _DOTLESS and any(unicodedata.combining(c) == _ABOVE for c in apart[1:]):
        return _DOTLESS[apart[0]] + apart[1:]
    return apart


def _placed(characters: str, font: str, box_of: BoxOf, em: int) -> tuple[Placed, ...] | None:
    codes = [ord(character) for character in characters]
    if any(box_of(code) is None for code in codes):
        return None
    found = [Placed(codes[0], 0, 0)]
    for code in codes[1:]:
        put = _put(code, found, font, box_of, em)
        if put is None:
            return None
        found.append(put)
    return tuple(found)


def _put(code: int, found: list[Placed], font: str, box_of: BoxOf, em: int) -> Placed | None:
    side = unicodedata.combining(chr(code))
    same_side = [placed for placed in found[1:] if unicodedata.combining(chr(placed.code)) == side]
    under, on = (same_side[-1], "marks") if same_side else (found[0], "letters")
    moved = _anchored(code, under.code, on, font)
    if moved is not None:
        return Placed(code, under.x + moved[0], under.y + moved[1])
    own, held = box_of(code), box_of(under.code)
    if side not in {_ABOVE, _BELOW} or own is None or held is None:
        return None
    x = under.x + (held[0] + held[2] - own[0] - own[2]) // 2
    gap = _GAP * em // 1000
    y = held[3] + gap - own[1] if side == _ABOVE else held[1] - gap - own[3]
    return Placed(code, x, under.y + y)


def _anchored(mark: int, base: int, on: str, font: str) -> tuple[int, int] | None:
    for table in _tables(font):
        places = table["bases"].get(str(base), {})
        if table["on"] != on or str(mark) not in table["marks"]:
            continue
        kind, x, y = table["marks"][str(mark)]
        if str(kind) in places:
            at = places[str(kind)]
            return at[0] - x, at[1] - y
    return None
