"""The Word copy says what the PDF says, whatever was typed, and nothing else: no name, macro, link or time (H38)."""

import getpass
import io
import platform
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents import record_blocks
from hsb_desktop.documents.compose import record_paper
from hsb_desktop.documents.compose.meeting_pack import MEETING_PACK
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.papers import word, word_package
from hsb_desktop.papers.text import UnprintableCharacter
from hsb_desktop.papers.word import word_copy
from tests.conftest import NeedsTool
from tests.documents import samples
from tests.documents.test_allow_list import RECIPIENTS, Sown, _composed, sown
from tests.papers.reading import WRITER, as_typed, paper, squeezed
from tests.papers.test_words_whole import HOSTILE, NAMES, TEXTS

OF_ITSELF = "It can be changed, so it proves nothing. What counts is copy {n} as it was issued, seal {seal}."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = (f"{_W}br", f"{_W}p", f"{_W}tab")
PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    *(f"word/{name}.xml" for name in ("document", "styles", "settings", "fontTable", "numbering")),
    *("word/theme/theme1.xml", "word/header1.xml", "word/footer1.xml"),
}
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing kern sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "trPr": "trHeight tblHeader",
    "tcPr": "tcW tcBorders",
}  # by ECMA-376, of what the copies use
NO_RECORDS = {b.Contents, b.BarChart, b.Diagram, b.WriteIns, b.WriteInTable, b.ForeignPage}
EVERY_BLOCK = paper(
    b.Heading("At home"),
    b.Paragraph(b.Words("One line\nand the next", b.Tone.QUIET)),
    b.KeyValues(
        (
            b.KeyValue("Who", b.Words("Mum, Nguyễn"), "a note"),
            b.KeyValue("Long", b.Words("who rings the school " * 30), "its note"),
            b.KeyValue("Over it", b.Words("[withheld]", b.Tone.ABSENT), above=True),
        ),
        "The child",
    ),
    b.KeyValues((b.KeyValue("When", b.Words("on Friday")),)),
    b.Table(("A", "B"), ((b.Words("one"), b.Words("two")),), "Letters", row_heads=True),
    b.Table(("C",), (), empty="Nothing entered"),
    b.Heading("A part", 3, new_page=True),
    b.Bullets((b.Words("one of two"), b.Words("two of two")), numbered=True),
    b.Bullets((b.Words("one again"),), numbered=True),
    b.Bullets((b.Words("first"), b.Words("second", b.Tone.STRONG))),
    b.Checks((b.Check("done", ticked=True), b.Check("open"))),
    b.SignatureLines((b.SignatureLine("Parent", b.Words("Agreed")), b.SignatureLine("Chair", b.Words("")))),
    b.AttendanceSheet(
        (
            b.Seat("Chair", "M. Adeyemi", "Council", "Invited"),
            b.Seat("Father", state="Not asked", signs=False),
        )
    ),
    b.RoomToDraw("Draw where you feel safe"),
    b.PageBreak(),
    b.Notice("Insert", "Keep it with that plan.", "Section 8"),
)


def part(data: bytes, name: str) -> str:
    """One part of the file as it is stored."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode("utf-8")


def everything(data: bytes) -> str:
    """All parts of the file, inflated, with their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(name + parts.read(name).decode("utf-8") for name in parts.namelist())


def words_in(data: bytes, name: str = "word/document.xml") -> str:
    """Every word of a part in order, a space where a line or a paragraph begins."""
    nodes = ElementTree.fromstring(part(data, name)).iter()
    return "".join(
        (node.text or "") if node.tag == f"{_W}t" else " " * (node.tag in _BREAKS) for node in nodes
    )


def opened(data: bytes) -> Document:
    """The file as its library reads it."""
    return docx.Document(io.BytesIO(data))


def heard(whole: Paper, pdfinfo: str, folder: Path) -> str:
    """Every word of the PDF by its structure tree: all but what stands on every page."""
    file = folder / "heard.pdf"
    file.write_bytes(WRITER.draw(whole))
    run = subprocess.run([pdfinfo, "-struct-text", file], capture_output=True, check=True)
    said = re.findall(r'^ *"(.*)"$', run.stdout.decode("utf-8"), re.MULTILINE)
    return squeezed("".join(line for line in said if not re.fullmatch(r"•|\d\.", line)))


