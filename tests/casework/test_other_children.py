"""The last check with two linked cases and withheld addresses: what is the other child's never leaves on a paper."""

from dataclasses import replace

import pytest

from hsb_desktop.casework.cases import case_lines, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.links import link_case
from hsb_desktop.casework.papers import preview, recipients
from hsb_desktop.casework.people import NewPerson, add_person, change_person
from hsb_desktop.casework.records import save_answer, start_record
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import Details, LinkKind, PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from tests.casework.people import ROWAN, rowan

FAMILY, PROFESSIONAL = "C. Ellery", "P. Lindqvist"
ADDRESS = Details(address="12 Invented Row\nSomewhere", postcode="N1 1AA")


@pytest.fixture
def plan(desk: Desk) -> tuple[CaseId, RecordId]:
    """A plan of a case that is linked to the harmed child's own."""
    case_id = rowan(desk)
    other = open_case(desk, replace(ROWAN, name="Ines Okafor")).case_id
    add_person(desk, other, NewPerson(PersonKind.PARENT, "Obi Okafor", details=ADDRESS))
    ines = case_view(desk, case_id).case.linked_children[0]
    link_case(desk, case_id, "C-0002", LinkKind.HARMED, ines.id)
    return case_id, start_record(desk, case_id, "safety_plan").record_id


def stopped(desk: Desk, plan: tuple[CaseId, RecordId], name: str, words: str) -> bool:
    """Whether a copy with these words for this reader is stopped."""
    case_id, record_id = plan
    save_answer(desk, record_id, FieldKey("purpose"), Answer(words))
    who = next(one.id for one in recipients(desk, case_id, "safety_plan", record_id) if one.name == name)
    checks = preview(desk, case_id, "safety_plan", record_id, who).checks
    return any(check.stops_draft and not check.ok for check in checks)


@pytest.mark.parametrize(
    ("words", "family", "professional"),
    [
        ("Nothing of anybody else.", False, False),
        ("See also C-0002.", True, False),
        ("See also C-0003.", False, False),
        ("Agreed with Obi Okafor.", True, True),
        ("Agreed with Оbi Оkаfоr.", True, True),  # Cyrillic letters that look like these
        ("Agreed with Obi.", False, False),
        ("Agreed with Ines Okafor.", True, True),
        ("Agreed with I.O. and others.", True, False),
        ("Agreed with I. O.", True, False),
        ("The IO reads it.", False, False),  # may be any short word: shown, and stops nothing
        ("Agreed with C.E. alone.", False, False),  # of this case's own
        ("At 12 invented row, evenings.", True, True),
        ("Post to n11aa.", True, True),
    ],
)
def test_what_belongs_to_the_other_case_stops_a_copy(
    desk: Desk, plan: tuple[CaseId, RecordId], words: str, family: bool, professional: bool
) -> None:
    assert stopped(desk, plan, FAMILY, words) is family
    assert stopped(desk, plan, PROFESSIONAL, words) is professional


def test_no_line_says_that_no_child_is_named_where_one_is(desk: Desk, plan: tuple[CaseId, RecordId]) -> None:
    case_id, record_id = plan
    for words, clear in (("Nothing of anybody else.", True), ("Agreed with Ines Okafor.", False)):
        save_answer(desk, record_id, FieldKey("purpose"), Answer(words))
        readers = recipients(desk, case_id, "safety_plan", record_id)
        who = next(one.id for one in readers if one.name == PROFESSIONAL)
        checks = preview(desk, case_id, "safety_plan", record_id, who).checks
        assert [check.ok for check in checks if check.text.startswith("No other child")] == [True] * clear


@pytest.mark.parametrize(
    ("agency", "school", "in_both"), [("Northfield School", "Northfield School", False), ("", "", True)]
)
def test_who_works_with_both_children_may_read_both_names(
    desk: Desk, plan: tuple[CaseId, RecordId], agency: str, school: str, in_both: bool
) -> None:
    named = "Agreed with Ines Okafor."
    assert stopped(desk, plan, PROFESSIONAL, named)
    case = case_view(desk, plan[0]).case
    child = case.linked_children[0]
    if in_both:
        there = next(one.case_id for one in case_lines(desk) if one.reference == "C-0002")
        add_person(desk, there, NewPerson(PersonKind.PROFESSIONAL, PROFESSIONAL))
    else:
        assert any(agency == one.agency for one in case.people)
        change_person(desk, plan[0], replace(child, details=Details(school=school)))
    assert not stopped(desk, plan, PROFESSIONAL, named)
    assert stopped(desk, plan, FAMILY, named)


