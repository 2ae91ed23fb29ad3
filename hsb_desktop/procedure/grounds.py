"""The closed language in which a step says what it stands on: the category decided, the plan, the concern, outcomes.

`holds` tells whether a ground is true of a situation; `reasons` gives the sentences for it. A new kind of ground is
Python here, tested by name; never an expression.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsb_desktop.procedure.words import t

if TYPE_CHECKING:
    from hsb_desktop.procedure.facts import Fact
    from hsb_desktop.procedure.history import History, Situation


@dataclass(frozen=True, slots=True)
class CategoryIs:
    """The newest decision is one of these categories."""

    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The newest decision says that this is so (a truth among its fields)."""

    field: str


@dataclass(frozen=True, slots=True)
class PlanIs:
    """The child's plan has one of these statuses."""

    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConcernIs:
    """The newest concern on or before the newest decision has one of these values."""

    field: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class CategorySinceConcern:
    """One of these categories has been decided since the newest concern on or before the newest decision."""

    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class NewestOutcome:
    """Since `since` became true, and still is, the newest of these facts has one of these values.

    On one day a fact whose kind stands earlier in `facts` counts as the newer.
    """

    facts: tuple[str, ...]
    field: str
    values: tuple[str | int, ...]
    since: "Ground"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Each part is true."""

    parts: "tuple[Ground, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is true."""

    parts: "tuple[Ground, ...]"


@dataclass(frozen=True, slots=True)
class NotThat:
    """The part is false."""

    part: "Ground"


Ground = (
    CategoryIs | Decided | PlanIs | ConcernIs | CategorySinceConcern | NewestOutcome | AllOf | AnyOf | NotThat
)


def holds(ground: Ground, now: "Situation", history: "History") -> bool:
    """Whether the ground is true. Before a decision in the open case every ground on the decision is false."""
    match ground:
        case CategoryIs(values):
            return now.decision is not None and is_among(now.category, values)
        case Decided(field):
            return now.decision is not None and now.decision.is_true(field)
        case PlanIs(statuses):
            return now.plan in statuses
        case ConcernIs(field, values):
            concern = history.concern_of_decision(now)
            return concern is not None and is_among(concern.get(field), values)
        case CategorySinceConcern(values):
            return any(is_among(category, values) for category in history.categories_since_concern(now))
        case NewestOutcome():
            newest = history.newest_outcome(ground, now)
            return newest is not None and is_among(newest.get(ground.field), ground.values)
        case AllOf(parts):
            return all(holds(part, now, history) for part in parts)
        case AnyOf(parts):
            return any(holds(part, now, history) for part in parts)
    return not holds(ground.part, now, history)


def reasons(ground: Ground, now: "Situation", history: "History") -> tuple[str, ...]:
    """The sentences for why a ground that holds is true; a negative one gives none."""
    found: list[str] = []
    _collect(ground, now, history, found)
    return tuple(dict.fromkeys(found))


def _collect(ground: Ground, now: "Situation", history: "History", found: list[str]) -> None:
    match ground:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                if holds(part, now, history):
                    _collect(part, now, history, found)
        case PlanIs():
            found.append(t("The child’s plan status is: {plan}.", plan=history.plan_label(now.plan)))
        case NotThat():
            pass
        case _:
            found += [history.say(fact) for fact in _facts_of(ground, now, history) if fact is not None]
            if isinstance(ground, Decided) and now.decision is not None:
                found.append(history.say_field(now.decision, ground.field))


def _facts_of(
    ground: CategoryIs | Decided | ConcernIs | CategorySinceConcern | NewestOutcome,
    now: "Situation",
    history: "History",
) -> tuple["Fact | None", ...]:
    """The facts that a ground rests on."""
    match ground:
        case ConcernIs():
            return (history.concern_of_decision(now),)
        case NewestOutcome():
            return (now.decision, history.newest_outcome(ground, now))
        case _:
            return (now.decision,)


def kinds_named(ground: Ground) -> frozenset[str]:
    """The kinds of fact that a ground names itself; decisions and plans are not among them."""
    match ground:
        case NewestOutcome(facts, _, _, since):
            return frozenset(facts) | kinds_named(since)
        case AllOf(parts) | AnyOf(parts):
            return frozenset[str]().union(*(kinds_named(part) for part in parts))
        case NotThat(part):
            return kinds_named(part)
        case _:
            return frozenset()


def turns_on_plan(ground: Ground) -> bool:
    """Whether a change of the child's plan can make a ground true or false."""
    match ground:
        case PlanIs():
            return True
        case AllOf(parts) | AnyOf(parts):
            return any(turns_on_plan(part) for part in parts)
        case NotThat(part):
            return turns_on_plan(part)
        case _:
            return False


def is_among(value: object, values: tuple[str | int, ...]) -> bool:
    """Whether the value is one of these, of the same type: true is not 1."""
    return any(type(value) is type(known) and value == known for known in values)
