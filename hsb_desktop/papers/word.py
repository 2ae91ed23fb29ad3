"""The writer of Word copies: the blocks of a composed paper, each in its place, in a file that can be changed.

It takes the words its reader may have and no others, and writes them as they stand on the PDF. A signature drawn on the
screen is not taken along: it was given for the wording of the record, and here the wording can be changed.
"""

from collections.abc import Sequence
from functools import singledispatchmethod
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.setting import column_widths, share
from hsb_desktop.papers.style import sheet_of, text_style
from hsb_desktop.papers.word_package import MUTED, begin, editable_words, element, node, packed, plain
from hsb_desktop.procedure.words import t

_LABEL_SHARE = 0.32
_LONG = 320  # characters from which an answer stands under its label, as on the PDF
Row = tuple[tuple[b.Words, ...], ...]  # for each cell the words one under the other
_SIDES = ("top", "left", "bottom", "right")
_MUTED_TONES = (b.Tone.QUIET, b.Tone.ABSENT)


def word_copy(paper: Paper) -> bytes:
    """The editable copy of a paper. The same paper gives the same bytes."""
    return packed(_Writing(paper).document)


class _Writing:
    """One pass over the blocks of one paper."""

    def __init__(self, paper: Paper) -> None:
        self.document = begin(paper)
        self._paper = paper
        self._width = sheet_of(paper).body
        self._break = self._after_table = False
        self._title()
        for block in paper.blocks:
            self._add(block)

    def _title(self) -> None:
        paper = self._paper
        self._add(b.Heading(paper.title, 1))
        for line in (paper.subtitle, paper.recipient.under_title(paper.copy_number, paper.copies)):
            if line:
                self._put(line, "Subtitle", keep=True)
        said = t("It can be changed, so it proves nothing. What counts is the copy that was issued with it.")
        if paper.seal:
            said = t(
                "It can be changed, so it proves nothing. What counts is copy {n} as it was issued, seal {seal}.",
                n=paper.copy_number,
                seal=paper.seal,
            )
        self._add(b.Notice(editable_words(), said))

    # paragraphs

    def _put(self, text: str, style: str = "Normal", *, keep: bool = False) -> Paragraph:
        """A paragraph; `keep` with the next one on a page."""
        made = self.document.add_paragraph(plain(text), style=style)
        form = made.paragraph_format
        if keep:
            form.keep_with_next = True
        if self._break:
            form.page_break_before, self._break = True, False
        if self._after_table and not style.startswith("Heading"):
            form.space_before = Pt(9)
        self._after_table = False
        return made

    def _toned(self, words: b.Words, style: str = "Normal") -> Paragraph:
        made = self._put(words.text, style)
        _tone(made, words.tone)
        return made

    @singledispatchmethod
    def _add(self, block: object) -> None:
        raise TypeError(f"no Word for a block of kind {type(block).__name__}")

    @_add.register
    def _(self, block: b.Heading) -> None:
        self._break = self._break or block.new_page
        self._put(block.text, f"Heading {block.level}")

    @_add.register
    def _(self, block: b.Paragraph) -> None:
        self._toned(block.words)

    @_add.register
    def _(self, block: b.Bullets) -> None:
        number = self._new_numbering() if block.numbered else ""
        for item in block.items:
            made = self._toned(item, "List Number" if block.numbered else "List Bullet")
            if number:
                numbering = element("numPr")
                numbering.extend((element("ilvl", val="0"), element("numId", val=number)))
                node(made).get_or_add_pPr().insert_element_before(numbering, "w:spacing", "w:ind", "w:jc")

    def _new_numbering(self) -> str:
        """The id of a numbering of its own, so that each list begins with 1."""
        style: Any = self.document.styles["List Number"].element
        (kept,) = style.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        numbering = node(self.document.part.numbering_part)
        model = numbering.num_having_numId(int(kept)).abstractNumId.val
        made = numbering.add_num(model)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return str(made.numId)

    @_add.register
    def _(self, block: b.Checks) -> None:
        for item in block.items:
            self._put(f"{'☑' if item.ticked else '☐'} {item.text}")

    @_add.register
    def _(self, block: b.Notice) -> None:
        parts = [(block.title, b.Tone.STRONG), (block.text, b.Tone.PLAIN), (block.source, b.Tone.QUIET)]
        given = [(text, tone) for text, tone in parts if text]
        for at, (text, tone) in enumerate(given):
            made = self._put(text, keep=at < len(given) - 1)
            _tone(made, tone)
            edge = element("pBdr")
            edge.append(element("left", val="single", sz="24", space="8", color="4A4A4A"))
            node(made).get_or_add_pPr().insert_element_before(edge, "w:spacing", "w:ind", "w:jc")
            made.paragraph_format.left_indent = Pt(12)

    @_add.register
    def _(self, _block: b.PageBreak) -> None:
        self._break = True

    # tables

    def _table(self, widths: tuple[float, ...], rows: int, name: str, *, row_heads: bool) -> Table:
        if self._after_table or self._break:  # two tables in a row would be one
            self._put("").paragraph_format.line_spacing = Pt(4)
        made: Table = self.document.add_table(rows, len(widths), style="Table Grid")
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        properties = node(made).tblPr
        for old in properties.xpath("./w:tblLook"):
            properties.remove(old)
        first = "1" if row_heads else "0"
        properties.append(
            element("tblLook", val="0000", firstRow="0", firstColumn=first, noHBand="1", noVBand="1")
        )
        if name:
            properties.append(element("tblCaption", val=plain(name).replace("\n", " ")))
        for grid, width in zip(node(made).tblGrid.gridCol_lst, widths, strict=True):
            grid.w = Pt(width)
        self._after_table = True
        return made

    @_add.register
    def _(self, block: b.KeyValues) -> None:
        short: list[b.KeyValue] = []
        for row in block.rows:
            if not row.above and len(row.value.text) + len(row.note) < _LONG:
                short.append(row)
                continue
            self._pairs(short, block.name)
            short = []
            self._put(row.label, "Caption", keep=True)
            self._toned(row.value)
            if row.note:
                self._toned(b.Words(row.note, b.Tone.QUIET))
        self._pairs(short, block.name)

    def _pairs(self, rows: list[b.KeyValue], name: str) -> None:
        if not rows:
            return
        widths = share((_LABEL_SHARE, 1 - _LABEL_SHARE), self._width)
        table = self._table(widths, len(rows), name, row_heads=True)
        for line, row in zip(table.rows, rows, strict=True):
            label, value = line.cells
            self._fill(label, widths[0], b.Words(row.label, b.Tone.QUIET))
            note = (b.Words(row.note, b.Tone.QUIET),) if row.note else ()
            self._fill(value, widths[1], row.value, *note)

    @_add.register
    def _(self, block: b.Table) -> None:
        if not block.rows:
            self._toned(b.Words(block.empty, b.Tone.ABSENT))
            return
        widths = column_widths(block.columns or (b.Column.MIDDLE,) * len(block.head), self._width)
        rows: list[Row] = [
            tuple(
                (b.Words(w.text, b.Tone.STRONG) if block.row_heads and not at else w,)
                for at, w in enumerate(row)
            )
            for row in block.rows
        ]
        self._headed(block.head, rows, widths, block.name, row_heads=block.row_heads)

    def _headed(
        self,
        head: tuple[str, ...],
        rows: Sequence[Row],
        widths: tuple[float, ...],
        name: str,
        *,
        row_heads: bool,
    ) -> None:
        """Rows under a header row that is repeated on each page; each cell holds words one under the other."""
        table = self._table(widths, len(rows) + 1, name, row_heads=row_heads)
        whole = [tuple((b.Words(text, b.Tone.STRONG),) for text in head), *rows]
        for line, row in zip(table.rows, whole, strict=True):
            for cell, width, words in zip(line.cells, widths, row, strict=True):
                self._fill(cell, width, *words)
        top = table.rows[0]
        node(top).get_or_add_trPr().append(element("tblHeader"))
        (look,) = node(table).tblPr.xpath("./w:tblLook")
        look.set(qn("w:firstRow"), "1")

    def _fill(self, cell: _Cell, width: float, *texts: b.Words) -> None:
        cell.width = Pt(width)
        size = text_style("cell", self._paper.recipient.audience)
        for at, words in enumerate(texts):
            made = cell.add_paragraph() if at else cell.paragraphs[0]
            run = made.add_run(plain(words.text))
            _tone(made, words.tone)
            run.font.size = Pt(size.size)
            made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(3)

    @_add.register
    def _(self, block: b.AttendanceSheet) -> None:
        widths = share((1.9, 1.6, 1.3, 1.8), self._width)
        rows: list[Row] = []
        for seat in block.seats + (b.Seat(""),) * block.spare:
            state = b.Words(seat.state, b.Tone.QUIET)
            name = (b.Words(seat.name), state) if seat.signs and seat.state else (b.Words(seat.name),)
            signs = () if seat.signs else (state,)
            rows.append(((b.Words(seat.role, b.Tone.STRONG),), name, (b.Words(seat.agency),), signs))
        self._headed((t("Role"), t("Name"), t("Agency"), t("Signature")), rows, widths, "", row_heads=True)

    @_add.register
    def _(self, block: b.SignatureLines) -> None:
        for line in block.lines:
            made = self._put(line.label, keep=True)
            _tone(made, b.Tone.STRONG)
            if line.recorded.text:
                self._toned(line.recorded)
            if line.strokes:
                said = t("The signature drawn on the screen is on the record and not on this copy.")
                self._toned(b.Words(said, b.Tone.QUIET))
            if line.room:
                self._room_to_sign()

    @_add.register
    def _(self, block: b.RoomToDraw) -> None:
        made = self._put(block.words, keep=True)
        _tone(made, b.Tone.STRONG)
        table = self._table((self._width,), 1, "", row_heads=False)
        table.rows[0].height = Pt(block.lines * text_style("body", self._paper.recipient.audience).line * 1.6)
        edges = element("tcBorders")
        edges.extend(element(side, val="single", sz="6", color="4A4A4A") for side in _SIDES)
        node(table.rows[0].cells[0]).get_or_add_tcPr().append(edges)

    def _room_to_sign(self) -> None:
        widths = share((0.36, 0.4, 0.24), self._width)
        table = self._table(widths, 2, "", row_heads=False)
        captions = (t("Name"), t("Signature"), t("Date"))
        table.rows[0].height = Pt(34)
        for cell, width, said in zip(table.rows[1].cells, widths, captions, strict=True):
            self._fill(cell, width, b.Words(said, b.Tone.QUIET))


def _tone(paragraph: Paragraph, tone: b.Tone) -> None:
    for run in paragraph.runs:
        if tone is b.Tone.STRONG:
            run.bold = True
        if tone in _MUTED_TONES:
            run.font.color.rgb = MUTED
