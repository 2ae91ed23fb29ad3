"""The papers of a case as data: the program's own come whole, an edition adds and replaces, every fault is named."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hsb_desktop.documents.compose.case_paper import CEILINGS
from hsb_desktop.formbook.book import load_book
from hsb_desktop.formbook.describe import describe_edition
from hsb_desktop.formbook.folder_check import check_folder
from hsb_desktop.formbook.parse_papers import parse_papers, shipped_papers
from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.formbook.reading import Faults
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.paper_layout import PaperLayout, Part
from hsb_desktop.support.paths import forms_directory

DAY = date(2026, 12, 21)
SHIPPED = ("current_position", "chronology", "risk_matrix", "workflow", "workflow_whole", "copy_register")
HANDOVER = """
[[paper]]
id = "handover"
title = "Handover summary"
audience = ["professional"]
cover = ["name", "on"]
    [[paper.part]]
    kind = "words"
    words = "For whoever takes the case over."
    [[paper.part]]
    kind = "standing"
    heading = "Where it stands"
    [[paper.part]]
    kind = "record"
    form = "safety_plan"
"""
ALONE = """
[[paper]]
id = "alone"
title = "Alone"
audience = ["professional"]
    [[paper.part]]
    kind = "chronology"
"""


def parse(tmp_path: Path, text: str) -> tuple[tuple[PaperLayout, ...], list[str]]:
    """The papers of an edition that has this papers.toml, and its faults."""
    (tmp_path / "papers.toml").write_text(text, encoding="utf-8")
    faults = Faults()
    book = load_book()
    forms = book.forms_in_force(DAY)
    found = parse_papers(tmp_path, tmp_path, load_procedure("islington"), forms, faults)
    return found, [str(fault) for fault in faults]


def test_the_programs_own_papers_are_those_of_every_edition_that_says_nothing() -> None:
    assert tuple(paper.id for paper in shipped_papers()) == SHIPPED
    assert load_book().papers(DAY) == shipped_papers()
    assert {part.kind for paper in shipped_papers() for part in paper.parts} == set(Part) - {
        Part.RECORD,
        Part.WORDS,
    }, "every part that the program fills is on a paper"
    assert set(CEILINGS) == set(Part) - {Part.RECORD}, "and nobody's part is without its readers"


def test_an_edition_adds_a_paper_and_takes_the_place_of_one(tmp_path: Path) -> None:
    found, faults = parse(tmp_path, HANDOVER + ALONE.replace('"alone"', '"chronology"'))
    assert faults == []
    assert tuple(paper.id for paper in found) == (*SHIPPED, "handover")
    assert (found[1].title, found[1].cover) == ("Alone", ())
    handover = found[-1]
    assert handover.offered == handover.title == "Handover summary"
    assert handover.audience == {Audience.PROFESSIONAL}
    assert [part.kind for part in handover.parts] == [Part.WORDS, Part.STANDING, Part.RECORD]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('id = "handover"', 'id = "alone"', "stands here twice"),
        ('id = "handover"', 'id = "meeting_pack"', "another paper’s id"),
        ('id = "handover"', 'id = "safety_plan"', "another paper’s id"),
        ('id = "handover"', 'id = "plan_insert"', "another paper’s id"),
        ('id = "handover"', 'id = "journal"', "another paper’s id"),
        ('id = "handover"', 'id = "../up"', "is not an id"),
        ('"name", "on"', '"name", "name"', "stands here twice"),
        ('"standing"', '"everything"', "“everything” is not known here"),
        ('"name", "on"', '"name", "weather"', "“weather” is not known here"),
        ('form = "safety_plan"', 'form = "no_form"', "“no_form” is not known here"),
        ('form = "safety_plan"', 'form = "safety_plan"\nsections = ["attic"]', "“attic” is not known here"),
        ('heading = "Where it stands"', "", "This part has no heading"),
        (
            'audience = ["professional"]\ncover',
            'audience = ["council"]\ncover',
            "“council” is not known here",
        ),
        (HANDOVER, ALONE.replace("professional", "family"), "No part of this paper may be read by “family”"),
        ('words = "For whoever takes the case over."', "", "words"),
        ('kind = "record"', 'kind = "record"\nheading = "Plan"', "heading"),
    ],
)
def test_every_fault_is_named(tmp_path: Path, was: str, now: str, said: str) -> None:
    whole = HANDOVER + ALONE
    assert was in whole
    _, faults = parse(tmp_path, whole.replace(was, now, 1))
    assert [fault for fault in faults if said in fault], faults
    assert all("papers.toml" in fault for fault in faults)


def test_the_check_reads_them_and_the_reading_copy_lists_them(tmp_path: Path) -> None:
    root = Path(shutil.copytree(forms_directory(), tmp_path / "forms"))
    (root / "editions.lock").unlink()
    (plain,) = check_folder(root).editions
    assert plain.papers == ()
    papers = root / "islington" / "2016-10" / "papers.toml"
    papers.write_text(HANDOVER, encoding="utf-8")
    report = check_folder(root)
    assert report.faults == ()
    said = describe_edition(report.editions[0])
    assert "## Papers of the whole case" in said
    assert "Handover summary" in said
    assert "for: professional" in said
    assert "Where it stands." in said
    assert "Papers of the whole case" not in describe_edition(plain)
    papers.write_text(HANDOVER.replace('"standing"', '"everything"'), encoding="utf-8")
    assert ["everything" in str(fault) for fault in check_folder(root).faults] == [True]


def test_a_file_that_is_no_toml_leaves_the_programs_own_and_says_so(tmp_path: Path) -> None:
    found, faults = parse(tmp_path, "[[paper")
    assert found == shipped_papers()
    assert len(faults) == 1
