"""What the screens of the panel show, worked out once. Initials and references only; nobody's name stands here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hsb_desktop.casework.panel_attendance import SeatView
from hsb_desktop.casework.panel_days import PanelDay
from hsb_desktop.casework.views import CaseAside
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What the council calls its panel; `word` is empty where the procedure has none."""

    word: str = ""
    name: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A case on a list of the panel.

    `said` is how far it is, `ready` whether nothing is left to write for it. `record_id` is the record to open, and
    where there is none yet `begin` is the form to begin; both empty where nothing is to be done.
    """

    case_id: CaseId
    reference: str
    initials: str
    said: str
    ready: bool
    record_id: RecordId | None = None
    begin: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class TrackerLine:
    """A decision or an action of the panel. `about` is what a decision is about; an action has `due` and `done_on`.

    `for_panel` tells whether its form lets the panel read what was agreed and who does it.
    """

    case_id: CaseId
    reference: str
    initials: str
    heard_on: date | None
    what: str
    owner: str
    agency: str
    record_id: RecordId
    row: RowId
    about: str = ""
    due: date | None = None
    done_on: date | None = None
    late: bool = False
    for_panel: bool = True


@dataclass(frozen=True, slots=True)
class AgendaPart:
    """An item of the agenda with the cases or actions that the records put under it."""

    number: int
    title: str
    shows: str
    lines: tuple[PanelLine, ...] = ()
    tracked: tuple[TrackerLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelView:
    """The panel as it stands: its days, the agenda of `day`, what waits for a nomination or for feedback, the tracker.

    `day` is None while no day is set. `past` tells whether the agenda is of a day that has been.
    """

    words: PanelWords
    chairs: str
    source: str
    today: date
    days: tuple[PanelDay, ...]
    day: PanelDay | None
    past: bool
    agenda: tuple[AgendaPart, ...]
    asked: tuple[PanelLine, ...]
    feedback: tuple[PanelLine, ...]
    decisions: tuple[TrackerLine, ...]
    actions: tuple[TrackerLine, ...]
    open_cases: int
    draft: Mapping[str, str] = field(default_factory=dict)  # a date that is being typed, by box
    seats: tuple[SeatView, ...] = ()  # who comes on that day
    aside: tuple[CaseAside, ...] = ()  # cases that stand in none of the lists
