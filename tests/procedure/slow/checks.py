"""Section 3.1 and 3.3: what a list of facts must look like before anything is worked out from it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from tests.procedure.slow.days import FIRST_DAY, LAST_DAY, LONDON

Fact = dict[str, Any]
Check = Callable[[Any], bool]

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?")
RECORDS = (
    "child_assessment", "risk_assessment", "consultation", "safety_plan", "diversion_plan",
    "direct_work_plan", "strategy_minutes", "risk_discussion_minutes", "step_down_record",
    "immediate_protection", "mase_nomination", "mase_update", "mase_feedback", "mase_closure",
    "meeting_pack", "current_position",
)  # fmt: skip
MAY_HAVE_AT = ("concern_received", "emergency_action")


class Refused(Exception):
    """The facts are refused."""


def one_of(*values: str) -> Check:
    """A text among these."""
    return lambda value: isinstance(value, str) and value in values


def is_bool(value: Any) -> bool:
    """True or false, nothing that only counts as such."""
    return value is True or value is False


def is_text(value: Any) -> bool:
    """Any text."""
    return isinstance(value, str)


def is_date(value: Any) -> bool:
    """A calendar date in ISO form."""
    if not isinstance(value, str) or DATE.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_category(value: Any) -> bool:
    """The word none, or 0 to 3; a boolean is not a number."""
    if isinstance(value, bool):
        return False
    return value == "none" or (isinstance(value, int) and 0 <= value <= 3)


def is_day_count(value: Any) -> bool:
    """A whole number of at least 1."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def is_complexities(value: Any) -> bool:
    """A list of the three complexities."""
    known = one_of("cross_borough", "intervention_order", "cps")
    return isinstance(value, list) and all(known(item) for item in value)


PLAN = one_of("none", "cin", "cp", "looked_after")
STRATEGY: dict[str, Check] = {
    "outcome": one_of("no_section_47", "section_47", "immediate_legal_action", "follow_up"),
    "enquiry": one_of("single", "joint"),
    "follow_up_by": is_date,
    "review_every_days": is_day_count,
    "chair": one_of("coordinator", "cp_coordinator", "other"),
    "mase_referral": is_bool,
}
FIELDS: dict[str, dict[str, Check]] = {
    "concern_received": {"route": one_of("new_referral", "open_case"), "status": PLAN},
    "plan_changed": {"status": PLAN},
    "panel_set": {"panel_on": is_date},
    "consultation_held": {"with": one_of("sipp", "coordinator"), "mase_referral": is_bool},
    "mapping_meeting_held": {"mase_referral": is_bool},
    "child_harmed_considered": {"result": one_of("linked", "none_known")},
    "category_decided": {
        "category": is_category,
        "significant_harm": is_bool,
        "complex": is_bool,
        "complex_reason": is_text,
        "complex_agreed_by": is_text,
        "immediate_risk": is_bool,
        "clock_from": is_date,
        "clock_from_reason": is_text,
        "cse_linked": is_bool,
        "mase_complexities": is_complexities,
    },
    "emergency_action": {"power": one_of("agreement", "police_protection", "epo", "other")},
    "police_referral_made": {},
    "strategy_discussion_held": STRATEGY,
    "strategy_meeting_held": STRATEGY,
    "risk_discussion_held": {"forum": one_of("tac", "review", "core_group", "cp_conference", "cin")},
    "step_down_meeting_held": {
        "lead_agency": one_of("tys", "education", "health", "youth_justice", "voluntary", "other")
    },
    "stepped_down_to_tys": {},
    "coordinator_discussion_held": {},
    "manager_review_held": {},
    "family_group_conference_considered": {},
    "section_47_concluded": {"conference": is_bool},
    "icpc_held": {"decision": one_of("cp_plan", "cin_plan", "none")},
    "diversion_plan_incorporated": {"plan": one_of("cin", "care", "cp")},
    "record_completed": {"record": one_of(*RECORDS)},
    "mase_nominated": {},
    "mase_heard": {},
    "mase_closed": {},
    "case_closed": {},
}
REQUIRED = {
    "concern_received": ["route"], "plan_changed": ["status"], "panel_set": ["panel_on"],
    "consultation_held": ["with"], "child_harmed_considered": ["result"],
    "category_decided": ["category"], "emergency_action": ["power"],
    "strategy_discussion_held": ["outcome"], "strategy_meeting_held": ["outcome"],
    "risk_discussion_held": ["forum"], "step_down_meeting_held": ["lead_agency"],
    "section_47_concluded": ["conference"], "icpc_held": ["decision"],
    "diversion_plan_incorporated": ["plan"], "record_completed": ["record"],
}  # fmt: skip


