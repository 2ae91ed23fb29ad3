"""Blocks into pieces: each block in its place, with its part in the structure tree. One builder makes one paper."""

from functools import singledispatchmethod

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.blank_building import COLUMN_SCOPE, Laying
from hsb_desktop.papers.fields import FormFields
from hsb_desktop.papers.figures import ChartFigure, DiagramFigure
from hsb_desktop.papers.foreign_figure import ForeignFigure
from hsb_desktop.papers.grid import Cell, Grid, Look, NoticePiece, Row
from hsb_desktop.papers.pieces import (
    ContentsLine,
    HeadingPiece,
    ItemPiece,
    Piece,
    RulePiece,
)
from hsb_desktop.papers.setting import Setting, share
from hsb_desktop.papers.spaces import Pen
from hsb_desktop.papers.tags import Element, summary
from hsb_desktop.procedure.words import t

_ROW_SCOPE = "<</O /Table /Scope /Row>>"
_BETWEEN_PARTS = 34  # between short parts that stand on one page
_UNDER_HEADING, _UNDER_CAPTION = 125.0, 30.0  # what another agency's page leaves of a page for words of ours
_BARS = 20  # bars of one figure; more go on in another
_SIGNED_TOGETHER = 0.6  # signatures that take up to so much of a page stand together
_LONG = 320  # characters from which an answer stands under its label, over the whole width
_HEADINGS = {1: "title", 2: "section", 3: "part", 4: "card"}
_CELL_TONES = {
    b.Tone.PLAIN: "cell",
    b.Tone.STRONG: "cell_strong",
    b.Tone.QUIET: "cell_quiet",
    b.Tone.ABSENT: "cell_quiet",
}
_TONES = {b.Tone.PLAIN: "body", b.Tone.STRONG: "strong", b.Tone.QUIET: "quiet", b.Tone.ABSENT: "absent"}


