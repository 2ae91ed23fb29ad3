"""What a write changed, so that screens refresh what concerns them and nothing else."""

from dataclasses import dataclass, field
from datetime import datetime

from hsb_desktop.procedure.ids import CaseId, RecordId, RowId


@dataclass(frozen=True, slots=True)
class Changes:
    """The cases and records that a write touched. `papers`: whether a paper was issued."""

    cases: frozenset[CaseId] = frozenset()
    records: frozenset[RecordId] = frozenset()
    papers: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.cases | other.cases, self.records | other.records, self.papers or other.papers)


@dataclass(frozen=True, slots=True)
class Saved:
    """Something typed is on disk since `at` (UTC)."""

    at: datetime
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True)
class Opened:
    """A case was opened."""

    case_id: CaseId
    changes: Changes


@dataclass(frozen=True, slots=True)
class Started:
    """A record was begun."""

    record_id: RecordId
    changes: Changes


@dataclass(frozen=True, slots=True)
class RowAdded:
    """A repeat has one more row."""

    row: RowId
    at: datetime
    changes: Changes


def of_case(case_id: CaseId, *records: RecordId, papers: bool = False) -> Changes:
    """What a write in one case changed."""
    return Changes(frozenset({case_id}), frozenset(records), papers)
