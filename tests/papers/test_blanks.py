"""Blanks as files: every number is read by a scanner's OCR, long lists go overleaf, fields are described and alone."""

import io
import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose.blank import Blank, compose_blank
from hsb_desktop.documents.paper import Paper
from hsb_desktop.formbook.book import load_book
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.procedure.form import Form, Repeat
from hsb_desktop.procedure.numbering import numbers
from tests.conftest import NeedsTool
from tests.documents import samples as s
from tests.papers.reading import WRITER, paper

FORMS = {form.id: form for form in load_book().forms_in_force(s.ON)}
IDENTITY = "sample/2026-01/safety_plan (C-0142) 0f3a"


def blank_of(form: Form, *, identity: str = "") -> Paper:
    """The blank of a form, for the sample's case where it has an identity."""
    details = Blank("OFFICIAL", s.ON, lambda cite: cite.section, "C-0142" if identity else "", identity)
    return compose_blank(form, details)


def _fields(data: bytes) -> dict[str, Any]:
    return dict(PdfReader(io.BytesIO(data)).get_fields() or {})


def _numbers(form: Form) -> set[str]:
    """The numbers of all its questions."""
    given = numbers(form)
    found = {given.of(item.id) for item in form.items() if not isinstance(item, Repeat)}
    for item in form.items():
        if isinstance(item, Repeat):
            found |= {given.of(question.id, item.id) for question in item.questions}
    return found


IN_EVERY_RUN = ("police_referral",)
SCANS = [
    pytest.param(form, marks=() if form.id in IN_EVERY_RUN else pytest.mark.faults_long, id=form.id)
    for form in FORMS.values()
]


@pytest.mark.parametrize("form", SCANS)
def test_a_scan_in_grey_is_read_by_its_numbers(form: Form, needs_tool: NeedsTool, tmp_path: Path) -> None:
    """100 dots to the inch, as an office machine scans; the reader is given them twice as large."""
    ocr, draw = needs_tool("tesseract"), needs_tool("pdftoppm")
    source = tmp_path / "blank.pdf"
    source.write_bytes(WRITER.draw(blank_of(form)))
    subprocess.run([draw, "-r", "100", "-gray", "-png", str(source), str(tmp_path / "page")], check=True)
    pages = sorted(tmp_path.glob("page*.png"))
    for page in pages:
        with Image.open(page) as scan:
            scan.resize((scan.width * 2, scan.height * 2), Image.Resampling.LANCZOS).save(page)
    missed = _numbers(form)
    for layout in ("4", "6"):  # as columns, then, where it took a number for a picture, as lines
        if missed:
            read = "".join(_read(ocr, page, layout) for page in pages)
            missed = {number for number in missed if number not in read}
    assert not missed, sorted(missed)


def _read(ocr: str, page: Path, layout: str) -> str:
    command, alone = [ocr, str(page), "-", "--psm", layout], {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, capture_output=True, check=True, env=alone).stdout.decode("utf-8")


def test_fields_are_named_described_and_share_nothing() -> None:
    reader = PdfReader(io.BytesIO(WRITER.draw_fillable(blank_of(s.PLAN, identity=IDENTITY))))
    pictures: list[int] = []
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            field: Any = reference.get_object()
            assert field["/TU"], "somebody who hears it is told nothing"
            assert not {"/A", "/AA"} & set(field)
            shown: Any = field["/AP"]
            states: Any = shown["/N"] if field.get("/FT", "/Btn") == "/Btn" else {"/N": shown.raw_get("/N")}
            pictures += [states.raw_get(k).idnum if k != "/N" else states[k].idnum for k in states]
    assert len(pictures) == len(set(pictures)), "what is typed into one field would show in another"
    root: Any = reader.trailer["/Root"]
    assert "/NeedAppearances" not in root["/AcroForm"]
    assert not {"/OpenAction", "/AA", "/Names"} & set(root)


def test_the_file_says_which_form_it_is_where_everybody_can_read_it() -> None:
    data = WRITER.draw_fillable(blank_of(s.PLAN, identity=IDENTITY))
    field = _fields(data)["@form"]
    assert field["/V"] == IDENTITY
    assert field["/Ff"] & 1, "it can be typed over"
    assert IDENTITY.encode("latin1").replace(b"(", b"\\(").replace(b")", b"\\)") in data


def test_a_blank_on_paper_has_no_fields() -> None:
    data = WRITER.draw(blank_of(s.PLAN, identity=IDENTITY))
    assert not _fields(data)
    assert IDENTITY in " ".join("".join(page_texts(data)).split())


def test_more_boxes_than_a_page_has_room_for_go_overleaf() -> None:
    ticks = tuple(
        b.Tick(f"t{n}", f"The {n}th answer, which takes a line of its own " + "long " * 8) for n in range(70)
    )
    many = b.WriteIn("1.1", "Which?", (b.Space("q", b.Room.TICKS, "Which?", ticks=ticks, several=True),))
    data = WRITER.draw_fillable(paper(b.WriteIns((many,))))
    assert len(PdfReader(io.BytesIO(data)).pages) > 1
    assert set(_fields(data)) == {f"q@t{n}" for n in range(70)}
    assert re.search(r"The 69th answer", "".join(page_texts(data)))


def test_a_head_without_a_number_stands_in_one_line() -> None:
    """Its first word is no number: only a number stands over its question, in the figures a scanner reads."""
    head, room = ("For whom", "4.1.3 Which setting"), b.Space("", b.Room.LINE, "")
    table = b.WriteInTable(head, ((room, room),), (b.Column.MIDDLE, b.Column.MIDDLE))
    (text,) = page_texts(WRITER.draw(paper(table)))
    lines = text.splitlines()
    assert any("For whom" in line for line in lines)
    assert any("Which setting" in line and "4.1.3" not in line for line in lines)


def test_room_to_draw_is_one_empty_box() -> None:
    data = WRITER.draw(paper(b.RoomToDraw("I can draw here", lines=10)))
    assert "I can draw here" in page_texts(data)[0]
    image = WRITER.page_image(data, 0, 1.0)
    middle = [image.pixels[4 * (row * image.width + image.width // 2)] < 250 for row in range(image.height)]
    dark = [row for row, ink in enumerate(middle) if ink]
    widest = max(later - sooner for sooner, later in pairwise(dark) if later < image.height - 120)
    assert 200 < widest < 240, "ten lines high, with nothing in it"
