"""What screens show, worked out once: words, dates and states, never a row or a rule. Read-only values."""

import datetime as when
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from hsb_desktop.casework.copy_lines import CopyLine
from hsb_desktop.casework.ports import IssuedPaper, StoredFact
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.ids import CaseId, PersonId, RecordId, RowId

# ------------------------------------------------------------------------------------------------ steps and cases


@dataclass(frozen=True, slots=True)
class CategoryView:
    """The newest category decided; `value` None and `label` empty before a decision."""

    value: str | int | None = None
    label: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the pathway in words.

    `instead` are the other meetings it may be held as, each with the kind that sets it up and its words.
    `status` is one of done, open, due_today, overdue, advisory, cannot_compute, not_required. `rule` is the rule as
    Today says it; `when` how near it is ("1 working day over", "Due today", "In 5 working days"); `source` where it is
    asked for ("§5.3", "national, Working Together"). `skipped` are the days a limit did not count. `action` names what
    the worker can do: assess, meeting:STEP, record:FORM, fact:KIND, or empty.
    """

    step: str
    label: str
    status: str
    rule: str = ""
    due: date | None = None
    due_at: datetime | None = None
    when: str = ""
    because: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    source: str = ""
    basis: str = "source"
    why: str = ""
    opened_on: date | None = None
    done_on: date | None = None
    late: bool = False
    strict_due: date | None = None
    clock_start: date | None = None
    skipped: tuple[tuple[date, str], ...] = ()
    limit: str = ""
    forums: tuple[str, ...] = ()  # in words
    who: str = ""
    column: str = ""
    action: str = ""
    guidance: str = ""
    cited: str = ""  # the title of the document, with the section
    instead: tuple[tuple[str, str], ...] = ()
    meeting: RecordId | None = None  # the meeting that is set up for it and not held yet


@dataclass(frozen=True, slots=True)
class BannerView:
    """The lines over every screen of a case. `age` in words ("14 years", "about 14 years", "not born yet").

    `linked_words` says who else is linked, by reference and initials; empty where nobody is.
    """

    case_id: CaseId
    name: str
    reference: str
    age: str
    category: CategoryView
    plan_status: str
    linked: int
    next_step: StepView | None
    closed: bool = False
    linked_words: str = ""
    aside: bool = False  # the procedure refuses its entries, so that no category and no step can be said


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list of cases."""

    case_id: CaseId
    reference: str
    initials: str
    name: str
    category: CategoryView
    next_step: StepView | None
    open_steps: int
    closed: bool
    aside: bool = False  # the procedure refuses one of its entries, so its steps cannot be worked out


@dataclass(frozen=True, slots=True)
class CaseAside:
    """A case that lists across cases leave out, as the procedure refuses an entry of it. The case says which."""

    case_id: CaseId
    reference: str
    initials: str


@dataclass(frozen=True, slots=True)
class PathNode:
    """A box of the pathway picture. `row` is its place from the top (0 is the first line of boxes, halves allowed).

    `state` is one of done, now, possible, not_required; `here` marks the one with the next step. `step` is None where
    the facts never reached it.
    """

    id: str
    label: str
    line: str
    state: str
    row: float = 0.0
    here: bool = False
    step: StepView | None = None
    group: str = ""  # the heading of the group it stands in ("The meeting decides one of four")


@dataclass(frozen=True, slots=True)
class PathColumn:
    """A part of the work flow, with the section that describes it."""

    id: str
    title: str
    section: str
    nodes: tuple[PathNode, ...]
    here: bool = False


@dataclass(frozen=True, slots=True)
class PathLink:
    """A line of the picture from one box to another; `state` as for boxes."""

    start: str
    end: str
    state: str


@dataclass(frozen=True, slots=True)
class FlagView:
    """Something to see to that is no step: the sentence as its title, the source as `why`.

    `dated`: a date of the procedure itself raised it, whatever the case.
    """

    flag: str
    title: str
    why: str
    dated: bool = False


