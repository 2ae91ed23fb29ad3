"""Questions to answer by hand into pieces: number and words, remarks, room to write; short ones two in a line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hsb_desktop.documents import blocks as b
from hsb_desktop.papers.grid import Cell, Grid, Look, Row
from hsb_desktop.papers.pieces import Piece, TextPiece
from hsb_desktop.papers.spaces import Beside, Pen, Stack, WritePiece, space_pieces
from hsb_desktop.papers.tags import Element

COLUMN_SCOPE = "<</O /Table /Scope /Column>>"
_GUTTER, _NUMBER, _AIR = 20.0, 36.0, 8.0
_AFTER_TABLE = 16
_SHORT = frozenset({b.Room.LINE, b.Room.DATE, b.Room.TIME, b.Room.NUMBER, b.Room.SIGN})


@dataclass(frozen=True, slots=True)
class Laying:
    """Lays out what is written in, with the width, texts and columns of its paper; `root` grows by its elements."""

    width: float
    root: Element
    text: Callable[[str, str, Element | None, float], TextPiece]
    columns: Callable[[tuple[b.Column, ...]], tuple[float, ...]]
    pen: Pen

    def pieces(self, block: b.WriteIns | b.WriteInTable | b.RoomToDraw) -> Iterator[Piece]:
        """The pieces of one block in their order."""
        if isinstance(block, b.WriteInTable):
            yield self._table(block)
            return
        if isinstance(block, b.RoomToDraw):
            yield from self._drawing(block)
            return
        if block.lead:
            lead = self.text(block.lead, "quiet", self.root.add("P"), self.width)
            lead.keep_with_next = True
            yield lead
        yield from self._questions(block.items)

    def _drawing(self, block: b.RoomToDraw) -> Iterator[Piece]:
        words = self.text(block.words, "strong", self.root.add("P"), self.width)
        words.keep_with_next, words.before, words.after = True, 8, 6
        yield words
        box = WritePiece(
            b.Space("", b.Room.DRAW, block.words, lines=block.lines), self.width, self.root, self.pen
        )
        box.after = _AFTER_TABLE
        yield box

    def _questions(self, items: Sequence[b.WriteIn]) -> Iterator[Piece]:
        half = (self.width - _GUTTER) / 2
        at = 0
        while at < len(items):
            pair = items[at : at + 2]
            even = len({len(item.remarks) for item in pair}) == 1  # so that their boxes stand in one line
            if len(pair) > 1 and even and all(item.half for item in pair):
                yield Beside([self._question(item, half) for item in pair], half + _GUTTER)
                at += 2
                continue
            yield self._question(items[at], half if items[at].half else self.width)
            at += 1

    def _question(self, item: b.WriteIn, width: float) -> Stack:
        found: list[Piece] = [self._named(item, width)]
        found += [self.text(remark, "note", self.root.add("P"), width) for remark in item.remarks]
        spaces = list(item.spaces)
        while spaces:
            pair = [space for space in spaces[:2] if space.caption and space.room in _SHORT]
            if len(pair) == 2:
                half = (width - _GUTTER) / 2
                sides = [Stack(space_pieces(space, half, self.root, self.pen)) for space in pair]
                found.append(Beside(sides, half + _GUTTER))
                spaces = spaces[2:]
                continue
            found += space_pieces(spaces.pop(0), width, self.root, self.pen)
        return Stack(found)

    def _named(self, item: b.WriteIn, width: float) -> Piece:
        """The number at the left of its question, large enough for a scanner to read."""
        element = self.root.add("P")
        if not item.number:
            return self.text(item.label, "ask", element, width)
        number = self.text(item.number, "number", element, _NUMBER * 2)
        room = max(_NUMBER, number.wide + _AIR)
        return Beside([number, self.text(item.label, "ask", element, width - room)], room)

    def _table(self, block: b.WriteInTable) -> Grid:
        look = Look(self.columns(block.columns), gap=8, boxed=True)
        table = self.root.add("Table")
        head, again = self._head(block.head, look, table)
        grid = Grid(look, tuple(self._row(row, look, table.add("TR")) for row in block.rows), head, again)
        grid.after = _AFTER_TABLE
        return grid

    def _head(self, names: Sequence[str], look: Look, table: Element) -> tuple[Row, Row]:
        """The number, where there is one, over the question; once more for the pages the rows go on to."""
        line = table.add("TR")
        first, again = [], []
        for name, width in zip(names, look.widths, strict=True):
            number, _, words = name.partition(" ")
            element, room = line.add("TH", COLUMN_SCOPE), width - look.gap
            numbered = any(letter.isdecimal() for letter in number)
            parts = ((number, "number"), (words, "head_cell")) if numbered else ((name, "head_cell"),)
            first.append(Cell(tuple(self.text(part, style, element, room) for part, style in parts)))
            again.append(Cell(tuple(self.text(part, style, None, room) for part, style in parts)))
        return Row(tuple(first), padding=4), Row(tuple(again), padding=4)

    def _row(self, spaces: Sequence[b.Space], look: Look, line: Element) -> Row:
        cells = [
            Cell(tuple(space_pieces(space, width - look.gap, line.add("TD"), self.pen, framed=False)))
            for space, width in zip(spaces, look.widths, strict=True)
        ]
        return Row(tuple(cells), padding=3)
