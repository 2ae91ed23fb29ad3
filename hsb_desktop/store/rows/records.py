"""Tables of records, the revisions of their answers, text on its way, drafts and the place to return to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from hsb_desktop.store.rows.base import ID_LENGTH, Base, Json, Moment, TypedText


class RecordRow(Base):
    """A record without its answers; `pin` is the exact edition of its form."""

    __tablename__ = "records"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    pin: Mapped[str] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(16))
    started_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    completed_on: Mapped[date | None]
    version: Mapped[int]
    belongs_to: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    author: Mapped[str] = mapped_column(TypedText)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class AnswerRow(Base):
    """One revision of one answer, never changed. The one that stands is the one that is nobody's parent.

    `audience` narrows who may read this answer further than its question does; NULL leaves the question's own.
    """

    __tablename__ = "answers"
    __table_args__ = (
        Index(
            "uq_answers_first",
            "record_id",
            "key",
            unique=True,
            sqlite_where=text("parent_id IS NULL"),
            postgresql_where=text("parent_id IS NULL"),
        ),
        Index(None, "record_id", "key"),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("records.id"))
    key: Mapped[str] = mapped_column(String(300))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("answers.id"), unique=True)
    record_version: Mapped[int]
    value: Mapped[Any | None] = mapped_column(Json)
    missing: Mapped[str | None] = mapped_column(String(32))
    audience: Mapped[Any | None] = mapped_column(Json)
    worker_id: Mapped[str] = mapped_column(ForeignKey("workers.id"))
    happened_at: Mapped[datetime] = mapped_column(Moment)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class TypingRow(Base):
    """Text on its way in a field: one row a field, written over while it is typed."""

    __tablename__ = "typing"

    record_id: Mapped[str] = mapped_column(ForeignKey("records.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(300), primary_key=True)
    text: Mapped[str] = mapped_column(TypedText)
    caret: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)


class DraftRow(Base):
    """Text of a form that has no record yet: one row a field, written over while it is typed."""

    __tablename__ = "drafts"

    place: Mapped[str] = mapped_column(String(200), primary_key=True)
    field: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(TypedText)
    at: Mapped[datetime] = mapped_column(Moment)


class PlaceRow(Base):
    """Where a worker was last; ids only."""

    __tablename__ = "places"

    worker_id: Mapped[str] = mapped_column(ForeignKey("workers.id"), primary_key=True)
    screen: Mapped[str] = mapped_column(String(64))
    case_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    record_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    page: Mapped[str] = mapped_column(String(200))
    key: Mapped[str] = mapped_column(String(300))
    caret: Mapped[int]
