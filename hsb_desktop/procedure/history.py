"""The facts of a case put in order, and how things stood on any day: open or closed, decision, plan, concern.

A day is the smallest unit of time here (section 3.2); of two facts on one day that set the same thing the later given
stands.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hsb_desktop.procedure.facts import Fact, FactRule, sentence
from hsb_desktop.procedure.grounds import Ground, NewestOutcome, holds
from hsb_desktop.procedure.steps import FactMatch

if TYPE_CHECKING:
    from hsb_desktop.procedure.definition import Procedure


@dataclass(frozen=True, slots=True)
class Situation:
    """How things stood at the end of a day. `decision` is the newest of the open case: none after a case was opened
    again until the next, since a case opens afresh."""

    day: date
    decision: Fact | None
    category: str | int | None
    plan: str


class History:
    """The facts of one case up to the day asked for, indexed for the steps."""

    def __init__(self, procedure: "Procedure", facts: Sequence[Fact], on: date) -> None:
        self.procedure, self.on = procedure, on
        self.facts = tuple(sorted(facts, key=lambda fact: fact.order))
        self._by_kind: dict[str, list[Fact]] = {}
        self._by_day: dict[date, list[Fact]] = {}
        for fact in self.facts:
            self._by_kind.setdefault(fact.kind, []).append(fact)
            self._by_day.setdefault(fact.on, []).append(fact)
        meaning = procedure.meaning
        self.concerns = self.of(meaning.concern)
        self.decisions = self.of(meaning.decision)
        self._closed_on = [fact.on for fact in self.of(meaning.closure)]
        self.plan_kinds = frozenset(rule.id for rule in procedure.facts if rule.plan_field)
        self._plan_days, self._plan_statuses = self._plans()
        self._situations: dict[date, Situation] = {}
        self._said: dict[int, str] = {}

    def of(self, kind: str) -> list[Fact]:
        """The facts of a kind, in order."""
        return self._by_kind.get(kind, [])

    def on_day(self, day: date) -> list[Fact]:
        """The facts of a day, in order."""
        return self._by_day.get(day, [])

    def days_of(self, kinds: Iterable[str]) -> list[date]:
        """Each day with a fact of one of these kinds, in order."""
        return sorted({fact.on for kind in kinds for fact in self.of(kind)})

    def _plans(self) -> tuple[list[date], list[str]]:
        found: list[tuple[date, int, int, str]] = []
        for place, fact in enumerate(self.facts):
            rule = self.rule_of(fact)
            if rule.plan_field:
                given = fact.get(rule.plan_field)
                if isinstance(given, str):
                    found.append((fact.on, rule.plan_rank, place, rule.plan_of.get(given, given)))
        found.sort()
        return [entry[0] for entry in found], [entry[3] for entry in found]

    def plan_on(self, day: date) -> str:
        """The plan status at the end of a day; before any is known it is the first of the procedure's."""
        place = bisect_right(self._plan_days, day)
        return self._plan_statuses[place - 1] if place else self.procedure.plans[0].id

    def _opened_again(self, day: date) -> tuple[bool, date | None]:
        """Whether the case is open on the day, and the day of the concern that opened it after the last closing."""
        closed = next((closed for closed in reversed(self._closed_on) if closed < day), None)
        if closed is None:
            return True, None
        again = next((concern.on for concern in self.concerns if concern.on > closed), None)
        return (again is not None and again <= day), again

    def open_on(self, day: date) -> bool:
        """Whether facts of this day can open anything: a closing comes last in a day, a concern opens its whole day."""
        return self._opened_again(day)[0]

    def closed_on(self, day: date) -> bool:
        """Whether the case was closed on this very day."""
        return day in self._closed_on

    def standing(self) -> Situation:
        """How things stand on the day asked for, the newest decision standing also from before the case was closed."""
        decision = self.newest_decision(self.on)
        return Situation(self.on, decision, self.category_of(decision), self.plan_on(self.on))

    def is_open_after(self, day: date) -> bool:
        """Whether the case is open once the day is over."""
        return self.open_on(day) and not self.closed_on(day)

    def at(self, day: date) -> Situation:
        """How things stood at the end of the day."""
        known = self._situations.get(day)
        if known is None:
            known = self._situations[day] = self._situation(day)
        return known

    def _situation(self, day: date) -> Situation:
        is_open, again = self._opened_again(day)
        decision = self.newest_decision(day) if is_open else None
        if decision is not None and again is not None and decision.on < again:
            decision = None
        return Situation(day, decision, self.category_of(decision), self.plan_on(day))

    def newest_decision(self, day: date) -> Fact | None:
        """The newest decision on or before the day, whether or not the case was closed since."""
        return next((fact for fact in reversed(self.decisions) if fact.on <= day), None)

    def decision_before(self, decision: Fact) -> Fact | None:
        """The decision before this one; there is at most one a day."""
        return next((fact for fact in reversed(self.decisions) if fact.on < decision.on), None)

    def category_of(self, decision: Fact | None) -> str | int | None:
        """What a decision decided."""
        value = None if decision is None else decision.get(self.procedure.meaning.category)
        return value if isinstance(value, str | int) else None

    def rank_of(self, decision: Fact) -> int:
        """Where its category stands among the categories."""
        return self.procedure.rank(self.category_of(decision))

    def newest_concern(self, day: date) -> Fact | None:
        """The newest concern on or before the day."""
        return next((fact for fact in reversed(self.concerns) if fact.on <= day), None)

    def concern_of_decision(self, now: Situation) -> Fact | None:
        """The newest concern on or before the decision that stands."""
        return None if now.decision is None else self.newest_concern(now.decision.on)

    def categories_since_concern(self, now: Situation) -> list[str | int | None]:
        """What was decided from the day of that concern up to the decision that stands."""
        concern = self.concern_of_decision(now)
        last = now.decision.on if now.decision is not None else date.min
        first = concern.on if concern is not None else date.min
        return [self.category_of(fact) for fact in self.decisions if first <= fact.on <= last]

    def clock_from(self, decision: Fact) -> date | None:
        """The earlier start that a decision gave its clock."""
        return decision.day(self.procedure.meaning.clock_from)

    def true_since(self, ground: Ground, now: Situation) -> date | None:
        """From when a ground on the decision has been true in one stretch of decisions, or None where it is not."""
        since: date | None = None
        opened_again = self._opened_again(now.day)[1]
        for decision in reversed(self.decisions):
            if decision.on > now.day:
                continue
            if opened_again is not None and decision.on < opened_again:
                break
            if not holds(ground, self.at(decision.on), self):
                break
            since = decision.on
        return since

    def newest_outcome(self, ground: NewestOutcome, now: Situation) -> Fact | None:
        """The newest of the facts a ground asks for, since its `since` has been true."""
        since = self.true_since(ground.since, now) if now.decision is not None else None
        if since is None:
            return None
        facts = [fact for kind in ground.facts for fact in self.of(kind) if since <= fact.on <= now.day]
        return max(
            facts, key=lambda fact: (fact.on, -ground.facts.index(fact.kind), fact.order), default=None
        )

    def matching(self, matches: Sequence[FactMatch], first: date, last: date) -> list[tuple[Fact, FactMatch]]:
        """Each fact that one of the matches accepts between two days, oldest first."""
        found = [
            (fact, match)
            for match in matches
            for kind in match.kinds
            for fact in self.of(kind)
            if first <= fact.on <= last and match.accepts(fact)
        ]
        return sorted(found, key=lambda pair: pair[0].order)

    def say(self, fact: Fact) -> str:
        """What happened, as a sentence."""
        said = self._said.get(fact.place)
        if said is None:
            said = self._said[fact.place] = sentence(fact, self.rule_of(fact))
        return said

    def rule_of(self, fact: Fact) -> FactRule:
        """The definition of a fact's kind; one that was not read by this procedure raises KeyError."""
        rule = self.procedure.fact_rule(fact.kind)
        if rule is None:
            raise KeyError(fact.kind)
        return rule

    def say_field(self, fact: Fact, field: str) -> str:
        """What a truth of a fact says, as a sentence."""
        known = self.rule_of(fact).field(field)
        return known.said if known is not None else ""

    def plan_label(self, status: str) -> str:
        """The words for a plan status."""
        plan = self.procedure.plan(status)
        return plan.label if plan is not None else status
