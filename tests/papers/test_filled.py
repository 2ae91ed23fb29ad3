"""What others filled in comes back as it was filled in; what was made to do harm is refused in words."""

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from hsb_desktop.casework.filled_port import LARGEST_FILE, CannotTakeIn
from hsb_desktop.documents import blocks as b
from hsb_desktop.papers import filled
from hsb_desktop.papers.filled_scan import Refused, scan
from tests.conftest import NeedsTool
from tests.documents import samples as s
from tests.papers.filling import HERE, bare, by_pypdf, by_script
from tests.papers.reading import WRITER, paper
from tests.papers.test_blanks import IDENTITY, blank_of

EMPTY = WRITER.draw_fillable(blank_of(s.PLAN, identity=IDENTITY))
ONE = b.WriteIn("1.1", "What?", (b.Space("q", b.Room.TEXT, "What?", lines=3),))
SMALL = WRITER.draw_fillable(paper(b.WriteIns((ONE,))))
TEXTS = {
    "made_on": "29/12/2026",
    "purpose": "So that everyone is safe, “Siân” said:\nŁódź, Nguyễn, Ọlá – and (brackets) \\ too",
    "settings/home/agreed": "Long words " * 60,
    "child_agrees@by": "Rowan Ellery",
}
TICKS = {"attached": "yes", "told": "no", "child_agrees": "agreed"}
HEARD = {"attached": "Yes, it is", "told": "No", "child_agrees": "Agreed"}
GIVEN = {"@form": IDENTITY, **TEXTS, **TICKS}


def _read(data: bytes) -> dict[str, str]:
    return dict(WRITER.read_filled(data).fields)


NAMES = "Łódź, Nguyễn, Ọlá, Çağrı Şahin, Ελένη, Анна"  # letters that no single byte has room for together


def _drawn(data: bytes, tool: str, folder: Path) -> str:
    """What somebody reads who opens the filled file: fields as the program that filled them drew them."""
    (folder / "filled.pdf").write_bytes(data)
    done = subprocess.run(
        [tool, str(folder / "filled.pdf"), "-"], capture_output=True, check=True, timeout=60
    )
    return " ".join(done.stdout.decode().split())


def test_what_pypdf_fills_in_comes_back(needs_tool: NeedsTool, tmp_path: Path) -> None:
    data = by_pypdf(EMPTY, {**TEXTS, **TICKS, "several@no": "Yes"})
    named = by_pypdf(EMPTY, {"child_agrees@by": NAMES})
    assert NAMES in _drawn(named, needs_tool("pdftotext"), tmp_path)
    assert _read(data) == {**GIVEN, "several@no": "Yes"}
    assert scan(EMPTY)["fields"] == {"@form": IDENTITY}, "what is empty says nothing"


def test_what_pdfjs_fills_in_comes_back(
    needs_tool: NeedsTool, not_run: Callable[[str], None], tmp_path: Path
) -> None:
    command = [needs_tool("node"), str(HERE / "fill_with_pdfjs.js")]
    if subprocess.run([*command, "--there"], check=False).returncode:
        not_run("pdf.js is not there (libjs-pdf)")
    named = by_script(command, EMPTY, {"child_agrees@by": NAMES}, tmp_path)
    assert NAMES in _drawn(named, needs_tool("pdftotext"), tmp_path)
    assert _read(by_script(command, EMPTY, {**TEXTS, **TICKS, "several@no": "Yes"}, tmp_path)) == {
        **GIVEN,
        "several@no": "Yes",
    }


def test_what_poppler_fills_in_comes_back(
    needs_tool: NeedsTool, not_run: Callable[[str], None], tmp_path: Path
) -> None:
    needs_tool("pdftotext")
    command = ["/usr/bin/python3", str(HERE / "fill_with_poppler.py")]
    if subprocess.run([*command, "--there"], check=False, capture_output=True).returncode:
        not_run("poppler's bindings are not there (gir1.2-poppler-0.18)")
    named = by_script(command, EMPTY, {"child_agrees@by": NAMES}, tmp_path)
    assert NAMES in _drawn(named, needs_tool("pdftotext"), tmp_path)
    assert _read(by_script(command, EMPTY, {**TEXTS, **HEARD}, tmp_path)) == GIVEN


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=300))
@example("é e\u0301 ﬁ \u202e שלום مرحبا 中文 \N{GRINNING FACE}\nnew line")
@example("þÿ looks like a mark")
@example("\ufefflooks like a mark")
@example("x" * 20_000)
def test_any_text_comes_back_as_it_was_typed(text: str) -> None:
    """A file holds line ends of its own; every other sign is the one that was typed."""
    assert scan(bare(SMALL, {"q": text}))["fields"].get("q", "") == text


