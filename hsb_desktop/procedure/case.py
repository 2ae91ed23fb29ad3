"""The case and its people as values: what screens show and papers are composed from. Nothing here depends on a date."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

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
class Person:
    """A person of a case. `relation` says the relationship or the professional role, `agency` where they work."""

    id: PersonId
    kind: PersonKind
    name: str
    relation: str = ""
    agency: str = ""
    contact: str = ""
    born: date | None = None
    birth_kind: BirthKind = BirthKind.EXACT

    @property
    def initials(self) -> str:
        """Initials with full stops ("R.E."), for lists that name nobody."""
        return "".join(f"{part[0].upper()}." for part in self.name.split() if part)


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

    @property
    def linked_children(self) -> tuple[Person, ...]:
        """The children linked to this case."""
        return tuple(person for person in self.people if person.kind is PersonKind.LINKED_CHILD)


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
