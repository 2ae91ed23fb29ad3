"""The table of steps, a function for a row or a few, in its order; a rule looks at one day only."""

from datetime import date
from typing import Any

from tests.procedure.slow import standing
from tests.procedure.slow.checks import Fact, Refused
from tests.procedure.slow.days import LONDON, ONE_DAY, hours_later
from tests.procedure.slow.story import (
    Closes,
    State,
    Step,
    by_condition,
    by_condition_or_fact,
    by_fact,
    record_for_each,
    record_for_fact,
)

STRATEGY = standing.STRATEGY_FACTS
RUN_RECORDS = ("safety_plan", "consultation", "diversion_plan", "direct_work_plan")


def named(*names: str) -> Closes:
    """Facts of these names."""
    return lambda fact: fact["fact"] in names


def category_is(state: State, *values: Any) -> bool:
    """The newest decision, of those since the case opened, is one of these."""
    found = state.decisions()
    return bool(found) and found[-1]["category"] in values


def newest_has(state: State, field: str) -> bool:
    """The newest decision says so."""
    found = state.decisions()
    return bool(found) and found[-1].get(field, False) is True


def live_one_day(state: State) -> None:
    """Every rule in the table's order, for today."""
    concerns_and_harmed(state)
    protection(state)
    strategy_meeting(state)
    after_emergency_and_police(state)
    hsb_one(state)
    step_downs(state)
    rises(state)
    plans(state)
    section_47(state)
    legal_and_follow_up(state)
    conferences(state)
    assessment_and_panel(state)
    records(state)


def concerns_and_harmed(state: State) -> None:
    """assess_risk, consultation, child_harmed."""
    concerns = state.todays("concern_received")
    by_fact(state, "assess_risk", concerns, named("category_decided"))
    by_fact(state, "consultation", concerns, named("consultation_held"))
    considered = named("child_harmed_considered")
    by_condition(state, "child_harmed", category_is(state, 0, 1, 2, 3), considered, since_concern=True)


def protection(state: State) -> None:
    """immediate_strategy, police_protection_ends."""
    emergencies = state.todays("emergency_action")
    by_condition_or_fact(
        state,
        "immediate_strategy",
        newest_has(state, "immediate_risk"),
        emergencies,
        named(*STRATEGY),
        limit=("same_day",),
    )
    for step in state.steps:
        if step["step"] == "police_protection_ends" and step["status"] == "open":
            last_day: date = hours_later(step["at"], 72).astimezone(LONDON).date()
            if state.today == last_day + ONE_DAY:
                step["status"] = "done"
                step["done_on"] = step["ended"] = state.today
    for fact in emergencies:
        if fact["power"] == "police_protection":
            limit = ("hours", 72)
            state.open("police_protection_ends", {"emergency_action"}, at=fact["instant"], limit=limit)


def strategy_meeting(state: State) -> None:
    """strategy_meeting: a run with a clock that its decisions may set earlier or make longer while it is open."""
    met = named("strategy_meeting_held")
    holds = category_is(state, 2, 3)
    by_condition(state, "strategy_meeting", holds, met, limit=("working", 3))
    step = state.open_step("strategy_meeting") or opened_today(state, "strategy_meeting")
    decision = state.decided_today()
    if step is None or decision is None:
        return
    if decision.get("complex"):
        step["limit"] = ("working", 5)
    if "clock_from" in decision:
        step["start"] = min(step["start"], date.fromisoformat(decision["clock_from"]))
        step["counts_from"] = step["start"]
        # An earlier meeting may be the one that counts, even where one of today has just closed the step.
        step["status"] = "open"
    state.close("strategy_meeting", met)


def opened_today(state: State, name: str) -> Step | None:
    """The step of this id that opened today, closed or not."""
    found = [step for step in state.steps if step["step"] == name and step["opened"] == state.today]
    return found[0] if found else None


