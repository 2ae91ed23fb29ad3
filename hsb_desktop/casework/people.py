"""The people of a case: each once, in as many roles as they have. Linked children are kept apart and never picked."""

from dataclasses import dataclass, replace
from datetime import date

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.contacts import contacts
from hsb_desktop.casework.day_words import DayWords, day_words
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.links import LinkedCase, read_links
from hsb_desktop.casework.new_ids import new_person_id
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import BirthKind, Case, Details, Leaving, Person, PersonKind, Role
from hsb_desktop.procedure.ids import CaseId, PersonId
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who belongs to a case from now on. `known_as` is their id in another case, for a professional."""

    kind: PersonKind
    name: str
    relation: str = ""
    agency: str = ""
    contact: str = ""
    born: date | None = None
    birth_kind: BirthKind = BirthKind.EXACT
    also: tuple[Role, ...] = ()
    details: Details = Details()
    known_as: PersonId | None = None


@dataclass(frozen=True, slots=True)
class PickedPerson:
    """Somebody offered by name for a seat, an action or a role. `group`: child, family, professional, known or contact.

    `known` are professionals of other cases: who they are, never which case they are in. `contact` are those whom the
    council's directory names.
    """

    id: PersonId
    name: str
    role: str
    agency: str
    contact: str
    group: str

    @property
    def words(self) -> str:
        """ "P. Lindqvist, designated teacher, Northfield School"."""
        return ", ".join(part for part in (self.name, self.role, self.agency) if part)


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What the page of a person shows; `person` is None where somebody is added.

    `leaving` says since when, and why, they are no longer part of the case.
    """

    case: Case
    person: Person | None
    days: DayWords
    known: tuple[PickedPerson, ...]
    links: tuple[LinkedCase, ...]
    leaving: Leaving | None = None


def add_person(desk: Desk, case_id: CaseId, new: NewPerson | Person, draft: str = "") -> Changes:
    """Add somebody to a case. A linked child is kept apart from the family. The draft of it goes with the addition."""
    if isinstance(new, NewPerson):
        new = _made(new)
    if not new.name.strip():
        raise NotReady(t("Enter the person's name; nothing was saved."))
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        if any(new.id == known.id for known in everyone(case)) and not new.is_a(PersonKind.CHILD):
            raise NotReady(t("This person belongs to the case already; add the role to them instead."))
        if any(new.id == former.person.id for former in case.former):
            raise NotReady(t("This person belonged to the case before; take them back on the People page."))
        if new.is_a(PersonKind.CHILD):
            raise NotReady(t("This case has its child already; choose how the person belongs to it."))
        unit.save_person(case_id, _tidy(new))
        if draft:
            unit.drop_drafts(draft)
    return of_case(case_id)


def change_person(desk: Desk, case_id: CaseId, person: Person, draft: str = "") -> Changes:
    """Change what is recorded of somebody in a case, the child included; how they belong to it stays."""
    if not person.name.strip():
        raise NotReady(t("Enter the person's name; what was there is kept."))
    with desk.store.unit() as unit:
        known = find_person(unit.case(case_id), person.id)
        if known.kind is not person.kind and PersonKind.CHILD in (known.kind, person.kind):
            raise NotReady(t("Whom the case is about cannot be changed; open a case for the other child."))
        if known.kind is PersonKind.CHILD and person.birth_kind is BirthKind.UNBORN:
            raise NotReady(
                t("A case is about a child who is born; enter the date of birth, estimated if need be.")
            )
        unit.save_person(case_id, _tidy(person))
        if draft:
            unit.drop_drafts(draft)
    return of_case(case_id)


def person_form(desk: Desk, case_id: CaseId, person_id: PersonId | None) -> PersonForm:
    """Everything the page of a person shows; NotReady when the person is not in this case."""
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        former = next((one for one in case.former if one.person.id == person_id), None)
        if former is not None:
            return PersonForm(case, former.person, day_words(desk), (), (), former.leaving)
        person = find_person(case, person_id) if person_id is not None else None
        return PersonForm(case, person, day_words(desk), _known(unit.cases(), case), read_links(unit, case))


def pick_people(desk: Desk, case_id: CaseId, *, others: bool = False) -> tuple[PickedPerson, ...]:
    """Who can be named in this case's meetings and forms: the child, family, professionals, never a linked child.

    With `others`, the professionals of other cases follow, each once, then whom the council's directory names.
    """
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        cases = unit.cases() if others else ()
    apart = {child.id for child in case.linked_children}
    here = [_picked(person) for person in everyone(case) if person.id not in apart]
    order = {"child": 0, "family": 1, "professional": 2}
    directory = _directory(desk) if others else ()
    return (*sorted(here, key=lambda picked: order[picked.group]), *_known(cases, case), *directory)


def find_person(case: Case, person_id: PersonId) -> Person:
    """Somebody of the case, by id."""
    for person in everyone(case):
        if person.id == person_id:
            return person
    raise NotReady(t("This person does not belong to this case any more; look at the case again."))


def everyone(case: Case) -> tuple[Person, ...]:
    """The child first, then everybody in the order they were added."""
    return (case.child, *case.people)


def _known(cases: tuple[Case, ...], here: Case) -> tuple[PickedPerson, ...]:
    """Professionals of other cases who are nobody of this one, each once by name and agency."""
    taken = {_key(person) for person in everyone(here)}
    found: dict[tuple[str, str], PickedPerson] = {}
    for case in cases:
        for person in case.people if case.id != here.id else ():
            if person.kind is PersonKind.PROFESSIONAL and not person.also and _key(person) not in taken:
                found[_key(person)] = replace(_picked(person), group="known")
    return tuple(sorted(found.values(), key=lambda picked: picked.name.casefold()))


def _directory(desk: Desk) -> tuple[PickedPerson, ...]:
    return tuple(
        PickedPerson(
            PersonId(f"contact:{known.id}"),
            known.name,
            known.role,
            "",
            ", ".join(part for part in (known.telephone, known.email) if part),
            "contact",
        )
        for known in contacts(desk)
        if known.name
    )


def _key(person: Person) -> tuple[str, str]:
    return " ".join(person.name.casefold().split()), " ".join(person.agency.casefold().split())


def _picked(person: Person) -> PickedPerson:
    group = "child" if person.kind is PersonKind.CHILD else "family"
    if person.kind is PersonKind.PROFESSIONAL:
        group = "professional"
    roles = dict.fromkeys(role.relation for role in person.roles if role.relation)
    agencies = dict.fromkeys(role.agency for role in person.roles if role.agency)
    return PickedPerson(person.id, person.name, ", ".join(roles), ", ".join(agencies), person.contact, group)


def _made(new: NewPerson) -> Person:
    return Person(
        new.known_as or new_person_id(),
        new.kind,
        new.name,
        new.relation,
        new.agency,
        new.contact,
        new.born,
        new.birth_kind,
        new.also,
        new.details,
    )


def _tidy(person: Person) -> Person:
    """Without blanks around what was typed, and without a role that says nothing new."""
    main = Role(person.kind, person.relation.strip(), person.agency.strip())
    also = [Role(role.kind, role.relation.strip(), role.agency.strip()) for role in person.also]
    return replace(
        person,
        name=person.name.strip(),
        relation=main.relation,
        agency=main.agency,
        contact=person.contact.strip(),
        also=tuple(role for role in dict.fromkeys(also) if role != main),
        details=person.details.stripped(),
    )
