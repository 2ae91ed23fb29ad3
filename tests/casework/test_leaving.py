"""Somebody is no longer part of a case: offered nowhere from then on, kept everywhere they stand, and taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, case_view, change_person, open_case
from hsb_desktop.casework.chronology import chronology_of
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.drafts import drafts_of, keep_draft, leaving, one_person
from hsb_desktop.casework.leaving import end_part, take_back
from hsb_desktop.casework.links import link_case, unlink_case
from hsb_desktop.casework.meetings import add_attendee, plan_meeting
from hsb_desktop.casework.other_children import other_children
from hsb_desktop.casework.papers import preview, recipients
from hsb_desktop.casework.people import person_form, pick_people
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import Case, LinkKind, Person, PersonKind
from hsb_desktop.procedure.ids import CaseId
from tests.casework.people import rowan

TEACHER, MOTHER, CHILD = "Petra Lindqvist", "Casey Ellery", "Sky Marlow"
WHY = "The placement has ended."


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case with a parent, a teacher and a linked child of its own."""
    case_id = open_case(
        desk, NewCase("Rowan Ellery", date(2012, 6, 3), "open_case", desk.clock.today())
    ).case_id
    for kind, name in (
        (PersonKind.PARENT, MOTHER),
        (PersonKind.PROFESSIONAL, TEACHER),
        (PersonKind.LINKED_CHILD, CHILD),
    ):
        add_person(desk, case_id, NewPerson(kind, name))
    return case_id


def who(desk: Desk, case_id: CaseId, name: str) -> Person:
    case = case_view(desk, case_id).case
    everybody = (case.child, *case.people, *(former.person for former in case.former))
    return next(person for person in everybody if person.name == name)


def offered(desk: Desk, case_id: CaseId, other: CaseId, meeting: object) -> dict[str, set[str]]:
    """Every place that offers people by name."""
    return {
        "pickers": {one.name for one in pick_people(desk, case_id)},
        "pickers of other cases": {one.name for one in pick_people(desk, other, others=True)},
        "papers": {one.name for one in recipients(desk, case_id, "meeting_pack", meeting)},  # type: ignore[arg-type]
        "known": {one.name for one in person_form(desk, other, None).known},
    }


@pytest.mark.parametrize("mistake", [False, True])
def test_nobody_offers_them_and_what_is_recorded_stays(desk: Desk, case_id: CaseId, mistake: bool) -> None:
    other = open_case(
        desk, NewCase("Noor Bellamy", date(2011, 2, 9), "open_case", desk.clock.today())
    ).case_id
    meeting = plan_meeting(desk, case_id, "strategy_meeting").record_id
    add_attendee(desk, meeting, "parent", MOTHER)
    today = desk.clock.today()
    before = offered(desk, case_id, other, meeting)
    assert {MOTHER, TEACHER} <= before["pickers"] & before["papers"]
    assert TEACHER in before["known"] & before["pickers of other cases"]
    for name in (MOTHER, TEACHER):
        person = who(desk, case_id, name)
        draft, half = leaving(case_id, person.id), one_person(case_id, person.id)
        for at in (draft, half):
            keep_draft(desk, at, {"name": "half"})
        end_part(desk, case_id, person.id, today, f" {WHY}\n", mistake=mistake, draft=draft)
        assert not drafts_of(desk, draft)
        assert drafts_of(desk, half), "what was being typed about them is not lost by it"
        with pytest.raises(NotReady):
            change_person(desk, case_id, person)
        with pytest.raises(NotReady, match="take them back"):
            add_person(desk, case_id, person)
    for place, names in offered(desk, case_id, other, meeting).items():
        assert not names & {MOTHER, TEACHER}, (
            f"{place}: a parent on a meeting's list is no professional either"
        )
    view = case_view(desk, case_id)
    assert {(one.person.name, one.leaving.reason, one.leaving.mistake) for one in view.case.former} == {
        (MOTHER, WHY, mistake),
        (TEACHER, WHY, mistake),
    }
    told = [one.title for one in chronology_of(desk, case_id).entries if WHY in one.sentence]
    assert len(told) == (0 if mistake else 2), "who was recorded in error never was part of it"
    take_back(desk, case_id, who(desk, case_id, TEACHER).id)
    back = offered(desk, case_id, other, meeting)
    assert {place for place, names in back.items() if TEACHER in names} == set(back)
    assert not any(MOTHER in names for names in back.values())


def test_what_cannot_be(desk: Desk, case_id: CaseId) -> None:
    today, sky = desk.clock.today(), who(desk, case_id, CHILD)
    case = case_view(desk, case_id).case
    teacher = who(desk, case_id, TEACHER).id
    link_case(desk, case_id, "X-17", LinkKind.HARMED, sky.id)
    for person, on, reason, said in (
        (case.child.id, today, WHY, "close the case"),
        (teacher, today, "  ", "Say why"),
        (teacher, None, WHY, "Enter the day"),
        (teacher, today + timedelta(days=1), WHY, "still to come"),
        (sky.id, today, WHY, "Take that link away first"),
    ):
        with pytest.raises(NotReady, match=said):
            end_part(desk, case_id, person, on, reason)
    with pytest.raises(NotReady):
        take_back(desk, case_id, teacher)
    assert case_view(desk, case_id).case.former == ()
    unlink_case(desk, case_id, "X-17")
    end_part(desk, case_id, sky.id, today, WHY)
    assert case_view(desk, case_id).case.linked == 0


def test_a_child_who_was_linked_is_still_kept_from_the_familys_copies(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = rowan(desk)
    add_person(desk, case_id, NewPerson(PersonKind.LINKED_CHILD, CHILD))
    end_part(desk, case_id, who(desk, case_id, CHILD).id, desk.clock.today(), WHY, mistake=True)
    meeting = plan_meeting(desk, case_id, "strategy_meeting").record_id
    child = next(
        one for one in recipients(desk, case_id, "meeting_pack", meeting) if one.copy_type == "child"
    )
    paper = preview(desk, case_id, "meeting_pack", meeting, child.id).paper
    paper = replace(paper, subtitle=f"With {CHILD}")
    case = case_view(desk, case_id).case
    assert other_children(paper, case, ()), "another child is found"
    monkeypatch.setattr(Case, "kept_apart", Case.linked_children)
    assert not other_children(paper, case, ()), "so it would not be, were only those linked now looked for"
