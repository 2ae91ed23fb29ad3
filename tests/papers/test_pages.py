"""Pages as pixels and text, from memory; and what importing costs."""

import subprocess
import sys

import pytest

from hsb_desktop.casework.ports import PaperWriter
from hsb_desktop.documents.blocks import PageBreak, Paragraph, Words
from hsb_desktop.papers.pages import page_texts
from tests.papers.reading import WRITER, paper

DATA = WRITER.draw(paper(Paragraph(Words("first")), PageBreak(), Paragraph(Words("second"))))


def test_the_writer_is_what_casework_asks_for() -> None:
    writer: PaperWriter = WRITER
    assert writer.page_count(DATA) == 2


@pytest.mark.parametrize(("scale", "size"), [(0.5, (298, 421)), (1.0, (596, 842)), (1.5, (893, 1263))])
def test_a_page_is_bgra_rows_without_padding(scale: float, size: tuple[int, int]) -> None:
    image = WRITER.page_image(DATA, 0, scale)
    assert (image.width, image.height) == size
    assert len(image.pixels) == 4 * image.width * image.height
    assert image.pixels[:4] == b"\xff\xff\xff\xff"
    assert len(set(image.pixels)) > 20, "something is drawn on it"


def test_colours_are_blue_green_red() -> None:
    image = WRITER.page_image(DATA, 0, 1.0)
    pixels = {image.pixels[n : n + 4] for n in range(0, len(image.pixels), 4)}
    assert bytes([0x63, 0x56, 0x0F, 0xFF]) in pixels, "the rule under the title is petrol, #0F5663"


def test_pages_differ_and_are_counted_from_nought() -> None:
    assert WRITER.page_image(DATA, 0, 1.0) != WRITER.page_image(DATA, 1, 1.0)
    assert ["first" in text for text in page_texts(DATA)] == [True, False]


def test_what_the_unlock_window_imports_brings_no_drawing() -> None:
    script = (
        "import sys, hsb_desktop.papers, hsb_desktop.documents.paper, hsb_desktop.casework.ports;"
        "print([m for m in ('reportlab', 'pypdfium2', 'PIL') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
