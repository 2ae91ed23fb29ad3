"""A procedure as a whole, in one edition: words, categories, plans, outcomes, records, roles, facts, steps, matrix.

Everything here is read from `forms/`; nothing of it is written in Python. A procedure is immutable and may be shared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.contacts import Contact
from hsb_desktop.procedure.facts import FactRule, Meaning
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.grounds import Ground, is_among
from hsb_desktop.procedure.matrix import Matrix
from hsb_desktop.procedure.meeting import MeetingKind
from hsb_desktop.procedure.source import Basis, Document
from hsb_desktop.procedure.steps import FactMatch, StepRule
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Category:
    """A category of the procedure, lowest first. `label` always carries its prefix ("HSB 2 Abusive")."""

    value: str | int
    label: str
    name: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """A status of the child's plan, and the meetings that a risk discussion may be part of under it."""

    id: str
    label: str
    short: str
    forums: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forum:
    """A meeting that a risk discussion may be part of."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of a strategy discussion or meeting, what it means and what it sets in motion."""

    id: str
    label: str
    meaning: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Principle:
    """What the procedure says of the whole rather than of a step, in a council's own words: whom it is for, and why."""

    id: str
    title: str
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A record or paper of the procedure; `form` is the id of its form where the product has one.

    `also` are forms that complete it too, such as a hand-over beside the record of a meeting.
    """

    id: str
    label: str
    basis: Basis
    cite: Cite
    form: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who attends a meeting. `reason_needed`: not inviting them needs a reason and who decided.

    `seat` says whose name a line of the list begins with: one of `SEATS`, empty for nobody's.
    """

    id: str
    label: str
    hint: str
    cite: Cite
    reason_needed: bool = False
    seat: str = ""


SEATS = ("worker", "child", "parent")


@dataclass(frozen=True, slots=True)
class Quorum:
    """An agency whose absence from a strategy meeting is a warning, never a block: any one of its roles is enough."""

    id: str
    label: str
    roles: tuple[str, ...]
    basis: Basis
    cite: Cite


@dataclass(frozen=True, slots=True)
class Column:
    """A part of the work flow: the steps drawn together under one heading."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FlagRule:
    """Something a worker or manager should see, raised by one of: a ground while the case is open, a fact, a date."""

    id: str
    sentence: str
    cite: Cite
    while_open: Ground | None = None
    fact: FactMatch | None = None
    after: date | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """One edition of a council's procedure. Build it through `hsb_desktop.formbook`."""

    id: str
    edition: str
    title: str
    council: str
    in_force_from: date
    in_force_to: date | None
    document: str  # the document it restates, among `documents`
    documents: tuple[Document, ...]
    calendar: Calendar
    meaning: Meaning
    categories: tuple[Category, ...]
    plans: tuple[PlanStatus, ...]
    forums: tuple[Forum, ...]
    outcomes: tuple[Outcome, ...]
    records: tuple[RecordKind, ...]
    roles: tuple[Role, ...]
    quorum: tuple[Quorum, ...]
    columns: tuple[Column, ...]
    facts: tuple[FactRule, ...]
    steps: tuple[StepRule, ...]
    flags: tuple[FlagRule, ...]
    matrix: Matrix
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    contacts: tuple[Contact, ...] = ()
    meetings: tuple[MeetingKind, ...] = ()
    principles: tuple[Principle, ...] = ()
    _facts: Mapping[str, FactRule] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_facts", MappingProxyType({rule.id: rule for rule in self.facts}))

    def fact_rule(self, kind: str) -> FactRule | None:
        """The definition of a kind of fact."""
        return self._facts.get(kind)

    def category(self, value: object) -> Category | None:
        """The category of that value; true is not 1."""
        return next((known for known in self.categories if is_among(value, (known.value,))), None)

    def rank(self, value: object) -> int:
        """Its place among the categories, the lowest being 0; -1 for a value that is none of them."""
        return next((n for n, known in enumerate(self.categories) if is_among(value, (known.value,))), -1)

    def plan(self, status: str) -> PlanStatus | None:
        """The plan status of that id."""
        return next((known for known in self.plans if known.id == status), None)

    def forum(self, id: str) -> Forum | None:  # noqa: A002  # the word the data uses
        """The forum of that id."""
        return next((known for known in self.forums if known.id == id), None)

    def outcome(self, id: str) -> Outcome | None:  # noqa: A002
        """The outcome of that id."""
        return next((known for known in self.outcomes if known.id == id), None)

    def record(self, id: str) -> RecordKind | None:  # noqa: A002
        """The kind of record of that id."""
        return next((known for known in self.records if known.id == id), None)

    def meeting(self, id: str) -> MeetingKind | None:  # noqa: A002
        """The kind of meeting of that id."""
        return next((known for known in self.meetings if known.id == id), None)

    def step_rule(self, id: str) -> StepRule | None:  # noqa: A002
        """The step of that id."""
        return next((known for known in self.steps if known.id == id), None)

    def cite_words(self, cite: Cite) -> str:
        """A source as it is said: the section alone for the procedure's own text, else the document before it."""
        section = t("section {section}", section=cite.section) if cite.section else ""
        if cite.document == self.document and section:
            return section
        short = next((known.short for known in self.documents if known.id == cite.document), cite.document)
        return f"{short}, {section}" if section else short
