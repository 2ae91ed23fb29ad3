"""The part of a unit for the facts of the pathway: they are added, replaced or withdrawn, never changed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Row, insert, select

from hsb_desktop.casework.ports import StoredFact
from hsb_desktop.procedure.ids import CaseId, FactId, RecordId
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import FactEndRow, FactRow
from hsb_desktop.store.unit_base import UnitBase

_STANDING = (
    select(*FactRow.__table__.c)
    .where(~select(FactEndRow.fact_id).where(FactEndRow.fact_id == FactRow.id).exists())
    .order_by(FactRow.entry)
)


class FactsUnit(UnitBase):
    """The facts that stand are those that have not ended, in the order they were recorded."""

    def add_fact(self, fact: StoredFact) -> None:
        """A fact that stands from now on."""
        self._write_fact(
            fact, self._enter(Action.FACT_ADDED, fact.case_id, fact.id, {"new": dict(fact.values)})
        )

    def facts(self, case_id: CaseId) -> tuple[StoredFact, ...]:
        """The facts of a case as they stand."""
        return _facts(self._connection.execute(_STANDING.where(FactRow.case_id == case_id)))

    def facts_of_all(self) -> Mapping[CaseId, tuple[StoredFact, ...]]:
        """The facts of every case that has any."""
        by_case: dict[CaseId, list[StoredFact]] = {}
        for fact in _facts(self._connection.execute(_STANDING)):
            by_case.setdefault(fact.case_id, []).append(fact)
        return MappingProxyType({case_id: tuple(facts) for case_id, facts in by_case.items()})

    def correct_fact(self, fact_id: FactId, by: StoredFact, reason: str) -> None:
        """Put `by` in the place of a fact that stands, for a reason."""
        old = self._standing_fact(fact_id)
        content: dict[str, object] = {
            "old_id": fact_id,
            "old": dict(old.values),
            "new_id": by.id,
            "new": dict(by.values),
            "reason": reason,
        }
        entry = self._enter(Action.FACT_CORRECTED, old.case_id, fact_id, content)
        self._write_fact(by, entry)
        self._end_fact(fact_id, by.id, reason, by.recorded_at, entry)

    def withdraw_fact(self, fact_id: FactId, reason: str, at: datetime) -> None:
        """Take a fact that stands away, for a reason."""
        old = self._standing_fact(fact_id)
        content: dict[str, object] = {"old": dict(old.values), "reason": reason}
        entry = self._enter(Action.FACT_WITHDRAWN, old.case_id, fact_id, content)
        self._end_fact(fact_id, None, reason, at, entry)

    def _standing_fact(self, fact_id: FactId) -> StoredFact:
        found = _facts(self._connection.execute(_STANDING.where(FactRow.id == fact_id)))
        if not found:
            raise NotInStore
        return found[0]

    def _write_fact(self, fact: StoredFact, entry: int) -> None:
        self._connection.execute(
            insert(FactRow),
            {
                "id": fact.id,
                "case_id": fact.case_id,
                "record_id": fact.record_id,
                "worker_id": self._worker_id,
                "contents": dict(fact.values),
                "recorded_at": fact.recorded_at,
                "entry": entry,
            },
        )

    def _end_fact(
        self, fact_id: FactId, replaced_by: FactId | None, reason: str, at: datetime, entry: int
    ) -> None:
        self._connection.execute(
            insert(FactEndRow),
            {
                "fact_id": fact_id,
                "replaced_by": replaced_by,
                "reason": reason,
                "recorded_at": at,
                "entry": entry,
            },
        )


def _facts(rows: Iterable[Row[tuple[FactRow]]]) -> tuple[StoredFact, ...]:
    return tuple(
        StoredFact(
            id=FactId(row.id),
            case_id=CaseId(row.case_id),
            values=MappingProxyType(row.contents),
            recorded_at=row.recorded_at,
            record_id=None if row.record_id is None else RecordId(row.record_id),
        )
        for row in rows
    )
