"""Charts and the picture of the work flow, drawn as tagged figures: what they show is also in their alternative text.

Lengths in points from the top left of the figure. A figure is drawn whole on one page; one that is too high is drawn
smaller, never cut.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from hsb_desktop.documents import blocks as b
from hsb_desktop.papers.pieces import Piece, TextPiece
from hsb_desktop.papers.style import TextStyle, inks
from hsb_desktop.papers.tags import Element, TaggedCanvas

_ROW, _BAR = 22.0, 12.0  # from one bar to the next, and how thick it is
_LABELS, _WORDS = 0.36, 0.14  # shares of the width
_HATCH = 4.0
_GUTTER, _BETWEEN, _HEAD, _GROUP, _PAD = 24.0, 9.0, 30.0, 15.0, 5.0


class Figure(Piece):
    """Something drawn inside one element of the structure, with its alternative text and place on the page."""

    after = 10

    def __init__(self, width: float, height: float, element: Element, said: str, room: float) -> None:
        self._width, self._natural, self._element = width, height, element
        self._scale = min(1.0, room / height)
        self.height = height * self._scale
        element.alt = said

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        box = (x, top - self.height, x + self._width * self._scale, top)
        self._element.attributes = "<</O /Layout /Placement /Block /BBox [{} {} {} {}]>>".format(
            *(f"{side:.2f}" for side in box)
        )
        with canvas.within(self._element):
            canvas.saveState()
            canvas.translate(x, top)
            canvas.scale(self._scale, self._scale)
            self._paint(canvas)
            canvas.restoreState()

    @abstractmethod
    def _paint(self, canvas: TaggedCanvas) -> None:
        """Draws itself from the top left of where it stands."""


class ChartFigure(Figure):
    """Bars from one edge; the part of a bar that is not told exactly is hatched. Its table stands with it."""

    keep_with_next = True

    def __init__(
        self,
        bars: Sequence[b.Bar],
        longest: float,
        said: str,
        texts: "Texts",
        element: Element,
    ) -> None:
        width = texts.width
        self._bars, self._longest = bars, max(longest, 1.0)
        self._labels = [texts.text(bar.label, "bar", width * _LABELS - 10) for bar in bars]
        self._words = [texts.text(bar.words, "bar_strong", width * _WORDS) for bar in bars]
        self._rows = [max(_ROW, label.height + 6) for label in self._labels]
        super().__init__(width, sum(self._rows) + 6, element, said, texts.room)

    def _paint(self, canvas: TaggedCanvas) -> None:
        left, full = self._width * _LABELS, self._width * (1 - _LABELS - _WORDS) - 8
        top = 0.0
        for bar, label, words, height in zip(self._bars, self._labels, self._words, self._rows, strict=True):
            label.paint(canvas, 0, top - (height - label.height) / 2)
            low, high = (full * value / self._longest for value in (bar.low, bar.high))
            middle = top - height / 2
            _bar(canvas, left, middle, low, high)
            words.paint(canvas, left + high + 7, middle + words.height / 2)
            top -= height
        canvas.setStrokeColor(HexColor(inks()["text"]))
        canvas.setLineWidth(0.8)
        canvas.line(left, 0, left, top)


def _bar(canvas: TaggedCanvas, left: float, middle: float, low: float, high: float) -> None:
    base = middle - _BAR / 2
    canvas.setStrokeColor(HexColor(inks()["accent"]))
    canvas.setFillColor(HexColor(inks()["accent"]))
    canvas.setLineWidth(0.8)
    if low:
        canvas.rect(left, base, low, _BAR, stroke=1, fill=1)
    if high <= low:
        return
    canvas.rect(left + low, base, high - low, _BAR, stroke=1, fill=0)
    at = left + low
    while at < left + high:
        rise = min(_BAR, left + high - at)
        canvas.line(at, base, at + rise, base + rise)
        at += _HATCH


@dataclass(frozen=True, slots=True)
class Texts:
    """How a figure sets its words: the styles, and the room it has."""

    styles: dict[str, TextStyle]
    width: float
    room: float
    where: str

    def text(self, text: str, style: str, width: float) -> TextPiece:
        """A text of that style; it wraps at `width`."""
        return TextPiece(text, self.styles[style], width, None, self.where)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box with its words, its upper left corner and its size."""

    box: b.DiagramBox
    words: tuple[TextPiece, ...]
    x: float
    y: float
    width: float
    height: float


