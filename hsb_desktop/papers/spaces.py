"""Room to write: boxes, lines and ticks of a blank, for a pen or, in a fillable file, with a field in each.

A pen needs 8 mm for a line; a box to tick is drawn with a side of 4 mm.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from hsb_desktop.documents import blocks as b
from hsb_desktop.papers.fields import FormFields
from hsb_desktop.papers.fonts import stack
from hsb_desktop.papers.pieces import Piece, TextPiece, draw_line
from hsb_desktop.papers.style import TextStyle, inks
from hsb_desktop.papers.tags import Element, TaggedCanvas
from hsb_desktop.procedure.words import t

LINE = 22.0  # points for a line of handwriting
SIDE = 11.0  # of a box to tick
_LABEL = SIDE + 6  # from the edge of a box to its words
_BETWEEN = 16.0  # from one tick to the next in a line
_PARTS = {b.Room.DATE: (2, 2, 4), b.Room.TIME: (2, 2)}  # figures of each part
_FIGURE = 15.0  # room for one figure
_FIELD = {b.Room.DATE: 110.0, b.Room.TIME: 70.0, b.Room.NUMBER: 70.0}


@dataclass(frozen=True, slots=True)
class Pen:
    """What spaces are drawn with: the style of their words, the place named in faults, the fields of a file if any."""

    small: TextStyle
    tick: TextStyle
    where: str
    fields: FormFields | None = None


class Stack(Piece):
    """Pieces one under the other that stay together where a page has room for them."""

    def __init__(self, pieces: Sequence[Piece], after: float = 9.0) -> None:
        self._pieces = tuple(pieces)
        self.height = sum(piece.height for piece in self._pieces)
        self.after = after

    def divide(self, room: float, fresh: bool) -> "tuple[Stack, Stack] | None":
        """In two only where a whole page has no room for it."""
        taken = 0
        while taken < len(self._pieces) and self._pieces[taken].height <= room:
            room -= self._pieces[taken].height
            taken += 1
        if not fresh or not 0 < taken < len(self._pieces):
            return None
        return Stack(self._pieces[:taken], 0), Stack(self._pieces[taken:], self.after)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for piece in self._pieces:
            piece.draw(canvas, x, top)
            top -= piece.height


class Beside(Piece):
    """Pieces side by side, each so far from the one before."""

    after = 9.0

    def __init__(self, pieces: Sequence[Piece], share: float) -> None:
        self._pieces, self._share = tuple(pieces), share
        self.height = max(piece.height for piece in self._pieces)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for piece in self._pieces:
            piece.draw(canvas, x, top)
            x += self._share


class WritePiece(Piece):
    """A box to write in: one line, several with faint lines, or parts for the figures of a date or a time."""

    def __init__(
        self, space: b.Space, width: float, element: Element, pen: Pen, *, framed: bool = True
    ) -> None:
        self._space, self._width, self._pen, self._framed = space, width, pen, framed
        no_field = space.room in (b.Room.SIGN, b.Room.DRAW)
        self._form = element.add("Form") if pen.fields is not None and not no_field else None
        self._words = self._part_words(element)
        signing = space.room is b.Room.SIGN
        self._box = LINE * 1.6 if signing else LINE * space.lines
        self.height = (
            self._box + (5 if framed else 0) + max((words.height for words in self._words), default=0)
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        room, fields = self._space.room, self._pen.fields
        base = top - self._box
        if fields is not None and self._form is not None:
            width = min(self._width, _FIELD.get(room, self._width))
            self._frame(canvas, x, base, width)
            several = self._space.lines > 1
            box = (x + 1, base + 1, width - 2, self._box - 2)
            fields.text(
                box,
                self._space.key,
                self._space.said,
                self._form,
                several_lines=several,
                held=self._space.held,
            )
            self._say(canvas, x, base, (width,))
        elif room in _PARTS and self._framed:
            sides = self._parts()
            for side, at in zip(sides, _starts(sides), strict=True):
                self._frame(canvas, x + at, base, side)
            self._say(canvas, x, base, sides)
        else:
            self._frame(canvas, x, base, min(self._width, _FIELD.get(room, self._width)))
            for line in range(1, 0 if room is b.Room.DRAW else self._space.lines):
                draw_line(
                    canvas,
                    (x + 4, top - line * LINE),
                    (x + self._width - 4, top - line * LINE),
                    "border",
                    0.5,
                )

    def _parts(self) -> tuple[float, ...]:
        figures = _PARTS[self._space.room]
        fitting = min(_FIGURE, (self._width - 6 * (len(figures) - 1)) / sum(figures))
        return tuple(n * fitting for n in figures)

    def _part_words(self, element: Element) -> list[TextPiece]:
        """Which part is which, small under the boxes."""
        if self._space.room not in _PARTS or not self._framed:
            return []
        date = self._space.room is b.Room.DATE
        words: tuple[str, ...] = (t("day"), t("month"), t("year")) if date else (t("hour"), t("min"))
        sides = self._parts()
        if self._form is not None:
            words, sides = (t("day/month/year") if date else t("hours:minutes"),), (self._width,)
        owner = element.add("P")
        return [
            TextPiece(word, self._pen.small, side, owner, self._pen.where)
            for word, side in zip(words, (side + 12 for side in sides), strict=True)
        ]

    def _say(self, canvas: TaggedCanvas, x: float, base: float, sides: Sequence[float]) -> None:
        for words, at in zip(self._words, _starts(sides), strict=bool(self._words)):
            words.draw(canvas, x + at, base - 1)

    def _frame(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if self._framed:
            frame(canvas, x, y, width, self._box)


class TicksPiece(Piece):
    """One line of boxes with their words."""

    def __init__(
        self, space: b.Space, ticks: Sequence[b.Tick], column: float, element: Element, pen: Pen
    ) -> None:
        self._space, self._column, self._pen = space, column, pen
        self._ticks: list[tuple[b.Tick, Element, TextPiece]] = []
        for tick in ticks:
            item = element.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            owner = label.add("Form") if pen.fields is not None else label
            words = TextPiece(tick.label, pen.tick, column - _LABEL, body, pen.where)
            self._ticks.append((tick, owner, words))
        self.height = max(words.height for _, _, words in self._ticks) + 4

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for tick, owner, words in self._ticks:
            low = top - SIDE - 2.5
            frame(canvas, x, low, SIDE, SIDE, None if self._pen.fields is not None else owner)
            if self._pen.fields is not None:
                self._field(self._pen.fields, tick, (x, low, SIDE, SIDE), owner)
            words.draw(canvas, x + _LABEL, top)
            x += self._column

    def _field(
        self, fields: FormFields, tick: b.Tick, box: tuple[float, float, float, float], owner: Element
    ) -> None:
        space = self._space
        if space.several:
            fields.box(box, f"{space.key}@{tick.value}", f"{space.said}: {tick.label}", owner)
        else:
            fields.one_of(box, space.key, (space.said, tick.label), tick.value, owner)


def space_pieces(
    space: b.Space, width: float, element: Element, pen: Pen, *, framed: bool = True
) -> list[Piece]:
    """One space under its caption."""
    found: list[Piece] = []
    if space.caption:
        found.append(TextPiece(space.caption, pen.small, width, element.add("P"), pen.where))
    if space.room is b.Room.TICKS:
        return found + _ticks(space, width, element, pen)
    no_field = not space.key and space.room is not b.Room.SIGN
    if no_field or (space.held and pen.fields is None):
        return [*found, TextPiece(space.held, pen.tick, width, element.add("P"), pen.where)]
    return [*found, WritePiece(space, width, element, pen, framed=framed)]


def _ticks(space: b.Space, width: float, element: Element, pen: Pen) -> list[Piece]:
    """As many in a line as there is room for, in even columns."""
    owner = element.add("L", "<</O /List /ListNumbering /None>>")
    name = stack(pen.tick.face)[0].name
    widest = max(stringWidth(tick.label, name, pen.tick.size) for tick in space.ticks) * 1.04
    column = min(width, widest + _LABEL + _BETWEEN)
    in_line = max(1, int(width // column))
    return [
        TicksPiece(space, space.ticks[at : at + in_line], column, owner, pen)
        for at in range(0, len(space.ticks), in_line)
    ]


def frame(
    canvas: TaggedCanvas, x: float, y: float, width: float, height: float, element: Element | None = None
) -> None:
    """The outline of a box; an artifact where no element says that it is there."""
    with canvas.within(element):
        canvas.setStrokeColor(HexColor(inks()["border_control"]))
        canvas.setLineWidth(0.8)
        canvas.rect(x, y, width, height, stroke=1, fill=0)


def _starts(sides: Sequence[float]) -> list[float]:
    return [sum(sides[:at]) + 6 * at for at in range(len(sides))]
