"""The register of copies and the check before release: how each copy went, what became of it, and why it might go."""

from dataclasses import replace

import pytest

from hsb_desktop.casework import journal
from hsb_desktop.casework.cases import case_view, open_case
from hsb_desktop.casework.copies import note_copy
from hsb_desktop.casework.copy_values import BY_POST, DESTROYED, OUT, RETURNED, Delivery
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.paper_checks import Reason
from hsb_desktop.casework.papers import (
    Asked,
    Underway,
    begin_issue,
    draw_issue,
    finish_issue,
    issue,
    note_output,
    preview,
    recipients,
)
from hsb_desktop.casework.people import NewPerson, add_person, change_person
from hsb_desktop.casework.records import amend_record, open_record, save_answer
from hsb_desktop.casework.refusals import CannotIssue, NotReady
from hsb_desktop.casework.work_views import Issued, PaperPreview
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Details, PersonKind
from hsb_desktop.procedure.ids import CaseId, PaperId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import plan_made
from tests.casework.people import ROWAN, rowan

PLAN, PURPOSE = "safety_plan", FieldKey("purpose")
POSTED = Delivery(BY_POST, "to the flat")
Made = tuple[CaseId, RecordId]


@pytest.fixture
def plan(desk: Desk, clock: FixedClock) -> Made:
    """A plan of a case with two parents who live apart, and another family's case beside it."""
    case_id = rowan(desk)
    other = open_case(desk, replace(ROWAN, name="Kit Danby")).case_id
    told = Details(address="12 Invented Row\nSomewhere", postcode="N1 1AA", address_shown=True)
    add_person(desk, other, NewPerson(PersonKind.PARENT, "Obi Danby", contact="07700 900 123", details=told))
    add_person(desk, other, NewPerson(PersonKind.PROFESSIONAL, "Ada Sample", contact="020 7946 0000"))
    father = Details(address="4 Elsewhere Lane, N1", postcode="N1 2BB", address_shown=True)
    new = NewPerson(PersonKind.PARENT, "D. Ellery", "father", contact="020 7946 0958", details=father)
    add_person(desk, case_id, new)
    return case_id, plan_made(desk, clock, case_id, PLAN)


def reader(desk: Desk, plan: Made, name: str) -> str:
    """The id of the reader of that name."""
    return next(one.id for one in recipients(desk, plan[0], PLAN, plan[1]) if one.name == name)


def shown(desk: Desk, plan: Made, name: str, words: str) -> PaperPreview:
    """The copy for somebody of a plan that says this."""
    if open_record(desk, plan[1]).read_only:
        amend_record(desk, plan[1], "to say something else")
    save_answer(desk, plan[1], PURPOSE, Answer(words))
    return preview(desk, plan[0], PLAN, plan[1], reader(desk, plan, name))


def given(desk: Desk, plan: Made, name: str, **more: object) -> Issued:
    """Issue the copy."""
    asked = Asked(plan[0], PLAN, plan[1], reader(desk, plan, name), **more)  # type: ignore[arg-type]
    begun = begin_issue(desk, asked)
    assert isinstance(begun, Underway)
    return finish_issue(desk, begun, draw_issue(desk, begun))


TIES = (
    ("Nothing of anybody else, on 2026-12-23.", "C. Ellery", False),
    ("Agreed with Obi Danby.", "C. Ellery", True),
    ("Agreed with Obi Danby.", "P. Lindqvist", True),
    ("Agreed with Obi.", "C. Ellery", False),
    ("Agreed with Ada Sample, 020 7946 0000.", "C. Ellery", False),
    ("Ring 07700900123.", "P. Lindqvist", True),
    ("Ring +44 7700 900123.", "Rowan Ellery", True),
    ("At 12 invented row, evenings.", "P. Lindqvist", True),
    ("At 4 Elsewhere Lane.", "C. Ellery", True),
    ("At 4 Elsewhere Lane.", "D. Ellery", False),
    ("At 4 Elsewhere Lane.", "P. Lindqvist", False),
    ("Ring (020) 7946 0958.", "C. Ellery", True),
    ("Ring (020) 7946 0958.", "Rowan Ellery", False),
)


def test_whoever_has_no_tie_to_the_reader_wants_a_reason(desk: Desk, plan: Made) -> None:
    for words, name, reason in TIES:
        made = shown(desk, plan, name, words)
        assert bool(made.wants_reason) is reason, (words, name)
        assert made.may_issue is not reason


def test_a_school_that_tells_where_a_linked_child_is_wants_a_reason(desk: Desk, plan: Made) -> None:
    linked = case_view(desk, plan[0]).case.linked_children[0]
    change_person(desk, plan[0], replace(linked, details=Details(school="Elsewhere Academy")))
    assert shown(desk, plan, "C. Ellery", "Not near Elsewhere Academy.").wants_reason
    assert not shown(desk, plan, "P. Lindqvist", "Not near Elsewhere Academy.").wants_reason


