"""People of a case: once, in several roles; linked children apart; who can be picked by name."""

from dataclasses import replace
from datetime import date

import pytest

from hsb_desktop.casework.cases import case_view, open_case
from hsb_desktop.casework.contacts import confirm_contact, contacts
from hsb_desktop.casework.day_words import day_words
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.people import NewPerson, add_person, change_person, person_form, pick_people
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import BirthKind, Details, PersonKind, Role
from hsb_desktop.procedure.ids import PersonId
from tests.casework.people import ROWAN, SCHOOL, rowan


def test_a_person_is_one_entry_however_many_roles_they_have(desk: Desk) -> None:
    case_id = rowan(desk)
    aunt = NewPerson(
        PersonKind.FAMILY,
        "D. Ellery",
        " aunt ",
        also=(Role(PersonKind.CARER, "kinship carer"), Role(PersonKind.FAMILY, "aunt")),
        details=Details(address=" 1 Made Up Row ", interpreter="British Sign Language"),
    )
    add_person(desk, case_id, aunt)
    kept = case_view(desk, case_id).case.people[-1]
    assert kept.roles == (Role(PersonKind.FAMILY, "aunt"), Role(PersonKind.CARER, "kinship carer"))
    assert kept.details == Details(address="1 Made Up Row", interpreter="British Sign Language")
    assert not kept.details.address_shown, "an address is withheld until somebody says otherwise"
    with pytest.raises(NotReady, match="belongs to the case already"):
        add_person(desk, case_id, kept)


def test_a_brother_who_was_harmed_is_kept_apart_and_never_picked(desk: Desk) -> None:
    case_id = rowan(desk)
    harmed = Role(PersonKind.LINKED_CHILD)
    add_person(desk, case_id, NewPerson(PersonKind.FAMILY, "Wren Ellery", "brother", also=(harmed,)))
    case = case_view(desk, case_id).case
    assert [child.name for child in case.linked_children] == ["Ines Okafor", "Wren Ellery"]
    assert [picked.name for picked in pick_people(desk, case_id)] == [
        "Rowan Ellery",
        "C. Ellery",
        "P. Lindqvist",
    ]


def test_a_professional_of_another_case_is_offered_once_and_stays_the_same_person(desk: Desk) -> None:
    first, second, third = (
        rowan(desk),
        rowan(desk),
        open_case(desk, replace(ROWAN, name="Sam Kestrel")).case_id,
    )
    offered = pick_people(desk, third, others=True)
    assert [(picked.words, picked.group) for picked in offered] == [
        ("Sam Kestrel", "child"),
        ("P. Lindqvist, Designated teacher, Northfield School", "known"),
    ]
    add_person(desk, third, replace(SCHOOL, known_as=offered[1].id))
    assert [picked.group for picked in pick_people(desk, third, others=True)] == ["child", "professional"]
    here = case_view(desk, third).case.people[0]
    change_person(desk, third, replace(here, contact="front office"))
    assert case_view(desk, second).case.people[1].contact == "", "each case keeps what was recorded there"
    assert case_view(desk, first).case.people[1].contact == ""


def test_whom_the_councils_directory_names_can_be_picked_too(desk: Desk) -> None:
    case_id = rowan(desk)
    confirmed = contacts(desk)[0]
    confirm_contact(desk, confirmed.id, "Q. Example", "extension 1", "")
    picked = [one for one in pick_people(desk, case_id, others=True) if one.group == "contact"]
    assert ("Q. Example", confirmed.role, "extension 1") in [
        (one.name, one.role, one.contact) for one in picked
    ]
    assert "contact" not in {one.group for one in pick_people(desk, case_id)}


def test_the_page_of_a_person_shows_who_they_are_and_nobody_of_another_case(desk: Desk) -> None:
    case_id, other = rowan(desk), open_case(desk, replace(ROWAN, name="Sam Kestrel")).case_id
    form = person_form(desk, case_id, None)
    assert (form.person, form.known, form.links) == (None, (), ())
    parent = form.case.people[0]
    assert person_form(desk, case_id, parent.id).person == parent
    assert [picked.name for picked in person_form(desk, other, None).known] == ["P. Lindqvist"]
    with pytest.raises(NotReady, match="does not belong to this case"):
        person_form(desk, other, parent.id)
    with pytest.raises(NotReady, match="does not belong to this case"):
        change_person(desk, case_id, replace(parent, id=PersonId("nobody")))


def test_only_somebody_else_may_be_unborn(desk: Desk) -> None:
    case_id = rowan(desk)
    child = case_view(desk, case_id).case.child
    with pytest.raises(NotReady, match="about a child who is born"):
        change_person(desk, case_id, replace(child, birth_kind=BirthKind.UNBORN))
    add_person(
        desk,
        case_id,
        NewPerson(
            PersonKind.FAMILY, "Baby Ellery", "sister", born=date(2027, 3, 2), birth_kind=BirthKind.UNBORN
        ),
    )
    view = case_view(desk, case_id)
    assert view.ages == {
        child.id: "14 years",
        view.case.people[-1].id: "not born yet, expected Tuesday 2 March 2027",
    }


def test_what_stands_beside_a_date(desk: Desk) -> None:
    days = day_words(desk)
    assert days.near(date(2026, 12, 24)) == "Thursday, in 3 working days"
    assert days.near(None) == ""
    assert days.age(date(2012, 5, 15), BirthKind.ESTIMATED) == "About 14 years"
    assert days.age(date(2027, 3, 2), BirthKind.UNBORN) == "Not born yet, expected Tuesday 2 March 2027"
    assert "still to come" in days.warn_born(date(2027, 3, 2), BirthKind.EXACT, PersonKind.CHILD)
