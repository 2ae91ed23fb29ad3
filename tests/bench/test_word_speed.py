"""What a paper costs as a PDF, as an editable Word copy, and as a PDF by way of Word and LibreOffice, in the same run.

The way by Word is timed from a file that is made already, so that what fills a template is given to it for nothing.
"""

import subprocess
import time
from pathlib import Path

import pytest

from tests.bench.test_paper_speed import least, twenty_pages
from tests.conftest import NeedsTool
from tests.papers.reading import WRITER

pytestmark = pytest.mark.bench


def test_an_editable_copy_costs_about_what_the_paper_costs() -> None:
    whole = twenty_pages()
    WRITER.draw_word(whole)
    drawn, word = least(lambda: WRITER.draw(whole)), least(lambda: WRITER.draw_word(whole))
    print(f"PDF {drawn:.2f} s, Word copy {word:.2f} s, {word / drawn:.2f} of it")
    assert word <= 2 * drawn


def test_a_paper_is_drawn_four_times_faster_than_by_way_of_word(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    office = needs_tool("soffice")
    whole = twenty_pages()
    file = tmp_path / "copy.docx"
    file.write_bytes(WRITER.draw_word(whole))
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]

    def converted() -> float:
        begun = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return time.perf_counter() - begun

    converted()  # the first start makes a profile
    assert WRITER.page_count((tmp_path / "copy.pdf").read_bytes()) >= 15
    drawings = []
    for _ in range(3):
        begun = time.perf_counter()
        WRITER.draw(whole)
        drawings.append(time.perf_counter() - begun)
    by_word = min(converted() for _ in range(3))
    print(f"PDF {min(drawings):.2f} s, by way of Word {by_word:.2f} s, {by_word / min(drawings):.1f} times")
    assert by_word >= 4 * min(drawings)
