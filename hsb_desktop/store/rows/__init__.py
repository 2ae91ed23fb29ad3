"""The schema as SQLAlchemy classes, for migrations and for building statements. Rows never leave the store."""

from hsb_desktop.store.rows.actions import ActionMarkRow
from hsb_desktop.store.rows.base import Base
from hsb_desktop.store.rows.cases import (
    CaseLinkRow,
    CaseRow,
    CounterRow,
    FactEndRow,
    FactRow,
    LeavingRow,
    PersonRow,
)
from hsb_desktop.store.rows.copies import CopyEntryRow
from hsb_desktop.store.rows.council import CouncilEntryRow
from hsb_desktop.store.rows.keeping import (
    DestroyedCaseRow,
    JournalContentRow,
    JournalRow,
    PaperFileRow,
    PaperRow,
    StoreRow,
    WorkerRow,
)
from hsb_desktop.store.rows.records import AnswerRow, DraftRow, PlaceRow, RecordRow, TypingRow

__all__ = [
    "ActionMarkRow",
    "AnswerRow",
    "Base",
    "CaseLinkRow",
    "CaseRow",
    "CopyEntryRow",
    "CouncilEntryRow",
    "CounterRow",
    "DestroyedCaseRow",
    "DraftRow",
    "FactEndRow",
    "FactRow",
    "JournalContentRow",
    "JournalRow",
    "LeavingRow",
    "PaperFileRow",
    "PaperRow",
    "PersonRow",
    "PlaceRow",
    "RecordRow",
    "StoreRow",
    "TypingRow",
    "WorkerRow",
]
