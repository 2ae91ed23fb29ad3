"""`slow_pathway`: section 3 of the contract from facts to the printed object, its sentences left to the engine."""

from datetime import date, timedelta
from typing import Any

from tests.procedure.slow import days, rules, standing
from tests.procedure.slow.checks import Fact, Refused, read_facts
from tests.procedure.slow.story import State, Step

LABELS = {
    "none": "not HSB",
    0: "HSB 0 Inappropriate",
    1: "HSB 1 Problematic",
    2: "HSB 2 Abusive",
    3: "HSB 3 Violent",
}
ISLINGTON = "islington-2016-10"
# Step: basis, document, and the sections that may be printed for what the table's last column says.
SOURCES: dict[str, tuple[str, str, tuple[str | None, ...]]] = {
    "assess_risk": ("source", ISLINGTON, ("3",)),
    "consultation": ("source", ISLINGTON, ("3", "3, 8", "3 and 8", "8")),
    "child_harmed": ("source", ISLINGTON, ("1",)),
    "immediate_strategy": ("source", ISLINGTON, ("5.4",)),
    "police_protection_ends": ("national", "children-act-1989", ("46", "s46")),
    "strategy_meeting": ("source", ISLINGTON, ("5.3",)),
    "strategy_meeting_after_emergency": ("source", ISLINGTON, ("5.4",)),
    "police_referral": ("source", ISLINGTON, ("5.3",)),
    "strategy_discussion_or_meeting": ("local", ISLINGTON, ("5.2",)),
    "risk_discussion": ("source", ISLINGTON, ("5.2",)),
    "step_down_to_tys": ("source", ISLINGTON, ("5.1",)),
    "step_down_meeting": ("source", ISLINGTON, ("5.1",)),
    "coordinator_discussion": ("source", ISLINGTON, ("5.3",)),
    "family_group_conference": ("source", ISLINGTON, ("5.2",)),
    "diversion_plan_into_plan": ("source", ISLINGTON, ("5.2",)),
    "section_47_enquiry": ("source", ISLINGTON, ("6(2)",)),
    "legal_action": ("source", ISLINGTON, ("6(3)",)),
    "follow_up_meeting": ("source", ISLINGTON, ("6(4)",)),
    "manager_review": ("local", ISLINGTON, ("6(4)",)),
    "initial_cp_conference": ("national", "working-together", (None, "6")),
    "core_group": ("national", "london-procedures", (None,)),
    "review_cp_conference": ("national", "london-procedures", (None,)),
    "assessment_complete": ("national", "working-together", (None,)),
    "mase_nomination": ("source", ISLINGTON, ("7",)),
    "record:safety_plan": ("source", ISLINGTON, ("8",)),
    "record:consultation": ("source", ISLINGTON, ("8",)),
    "record:diversion_plan": ("source", ISLINGTON, ("8",)),
    "record:direct_work_plan": ("source", ISLINGTON, ("8",)),
    "record:strategy_minutes": ("source", ISLINGTON, ("8",)),
    "record:risk_discussion_minutes": ("source", ISLINGTON, ("8",)),
    "record:immediate_protection": ("source", ISLINGTON, ("5.4",)),
    "record:step_down_record": ("source", ISLINGTON, ("5.1",)),
    "record:mase_nomination": ("source", ISLINGTON, ("8, 7", "8 and 7", "7, 8", "7", "8")),
    "record:mase_feedback": ("source", ISLINGTON, ("8, 7", "8 and 7", "7, 8", "7", "8")),
    "record:mase_closure": ("source", ISLINGTON, ("8, 7", "8 and 7", "7, 8", "7", "8")),
}
ORDER = list(SOURCES)
FORUMS = {
    "looked_after": ["tac", "review"],
    "cp": ["core_group", "cp_conference", "review"],
    "cin": ["cin", "review"],
    "none": ["review"],
}


def slow_pathway(document: Any, on: date) -> dict[str, Any]:
    """The object of 3.6 without its sentences; what the contract leaves open is a tuple of what may stand there."""
    facts = read_facts(document, on)
    state = State(facts)
    if facts:
        live(state, facts[0]["day"], on)
    steps = [shown(state, step, on) for step in in_order(state.steps)]
    decision = standing.newest_decision(facts, on)
    category = None
    if decision is not None:
        value = decision["category"]
        category = {"value": value, "label": LABELS[value], "decided_on": decision["day"].isoformat()}
    return {
        "procedure": {"id": "islington", "edition": "2016-10"},
        "on": on.isoformat(),
        "category": category,
        "flags": flags(state, on),
        "steps": steps,
    }


def live(state: State, first: date, on: date) -> None:
    """Every day from the first fact to `on`."""
    today = first
    while today <= on:
        state.today = today
        live_day(state)
        today = today + timedelta(days=1)


def live_day(state: State) -> None:
    """One day: a concern opens a closed case afresh, the rules, and last of all the closing."""
    if state.closed and state.todays("concern_received"):
        state.closed = False
        state.fresh_since = state.today
    if state.closed:
        if state.decided_today() is not None:
            raise Refused("a category decision on a closed case")
        if state.todays("section_47_concluded"):
            raise Refused("no enquiry is open on a closed case")
        return
    if not any(fact["day"] == state.today for fact in state.facts):
        rules.protection(state)  # on a day without facts only the 72 hours can pass
        return
    rules.live_one_day(state)
    if state.todays("case_closed"):
        state.closed = True
        state.runs.clear()
        for step in state.steps:
            if step["status"] == "open":
                state.cancel(step)


