"""Tables of the store itself: whose it is, its journal, and the papers it has issued."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from hsb_desktop.store.rows.base import ID_LENGTH, Base, Json, Moment, TypedText


class StoreRow(Base):
    """The one row that names this store."""

    __tablename__ = "store"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    worker_id: Mapped[str] = mapped_column(ForeignKey("workers.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class WorkerRow(Base):
    """A worker and their keys. The secret halves never leave this table except to sign and to open what was sealed."""

    __tablename__ = "workers"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    name: Mapped[str] = mapped_column(TypedText)
    role: Mapped[str] = mapped_column(TypedText)
    signing_public: Mapped[str] = mapped_column(String(64))
    sealing_public: Mapped[str] = mapped_column(String(64))
    signing_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    sealing_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Moment)


class JournalRow(Base):
    """One entry of the journal: metadata, and a salted commitment to its content."""

    __tablename__ = "journal"
    __table_args__ = (Index(None, "case_id", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), unique=True)
    at: Mapped[datetime] = mapped_column(Moment)
    worker_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    action: Mapped[str] = mapped_column(String(64))
    case_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    subject: Mapped[str] = mapped_column(String(300))
    happened_on: Mapped[date | None]
    commitment: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class JournalContentRow(Base):
    """What an entry says, apart from the chain: a case's contents can be destroyed and the chain still verifies.

    The salt goes with the content: without it the commitment tells nothing, not even to a good guess.
    """

    __tablename__ = "journal_contents"

    seq: Mapped[int] = mapped_column(ForeignKey("journal.seq"), primary_key=True, autoincrement=False)
    case_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    salt: Mapped[str] = mapped_column(String(64))
    content: Mapped[Any] = mapped_column(Json)


class DestroyedCaseRow(Base):
    """A case that was destroyed: its rows are gone, its entries stay without their contents."""

    __tablename__ = "destroyed_cases"

    case_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    reference: Mapped[str] = mapped_column(String(32), unique=True)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class PaperRow(Base):
    """A paper that was issued."""

    __tablename__ = "papers"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    record_id: Mapped[str | None] = mapped_column(ForeignKey("records.id"))
    kind: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(TypedText)
    recipient: Mapped[str] = mapped_column(TypedText)
    copy_type: Mapped[str] = mapped_column(String(32))
    copy_number: Mapped[int]
    issued_at: Mapped[datetime] = mapped_column(Moment)
    sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    seal: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(String(64))
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class PaperFileRow(Base):
    """An issued paper's bytes, apart from what lists read."""

    __tablename__ = "paper_files"

    paper_id: Mapped[str] = mapped_column(ForeignKey("papers.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