def after_emergency_and_police(state: State) -> None:
    """strategy_meeting_after_emergency, police_referral."""
    by_fact(
        state,
        "strategy_meeting_after_emergency",
        state.todays("emergency_action"),
        named("strategy_meeting_held"),
        limit=("working", 5),
        emergency_day=state.today,
    )
    made = named("police_referral_made")
    by_condition(state, "police_referral", category_is(state, 2, 3), made, since_concern=True)


def hsb_one(state: State) -> None:
    """strategy_discussion_or_meeting, risk_discussion."""
    suspected = newest_has(state, "significant_harm")
    one = category_is(state, 1)
    by_condition(
        state,
        "strategy_discussion_or_meeting",
        one and suspected,
        named(*STRATEGY),
        limit=("advice", 3),
    )
    holds = one
    if one and suspected:
        since = standing.suspected_since(state.decisions())
        holds = standing.newest_outcome(state.facts, since, state.today) == "no_section_47"
    by_condition(state, "risk_discussion", holds, named("risk_discussion_held"))


def step_downs(state: State) -> None:
    """step_down_to_tys, step_down_meeting."""
    kind = None
    if category_is(state, 0):
        kind = standing.step_down_kind(state.facts, state.decisions()[-1])
    done, held = named("stepped_down_to_tys"), named("step_down_meeting_held")
    by_condition(state, "step_down_to_tys", kind == "step_down_to_tys", done)
    by_condition(state, "step_down_meeting", kind == "step_down_meeting", held)


def rises(state: State) -> None:
    """coordinator_discussion."""
    name, held = "coordinator_discussion", named("coordinator_discussion_held")
    decision = state.decided_today()
    before = standing.decision_before(state.facts, state.today)
    opening = []
    rank, rank_before = 0, 0
    if decision is not None and before is not None:
        rank, rank_before = standing.RANK[decision["category"]], standing.RANK[before["category"]]
        if rank > rank_before:
            opening = [decision]
    by_fact(state, name, opening, held, rose_from=rank_before)
    step = state.open_step(name)
    if step is not None and decision is not None and rank <= step["rose_from"]:
        state.cancel(step)


def plans(state: State) -> None:
    """family_group_conference, diversion_plan_into_plan."""
    considered = named("family_group_conference_considered")
    by_condition(state, "family_group_conference", category_is(state, 1), considered)
    holds = category_is(state, 1, 2, 3) and standing.plan_status(state.facts, state.today) != "none"
    basis = "source" if category_is(state, 1) else "local"
    into_plan = named("diversion_plan_incorporated")
    by_condition(state, "diversion_plan_into_plan", holds, into_plan, basis=basis)


def section_47(state: State) -> None:
    """section_47_enquiry and the refusal of a conclusion with nothing to conclude."""
    name = "section_47_enquiry"
    outcomes = [fact for fact in state.todays(*STRATEGY) if fact["outcome"] == "section_47"]
    by_fact(state, name, outcomes, named("section_47_concluded"))
    concluded = [step for step in state.steps if step["step"] == name and step.get("done_on") == state.today]
    if state.todays("section_47_concluded") and not concluded:
        raise Refused("no enquiry is open")


def legal_and_follow_up(state: State) -> None:
    """legal_action, follow_up_meeting, manager_review."""
    legal = [fact for fact in state.todays(*STRATEGY) if fact["outcome"] == "immediate_legal_action"]
    by_fact(
        state,
        "legal_action",
        legal,
        lambda fact: fact["fact"] == "emergency_action" and fact["power"] != "agreement",
        limit=("same_day",),
    )
    held = state.todays(*STRATEGY)
    asking = [fact for fact in held if fact["outcome"] == "follow_up"]
    first = asking[0] if asking else {}
    was_open = state.open_step("follow_up_meeting") is not None
    limit = ("date", first.get("follow_up_by"))
    by_fact(state, "follow_up_meeting", asking, named(*STRATEGY), after=True, limit=limit)
    followed_up = was_open and bool(held)
    manager_review(state, asking, followed_up)