def own_words(whole: Paper) -> str:
    """What the copy says of itself, once, under its title."""
    return squeezed(word_package.editable_words() + OF_ITSELF.format(n=whole.copy_number, seal=whole.seal))


def test_every_word_of_the_pdf_is_in_the_word_copy_and_no_other(
    needs_tool: NeedsTool, tmp_path: Path
) -> None:
    pdfinfo = needs_tool("pdfinfo")
    plan = samples.record(samples.PLAN, samples.PLAN_ANSWERS)
    copies = [record_paper.compose(samples.copy_for(who), plan).paper for who in RECIPIENTS[:4]]
    for whole in (EVERY_BLOCK, *copies):
        before, mark, after = squeezed(words_in(WRITER.draw_word(whole))).partition(own_words(whole))
        assert mark
        assert before + after == heard(whole, pdfinfo, tmp_path)


def _assert_whole(*texts: str) -> None:
    data = word_copy(paper(*(b.Paragraph(b.Words(text)) for text in texts)))
    read = squeezed(words_in(data))
    at = read.index(own_words(paper()))
    for text in texts:
        found = read.find(as_typed(text), at)
        assert found >= 0, f"{text!r} is not in {read[at : at + 400]!r}"
        at = found + len(as_typed(text))
    opened(data)


@pytest.mark.parametrize("text", [*HOSTILE, *NAMES])
def test_hostile_text_and_names_stand_as_they_are(text: str) -> None:
    _assert_whole(text)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(TEXTS, min_size=1, max_size=3))
def test_whatever_is_typed_is_read_back(texts: list[str]) -> None:
    _assert_whole(*texts)


def test_without_the_visible_form_a_hidden_sign_stays_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    _assert_whole("left\u200bright")
    monkeypatch.setattr(word, "plain", lambda typed: typed)
    with pytest.raises(AssertionError):
        _assert_whole("left\u200bright")


def test_twenty_thousand_characters_and_five_hundred_rows_are_whole() -> None:
    said = " ".join(f"w{n}x" for n in range(3500))
    rows = tuple((b.Words(f"r{n}x"), b.Words("what is to be done")) for n in range(500))
    data = word_copy(
        paper(
            b.Paragraph(b.Words(said)),
            b.KeyValues((b.KeyValue("L", b.Words(said)),)),
            b.Table(("No.", "What"), rows),
        )
    )
    read = words_in(data)
    assert re.findall(r"\bw(\d+)x", read) == [str(n) for n in range(3500)] * 2
    assert re.findall(r"\br(\d+)x", read) == [str(n) for n in range(500)]


def test_what_no_letter_of_ours_can_draw_stops_the_word_copy_too() -> None:
    with pytest.raises(UnprintableCharacter, match="ひ"):
        WRITER.draw_word(paper(b.Paragraph(b.Words("ひら"))))


# ------------------------------------------------------------------------------------------------------ for its reader


def _reached(sown: Sown, who: Recipient) -> bool:
    """Whether every word is on the copies that may hold it, and in no part of the others."""
    for composed in _composed(sown, who):
        if composed.paper.kind != MEETING_PACK:
            whole = everything(word_copy(composed.paper))
            if any((one.word in whole) is not one.may_reach(who) for one in sown.planted):
                return False
    return True


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(sown=sown(), who=st.sampled_from(RECIPIENTS))
def test_a_word_copy_holds_what_its_reader_may_see_and_nothing_else(sown: Sown, who: Recipient) -> None:
    assert _reached(sown, who)


def test_without_the_allow_list_the_check_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = samples.record(samples.PLAN, samples.PLAN_ANSWERS)

    def leaks() -> bool:
        return "PROFESSIONAL-ONLY" in everything(
            word_copy(record_paper.compose(samples.copy_for(samples.PARENT), plan).paper)
        )

    assert not leaks()
    monkeypatch.setattr(record_blocks, "may_read", lambda question, audience: True)
    assert leaks()


def test_a_drawn_signature_stays_with_the_wording_it_was_given_for() -> None:
    line = b.SignatureLine("Parent", b.Words("Agreed"), room=False, strokes=(((10, 10), (20, 30)),))
    data = word_copy(paper(b.SignatureLines((line,))))
    assert "is on the record and not on this copy" in words_in(data)
    assert not re.search("<w:(drawing|pict|object)|media/", everything(data))


# ----------------------------------------------------------------------------------------------------------- the file


