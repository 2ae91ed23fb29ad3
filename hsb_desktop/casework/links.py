"""Two children, two cases (procedure section 1): a link holds the other case's reference and nothing else of it."""

import re
from dataclasses import dataclass

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import Case, Link, LinkKind
from hsb_desktop.procedure.ids import CaseId, PersonId
from hsb_desktop.procedure.words import t

_OWN = re.compile(r"[Cc][-\s]?0*([0-9]{1,9})")
_LONGEST = 60  # letters of a reference that another council or worker gave


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """A link, and the case it leads to where that is in this store; `initials` are empty where it is not."""

    link: Link
    case_id: CaseId | None
    initials: str = ""


def link_case(
    desk: Desk,
    case_id: CaseId,
    reference: str,
    kind: LinkKind,
    person: PersonId | None = None,
    draft: str = "",
) -> Changes:
    """Link another child's case, one step for both: a case in this store gets the same link, seen from there.

    `person` is who that child is in this case, where this case knows them; the other case learns no name from it.
    The draft it was typed in goes in the same transaction.
    """
    reference = as_reference(reference)
    if not reference:
        raise NotReady(t("Enter the reference of the other child's case; nothing was saved."))
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        if reference == case.reference:
            raise NotReady(t("This is the reference of this case; enter that of the other child."))
        if person is not None and not any(person == child.id for child in case.linked_children):
            raise NotReady(t("Choose a linked child of this case, or nobody; nothing was saved."))
        unit.put_link(case_id, Link(reference, kind, person))
        if draft:
            unit.drop_drafts(draft)
        other = _case_of(unit, reference)
        if other is None:
            return of_case(case_id)
        there = next((link.person for link in other.links if link.reference == case.reference), None)
        unit.put_link(other.id, Link(case.reference, kind.seen_from_there, there))
    return of_case(case_id) | of_case(other.id)


def unlink_case(desk: Desk, case_id: CaseId, reference: str) -> Changes:
    """Take away a link that was made by mistake, on both sides; the journal keeps that it was made."""
    with desk.store.unit() as unit:
        case, other = unit.case(case_id), _case_of(unit, reference)
        unit.drop_link(case_id, reference)
        if other is None:
            return of_case(case_id)
        unit.drop_link(other.id, case.reference)
    return of_case(case_id) | of_case(other.id)


def linked_cases(desk: Desk, case_id: CaseId) -> tuple[LinkedCase, ...]:
    """The links of a case, with the cases they lead to."""
    with desk.store.unit() as unit:
        return read_links(unit, unit.case(case_id))


def read_links(unit: Unit, case: Case) -> tuple[LinkedCase, ...]:
    """The same inside a transaction that others began."""
    if not case.links:
        return ()
    known = {other.reference: other for other in unit.cases()}
    found = []
    for link in case.links:
        other = known.get(link.reference)
        found.append(LinkedCase(link, other.id, other.child.initials) if other else LinkedCase(link, None))
    return tuple(found)


def as_reference(text: str) -> str:
    """A reference as it is kept: "c 12" is C-0012; one of another council stays as it was typed, on one line."""
    line = " ".join(text.split())[:_LONGEST]
    own = _OWN.fullmatch(line)
    return f"C-{int(own[1]):04d}" if own else line


def link_words(case: Case) -> str:
    """Who else is linked, in one line without a name; empty where nobody is."""
    linked = {link.person: link for link in case.links if link.person is not None}
    said = [_said(link) for link in case.links]
    said += [child.initials for child in case.linked_children if child.id not in linked]
    return t("linked, kept apart: {who}", who=", ".join(said)) if said else ""


def kind_words(kind: LinkKind) -> str:
    """What the other child is to this one."""
    words = {
        LinkKind.HARMED: t("the child harmed"),
        LinkKind.DISPLAYED: t("the child who displayed the behaviour"),
        LinkKind.OTHER: t("another child"),
    }
    return words[kind]


def reference_words(link: Link) -> str:
    """The other case's reference, and that the case was destroyed where it was."""
    return t("{reference}, destroyed", reference=link.reference) if link.destroyed else link.reference


def _said(link: Link) -> str:
    if link.kind is LinkKind.OTHER or link.destroyed:
        return reference_words(link)
    return t("{reference} ({who})", reference=link.reference, who=kind_words(link.kind))


def _case_of(unit: Unit, reference: str) -> Case | None:
    return next((case for case in unit.cases() if case.reference == reference), None)
