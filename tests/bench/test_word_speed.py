"""What an editable Word copy costs beside the PDF of the same twenty pages, and the PDF beside the way round by Word.

The way round is LibreOffice alone, given a Word file that is made already: what fills a template is given to it for
nothing. LibreOffice is no tool of the suite; without it that comparison is not run.
"""

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

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


def test_a_paper_is_drawn_four_times_faster_than_by_way_of_word(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("not run: LibreOffice Writer is not installed")
    whole = twenty_pages()
    file = tmp_path / "copy.docx"
    file.write_bytes(WRITER.draw_word(whole))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]

    def lasts(work: Callable[[], object]) -> float:
        """By the clock, since the other is a program of its own."""
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun

    def convert() -> None:
        subprocess.run(command, capture_output=True, check=True, timeout=120)

    convert()  # the first start makes a profile
    assert WRITER.page_count((tmp_path / "copy.pdf").read_bytes()) >= 15
    drawn = min(lasts(lambda: WRITER.draw(whole)) for _ in range(3))
    by_word = min(lasts(convert) for _ in range(3))
    print(f"PDF {drawn:.2f} s, by way of Word {by_word:.2f} s, {by_word / drawn:.1f} times")
    assert by_word >= 4 * drawn
