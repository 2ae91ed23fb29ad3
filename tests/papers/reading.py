"""Papers with given blocks, and what two other programs read out of the drawn file."""

import re
import subprocess
import unicodedata
from datetime import date

from hsb_desktop.documents.blocks import Block, Paragraph, Words
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.papers.render import ReportlabPaperWriter
from hsb_desktop.papers.text import canonical
from hsb_desktop.procedure.form import Audience

WRITER = ReportlabPaperWriter()


def paper(*blocks: Block, name: str = "C. Ellery", marking: str = "OFFICIAL-SENSITIVE") -> Paper:
    """A paper that holds these blocks."""
    return Paper(
        "safety_plan",
        "Safety plan",
        marking,
        "C-0142",
        Recipient(name, "Parent", Audience.FAMILY),
        2,
        3,
        "Sample 2026-01",
        date(2026, 12, 29),
        blocks,
        subject="Rowan Ellery",
        seal="7c1f 09ab",
    )


def drawn(*texts: str) -> bytes:
    """A file with these texts as paragraphs."""
    return WRITER.draw(paper(*(Paragraph(Words(text)) for text in texts)))


def by_poppler(data: bytes, tool: str) -> str:
    """The text that pdftotext reads, in the order it was drawn."""
    run = subprocess.run(
        [tool, "-raw", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True
    )
    return run.stdout.decode("utf-8")


def by_pdfium(data: bytes) -> str:
    """The text that pdfium reads; it writes a hyphen at the end of a line as U+FFFE or U+0002."""
    return re.sub("[\ufffe\x02]", "-", "\n".join(page_texts(data)))


def squeezed(text: str) -> str:
    """The text without spaces and line breaks, composed: what must be the same on paper and as typed."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text).replace("\u00a0", " "))


def as_typed(text: str) -> str:
    """What should be read back of a text."""
    return squeezed(canonical(text))
