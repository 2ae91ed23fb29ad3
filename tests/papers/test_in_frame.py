"""Every paper, as another program sees its pages: no line leaves the frame of its page, none lies on another."""

import pypdfium2 as pdfium
import pytest
from reportlab.platypus import Paragraph

from hsb_desktop.papers import pieces
from hsb_desktop.papers.style import MARGIN_X
from tests.papers.reading import WRITER
from tests.papers.test_accessible import papers_of_every_kind

Line = tuple[float, float, float, float, str]  # left, bottom, right, top in points; what it says
_PAPERS = papers_of_every_kind()
_SLACK = 1.0  # a letter may lean out by this much
_ON = 2.0  # and two lines touch by this much


def faults(data: bytes) -> list[str]:
    """What leaves its frame, and what lies on something else."""
    found = []
    with pdfium.PdfDocument(data) as document:
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            words = page.get_textpage()
            lines: list[Line] = []
            for n in range(words.count_rects()):
                box = words.get_rect(n)
                lines.append((*box, words.get_text_bounded(*box).strip()))
            found += [
                f"page {number}: out of the frame: {words.get_text_range(n, 30)}"
                for n in range(words.count_chars())
                if _out(words.get_charbox(n), width, height) and words.get_text_range(n, 1).strip()
            ]
            found += [f"page {number}: one on another: {pair}" for pair in _overlapping(lines)]
    return found


def _out(box: tuple[float, float, float, float], width: float, height: float) -> bool:
    left, bottom, right, top = box
    return left < MARGIN_X - _SLACK or right > width - MARGIN_X + _SLACK or bottom < 20 or top > height - 20


def _overlapping(lines: list[Line]) -> list[tuple[Line, Line]]:
    pairs = []
    for n, one in enumerate(lines):
        for other in lines[n + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            along = min(one[3], other[3]) - max(one[1], other[1])
            if across > _ON and along > _ON:
                pairs.append((one, other))
    return pairs


@pytest.mark.parametrize("name", _PAPERS)
def test_nothing_leaves_its_frame_or_lies_on_something_else(name: str) -> None:
    assert faults(WRITER.draw(_PAPERS[name])) == []


@pytest.mark.parametrize(
    ("wider", "lower", "said"), [(40.0, 1.0, "out of the frame"), (0.0, 0.4, "one on another")]
)
def test_lines_that_are_set_too_wide_or_too_close_are_seen(
    wider: float, lower: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = pieces.TextPiece.take

    def broken(self: pieces.TextPiece, paragraph: Paragraph, begins: bool) -> None:
        self._width += wider
        sound(self, paragraph, begins)
        self.height *= lower

    monkeypatch.setattr(pieces.TextPiece, "take", broken)
    assert any(said in fault for fault in faults(WRITER.draw(_PAPERS["every_block"])))
