"""The part of a unit that reads the journal, newest first and a page at a time. It enters nothing."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import Row, Select, case, func, null, or_, select
from sqlalchemy.orm import aliased

from hsb_desktop.casework.journal_port import FILES, AnswerChange, Sought, StoredEntry
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.ids import CaseId, RecordId, WorkerId
from hsb_desktop.store.rows import AnswerRow, JournalContentRow, JournalRow
from hsb_desktop.store.unit_base import UnitBase

_AT_ONCE = 1000


class JournalUnit(UnitBase):
    """Entries as they were made, with what they say where that is still there."""

    def journal_entries(self, sought: Sought, most: int) -> tuple[StoredEntry, ...]:
        """The newest entries that are sought, at most so many."""
        content = case((JournalRow.action.not_in(FILES), JournalContentRow.content), else_=null())
        columns = (*JournalRow.__table__.c, JournalContentRow.salt, content.label("content"))
        statement = _narrowed(
            select(*columns).outerjoin(JournalContentRow, JournalContentRow.seq == JournalRow.seq), sought
        )
        rows = self._connection.execute(statement.order_by(JournalRow.seq.desc()).limit(most))
        return tuple(
            StoredEntry(
                row.seq,
                row.at,
                WorkerId(row.worker_id),
                row.action,
                None if row.case_id is None else CaseId(row.case_id),
                row.subject,
                row.happened_on,
                None if row.salt is None else row.content or {},
            )
            for row in rows
        )

    def journal_count(self, sought: Sought) -> int:
        """How many entries are sought in all."""
        return self._connection.scalar(_narrowed(select(func.count(JournalRow.seq)), sought)) or 0

    def answer_changes(self, ids: Iterable[str]) -> Mapping[str, AnswerChange]:
        """The wordings of these ids, each with the one before it."""
        before = aliased(AnswerRow)
        wanted, found = list(ids), dict[str, AnswerChange]()
        for start in range(0, len(wanted), _AT_ONCE):
            rows = self._connection.execute(
                select(
                    *AnswerRow.__table__.c,
                    before.id.label("old_id"),
                    before.value.label("old_value"),
                    before.missing.label("old_missing"),
                )
                .outerjoin(before, before.id == AnswerRow.parent_id)
                .where(AnswerRow.id.in_(wanted[start : start + _AT_ONCE]))
            )
            found |= {row.id: _change(row) for row in rows}
        return MappingProxyType(found)


def _narrowed(statement: Select[*tuple[object, ...]], sought: Sought) -> Select[*tuple[object, ...]]:
    if sought.case_id is not None:
        statement = statement.where(JournalRow.case_id == sought.case_id)
    if sought.before is not None:
        statement = statement.where(JournalRow.seq < sought.before)
    if sought.actions:
        named = or_(*(JournalRow.action.startswith(begin, autoescape=True) for begin in sought.actions))
        statement = statement.where(~named if sought.others else named)
    if sought.since is not None:
        statement = statement.where(JournalRow.at >= sought.since)
    return statement if sought.until is None else statement.where(JournalRow.at < sought.until)


def _change(row: Row[*tuple[object, ...]]) -> AnswerChange:
    old = None if row.old_id is None else _answer(row.old_value, row.old_missing)
    return AnswerChange(
        RecordId(row.record_id), FieldKey.parse(row.key), old, _answer(row.value, row.missing)
    )


def _answer(value: object, missing: str | None) -> Answer:
    held = tuple(value) if isinstance(value, list) else value
    return Answer(held, None if missing is None else Missing(missing))  # type: ignore[arg-type]
