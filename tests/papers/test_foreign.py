"""Another agency's PDF: its pages come as pictures, whole; what was made to do harm is refused in words."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from hsb_desktop.casework.foreign_port import LARGEST_FILE, MOST_PAGES, CannotEnclose
from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.enclosure import Allowed, Enclosure, enclosed
from hsb_desktop.documents.paper import Paper, Recipient
from hsb_desktop.papers import foreign, foreign_scan
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.procedure.form import Audience
from tests.papers import theirs
from tests.papers.filling import by_pypdf
from tests.papers.reading import WRITER, paper
from tests.papers.test_filled import EMPTY, HOSTILE

WHO = Recipient("P. Lindqvist", "Designated teacher", Audience.PROFESSIONAL, id="person:1")
READERS = frozenset({Allowed("person:1", "P. Lindqvist", Audience.PROFESSIONAL)})


def pack_of(data: bytes) -> Paper:
    """A pack with these pages."""
    its = Enclosure("Attendance summary", "Northfield School", WRITER.read_foreign(data).pages, READERS)
    first = b.Heading("Agenda", 1, new_page=True)
    return replace(paper(b.Contents("In this pack"), first, *enclosed(WHO, its).blocks), recipient=WHO)


@pytest.fixture
def in_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scan without a process of its own."""
    monkeypatch.setattr(foreign, "answer_of", theirs.here)


def test_its_pages_are_pictures_with_our_marking_numbering_and_words() -> None:
    whole = pack_of(theirs.printed((theirs.WORDS, "Second page")))
    data = WRITER.draw(whole)
    assert data == WRITER.draw(whole), "the same paper, the same bytes"
    texts = page_texts(data)
    assert "Attendance summary" in texts[0], "the contents name it"
    for number, text in enumerate(texts, start=1):
        for words in ("OFFICIAL-SENSITIVE", "C-0142", "Copy 2 of 3", "7c1f 09ab", f"Page {number} of 4"):
            assert words in text
        assert theirs.WORDS not in text, "what is in the picture is not text of ours"
    reader = PdfReader(io.BytesIO(data))
    images = [image for page in reader.pages for image in page.images]
    assert [image.image.size for image in images if image.image is not None] == [(1240, 1754)] * 2
    objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1))
    heard = [str(one["/Alt"]) for one in objects if isinstance(one, DictionaryObject) and "/Alt" in one]
    assert heard == [
        f"Page {n} of 2 of “Attendance summary”, a page of another agency (Northfield School) as a picture."
        " It cannot be read by a screen reader."
        for n in (1, 2)
    ]


@pytest.mark.usefixtures("in_here")
def test_print_photographs_and_colour_are_kept_as_suits_them() -> None:
    (grey,) = WRITER.read_foreign(theirs.printed()).pages
    (colour,) = WRITER.read_foreign(theirs.printed(colour=True)).pages
    (scan_of,) = WRITER.read_foreign(theirs.scanned()).pages
    assert (grey.picture.grey, grey.picture.packed) == (True, True)
    assert (colour.picture.grey, colour.picture.packed) == (False, False)
    assert scan_of.picture.grey
    assert scan_of.picture.width > scan_of.picture.height
    assert theirs.WORDS in grey.words
    assert scan_of.words == ""


@pytest.mark.usefixtures("in_here")
def test_what_was_filled_in_is_in_the_picture() -> None:
    empty = WRITER.read_foreign(EMPTY).pages[0].picture
    filled = WRITER.read_foreign(by_pypdf(EMPTY, {"purpose": "So that everyone is safe"})).pages[0].picture
    assert empty.digest != filled.digest


REFUSED = (
    *("script", "launch", "launch by reference", "sends itself", "file in it", "xfa", "locked"),
    *("nested", "half", "nothing", "another kind"),
)
OURS = {"file in it": "hidden in it", "sends itself": "send something away"}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.usefixtures("in_here")
def test_a_hostile_file_is_refused_in_one_sentence(name: str) -> None:
    data, words = HOSTILE[name]
    with pytest.raises(CannotEnclose, match=OURS.get(name, words)) as refusal:
        WRITER.read_foreign(data)
    assert refusal.value.sentence.endswith("Nothing of it was kept.")


@pytest.mark.usefixtures("in_here")
def test_limits_and_a_link_that_leads_nowhere_from_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    many = PdfWriter()
    for _ in range(MOST_PAGES + 1):
        many.add_blank_page(200, 200)
    target = io.BytesIO()
    many.write(target)
    with pytest.raises(CannotEnclose, match="more than 60 pages"):
        WRITER.read_foreign(target.getvalue())
    with pytest.raises(CannotEnclose, match="larger than 12 MB"):
        WRITER.read_foreign(b"%PDF-" + b"0" * LARGEST_FILE)
    assert WRITER.read_foreign(HOSTILE["link"][0]).pages
    monkeypatch.setattr(foreign_scan, "MOST_PICTURES", 100)
    with pytest.raises(CannotEnclose, match="too large"):
        WRITER.read_foreign(theirs.printed())
    thin = PdfWriter()
    thin.add_blank_page(10_000, 1)
    target = io.BytesIO()
    thin.write(target)
    with pytest.raises(CannotEnclose, match="damaged"):
        WRITER.read_foreign(target.getvalue())


def test_without_the_look_through_it_would_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "answer_of", theirs.here)
    monkeypatch.setattr(foreign_scan, "look_through", lambda *_: None)
    assert WRITER.read_foreign(HOSTILE["script"][0]).pages
