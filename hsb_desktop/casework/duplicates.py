"""Whether a child whose case is being opened is likely known already. A hint: it stops nothing and names nobody."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.desk import Desk
from hsb_desktop.procedure.case import BirthKind, Case, Person
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.likeness import Sketch, likeness
from hsb_desktop.procedure.words import t

MOST = 5  # a list that nobody reads warns of nothing


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A case that may be about the same child, by reference and initials, with why."""

    case_id: CaseId
    reference: str
    initials: str
    reasons: tuple[str, ...]


def possible_duplicates(
    desk: Desk,
    name: str,
    born: date | None,
    birth_kind: BirthKind = BirthKind.EXACT,
    number: str = "",
) -> tuple[Duplicate, ...]:
    """The cases whose child, or a child linked there, is likely this one; those with most reasons first."""
    wanted = Sketch(name, born, birth_kind is BirthKind.EXACT, number)
    with desk.store.unit() as unit:
        cases = unit.cases()
    found = [duplicate for case in cases for duplicate in _alike(case, wanted)]
    return tuple(sorted(found, key=lambda duplicate: -len(duplicate.reasons))[:MOST])


def _alike(case: Case, wanted: Sketch) -> list[Duplicate]:
    found = []
    if reasons := likeness(wanted, _sketch(case.child, case.system_id)):
        found.append(Duplicate(case.id, case.reference, case.child.initials, reasons))
    for child in case.linked_children:
        if reasons := likeness(wanted, _sketch(child)):
            known = t("Known there as a linked child.")
            found.append(Duplicate(case.id, case.reference, child.initials, (*reasons, known)))
    return found


def _sketch(person: Person, number: str = "") -> Sketch:
    return Sketch(person.name, person.born, person.birth_kind is BirthKind.EXACT, number)
