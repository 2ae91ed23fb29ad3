"""Scripts beyond the first fonts: what is drawn is read back as it was typed, what would be drawn wrong is named."""

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.papers.fonts import face_for, stack
from hsb_desktop.papers.text import UnprintableCharacter
from tests.conftest import NeedsTool
from tests.papers.reading import WRITER, as_typed, by_pdfium, by_poppler, paper, squeezed

LONG = "社工李小明（姐姐）与家人会面，讨论安全计划：每天放学后由外婆接送；睡觉时房门开着。"
MIXED = "李 Ana 的 school 是 St Mary’s，电话在 3 月 5 日之前不变。"
NAME, HEAD, TRADITIONAL = "李小明", "与家人谈话：安全计划", "學校已經知道這個計劃，並請張老師負責。"


def test_chinese_is_drawn_and_read_back_as_typed(needs_tool: NeedsTool) -> None:
    whole = paper(
        b.Heading(HEAD),
        b.Paragraph(b.Words(LONG * 3)),
        b.Paragraph(b.Words(TRADITIONAL * 5)),
        b.Table(("行动", "谁", "何时"), ((b.Words(LONG), b.Words(NAME), b.Words(MIXED)),)),
        b.KeyValues((b.KeyValue("问谁", b.Words(MIXED), "说明"),)),
        b.Paragraph(b.Words(f"Plain English with {NAME} in it goes on. " * 6)),
    )
    assert WRITER.unprintable(whole) == ()
    data = WRITER.draw(whole)
    assert data == WRITER.draw(whole)
    for read in (squeezed(by_poppler(data, needs_tool("pdftotext"))), squeezed(by_pdfium(data))):
        for typed in (HEAD, LONG * 3, TRADITIONAL * 5, NAME, MIXED, f"Plain English with {NAME} in it"):
            assert as_typed(typed) in read, typed


def test_its_font_is_for_nothing_else() -> None:
    """Four megabytes that a paper without Chinese never reads."""
    assert "Chinese" not in [face.name for face in stack("regular")]
    face = face_for(NAME, "bold")
    assert face is not None
    assert face.name == "Chinese"
    assert not face.covers & set(map(ord, "AaÉéβЖ1"))


@pytest.mark.parametrize("text", ["שלום", "مرحبا", "सुरक्षा", "নিরাপত্তা", "பாதுகாப்பு", "ไทย", "ひらがな", "한국어"])
def test_what_would_be_drawn_wrong_stops_the_paper_and_is_named(text: str) -> None:
    whole = paper(b.KeyValues((b.KeyValue("Who made it together?", b.Words(f"With {text}.")),)))
    (said, *_) = WRITER.unprintable(whole)
    assert "Who made it together?" in said
    assert any(letter in said for letter in text)
    with pytest.raises(UnprintableCharacter):
        WRITER.draw(whole)
