"""The part of a unit for drafts: forms that have no record yet. Like typing they are not entered in the journal."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import bindparam, delete, insert, select, update

from hsb_desktop.store.rows import DraftRow
from hsb_desktop.store.unit_base import UnitBase

# Built once: a save waits for these several times a second.
_KEEP = (
    update(DraftRow)
    .where((DraftRow.place == bindparam("in_place")) & (DraftRow.field == bindparam("at_field")))
    .values(text=bindparam("text"), at=bindparam("at"))
)
_OF_PLACE = (
    select(DraftRow.field, DraftRow.text)
    .where(DraftRow.place == bindparam("in_place"))
    .order_by(DraftRow.field)
)


class DraftsUnit(UnitBase):
    """What stands in the fields of a form until it becomes a case or a person."""

    def put_draft(self, place: str, field: str, text: str, at: datetime) -> None:
        """Keep a field of a form exactly as it stands, in the place of what was kept of it."""
        columns: dict[str, object] = {"text": text, "at": at}
        if not self._connection.execute(_KEEP, columns | {"in_place": place, "at_field": field}).rowcount:
            self._connection.execute(insert(DraftRow), columns | {"place": place, "field": field})

    def drafts(self, place: str) -> Mapping[str, str]:
        """What is kept of a form, by field."""
        rows = self._connection.execute(_OF_PLACE, {"in_place": place})
        return MappingProxyType({row.field: row.text for row in rows})

    def drop_drafts(self, place: str) -> None:
        """Forget what is kept of a form."""
        self._connection.execute(delete(DraftRow).where(DraftRow.place == place))