class Builder(Setting):
    """Turns the blocks of one paper into pieces and, by the way, grows its structure tree at `root`."""

    def __init__(
        self, paper: Paper, room: float, scale: float = 1.0, fields: FormFields | None = None
    ) -> None:
        """`room` is the height of a page's text, `scale` how large its letters are beside their usual size; with
        `fields` the spaces of a blank can be filled in on a screen."""
        super().__init__(paper, room, scale)
        self._fields = fields
        self._headings: list[HeadingPiece] = []
        self._contents: tuple[int, Element] | None = None

    def build(self) -> list[Piece]:
        """All pieces in order: the paper's own title first, then its blocks."""
        self._title()
        for block in self._paper.blocks:
            self._add(block)
        if self._contents is not None:
            self._fill_contents(*self._contents)
        return self._pieces

    def _title(self) -> None:
        paper = self._paper
        self._add(b.Heading(paper.title, 1))
        for line in (paper.subtitle, self._for_whom()):
            if line:
                piece = self._text(line, "subtitle", self.root.add("P"))
                piece.keep_with_next = True
                self._put(piece)
        rule = RulePiece(self._width, "accent", 1.6, 8, 12)
        self._put(rule)

    def _for_whom(self) -> str:
        return self._paper.recipient.under_title(self._paper.copy_number, self._paper.copies)

    # one method for each kind of block

    @singledispatchmethod
    def _add(self, block: object) -> None:
        raise TypeError(f"no drawing for a block of kind {type(block).__name__}")

    @_add.register
    def _(self, block: b.Heading) -> None:
        self._where = block.text
        element = self.root.add(f"H{block.level}")
        key = f"heading{len(self._headings)}"
        piece = HeadingPiece(
            block.text,
            self._style(_HEADINGS[block.level]),
            self._width,
            element,
            block.level,
            key,
            self._where,
        )
        piece.new_page, piece.whole = block.new_page, block.whole
        self._headings.append(piece)
        self._put(piece)
        if block.level == 1 and (block.new_page or block.whole):
            piece.before = _BETWEEN_PARTS if block.whole else piece.before
            rule = RulePiece(self._width, "accent", 1.6, 4, 12)
            rule.keep_with_next = True
            self._put(rule)

    @_add.register
    def _(self, block: b.Paragraph) -> None:
        self._put(self._text(block.words.text, _TONES[block.words.tone], self.root.add("P")))

    @_add.register
    def _(self, block: b.KeyValues) -> None:
        short: list[b.KeyValue] = []
        for row in block.rows:
            if not row.above and len(row.value.text) + len(row.note) < _LONG:
                short.append(row)
                continue
            self._pairs(short, block.name)
            short = []
            self._long(row)
        self._pairs(short, block.name)

    def _pairs(self, rows: list[b.KeyValue], name: str) -> None:
        if not rows:
            return
        widths = self._label_and_answer
        table = self.root.add("Table", summary(name) if name != self._where else "")
        made = []
        for row in rows:
            line = table.add("TR")
            label, value = line.add("TH", _ROW_SCOPE), line.add("TD")
            tone = "absent" if row.value.tone is b.Tone.ABSENT else "value"
            answer = self._cell(widths[1], value, (row.value.text, tone), (row.note, "note"))
            made.append(Row((self._cell(widths[0] - 14, label, (row.label, "label")), answer)))
        self._put(Grid(Look(widths, letters=self._letters), tuple(made)))

    def _long(self, row: b.KeyValue) -> None:
        label = self._text(row.label, "label_above", self.root.add("P"))
        label.keep_with_next = True
        self._put(label)
        self._put(self._text(row.value.text, _TONES[row.value.tone], self.root.add("P")))
        if row.note:
            self._put(self._text(row.note, "note", self.root.add("P")))

    @_add.register
    def _(self, block: b.Table) -> None:
        if not block.rows:
            self._put(self._text(block.empty, "absent", self.root.add("P")))
            return
        look = Look(self._widths(block.columns or (b.Column.MIDDLE,) * len(block.head)))
        table = self.root.add("Table")
        head, again = self._head(block.head, look, table)
        made = []
        for row in block.rows:
            line = table.add("TR")
            cells = []
            for at, (words, width) in enumerate(zip(row, look.widths, strict=True)):
                names = at == 0 and block.row_heads
                element = line.add("TH", _ROW_SCOPE) if names else line.add("TD")
                style = "cell_strong" if names else _CELL_TONES[words.tone]
                cells.append(self._cell(width - look.gap, element, (words.text, style)))
            made.append(Row(tuple(cells), padding=5 * self._scale))
        self._put(Grid(look, tuple(made), head, again))

    def _head(self, names: tuple[str, ...], look: Look, table: Element) -> tuple[Row, Row]:
        """The head row, and the same once more for the pages the rows go on to."""
        line = table.add("TR")
        first, again = [], []
        for name, width in zip(names, look.widths, strict=True):
            first.append(self._cell(width - look.gap, line.add("TH", COLUMN_SCOPE), (name, "head_cell")))
            again.append(Cell((self._text(name, "head_cell", None, width - look.gap),)))
        return Row(tuple(first), padding=5), Row(tuple(again), padding=5)

    @_add.register
    def _(self, block: b.Bullets) -> None:
        ordering = "Decimal" if block.numbered else "Disc"
        marks = [f"{n}." if block.numbered else "•" for n in range(1, len(block.items) + 1)]
        self._list([(mark, item) for mark, item in zip(marks, block.items, strict=True)], ordering)

    @_add.register
    def _(self, block: b.Checks) -> None:
        self._list([("☑" if item.ticked else "☐", b.Words(item.text)) for item in block.items], "None")

    def _list(self, items: list[tuple[str, b.Words]], numbering: str) -> None:
        whole = self.root.add("L", f"<</O /List /ListNumbering /{numbering}>>")
        for mark, words in items:
            item = whole.add("LI")
            elements = (item.add("Lbl"), item.add("LBody"))
            style = self._style(_TONES[words.tone])
            self._put(
                ItemPiece(
                    words.text, mark, style, self._width, elements, self._where, indent=style.size * 1.9
                )
            )
        self._pieces[-1].after = 8

    @_add.register
    def _(self, block: b.SignatureLines) -> None:
        made = [self._signature(line) for line in block.lines]
        pieces = [piece for group in made for piece in group]
        if sum(piece.height for piece in pieces) < self._room * _SIGNED_TOGETHER:
            made = [pieces]  # who agreed is not spread over two pages
        for group in made:
            short = sum(piece.height for piece in group) < self._room * _SIGNED_TOGETHER
            for at, piece in enumerate(group[:-1]):
                piece.keep_with_next = short or at == 0  # a long reason goes on overleaf
        for piece in pieces:
            self._put(piece)

    @_add.register
    def _(self, block: b.BarChart) -> None:
        longest = max((bar.high for bar in block.bars), default=0)
        for first in range(0, len(block.bars), _BARS):
            bars = block.bars[first : first + _BARS]
            self._put(ChartFigure(bars, longest, block.said, self._texts(), self.root.add("Figure")))

    @_add.register
    def _(self, block: b.Diagram) -> None:
        self._put(DiagramFigure(block, self._texts(), self.root.add("Figure")))

    @_add.register
    def _(self, block: b.ForeignPage) -> None:
        caption = self._text(block.caption, "quiet", self.root.add("P"))
        caption.keep_with_next, caption.after = True, 4
        self._put(caption)
        room = self._room - (_UNDER_HEADING if block.first else _UNDER_CAPTION)
        self._put(ForeignFigure(block.picture, self.root.add("Figure"), block.said, self._width, room))

    @_add.register
    def _(self, block: b.AttendanceSheet) -> None:
        look = Look(share((1.9, 1.6, 1.3, 1.8), self._width), gap=12, boxed=True)
        table = self.root.add("Table")
        head, again = self._head((t("Role"), t("Name"), t("Agency"), t("Signature")), look, table)
        seats = block.seats + (b.Seat(""),) * block.spare
        rows = tuple(self._seat(seat, table.add("TR"), look) for seat in seats)
        self._put(Grid(look, rows, head, again))

    def _seat(self, seat: b.Seat, line: Element, look: Look) -> Row:
        elements = (line.add("TH", _ROW_SCOPE), line.add("TD"), line.add("TD"), line.add("TD"))
        texts = (
            ((seat.role, "cell_strong"),),
            ((seat.name, "cell"), (seat.state if seat.signs else "", "cell_quiet")),
            ((seat.agency, "cell"),),
            (("" if seat.signs else seat.state, "cell_quiet"),),
        )
        cells = [
            self._cell(width - look.gap, element, *text)
            for width, element, text in zip(look.widths, elements, texts, strict=True)
        ]
        return Row(tuple(cells), padding=6, least=36)

    @_add.register
    def _(self, block: b.WriteIns | b.WriteInTable | b.RoomToDraw) -> None:
        pen = Pen(self._style("note"), self._style("cell"), self._where, self._fields)
        for piece in Laying(self._width, self.root, self._text, self._widths, pen).pieces(block):
            self._put(piece)

    @_add.register
    def _(self, block: b.Notice) -> None:
        width = self._width - 32
        texts = [
            self._text(text, style, self.root.add("P"), width)
            for text, style in ((block.title, "strong"), (block.text, "value"), (block.source, "note"))
            if text
        ]
        self._put(NoticePiece(Row((Cell(tuple(texts)),)), self._width))

    @_add.register
    def _(self, _block: b.PageBreak) -> None:
        self._break = True

    @_add.register
    def _(self, block: b.Contents) -> None:
        self._add(b.Heading(block.title, 2))
        self._contents = (len(self._pieces), self.root.add("TOC"))

    def _fill_contents(self, at: int, toc: Element) -> None:
        """The lines of the contents, once the headings after it are known."""
        after = [p for p in self._pieces[at:] if isinstance(p, HeadingPiece) and p.level == 1]
        style = self._style("contents")
        lines = [
            ContentsLine(heading, style, self._width, toc.add("TOCI"), heading.words) for heading in after
        ]
        self._pieces[at:at] = lines
