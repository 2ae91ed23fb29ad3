"""What all blocks of one paper are set with: styles for its reader, the width of its sheet, the pieces so far."""

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.figures import FIGURE_STYLES, SignatureFigure, Texts
from hsb_desktop.papers.grid import Cell
from hsb_desktop.papers.pieces import Piece, SignRoom, TextPiece
from hsb_desktop.papers.style import TextStyle, letters_for, sheet_of, text_style
from hsb_desktop.papers.tags import Element
from hsb_desktop.procedure.words import t

_TITLE = 110.0  # what a paper’s title takes of its first page
_LABELS, _QUESTIONS = 0.32, 0.4  # of the width: for short labels, and for questions in full
_LONG_LABEL = 28  # characters that the smaller share takes in one line
_SHARES = {
    b.Column.NUMBER: 0.35,
    b.Column.NARROW: 0.9,
    b.Column.MIDDLE: 1.6,
    b.Column.DATE: 1.7,
    b.Column.WIDE: 2.9,
}


class Setting:
    """Makes texts and cells and keeps the pieces in order; `root` is the structure tree that grows with them."""

    def __init__(self, paper: Paper, room: float, scale: float) -> None:
        self.root = Element("Document")
        self._paper, self._room, self._scale = paper, room, scale
        self._width = sheet_of(paper).body
        self._pieces: list[Piece] = []
        self._where = paper.title
        self._letters = letters_for(paper.recipient.audience)
        self._label_and_answer = self._share_of_labels()
        self._break = False

    def _share_of_labels(self) -> tuple[float, ...]:
        """Widths of label and answer: the same in the whole paper, so that its answers stand under each other."""
        rows = [row for block in self._paper.blocks if isinstance(block, b.KeyValues) for row in block.rows]
        long = sum(len(row.label) > _LONG_LABEL for row in rows if not row.above)
        labels = _QUESTIONS if self._letters > 1 or long * 4 > len(rows) else _LABELS
        return share((labels, 1 - labels), self._width)

    def _style(self, name: str) -> TextStyle:
        style = text_style(name, self._paper.recipient.audience)
        return style if self._scale == 1.0 else style.scaled(self._scale)

    def _put(self, piece: Piece) -> None:
        if self._break:
            piece.new_page, self._break = True, False
        self._pieces.append(piece)

    def _text(self, text: str, style: str, element: Element | None, width: float = 0) -> TextPiece:
        return TextPiece(text, self._style(style), width or self._width, element, self._where)

    def _cell(self, width: float, element: Element, *texts: tuple[str, str]) -> Cell:
        """A cell with `(text, style)` one under the other; empty texts are left out. More than one are paragraphs of
        their own, so that a listener hears where one ends."""
        said = [one for one in texts if one[0]]
        elements = [element.add("P") for _ in said] if len(said) > 1 else [element] * len(said)
        return Cell(
            tuple(
                self._text(text, style, each, width)
                for (text, style), each in zip(said, elements, strict=True)
            )
        )

    def _widths(self, columns: tuple[b.Column, ...]) -> tuple[float, ...]:
        return column_widths(columns, self._width)

    def _texts(self) -> Texts:
        styles = {name: self._style(name) for name in FIGURE_STYLES}
        return Texts(styles, self._width, self._room - _TITLE, self._where)

    def _signature(self, line: b.SignatureLine) -> list[Piece]:
        label = self._text(line.label, "strong", self.root.add("P"))
        label.before, label.after = 10, 2
        found: list[Piece] = [label]
        if line.recorded.text:
            tone = "absent" if line.recorded.tone is b.Tone.ABSENT else "value"
            found.append(self._text(line.recorded.text, tone, self.root.add("P")))
        if line.strokes:
            said = t("Signature drawn on the screen. {said}", said=line.recorded.text)
            found.append(SignatureFigure(line.strokes, self.root.add("Figure"), said))
        if line.room:
            captions = ((t("Name"), 0.36), (t("Signature"), 0.4), (t("Date"), 0.24))
            found.append(SignRoom(captions, self._style("note"), self._width, self.root, self._where))
        return found


def column_widths(columns: tuple[b.Column, ...], width: float) -> tuple[float, ...]:
    """How wide each column of a table is that has so much room."""
    return share(tuple(_SHARES[column] for column in columns), width)


def share(shares: tuple[float, ...], width: float) -> tuple[float, ...]:
    """A width shared out."""
    return tuple(width * share / sum(shares) for share in shares)
