"""A new paper of the whole case is a text file: offered, made for each reader as far as it is theirs, and issued."""

import shutil
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.papers import issue, kinds, preview, recipients
from hsb_desktop.casework.records import amend_record, complete_record, save_answer
from hsb_desktop.documents.compose import case_paper
from hsb_desktop.documents.paper import NotForThisReader
from hsb_desktop.formbook.book import load_book
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Audience
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.paper_layout import Part
from hsb_desktop.support.clock import FixedClock
from hsb_desktop.support.paths import forms_directory
from tests.casework.doing import decided, plan_made
from tests.casework.people import rowan

PAPERS = """
[[paper]]
id = "handover"
offered = "Handover to another worker"
title = "Handover summary"
audience = ["child", "family", "professional"]
cover = ["name", "reference", "on"]

    [[paper.part]]
    kind = "words"
    words = "Read this before you ring anybody."

    [[paper.part]]
    kind = "standing"
    heading = "Where it stands"

    [[paper.part]]
    kind = "record"
    form = "safety_plan"
    sections = ["about_plan"]

    [[paper.part]]
    kind = "people"
    heading = "Who is there"
"""
PLANTED = "Planted for professionals"


@pytest.fixture
def there(desk: Desk, tmp_path: Path) -> Desk:
    """A desk of the shipped council with one paper more."""
    root = Path(shutil.copytree(forms_directory(), tmp_path / "forms"))
    (root / "islington" / "2016-10" / "papers.toml").write_text(PAPERS, encoding="utf-8")
    return replace(desk, book=load_book(root))


@pytest.fixture
def case_id(there: Desk, clock: FixedClock) -> CaseId:
    """A case with a decision whose reason only professionals may read."""
    case_id = rowan(there)
    record = decided(there, clock, case_id, "2", ("c2_1",))
    assert record
    return case_id


def read(there: Desk, case_id: CaseId) -> dict[str, str]:
    """What the copy for each kind of reader says, page by page."""
    found = {}
    for one in recipients(there, case_id, "handover", None):
        if not one.why_not:
            shown = preview(there, case_id, "handover", None, one.id)
            found[one.copy_type] = " ".join(" ".join(page_texts(shown.data)).split())
    return found


def test_a_paper_that_no_python_knows_is_offered_made_for_its_readers_and_issued(
    there: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    (choice,) = [one for one in kinds(there, case_id) if one.kind == "handover"]
    assert (choice.title, choice.record_id) == ("Handover to another worker", None)
    before = read(there, case_id)
    assert "Safety plan: nothing was completed yet." in before["professional"]
    plan = plan_made(there, clock, case_id, "safety_plan")
    amend_record(there, plan, "What the plan rests on")
    assert "Safety plan: it is being written" in read(there, case_id)["professional"], "and not: nothing was"
    save_answer(there, plan, FieldKey("rests_on"), Answer(PLANTED))
    complete_record(there, plan)
    said = read(there, case_id)
    assert set(said) == {"child", "family", "professional"}
    for words in said.values():
        assert "Handover summary" in words
        assert "Read this before you ring anybody." in words
    for never in ("HSB 2 Abusive", "Who is there", PLANTED):
        assert {kind for kind, words in said.items() if never in words} == {"professional"}, never
    reader = next(
        one for one in recipients(there, case_id, "handover", None) if one.copy_type == "professional"
    )
    issued = issue(there, case_id, "handover", None, reader.id).paper
    assert (issued.title, issued.kind) == ("Handover summary", "handover")
    assert [line.paper.id for line in case_view(there, case_id).copies] == [issued.id]


def test_no_layout_gives_a_part_to_whom_it_is_never_for_and_without_that_it_would(
    there: Desk, case_id: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "HSB 2 Abusive" not in read(there, case_id)["family"]
    everybody = {part: frozenset(Audience) for part in Part}
    monkeypatch.setattr(case_paper, "CEILINGS", MappingProxyType(everybody))
    assert "HSB 2 Abusive" in read(there, case_id)["family"], "the ceiling is what kept it out"


def test_a_layout_keeps_a_part_from_readers_who_might_have_it_and_says_nothing_to_sign(
    there: Desk, clock: FixedClock, case_id: CaseId, tmp_path: Path
) -> None:
    """The work flow is for everybody, and this paper of it for professionals; agreements stay with their wording."""
    plan_made(there, clock, case_id, "safety_plan")
    papers = PAPERS.replace('"child", "family", "professional"', '"professional"')
    papers = papers.replace('sections = ["about_plan"]', 'sections = ["about_plan", "agreements"]')
    papers += '\n    [[paper.part]]\n    kind = "procedure_picture"\n    heading = "The work flow"\n'
    folder = tmp_path / "other"
    shutil.copytree(there.book.root, folder)  # type: ignore[attr-defined]
    (folder / "islington" / "2016-10" / "papers.toml").write_text(papers, encoding="utf-8")
    other = replace(there, book=load_book(folder))
    said = read(other, case_id)
    assert set(said) == {"professional"}
    assert "The work flow" in said["professional"]
    assert "Agreed by" not in said["professional"]
    assert "Signature" not in said["professional"]


def test_a_paper_is_made_for_nobody_it_holds_nothing_for(there: Desk, case_id: CaseId) -> None:
    views = {one.copy_type: one for one in recipients(there, case_id, "current_position", None)}
    assert views["family"].why_not == "This paper is for professionals only."
    with pytest.raises(NotForThisReader, match="professionals only"):
        preview(there, case_id, "current_position", None, views["family"].id)
