"""Another agency's paper is in the copies of those on its own list and in no other; each page says what it is."""

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose import meeting_pack
from hsb_desktop.documents.compose.meeting_pack import PackParts
from hsb_desktop.documents.enclosure import Allowed, EnclosedPage, Enclosure, enclosed, unread
from hsb_desktop.documents.paper import Recipient
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.form import Audience
from tests.documents import samples as s

PICTURE = b.Picture(2, 2, True, True, "digest", b"x")
TITLE, SECRET = "Attendance summary of Northfield", "Words in the picture"
WHO = Recipient("P. Lindqvist", "Designated teacher", Audience.PROFESSIONAL, id="person:1")
READERS = frozenset({Allowed("person:1", "P. Lindqvist", Audience.PROFESSIONAL)})
ITS = Enclosure(
    TITLE, "Northfield School", (EnclosedPage(PICTURE, SECRET), EnclosedPage(PICTURE, " ")), READERS
)


def test_each_page_says_that_it_is_anothers_and_cannot_be_read_out() -> None:
    found = enclosed(WHO, ITS)
    pages = [one for one in found.blocks if isinstance(one, b.ForeignPage)]
    assert [page.caption for page in pages] == [f"Page 1 of 2 of “{TITLE}”", f"Page 2 of 2 of “{TITLE}”"]
    assert all("another agency (Northfield School)" in page.said for page in pages)
    assert all("cannot be read by a screen reader" in page.said for page in pages)
    assert found.included == (TITLE,)
    assert unread(found.blocks) == (pages[1].caption,)


NOT_THEIRS = (
    Recipient("C. Ellery", "Parent", Audience.FAMILY, id="person:2"),
    Recipient("P. Lindqvist", "", Audience.FAMILY, id="person:1"),
    Recipient("Another name", "", Audience.PROFESSIONAL, id="person:1"),
    Recipient("P. Lindqvist", "", Audience.PROFESSIONAL),
)


@pytest.mark.parametrize("who", NOT_THEIRS, ids=("family", "became family", "renamed", "of no place"))
def test_nobody_else_has_any_of_it(who: Recipient) -> None:
    made = meeting_pack.compose(s.copy_for(who), s.MEETING, PackParts(enclosures=(ITS,)))
    said = "".join(text.text for text in all_texts(made.paper)) + repr(made.paper)
    assert TITLE not in said
    assert SECRET not in said
    assert b.LeftOut(TITLE, "not on the list of this paper") in made.left_out


def test_without_the_list_everybody_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Enclosure, "is_for", lambda *_: True)
    made = meeting_pack.compose(s.copy_for(NOT_THEIRS[0]), s.MEETING, PackParts(enclosures=(ITS,)))
    assert TITLE in repr(made.paper)


def test_what_is_in_a_picture_is_searched_and_is_no_text_of_ours() -> None:
    made = meeting_pack.compose(s.copy_for(WHO), s.MEETING, PackParts(enclosures=(ITS,)))
    (found,) = [text for text in all_texts(made.paper) if text.text == SECRET]
    assert not found.printed
    assert found.where == f"Page 1 of 2 of “{TITLE}”"
