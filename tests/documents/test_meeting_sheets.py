"""The sheets beside a pack: the short one holds no more than it should, the others are for professionals alone."""

import pytest

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose.blank import asked_of
from hsb_desktop.documents.compose.meeting_pack import PackParts, PackRecord
from hsb_desktop.documents.compose.meeting_sheets import (
    CopyLine,
    ToDecide,
    compose_collection,
    compose_outcome,
    compose_short,
)
from hsb_desktop.documents.compose.record_paper import Beside
from hsb_desktop.documents.inputs import ActionLine
from hsb_desktop.documents.paper import Composed, NotForThisReader, Recipient
from hsb_desktop.procedure.form import Audience, Question
from tests.documents import samples as s

MATRIX = PackRecord(s.record(s.MATRIX, s.MATRIX_ANSWERS), Beside(assessment=s.SUMMARY))
PLAN = PackRecord(s.record(s.PLAN, s.PLAN_ANSWERS))
ACTIONS = (
    ActionLine("Ring the school", s.CHAIR.name.upper()),
    ActionLine("Write to the landlord", "Somebody else", "Housing"),
    ActionLine("Somebody else’s affair", "Somebody else"),
)
PARTS = PackParts((MATRIX, PLAN), chronology=s.CHRONOLOGY, actions=ACTIONS)


def titles(found: Composed) -> list[str]:
    """Its parts."""
    return [one.text for one in found.paper.blocks if isinstance(one, b.Heading) and one.level == 1]


def test_the_short_pack_holds_agenda_plans_and_what_is_asked_of_its_reader() -> None:
    found = compose_short(s.copy_for(s.CHAIR), s.MEETING, PARTS)
    assert titles(found) == ["Agenda", "What is asked of you", "Safety plan"]
    said = str(found.paper.blocks)
    assert "Ring the school" in said
    assert "landlord" not in said
    assert "affair" not in said
    assert "a planted event" not in said
    housing = compose_short(
        s.copy_for(Recipient("N. Okoro", "Other, Housing", Audience.PROFESSIONAL)), s.MEETING, PARTS
    )
    assert "landlord" in str(housing.paper)
    assert "Ring the school" not in str(housing.paper)
    nothing = compose_short(s.copy_for(s.CHAIR), s.MEETING, PackParts((MATRIX,)))
    assert "Nothing that was agreed before is for you." in str(nothing.paper)
    assert nothing.paper.edition == ""


def test_the_short_pack_of_a_parent_holds_their_plan_alone() -> None:
    found = compose_short(s.copy_for(s.PARENT), s.MEETING, PARTS)
    assert titles(found) == ["Safety plan"]
    assert b.LeftOut("What is asked of you", "professionals only") in found.left_out
    assert "landlord" not in str(found.paper)
    bare = compose_short(s.copy_for(s.PARENT), s.MEETING, PackParts())
    assert titles(bare) == []
    assert "What is asked of you" not in str(bare.left_out)


def test_the_outcome_sheet_asks_what_the_meeting_decides() -> None:
    first, second = [one for one in s.MINUTES.items() if isinstance(one, Question)][:2]
    asked = asked_of(s.MINUTES, frozenset({second.id}), lambda _cite: "")
    assert [one.label for one in asked] == [second.label]
    found = compose_outcome(s.copy_for(s.CHAIR), s.MEETING, ToDecide(s.MINUTES, asked))
    assert second.label in str(found.paper)
    assert first.label not in str(found.paper)
    with pytest.raises(NotForThisReader):
        compose_outcome(s.copy_for(s.PARENT), s.MEETING, ToDecide(s.MINUTES, asked))


def test_the_collection_list_names_every_copy_and_is_for_professionals() -> None:
    lines = (
        CopyLine(1, "C. Ellery", "Family copy", 4, "Mon 21 December"),
        CopyLine(2, "M. Adeyemi", "Copy", 9),
    )
    found = compose_collection(s.copy_for(s.CHAIR), s.MEETING, lines)
    (table,) = [one for one in found.paper.blocks if isinstance(one, b.WriteInTable)]
    assert [cell.held for cell in table.rows[0]] == [
        "1",
        "C. Ellery, Family copy, pages: 4",
        "Mon 21 December",
        "",
        "",
    ]
    assert len(table.rows) == 6
    empty = compose_collection(s.copy_for(s.CHAIR), s.MEETING, ())
    assert "No copy was issued yet." in str(empty.paper)
    with pytest.raises(NotForThisReader):
        compose_collection(s.copy_for(s.PARENT), s.MEETING, lines)
