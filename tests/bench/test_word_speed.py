"""What an editable Word copy costs beside the PDF of the same twenty pages, in processor time and the same run.

The way round by a Word template and LibreOffice is not timed: no machine that runs these tests has LibreOffice.
"""

import pytest

from tests.bench.test_paper_speed import least, twenty_pages
from tests.papers.reading import WRITER

pytestmark = pytest.mark.bench


def test_an_editable_copy_costs_about_what_the_paper_costs() -> None:
    whole = twenty_pages()
    WRITER.draw_word(whole)
    drawn, word = least(lambda: WRITER.draw(whole)), least(lambda: WRITER.draw_word(whole))
    print(f"PDF {drawn:.2f} s, Word copy {word:.2f} s, {word / drawn:.2f} of it")
    assert word <= 2 * drawn
