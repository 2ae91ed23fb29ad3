"""Two children, two cases: a link tells the other case's reference and nothing else of it."""

from dataclasses import replace

import pytest

from hsb_desktop.casework.cases import banner, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.links import (
    LinkedCase,
    as_reference,
    kind_words,
    link_case,
    linked_cases,
    unlink_case,
)
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import Link, LinkKind
from tests.casework.people import ROWAN, rowan


def test_one_step_links_both_cases_and_tells_no_name(desk: Desk) -> None:
    first = rowan(desk)
    other = open_case(desk, replace(ROWAN, name="Ines Okafor")).case_id
    ines = case_view(desk, first).case.linked_children[0]
    changes = link_case(desk, first, " c-2 ", LinkKind.HARMED, ines.id)
    assert changes.cases == {first, other}
    assert linked_cases(desk, first) == (LinkedCase(Link("C-0002", LinkKind.HARMED, ines.id), other, "I.O."),)
    assert linked_cases(desk, other) == (LinkedCase(Link("C-0001", LinkKind.DISPLAYED), first, "R.E."),)
    assert case_view(desk, other).case.people == (), "the other case learns no name"
    assert banner(desk, first).linked == banner(desk, other).linked == 1
    assert banner(desk, first).linked_words == "linked, kept apart: C-0002 (the child harmed)"
    assert (
        banner(desk, other).linked_words
        == "linked, kept apart: C-0001 (the child who displayed the behaviour)"
    )


def test_linking_again_corrects_and_keeps_who_the_other_child_is_there(desk: Desk) -> None:
    first, other = rowan(desk), open_case(desk, replace(ROWAN, name="Ines Okafor")).case_id
    ines = case_view(desk, first).case.linked_children[0]
    link_case(desk, first, "C-0002", LinkKind.HARMED, ines.id)
    link_case(desk, other, "C-0001", LinkKind.OTHER)
    assert case_view(desk, first).case.links == (Link("C-0002", LinkKind.OTHER, ines.id),)
    assert banner(desk, first).linked_words == "linked, kept apart: C-0002"
    assert unlink_case(desk, other, "C-0001").cases == {first, other}
    assert linked_cases(desk, first) == linked_cases(desk, other) == ()
    assert banner(desk, first).linked_words == "linked, kept apart: I.O."
    assert banner(desk, other).linked_words == ""


def test_a_case_elsewhere_is_linked_by_what_its_worker_gave(desk: Desk) -> None:
    first = rowan(desk)
    assert link_case(desk, first, "Camden  77/26", LinkKind.DISPLAYED).cases == {first}
    assert linked_cases(desk, first) == (LinkedCase(Link("Camden 77/26", LinkKind.DISPLAYED), None),)
    assert banner(desk, first).linked == 2
    unlink_case(desk, first, "Camden 77/26")
    assert linked_cases(desk, first) == ()


def test_what_is_no_link_is_refused(desk: Desk) -> None:
    first = rowan(desk)
    parent = case_view(desk, first).case.people[0]
    for reference, person, said in (
        (" ", None, "Enter the reference"),
        ("c 0001", None, "the reference of this case"),
        ("C-0002", parent.id, "Choose a linked child"),
    ):
        with pytest.raises(NotReady, match=said):
            link_case(desk, first, reference, LinkKind.HARMED, person)
    assert linked_cases(desk, first) == ()


def test_references_and_kinds_in_words() -> None:
    assert [as_reference(text) for text in ("c12", "C-0012", "c 12", "LB/12")] == ["C-0012"] * 3 + ["LB/12"]
    assert len({kind_words(kind) for kind in LinkKind}) == 3
    assert all(kind.seen_from_there.seen_from_there is kind for kind in LinkKind)
