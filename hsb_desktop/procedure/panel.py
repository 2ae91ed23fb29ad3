"""A council's panel as data: its name, the facts and forms it works with, its agenda, what its overview counts.

It holds no case and no date. A procedure may be without a panel.
"""

from dataclasses import dataclass

from hsb_desktop.procedure.form import Cite

SHOWS = (
    "",
    "actions",
    "new",
    "updates",
    "closures",
    "overview",
    "decisions",
)  # what stands under an agenda's item


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """Kinds of fact: the next date is set (in its field `date_field`), a case is nominated, heard, closed."""

    date_set: str
    date_field: str
    nominated: str
    heard: str
    closed: str


@dataclass(frozen=True, slots=True)
class PanelForms:
    """Ids of forms: what goes to the panel and what comes back from it."""

    nomination: str
    update: str
    feedback: str
    closure: str


@dataclass(frozen=True, slots=True)
class PanelQuestions:
    """Ids of questions. `for_panel`: which meeting a nomination or update is for; `again`: when it is to be heard
    next. `asks_closure` with its answer: what in an update proposes to close the case to the panel.
    """

    for_panel: str
    again: str
    asks_closure: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PanelRows:
    """A repeat of the feedback whose rows are decisions or actions: ids of its questions, empty where it has none."""

    repeat: str
    what: str
    owner: str
    agency: str = ""
    kind: str = ""
    due: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class EarlierRows:
    """The repeat of an update that lists what was agreed before, filled from the feedback when an update is begun.

    `state` is the question how far it is, `done` its answer for what was done; both empty where it is not asked.
    """

    repeat: str
    what: str
    owner: str = ""
    due: str = ""
    state: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class PanelSeat:
    """A service that comes to the panel; a `core` one is a standing member."""

    id: str
    label: str
    cite: Cite
    core: bool = False


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """An item of every agenda; `shows` is what the records put under it, one of `SHOWS`."""

    title: str
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Also:
    """An answer of another question that counts under an option too."""

    question: str
    answer: str
    option: str


@dataclass(frozen=True, slots=True)
class ChartRule:
    """What a chart counts, by the month in which the panel heard the case.

    Either facts of these kinds, each with its words, or the answers to a choice in records of these forms; `answers`
    are the words for the one that is counted where it is a yes or no: both would give small counts away.
    """

    id: str
    title: str
    note: str
    cite: Cite
    facts: tuple[tuple[str, str], ...] = ()
    forms: tuple[str, ...] = ()
    repeat: str = ""
    question: str = ""
    leave_out: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PanelRule:
    """The panel of one edition. `word` names it on screens, `name` in full; `asked_by` is the step that asks for it."""

    word: str
    name: str
    about: str
    cite: Cite
    chairs: str
    asked_by: str
    facts: PanelFacts
    forms: PanelForms
    questions: PanelQuestions
    decisions: PanelRows
    actions: PanelRows
    agenda: tuple[AgendaPoint, ...]
    charts: tuple[ChartRule, ...]
    earlier: EarlierRows | None = None
    seats: tuple[PanelSeat, ...] = ()
