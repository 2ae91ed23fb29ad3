"""What the screens of one record, one meeting and one paper show. Read-only values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import IssuedPaper, Place, Typing
from hsb_desktop.casework.views import BannerView, StepView
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.checks import SectionProgress, Shown
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.procedure.meeting import MeetingKind


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record to fill in: answers with recovered typing laid over them, and what the form asks now.

    `decision` is the question of an assessment in which the worker decides.
    `visible` holds the ids of questions, repeats and sections that are asked; `why_not` says why it is read-only.
    """

    record: Record
    banner: BannerView
    recovered: tuple[FieldKey, ...]
    typing: Mapping[FieldKey, Typing]
    visible: frozenset[str]
    place: Place | None
    shown: Shown
    progress: tuple[SectionProgress, ...]
    today: date
    read_only: bool = False
    why_not: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class CategoryChoice:
    """One category the worker may decide; `line` says what the procedure answers to it ("strategy meeting, §5.3")."""

    value: str | int
    label: str
    line: str
    suggested: bool


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator as it is referred to: its question, its number on screen and paper, its words."""

    question: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class AssessmentResult:
    """What the indicators suggest and why, and what to look at again. The worker decides."""

    suggested: str | int | None
    label: str
    led_by: tuple[IndicatorLine, ...]
    also_present: tuple[IndicatorLine, ...]
    contradictions: tuple[tuple[IndicatorLine, IndicatorLine], ...]
    not_known: tuple[IndicatorLine, ...]
    unanswered: tuple[IndicatorLine, ...]
    flags: tuple[tuple[str, str], ...]  # (id, sentence)
    choices: tuple[CategoryChoice, ...]
    answered: int
    total: int
    differs: str = ""  # the notice when the decision in the form is not the suggestion; empty otherwise


# ------------------------------------------------------------------------------------------------------- meetings


CALLED_OFF = "called_off_on"  # the question of a meeting when it was called off, and its state from then on


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One role or person of the attendance list.

    `state` is the id of the option chosen (invited, attended, apologies, not_invited) or empty. `reason_needed`: not
    inviting them asks for a reason and who decided.
    """

    row: RowId
    role: str
    role_label: str
    hint: str
    name: str
    agency: str
    contact: str
    state: str
    report_sent: bool
    can_commit: bool
    reason: str
    decided_by: str
    reason_needed: bool
    reason_missing: bool
    family: bool = False  # the child's own place, or that of a parent or carer


@dataclass(frozen=True, slots=True)
class QuorumView:
    """Which agencies are missing. A warning with its source, never a block; both texts are empty when nobody is."""

    missing: tuple[str, ...] = ()
    title: str = ""
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A purpose of the meeting; `state`: done (something is written under it), now (the first without) or todo."""

    number: int
    title: str
    state: str
    row: RowId
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class MeetingCounts:
    """How many are in the room, sent apologies, have not answered, were not invited."""

    in_the_room: int = 0
    apologies: int = 0
    no_answer: int = 0
    not_invited: int = 0


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting of some kind: who, when, what. `chair_flag`: a sentence when another chair is asked for."""

    record: Record
    banner: BannerView
    title: str
    on: date | None
    at: str
    place: str
    chair: str
    chair_flag: str
    clock: StepView | None
    rows: tuple[AttendanceRow, ...]
    counts: MeetingCounts
    quorum: QuorumView
    agenda: tuple[AgendaItem, ...]
    minutes: RecordId | None
    held: bool
    kind: MeetingKind
    state: str = ""
    minuted: bool = False  # whether its minutes are complete
    invitation: str = ""  # how far it is, in a sentence
    may_call_off: bool = False
    called_off_because: str = ""

    @property
    def called_off(self) -> bool:
        """Whether it does not take place."""
        return self.state == CALLED_OFF


@dataclass(frozen=True, slots=True)
class MeetingChoice:
    """A kind of meeting that can be set up; `step` asks for it, `planned` is the one set up already.

    `instead_of`: the step may also be done by this kind, in the place of the one it is usually set up as.
    """

    kind: str
    label: str
    about: str
    source: str
    step: StepView | None = None
    planned: RecordId | None = None
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class OutcomePreview:
    """What a fact would set in motion and what it would end. `refusal` is a sentence when it cannot stand.

    `still_refused`: it can stand, and the procedure then refuses another entry, for that reason. `waits_for`: it can be
    recorded now, and what follows is worked out once the entry refused for that reason is put right.
    """

    sets_in_motion: tuple[StepView, ...] = ()
    completes: tuple[StepView, ...] = ()
    ends: tuple[StepView, ...] = ()
    refusal: str = ""
    opens_again: tuple[StepView, ...] = ()  # was done or not required, and is open with it
    no_longer: tuple[str, ...] = ()  # steps whose ground goes with it, in words
    still_refused: str = ""
    waits_for: str = ""


# --------------------------------------------------------------------------------------------------------- papers


@dataclass(frozen=True, slots=True)
class RecipientView:
    """Somebody a copy can be for. `copy_type` is child, family or professional; `why_not` refuses."""

    id: str
    name: str
    relation: str
    copy_type: str
    copy_words: str
    issued: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing to put right, as a sentence, and where: section and field of the record, empty where not known."""

    sentence: str
    section: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was checked before a paper goes; what does not `block` is to be looked at and may be released.

    `text` names the check as it reads when it holds, `fault` as it reads when it does not. `stops_draft`: while it
    fails, not even a page marked as a draft may leave the store.
    """

    text: str
    ok: bool
    detail: str = ""
    blocks: bool = True
    fault: str = ""
    spots: tuple[Spot, ...] = ()
    stops_draft: bool = False
    may_reason: bool = False  # whether a reason lets the copy be issued all the same

    @property
    def found(self) -> tuple[str, ...]:
        """What was found, as sentences; a reason is given for just these."""
        return tuple(spot.sentence for spot in self.spots)

    @property
    def words(self) -> str:
        """The check in words that say how it came out."""
        return self.text if self.ok else self.fault or self.text


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """One copy for one person as it would be printed, and what it holds and leaves out (what, why)."""

    paper: Paper
    recipient: RecipientView
    pages: int
    data: bytes = field(repr=False)
    included: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    checks: tuple[Check, ...] = ()
    copy_number: int = 1
    copies: int = 0
    printable: bool = True  # whether every character of it can be drawn
    again: bool = False  # whether its reader has this very copy already

    @property
    def wants_reason(self) -> tuple[str, ...]:
        """What was found that may go only with a reason; empty where nothing was."""
        open_checks = (check for check in self.checks if check.may_reason and not check.ok)
        return tuple(said for check in open_checks for said in check.found)

    @property
    def may_issue(self) -> bool:
        """Whether every check that stops a paper passed."""
        return all(check.ok or not check.blocks for check in self.checks)


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper was issued, with its bytes for saving and printing."""

    paper: IssuedPaper
    data: bytes = field(repr=False)
    changes: Changes = field(default_factory=Changes)