def test_a_reason_opens_the_way_for_what_was_found_and_is_kept(desk: Desk, plan: Made) -> None:
    made = shown(desk, plan, "C. Ellery", "Ring Obi Danby.")
    with pytest.raises(CannotIssue, match="somebody in another case"):
        given(desk, plan, "C. Ellery", delivery=POSTED)
    why = "He is her brother and she rings him daily."
    with pytest.raises(CannotIssue):
        given(desk, plan, "C. Ellery", delivery=POSTED, reason=Reason(why, frozenset({"something else"})))
    with pytest.raises(CannotIssue):
        given(desk, plan, "C. Ellery", delivery=POSTED, reason=Reason(". x 1", frozenset(made.wants_reason)))
    given(desk, plan, "C. Ellery", delivery=POSTED, reason=Reason(why, frozenset(made.wants_reason)))
    (line,) = case_view(desk, plan[0]).copies
    assert (line.reason, line.found) == (why, made.wants_reason)
    teacher = reader(desk, plan, "P. Lindqvist")
    register = preview(desk, plan[0], "copy_register", None, teacher)
    assert any(why in text.text for text in all_texts(register.paper))


def test_no_reason_opens_the_way_for_a_linked_child_or_an_address_that_is_withheld(
    desk: Desk, plan: Made
) -> None:
    mother = next(one for one in case_view(desk, plan[0]).case.people if one.name == "C. Ellery")
    change_person(desk, plan[0], replace(mother, details=Details(address="9 Refuge Close, N1")))
    for words in ("With Ines.", "At 9 Refuge Close."):
        made = shown(desk, plan, "D. Ellery", words)
        assert not made.may_issue
        assert not made.wants_reason
        everything = frozenset(said for check in made.checks for said in check.found)
        with pytest.raises(CannotIssue):
            given(desk, plan, "D. Ellery", delivery=POSTED, reason=Reason("Because", everything))
    assert shown(desk, plan, "P. Lindqvist", "At 9 Refuge Close.").wants_reason, "a professional may need it"


def test_without_the_check_another_family_goes_out(
    desk: Desk, plan: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(desk, plan, "C. Ellery", "Ring Obi Danby.")
    monkeypatch.setattr("hsb_desktop.casework.paper_checks.without_tie", lambda *_: ())
    assert given(desk, plan, "C. Ellery", delivery=POSTED).data


def test_how_it_is_handed_over_is_said_each_time(desk: Desk, plan: Made) -> None:
    for how in (None, Delivery("pigeon")):
        with pytest.raises(CannotIssue, match="how the copy reaches"):
            given(desk, plan, "C. Ellery", delivery=how)
    given(desk, plan, "C. Ellery", delivery=POSTED)
    issue(desk, plan[0], PLAN, plan[1], reader(desk, plan, "C. Ellery"))
    (line,) = case_view(desk, plan[0]).copies
    assert line.how == "By hand, Monday 21 December 2026", "the same copy, handed over once more"


def test_what_becomes_of_a_copy_is_entered_and_a_newer_one_supersedes_it(desk: Desk, plan: Made) -> None:
    case_id = plan[0]
    given(desk, plan, "C. Ellery", delivery=POSTED)
    given(desk, plan, "D. Ellery", delivery=POSTED)
    amend_record(desk, plan[1], "A word changed")
    save_answer(desk, plan[1], PURPOSE, Answer("Another purpose"))
    given(desk, plan, "C. Ellery", delivery=POSTED)
    lines = case_view(desk, case_id).copies
    assert [(line.paper.copy_number, line.state, line.is_out) for line in lines] == [
        (3, "out", True),
        (2, "out", True),
        (1, "superseded", True),
    ]
    assert lines[2].said == "Superseded Mon 21 December by copy 3; still out"
    assert lines[2].how == "By post, Monday 21 December 2026: to the flat"
    first = lines[2].paper.id
    for what, state in ((RETURNED, "returned"), (OUT, "superseded"), (DESTROYED, "destroyed")):
        note_copy(desk, case_id, first, what)
        assert case_view(desk, case_id).copies[2].state == state
    note_output(desk, case_id, first, "saved")
    saved, noted, *_ = journal.journal_page(desk, journal.Asked(case_id)).lines
    which = "Safety plan, copy 1 for C. Ellery"
    assert [(line.what, line.about) for line in (saved, noted)] == [
        ("Paper saved as a file", which),
        ("Copy of a paper noted", which),
    ]
    assert not any(which in line.about for line in journal.journal_page(desk, journal.Asked()).lines), (
        "the store's names nobody"
    )
    with pytest.raises(NotReady, match="another case"):
        note_copy(desk, CaseId("elsewhere"), first, RETURNED)
    with pytest.raises(ValueError, match="lost"):
        note_copy(desk, case_id, PaperId(first), "lost")
