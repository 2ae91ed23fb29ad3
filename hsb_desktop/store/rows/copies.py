"""What became of the copies of issued papers. Entries are added; none is ever changed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hsb_desktop.store.rows.base import ID_LENGTH, Base, Json, Moment, TypedText


class CopyEntryRow(Base):
    """A copy was handed over, came back or was destroyed (`what`) on a day; `found` wanted `reason`."""

    __tablename__ = "copy_entries"
    __table_args__ = (Index(None, "paper_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    paper_id: Mapped[str] = mapped_column(ForeignKey("papers.id"))
    what: Mapped[str] = mapped_column(String(16))
    happened_on: Mapped[date]
    how: Mapped[str] = mapped_column(String(32))
    detail: Mapped[str] = mapped_column(TypedText)
    found: Mapped[Any] = mapped_column(Json)
    reason: Mapped[str] = mapped_column(TypedText)
    worker_id: Mapped[str] = mapped_column(ForeignKey("workers.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
