"""The papers of a whole case and of the panel: what they hold, for whom, and what they say without being seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose import overview
from hsb_desktop.documents.inputs import (
    ChronologyLine,
    CopyDetails,
    MatrixSummary,
    PictureSummary,
    PositionSummary,
)
from hsb_desktop.documents.paper import Composed, NotForThisReader, Recipient
from tests.documents import case_papers
from tests.documents import samples as s

CHAIR = s.copy_for(s.CHAIR)


@pytest.mark.parametrize("who", [s.PARENT, s.CHILD, s.PANEL])
@pytest.mark.parametrize(
    "make",
    [
        lambda copy: case_papers.position(copy, s.POSITION),
        lambda copy: case_papers.matrix(copy, s.MATRIX_PAGE),
        lambda copy: case_papers.history(copy, ()),
        lambda copy: case_papers.way(copy, s.PICTURE),
    ],
)
def test_papers_of_the_case_are_for_professionals_only(
    who: Recipient, make: Callable[[CopyDetails], Composed]
) -> None:
    with pytest.raises(NotForThisReader, match="professionals only"):
        make(s.copy_for(who))


def texts(composed: Composed) -> str:
    """Its blocks as text."""
    return str(composed.paper.blocks)


def test_the_position_says_what_is_decided_open_agreed_and_who_is_there() -> None:
    whole = case_papers.position(CHAIR, s.POSITION)
    assert whole.included == ("Category and why", "Open and due", "Agreed actions", "Who is involved")
    assert whole.paper.subtitle == (
        "Rowan Ellery · born Thursday 3 May 2012 · C-0142 · on Tuesday 29 December 2026"
    )
    steps = next(x for x in whole.paper.blocks if isinstance(x, b.Table) and x.name == "Open and due")
    assert [row[0].tone for row in steps.rows] == [b.Tone.STRONG, b.Tone.PLAIN]
    bare = case_papers.position(CHAIR, PositionSummary())
    assert bare.included == ("Category and why", "Open and due")
    assert "Not decided yet" in texts(bare)
    assert "Nothing is open." in texts(bare)
    unborn = replace(CHAIR, case=replace(s.CASE, child=replace(s.CASE.child, born=None)))
    nobody = replace(s.POSITION, steps=s.POSITION.steps[1:])
    quiet = case_papers.position(unborn, nobody)
    assert quiet.paper.subtitle == "Rowan Ellery · C-0142 · on Tuesday 29 December 2026"
    table = next(x for x in quiet.paper.blocks if isinstance(x, b.Table))
    assert table.head == ("What", "By when", "Source"), "no column for who, where nobody is named"


def test_the_chronology_is_a_table_of_days() -> None:
    lines = (
        ChronologyLine(date(2026, 12, 21), "Concern received", "A concern was received.", "§3"),
        ChronologyLine(date(2026, 12, 21), "Nothing recorded", "for 43 days"),
    )
    whole = case_papers.history(CHAIR, lines)
    assert whole.paper.subtitle == "Rowan Ellery · C-0142 · until Tuesday 29 December 2026"
    (table,) = whole.paper.blocks
    assert isinstance(table, b.Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Mon 21 December 2026", "Concern received", "A concern was received. §3"],
        ["Mon 21 December 2026", "Nothing recorded", "for 43 days"],
    ]
    assert "Nothing is recorded yet." in texts(case_papers.history(CHAIR, ()))


def test_the_matrix_shows_each_answer_with_a_sign_of_its_own() -> None:
    whole = case_papers.matrix(CHAIR, s.MATRIX_PAGE)
    table = next(x for x in whole.paper.blocks if isinstance(x, b.Table))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["☑ 1.1 The first", "? 2.1 The third", "☐ 3.1 The fourth"],
        ["– 1.2 The second", "", ""],
    ]
    assert "☑ present" in texts(whole)
    assert isinstance(whole.paper.blocks[0], b.Paragraph), "what a sign means is heard before the signs"
    usual = [x for x in whole.paper.blocks if isinstance(x, b.Table)][1]
    assert usual.head == ("Category", "Colour")
    assert [cell.text for cell in usual.rows[0]] == ["HSB 1 Problematic", "Amber"]
    assert whole.paper.one_page
    assert whole.paper.subtitle.endswith("23 December 2026 · Decided: HSB 2 Abusive")
    blank = case_papers.matrix(CHAIR, MatrixSummary(s.MATRIX_PAGE.columns))
    assert blank.paper.subtitle == "Rowan Ellery · to fill in by hand"
    assert "not known" not in texts(blank)


def test_the_picture_is_also_said_and_listed() -> None:
    whole = case_papers.way(CHAIR, s.PICTURE)
    diagram = whole.paper.blocks[0]
    assert isinstance(diagram, b.Diagram)
    assert diagram.said.startswith(
        "Way through the procedure. The case stands at: Strategy meeting. Concern: Concern received, Done"
    )
    assert "Meet: Step-down, Not required: HSB 2; Strategy meeting, Now, Wed 30 December" in diagram.said
    (table,) = [block for block in whole.paper.blocks if isinstance(block, b.Table)]
    assert table.head == ("Box", "Part", "How it stands", "More")
    assert {row[1].text for row in table.rows} == {"Concern, §3", "Meet", "Decide, §6"}
    assert len(table.rows) == len(diagram.boxes)
    step_down = next(row for row in table.rows if row[0].text == "Step-down")
    assert [cell.text for cell in step_down[2:]] == ["Not required", "HSB 2"], "nothing is heard twice"
    assert diagram.boxes[1].mark == "", "its line says it already"
    unsaid = tuple(replace(box, state_words="", line="") for box in s.PICTURE.boxes)
    contacts = (("Coordinator (not confirmed)", "Advice"),)
    made = case_papers.procedure(CHAIR, replace(s.PICTURE, boxes=unsaid), contacts).paper
    listed, asked = [block for block in made.blocks if isinstance(block, b.Table)]
    assert listed.head == ("Box", "Part"), "no column is empty"
    assert [cell.text for cell in asked.rows[0]] == ["Coordinator (not confirmed)", "Advice"]
    nobody = case_papers.procedure(CHAIR, PictureSummary((), ())).paper
    assert (nobody.subtitle, nobody.subject) == ("", ""), "the procedure itself is about nobody"


def test_an_overview_without_every_case_says_so() -> None:
    assert not any(isinstance(block, b.Notice) for block in overview.body(s.OVERVIEW).blocks)
    notices = [
        block
        for block in overview.body(replace(s.OVERVIEW, complete=False)).blocks
        if isinstance(block, b.Notice)
    ]
    assert [notice.title for notice in notices] == ["Not every case is counted"]


def test_the_overview_draws_what_may_be_told_and_no_more() -> None:
    paper = overview.compose(s.OVERVIEW, s.PANEL_COPY)
    charts = [block for block in paper.blocks if isinstance(block, b.BarChart)]
    assert [(bar.label, bar.words, bar.low, bar.high) for bar in charts[0].bars] == [
        ("Park", "8", 8, 8),
        ("Online", "1 to 5", 1, 5),
        ("Bus", "0", 0, 0),
    ]
    assert charts[0].said == "Places, over all months. Park: 8; Online: 1 to 5; Bus: 0."
    table = next(block for block in paper.blocks if isinstance(block, b.Table))
    assert table.head == ("", "Nov 2026", "Dec 2026", "All")
    assert [cell.text for cell in table.rows[1]] == ["Online", "0", "1 to 5", "1 to 5"]
    assert (paper.neutral_title, paper.case_reference, paper.landscape) == (
        "Overview of the panel",
        "",
        False,
    )
    year = replace(s.OVERVIEW, months=tuple(date(2026, month, 1) for month in range(1, 13)), charts=())
    assert overview.compose(year, s.PANEL_COPY).landscape
