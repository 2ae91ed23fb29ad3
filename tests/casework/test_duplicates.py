"""A child who may be known already is hinted at by reference and initials, fast among thousands, never by name."""

import time
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hsb_desktop.casework.cases import open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.duplicates import MOST, possible_duplicates
from hsb_desktop.casework.new_ids import new_case_id, new_person_id
from hsb_desktop.casework.people import NewPerson, add_person
from hsb_desktop.procedure.case import BirthKind, Case, Person, PersonKind
from tests.casework.people import ROWAN, rowan

FIRST = (
    "Rowan",
    "Sam",
    "Noor",
    "Wren",
    "Kit",
    "Sky",
    "Ines",
    "Ada",
    "Lukasz",
    "Thi",
    "Ayse",
    "Robin",
    "Alder",
)
LAST = (
    "Ellery",
    "Kestrel",
    "Bellamy",
    "Okafor",
    "Marlow",
    "Lindqvist",
    "Nowak",
    "Isik",
    "Nguyen",
    "Alder-Fern",
)


def test_a_child_known_under_another_spelling_is_hinted_at(desk: Desk) -> None:
    case_id = rowan(desk)
    found = possible_duplicates(desk, "ELLERY Rówan", date(2012, 5, 4))
    assert [(one.case_id, one.reference, one.initials) for one in found] == [(case_id, "C-0001", "R.E.")]
    assert found[0].reasons == ("The name is the same.", "The date of birth is the same.")
    assert "Ellery" not in str(found), "nobody is named"
    assert possible_duplicates(desk, "Sam Kestrel", date(2012, 5, 4)) == ()


def test_an_estimated_date_a_number_and_a_linked_child_count(desk: Desk) -> None:
    open_case(desk, replace(ROWAN, system_id="LCS17"))
    add_person(desk, rowan(desk), NewPerson(PersonKind.FAMILY, "Kit Marlow", "cousin"))
    assert [one.reference for one in possible_duplicates(desk, "X", None, number="lcs17")] == ["C-0001"]
    near = possible_duplicates(desk, "Rowen Ellery", date(2012, 9, 15), BirthKind.ESTIMATED)
    assert [one.reference for one in near] == ["C-0001", "C-0002"]
    linked = possible_duplicates(desk, "Inez Okafor", None)
    assert [(one.reference, one.initials) for one in linked] == [("C-0002", "I.O.")]
    assert linked[0].reasons[-1] == "Known there as a linked child."
    assert possible_duplicates(desk, "Kit Marlow", None) == (), "family is not looked through"


def test_among_two_thousand_people_it_takes_no_longer_than_reading_them(desk: Desk) -> None:
    chance = Random(7)
    with desk.store.unit() as unit:
        for number in range(1000):
            child, linked = (_somebody(chance, kind) for kind in (PersonKind.CHILD, PersonKind.LINKED_CHILD))
            unit.add_case(Case(new_case_id(), f"C-{number + 1:04d}", child, date(2026, 12, 1), (linked,)))
    floor, ours = [], []
    for _ in range(4):
        begun = time.thread_time()
        with desk.store.unit() as unit:
            assert len(unit.cases()) == 1000
        read = time.thread_time()
        assert len(possible_duplicates(desk, "Rowen Kestrell", date(2012, 5, 4))) <= MOST
        floor.append(read - begun)
        ours.append(time.thread_time() - read)
    print(f"2,000 people: read {min(floor):.3f} s, compared {min(ours):.3f} s")
    assert min(ours) <= 4 * min(floor)


def _somebody(chance: Random, kind: PersonKind) -> Person:
    name = f"{chance.choice(FIRST)}{chance.choice('aeiou')} {chance.choice(LAST)}{chance.choice('bdglm')}"
    return Person(new_person_id(), kind, name, born=date(2008, 1, 2) + timedelta(days=chance.randrange(5000)))