class DiagramFigure(Figure):
    """Boxes in columns, as high as their words; rows of neighbouring columns stand side by side."""

    def __init__(self, diagram: b.Diagram, texts: Texts, element: Element) -> None:
        self._diagram, self._texts = diagram, texts
        count = len(diagram.heads)
        self._column = (texts.width - _GUTTER * (count - 1)) / count
        self._heads = [
            (
                texts.text(head.title, "bar_strong", self._column),
                texts.text(head.source, "box_line", self._column),
            )
            for head in diagram.heads
        ]
        self._boxes = self._place()
        height = max((one.y + one.height for one in self._boxes), default=_HEAD) + _PAD + 2
        super().__init__(texts.width, height, element, diagram.said, texts.room)

    def _place(self) -> list[_Placed]:
        """Where each box stands: column and row of the procedure's data, pushed down where the words need it."""
        texts = [self._words(box) for box in self._diagram.boxes]
        heights = [sum(piece.height for piece in words) + 2 * _PAD for words in texts]
        pitch = max(heights, default=0) + _BETWEEN
        first = min((box.row for box in self._diagram.boxes), default=0)
        grouped = {box.column for box in self._diagram.boxes if box.group}
        bottoms: dict[int, float] = {}
        placed = {}
        order = sorted(range(len(texts)), key=lambda at: self._diagram.boxes[at].row)
        for at in order:
            box, inset = self._diagram.boxes[at], self._inset(self._diagram.boxes[at])
            start = _HEAD + (_GROUP if box.column in grouped else 0)
            wanted = start if box.group else start + (box.row - first) * pitch
            y = max(wanted, bottoms.get(box.column, start))
            bottoms[box.column] = y + heights[at] + _BETWEEN
            x = box.column * (self._column + _GUTTER) + inset
            placed[at] = _Placed(box, texts[at], x, y, self._column - 2 * inset, heights[at])
        return [placed[at] for at in range(len(texts))]

    @staticmethod
    def _inset(box: b.DiagramBox) -> float:
        return _PAD if box.group else 0

    def _words(self, box: b.DiagramBox) -> tuple[TextPiece, ...]:
        width = self._column - 2 * _PAD - 2 * self._inset(box)
        return tuple(
            self._texts.text(text, style, width)
            for text, style in ((box.title, "box"), (box.mark, "box_mark"), (box.line, "box_line"))
            if text
        )

    def _paint(self, canvas: TaggedCanvas) -> None:
        here = {one.box.column for one in self._boxes if one.box.here}
        for place, (title, source) in enumerate(self._heads):
            x = place * (self._column + _GUTTER)
            title.paint(canvas, x, 0)
            source.paint(canvas, x, -title.height)
            canvas.setStrokeColor(HexColor(inks()["text"]))
            canvas.setLineWidth(2 if place in here else 0.8)
            canvas.line(x, -_HEAD + 5, x + self._column, -_HEAD + 5)
        self._paint_groups(canvas)
        for link in self._diagram.links:
            _link(canvas, self._boxes[link.start], self._boxes[link.end], link.state)
        for one in self._boxes:
            _outline(canvas, one)
            top = -one.y - _PAD
            for piece in one.words:
                piece.paint(canvas, one.x + _PAD, top)
                top -= piece.height

    def _paint_groups(self, canvas: TaggedCanvas) -> None:
        """A ground behind boxes of which one is chosen, with its words over them."""
        for column in sorted({one.box.column for one in self._boxes if one.box.group}):
            mine = [one for one in self._boxes if one.box.column == column and one.box.group]
            top, bottom = min(one.y for one in mine) - _GROUP, max(one.y + one.height for one in mine) + _PAD
            x = column * (self._column + _GUTTER)
            canvas.setFillColor(HexColor(inks()["well"]))
            canvas.roundRect(x, -bottom, self._column, bottom - top, 5, stroke=0, fill=1)
            words = self._texts.text(mine[0].box.group, "box_line", self._column - 2 * _PAD)
            words.paint(canvas, x + _PAD, -top - 3)