def manager_review(state: State, asking: list[Fact], followed_up: bool) -> None:
    """manager_review: a chain of reviews that the follow-up ends."""
    name, reviewed = "manager_review", named("manager_review_held")
    before = state.open_step(name)
    state.close(name, reviewed)
    if followed_up:
        still_open = state.open_step(name)
        if still_open is not None:
            state.cancel(still_open)
    elif before is not None and before["status"] == "done":
        following = state.open(name, {"manager_review_held"}, limit=before["limit"])
        following["counts_from"] = state.today + ONE_DAY
    if asking:
        limit = ("days", asking[0]["review_every_days"])
        by_fact(state, name, asking, reviewed, after=True, limit=limit)


def conferences(state: State) -> None:
    """initial_cp_conference, core_group, review_cp_conference."""
    concluded = [fact for fact in state.todays("section_47_concluded") if fact["conference"]]
    enquiries = [
        step
        for step in state.steps
        if step["step"] == "section_47_enquiry" and step.get("done_on") == state.today
    ]
    more: dict[str, Any] = {}
    if concluded:
        more = {"start": enquiries[0]["opened"], "start_facts_are": enquiries[0]["start_facts"]}
    icpc = named("icpc_held")
    by_fact(state, "initial_cp_conference", concluded, icpc, limit=("working", 15), **more)
    plans_made = [fact for fact in state.todays("icpc_held") if fact["decision"] == "cp_plan"]
    by_fact(state, "core_group", plans_made, in_forum("core_group"), limit=("working", 10))
    reviews(state, plans_made)
    if standing.plan_status(state.facts, state.today) != "cp":
        for name in ("core_group", "review_cp_conference"):
            step = state.open_step(name)
            if step is not None:
                state.cancel(step)


def reviews(state: State, plans_made: list[Fact]) -> None:
    """review_cp_conference: three months after the first decision, then six after each review."""
    name, conference = "review_cp_conference", in_forum("cp_conference")
    before = state.open_step(name)
    state.close(name, conference)
    if before is not None and before["status"] == "done":
        following = state.open(name, {"risk_discussion_held"}, limit=("months", 6))
        following["counts_from"] = state.today + ONE_DAY
    by_fact(state, name, plans_made, conference, after=True, limit=("months", 3))


def in_forum(forum: str) -> Closes:
    """Risk discussions in this forum."""
    return lambda fact: fact["fact"] == "risk_discussion_held" and fact["forum"] == forum


def assessment_and_panel(state: State) -> None:
    """assessment_complete, mase_nomination."""
    referrals = [fact for fact in state.todays("concern_received") if fact["route"] == "new_referral"]
    ends = named("stepped_down_to_tys", "step_down_meeting_held", "section_47_concluded")
    by_fact(
        state,
        "assessment_complete",
        referrals,
        lambda fact: ends(fact) or fact.get("record") == "child_assessment",
        limit=("working", 45),
    )
    meetings = (*STRATEGY, "consultation_held", "mapping_meeting_held")
    referring = [fact for fact in state.todays(*meetings) if fact.get("mase_referral")]
    by_condition_or_fact(
        state,
        "mase_nomination",
        newest_has(state, "cse_linked"),
        referring,
        named("mase_nominated"),
        limit=("panel",),
    )


def records(state: State) -> None:
    """Every record: step."""
    for record in RUN_RECORDS:
        by_condition(
            state,
            "record:" + record,
            category_is(state, 1, 2, 3),
            completed(record),
            since_concern=True,
        )
    each = {
        "strategy_minutes": STRATEGY,
        "risk_discussion_minutes": ("risk_discussion_held",),
        "immediate_protection": ("emergency_action",),
        "step_down_record": ("stepped_down_to_tys", "step_down_meeting_held"),
    }
    for record, names in each.items():
        record_for_each(state, "record:" + record, state.todays(*names))
    once = {"mase_nomination": "mase_nominated", "mase_feedback": "mase_heard", "mase_closure": "mase_closed"}
    for record, name in once.items():
        record_for_fact(state, "record:" + record, state.todays(name))


def completed(record: str) -> Closes:
    """Completions of this record."""
    return lambda fact: fact["fact"] == "record_completed" and fact["record"] == record
