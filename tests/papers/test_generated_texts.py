"""Texts and names in many scripts: two other programs read back what was typed, or the export names the character."""

import random
import unicodedata

import pytest

from hsb_desktop.documents.blocks import Heading, Paragraph, Words
from hsb_desktop.papers.text import unprintable
from tests.conftest import NeedsTool
from tests.papers.reading import WRITER, as_typed, by_pdfium, by_poppler, paper, squeezed

_LATIN = "aeioumnsdgqxzAEIOUMNS" + "ọẹṣịụĐđłŁøßħŋɛɔƙɗẅŷğı"
_MARKS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030c\u0323\u0324\u0325\u0330\u0331"
_SCRIPTS = {
    "latin": _LATIN,
    "greek": "αεηιουωΑΕΗΙΟΥΩβγδθλςϊΰἀὕῷ",
    "cyrillic": "абвгґдеєжзиіїйкухъыьэюяЂЉЋЎӘӨҰ",
    "ethiopic": "አማርኛሣራኃይለሥተስፋዬምግ፡።፩፪",
    "symbols": "→✓☐☎€£°½★⚽😀🕐♥",
    "chinese": "李小明安全计划與學校會面，。；：（）",
    "plain": "abcdefghij 0123456789 .,;:()&<>'\"-/",
    "refused": "ひらעברסארהसीताไทย\ue000",
}
_NAMES = (
    "Ọlá",
    "Adé",
    "bùn",
    "Ẹ́kì",
    "Ọ̀ṣun",
    "ayọ̀",
    "Nguyễn",
    "Thị",
    "Hồng",
    "Trường",
    "Đặng",
    "ị́fẹ̀",
    "Ɛ́yr",
    "Ŵyn",
)


def _text(chosen: random.Random) -> str:
    kinds = [k for k in _SCRIPTS if k != "refused" or chosen.random() < 0.15]
    words = []
    for _ in range(chosen.randint(1, 6)):
        letters = _SCRIPTS[chosen.choice(kinds)]
        word = ""
        for _ in range(chosen.randint(1, 8)):
            word += chosen.choice(letters)
            if unicodedata.category(word[-1]) in {"Lu", "Ll"} and chosen.random() < 0.25:
                word += "".join(chosen.choices(_MARKS, k=chosen.randint(1, 2)))
        words.append(word)
    return " ".join(words)


def _name(chosen: random.Random) -> str:
    parts = ("".join(chosen.choices(_NAMES, k=chosen.randint(1, 3))) for _ in range(chosen.randint(2, 3)))
    return " ".join(parts)


def lost(texts: list[str], tool: str) -> list[str]:
    """The texts that one of the two readers does not give back, in order, from one paper of them all."""
    data = WRITER.draw(paper(*(Paragraph(Words(f"{n}. {text}")) for n, text in enumerate(texts))))
    missed = []
    for read in (squeezed(by_poppler(data, tool)), squeezed(by_pdfium(data))):
        at = 0
        for n, text in enumerate(texts):
            expected = as_typed(f"{n}. {text}")
            found = read.find(expected, at)
            if found < 0:
                missed.append(text)
            else:
                at = found + len(expected)
    return missed


@pytest.mark.parametrize("count", [1_000, pytest.param(10_000, marks=pytest.mark.faults_long)])
def test_generated_texts_are_read_back_or_named(count: int, needs_tool: NeedsTool) -> None:
    chosen, tool = random.Random(count), needs_tool("pdftotext")
    texts = [_text(chosen) for _ in range(count)]
    refused = {text: unprintable(text) for text in texts if unprintable(text)}
    for text, letters in refused.items():
        sentences = WRITER.unprintable(paper(Heading("At home"), Paragraph(Words(text))))
        assert len(sentences) == len(letters)
        assert all(f"“{c}”" in s and "“At home”" in s for c, s in zip(letters, sentences, strict=True))
    printed = [text for text in texts if text not in refused]
    assert count * 0.7 < len(printed) < count * 0.98, "both ends are tried"
    for start in range(0, len(printed), 500):
        assert lost(printed[start : start + 500], tool) == []


def test_three_hundred_names_are_drawn_and_read_back(needs_tool: NeedsTool) -> None:
    chosen = random.Random(300)
    names = [_name(chosen) for _ in range(300)]
    assert [name for name in names if unprintable(name)] == []
    assert lost(names, needs_tool("pdftotext")) == []
