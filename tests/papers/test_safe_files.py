"""The file itself: the same bytes, metadata by allow-list, one revision, nothing that points outside (H35, H43)."""

import getpass
import io
import platform
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from hsb_desktop.documents.blocks import Heading, KeyValue, KeyValues, Paragraph, Table, Words
from tests.papers.reading import WRITER, paper
from tests.papers.test_words_whole import HOSTILE

SAMPLE = paper(
    Heading("At home"),
    KeyValues((KeyValue("Who to ask", Words("Mum, Nguyễn, ✓")),)),
    Table(("A", "B"), ((Words("one"), Words("two")),)),
    *(Paragraph(Words(text)) for text in HOSTILE),
)


def _root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def _packet(reader: PdfReader) -> str:
    text: str = _root(reader)["/Metadata"].get_data().decode("utf-8")
    return text


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert WRITER.draw(SAMPLE) == WRITER.draw(SAMPLE)


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from tests.papers.test_safe_files import SAMPLE; from tests.papers.reading import WRITER;"
        "sys.stdout.buffer.write(WRITER.draw(SAMPLE))"
    )
    root = Path(__file__).parent.parent.parent
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=root)
    assert run.stdout == WRITER.draw(SAMPLE)


def test_metadata_is_an_allow_list() -> None:
    data = WRITER.draw(SAMPLE)
    reader = PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    entries = {str(key): str(value) for key, value in reader.metadata.items()}
    assert entries == {"/Title": "Safety plan C-0142", "/Producer": "hsb-desktop"}
    packet = _packet(reader)
    assert set(re.findall(r"<(dc:\w+|pdfuaid:\w+|xmp\w*:\w+)>", packet)) == {
        "pdfuaid:part",
        "dc:title",
        "dc:language",
    }
    assert "Safety plan C-0142" in packet
    for who in ("Ellery", getpass.getuser(), platform.node(), str(Path.home())):
        assert who not in packet


def test_one_revision_and_the_catalogue_says_how_to_show_it() -> None:
    data = WRITER.draw(paper())
    assert data.count(b"%%EOF") == 1
    assert data.count(b"startxref") == 1
    root = _root(PdfReader(io.BytesIO(data)))
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def _names(found: object, seen: set[int], names: set[str]) -> None:
    if isinstance(found, IndirectObject):
        if found.idnum in seen:
            return
        seen.add(found.idnum)
        found = found.get_object()
    if isinstance(found, DictionaryObject):
        for key, value in found.items():
            names.add(str(key))
            _names(value, seen, names)
    elif isinstance(found, ArrayObject):
        for value in found:
            _names(value, seen, names)


def test_nothing_points_outside_the_file() -> None:
    reader = PdfReader(io.BytesIO(WRITER.draw(SAMPLE)))
    names: set[str] = set()
    _names(reader.trailer, set(), names)
    forbidden = {
        "/URI",
        "/Launch",
        "/GoToR",
        "/JS",
        "/JavaScript",
        "/EmbeddedFiles",
        "/AA",
        "/OpenAction",
        "/F",
        "/Annots",
    }
    assert not names & forbidden
    assert "/StructTreeRoot" in names


def test_drawing_opens_no_file_and_no_connection(tmp_path: Path) -> None:
    canary = tmp_path / "canary.png"
    canary.write_bytes(b"not a picture")
    WRITER.draw(paper())  # fonts are read once
    opened: list[str] = []
    watching = [True]

    def watch(event: str, args: tuple[object, ...]) -> None:
        if watching[0] and event in {
            "open",
            "socket.connect",
            "exec",
            "compile",
            "os.system",
            "subprocess.Popen",
        }:
            opened.append(f"{event} {args[:1]}")

    sys.addaudithook(watch)
    try:
        WRITER.draw(paper(Paragraph(Words(f"<img src='{canary}'/> <img src='http://localhost/x'/>"))))
    finally:
        watching[0] = False
    assert opened == []


@pytest.mark.parametrize("title", ["Safety plan", "Plan\u0007 <b>&"])
def test_the_title_is_well_formed_whatever_it_holds(title: str) -> None:
    data = WRITER.draw(replace(paper(), title=title))
    ElementTree.fromstring(_packet(PdfReader(io.BytesIO(data))))
