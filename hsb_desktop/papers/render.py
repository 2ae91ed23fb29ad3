"""The writer of papers: a composed paper becomes a tagged PDF (PDF/UA-1). Import it late: it brings reportlab.

The same paper gives the same bytes. The file's title is the kind and the case reference; it names no person,
machine or time.
"""

from io import BytesIO

from hsb_desktop.casework.filled_port import FilledForm
from hsb_desktop.casework.foreign_port import ForeignPages
from hsb_desktop.casework.ports import FoundWords, PageImage
from hsb_desktop.documents.invitation import Invitation
from hsb_desktop.documents.paper import Paper
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.papers import pages
from hsb_desktop.papers.building import Builder
from hsb_desktop.papers.calendar_file import calendar_file
from hsb_desktop.papers.fields import FormFields
from hsb_desktop.papers.filled import read_filled
from hsb_desktop.papers.foreign import read_foreign
from hsb_desktop.papers.furniture import Furniture
from hsb_desktop.papers.pagination import Placed, paginate
from hsb_desktop.papers.style import MARGIN_X, sheet_of
from hsb_desktop.papers.tags import TaggedCanvas
from hsb_desktop.papers.text import UnprintableCharacter, canonical, unprintable, unprintable_sentence

_SMALLER = (1.0, 0.93, 0.86, 0.8, 0.76)  # how small letters may be to bring a paper on one page


def _laid_out(
    paper: Paper, furniture: Furniture, fields: FormFields | None
) -> tuple[Builder, list[list[Placed]]]:
    """The pages. A paper of one page is set smaller where that is enough, and at its usual size where it is not."""
    tried = []
    for scale in _SMALLER if paper.one_page else _SMALLER[:1]:
        builder = Builder(paper, furniture.top - furniture.bottom, scale, fields)
        tried.append((builder, paginate(builder.build(), furniture.top, furniture.bottom)))
        if len(tried[-1][1]) == 1:
            return tried[-1]
    return tried[0]


class ReportlabPaperWriter:
    """Satisfies casework's PaperWriter."""

    def draw(self, paper: Paper) -> bytes:
        """The paper as a PDF; UnprintableCharacter before anything is drawn when a character has no glyph."""
        return self._draw(paper, None)

    def draw_fillable(self, blank: Paper) -> bytes:
        """A blank as a PDF whose spaces can be filled in on a screen."""
        return self._draw(blank, FormFields())

    def draw_word(self, paper: Paper) -> bytes:
        """The paper as a Word file that can be changed, and says so; stopped by the same characters as the PDF."""
        from hsb_desktop.papers.word import word_copy  # the library is read at the first copy, by nobody else

        for sentence in self.unprintable(paper):
            raise UnprintableCharacter(sentence)
        return word_copy(paper)

    def _draw(self, paper: Paper, fields: FormFields | None) -> bytes:
        for sentence in self.unprintable(paper):
            raise UnprintableCharacter(sentence)
        furniture = Furniture(paper)
        builder, laid_out = _laid_out(paper, furniture, fields)
        target = BytesIO()
        title = canonical(paper.neutral_title).replace("\n", " ")
        sheet = sheet_of(paper)
        canvas = TaggedCanvas(target, (sheet.width, sheet.height), builder.root, title, paper.language)
        if fields is not None:
            fields.begin(canvas)
        for number, placed in enumerate(laid_out, start=1):
            furniture.draw(canvas, number, len(laid_out))
            for each in placed:
                each.piece.draw(canvas, MARGIN_X, each.top)
            canvas.showPage()
        if fields is not None:
            fields.finish()
        canvas.finish()
        return target.getvalue()

    def unprintable(self, paper: Paper) -> tuple[str, ...]:
        """A sentence for each character that cannot be printed, with the field it stands in; empty when all can."""
        found = (
            unprintable_sentence(cluster, text.where)
            for text in all_texts(paper)
            if text.printed
            for cluster in unprintable(text.text)
        )
        return tuple(dict.fromkeys(found))

    def page_count(self, data: bytes) -> int:
        """How many pages a drawn paper has."""
        return pages.page_count(data)

    def page_image(self, data: bytes, page: int, scale: float) -> PageImage:
        """One page (from 0) as pixels; `scale` 1.0 is 72 dots to the inch."""
        return pages.page_image(data, page, scale)

    def find(self, data: bytes, words: str) -> tuple[FoundWords, ...]:
        """Where these words stand on the pages of a drawn paper."""
        return pages.found_on_pages(data, words)

    def read_filled(self, data: bytes) -> FilledForm:
        """The fields of a filled form; CannotTakeIn for a file that is none or is not to be trusted."""
        return read_filled(data)

    def read_foreign(self, data: bytes) -> ForeignPages:
        """The pages of another agency's file as pictures; CannotEnclose for one that is not to be trusted."""
        return read_foreign(data)

    def calendar_file(self, invitation: Invitation) -> bytes:
        """An invitation as a calendar file."""
        return calendar_file(invitation)
