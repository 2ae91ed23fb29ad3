"""What belongs to no case: dates of the panel, contacts by role. The newest entry under a key counts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hsb_desktop.store.rows.base import ID_LENGTH, Base, Json, Moment


class CouncilEntryRow(Base):
    """What stands under `kind` and `key` from then on; without contents it is taken away."""

    __tablename__ = "council_entries"
    __table_args__ = (Index(None, "kind", "key"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    key: Mapped[str] = mapped_column(String(100))
    contents: Mapped[Any | None] = mapped_column(Json)
    worker_id: Mapped[str] = mapped_column(ForeignKey("workers.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
