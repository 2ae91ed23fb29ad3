"""Tables of cases, their people and the facts of their pathway. A fact is never changed: it ends, another follows."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from hsb_desktop.store.rows.base import ID_LENGTH, Base, Json, Moment, TypedText


class CaseRow(Base):
    """A case; its child is the person `child_id` among its people."""

    __tablename__ = "cases"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    reference: Mapped[str] = mapped_column(String(32), unique=True)
    child_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    opened_on: Mapped[date]
    system_id: Mapped[str] = mapped_column(TypedText)
    closed: Mapped[bool]
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class PersonRow(Base):
    """A person of a case; the wording before a change is in the journal."""

    __tablename__ = "people"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(TypedText)
    relation: Mapped[str] = mapped_column(TypedText)
    agency: Mapped[str] = mapped_column(TypedText)
    contact: Mapped[str] = mapped_column(TypedText)
    born: Mapped[date | None]
    birth_kind: Mapped[str] = mapped_column(String(16))
    also: Mapped[Any] = mapped_column(Json)  # further roles, each an object of kind, relation and agency
    details: Mapped[Any] = mapped_column(Json)  # what is known of `procedure.case.Details`, by name


class LeavingRow(Base):
    """Somebody is no longer part of a case (`left`), or is again. Entries are added; the newest of a person counts."""

    __tablename__ = "leavings"
    __table_args__ = (Index(None, "case_id", "person_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    person_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    left: Mapped[bool]
    mistake: Mapped[bool]
    left_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(TypedText)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class CaseLinkRow(Base):
    """Another child's case, by its reference only; one that no longer stands is kept."""

    __tablename__ = "case_links"
    __table_args__ = (Index(None, "case_id", "entry"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    reference: Mapped[str] = mapped_column(TypedText)
    kind: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    standing: Mapped[bool]
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class FactRow(Base):
    """A fact as it was recorded; `entry` gives the order."""

    __tablename__ = "facts"
    __table_args__ = (Index(None, "case_id", "entry"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    record_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    worker_id: Mapped[str] = mapped_column(ForeignKey("workers.id"))
    contents: Mapped[Any] = mapped_column(Json)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class FactEndRow(Base):
    """A fact that no longer stands: withdrawn, or replaced by another."""

    __tablename__ = "fact_ends"

    fact_id: Mapped[str] = mapped_column(ForeignKey("facts.id"), primary_key=True)
    replaced_by: Mapped[str | None] = mapped_column(ForeignKey("facts.id"))
    reason: Mapped[str] = mapped_column(TypedText)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    entry: Mapped[int] = mapped_column(ForeignKey("journal.seq"))


class CounterRow(Base):
    """The last number given out of a running series (case references)."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    last: Mapped[int]
