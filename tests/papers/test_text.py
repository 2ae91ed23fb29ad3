"""The one function all text passes: canonical form, escape, glyphs."""

import unicodedata
from dataclasses import replace

import pytest

from hsb_desktop.documents.blocks import (
    AttendanceSheet,
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
from hsb_desktop.papers.fonts import clusters, stack
from hsb_desktop.papers.style import STYLES
from hsb_desktop.papers.text import UnprintableCharacter, canonical, markup, unprintable
from hsb_desktop.procedure.errors import HsbError
from tests.papers.reading import WRITER, paper

BODY = STYLES["body"]
NAMES_WITH_MARKS = ("Ọ̀ṣunbùnmi Ẹ́kìtì", "Nguyễn Thị Hồng Ẩn", "ḿbà Ị́fẹ̀", "ɛ́ ɔ̀", "и́ ы̄", "ἁ̄ ῃ̈", "ሣራ ግ፞", "⚽ 😀")


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("e\u0301", "\u00e9"),
        ("a\tb", "a\u00a0\u00a0\u00a0 b"),
        ("a\u00a0b\u202fc\u2003d\u3000e", "a\u00a0b\u00a0c d e"),
        ("safe\u00adguard ✓\ufe0f", "safeguard ✓"),
        ("\x00\x07", "[U+0000][U+0007]"),
        ("a\u202eb\u200bc\u2066d\ufeff", "a[U+202E]b[U+200B]c[U+2066]d[U+FEFF]"),
        ("\ud800", "[U+D800]"),
        ("a\ufffcb", "a[U+FFFC]b"),
        ("e\ufb03cient", "efficient"),
    ],
)
def test_canonical_form(typed: str, drawn: str) -> None:
    assert canonical(typed) == drawn
    assert canonical(drawn) == drawn


def test_every_character_is_literal() -> None:
    assert markup("<b>&amp;</b>\n{x}", BODY, "") == "&lt;b&gt;&amp;amp;&lt;/b&gt;<br/>{x}"


def test_a_word_stays_in_one_face() -> None:
    assert markup("Nguyễn", BODY, "") == f'<font face="DejaVu" size="{BODY.size * 0.92:.2f}">Nguyễn</font>'
    assert markup("Ada Lovelace", BODY, "") == "Ada Lovelace"
    assert markup("→ Ada", BODY, "").endswith("→ </font>Ada")


def test_what_can_be_printed_can_be_printed_bold() -> None:
    covered = {face: frozenset[int]().union(*(f.covers for f in stack(face))) for face in ("regular", "bold")}
    assert len(covered["regular"] & covered["bold"]) > 6000
    only_plain = covered["regular"] - covered["bold"]
    assert all(unprintable(chr(code)) for code in only_plain), "or a heading would stop half way"
    for name in NAMES_WITH_MARKS:
        assert not unprintable(name)


def test_a_mark_and_its_letter_are_never_in_two_fonts() -> None:
    assert clusters("x\u0323\u0301y \u0301") == ["x\u0323\u0301", "y", " ", "\u0301"]


@pytest.mark.parametrize(
    "text",
    [
        "ひら",
        "עברית",
        "سارة",
        "ไทย",
        "हिन्दी",
        "ລາວ",
        "\ue000",
        "\U0001f4de",
        "\U000f0000",
        "\uffff",
        "a\u20dd",
    ],
)
def test_what_cannot_be_drawn_right_is_unprintable(text: str) -> None:
    assert unprintable(text)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"blocks": (KeyValues((KeyValue("Who to ask", Words("Sára ひ")),)),)}, "Who to ask"),
        ({"blocks": (KeyValues((KeyValue("Who to ask", Words(""), "ひ"),)),)}, "Who to ask"),
        ({"blocks": (KeyValues((KeyValue("ひ", Words("")),)),)}, "Safety plan"),
        ({"blocks": (Heading("At home"), Paragraph(Words("ひ")))}, "At home"),
        ({"blocks": (Table(("Action", "By"), ((Words("x"), Words("ひ")),)),)}, "By"),
        ({"blocks": (SignatureLines((SignatureLine("Parent", Words("ひ")),)),)}, "Parent"),
        ({"blocks": (AttendanceSheet((Seat("Police officer", "ひ"),)),)}, "Police officer"),
        ({"blocks": (Notice("Notice", "ひ"),)}, "Notice"),
        ({"subject": "ひ"}, "Head and foot of each page"),
        ({"seal": "ひ"}, "Head and foot of each page"),
        ({"recipient": replace(paper().recipient, name="ひ")}, "Recipient"),
    ],
)
def test_a_character_without_glyph_stops_the_export_and_is_named(
    changes: dict[str, object], where: str
) -> None:
    bad = replace(paper(), **changes)  # type: ignore[arg-type]
    (sentence,) = WRITER.unprintable(bad)
    assert "“ひ”" in sentence
    assert "U+3072, hiragana letter hi" in sentence
    assert f"“{where}”" in sentence
    with pytest.raises(UnprintableCharacter) as raised:
        WRITER.draw(bad)
    assert isinstance(raised.value, HsbError)
    assert raised.value.sentence == sentence


def test_every_unprintable_character_is_listed_once() -> None:
    bad = paper(Paragraph(Words("ひ ら ひ")), Paragraph(Words("ひ")))
    assert len(WRITER.unprintable(bad)) == 2
    assert WRITER.unprintable(paper(Paragraph(Words("fine")))) == ()


def test_a_nameless_character_is_named_too() -> None:
    (sentence,) = WRITER.unprintable(paper(Paragraph(Words("\ue123"))))
    assert "U+E123, a character without a name" in sentence


def test_the_text_function_itself_refuses_what_no_face_draws() -> None:
    with pytest.raises(UnprintableCharacter, match="Who to ask"):
        markup("ひ", BODY, "Who to ask")


def test_everything_in_the_first_face_is_left_to_right() -> None:
    for face in stack("regular"):
        assert {unicodedata.bidirectional(chr(code)) for code in face.covers}.isdisjoint({"R", "AL", "AN"})