def in_order(steps: list[Step]) -> list[Step]:
    """The order of the table, and within an id the oldest first."""
    found = []
    for name in ORDER:
        same = [step for step in steps if step["step"] == name]
        if name == "police_protection_ends":
            same.sort(key=lambda step: step["at"])
        else:
            same.sort(key=lambda step: step["opened"])
        found.extend(same)
    return found


def flags(state: State, on: date) -> list[str]:
    """The names of the flags that stand."""
    found = []
    decision = standing.newest_decision(state.facts, on)
    if (
        decision is not None
        and decision["category"] in (1, 2, 3)
        and standing.plan_status(state.facts, on) == "none"
        and not state.closed
    ):
        found.append("child_in_need")
    meetings = standing.up_to(state.facts, "strategy_meeting_held", on)
    if any(fact.get("chair") == "other" for fact in meetings):
        found.append("chair")
    if on > date(2017, 10, 31):
        found.append("procedure_review_overdue")
    return found


def shown(state: State, step: Step, on: date) -> dict[str, Any]:
    """The step as it is printed."""
    basis, document, sections = SOURCES[step["step"]]
    out: dict[str, Any] = {
        "step": step["step"],
        "basis": step.get("basis", basis),
        "source": {"document": document, "section": sections},
    }
    limit = step["limit"]
    due = due_of(state.facts, step)
    beyond = due == "beyond"
    if isinstance(due, date):
        out["clock"] = clock_of(step, due)
        if limit[0] == "hours":
            out["due_at"] = days.hours_later(step["at"], 72).strftime("%Y-%m-%dT%H:%M%z")
            out["due_at"] = out["due_at"][:-2] + ":" + out["due_at"][-2:]
        else:
            out["due"] = due.isoformat()
        if limit[0] in ("working", "advice"):
            strict = days.strict_days_later(step["start"], limit[1])
            out["strict_due"] = strict.isoformat() if strict else None
    if step["step"] == "risk_discussion":
        day = on if step["status"] == "open" else step["ended"]
        out["forums"] = FORUMS[standing.plan_status(state.facts, day)]
    out.update(status_of(step, due, beyond, on))
    return out


def status_of(step: Step, due: Any, beyond: bool, on: date) -> dict[str, Any]:
    """Section 3.5."""
    limit = step["limit"]
    if step["status"] == "not_required":
        return {"status": "not_required", "why": "..."}
    if step["status"] == "done":
        done: dict[str, Any] = {"status": "done", "done_on": step["done_on"].isoformat()}
        if (due is not None) and limit[0] not in ("advice", "hours"):
            done["late"] = False if beyond else step["done_on"] > due
        return done
    if beyond:
        return {"status": "cannot_compute", "why": "..."}
    if due is None or due > on:
        return {"status": "advisory" if limit and limit[0] == "advice" else "open"}
    if limit[0] == "advice":
        return {"status": "advisory"}
    if due == on:
        return {"status": "due_today"}
    if limit[0] == "working":
        return {"status": "overdue", "overdue_by": days.working_days_between(due, on)}
    return {"status": "overdue", "overdue_by": (on - due).days}


def due_of(facts: list[Fact], step: Step) -> Any:
    """The limit's date, the word beyond where it is past the horizon, or None where none is known."""
    limit, start = step["limit"], step["start"]
    found: date | None
    if limit is None:
        return None
    kind = limit[0]
    if kind in ("working", "advice"):
        found = days.working_days_later(start, limit[1])
    elif kind == "same_day":
        found = start
    elif kind == "hours":
        found = days.hours_later(step["at"], limit[1]).date()
    elif kind == "days":
        found = days.calendar_days_later(start, limit[1])
    elif kind == "months":
        found = days.months_later(start, limit[1])
    elif kind == "date":
        found = date.fromisoformat(limit[1])
    else:
        panels = [date.fromisoformat(fact["panel_on"]) for fact in facts if fact["fact"] == "panel_set"]
        panels = [panel for panel in panels if panel >= start]
        if not panels:
            return None
        found = min(panels)
    if found is None or found > days.LAST_DAY:
        return "beyond"
    return found


def clock_of(step: Step, due: date) -> dict[str, Any]:
    """The clock with what its limit must name and the facts it may have started from."""
    kind, *number = step["limit"]
    words = {
        "working": "{} working days",
        "advice": "{} working days",
        "hours": "{} hours",
        "days": "{} calendar day",
        "months": "{} calendar months",
    }
    skipped: list[dict[str, str]] = []
    if kind in ("working", "advice"):
        skipped = days.skipped_between(step["start"], due)
    return {
        "start": step["start"].isoformat(),
        "start_fact": tuple(sorted(step.get("start_facts_are") or step["start_facts"])),
        "limit": words[kind].format(*number) if kind in words else "",
        "skipped": skipped,
    }
