"""The case and its people as values: what screens show and papers are composed from. Nothing here depends on a date."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import CaseId, PersonId, RecordId


class BirthKind(StrEnum):
    """How a date of birth is known; an estimated one is written with the 15th of its month."""

    EXACT = "exact"
    ESTIMATED = "estimated"
    UNBORN = "unborn"  # the date is the expected one


class PersonKind(StrEnum):
    """How a person belongs to a case; linked children are kept apart from the family (procedure section 1)."""

    CHILD = "child"
    PARENT = "parent"
    CARER = "carer"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    LINKED_CHILD = "linked_child"


@dataclass(frozen=True, slots=True)
class Role:
    """One way in which somebody belongs to a case; the same person may be an aunt and the carer."""

    kind: PersonKind
    relation: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a person beyond name and role; every text may be empty.

    `address` is withheld from lists and papers unless `address_shown`. Codes are those of procedure/code_sets.py,
    several of them apart by spaces; `parental_responsibility` is yes, no, not_known or empty.
    """

    interpreter: str = ""
    communication: str = ""
    address: str = ""
    postcode: str = ""
    address_shown: bool = False
    lives_with: str = ""
    parental_responsibility: str = ""
    school: str = ""
    nhs_number: str = ""
    upn: str = ""
    other_numbers: str = ""
    sex: str = ""
    gender: str = ""
    gender_words: str = ""
    ethnicity: str = ""
    disability: str = ""
    primary_need: str = ""
    referral_source: str = ""
    legal_status: str = ""
    plan_category: str = ""
    factors: str = ""

    def filled(self) -> dict[str, str | bool]:
        """Only what is known, by name."""
        known = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in known if value}

    def stripped(self) -> "Details":
        """Without the blanks around what was typed."""
        texts: dict[str, Any] = {
            name: value.strip() for name, value in self.filled().items() if isinstance(value, str)
        }
        return replace(self, **texts)


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a case, once, however many roles they have: the first as `kind`, `relation` and `agency`, the others
    in `also`. `relation` says the relationship or the professional role, `agency` where they work."""

    id: PersonId
    kind: PersonKind
    name: str
    relation: str = ""
    agency: str = ""
    contact: str = ""
    born: date | None = None
    birth_kind: BirthKind = BirthKind.EXACT
    also: tuple[Role, ...] = ()
    details: Details = Details()

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every way in which they belong to the case, the first one first."""
        return (Role(self.kind, self.relation, self.agency), *self.also)

    def is_a(self, kind: PersonKind) -> bool:
        """Whether any of their roles is of this kind."""
        return any(role.kind is kind for role in self.roles)

    @property
    def initials(self) -> str:
        """Initials with full stops ("R.E."), for lists that name nobody."""
        return initials_of(self.name)


def initials_of(name: str) -> str:
    """Initials with full stops ("R.E.") of a name."""
    return "".join(f"{part[0].upper()}." for part in name.split())


class LinkKind(StrEnum):
    """What the child of the other case is to the child of this one (procedure section 1)."""

    HARMED = "harmed"  # the child harmed, whose record is separate
    DISPLAYED = "displayed"  # the child who has displayed the behaviour
    OTHER = "other"

    @property
    def seen_from_there(self) -> "LinkKind":
        """The same link as the other case has it."""
        other_way = {LinkKind.HARMED: LinkKind.DISPLAYED, LinkKind.DISPLAYED: LinkKind.HARMED}
        return other_way.get(self, self)


@dataclass(frozen=True, slots=True)
class Link:
    """Another child's case, by its reference only. `person` is who that child is here, where this case knows them;
    `destroyed` says that the case was destroyed in this store since."""

    reference: str
    kind: LinkKind
    person: PersonId | None = None
    destroyed: bool = False


@dataclass(frozen=True, slots=True)
class Leaving:
    """Since a day somebody is no longer part of a case; by `mistake` they never were, and were recorded in error."""

    on: date
    reason: str
    mistake: bool = False


@dataclass(frozen=True, slots=True)
class Former:
    """Somebody who is no longer part of a case; what was recorded of them, and their name in records, stays."""

    person: Person
    leaving: Leaving


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its people and reference; its pathway is computed from its facts and never stands here."""

    id: CaseId
    reference: str  # "C-0142", the only name that lists, titles and file names may carry
    child: Person
    opened_on: date
    people: tuple[Person, ...] = ()
    system_id: str = ""  # the council's own system's number
    closed: bool = False
    links: tuple[Link, ...] = ()
    former: tuple[
        Former, ...
    ] = ()  # no longer part of it: offered nowhere, still kept apart where they are a child

    @property
    def kept_apart(self) -> tuple[Person, ...]:
        """The linked children, and those who once were: what names them still reaches nobody else's copy."""
        once = (former.person for former in self.former)
        return (*self.linked_children, *(person for person in once if person.is_a(PersonKind.LINKED_CHILD)))

    @property
    def linked_children(self) -> tuple[Person, ...]:
        """The children linked to this case, whatever else they are to it: a brother harmed is kept apart too."""
        return tuple(person for person in self.people if person.is_a(PersonKind.LINKED_CHILD))

    @property
    def linked(self) -> int:
        """How many other children are linked, whether this case knows them by name, by a reference, or by both."""
        unnamed = sum(link.person is None for link in self.links)
        return len(self.linked_children) + unnamed


class RecordStatus(StrEnum):
    """Where a record stands: a draft, completed, or issued on paper and from then on amended as a new version only."""

    DRAFT = "draft"
    COMPLETE = "complete"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class Record:
    """One filled form of a case under the exact edition it was begun with."""

    id: RecordId
    case_id: CaseId
    form: Form
    answers: AnswerSet
    status: RecordStatus
    started_at: datetime  # UTC
    changed_at: datetime  # UTC
    completed_on: date | None = None
    version: int = 1
    belongs_to: RecordId | None = None  # the meeting that minutes belong to, None otherwise
    author: str = ""  # the worker's name as it prints
