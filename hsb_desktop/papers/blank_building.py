"""Questions to answer by hand into pieces: number and words, remarks, room to write; short ones two in a line."""

from collections.abc import Callable, Iterator, Sequence

from hsb_desktop.documents import blocks as b
from hsb_desktop.papers.grid import Cell, Row
from hsb_desktop.papers.pieces import Piece, TextPiece
from hsb_desktop.papers.spaces import Beside, Pen, Stack, space_pieces
from hsb_desktop.papers.tags import Element

COLUMN_SCOPE = "<</O /Table /Scope /Column>>"
_GUTTER, _NUMBER, _AIR = 20.0, 36.0, 8.0
_SHORT = frozenset({b.Room.LINE, b.Room.DATE, b.Room.TIME, b.Room.NUMBER, b.Room.SIGN})
MakeText = Callable[[str, str, Element | None, float], TextPiece]


def write_ins(
    items: Sequence[b.WriteIn], width: float, root: Element, text: MakeText, pen: Pen
) -> Iterator[Piece]:
    """The pieces of some questions in their order."""
    half = (width - _GUTTER) / 2
    at = 0
    while at < len(items):
        pair = items[at : at + 2]
        if len(pair) > 1 and all(item.half for item in pair):
            yield Beside([_question(item, half, root, text, pen) for item in pair], half + _GUTTER)
            at += 2
            continue
        yield _question(items[at], half if items[at].half else width, root, text, pen)
        at += 1


def _question(item: b.WriteIn, width: float, root: Element, text: MakeText, pen: Pen) -> Stack:
    found: list[Piece] = [_named(item, width, root.add("P"), text)]
    found += [text(remark, "note", root.add("P"), width) for remark in item.remarks]
    spaces = list(item.spaces)
    while spaces:
        pair = [space for space in spaces[:2] if space.caption and space.room in _SHORT]
        if len(pair) == 2:
            half = (width - _GUTTER) / 2
            sides = [Stack(space_pieces(space, half, root, pen)) for space in pair]
            found.append(Beside(sides, half + _GUTTER))
            spaces = spaces[2:]
            continue
        found += space_pieces(spaces.pop(0), width, root, pen)
    return Stack(found)


def _named(item: b.WriteIn, width: float, element: Element, text: MakeText) -> Piece:
    """The number at the left of its question, large enough for a scanner to read."""
    if not item.number:
        return text(item.label, "ask", element, width)
    number = text(item.number, "number", element, _NUMBER * 2)
    room = max(_NUMBER, number.wide + _AIR)
    return Beside([number, text(item.label, "ask", element, width - room)], room)


def write_in_head(
    names: Sequence[str], widths: Sequence[float], gap: float, table: Element, text: MakeText
) -> tuple[Row, Row]:
    """The head of an empty table, number over question if any, and again for the pages its rows go on to."""
    line = table.add("TR")
    first, again = [], []
    for name, width in zip(names, widths, strict=True):
        number, _, words = name.partition(" ") if name[:1].isdigit() else ("", "", name)
        element = line.add("TH", COLUMN_SCOPE)
        parts = [(part, style) for part, style in ((number, "number"), (words, "head_cell")) if part]
        first.append(Cell(tuple(text(part, style, element, width - gap) for part, style in parts)))
        again.append(Cell(tuple(text(part, style, None, width - gap) for part, style in parts)))
    return Row(tuple(first), padding=4), Row(tuple(again), padding=4)


def write_in_row(
    spaces: Sequence[b.Space], widths: Sequence[float], gap: float, table: Element, pen: Pen
) -> Row:
    """One row of an empty table."""
    line = table.add("TR")
    cells = []
    for space, width in zip(spaces, widths, strict=True):
        pieces = space_pieces(space, width - gap, line.add("TD"), pen, framed=False)
        cells.append(Cell(tuple(pieces)))
    return Row(tuple(cells), padding=3)