def london(text: str) -> datetime:
    """The instant of an ISO date-time; London time where it has no offset."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        return moment.astimezone(LONDON)
    moment = moment.replace(tzinfo=LONDON, fold=0)
    there_and_back = moment.astimezone(UTC).astimezone(LONDON)
    if there_and_back.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise Refused("an hour that does not exist")
    return moment


def require(truth: bool, what: str) -> None:
    """Refuse unless it is so."""
    if not truth:
        raise Refused(what)


def inside(day: date) -> bool:
    """Within the calendar."""
    return FIRST_DAY <= day <= LAST_DAY


def read_facts(document: Any, on: date) -> list[Fact]:
    """The facts with their day, instant and place in the file, in order of day; Refused where one cannot stand."""
    require(isinstance(document, dict), "not an object")
    require(document.get("procedure") == "islington", "unknown procedure")
    require(isinstance(document.get("facts"), list), "no list of facts")
    require(inside(on), "--on outside the calendar")
    facts = [_read_one(raw, place, on) for place, raw in enumerate(document["facts"])]
    facts.sort(key=lambda fact: (fact["day"], fact["place"]))
    decisions = [fact["day"] for fact in facts if fact["fact"] == "category_decided"]
    require(len(decisions) == len(set(decisions)), "two category decisions on one day")
    concerns = [fact["day"] for fact in facts if fact["fact"] == "concern_received"]
    for decided in decisions:
        require(any(concern <= decided for concern in concerns), "a category with no concern")
    return facts


def _read_one(raw: Any, place: int, on: date) -> Fact:
    require(isinstance(raw, dict), "a fact is an object")
    name = raw.get("fact")
    require(isinstance(name, str) and name in FIELDS, "unknown fact")
    fact: Fact = dict(raw)
    fact["place"] = place
    fact["instant"] = None
    if "at" in raw:
        require(name in MAY_HAVE_AT and "on" not in raw, "at is not for this fact, or stands with on")
        require(isinstance(raw["at"], str) and DATE_TIME.fullmatch(raw["at"]) is not None, "at")
        try:
            fact["instant"] = london(raw["at"])
        except (ValueError, OverflowError) as fault:
            raise Refused("at is no date-time") from fault
        fact["day"] = fact["instant"].date()
    else:
        require(is_date(raw.get("on")), "on")
        fact["day"] = date.fromisoformat(raw["on"])
    require(inside(fact["day"]), "outside the calendar")
    require(fact["day"] <= on, "after --on")
    for field, value in raw.items():
        if field not in ("fact", "on", "at"):
            require(field in FIELDS[name], "unknown field")
            require(FIELDS[name][field](value), "wrong value")
    for field in REQUIRED.get(name, []):
        require(field in raw, "missing field")
    _check_together(fact)
    return fact


def says(fact: Fact, field: str) -> bool:
    """The field is there and is more than blanks."""
    return bool(fact.get(field, "").strip())


def _check_together(fact: Fact) -> None:
    name = fact["fact"]
    if name == "category_decided":
        if fact.get("complex"):
            require(
                says(fact, "complex_reason") and says(fact, "complex_agreed_by"), "complex needs its reason"
            )
        if "clock_from" in fact:
            require(says(fact, "clock_from_reason"), "clock_from needs its reason")
            start = date.fromisoformat(fact["clock_from"])
            require(inside(start), "clock_from outside the calendar")
            require(start <= fact["day"], "clock_from after its decision")
    if name == "emergency_action" and fact["power"] == "police_protection":
        require(fact["instant"] is not None, "police protection needs at")
    if name in ("strategy_discussion_held", "strategy_meeting_held"):
        if fact["outcome"] == "section_47":
            require("enquiry" in fact, "enquiry")
        if fact["outcome"] == "follow_up":
            require("follow_up_by" in fact and "review_every_days" in fact, "follow_up")
            require(date.fromisoformat(fact["follow_up_by"]) > fact["day"], "follow_up_by")
