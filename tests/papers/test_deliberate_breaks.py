"""The escape and the glyph check are taken out, and the checks that guard them are seen to fail."""

import pytest

from hsb_desktop.documents.blocks import Paragraph, Words
from hsb_desktop.papers import render, text
from hsb_desktop.papers.fonts import FontFace, face_for, stack
from hsb_desktop.papers.style import Face
from tests.papers.reading import WRITER, as_typed, by_pdfium, drawn, paper, squeezed

TYPED = "O'Brien <obrien@example.org> rang"


def _is_whole(typed: str) -> bool:
    return as_typed(typed) in squeezed(by_pdfium(drawn(typed)))


def test_without_the_escape_words_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _is_whole(TYPED)
    monkeypatch.setattr(text, "literal", lambda value: value)
    assert not _is_whole(TYPED)


def test_without_the_glyph_check_a_name_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_face(cluster: str, face: Face) -> FontFace:
        return face_for(cluster, face) or stack(face)[0]

    monkeypatch.setattr(text, "face_for", first_face)
    monkeypatch.setattr(render, "unprintable", lambda value: [])
    assert WRITER.draw(paper(Paragraph(Words("ひら")))), "nothing stopped it"
    assert not _is_whole("ひら")


def test_without_the_canonical_form_hidden_characters_stay_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = "left\u200bright"
    assert "[U+200B]" in by_pdfium(drawn(hidden))
    monkeypatch.setattr(text, "canonical", lambda value: value)
    monkeypatch.setattr(render, "unprintable", lambda value: [])
    with pytest.raises(text.UnprintableCharacter):
        drawn(hidden)
