"""The part of a unit for cases and their people."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from hsb_desktop.procedure.case import (
    BirthKind,
    Case,
    Details,
    Former,
    Leaving,
    Link,
    LinkKind,
    Person,
    PersonKind,
    Role,
)
from hsb_desktop.procedure.ids import CaseId, PersonId
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import CaseLinkRow, CaseRow, CounterRow, DestroyedCaseRow, LeavingRow, PersonRow
from hsb_desktop.store.sealing import new_id
from hsb_desktop.store.unit_base import UnitBase

_COUNTER = "case"
_REFERENCE = re.compile(r"C-([0-9]{1,9})")
_LINKS = (
    select(*CaseLinkRow.__table__.c, DestroyedCaseRow.case_id.label("destroyed"))
    .outerjoin(DestroyedCaseRow, DestroyedCaseRow.reference == CaseLinkRow.reference)
    .where(CaseLinkRow.standing.is_(True))
    .order_by(CaseLinkRow.entry)
)

_LEAVINGS = select(*LeavingRow.__table__.c).order_by(LeavingRow.entry)
Gone = dict[str, Leaving]  # by person


class CasesUnit(UnitBase):
    """Cases are read with all their people; a person's earlier wording stays in the journal."""

    def add_case(self, case: Case) -> None:
        """A new case with its child and its people."""
        content = {
            "reference": case.reference,
            "opened_on": case.opened_on.isoformat(),
            "system_id": case.system_id,
            "child_id": case.child.id,
            "closed": case.closed,
            "people": [_described(person) for person in (case.child, *case.people)],
        }
        entry = self._enter(Action.CASE_OPENED, case.id, case.id, content, case.opened_on)
        self._connection.execute(
            insert(CaseRow),
            {
                "id": case.id,
                "reference": case.reference,
                "child_id": case.child.id,
                "opened_on": case.opened_on,
                "system_id": case.system_id,
                "closed": case.closed,
                "entry": entry,
            },
        )
        for position, person in enumerate((case.child, *case.people)):
            self._connection.execute(
                insert(PersonRow), _person_columns(case.id, person) | {"position": position}
            )
        for link in case.links:
            self.put_link(case.id, link)
        if number := _REFERENCE.fullmatch(case.reference):
            self._count_to(int(number[1]))

    def cases(self) -> tuple[Case, ...]:
        """Every case, in the order of their references."""
        people: dict[str, list[Row[tuple[PersonRow]]]] = defaultdict(list)
        for row in self._connection.execute(select(*PersonRow.__table__.c).order_by(PersonRow.position)):
            people[row.case_id].append(row)
        links: dict[str, list[Link]] = defaultdict(list)
        for row in self._connection.execute(_LINKS):
            links[row.case_id].append(_link(row))
        gone: dict[str, Gone] = defaultdict(dict)
        for row in self._connection.execute(_LEAVINGS):
            _take(gone[row.case_id], row)
        rows = self._connection.execute(
            select(*CaseRow.__table__.c).order_by(func.length(CaseRow.reference), CaseRow.reference)
        )
        return tuple(_case(row, people[row.id], links[row.id], gone[row.id]) for row in rows)

    def case(self, case_id: CaseId) -> Case:
        """One case with its people."""
        row = self._connection.execute(select(*CaseRow.__table__.c).where(CaseRow.id == case_id)).first()
        if row is None:
            raise NotInStore
        people = self._connection.execute(
            select(*PersonRow.__table__.c).where(PersonRow.case_id == case_id).order_by(PersonRow.position)
        )
        links = self._connection.execute(_LINKS.where(CaseLinkRow.case_id == case_id))
        gone: Gone = {}
        for leaving in self._connection.execute(_LEAVINGS.where(LeavingRow.case_id == case_id)):
            _take(gone, leaving)
        return _case(row, people, map(_link, links), gone)

    def put_link(self, case_id: CaseId, link: Link) -> None:
        """Link another child's case, by its reference, in place of a link to the same one."""
        self.drop_link(case_id, link.reference)
        self._enter_link(case_id, new_id(), link, standing=True)

    def drop_link(self, case_id: CaseId, reference: str) -> None:
        """A link that was made by mistake no longer stands; that it was made stays in the journal."""
        found = self._connection.execute(_LINKS.where(CaseLinkRow.case_id == case_id))
        for row in [row for row in found if row.reference == reference]:
            self._enter_link(case_id, row.id, _link(row), standing=False)

    def _enter_link(self, case_id: CaseId, link_id: str, link: Link, *, standing: bool) -> None:
        columns: dict[str, object] = {
            "id": link_id,
            "case_id": case_id,
            "reference": link.reference,
            "kind": link.kind.value,
            "person_id": link.person,
            "standing": standing,
        }
        entry = self._enter(Action.CASE_LINKED, case_id, link_id, {"new": columns})
        if standing:
            self._connection.execute(insert(CaseLinkRow), columns | {"entry": entry})
        else:
            here = CaseLinkRow.id == link_id
            self._connection.execute(update(CaseLinkRow).where(here).values(standing=False))

    def save_person(self, case_id: CaseId, person: Person) -> None:
        """Add a person to a case, or change one who is there; the child is changed in the same way."""
        here = (PersonRow.case_id == case_id) & (PersonRow.id == person.id)
        old = self._connection.execute(select(*PersonRow.__table__.c).where(here)).first()
        if old is not None:
            before = _person(old)
            if before == person:
                return
            content: dict[str, object] = {"old": _described(before), "new": _described(person)}
            self._enter(Action.PERSON_CHANGED, case_id, person.id, content)
            self._connection.execute(update(PersonRow).where(here).values(_person_columns(case_id, person)))
            return
        if self._connection.scalar(select(CaseRow.id).where(CaseRow.id == case_id)) is None:
            raise NotInStore
        self._enter(Action.PERSON_ADDED, case_id, person.id, {"new": _described(person)})
        last = self._connection.scalar(
            select(func.max(PersonRow.position)).where(PersonRow.case_id == case_id)
        )
        columns = _person_columns(case_id, person) | {"position": (last or 0) + 1}
        self._connection.execute(insert(PersonRow), columns)

    def put_leaving(
        self, case_id: CaseId, person_id: PersonId, leaving: Leaving | None, at: datetime
    ) -> None:
        """Somebody is no longer part of the case; None: they are again. What was said before stays."""
        here = (PersonRow.case_id == case_id) & (PersonRow.id == person_id)
        if self._connection.scalar(select(PersonRow.id).where(here)) is None:
            raise NotInStore
        day = leaving.on if leaving is not None else None
        columns: dict[str, object] = {
            "id": new_id(),
            "case_id": case_id,
            "person_id": person_id,
            "left": leaving is not None,
            "mistake": leaving is not None and leaving.mistake,
            "left_on": day.isoformat() if day is not None else None,
            "reason": leaving.reason if leaving is not None else "",
        }
        entry = self._enter(Action.PERSON_LEFT, case_id, str(columns["id"]), {"new": columns}, day, at)
        self._connection.execute(insert(LeavingRow), columns | {"left_on": day, "entry": entry})

    def close_case(self, case_id: CaseId, closed: bool) -> None:
        """Close a case, or open it again."""
        was = self._connection.scalar(select(CaseRow.closed).where(CaseRow.id == case_id))
        if was is None:
            raise NotInStore
        if was == closed:
            return
        self._enter(Action.CASE_CLOSED if closed else Action.CASE_REOPENED, case_id, case_id)
        self._connection.execute(update(CaseRow).where(CaseRow.id == case_id).values(closed=closed))

    def next_reference(self) -> str:
        """A reference that no case has had: C-0001 and on."""
        number = (
            self._connection.scalar(select(CounterRow.last).where(CounterRow.name == _COUNTER)) or 0
        ) + 1
        self._count_to(number)
        return f"C-{number:04d}"

    def _count_to(self, number: int) -> None:
        """Remember `number` as given out, unless a higher one was."""
        last = self._connection.scalar(select(CounterRow.last).where(CounterRow.name == _COUNTER))
        if last is None:
            self._connection.execute(insert(CounterRow), {"name": _COUNTER, "last": number})
        elif last < number:
            self._connection.execute(
                update(CounterRow).where(CounterRow.name == _COUNTER).values(last=number)
            )


