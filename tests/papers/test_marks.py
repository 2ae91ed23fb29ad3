"""Marks stand over and under the middle of their letter, in plain and in bold; an i gives up its dot."""

import unicodedata
from collections.abc import Iterator

import pytest

from hsb_desktop.papers import marks
from hsb_desktop.papers.fonts import FontFace, stack
from hsb_desktop.papers.marks import Placed, place
from hsb_desktop.papers.style import Face

_ABOVE, _BELOW = "\u0300\u0301\u0304\u030c", "\u0323\u0331"
_LETTERS = "eoasumnxEOASUMNXɛɔкаω"


def misplaced(face: FontFace) -> Iterator[str]:
    """The letters whose marks are not over or under their middle."""
    box, em = face.font.outline, 2048 if face.name.startswith("DejaVu") else 1000
    for letter in (c for c in _LETTERS if ord(c) in face.covers):
        for mark in (m for m in _ABOVE + _BELOW if ord(m) in face.covers):
            placed = place(letter + mark, face.name, box, em)
            base, over = box(ord(letter)), box(ord(mark))
            assert placed is not None
            assert base is not None
            assert over is not None
            put = placed[-1]
            middle = put.x + (over[0] + over[2]) / 2
            clear = (
                put.y + over[1] >= base[3] - em / 40
                if mark in _ABOVE
                else put.y + over[3] <= base[1] + em / 40
            )
            if not (clear and base[0] < middle < base[2]):
                yield f"{face.name}: {letter}{mark}"


@pytest.mark.parametrize("face", ["regular", "bold"])
def test_marks_are_over_and_under_their_letters(face: Face) -> None:
    assert [bad for font in stack(face)[:2] for bad in misplaced(font)] == []


def test_marks_left_where_the_font_has_them_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "_put", lambda code, *_: Placed(code, 0, 0))
    assert any(misplaced(stack("regular")[1]))


def test_a_mark_on_a_mark_stands_above_it() -> None:
    face = stack("regular")[1]
    placed = place("e\u0323\u0302\u0301", face.name, face.font.outline, 2048)
    assert placed is not None
    assert [part.code for part in placed] == [0x65, 0x323, 0x302, 0x301]
    assert placed[3].y > placed[2].y


def test_an_i_gives_up_its_dot_to_a_mark_above_and_not_to_one_below() -> None:
    face = stack("regular")[1]
    for typed, base in (("ị́", 0x131), ("i\u0331", 0x69)):
        placed = place(unicodedata.normalize("NFC", typed), face.name, face.font.outline, 2048)
        assert placed is not None
        assert placed[0].code == base


def test_a_mark_with_no_sound_place_is_not_drawn_somewhere() -> None:
    for face in stack("regular"):
        assert face.drawn("a\u20dd") is None
        assert face.drawn("\u00a0\u0301") is None
