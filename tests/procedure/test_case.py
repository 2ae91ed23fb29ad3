"""A person once in several roles, and links between two children's cases."""

from datetime import date

from hsb_desktop.procedure.case import Case, Details, Link, LinkKind, Person, PersonKind, Role
from hsb_desktop.procedure.ids import CaseId, PersonId

CHILD = Person(PersonId("child"), PersonKind.CHILD, "Rowan Ellery")
BROTHER = Person(
    PersonId("brother"), PersonKind.FAMILY, "Wren Ellery", "brother", also=(Role(PersonKind.LINKED_CHILD),)
)
AUNT = Person(
    PersonId("aunt"), PersonKind.FAMILY, "D. Ellery", "aunt", also=(Role(PersonKind.CARER, "carer"),)
)


def case(*links: Link) -> Case:
    """A case with a brother who was harmed, and an aunt."""
    return Case(CaseId("c"), "C-0001", CHILD, date(2026, 12, 1), (BROTHER, AUNT), links=links)


def test_whoever_is_a_linked_child_in_any_role_is_kept_apart() -> None:
    assert case().linked_children == (BROTHER,)
    assert AUNT.roles == (Role(PersonKind.FAMILY, "aunt"), Role(PersonKind.CARER, "carer"))
    assert AUNT.is_a(PersonKind.CARER)
    assert not AUNT.is_a(PersonKind.LINKED_CHILD)
    assert BROTHER.initials == "W.E."


def test_a_linked_child_counts_once_whether_by_name_reference_or_both() -> None:
    assert case().linked == 1
    assert case(Link("C-0002", LinkKind.HARMED, BROTHER.id)).linked == 1
    assert case(Link("C-0002", LinkKind.HARMED)).linked == 2


def test_a_link_is_seen_from_the_other_case_the_other_way_round() -> None:
    assert LinkKind.HARMED.seen_from_there is LinkKind.DISPLAYED
    assert LinkKind.DISPLAYED.seen_from_there is LinkKind.HARMED
    assert LinkKind.OTHER.seen_from_there is LinkKind.OTHER


def test_details_are_kept_without_blanks_and_only_where_known() -> None:
    details = Details(school="  Hillside ", address_shown=True)
    assert details.stripped() == Details(school="Hillside", address_shown=True)
    assert details.stripped().filled() == {"school": "Hillside", "address_shown": True}
    assert Details().filled() == {}