def _take(gone: Gone, row: Row[tuple[LeavingRow]]) -> None:
    """The newest entry of a person counts."""
    gone.pop(row.person_id, None)
    if row.left and row.left_on is not None:
        gone[row.person_id] = Leaving(row.left_on, row.reason, row.mistake)


def _case(
    row: Row[tuple[CaseRow]], people: Iterable[Row[tuple[PersonRow]]], links: Iterable[Link], gone: Gone
) -> Case:
    found = [_person(person) for person in people]
    child = next(person for person in found if person.id == row.child_id)
    return Case(
        id=CaseId(row.id),
        reference=row.reference,
        child=child,
        opened_on=row.opened_on,
        people=tuple(person for person in found if person is not child and person.id not in gone),
        system_id=row.system_id,
        closed=row.closed,
        links=tuple(links),
        former=tuple(Former(person, gone[person.id]) for person in found if person.id in gone),
    )


def _link(row: Row[*tuple[Any, ...]]) -> Link:
    known = None if row.person_id is None else PersonId(row.person_id)
    return Link(row.reference, LinkKind(row.kind), known, row.destroyed is not None)


def _person(row: Row[tuple[PersonRow]]) -> Person:
    return Person(
        id=PersonId(row.id),
        kind=PersonKind(row.kind),
        name=row.name,
        relation=row.relation,
        agency=row.agency,
        contact=row.contact,
        born=row.born,
        birth_kind=BirthKind(row.birth_kind),
        also=tuple(Role(PersonKind(role["kind"]), role["relation"], role["agency"]) for role in row.also),
        details=Details(**row.details),
    )


def _person_columns(case_id: CaseId, person: Person) -> dict[str, object]:
    return _described(person) | {"case_id": case_id, "born": person.born}


def _described(person: Person) -> dict[str, object]:
    """A person as a journal entry holds one."""
    born = person.born.isoformat() if person.born else None
    return {
        "id": person.id,
        "kind": person.kind.value,
        "name": person.name,
        "relation": person.relation,
        "agency": person.agency,
        "contact": person.contact,
        "born": born,
        "birth_kind": person.birth_kind.value,
        "also": [
            {"kind": role.kind.value, "relation": role.relation, "agency": role.agency}
            for role in person.also
        ],
        "details": person.details.filled(),
    }