@dataclass(frozen=True, slots=True)
class PathwayView:
    """The picture, and the list of steps with their clocks."""

    columns: tuple[PathColumn, ...]
    links: tuple[PathLink, ...]
    steps: tuple[StepView, ...]
    flags: tuple[FlagView, ...]
    procedure: str  # the edition in words
    concern: str = ""  # the kind of fact that opens a case again


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record in a list. `screen` is where it opens; `progress` in words ("8 of 20", "no outcome")."""

    record_id: RecordId
    case_id: CaseId
    form_id: str
    title: str
    status: str  # draft, complete or issued
    when: str
    progress: str
    belongs_to: RecordId | None
    screen: str = "record"


@dataclass(frozen=True, slots=True)
class MissingRecord:
    """A record that the procedure still asks for; `form_id` is empty where the product has no form for it."""

    record: str
    label: str
    form_id: str
    step: StepView


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list; `at` is a time such as 15:30, `state` planned or held, `state_word` says how far it is."""

    record_id: RecordId
    case_id: CaseId
    title: str
    on: date | None
    at: str
    state: str
    state_word: str
    reference: str
    initials: str


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A paper that can be made from a record (for a pack: a meeting) or, without one, from the whole case.

    `why_not` says what is missing first; `own`: it is a record on paper; `screen` is where what it is made from is
    written.
    """

    kind: str
    title: str
    record_id: RecordId | None
    line: str
    draft: bool
    why_not: str = ""
    own: bool = False
    screen: str = "record"
    word: bool = False  # whether an editable copy may go with an issued one


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """One action. `state` is done, overdue, due_today or open, `when` how near it is, `agreed_at` where it was made."""

    case_id: CaseId
    record_id: RecordId
    row: RowId
    reference: str
    initials: str
    action: str
    owner: str
    agency: str
    due: date | None
    done_on: date | None
    state: str
    when: str
    agreed_at: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact of the case as the chronology shows it."""

    on: date
    label: str
    sentence: str
    source: str
    fact: StoredFact


class RecordState(StrEnum):
    """How far a record is that the procedure asks for."""

    MISSING = "missing"
    BEGUN = "begun"
    COMPLETE = "complete"
    REVIEW_PASSED = "review_passed"  # complete, and the day to look at it again has passed


@dataclass(frozen=True, slots=True)
class AskedRecord:
    """A record that is asked for. `age` says how old or how far it is, `why` what asked for it, `source` where.

    `action` begins it where it is missing; `record_id` is the newest one there is.
    """

    record: str
    label: str
    state: RecordState
    age: str
    why: str
    source: str
    form_id: str
    action: str
    step: StepView
    record_id: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """Every record that is asked for, in the order of the procedure; `missing` counts what is not complete."""

    records: tuple[AskedRecord, ...]
    missing: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ToMend:
    """Why the procedure refuses the entries of a case; `fact_id` is the entry to look at, empty where it is none."""

    sentence: str
    fact_id: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything a case's screens show at once. `ages`: of everybody whose date of birth is recorded, in words.

    With `to_mend` the pathway is blank until an entry is corrected or withdrawn; everything else is there.
    """

    case: Case
    banner: BannerView
    pathway: PathwayView
    records: tuple[RecordLine, ...]
    missing: tuple[MissingRecord, ...]
    meetings: tuple[MeetingLine, ...]
    papers: tuple[IssuedPaper, ...]
    copies: tuple[CopyLine, ...]  # the register of what was given out, the newest first
    paper_kinds: tuple[PaperChoice, ...]
    chronology: tuple[FactLine, ...]
    completeness: Completeness = Completeness((), 0, "")
    actions: tuple[AgreedAction, ...] = ()
    ages: Mapping[PersonId, str] = field(default_factory=dict)
    to_mend: ToMend | None = None


# ---------------------------------------------------------------------------------------------------------- today


@dataclass(frozen=True, slots=True)
class DueLine:
    """A step of some case: initials and reference only."""

    case_id: CaseId
    reference: str
    initials: str
    step: StepView


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A record to finish or a plan to review; a concern that is half recorded has neither record nor case yet."""

    record_id: RecordId | None
    case_id: CaseId | None
    title: str
    reference: str
    initials: str
    progress: str
    screen: str = "record"


@dataclass(frozen=True, slots=True)
class TodayView:
    """What to do next across cases. `nothing_before`: nothing else falls due before that day, if anything does."""

    date: when.date
    overdue: tuple[DueLine, ...]
    due_today: tuple[DueLine, ...]
    next: tuple[DueLine, ...]
    meetings: tuple[MeetingLine, ...]
    drafts: tuple[DraftLine, ...]
    reviews: tuple[DraftLine, ...] = ()
    recovered: tuple[str, ...] = ()
    nothing_before: when.date | None = None
    more: int = 0  # steps with a limit that are not listed
    actions: tuple[AgreedAction, ...] = ()  # open ones whose day has come or is near
    notices: tuple[FlagView, ...] = ()  # what concerns the procedure itself: its own review date has passed
    aside: tuple[CaseAside, ...] = ()  # cases whose steps cannot be worked out
