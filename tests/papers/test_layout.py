"""Pages: nothing dropped, clipped or overlapping, headings with their text, every page says whose copy it is."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hsb_desktop.documents.blocks import (
    AttendanceSheet,
    Block,
    Bullets,
    Contents,
    Heading,
    KeyValue,
    KeyValues,
    Notice,
    PageBreak,
    Paragraph,
    Seat,
    SignatureLine,
    SignatureLines,
    Table,
    Words,
)
from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers.building import Builder
from hsb_desktop.papers.furniture import Furniture
from hsb_desktop.papers.grid import Grid
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.papers.pagination import Placed, paginate
from hsb_desktop.papers.pieces import HeadingPiece, Piece, SignRoom
from hsb_desktop.papers.style import STYLES
from hsb_desktop.papers.tags import Element
from tests.papers.reading import WRITER, paper

LINE = "The group agreed that the plan stays in place and who rings the school. "


def built(whole: Paper) -> list[Piece]:
    """Its pieces."""
    furniture = Furniture(whole)
    return Builder(whole, furniture.top - furniture.bottom).build()


def laid_out(whole: Paper) -> tuple[list[list[Placed]], Furniture]:
    """The pages with their pieces."""
    furniture = Furniture(whole)
    return paginate(built(whole), furniture.top, furniture.bottom), furniture


def _assert_sound(
    pages: Sequence[Sequence[Placed]], furniture: Furniture, meant: frozenset[int] = frozenset()
) -> None:
    """`meant`: the ids of pieces that begin a page because their block says so."""
    for page, following in itertools.zip_longest(pages, pages[1:], fillvalue=()):
        assert page, "no page is empty"
        assert page[0].top == pytest.approx(furniture.top)
        for above, below in itertools.pairwise(page):
            assert below.top <= above.top - above.piece.height + 0.01, "pieces overlap"
        last = page[-1]
        assert last.top - last.piece.height >= furniture.bottom - 0.01, "a piece runs into the foot"
        ends_with_heading = isinstance(last.piece, HeadingPiece)
        next_piece = following[0].piece if following else None
        begun = next_piece is not None and next_piece.new_page and not next_piece.continued
        wanted = next_piece is None or begun or id(next_piece) in meant
        assert not ends_with_heading or wanted, "a heading stands alone at the foot"


TEXT = st.integers(0, 60).map(lambda n: LINE * n)
BLOCKS = st.lists(
    st.one_of(
        TEXT.map(lambda text: Paragraph(Words(text))),
        st.sampled_from(
            [Heading("A section"), Heading("A part", 3), PageBreak(), Heading("New", 1, new_page=True)]
        ),
        st.lists(TEXT, max_size=6).map(
            lambda texts: Table(("A", "B"), tuple((Words("x"), Words(text)) for text in texts), empty="None")
        ),
        st.lists(TEXT, max_size=5).map(
            lambda texts: KeyValues(tuple(KeyValue("Label", Words(text), text[:70]) for text in texts))
        ),
        st.lists(TEXT, min_size=1, max_size=4).map(
            lambda texts: Bullets(tuple(Words(text) for text in texts))
        ),
        TEXT.map(lambda text: Notice("Title", text)),
        TEXT.map(lambda text: SignatureLines((SignatureLine("Parent", Words(text)),))),
        st.integers(0, 30).map(lambda n: AttendanceSheet((Seat("Role"),), n)),
    ),
    max_size=12,
)


TWO_ROWS = Table(("A", "B"), ((Words("x"), Words(LINE * 5)), (Words("x"), Words(LINE * 7))), empty="None")


@settings(max_examples=60, deadline=None)
@example(
    blocks=[Paragraph(Words("")), Paragraph(Words("")), Paragraph(Words(LINE * 36)), Heading("A"), TWO_ROWS]
)
@given(blocks=BLOCKS)
def test_any_blocks_are_laid_out_soundly(blocks: list[Block]) -> None:
    whole = paper(*blocks)
    furniture, pieces = Furniture(whole), built(whole)
    meant = frozenset(id(piece) for piece in pieces if piece.new_page)
    _assert_sound(paginate(pieces, furniture.top, furniture.bottom), furniture, meant)


def test_a_table_that_begins_a_page_and_goes_on_overleaf_begins_it_on_purpose() -> None:
    row = (Words("x"), Words(LINE * 80))
    pages, furniture = laid_out(paper(Heading("A section"), PageBreak(), Table(("A", "B"), (row,))))
    _assert_sound(pages, furniture)
    assert len(pages) > 2


def test_the_title_page_break_and_contents() -> None:
    whole = paper(
        Contents("In this pack"),
        Heading("Agenda", 1, new_page=True),
        Paragraph(Words(LINE * 120)),
        Heading("Safety plan", 1, new_page=True),
        PageBreak(),
        Paragraph(Words("last")),
    )
    texts = page_texts(WRITER.draw(whole))
    assert [n for n, text in enumerate(texts, start=1) if "Agenda" in text] == [1, 2]
    at = next(
        n
        for n, text in enumerate(texts, start=1)
        if n > 1 and re.search(r"^Safety plan\s*$", text, re.MULTILINE)
    )
    assert re.search(rf"Safety plan\s+{at}\b", texts[0])
    assert "last" in texts[at]


@pytest.mark.parametrize("name", ["C. Ellery", "A very long name " * 12])
def test_every_page_says_marking_reference_copy_and_page(name: str) -> None:
    data = WRITER.draw(paper(Paragraph(Words(LINE * 300)), name=name))
    texts = page_texts(data)
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        flat = " ".join(text.split())
        assert flat.count("OFFICIAL-SENSITIVE") == 2
        assert "C-0142 · Rowan Ellery · Safety plan" in flat
        assert f"Copy 2 of 3 for {name.strip()}" in flat
        assert f"Page {number} of {len(texts)}" in flat
        assert "Form edition Sample 2026-01 · Printed Tuesday 29 December 2026 · Seal 7c1f 09ab" in flat
        assert "Family copy" in flat


def test_a_draft_says_so_on_every_page() -> None:
    texts = page_texts(WRITER.draw(replace(paper(Paragraph(Words(LINE * 200))), draft=True, seal="")))
    assert all("Draft, not issued" in text and "Seal" not in text for text in texts)


def test_no_row_is_left_alone_overleaf() -> None:
    for count in range(20, 60):
        rows = tuple((Words(f"Row {n}"), Words("x")) for n in range(count))
        pages, furniture = laid_out(paper(Table(("A", "B"), rows)))
        _assert_sound(pages, furniture)
        grids = [placed.piece for page in pages for placed in page if isinstance(placed.piece, Grid)]
        assert all(len(grid.rows) != 1 for grid in grids)


def _rows(count: int) -> tuple[KeyValue, ...]:
    return tuple(KeyValue(f"Label {n}", Words("An answer")) for n in range(count))


def _last_page(*blocks: Block) -> tuple[float, bool]:
    """How much the last page holds, and whether it begins with a heading."""
    pages, furniture = laid_out(paper(*blocks))
    _assert_sound(pages, furniture)
    last = pages[-1]
    return furniture.top - (last[-1].top - last[-1].piece.height), isinstance(last[0].piece, HeadingPiece)


def test_a_last_page_is_never_a_few_rows_left_over() -> None:
    for count in range(8, 40):
        held, headed = _last_page(
            Heading("One"), KeyValues(_rows(18)), Heading("Two"), KeyValues(_rows(count))
        )
        assert headed or held > 90, f"{count} rows end as {held:.0f} points with no heading"


def test_a_long_table_gives_rows_to_its_last_page() -> None:
    for count in range(26, 70):
        held, _ = _last_page(KeyValues(_rows(count)))
        assert held > 90, f"{count} rows leave {held:.0f} points on the last page"


def test_a_piece_that_cannot_be_divided_and_fits_no_page_is_a_fault() -> None:
    block = SignRoom((("Name", 1.0),), STYLES["note"], 480, Element("Document"), "")
    block.height = 5000
    with pytest.raises(RuntimeError, match="cannot be divided"):
        paginate([block], 700, 100)


def test_a_block_of_an_unknown_kind_is_a_fault() -> None:
    with pytest.raises(TypeError, match="no drawing"):
        built(paper("not a block"))  # type: ignore[arg-type]


def _pages_of(whole: Paper) -> list[list[str]]:
    """The names of the kinds of piece on each page."""
    return [[type(placed.piece).__name__ for placed in page] for page in laid_out(whole)[0]]


def test_who_agrees_is_not_spread_over_two_pages() -> None:
    signed = SignatureLines(
        tuple(SignatureLine(who, Words("Agreed")) for who in ("Child", "Parent", "Worker"))
    )
    for lines in range(20, 45):
        filling = tuple(Paragraph(Words("A line.")) for _ in range(lines))
        with_rooms = [
            page.count("SignRoom") for page in _pages_of(paper(*filling, Heading("Agreeing"), signed))
        ]
        assert max(with_rooms) == 3, f"{lines} lines before: {with_rooms}"


def test_a_few_lines_alone_on_the_last_page_take_something_along() -> None:
    for lines in range(24, 34):
        filling = tuple(Paragraph(Words("A line.")) for _ in range(lines))
        words = Paragraph(Words("Some words. " * 20))
        pages, furniture = laid_out(paper(*filling, Heading("Part"), words, words))
        _assert_sound(pages, furniture)
        if len(pages) > 1:
            foot = pages[-1][-1].top - pages[-1][-1].piece.height
            assert furniture.top - foot > 40, f"{lines} lines before"


def test_a_paper_of_one_page_is_set_smaller_and_no_smaller_than_can_be_read() -> None:
    long = paper(*(Paragraph(Words("A line.")) for _ in range(33)))
    assert len(page_texts(WRITER.draw(long))) == 2
    assert len(page_texts(WRITER.draw(replace(long, one_page=True)))) == 1
    longer = replace(paper(*(Paragraph(Words("A line.")) for _ in range(90))), one_page=True)
    assert WRITER.draw(longer) == WRITER.draw(replace(longer, one_page=False)), "too long: at its usual size"


def test_pieces_draw_together_where_that_saves_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [
        paper(*(block for n in range(parts) for block in (Heading(f"Part {n}", 2), Paragraph(Words(LINE)))))
        for parts in range(10, 26)
    ]
    closer = [len(laid_out(whole)[0]) for whole in papers]
    monkeypatch.setattr("hsb_desktop.papers.pagination._CLOSER", 1.0)
    usual = [len(laid_out(whole)[0]) for whole in papers]
    assert all(fewer <= pages for fewer, pages in zip(closer, usual, strict=True))
    assert sum(closer) < sum(usual), "at the usual gaps some of these need one page more"


@pytest.mark.parametrize(("rows", "on"), [(3, [1, 1, 1]), (10, [1, 1, 2]), (14, [1, 2, 2])])
def test_short_parts_follow_each_other_and_none_is_torn(rows: int, on: list[int]) -> None:
    def part(name: str, count: int) -> list[Block]:
        table = Table(("A", "B"), tuple((Words(f"{n}"), Words("word")) for n in range(count)))
        return [Heading(name, 1, whole=True), table]

    pages, furniture = laid_out(paper(*part("One", 5), *part("Two", rows), *part("Three", 5)))
    _assert_sound(pages, furniture)
    found = [
        number
        for number, page in enumerate(pages, start=1)
        for placed in page
        if isinstance(placed.piece, HeadingPiece) and placed.piece.whole
    ]
    assert found == on
