"""The part of a unit for what became of copies: entries that are added, the newest of a copy saying where it is."""

from datetime import datetime

from sqlalchemy import Row, insert, select

from hsb_desktop.casework.copy_values import CopyEntry
from hsb_desktop.procedure.ids import CaseId, PaperId
from hsb_desktop.store.errors import NotInStore
from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import CopyEntryRow, PaperRow
from hsb_desktop.store.rows.base import moment_text
from hsb_desktop.store.sealing import new_id
from hsb_desktop.store.unit_base import UnitBase


class CopiesUnit(UnitBase):
    """The register of copies."""

    def note_copy(self, entry: CopyEntry, at: datetime) -> None:
        """Enter what became of a copy of an issued paper."""
        case_id = self._connection.scalar(select(PaperRow.case_id).where(PaperRow.id == entry.paper_id))
        if case_id is None:
            raise NotInStore
        columns = {
            "id": new_id(),
            "paper_id": entry.paper_id,
            "what": entry.what,
            "happened_on": entry.on,
            "how": entry.how,
            "detail": entry.detail,
            "found": list(entry.found),
            "reason": entry.reason,
            "worker_id": self._worker_id,
            "recorded_at": at,
        }
        said = columns | {"happened_on": entry.on.isoformat(), "recorded_at": moment_text(at)}
        number = self._enter(Action.COPY_NOTED, case_id, str(columns["id"]), {"new": said}, entry.on)
        self._connection.execute(insert(CopyEntryRow), columns | {"entry": number})

    def copy_entries(self, case_id: CaseId) -> tuple[CopyEntry, ...]:
        """What is known of the copies of a case, the oldest first."""
        rows = self._connection.execute(
            select(*CopyEntryRow.__table__.c)
            .join(PaperRow, PaperRow.id == CopyEntryRow.paper_id)
            .where(PaperRow.case_id == case_id)
            .order_by(CopyEntryRow.entry)
        )
        return tuple(_entry(row) for row in rows)


def _entry(row: Row[tuple[CopyEntryRow]]) -> CopyEntry:
    return CopyEntry(
        PaperId(row.paper_id), row.what, row.happened_on, row.how, row.detail, tuple(row.found), row.reason
    )
