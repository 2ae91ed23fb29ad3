"""The part of a unit for what belongs to no case: dates of the panel, contacts by role. Entries are only added."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import insert, select

from hsb_desktop.store.journal import Action
from hsb_desktop.store.rows import CouncilEntryRow
from hsb_desktop.store.sealing import new_id
from hsb_desktop.store.unit_base import UnitBase


class CouncilUnit(UnitBase):
    """The newest entry under a key counts."""

    def put_council(self, kind: str, key: str, contents: Mapping[str, object] | None, at: datetime) -> None:
        """This stands under the key from now on; None takes what stood there away."""
        written = None if contents is None else dict(contents)
        row = new_id()
        said = {"kind": kind, "key": key, "contents": written}
        entry = self._enter(Action.COUNCIL_NOTED, None, row, {"new": said}, None, at)
        self._connection.execute(
            insert(CouncilEntryRow),
            {"id": row, **said, "worker_id": self._worker_id, "recorded_at": at, "entry": entry},
        )

    def council(self, kind: str) -> Mapping[str, Mapping[str, object]]:
        """What stands under each key of this kind, in the order of its first entry."""
        rows = self._connection.execute(
            select(CouncilEntryRow.key, CouncilEntryRow.contents)
            .where(CouncilEntryRow.kind == kind)
            .order_by(CouncilEntryRow.entry)
        )
        found = {row.key: row.contents for row in rows}
        return MappingProxyType({key: value for key, value in found.items() if value is not None})
