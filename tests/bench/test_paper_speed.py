"""What tags, glyph check and several recipients cost, beside floors taken in the same run: the same pages untagged, and
their words alone on a bare canvas. Measured in processor time; the peak of memory by what Python holds."""

import gc
import io
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

import pytest
from reportlab.pdfgen.canvas import Canvas

from hsb_desktop.documents.blocks import Block, Heading, KeyValue, KeyValues, Paragraph, Table, Words
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.papers import render
from hsb_desktop.papers.fonts import stack
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.papers.tags import Element, TaggedCanvas
from hsb_desktop.procedure.form import Audience
from tests.papers.reading import WRITER, paper

pytestmark = pytest.mark.bench
LINE = "The group agreed that the plan stays in place and who rings the school. "
PAGES = 20


class _Untagged(TaggedCanvas):
    """The same drawing without structure, marks or metadata of its own."""

    @contextmanager
    def within(self, element: Element | None, kind: str = "Layout") -> Iterator[None]:
        yield

    def finish(self) -> None:
        self.save()


def twenty_pages() -> Paper:
    """Text, answers and tables as a pack has them."""
    blocks: list[Block] = []
    while True:
        for _ in range(4):
            blocks.append(Heading(f"Part {len(blocks)}"))
            blocks.append(KeyValues(tuple(KeyValue(f"Question {n}", Words(LINE)) for n in range(8))))
            rows = tuple((Words(str(n)), Words(LINE), Words("Present")) for n in range(14))
            blocks.append(Table(("No.", "What", "Answer"), rows))
            blocks.append(Paragraph(Words(LINE * 6)))
        whole = paper(*blocks)
        if WRITER.page_count(WRITER.draw(whole)) >= PAGES:
            return whole


def least(work: Callable[[], object], times: int = 5) -> float:
    """The least processor time of a few runs; the garbage counted is their own, not the test run’s."""
    taken = []
    for _ in range(times):
        gc.collect()
        gc.freeze()
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    gc.unfreeze()
    return min(taken)


def bare(pages: Sequence[str]) -> bytes:
    """The words of the pages in their font, line by line, with nothing said about any of them."""
    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1)
    font = stack("regular")[0].name
    for page in pages:
        canvas.setFont(font, 10)
        for number, line in enumerate(page.splitlines()):
            canvas.drawString(50, 820 - 11 * number, line)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def for_each(whole: Paper, names: int) -> int:
    """A copy for each of so many readers, one after the other; how many bytes they are together."""
    readers = [Recipient(f"Reader {n}", "", Audience.PROFESSIONAL) for n in range(1, names + 1)]
    return sum(
        len(WRITER.draw(replace(whole, recipient=reader, copy_number=n)))
        for n, reader in enumerate(readers, start=1)
    )


def test_tags_and_glyph_check_are_worth_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = twenty_pages()
    tagged = least(lambda: WRITER.draw(whole))
    pages = page_texts(WRITER.draw(whole))
    floor = least(lambda: bare(pages))
    with monkeypatch.context() as patched:
        patched.setattr(render, "TaggedCanvas", _Untagged)
        patched.setattr(WRITER.__class__, "unprintable", lambda _self, _paper: ())
        untagged = least(lambda: WRITER.draw(whole))
    print(
        f"tagged {tagged:.2f} s, {tagged / untagged:.2f} of untagged, {tagged / floor:.1f} of the bare words"
    )
    assert tagged <= 1.8 * untagged
    assert tagged <= 6 * floor


def test_eight_recipients_cost_eight_papers() -> None:
    """The middle of each, taken in turns: what else the machine does then weighs on both."""
    whole = twenty_pages()
    ones, eights = list[float](), list[float]()
    for _ in range(5):
        ones += [least(lambda: for_each(whole, 1), 1) for _ in range(3)]
        eights.append(least(lambda: for_each(whole, 8), 1))
    one, eight = median(ones), median(eights)
    print(f"one {one:.2f} s, eight {eight / one:.2f} times")
    assert eight <= 8.8 * one


def test_eight_recipients_take_the_memory_of_one() -> None:
    whole = twenty_pages()
    for_each(whole, 1)
    peaks = []
    for names in (1, 8):
        tracemalloc.start()
        for_each(whole, names)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"one {peaks[0] / 1e6:.1f} MB, eight {peaks[1] / peaks[0]:.2f} times")
    assert peaks[1] <= 1.3 * peaks[0]
