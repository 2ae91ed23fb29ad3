"""What stands on a day: the newest concern, decision, plan status and outcome, searched for afresh each time."""

from datetime import UTC, date, datetime
from typing import Any

from tests.procedure.slow.checks import Fact

STRATEGY_FACTS = ("strategy_discussion_held", "strategy_meeting_held")
RANK: dict[Any, int] = {"none": 0, 0: 1, 1: 2, 2: 3, 3: 4}


def newness(fact: Fact) -> tuple[date, datetime, int]:
    """Orders facts of one kind: by day, then by time (those without one first), then as they stand in the file."""
    moment = fact["instant"] or datetime.min.replace(tzinfo=UTC)
    return fact["day"], moment, fact["place"]


def up_to(facts: list[Fact], name: str, today: date) -> list[Fact]:
    """The facts of this name on or before today, oldest first."""
    found = [fact for fact in facts if fact["fact"] == name and fact["day"] <= today]
    return sorted(found, key=newness)


def newest_concern(facts: list[Fact], today: date) -> Fact | None:
    """The newest concern on or before today."""
    found = up_to(facts, "concern_received", today)
    return found[-1] if found else None


def newest_decision(facts: list[Fact], today: date) -> Fact | None:
    """The newest category decision on or before today."""
    found = up_to(facts, "category_decided", today)
    return found[-1] if found else None


def decision_before(facts: list[Fact], today: date) -> Fact | None:
    """The newest category decision of an earlier day."""
    found = [fact for fact in up_to(facts, "category_decided", today) if fact["day"] < today]
    return found[-1] if found else None


def plan_status(facts: list[Fact], today: date) -> str:
    """The child's plan on this day, once all facts of the day are known."""
    order = {"concern_received": 0, "icpc_held": 1, "plan_changed": 2}
    found = [fact for fact in facts if fact["fact"] in order and fact["day"] <= today]
    found.sort(key=lambda fact: (fact["day"], order[fact["fact"]], newness(fact)))
    status = "none"
    for fact in found:
        if fact["fact"] == "icpc_held":
            status = {"cp_plan": "cp", "cin_plan": "cin", "none": "none"}[fact["decision"]]
        else:
            status = fact.get("status", status)
    return status


def newest_outcome(facts: list[Fact], since: date, today: date) -> str | None:
    """The newest outcome of a discussion or meeting; on one day the meeting's beats the discussion's."""
    found = [f for f in facts if f["fact"] in STRATEGY_FACTS and since <= f["day"] <= today]
    found.sort(key=lambda f: (f["day"], STRATEGY_FACTS.index(f["fact"]), f["place"]))
    return str(found[-1]["outcome"]) if found else None


def suspected_since(decisions: list[Fact]) -> date:
    """The first day of the unbroken line of newest decisions that suspect significant harm."""
    since: date = decisions[-1]["day"]
    for decision in reversed(decisions):
        if not decision.get("significant_harm"):
            break
        since = decision["day"]
    return since


def step_down_kind(facts: list[Fact], decision: Fact) -> str:
    """Which step-down HSB 0 asks for, by the route of the newest concern on or before the decision."""
    concern = newest_concern(facts, decision["day"])
    if concern is None:
        raise AssertionError("a decision without a concern is refused")
    higher = [
        fact
        for fact in up_to(facts, "category_decided", decision["day"])
        if fact["day"] >= concern["day"] and fact["category"] in (1, 2, 3)
    ]
    if concern["route"] == "new_referral" and not higher:
        return "step_down_to_tys"
    return "step_down_meeting"
