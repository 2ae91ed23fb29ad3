"""Tables that flow: rows go on overleaf under a repeated head, and a row taller than its page is divided."""

from dataclasses import dataclass, field, replace

from reportlab.lib.colors import HexColor

from hsb_desktop.papers.pieces import Piece, draw_line
from hsb_desktop.papers.style import inks
from hsb_desktop.papers.tags import TaggedCanvas

_TALL = 260.0  # a row at least so tall is divided rather than leaving that much of a page empty
_TOGETHER = 210.0  # a table or card no taller than this is not divided
_ROWS_TOGETHER = 2  # so many rows at least begin a table, and no row stands alone overleaf
_LEAST = 44.0  # room below which nothing is begun


@dataclass(frozen=True, slots=True)
class Cell:
    """Texts one under the other."""

    texts: tuple[Piece, ...] = ()

    @property
    def height(self) -> float:
        return sum(text.height for text in self.texts)

    def divide(self, room: float) -> "tuple[Cell, Cell]":
        """What fits in `room`, and the rest."""
        fitting: list[Piece] = []
        for at, text in enumerate(self.texts):
            if text.height <= room:
                fitting.append(text)
                room -= text.height
                continue
            parts = text.divide(room, fresh=False)
            if parts is None:
                return Cell(tuple(fitting)), Cell(self.texts[at:])
            return Cell((*fitting, parts[0])), Cell((parts[1], *self.texts[at + 1 :]))
        return self, Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side; `least` is a height it has at any rate, for room to write."""

    cells: tuple[Cell, ...]
    padding: float = 4.0
    least: float = 0
    height: float = field(init=False)

    def __post_init__(self) -> None:
        tallest = max(cell.height for cell in self.cells)
        object.__setattr__(self, "height", max(tallest + 2 * self.padding, self.least))

    def divide(self, room: float) -> "tuple[Row, Row] | None":
        """The row in two, every cell begun in the first, or None where that cannot be."""
        parts = [cell.divide(room - 2 * self.padding) for cell in self.cells]
        if any(cell.texts and not first.texts for cell, (first, _) in zip(self.cells, parts, strict=True)):
            return None
        return (
            Row(tuple(first for first, _ in parts), self.padding),
            Row(tuple(rest for _, rest in parts), self.padding),
        )


@dataclass(frozen=True, slots=True)
class Look:
    """How a grid is ruled: column widths, gap between columns, `boxed` for lines on every side, to write in. `letters`
    is how large its letters are beside their usual size."""

    widths: tuple[float, ...]
    gap: float = 10.0
    boxed: bool = False
    letters: float = 1.0

    @property
    def width(self) -> float:
        """The width of all columns."""
        return sum(self.widths)


class Grid(Piece):
    """Rows under an optional head, which is repeated (as an artifact) on each page the rows go on to."""

    after = 8

    def __init__(
        self, look: Look, rows: tuple[Row, ...], head: Row | None = None, again: Row | None = None
    ) -> None:
        """`again` is the head as it is repeated."""
        self._look, self.rows, self._head, self._again = look, rows, head, again
        self.height = (head.height if head else 0) + sum(row.height for row in rows)

    @property
    def beginning(self) -> float:
        if self.height <= _TOGETHER * self._look.letters:
            return self.height
        head = self._head.height if self._head else 0
        if self.rows[0].height >= _TALL:
            return head + _LEAST  # it is divided
        together = sum(row.height for row in self.rows[:_ROWS_TOGETHER])
        return head + (together if together < _TALL else self.rows[0].height)

    def divide(self, room: float, fresh: bool) -> "tuple[Grid, Grid] | None":
        room -= self._head.height if self._head else 0
        taken = 0
        while taken < len(self.rows) and self.rows[taken].height <= room:
            room -= self.rows[taken].height
            taken += 1
        if taken > _ROWS_TOGETHER and taken == len(self.rows) - 1:
            taken -= 1  # no row alone overleaf
            room += self.rows[taken].height
        first, rest = self.rows[:taken], self.rows[taken:]
        if rest and (rest[0].height >= _TALL or (fresh and not taken)) and room >= _LEAST:
            parts = rest[0].divide(room)
            if parts is not None:
                first, rest = (*first, parts[0]), (parts[1], *rest[1:])
        if not first or not rest:
            return None
        begun, going_on = Grid(self._look, first, self._head, self._again), self._continued(rest)
        begun.before, begun.after, going_on.after = self.before, 0, self.after
        return begun, going_on

    def _continued(self, rows: tuple[Row, ...]) -> "Grid":
        return Grid(self._look, rows, self._again, self._again)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        edge = top
        if self._head:
            self._draw_row(canvas, self._head, x, top)
            top -= self._head.height
            draw_line(canvas, (x, top), (x + self._look.width, top), "border_control", 0.9)
        for row in self.rows:
            self._draw_row(canvas, row, x, top)
            top -= row.height
            ink = "border_control" if self._look.boxed else "border"
            draw_line(canvas, (x, top), (x + self._look.width, top), ink, 0.6)
        if self._look.boxed:
            self._draw_sides(canvas, x, edge, top)

    def _draw_row(self, canvas: TaggedCanvas, row: Row, x: float, top: float) -> None:
        inset = self._look.gap / 2 if self._look.boxed else 0
        for width, cell in zip(self._look.widths, row.cells, strict=True):
            text_top = top - row.padding
            for text in cell.texts:
                text.draw(canvas, x + inset, text_top)
                text_top -= text.height
            x += width

    def _draw_sides(self, canvas: TaggedCanvas, x: float, top: float, bottom: float) -> None:
        draw_line(canvas, (x, top), (x + self._look.width, top), "border_control", 0.6)
        for width in (0.0, *self._look.widths):
            x += width
            draw_line(canvas, (x, top), (x, bottom), "border_control", 0.6)


class NoticePiece(Piece):
    """Words on a soft ground behind a bar."""

    before = 6
    after = 10

    def __init__(self, row: Row, width: float) -> None:
        self._row = replace(row, padding=9.0)
        self._width = width
        self.height = self._row.height

    @property
    def beginning(self) -> float:
        return self.height if self.height < _TALL else _LEAST

    def divide(self, room: float, fresh: bool) -> "tuple[NoticePiece, NoticePiece] | None":
        if self.height < _TALL and not fresh:
            return None
        parts = self._row.divide(room)
        return (
            None
            if parts is None or not parts[1].cells[0].texts
            else (NoticePiece(parts[0], self._width), NoticePiece(parts[1], self._width))
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        with canvas.within(None, "Background"):
            canvas.setFillColor(HexColor(inks()["well"]))
            canvas.rect(x, top - self.height, self._width, self.height, stroke=0, fill=1)
            canvas.setFillColor(HexColor(inks()["text"]))
            canvas.rect(x, top - self.height, 3, self.height, stroke=0, fill=1)
        text_top = top - self._row.padding
        for text in self._row.cells[0].texts:
            text.draw(canvas, x + 16, text_top)
            text_top -= text.height
