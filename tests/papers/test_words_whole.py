"""Every word typed appears, in order, as two other programs read the file, whatever it holds (P9, H34, H46)."""

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsb_desktop.documents.blocks import (
    AttendanceSheet,
    Block,
    Bullets,
    Check,
    Checks,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    Notice,
    Paragraph,
    Seat,
    SignatureLine,
    SignatureLines,
    Table,
    Words,
)
from hsb_desktop.papers.fonts import stack
from hsb_desktop.papers.text import unprintable
from tests.conftest import NeedsTool
from tests.papers.reading import WRITER, as_typed, by_pdfium, by_poppler, drawn, paper, squeezed

HOSTILE = (
    "<b>bold",
    "</para>",
    "O'Brien <obrien@example.org> & Sons",
    "<img src='file:///etc/hostname'/>",
    '<img src="http://localhost/x.png"/>',
    "<font color='[1,2]'>x</font>",
    "{{ 7 * 7 }} %s %(x)s {name}",
    "&amp; &lt; &#65; &nbsp;",
    "<!-- a comment --> <?pi?> <br/>",
    "a\x00b\x07c\x1bd",
    "left\u202eright\u200bzero\ufeff",
    "lone \ud800 surrogate",
    "one\ntwo\r\nthree\u2028four\u2029five\x0bsix\ttab",
    "no-break\u00a0space, nar\u202frow, ideo\u3000graphic",
    "- hyphens - at-the-end-of-lines " * 9,
    "\\ ( ) \\n \\( << /Type /Page >> endstream endobj %%EOF",
)

NAMES = (
    "Siân Llŷr Ŵyn-Ŷork",
    "Małgorzata Żółć-Wiśniewska",
    "Nguyễn Thị Hồng Ngọc",
    "Çağla İpekçioğlu Şahin ıIiİ",
    "Αγγελική Παπαδοπούλου Ώρα",
    "Любов Щербань Ґалаґан Їжак",
    "Ștefan Țăran",
    "Dvořák Žižka Ěščřž",
    "Ọláńrewájú Adébáyọ̀",
)


def _assert_read_back(data: bytes, texts: list[str], tool: str) -> None:
    for read in (squeezed(by_poppler(data, tool)), squeezed(by_pdfium(data))):
        at = 0
        for text in texts:
            expected = as_typed(text)
            found = read.find(expected, at)
            assert found >= 0, f"{expected!r} is not in what was read: {read[at : at + 400]!r}"
            at = found + len(expected)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_is(text: str, needs_tool: NeedsTool) -> None:
    _assert_read_back(drawn(text), [text], needs_tool("pdftotext"))


@pytest.mark.parametrize("name", NAMES)
def test_names_are_printed_as_typed(name: str, needs_tool: NeedsTool) -> None:
    data = WRITER.draw(paper(Heading(name), KeyValues((KeyValue(name, Words(name), name),)), name=name))
    read = by_poppler(data, needs_tool("pdftotext"))
    pdfium = by_pdfium(data)
    assert squeezed(read).count(as_typed(name)) == squeezed(pdfium).count(as_typed(name)) >= 5
    for word in name.split():
        assert word in read, "a name is one word, not pieces"
        assert word in pdfium


def _alphabet() -> list[str]:
    covered = stack("regular")[0].covers | stack("regular")[1].covers
    return [chr(code) for code in sorted(covered)]


def _printable(text: str) -> bool:
    return not unprintable(text)


PIECES = st.one_of(
    st.text(st.sampled_from(_alphabet()), max_size=40),
    st.sampled_from(HOSTILE),
    st.text(st.characters(max_codepoint=0x17F), max_size=40),
    st.text(st.sampled_from("<>&/;:'\"(){}[]\\%#\n\r\t ab"), max_size=40),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=3).map("".join).filter(_printable)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_whatever_is_typed_is_read_back(texts: list[str], needs_tool: NeedsTool) -> None:
    _assert_read_back(drawn(*texts), texts, needs_tool("pdftotext"))


def _numbered(count: int, seed: int = 0) -> str:
    chosen = random.Random(seed)
    return " ".join(f"w{n}{'abcdefgh'[: chosen.randrange(8)]}" for n in range(count))


def _in_order(read: str, count: int) -> list[int]:
    return [int(n) for n in re.findall(r"\bw(\d+)", read)][:count]


@pytest.mark.parametrize(
    "block",
    [
        lambda words: Paragraph(Words(words)),
        lambda words: KeyValues((KeyValue("Label", Words(words)),)),
        lambda words: KeyValues((KeyValue("Label", Words("short"), words),)),
        lambda words: Table(("A", "B"), ((Words("one"), Words(words)),)),
        lambda words: Table(("A", "B"), ((Words(words), Words("")),), columns=(Column.NARROW, Column.WIDE)),
        lambda words: Bullets((Words(words),)),
        lambda words: Checks((Check(words),)),
        lambda words: Notice("Title", words),
        Heading,
        lambda words: SignatureLines((SignatureLine("Parent", Words(words)),)),
        lambda words: AttendanceSheet((Seat("Role", words),)),
    ],
)
def test_a_text_longer_than_its_page_goes_on_overleaf_in_every_kind_of_block(
    block: Callable[[str], Block], needs_tool: NeedsTool
) -> None:
    words = _numbered(3500)
    assert len(words) > 20_000
    data = WRITER.draw(paper(Paragraph(Words("before")), block(words), Paragraph(Words("after"))))
    for read in (by_poppler(data, needs_tool("pdftotext")), by_pdfium(data)):
        assert _in_order(read, 3500) == list(range(3500))
        assert "after" in read
    assert WRITER.page_count(data) > 3


def test_a_word_of_ten_thousand_letters_is_whole(needs_tool: NeedsTool) -> None:
    word = "".join(random.Random(4).choices("abcdefghijklmnop", k=10_000))
    table = Table(("A", "B", "C"), ((Words(word), Words("x"), Words(word[:500])),))
    data = WRITER.draw(paper(Paragraph(Words(word)), table))
    furniture = re.compile("[^a-p]")
    read = furniture.sub("", by_poppler(data, needs_tool("pdftotext")))
    assert sum(word[n : n + 40] in read for n in range(0, 9_960, 40)) >= 200
    assert len(read) >= 20_500


@pytest.mark.parametrize("count", [0, 1, 500])
def test_tables_of_any_length_are_whole(count: int, needs_tool: NeedsTool) -> None:
    rows = tuple((Words(f"w{n}"), Words("what is to be done " * (n % 5))) for n in range(count))
    data = WRITER.draw(
        paper(Table(("Number", "Action"), rows, empty="No actions"), Paragraph(Words("after")))
    )
    read = by_poppler(data, needs_tool("pdftotext"))
    assert _in_order(read, count) == list(range(count))
    assert ("No actions" in read) is (count == 0)
    assert len(re.findall(r"^Number", read, re.MULTILINE)) == (WRITER.page_count(data) if count else 0)