_EDGES: dict[b.BoxState, tuple[float, tuple[float, ...]]] = {
    b.BoxState.DONE: (1.2, ()),
    b.BoxState.NOW: (2.4, ()),
    b.BoxState.POSSIBLE: (0.7, ()),
    b.BoxState.NOT_REQUIRED: (0.7, (2.5, 2.5)),
}


def _outline(canvas: TaggedCanvas, one: _Placed) -> None:
    """Done has a firm edge, now a thick one, what may come a thin one, what is not required a broken one."""
    width, dashes = _EDGES[one.box.state]
    canvas.setDash(*dashes) if dashes else canvas.setDash()
    ink = "accent" if one.box.state is b.BoxState.NOW else "text"
    canvas.setStrokeColor(HexColor(inks()[ink]))
    canvas.setFillColor(HexColor("#FFFFFF"))
    canvas.setLineWidth(width)
    canvas.roundRect(one.x, -one.y - one.height, one.width, one.height, 4, stroke=1, fill=1)
    canvas.setDash()


def _link(canvas: TaggedCanvas, start: _Placed, end: _Placed, state: b.BoxState) -> None:
    width, dashes = _EDGES[state]
    canvas.setStrokeColor(HexColor(inks()["text"]))
    canvas.setFillColor(HexColor(inks()["text"]))
    canvas.setLineWidth(min(width, 1.6))
    canvas.setDash(*dashes) if dashes else canvas.setDash()
    if start.box.column == end.box.column:
        x = start.x + start.width / 2
        down = end.y > start.y
        first = -start.y - (start.height if down else 0)
        last = -end.y - (0 if down else end.height)
        canvas.line(x, first, x, last)
        _tip(canvas, x, last, (0, -1 if down else 1))
        return
    first_x, last_x = start.x + start.width, end.x
    y, target = -start.y - start.height / 2, -end.y - end.height / 2
    turn = (last_x - _GUTTER / 2) if end.box.column - start.box.column > 1 else (first_x + last_x) / 2
    path = canvas.beginPath()
    path.moveTo(first_x, y)
    path.lineTo(turn, y)
    path.lineTo(turn, target)
    path.lineTo(last_x - 4, target)
    canvas.drawPath(path, stroke=1, fill=0)
    _tip(canvas, last_x, target, (1, 0))


def _tip(canvas: TaggedCanvas, x: float, y: float, towards: tuple[int, int]) -> None:
    """The head of a line."""
    canvas.setDash()
    across, along = towards
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x - 5 * across - 2.6 * along, y - 5 * along - 2.6 * across)
    path.lineTo(x - 5 * across + 2.6 * along, y - 5 * along + 2.6 * across)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


FIGURE_STYLES = ("bar", "bar_strong", "box", "box_mark", "box_line")


class SignatureFigure(Figure):
    """A signature drawn on the screen: lines of points on a pad of 1000 by 400, on a line of its own."""

    def __init__(
        self, strokes: Sequence[Sequence[tuple[int, int]]], element: Element, said: str, width: float = 170.0
    ) -> None:
        super().__init__(width, width * 0.4, element, said, width * 0.4)
        self._strokes, self._by = strokes, width / 1000

    def _paint(self, canvas: TaggedCanvas) -> None:
        canvas.setLineWidth(1.1)
        canvas.setLineCap(1)
        canvas.setStrokeColor(HexColor(inks()["text"]))
        for stroke in self._strokes:
            path = canvas.beginPath()
            path.moveTo(stroke[0][0] * self._by, -stroke[0][1] * self._by)
            for across, down in stroke[1:] or stroke:
                path.lineTo(across * self._by, -down * self._by)
            canvas.drawPath(path)
