"""What a step of the pathway is: what opens, closes and ends it, its limit and its source (contract section 3.2).

The steps themselves are data (`forms/.../steps.toml`); the ways a step can open, close and end are the closed set here,
and `runs` carries them out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.grounds import Ground, is_among, kinds_named, turns_on_plan
from hsb_desktop.procedure.limits import Limit, NextDate, WorkingDays
from hsb_desktop.procedure.source import Basis


@dataclass(frozen=True, slots=True)
class FactMatch:
    """Facts of these kinds whose fields have one of the values in `where` and none of those in `where_not`."""

    kinds: tuple[str, ...]
    where: tuple[tuple[str, tuple[str | int | bool, ...]], ...] = ()
    where_not: tuple[tuple[str, tuple[str | int | bool, ...]], ...] = ()
    unless_opened_that_day_by: str = ""  # closes nothing that a fact of this kind opened on the same day

    def accepts(self, fact: Fact) -> bool:
        """Whether the fact is one of these."""
        if fact.kind not in self.kinds:
            return False
        if any(not is_among(fact.get(field), values) for field, values in self.where):
            return False
        return not any(is_among(fact.get(field), values) for field, values in self.where_not)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a step opens: by facts, while a ground is true (a run), when the category rises; one step may have several.

    `each`: one step for every such fact, whatever is open. `restart_on_rise`: within a run, a rise from the one
    category to the other on a later day than the step was done starts another run.
    """

    facts: tuple[FactMatch, ...] = ()
    each: bool = False
    ground: Ground | None = None
    restart_on_rise: tuple[str | int, str | int] | None = None
    on_rise: bool = False


@dataclass(frozen=True, slots=True)
class Closing:
    """How a step is done.

    `after`: only by a fact on a later day than it opened. `since_concern`: also by what was done since the newest
    concern, before it opened. `one_each`: one fact closes one step, the oldest. `opens_next`: being done opens the
    next of a chain. `by_passing`: done on the day after its limit.
    """

    facts: tuple[FactMatch, ...] = ()
    after: bool = False
    since_concern: bool = False
    one_each: bool = False
    opens_next: bool = False
    by_passing: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """How a step stops being required: the plan leaves `while_plan`, or a fact comes after the day its chain began."""

    while_plan: tuple[str, ...] = ()
    facts: tuple[FactMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class StepRule:
    """One step. `column` names the part of the work flow it is drawn in, `who` the role that does it."""

    id: str
    label: str
    opening: Opening
    closing: Closing
    cite: Cite
    basis: Basis = Basis.SOURCE
    basis_for: tuple[tuple[Basis, tuple[str | int, ...]], ...] = ()  # another mark for these categories
    ending: Ending = Ending()
    limit: Limit | None = None
    shows_forums: bool = False
    assumptions: tuple[str, ...] = ()
    column: str = ""
    who: str = ""
    record: str = ""  # the record that completes it, if any
    form: str = ""  # the form in which it is done, where that form gives the fact that closes it
    guidance: str = ""
    kinds: frozenset[str] = field(default=frozenset(), init=False, compare=False)  # of fact that it names
    ground_kinds: frozenset[str] = field(
        default=frozenset(), init=False, compare=False
    )  # that its ground names
    opening_kinds: frozenset[str] = field(default=frozenset(), init=False, compare=False)  # that can open it
    turns_on_plan: bool = field(
        default=False, init=False, compare=False
    )  # a change of plan can open or end it

    def __post_init__(self) -> None:
        ground = self.opening.ground
        ground_kinds = frozenset() if ground is None else kinds_named(ground)
        named = ground_kinds | {kind for match in self.matches() for kind in match.kinds}
        if self.limit is not None and isinstance(self.limit.length, NextDate):
            named |= {self.limit.length.fact}
        by_plan = bool(self.ending.while_plan) or (ground is not None and turns_on_plan(ground))
        object.__setattr__(self, "kinds", named)
        object.__setattr__(self, "ground_kinds", ground_kinds)
        opening = ground_kinds | {kind for match in self.opening.facts for kind in match.kinds}
        object.__setattr__(self, "opening_kinds", opening)
        object.__setattr__(self, "turns_on_plan", by_plan)

    def matches(self) -> Iterator[FactMatch]:
        """Every match on facts in the rule."""
        yield from self.opening.facts
        yield from self.closing.facts
        yield from self.ending.facts

    @property
    def turns_on_decisions(self) -> bool:
        """Whether a category decision can open or end it."""
        return self.opening.ground is not None or self.opening.on_rise

    @property
    def truths(self) -> frozenset[str]:
        """The truths of a decision that change its limit."""
        if self.limit is None or not isinstance(self.limit.length, WorkingDays):
            return frozenset()
        return frozenset(truth for truth, _ in self.limit.length.instead)
