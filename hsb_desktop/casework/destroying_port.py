"""The port through which casework destroys one case: how much there is of it, which cases are no more."""

from dataclasses import dataclass
from datetime import datetime

from hsb_desktop.procedure.ids import CaseId


@dataclass(frozen=True, slots=True)
class DestroyedCase:
    """A case that was destroyed: its id and reference, and when. Nothing else of it is known."""

    case_id: CaseId
    reference: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is of a case; `wordings` are all that were ever given to its fields, `entries` the journal's."""

    people: int
    records: int
    wordings: int
    facts: int
    papers: int
    entries: int