# ------------------------------------------------------------------------------------------------- hostile files


def _with(change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(EMPTY)))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _action(kind: str) -> Callable[[PdfWriter], None]:
    def put(writer: PdfWriter) -> None:
        field: Any = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
        field[NameObject("/A")] = DictionaryObject({NameObject("/S"): NameObject(kind)})

    return put


def _by_reference(writer: PdfWriter) -> None:
    """The kind of action stands elsewhere in the file."""
    _action("/Launch")(writer)
    field: Any = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    field["/A"][NameObject("/S")] = writer._add_object(NameObject("/Launch"))


def _opens(writer: PdfWriter) -> None:
    script = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    }
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)


def _attach(writer: PdfWriter) -> None:
    writer.add_attachment("x.exe", b"MZ")


def _xfa(writer: PdfWriter) -> None:
    writer.root_object["/AcroForm"].get_object()[NameObject("/XFA")] = ArrayObject()  # type: ignore[index]


def _nested(writer: PdfWriter) -> None:
    inner = ArrayObject()
    for _ in range(300):
        inner = ArrayObject([inner])
    writer.root_object[NameObject("/Deep")] = inner


def _around(writer: PdfWriter) -> None:
    """Fields whose children are themselves."""
    form: Any = writer.root_object["/AcroForm"]
    first = form["/Fields"][0]
    first.get_object()[NameObject("/Kids")] = ArrayObject([first])


def _many_pages(writer: PdfWriter) -> None:
    for _ in range(90):
        writer.add_blank_page()


def _much_text(writer: PdfWriter) -> None:
    form: Any = writer.root_object["/AcroForm"]
    form["/Fields"][0].get_object()[NameObject("/V")] = TextStringObject("x" * 600_000)


def _two_ticks(writer: PdfWriter) -> None:
    for page in writer.pages:
        for reference in page.get("/Annots", []):
            field: Any = reference.get_object()
            if "/Parent" in field and field["/Parent"].get_object()["/T"] == "told":
                field[NameObject("/AS")] = next(NameObject(k) for k in field["/AP"]["/N"] if k != "/Off")


def _no_text(writer: PdfWriter) -> None:
    form: Any = writer.root_object["/AcroForm"]
    form["/Fields"][0].get_object()[NameObject("/V")] = NumberObject(3)


def _no_form(writer: PdfWriter) -> None:
    del writer.root_object["/AcroForm"]


HOSTILE = {
    "script": (_with(_opens), "JavaScript"),
    "script of a field": (_with(_action("/JavaScript")), "JavaScript"),
    "launch": (_with(_action("/Launch")), "start other programs"),
    "launch by reference": (_with(_by_reference), "start other programs"),
    "link": (_with(_action("/URI")), "leads outside"),
    "sends itself": (_with(_action("/SubmitForm")), "leads outside"),
    "file in it": (_with(_attach), "hidden in it"),
    "xfa": (_with(_xfa), "XFA"),
    "locked": (_with(lambda writer: writer.encrypt("word")), "password"),
    "nested": (_with(_nested), "too long to read"),
    "its own child": (_with(_around), "damaged"),
    "pages": (_with(_many_pages), "more pages or fields"),
    "text": (_with(_much_text), "more pages or fields"),
    "two ticks": (_with(_two_ticks), "Two answers are ticked"),
    "not a text": (_with(_no_text), "damaged"),
    "no form": (_with(_no_form), "no fields"),
    "half": (EMPTY[: len(EMPTY) // 3], "damaged"),
    "nothing": (b"", "not a PDF"),
    "another kind": (b"PK\x03\x04" + b"0" * 100, "not a PDF"),
    "large": (b"%PDF-1.7" + b"0" * LARGEST_FILE, "larger than"),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_a_hostile_file_is_refused_in_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, words = HOSTILE[name]

    def here(_module: str, data: bytes, _seconds: int) -> dict[str, Any]:
        try:
            return scan(data)
        except Refused as refused:
            return {"refused": str(refused)}
        except Exception:  # noqa: BLE001 - as the process answers
            return {"refused": "damaged"}

    monkeypatch.setattr(filled, "answer_of", here)
    with pytest.raises(CannotTakeIn, match=words) as refusal:
        WRITER.read_filled(data)
    assert "Nothing was taken in" in refusal.value.sentence


def test_a_file_that_holds_the_reader_up_ends_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filled, "_SECONDS", 0.01)
    with pytest.raises(CannotTakeIn, match="too long to read"):
        WRITER.read_filled(EMPTY)


def test_the_reading_process_refuses_in_one_word() -> None:
    with pytest.raises(CannotTakeIn, match="JavaScript"):
        WRITER.read_filled(HOSTILE["script"][0])
