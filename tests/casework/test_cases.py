"""Opening a case, its people, its banner, the list of cases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hsb_desktop.casework.cases import (
    NewCase,
    NewPerson,
    add_person,
    banner,
    case_lines,
    case_view,
    change_person,
    open_case,
)
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.drafts import NEW_CASE, drafts_of, drop_drafts, keep_draft, new_person
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.refusals import NotAccepted, NotReady
from hsb_desktop.procedure.case import BirthKind, PersonKind
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import ROWAN, rowan


def test_a_case_has_its_reference_its_child_and_its_concern(desk: Desk) -> None:
    opened = open_case(desk, replace(ROWAN, name="  Rowan Ellery ", system_id=" 88 "))
    assert opened.changes.cases == {opened.case_id}
    view = case_view(desk, opened.case_id)
    assert (view.case.reference, view.case.child.name, view.case.system_id) == (
        "C-0001",
        "Rowan Ellery",
        "88",
    )
    assert view.case.opened_on == date(2026, 12, 21)
    assert [line.sentence for line in view.chronology] == [
        "A concern was received on Monday 21 December 2026: about an open case."
    ]
    assert open_case(desk, ROWAN).case_id != opened.case_id
    assert [line.reference for line in case_lines(desk)] == ["C-0001", "C-0002"]


def test_a_concern_that_cannot_stand_opens_nothing(desk: Desk) -> None:
    with pytest.raises(NotAccepted, match="Tuesday 22 December 2026 is still to come"):
        open_case(desk, replace(ROWAN, concern_on=date(2026, 12, 22)))
    with pytest.raises(NotAccepted, match="How the concern came: “by pigeon” cannot be used"):
        open_case(desk, replace(ROWAN, route="by pigeon"))
    with pytest.raises(NotReady, match="Enter the child"):
        open_case(desk, replace(ROWAN, name="   "))
    with pytest.raises(NotReady, match="about a child who is born"):
        open_case(desk, replace(ROWAN, birth_kind=BirthKind.UNBORN))
    assert case_lines(desk) == ()
    assert case_view(desk, open_case(desk, ROWAN).case_id).case.reference == "C-0001"


@pytest.mark.parametrize(
    ("born", "kind", "age"),
    [
        (date(2012, 5, 4), BirthKind.EXACT, "14 years"),
        (date(2012, 5, 15), BirthKind.ESTIMATED, "about 14 years"),
        (date(2027, 3, 2), BirthKind.EXACT, "date of birth to be checked"),
        (None, BirthKind.EXACT, ""),
    ],
)
def test_the_banner_says_the_age_as_surely_as_it_is_known(
    desk: Desk, born: date | None, kind: BirthKind, age: str
) -> None:
    case_id = open_case(desk, replace(ROWAN, born=born, birth_kind=kind)).case_id
    view = banner(desk, case_id)
    assert (view.age, view.plan_status, view.linked, view.category.label) == (
        age,
        "Child in need plan",
        0,
        "",
    )
    assert view.next_step is not None
    assert (view.next_step.step, view.next_step.action) == ("assess_risk", "assess:risk_assessment")


def test_people_belong_to_a_case_and_a_linked_child_is_kept_apart(desk: Desk) -> None:
    case_id = rowan(desk)
    case = case_view(desk, case_id).case
    assert [person.name for person in case.people] == ["C. Ellery", "P. Lindqvist", "Ines Okafor"]
    assert [person.name for person in case.linked_children] == ["Ines Okafor"]
    assert banner(desk, case_id).linked == 1
    parent = replace(case.people[0], contact="through the school")
    change_person(desk, case_id, parent)
    assert case_view(desk, case_id).case.people[0].contact == "through the school"
    with pytest.raises(NotReady, match="has its child already"):
        add_person(desk, case_id, NewPerson(PersonKind.CHILD, "Another Child"))
    with pytest.raises(NotReady, match="Whom the case is about"):
        change_person(desk, case_id, replace(case.child, kind=PersonKind.PARENT))
    with pytest.raises(NotReady, match="Enter the person"):
        add_person(desk, case_id, NewPerson(PersonKind.PARENT, " "))
    with pytest.raises(NotReady, match="does not belong to this case"):
        change_person(desk, open_case(desk, ROWAN).case_id, parent)


def test_the_list_finds_by_words_and_puts_the_pressing_first(desk: Desk, clock: FixedClock) -> None:
    first = open_case(desk, ROWAN).case_id
    second = open_case(
        desk, NewCase("Sam Kestrel", date(2013, 1, 2), "new_referral", date(2026, 12, 21), system_id="9007")
    )
    for day in (date(2026, 12, 21),):
        record_fact(desk, second.case_id, {"fact": "category_decided", "on": day, "category": 2})
    assert [line.case_id for line in case_lines(desk)] == [second.case_id, first]
    clock.advance(timedelta(days=20))
    assert [line.next_step.status for line in case_lines(desk, "kes 9007") if line.next_step] == ["overdue"]
    assert [line.initials for line in case_lines(desk, "RÓWAN c-0001")] == ["R.E."]
    assert case_lines(desk, "rowan kestrel") == ()


def test_a_closed_case_goes_last_and_a_new_concern_opens_it_again(desk: Desk, clock: FixedClock) -> None:
    first, second = open_case(desk, ROWAN).case_id, open_case(desk, ROWAN).case_id
    record_fact(desk, first, {"fact": "case_closed", "on": date(2026, 12, 21)})
    lines = case_lines(desk)
    assert [(line.case_id, line.closed, line.open_steps) for line in lines] == [
        (second, False, 2),
        (first, True, 0),
    ]
    clock.advance(timedelta(days=1))
    record_fact(desk, first, {"fact": "concern_received", "on": date(2026, 12, 22), "route": "open_case"})
    assert not banner(desk, first).closed


def test_the_draft_of_a_case_goes_when_it_is_opened_and_not_before(desk: Desk) -> None:
    keep_draft(desk, NEW_CASE, {"name": "Ro", "plan": "none"})
    assert keep_draft(desk, NEW_CASE, {"name": "Rowan"}).at == desk.clock.now()
    with pytest.raises(NotAccepted):
        open_case(desk, replace(ROWAN, concern_on=date(2027, 3, 1)), NEW_CASE)
    assert drafts_of(desk, NEW_CASE) == {"name": "Rowan", "plan": "none"}
    open_case(desk, ROWAN)
    assert drafts_of(desk, NEW_CASE), "a case that was opened elsewhere is not the one being typed"
    case_id = open_case(desk, ROWAN, NEW_CASE).case_id
    assert drafts_of(desk, NEW_CASE) == {}
    place = new_person(case_id)
    keep_draft(desk, place, {"name": "Kim"})
    add_person(desk, case_id, NewPerson(PersonKind.PARENT, "Kim"), place)
    assert drafts_of(desk, place) == {}
    keep_draft(desk, place, {"name": "Lee"})
    drop_drafts(desk, place)
    assert drafts_of(desk, place) == {}
