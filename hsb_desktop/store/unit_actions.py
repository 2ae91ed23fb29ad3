"""The part of a unit for actions agreed at meetings: a mark that one was done, beside minutes that stay as they are."""

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy import insert, select

from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import ActionMarkRow, RecordRow
from hsb_desktop.store.sealing import new_id
from hsb_desktop.store.unit_base import UnitBase


class ActionsUnit(UnitBase):
    """Marks are added, never changed: the newest of an action counts."""

    def mark_action(self, record_id: RecordId, row: RowId, done_on: date | None, at: datetime) -> None:
        """The action in this row was done on that day; None opens it again."""
        case_id = self._connection.scalar(select(RecordRow.case_id).where(RecordRow.id == record_id))
        if case_id is None:
            raise NotInStore
        said = {
            "record_id": record_id,
            "row": row,
            "done_on": None if done_on is None else done_on.isoformat(),
        }
        mark = new_id()
        entry = self._enter(Action.ACTION_MARKED, case_id, mark, {"new": said}, done_on, at)
        self._connection.execute(
            insert(ActionMarkRow),
            {
                "id": mark,
                "record_id": record_id,
                "row": row,
                "done_on": done_on,
                "worker_id": self._worker_id,
                "recorded_at": at,
                "entry": entry,
            },
        )

    def action_marks(self) -> Mapping[tuple[RecordId, RowId], date | None]:
        """The newest mark of every action that has one."""
        rows = self._connection.execute(select(*ActionMarkRow.__table__.c).order_by(ActionMarkRow.entry))
        return MappingProxyType({(RecordId(row.record_id), RowId(row.row)): row.done_on for row in rows})
