"""Marks on the actions that meetings agreed. The newest mark of an action counts; none is ever changed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hsb_desktop.store.rows.base import ID_LENGTH, Base, Moment

ROW_LENGTH = 100


class ActionMarkRow(Base):
    """The action in this row of that record was done on a day; without a day it is open again."""

    __tablename__ = "action_marks"
    __table_args__ = (Index(None, "record_id", "row"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("records.id"))
    row: Mapped[str] = mapped_column(String(ROW_LENGTH))
    done_on: Mapped[date | None]
    worker_id: Mapped[str] = mapped_column(ForeignKey("workers.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))
