"""The part of a unit for a store with very many cases: how many there are, the newest, what a search looks through."""

from sqlalchemy import func, select

from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.store.rows import CaseRow, PersonRow
from hsb_desktop.store.unit_base import UnitBase


class FindingUnit(UnitBase):
    """Reads no more of a case than it takes to find it."""

    def case_count(self) -> int:
        """How many cases there are."""
        return self._connection.scalar(select(func.count()).select_from(CaseRow)) or 0

    def has_case(self, case_id: CaseId) -> bool:
        """Whether this case is here."""
        return self._connection.scalar(select(CaseRow.id).where(CaseRow.id == case_id)) is not None

    def newest_cases(self, most: int) -> tuple[CaseId, ...]:
        """The cases opened last, open ones before closed ones."""
        statement = (
            select(CaseRow.id)
            .order_by(CaseRow.closed, CaseRow.opened_on.desc(), CaseRow.entry.desc())
            .limit(most)
        )
        return tuple(CaseId(case_id) for case_id in self._connection.scalars(statement))

    def open_cases(self) -> tuple[CaseId, ...]:
        """The cases that are open, in the order they were opened."""
        statement = select(CaseRow.id).where(CaseRow.closed.is_(False)).order_by(CaseRow.entry)
        return tuple(CaseId(case_id) for case_id in self._connection.scalars(statement))

    def searched(self) -> tuple[tuple[CaseId, str], ...]:
        """Of every case what a search looks through: the child's name, the reference, the council's number."""
        statement = (
            select(CaseRow.id, PersonRow.name, CaseRow.reference, CaseRow.system_id)
            .join(PersonRow, (PersonRow.case_id == CaseRow.id) & (PersonRow.id == CaseRow.child_id))
            .order_by(CaseRow.closed, CaseRow.opened_on.desc(), CaseRow.entry.desc())
        )
        return tuple(
            (CaseId(row.id), f"{row.name} {row.reference} {row.system_id}")
            for row in self._connection.execute(statement)
        )
