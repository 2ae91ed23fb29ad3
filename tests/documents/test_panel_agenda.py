"""The panel's agenda on paper: items in order, what the panel may not read left out and counted."""

from dataclasses import replace
from datetime import date

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose.panel_agenda import (
    AgendaCase,
    AgendaItem,
    AgendaSheet,
    Tracked,
    body,
    compose,
)
from hsb_desktop.documents.paper import PanelCopy
from hsb_desktop.procedure.form import Audience

ON = date(2027, 1, 14)
OPEN = Tracked(
    "C-0001", "R.E.", "Meet the school", "T. Marlow", "Social care", "Targeted disruption", ON, "overdue"
)
HIDDEN = Tracked("C-0002", "I.O.", "Kestrelbridge", "D. Marsh", for_panel=False)
SHEET = AgendaSheet(
    "MASE agenda",
    ON,
    "Chaired jointly",
    (
        AgendaItem("Welcome"),
        AgendaItem("New nominations", (AgendaCase("C-0001", "R.E.", "Nominated Mon 21 December"),)),
        AgendaItem("Updates", nothing="Nothing"),
        AgendaItem("Decisions", tracked=(OPEN, HIDDEN)),
    ),
    (OPEN, Tracked("", "", "Plain", "")),
)


def texts(blocks: tuple[b.Block, ...]) -> list[str]:
    """Every cell and paragraph."""
    found = []
    for block in blocks:
        if isinstance(block, b.Table):
            found += [cell.text for row in block.rows for cell in row]
        elif isinstance(block, b.Paragraph):
            found.append(block.words.text)
        elif isinstance(block, b.Heading):
            found.append(block.text)
    return found


def test_items_are_numbered_and_what_is_not_for_the_panel_is_left_out() -> None:
    said = texts(body(SHEET).blocks)
    assert said[:2] == ["1. Welcome", "2. New nominations"]
    assert "Nominated Mon 21 December" in said
    assert "Nothing" in said
    assert "Targeted disruption: Meet the school" in said
    assert "Thu 14 January, overdue" in said
    assert "1 more is not for the panel and is left out." in said
    assert "Kestrelbridge" not in " ".join(said)


def test_cases_that_could_not_be_looked_at_are_named_on_top() -> None:
    assert not any(isinstance(block, b.Notice) for block in body(SHEET).blocks)
    two = (AgendaCase("C-0003", "S.K.", ""), AgendaCase("C-0004", "I.O.", ""))
    first = body(replace(SHEET, aside=two)).blocks[0]
    assert isinstance(first, b.Notice)
    assert first.title == "Not looked at for this agenda: C-0003 S.K., C-0004 I.O."


def test_several_lines_that_are_left_out_are_counted() -> None:
    said = texts(body(replace(SHEET, actions=(HIDDEN, HIDDEN))).blocks)
    assert "2 more are not for the panel and are left out." in said


def test_it_is_the_panels_copy_and_names_no_case() -> None:
    paper = compose(SHEET, PanelCopy("MASE", "OFFICIAL-SENSITIVE", ON))
    assert (paper.recipient.audience, paper.case_reference, paper.subject) == (Audience.PANEL, "", "")
    assert paper.subtitle == "Thursday 14 January 2027 · Chaired jointly"
    tracker = [block for block in paper.blocks if isinstance(block, b.Heading) and block.new_page]
    assert [block.text for block in tracker] == ["Action tracker"]
