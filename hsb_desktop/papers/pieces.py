"""What is put on a page: pieces that know their height, can be divided where a page ends, and draw their tags.

A piece is built for a width; dividing gives two new ones. Nothing is ever clipped: what does not fit goes on overleaf.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from hsb_desktop.papers.fonts import stack
from hsb_desktop.papers.style import TextStyle, inks
from hsb_desktop.papers.tags import Element, TaggedCanvas
from hsb_desktop.papers.text import canonical, markup

_ALIGN: dict[str, Literal[0, 1, 2]] = {"left": TA_LEFT, "centre": TA_CENTER, "right": TA_RIGHT}
_LINES_TO_BEGIN = 2  # a text that goes on overleaf leaves at least so many lines behind


class Piece(ABC):
    """A part of the flow. Heights and gaps in points; `top` is the upper edge on the page."""

    before: float = 0
    after: float = 0
    keep_with_next = False
    new_page = False
    continued = False  # whether it goes on from the page before
    height: float = 0

    @property
    def beginning(self) -> float:
        """The least height with which it may begin at the foot of a page."""
        return self.height

    def divide(self, room: float, fresh: bool) -> "tuple[Piece, Piece] | None":
        """The part that fits in `room` and the rest, or None; on a `fresh` page what can be divided must be."""
        return None

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draws itself."""


