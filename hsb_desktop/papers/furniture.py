"""What stands on every page: marking, for whom and which copy, case reference, page x of y, edition and seal.

Drawn as artifacts: a listener hears the same facts once, under the title.
"""

from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.pieces import TextPiece, draw_line
from hsb_desktop.papers.style import (
    MARGIN_BOTTOM,
    MARGIN_TOP,
    MARGIN_X,
    sheet_of,
    text_style,
)
from hsb_desktop.papers.tags import TaggedCanvas
from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.words import t

_AIR = 16.0  # between the running lines and the text
_PAGE_ROOM = 90.0


class Furniture:
    """The running head and foot of one paper; long names wrap and the text's frame gives way."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._sheet = sheet_of(paper)
        body = self._sheet.body
        self._marking_head = self._text(paper.marking, "marking", body)
        self._marking_foot = self._text(paper.marking, "marking", body)
        self._left = self._text(self._copy_type(), "running_strong", body * 0.38)
        self._right = self._text(self._copy_line(), "running_right", body * 0.6)
        self._subject = self._text(self._subject_line(), "running", body - _PAGE_ROOM)
        self._small = self._text(self._small_line(), "running", body)
        head = self._marking_head.height + max(self._left.height, self._right.height) + 2
        foot = self._subject.height + self._small.height + self._marking_foot.height + 6
        self.top = self._sheet.height - MARGIN_TOP - head - _AIR
        self.bottom = MARGIN_BOTTOM + foot + _AIR

    def draw(self, canvas: TaggedCanvas, page: int, pages: int) -> None:
        """Head and foot of one page."""
        body = self._sheet.body
        top = self._sheet.height - MARGIN_TOP
        self._marking_head.draw(canvas, MARGIN_X, top)
        top -= self._marking_head.height + 2
        self._left.draw(canvas, MARGIN_X, top)
        self._right.draw(canvas, MARGIN_X + body * 0.4, top)
        base = self.bottom - _AIR
        draw_line(canvas, (MARGIN_X, base), (MARGIN_X + body, base), "border_control", 0.5)
        base -= 4
        self._subject.draw(canvas, MARGIN_X, base)
        number = self._text(t("Page {page} of {pages}", page=page, pages=pages), "running_right", _PAGE_ROOM)
        number.draw(canvas, MARGIN_X + body - _PAGE_ROOM, base)
        base -= self._subject.height
        self._small.draw(canvas, MARGIN_X, base)
        self._marking_foot.draw(canvas, MARGIN_X, base - self._small.height - 2)

    def _text(self, text: str, style: str, width: float) -> TextPiece:
        return TextPiece(
            text, text_style(style, self._paper.recipient.audience), width, None, self._paper.title
        )

    def _copy_type(self) -> str:
        words = self._paper.recipient.copy_words
        return t("Draft, not issued · {copy_type}", copy_type=words) if self._paper.draft else words

    def _copy_line(self) -> str:
        return self._paper.recipient.copy_line(self._paper.copy_number, self._paper.copies)

    def _subject_line(self) -> str:
        paper = self._paper
        parts = (paper.case_reference, paper.subject, paper.title)
        return " · ".join(part for part in parts if part)

    def _small_line(self) -> str:
        paper = self._paper
        parts = (
            t("Form edition {edition}", edition=paper.edition) if paper.edition else "",
            t("Printed {date}", date=spoken(paper.printed_on)),
            t("Seal {seal}", seal=paper.seal) if paper.seal else "",
        )
        return " · ".join(part for part in parts if part)
