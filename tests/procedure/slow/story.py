"""One case lived day by day: a day's closings, then openings, what the day's facts close of those, then cancellations.

A step is a plain dict; `State` is nothing but what the days so far have left behind.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.procedure.slow import standing
from tests.procedure.slow.checks import Fact
from tests.procedure.slow.days import ONE_DAY

Step = dict[str, Any]
Closes = Callable[[Fact], bool]


class State:
    """What the days so far have left behind, and today's facts."""

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        self.today = date.min
        self.steps: list[Step] = []
        self.runs: dict[str, dict[str, Any]] = {}
        self.closed = False
        self.fresh_since = date.min
        self.used: set[int] = set()

    def todays(self, *names: str) -> list[Fact]:
        """Today's facts of these names, in order."""
        found = [fact for fact in self.facts if fact["day"] == self.today and fact["fact"] in names]
        return sorted(found, key=standing.newness)

    def open_step(self, name: str) -> Step | None:
        """The open step of this id, or None."""
        found = [step for step in self.steps if step["step"] == name and step["status"] == "open"]
        return found[0] if found else None

    def decisions(self) -> list[Fact]:
        """The decisions since the case opened (afresh), today's included, oldest first."""
        found = standing.up_to(self.facts, "category_decided", self.today)
        return [fact for fact in found if fact["day"] >= self.fresh_since]

    def decided_today(self) -> Fact | None:
        """Today's decision."""
        found = self.todays("category_decided")
        return found[0] if found else None

    def open(self, name: str, start_facts: set[str], **more: Any) -> Step:
        """A new open step that counts closing facts from today."""
        step: Step = {
            "step": name,
            "status": "open",
            "opened": self.today,
            "counts_from": self.today,
            "start": self.today,
            "start_facts": set(start_facts),
            "grounds": set(),
            "emergency_day": None,
            "limit": None,
        }
        step.update(more)
        self.steps.append(step)
        return step

    def close(self, name: str, closes: Closes) -> None:
        """Close the open step of this id by the earliest fact that may."""
        step = self.open_step(name)
        if step is None:
            return
        for fact in sorted(self.facts, key=standing.newness):
            if not step["counts_from"] <= fact["day"] <= self.today or not closes(fact):
                continue
            if fact.get("outcome") == "immediate_legal_action" and step["emergency_day"] == fact["day"]:
                continue
            step["status"] = "done"
            step["done_on"] = fact["day"]
            step["ended"] = fact["day"]
            return

    def cancel(self, step: Step) -> None:
        """Its ground went away today."""
        step["status"] = "not_required"
        step["ended"] = self.today


def by_fact(
    state: State, name: str, opening: list[Fact], closes: Closes, *, after: bool = False, **more: Any
) -> Step | None:
    """A step that opens once for a fact; returns the step if one opened today."""
    state.close(name, closes)
    opened = None
    if opening and state.open_step(name) is None:
        opened = state.open(name, {fact["fact"] for fact in opening}, **more)
        if after:
            opened["counts_from"] = state.today + ONE_DAY
    state.close(name, closes)
    return opened


def by_condition(
    state: State, name: str, holds: bool, closes: Closes, *, since_concern: bool = False, **more: Any
) -> None:
    """A step that is one run while its condition holds."""
    state.close(name, closes)
    keep_run(state, name, holds, since_concern=since_concern, **more)
    state.close(name, closes)
    drop_grounds(state, name, holds)


def keep_run(state: State, name: str, holds: bool, *, since_concern: bool = False, **more: Any) -> None:
    """Start, restart or end the run of this id."""
    run = state.runs.get(name)
    if not holds:
        state.runs.pop(name, None)
        return
    if run is not None and not starts_again(state, name, run):
        return
    step = state.open_step(name)
    if step is None:
        step = state.open(name, {"category_decided"}, **more)
        if since_concern:
            concern = standing.newest_concern(state.facts, state.today)
            step["counts_from"] = concern["day"] if concern else state.today
    elif step["opened"] == state.today:
        step["start_facts"].add("category_decided")
    step["grounds"].add("condition")
    state.runs[name] = {"start": state.today, "step": step}


def starts_again(state: State, name: str, run: dict[str, Any]) -> bool:
    """Whether today's decision starts a new run although the condition held all along."""
    decision = state.decided_today()
    step = run["step"]
    if decision is None or step["status"] == "open":
        return False
    concern = standing.newest_concern(state.facts, state.today)
    if concern is not None and concern["day"] > run["start"]:
        return True
    before = standing.decision_before(state.facts, state.today)
    rose = before is not None and before["category"] == 2 and decision["category"] == 3
    return bool(name == "strategy_meeting" and rose and state.today > step["done_on"])


def drop_grounds(state: State, name: str, holds: bool) -> None:
    """Take the condition away from an open step; a step with no ground left is not required."""
    step = state.open_step(name)
    if step is None:
        return
    if not holds:
        step["grounds"].discard("condition")
    if not step["grounds"]:
        state.cancel(step)


def by_condition_or_fact(
    state: State, name: str, holds: bool, opening: list[Fact], closes: Closes, **more: Any
) -> None:
    """A step with two grounds: a condition, and facts that open it once each time it is not open."""
    state.close(name, closes)
    if opening:
        step = state.open_step(name)
        if step is None:
            step = state.open(name, {fact["fact"] for fact in opening}, **more)
            if any(fact["fact"] == "emergency_action" for fact in opening):
                step["emergency_day"] = state.today
        step["grounds"].add("fact")
    keep_run(state, name, holds, **more)
    state.close(name, closes)
    drop_grounds(state, name, holds)


def completions(state: State, name: str) -> None:
    """Each completion of today closes the oldest open step of its record."""
    record = name.removeprefix("record:")
    for fact in state.todays("record_completed"):
        step = state.open_step(name)
        if fact["record"] == record and fact["place"] not in state.used and step is not None:
            state.used.add(fact["place"])
            step["status"] = "done"
            step["done_on"] = step["ended"] = state.today


def record_for_each(state: State, name: str, opening: list[Fact]) -> None:
    """A record asked for by every such fact."""
    completions(state, name)
    for fact in opening:
        state.open(name, {fact["fact"]})
    completions(state, name)


def record_for_fact(state: State, name: str, opening: list[Fact]) -> None:
    """A record asked for once, while it is not open already."""
    completions(state, name)
    if opening and state.open_step(name) is None:
        state.open(name, {fact["fact"] for fact in opening})
    completions(state, name)