class TextPiece(Piece):
    """A paragraph in one style, belonging to one element (an artifact where that is None)."""

    def __init__(
        self,
        text: str,
        style: TextStyle,
        width: float,
        element: Element | None,
        where: str = "",
        indent: float = 0,
    ) -> None:
        self._style = style
        self._width = width - indent
        self._indent = indent
        self._element = element
        self.take(Paragraph(markup(text, style, where), paragraph_style(style)), begins=True)
        self.before, self.after = style.before, style.after

    def take(self, paragraph: Paragraph, begins: bool) -> None:
        """Shows this paragraph from now on; `begins` says whether it is the first part of its text."""
        self._paragraph, self._said = paragraph, False
        self._begins = begins
        _, height = paragraph.wrap(self._width, 1e6)
        self.height = max(float(height), self._style.line)

    @property
    def beginning(self) -> float:
        begun = _LINES_TO_BEGIN * self._style.line
        return (
            begun if self.height > begun + 1.5 * self._style.line else self.height
        )  # two lines go on, never one

    @property
    def wide(self) -> float:
        """How wide its longest word is, which is all of a number."""
        return float(self._paragraph.minWidth())

    def divide(self, room: float, fresh: bool) -> "tuple[TextPiece, TextPiece] | None":
        parts = [part for part in self._paragraph.split(self._width, room) if isinstance(part, Paragraph)]
        if len(parts) != 2:
            return None
        first, rest = copy(self), copy(self)
        first.take(parts[0], begins=self._begins)
        rest.take(parts[1], begins=False)
        first.after = rest.before = 0
        first.keep_with_next = False
        return first, rest

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.within(self._element, "Pagination"):
            self.paint(canvas, x, top)

    def paint(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draws itself inside something that is marked already."""
        if not self._said:
            _end_words(self._paragraph)
            self._said = True
        self._paragraph.drawOn(canvas, x + self._indent, top - self.height)


@dataclass(slots=True)
class Landing:
    """The page a heading came to stand on; 0 until the pages are laid out."""

    page: int = 0


class HeadingPiece(TextPiece):
    """A heading with its bookmark. Its landing is shared with the contents."""

    def __init__(
        self, text: str, style: TextStyle, width: float, element: Element, level: int, key: str, where: str
    ) -> None:
        super().__init__(text, style, width, element, where)
        self.keep_with_next = True
        self.words = canonical(text).replace("\n", " ")
        self.landing = Landing()
        self.level = level
        self.whole = False  # whether it begins a page where its part has no room as a whole
        self._key = key

    def divide(self, room: float, fresh: bool) -> "tuple[TextPiece, TextPiece] | None":
        return super().divide(room, fresh) if fresh else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self._begins:
            canvas.bookmarkHorizontal(self._key, 0, top + 12)
            canvas.addOutlineEntry(self.words, self._key, self.level - 1, 0)
        super().draw(canvas, x, top)


class ItemPiece(TextPiece):
    """An item of a list with its label (a bullet, a number, a box) in the indent."""

    def __init__(
        self,
        text: str,
        label: str,
        style: TextStyle,
        width: float,
        elements: tuple[Element, Element],
        where: str,
        indent: float,
    ) -> None:
        label_element, body_element = elements
        super().__init__(text, style, width, body_element, where, indent)
        self._label = TextPiece(label, style, indent, label_element, where)
        self.after = 3

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self._begins:
            self._label.draw(canvas, x, top)
        super().draw(canvas, x, top)


class RulePiece(Piece):
    """A line across the page."""

    def __init__(self, width: float, ink: str, thickness: float, before: float, after: float) -> None:
        self._width, self._ink, self._thickness = width, ink, thickness
        self.before, self.after, self.height = before, after, thickness

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        draw_line(canvas, (x, top), (x + self._width, top), self._ink, self._thickness)


class SignRoom(Piece):
    """Room for a signature and its date, with the words that say so under the lines."""

    height = 58
    after = 10

    def __init__(
        self,
        captions: Sequence[tuple[str, float]],
        style: TextStyle,
        width: float,
        parent: Element,
        where: str,
    ) -> None:
        """`captions` with the share of the width that each takes."""
        self._gap = 18.0
        width -= self._gap * (len(captions) - 1)
        self._rooms = [
            (share * width, TextPiece(words, style, share * width, parent.add("P"), where))
            for words, share in captions
        ]

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        base = top - 38
        for width, caption in self._rooms:
            draw_line(canvas, (x, base), (x + width, base), "text", 0.7)
            caption.draw(canvas, x, base - 3)
            x += width + self._gap


class ContentsLine(Piece):
    """A part of the paper and the page it begins on, joined by dots."""

    def __init__(
        self, heading: HeadingPiece, style: TextStyle, width: float, element: Element, where: str
    ) -> None:
        self._width = width
        self._heading = heading
        self._style = style
        self._element = element
        self._where = where
        self._words = TextPiece(heading.words, style, self._width - 40, None, where)
        self.height = self._words.height
        self.before = self.after = 4

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        style = self._style
        words = TextPiece(self._heading.words, style, self._width - 40, self._element, self._where)
        words.draw(canvas, x, top)
        right = TextStyle(style.size, style.line, style.face, style.ink, align="right")
        TextPiece(str(self._heading.landing.page), right, 36, self._element).draw(
            canvas, x + self._width - 36, top
        )
        with canvas.within(None):
            canvas.setStrokeColor(HexColor(inks()["border"]))
            canvas.setLineWidth(0.5)
            base = top - self.height - 2
            canvas.line(x, base, x + self._width, base)


def _end_words(paragraph: Paragraph) -> None:
    """Ends a line that ends a word with a space: read aloud, a line's end is nothing (ISO 32000, 14.8.2.5)."""
    text, at, lines = paragraph.getPlainText(), 0, vars(paragraph)["blPara"].lines
    for number, line in enumerate(lines[:-1]):
        simple = isinstance(line, tuple)
        drawn = " ".join(line[1]) if simple else "".join(run.text for run in line.words)
        found = text.find(drawn.strip(), at)
        if found < 0:
            return  # a line that is not as it was written is left as it is
        at = found + len(drawn.strip())
        if simple and text[at : at + 1] == " ":
            lines[number] = (line[0], [*line[1], ""])
        elif not simple and (text[at : at + 1] == " " or line.lineBreak):
            line.words[-1].text += " "


def draw_line(
    canvas: TaggedCanvas, start: tuple[float, float], end: tuple[float, float], ink: str, thickness: float
) -> None:
    """A line as an artifact."""
    with canvas.within(None):
        canvas.setStrokeColor(HexColor(inks()[ink]))
        canvas.setLineWidth(thickness)
        canvas.line(*start, *end)


_styles: dict[TextStyle, ParagraphStyle] = {}


def paragraph_style(style: TextStyle) -> ParagraphStyle:
    """The style as reportlab takes it; made once each."""
    if style not in _styles:
        _styles[style] = ParagraphStyle(
            f"style{len(_styles)}",
            fontName=stack(style.face)[0].name,
            fontSize=style.size,
            leading=style.line,
            textColor=HexColor(inks()[style.ink]),
            alignment=_ALIGN[style.align],
            spaceShrinkage=0,  # a line may not be a little wider than its frame
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
        )
    return _styles[style]