def test_the_same_paper_gives_the_same_bytes_in_another_process_too() -> None:
    script = (
        "import sys; from tests.papers.test_word import EVERY_BLOCK; from tests.papers.reading import WRITER;"
        "sys.stdout.buffer.write(WRITER.draw_word(EVERY_BLOCK))"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=root)
    assert run.stdout == WRITER.draw_word(EVERY_BLOCK)
    with zipfile.ZipFile(io.BytesIO(run.stdout)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_nothing_of_who_made_it_and_points_nowhere() -> None:
    data = word_copy(EVERY_BLOCK)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert set(parts.namelist()) == PARTS
    core = ElementTree.fromstring(part(data, "docProps/core.xml"))
    assert {node.tag.rpartition("}")[2]: node.text for node in core} == {
        "title": "Safety plan C-0142",
        "language": "en-GB",
    }
    for hidden in (
        getpass.getuser(),
        platform.node(),
        str(Path.home()),
        "python-docx",
        "rsidR",
        "TargetMode",
    ):
        assert not re.search(rf"\b{re.escape(hidden)}\b", everything(data), re.IGNORECASE), hidden
    for found in re.findall(r'Target="([^"]*)"', everything(data)):
        assert found.lstrip("/") in PARTS or f"word/{found}" in PARTS


def test_every_page_says_that_it_is_a_copy_and_which() -> None:
    data = word_copy(EVERY_BLOCK)
    top, foot = words_in(data, "word/header1.xml"), words_in(data, "word/footer1.xml")
    for said in (top, foot):
        assert "OFFICIAL-SENSITIVE · Editable copy – not the record" in said
    assert "Copy 2 of 3 for C. Ellery" in top
    assert "C-0142 · Rowan Ellery · Safety plan" in foot
    assert "Seal 7c1f 09ab" in foot
    assert re.findall('instr="([^"]*)"', part(data, "word/footer1.xml")) == [" PAGE ", " NUMPAGES "]


def test_headings_header_rows_lists_and_language_are_real() -> None:
    document = opened(word_copy(EVERY_BLOCK))
    styles = [(p.style.name, p.text) for p in document.paragraphs if p.style is not None]
    assert [(name, text) for name, text in styles if str(name).startswith("Heading")] == [
        ("Heading 1", "Safety plan"),
        ("Heading 2", "At home"),
        ("Heading 3", "A part"),
    ]
    assert [text for name, text in styles if name == "List Number"] == [
        "one of two",
        "two of two",
        "one again",
    ]
    raw = part(word_copy(EVERY_BLOCK), "word/document.xml")
    numbers = re.findall(r'<w:numId w:val="(\d+)"', raw)
    assert numbers[0] == numbers[1] != numbers[2]
    assert raw.count("<w:tblHeader/>") == 2
    assert '<w:tblCaption w:val="The child"/>' in raw
    assert 'w:lang w:val="en-GB"' in part(word_copy(EVERY_BLOCK), "word/styles.xml")


@pytest.mark.parametrize("parent", list(ORDER))
def test_what_word_reads_in_one_order_stands_in_it(parent: str) -> None:
    """Word takes a file for damaged where these stand otherwise; its library does not see to all of them."""
    data, order = word_copy(EVERY_BLOCK), ORDER[parent].split()
    for name in ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml"):
        for node in ElementTree.fromstring(part(data, name)).iter(f"{_W}{parent}"):
            found = [child.tag.removeprefix(_W) for child in node]
            assert [order.index(tag) for tag in found] == sorted({order.index(tag) for tag in found}), found


def test_every_style_that_is_named_is_there() -> None:
    data = word_copy(EVERY_BLOCK)
    kept = set(re.findall('w:styleId="([^"]*)"', part(data, "word/styles.xml")))
    named = set(re.findall('<w:(?:basedOn|next|link|pStyle|tblStyle) w:val="([^"]*)"', everything(data)))
    assert named <= kept


def test_a_block_that_has_no_place_in_minutes_or_a_plan_is_not_left_out_in_silence() -> None:
    written = set(word._Writing.__dict__["_add"].dispatcher.registry) - {object}
    assert written | NO_RECORDS == set(get_args(b.Block)), "decide whether a Word copy can hold it"
    assert not written & NO_RECORDS
    with pytest.raises(TypeError, match="Contents"):
        word_copy(paper(b.Contents("Contents")))
