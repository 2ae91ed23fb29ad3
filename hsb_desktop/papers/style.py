"""The papers' one typographic system: A4 in points, sizes, and the inks of the light theme (paper is always light).

Nothing is said by colour alone: what an ink marks is also bold, ruled or in words, so black-and-white loses nothing.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.form import Audience
from hsb_desktop.support.paths import resources_directory

MARGIN_X = 56.0  # 20 mm: room for a hand and for two holes
MARGIN_TOP = 36.0  # to the first line of the running head
MARGIN_BOTTOM = 30.0  # to the last line of the running foot


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of A4 as it is turned."""

    width: float
    height: float

    @property
    def body(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN_X


PORTRAIT = Sheet(595.28, 841.89)
LANDSCAPE = Sheet(841.89, 595.28)


def sheet_of(paper: Paper) -> Sheet:
    """How the sheets of a paper are turned."""
    return LANDSCAPE if paper.landscape else PORTRAIT


Face = Literal[
    "regular", "bold", "figures"
]  # figures: a zero without a stroke, for what a scanner has to read


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One kind of text. `size`, `line`, `before` and `after` in points; `ink` a name of `inks()`."""

    size: float
    line: float
    face: Face = "regular"
    ink: str = "text"
    before: float = 0
    after: float = 0
    align: Literal["left", "right", "centre"] = "left"

    def scaled(self, by: float) -> "TextStyle":
        """The same in another size."""
        sizes = (round(n * by, 2) for n in (self.size, self.line, self.before, self.after))
        size, line, before, after = sizes
        return TextStyle(size, line, self.face, self.ink, before, after, self.align)


STYLES = {
    "title": TextStyle(24, 30, "bold", after=2),
    "section": TextStyle(14.5, 19, "bold", before=20, after=5),
    "part": TextStyle(11.5, 15.5, "bold", before=12, after=3),
    "card": TextStyle(10.5, 15, "bold", before=10, after=3),
    "ask": TextStyle(11, 17, "bold"),
    "number": TextStyle(12, 17, "figures"),
    "subtitle": TextStyle(10.5, 15, ink="text_muted", after=2),
    "body": TextStyle(10.5, 15, after=7),
    "strong": TextStyle(10.5, 15, "bold", after=7),
    "quiet": TextStyle(9.5, 13.5, ink="text_muted", after=7),
    "label": TextStyle(10.5, 15, ink="text_muted"),
    "label_above": TextStyle(9.5, 13.5, "bold", "text_muted", before=9, after=2),
    "value": TextStyle(10.5, 15),
    "absent": TextStyle(10.5, 15, ink="text_muted"),
    "note": TextStyle(9.5, 13.5, ink="text_muted"),
    "box": TextStyle(9.5, 12, "bold"),
    "box_mark": TextStyle(8.5, 11, "bold"),
    "box_line": TextStyle(8.5, 11, ink="text_muted"),
    "bar": TextStyle(9.5, 12.5),
    "bar_strong": TextStyle(9.5, 12.5, "bold"),
    "head_cell": TextStyle(9, 12.5, "bold", "text_muted"),
    "cell": TextStyle(10, 14),
    "cell_strong": TextStyle(10, 14, "bold"),
    "cell_quiet": TextStyle(9.5, 13.5, ink="text_muted"),
    "contents": TextStyle(10.5, 15),
    "running": TextStyle(8.5, 11.5, ink="text_muted"),
    "running_right": TextStyle(8.5, 11.5, ink="text_muted", align="right"),
    "running_strong": TextStyle(8.5, 11.5, "bold", "accent_ink"),
    "marking": TextStyle(9, 12, "bold", align="centre"),
}


_LARGER = 1.34  # a child's copy beside everybody else's
_FOR_CHILD = {  # what a child is asked is as large and as dark as what is answered
    "label": TextStyle(10.5, 15, "bold"),
    "label_above": TextStyle(10.5, 15, "bold", before=9, after=2),
    "head_cell": TextStyle(10, 14, "bold"),
}


def letters_for(audience: Audience) -> float:
    """How large letters are for this reader beside their usual size."""
    return _LARGER if audience is Audience.CHILD else 1.0


def text_style(name: str, audience: Audience) -> TextStyle:
    """The style for this reader: a child's copy is larger by a third, so that its text is of 14 points."""
    running = name.startswith("running") or name == "marking"
    if audience is not Audience.CHILD or running:
        return STYLES[name]
    return _FOR_CHILD.get(name, STYLES[name]).scaled(_LARGER)


@cache
def inks() -> dict[str, str]:
    """Ink names to `#RRGGBB`, from the light theme of the tokens."""
    tokens = tomllib.loads((resources_directory() / "themes" / "tokens.toml").read_text("utf-8"))
    light = tokens["theme"]["light"]
    return {name: value for name, value in light.items() if isinstance(value, str)}