def test_an_address_is_withheld_until_somebody_allows_it(desk: Desk, plan: tuple[CaseId, RecordId]) -> None:
    case_id = plan[0]
    parent = case_view(desk, case_id).case.people[0]
    held = replace(ADDRESS, address="4 Elsewhere Lane, N1", postcode="")
    words = "Visits at 4 Elsewhere Lane."
    assert not stopped(desk, plan, PROFESSIONAL, words)
    change_person(desk, case_id, replace(parent, details=held))
    assert stopped(desk, plan, PROFESSIONAL, words)
    change_person(desk, case_id, replace(parent, details=replace(held, address_shown=True)))
    assert not stopped(desk, plan, PROFESSIONAL, words)


def test_a_readers_own_withheld_address_goes_to_them_for_a_reason_and_to_nobody_else(
    desk: Desk, plan: tuple[CaseId, RecordId]
) -> None:
    case_id, record_id = plan
    parent = case_view(desk, case_id).case.people[0]
    change_person(desk, case_id, replace(parent, details=Details(address="4 Elsewhere Lane, N1")))
    add_person(desk, case_id, NewPerson(PersonKind.PARENT, "D. Ellery", "Father"))
    save_answer(desk, record_id, FieldKey("purpose"), Answer("Visits at 4 Elsewhere Lane."))
    for name, wants in ((FAMILY, True), ("D. Ellery", False)):
        who = next(one for one in recipients(desk, case_id, "safety_plan", record_id) if one.name == name)
        shown = preview(desk, case_id, "safety_plan", record_id, who.id)
        assert any(check.stops_draft and not check.ok for check in shown.checks), "a draft goes to neither"
        assert bool(shown.wants_reason) is wants
        hard = [
            check for check in shown.checks if check.stops_draft and not check.ok and not check.may_reason
        ]
        assert bool(hard) is not wants


def test_a_reference_of_another_council_stays_off_family_copies(
    desk: Desk, plan: tuple[CaseId, RecordId]
) -> None:
    link_case(desk, plan[0], "Camden 77/26", LinkKind.OTHER)
    assert stopped(desk, plan, FAMILY, "As in Camden 77/26.")
    assert not stopped(desk, plan, PROFESSIONAL, "As in Camden 77/26.")


def test_a_name_in_letters_that_look_alike_is_shown_to_whoever_issues(
    desk: Desk, plan: tuple[CaseId, RecordId]
) -> None:
    case_id, record_id = plan
    save_answer(desk, record_id, FieldKey("purpose"), Answer("Agreed with Аnnа Marlow, Анна and Ελένη."))
    who = next(one.id for one in recipients(desk, case_id, "safety_plan", record_id) if one.name == FAMILY)
    checks = preview(desk, case_id, "safety_plan", record_id, who).checks
    (found,) = (check for check in checks if "two alphabets" in check.detail)
    assert "“Аnnа”" in found.detail
    assert "Marlow" not in found.detail
    assert "Анна" not in found.detail
    assert "Ελένη" not in found.detail
    assert not found.blocks
    assert not found.ok


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Percival Umber looks after the keys.", ["Percival Umber"]),
        ("Ask Percival Umber’s neighbour.", ["Percival Umber"]),
        ("They told Zoë Ó Briain-Lund and Łucja Żak.", ["Zoë Ó Briain-Lund", "Łucja Żak"]),
        ("Percival has the keys. Umber is a colour.", []),
        ("P. Lindqvist of Northfield School and Rowan Ellery’s mother C. Ellery know.", []),
        ("ASK THE COUNCIL FIRST. The CIN plan stays.", []),
    ],
)
def test_a_name_that_the_case_does_not_know_is_shown_on_a_familys_copy_and_stops_nothing(
    desk: Desk, plan: tuple[CaseId, RecordId], words: str, found: list[str]
) -> None:
    case_id, record_id = plan
    save_answer(desk, record_id, FieldKey("purpose"), Answer(words))
    for name in (FAMILY, PROFESSIONAL):
        who = next(one.id for one in recipients(desk, case_id, "safety_plan", record_id) if one.name == name)
        checks = preview(desk, case_id, "safety_plan", record_id, who).checks
        said = [check for check in checks if check.text == "Names that this case does not know"]
        if name == FAMILY and found:
            assert [name for name in found if f"“{name}” under “" in said[0].detail] == found
            assert said[0].detail.count("nobody of this case") == len(found)
            assert not said[0].blocks
        else:
            assert said == []


def test_of_many_names_that_nobody_knows_the_first_are_listed(
    desk: Desk, plan: tuple[CaseId, RecordId]
) -> None:
    case_id, record_id = plan
    letters = ("Abe", "Bea", "Cai", "Dov", "Eda", "Fay", "Gil", "Hal")
    save_answer(
        desk, record_id, FieldKey("purpose"), Answer(", ".join(f"{one} Quillfeather" for one in letters))
    )
    who = next(one.id for one in recipients(desk, case_id, "safety_plan", record_id) if one.name == FAMILY)
    checks = preview(desk, case_id, "safety_plan", record_id, who).checks
    (said,) = [check.detail for check in checks if check.text == "Names that this case does not know"]
    assert said.endswith("There are 2 more.")
