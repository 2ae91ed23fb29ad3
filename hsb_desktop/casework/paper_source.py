"""What one paper is made from, and how it is composed for one reader: values of one case, read in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hsb_desktop.casework.work_views import Check
from hsb_desktop.documents.inputs import CopyDetails
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.case import Case, Record, RecordStatus
from hsb_desktop.procedure.form import Audience, Form

PROFESSIONALS = frozenset({Audience.PROFESSIONAL})
CASE_READERS = frozenset({Audience.CHILD, Audience.FAMILY, Audience.PROFESSIONAL})


@dataclass(frozen=True, slots=True)
class Source:
    """`record` is what it is made from, if a record; `own`: the paper is that record, so that issuing holds it fast.

    `readers` may have a copy, and `not_for` are people, by id, who may not all the same; `forms` are those whose words
    it prints; `checks` is what must be right besides.
    `counted`: each copy says of how many it is, since all are handed out for one meeting and collected after it.
    """

    kind: str
    case: Case
    compose: Callable[[CopyDetails], Composed] = field(repr=False)
    readers: frozenset[Audience] = PROFESSIONALS
    record: Record | None = None
    own: bool = False
    forms: tuple[Form, ...] = ()
    marking: str = ""
    not_for: frozenset[str] = frozenset()
    checks: tuple[Check, ...] = ()
    counted: bool = False

    @property
    def unfinished(self) -> bool:
        """Whether it is a record that is still being written."""
        return self.own and self.record is not None and self.record.status is RecordStatus.DRAFT
