"""What the composers are given besides the records: plain values, already computed and already in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hsb_desktop.documents.paper import Recipient
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.conditions import Predicate
from hsb_desktop.procedure.predicates import PREDICATES


@dataclass(frozen=True, slots=True)
class CopyDetails:
    """This one copy: for whom, which number, how marked, printed when; `predicates` are the form language's."""

    case: Case
    recipient: Recipient
    copy_number: int
    copies: int
    marking: str
    printed_on: date
    draft: bool = False
    seal: str = ""
    predicates: Mapping[str, Predicate] = field(default_factory=lambda: PREDICATES)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An earlier category decision."""

    on: date
    category: str
    decided_by: str
    rationale: str


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """What the risk matrix says and what the worker decided, each line a sentence in words."""

    category: str = ""  # "HSB 2 Abusive"; empty while nothing is decided
    decided_on: date | None = None
    decided_by: str = ""
    suggested: str = ""
    rationale: str = ""
    led_by: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    history: tuple[HistoryLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone on the attendance list; `state` in words ("Invited", "Apologies", "Not invited: reason")."""

    role: str
    name: str = ""
    agency: str = ""
    state: str = ""
    signs: bool = True


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of the agenda with what it is for."""

    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """The meeting a pack is for. `at` and `place` are as typed; `agenda_source` says where the items come from."""

    title: str
    on: date | None = None
    at: str = ""
    place: str = ""
    chair: str = ""
    agenda: tuple[AgendaLine, ...] = ()
    agenda_source: str = ""
    attendees: tuple[Attendee, ...] = ()
    clock: str = ""  # by when the procedure asks for it, as one sentence
    quorum: str = ""  # the warning in one sentence; empty when nobody is missing
    quorum_source: str = ""
