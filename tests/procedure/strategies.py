"""Lists of facts for the pathway: realistic ones, nasty ones and broken ones. All invented, process only."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.procedure.slow.checks import RECORDS

Fact = dict[str, Any]
FIRST_DAY, LAST_DAY = date(2016, 1, 1), date(2031, 12, 31)
# Where calendars go wrong: the ends, Easter, Christmas, clock changes, one-off holidays, the review's own month.
BASES = (
    "2016-01-01", "2017-10-02", "2018-03-20", "2019-12-18", "2020-04-30", "2021-12-20", "2022-05-24",
    "2022-09-12", "2023-04-27", "2024-02-26", "2025-10-20", "2026-03-20", "2026-10-15", "2026-12-15",
    "2027-12-20", "2028-02-25", "2031-05-20", "2031-10-20", "2031-12-12",
)  # fmt: skip
# The categories a case moves between: all of them, or the few whose changes matter most to each other.
CATEGORIES: tuple[tuple[str | int, ...], ...] = (
    ("none", 0, 0, 1, 1, 2, 2, 3),
    (2, 3),
    (1,),
    (0, 1),
    (1, 2, 3),
)
DECIDING = ["category_decided"] * 6 + ["concern_received"] * 2
EVERY_KIND = (
    DECIDING
    + ["strategy_meeting_held"] * 3
    + ["strategy_discussion_held", "emergency_action", "risk_discussion_held", "plan_changed", "icpc_held"]
    * 2
    + ["consultation_held", "section_47_concluded", "record_completed", "manager_review_held", "panel_set"]
    * 2
    + ["mase_nominated", "coordinator_discussion_held", "mapping_meeting_held", "child_harmed_considered"]
    + ["police_referral_made", "case_closed", "step_down_meeting_held", "stepped_down_to_tys", "mase_heard"]
    + ["family_group_conference_considered", "diversion_plan_incorporated", "mase_closed"]
)
# A few kinds that work on each other meet more often than thirty that do not.
THEMES = (
    EVERY_KIND,
    [
        *DECIDING,
        "strategy_meeting_held",
        "strategy_meeting_held",
        "child_harmed_considered",
        "police_referral_made",
    ],
    [*DECIDING, "strategy_meeting_held", "strategy_discussion_held", "risk_discussion_held", "case_closed"],
    [*DECIDING, "stepped_down_to_tys", "step_down_meeting_held", "record_completed", "consultation_held"],
    [*DECIDING, "coordinator_discussion_held", "family_group_conference_considered", "case_closed"],
    [
        *DECIDING,
        "plan_changed",
        "plan_changed",
        "diversion_plan_incorporated",
        "icpc_held",
        "risk_discussion_held",
    ],
    [*DECIDING, "record_completed", "record_completed", "record_completed", "case_closed"],
    [*DECIDING, "panel_set", "mase_nominated", "mase_nominated", "consultation_held", "mapping_meeting_held"],
    [*DECIDING, "emergency_action", "emergency_action", "strategy_meeting_held", "strategy_discussion_held"],
    [
        "strategy_meeting_held",
        "strategy_discussion_held",
        "section_47_concluded",
        "section_47_concluded",
        "icpc_held",
    ],
    [
        "strategy_meeting_held",
        "strategy_discussion_held",
        "manager_review_held",
        "manager_review_held",
        "case_closed",
    ],
    [
        "icpc_held",
        "risk_discussion_held",
        "risk_discussion_held",
        "plan_changed",
        "concern_received",
        "case_closed",
    ],
    [
        "emergency_action",
        "strategy_meeting_held",
        "strategy_discussion_held",
        "concern_received",
        "case_closed",
    ],
    ["strategy_meeting_held", "risk_discussion_held", "emergency_action", "step_down_meeting_held"]
    + ["stepped_down_to_tys", "mase_nominated", "mase_heard", "mase_closed"]
    + ["record_completed"] * 8,
)
RECORDS_OF_STEPS = (
    "safety_plan",
    "strategy_minutes",
    "step_down_record",
    "mase_nomination",
    "child_assessment",
) * 3
booleans = st.booleans()


@st.composite
def at_times(draw: DrawFn, day: date) -> str:
    """A date-time of that London day, now and then with an offset; now and then an hour that does not exist."""
    text = f"{day.isoformat()}T{draw(st.sampled_from(('00:00', '03:30', '10:00', '12:05:30', '22:59', '23:59')))}"
    offset = draw(st.sampled_from(("", "", "", "Z", "+01:00", "-05:00")))
    return text + offset if FIRST_DAY < day < LAST_DAY else text


@st.composite
def decisions(draw: DrawFn, day: date, values: tuple[str | int, ...]) -> Fact:
    """A category with some of what may go with it."""
    fact: Fact = {"category": draw(st.sampled_from(values))}
    for field in ("significant_harm", "immediate_risk", "cse_linked"):
        if draw(st.integers(0, 2)) == 0:
            fact[field] = draw(st.sampled_from([True, True, False]))
    if draw(st.integers(0, 14)) == 0:
        fact.update(complex=False, complex_reason="not now", clock_from_reason="none given")
    if draw(st.integers(0, 4)) == 0:
        fact.update(complex=True, complex_reason="several agencies", complex_agreed_by="a manager")
    if draw(st.integers(0, 4)) == 0:
        early = max(FIRST_DAY, day - timedelta(days=draw(st.integers(0, 9))))
        fact.update(clock_from=early.isoformat(), clock_from_reason="the referral came earlier")
    if fact.get("cse_linked") and draw(booleans):
        fact["mase_complexities"] = draw(st.lists(st.sampled_from(["cross_borough", "cps"]), max_size=2))
    return fact


@st.composite
def strategy_facts(draw: DrawFn, day: date) -> Fact:
    """A discussion or meeting with its outcome and what that needs."""
    outcomes = ["no_section_47", "section_47", "immediate_legal_action", "follow_up"]
    fact: Fact = {"outcome": draw(st.sampled_from([*outcomes, "section_47", "follow_up"]))}
    superfluous = draw(st.integers(0, 19)) == 0  # what another outcome needs may be there all the same
    if fact["outcome"] == "section_47" or superfluous:
        fact["enquiry"] = draw(st.sampled_from(["single", "joint"]))
    if fact["outcome"] == "follow_up" or superfluous:
        fact["follow_up_by"] = (day + timedelta(days=draw(st.integers(1, 20)))).isoformat()
        fact["review_every_days"] = draw(st.sampled_from([1, 2, 5, 7, 14, 100_000]))
    if draw(booleans):
        fact["chair"] = draw(st.sampled_from(["coordinator", "cp_coordinator", "other"]))
    if draw(st.integers(0, 3)) == 0:
        fact["mase_referral"] = draw(booleans)
    return fact


def fields(name: str, day: date, values: tuple[str | int, ...]) -> SearchStrategy[Fact]:
    """The fields of a fact of this name."""
    status = st.sampled_from(["none", "cin", "cp", "looked_after"])
    route = st.sampled_from(["new_referral", "open_case"])
    referral = {"mase_referral": booleans}
    tables: dict[str, SearchStrategy[Fact]] = {
        "concern_received": st.fixed_dictionaries({"route": route}, optional={"status": status}),
        "plan_changed": st.fixed_dictionaries({"status": status}),
        "panel_set": st.fixed_dictionaries(
            {"panel_on": st.integers(-5, 30).map(lambda n: (day + timedelta(days=n)).isoformat())}
        ),
        "consultation_held": st.fixed_dictionaries(
            {"with": st.sampled_from(["sipp", "coordinator"])}, optional=referral
        ),
        "mapping_meeting_held": st.fixed_dictionaries({}, optional=referral),
        "child_harmed_considered": st.fixed_dictionaries(
            {"result": st.sampled_from(["linked", "none_known"])}
        ),
        "category_decided": decisions(day, values),
        "strategy_discussion_held": strategy_facts(day),
        "strategy_meeting_held": strategy_facts(day),
        "risk_discussion_held": st.fixed_dictionaries(
            {
                "forum": st.sampled_from(
                    ["tac", "review", "core_group", "cp_conference", "cp_conference", "cin"]
                )
            }
        ),
        "step_down_meeting_held": st.fixed_dictionaries({"lead_agency": st.sampled_from(["tys", "health"])}),
        "section_47_concluded": st.fixed_dictionaries({"conference": booleans}),
        "icpc_held": st.fixed_dictionaries(
            {"decision": st.sampled_from(["cp_plan", "cp_plan", "cin_plan", "none"])}
        ),
        "diversion_plan_incorporated": st.fixed_dictionaries(
            {"plan": st.sampled_from(["cin", "care", "cp"])}
        ),
        "record_completed": st.fixed_dictionaries({"record": st.sampled_from(RECORDS + RECORDS_OF_STEPS)}),
    }
    return tables.get(name, st.just({}))


@st.composite
def facts_of(draw: DrawFn, name: str, day: date, values: tuple[str | int, ...]) -> Fact:
    """One fact of this name on this day."""
    fact: Fact = {"fact": name}
    if name == "emergency_action":
        fact["power"] = draw(
            st.sampled_from(["agreement", "police_protection", "police_protection", "epo", "other"])
        )
    timed = name == "emergency_action" and fact["power"] == "police_protection"
    if timed or (name in ("concern_received", "emergency_action") and draw(booleans)):
        fact["at"] = draw(at_times(day))
    else:
        fact["on"] = day.isoformat()
    fact.update(draw(fields(name, day, values)))
    return fact


@st.composite
def names_of(draw: DrawFn) -> list[str]:
    """The kinds of fact of a case, in the order in which their days come."""
    theme = draw(st.sampled_from(THEMES))
    least, most = draw(st.sampled_from([(1, 4), (4, 10), (8, 24)]))
    names = ["concern_received"]
    enquiry, closed = False, False
    for name in draw(st.lists(st.sampled_from(theme), min_size=least, max_size=most)):
        out_of_turn = (name == "section_47_concluded" and not enquiry) or (
            name == "category_decided" and closed
        )
        if out_of_turn and draw(st.integers(0, 9)) > 0:
            continue
        enquiry = name in ("strategy_meeting_held", "strategy_discussion_held") or (
            enquiry and name not in ("section_47_concluded", "case_closed")
        )
        closed = name == "case_closed" or (closed and name != "concern_received")
        names.append(name)
    return names


@st.composite
def cases(draw: DrawFn) -> tuple[dict[str, Any], date]:
    """A document that is mostly well formed, and the day it is asked about."""
    base = date.fromisoformat(draw(st.sampled_from(BASES))) + timedelta(days=draw(st.integers(0, 9)))
    pace = draw(st.sampled_from([1, 1, 2, 4, 15, 60]))
    day, last = base, base + timedelta(days=1)
    values = draw(st.sampled_from(CATEGORIES))
    found: list[Fact] = []
    decided: set[date] = set()
    for name in draw(names_of()):
        day = min(LAST_DAY, day + timedelta(days=draw(st.sampled_from([0, 0, 1, 1, 2])) * pace))
        if name == "category_decided" and day in decided:
            continue
        if name == "category_decided":
            decided.add(day)
        found.append(draw(facts_of(name, day, values)))
        last = day + timedelta(days=1 if "at" in found[-1] else 0)  # an offset may carry it a day further
    later = draw(st.sampled_from([0, 0, 0, 1, 2, 3, 5, 8, 30, 120, 400]))
    on = min(LAST_DAY, last + timedelta(days=later))
    if draw(booleans):
        found = draw(st.permutations(found))
    return {"procedure": "islington", "facts": found}, on


BREAKS: tuple[dict[str, Any], ...] = (
    {"fact": "concern_recieved"}, {"fact": None}, {"on": "2026-02-30"}, {"on": 20260101}, {"on": "2032-01-01"},
    {"on": "2015-12-31"}, {"on": None}, {"colour": "blue"}, {"route": "back_door"}, {"category": True},
    {"category": 4}, {"category": "2"}, {"category": "None"}, {"significant_harm": 1}, {"significant_harm": "true"},
    {"complex": True}, {"clock_from": "2016-01-05"}, {"outcome": "follow_up"}, {"outcome": "section_47"},
    {"review_every_days": 0, "outcome": "follow_up", "follow_up_by": "2031-12-30"},
    {"review_every_days": True, "outcome": "follow_up", "follow_up_by": "2031-12-30"},
    {"lead_agency": "childrens_social_care"}, {"at": "2026-03-29T01:30"}, {"at": "2026-03-28"},
    {"conference": "yes"}, {"conference": 0}, {"record": "diary"}, {"forum": "pub"}, {"mase_referral": 0},
    {"mase_complexities": "cps"}, {"mase_complexities": ["cps", "other"]}, {"status": ""}, {"status": None},
    {"power": "police_protection"}, {"chair": "nobody"}, {"panel_on": "soon"}, {"with": ["sipp"]},
)  # fmt: skip


ODD_VALUES: SearchStrategy[Any] = st.sampled_from(
    [None, True, False, 0, 1, 7, -1, "", "none", "true", "2026-01-01", [], ["cps"], {}]
)
# The same fact again, on another day: a second decision, a conclusion with nothing open, a day out of the calendar.
MOVED: tuple[dict[str, Any], ...] = (
    {}, {"on": "2016-01-01"}, {"on": "2026-03-23"}, {"on": "2031-12-31"}, {"on": "2032-01-01"}, {"on": "2015-12-31"},
)  # fmt: skip


@st.composite
def broken_cases(draw: DrawFn) -> tuple[dict[str, Any], date]:
    """A document with one fact spoilt: a wrong value, something that does not belong there, or something left out."""
    document, on = draw(cases())
    place = draw(st.integers(0, len(document["facts"]) - 1))
    fact = dict(document["facts"][place])
    spoilt = draw(st.integers(0, 5))
    fitting = [change for change in BREAKS if change.keys() <= {*fact, "significant_harm", "chair"}]
    if spoilt == 0:
        fact.pop(draw(st.sampled_from(sorted(fact))))
    elif spoilt == 1:
        fact.update(draw(st.sampled_from(BREAKS)))
    elif spoilt == 2:
        fact[draw(st.sampled_from(sorted(fact)))] = draw(ODD_VALUES)
    elif spoilt == 3:
        document["facts"] = [*document["facts"], {**fact, **draw(st.sampled_from(MOVED))}]
    else:
        fact.update(draw(st.sampled_from(fitting)))
    document["facts"] = [*document["facts"][:place], fact, *document["facts"][place + 1 :]]
    return document, on
