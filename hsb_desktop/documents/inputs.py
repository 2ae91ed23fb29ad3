"""What the composers are given besides the records: plain values, already computed and already in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hsb_desktop.documents.paper import Recipient
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.conditions import Predicate
from hsb_desktop.procedure.form import Audience
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
class Told:
    """Something that the meeting's own form asks, as typed, and who besides professionals may read it."""

    label: str
    text: str
    readers: frozenset[Audience] = frozenset()


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """The meeting a pack is for. `at` and `place` are as typed; `agenda_source` says where the items come from.

    `readers` says who besides professionals may read when, where and by whom it is held; `told` is why.
    """

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
    readers: Mapping[str, frozenset[Audience]] = field(default_factory=dict)
    told: tuple[Told, ...] = ()

    def tells(self, part: str, audience: Audience) -> bool:
        """Whether `part` (one of on, at, place, chair) may be read on such a copy, by the meeting's own form."""
        return audience is Audience.PROFESSIONAL or audience in self.readers.get(part, frozenset())


@dataclass(frozen=True, slots=True)
class ChronologyLine:
    """Something that happened, and the section that asks for it to be known."""

    on: date
    what: str
    detail: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """Something that was agreed: who does it, by when, how far it is, and where it was agreed. All in words."""

    what: str
    owner: str = ""
    agency: str = ""
    due: str = ""
    state: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class OpenStep:
    """What the procedure still asks for: what, by when and how near, who, and where it is asked."""

    what: str
    when: str = ""
    who: str = ""
    source: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of the case with what they do in it."""

    name: str
    role: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class PositionSummary:
    """Where a case stands on the day it is printed, all in words."""

    category: str = ""
    decided: str = ""  # "Wednesday 23 December 2026, by Imani Castle"
    rationale: str = ""
    plan: str = ""
    meeting: str = ""  # the next one
    steps: tuple[OpenStep, ...] = ()
    actions: tuple[ActionLine, ...] = ()
    people: tuple[Contact, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A category with its indicators as `(number, words, answer)`; the answer is an id of the form's, or empty."""

    label: str
    indicators: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class MatrixSummary:
    """The risk matrix: its columns, and under them rows of what usually goes with each category.

    `filled` says from which assessment the answers are ("Risk assessment of 23 December 2026"); empty for a blank one.
    """

    columns: tuple[MatrixColumn, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    filled: str = ""
    decided: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A box of the work flow: column and row from the top left, its words, and its state as id and in words."""

    column: int
    row: float
    title: str
    line: str
    state: str
    state_words: str
    here: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class PictureSummary:
    """The picture of the work flow; `heads` are `(title, section)`, `links` pairs of places in `boxes` with a state."""

    heads: tuple[tuple[str, str], ...]
    boxes: tuple[PictureBox, ...]
    links: tuple[tuple[int, int, str], ...] = ()
    stands: str = ""  # where the case stands, in one sentence
