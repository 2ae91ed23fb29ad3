"""What a fact may say: each refusal with its place and remedy; days, moments and words read right."""

from datetime import date

import pytest

from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.facts import Fact, sentence
from hsb_desktop.procedure.pathway import read_facts
from tests.procedure.tiny import islington, riverside

P = islington()
ON = date(2026, 6, 30)
CONCERN = {"fact": "concern_received", "on": "2026-03-02", "route": "new_referral"}
DECISION = {"fact": "category_decided", "on": "2026-03-03", "category": 2}
FOLLOW_UP = {"outcome": "follow_up", "follow_up_by": "2026-03-20", "review_every_days": 7}
MEETING = {"fact": "strategy_meeting_held", "on": "2026-03-05"}
EMERGENCY = {"fact": "emergency_action", "power": "epo"}


def read(*facts: object) -> tuple[Fact, ...]:
    return read_facts(P, list(facts), ON)


# the fact that is wrong (the second, after a concern), what the sentence must say
REFUSED: list[tuple[object, tuple[str, ...]]] = [
    ("a text", ("facts[1]", "“a text”", "object")),
    (["a", "list"], ("facts[1]", "a list")),
    (None, ("facts[1]", "null")),
    ({}, ("facts[1].fact", "missing", "concern_received")),
    (
        {"fact": "concern_recieved", "on": "2026-03-02"},
        ("facts[1].fact", "“concern_recieved”", "case_closed"),
    ),
    ({"fact": 7, "on": "2026-03-02"}, ("facts[1].fact", "7")),
    ({"fact": None}, ("facts[1].fact", "null")),
    ({"fact": "mase_heard"}, ("facts[1].on", "missing", "“on”")),
    ({**EMERGENCY}, ("facts[1].on", "“on” or “at”")),
    ({"fact": "mase_heard", "on": 20260302}, ("facts[1].on", "20260302", "2026-12-23")),
    ({"fact": "mase_heard", "on": "2026-02-30"}, ("facts[1].on", "“2026-02-30”")),
    ({"fact": "mase_heard", "on": "20260302"}, ("facts[1].on", "“20260302”")),
    ({"fact": "mase_heard", "on": "2026-W10-1"}, ("facts[1].on", "is not a date")),
    ({"fact": "mase_heard", "on": "2026-03-02T10:00"}, ("facts[1].on", "is not a date")),
    ({"fact": "mase_heard", "on": "２０２６-03-02"}, ("facts[1].on", "is not a date")),
    ({"fact": "mase_heard", "on": "2015-12-31"}, ("facts[1].on", "2016-01-01", "2031-12-31")),
    ({"fact": "mase_heard", "on": "2032-01-01"}, ("facts[1].on", "outside the calendar")),
    ({"fact": "mase_heard", "on": "2026-07-01"}, ("facts[1].on", "2026-07-01 is after 2026-06-30", "--on")),
    ({"fact": "mase_heard", "at": "2026-03-02T10:00"}, ("facts[1].at", "mase_heard", "“on”")),
    ({"fact": "mase_heard", "on": "2026-03-02", "colour": 1}, ("facts[1]", "“colour”", "remove")),
    ({**EMERGENCY, "on": "2026-03-02", "at": "2026-03-02T10:00"}, ("facts[1]", "both")),
    ({**EMERGENCY, "at": "2026-03-29T01:30"}, ("facts[1].at", "does not exist", "forward")),
    ({**EMERGENCY, "at": "2026-03-28"}, ("facts[1].at", "2026-12-23T14:05")),
    ({**EMERGENCY, "at": "2026-03-28T25:00"}, ("facts[1].at", "is not a date and time")),
    ({**EMERGENCY, "at": 7}, ("facts[1].at", "7")),
    ({**EMERGENCY, "at": "0001-01-01T00:00+14:00"}, ("facts[1].at", "outside the calendar")),
    ({**EMERGENCY, "at": "9999-12-31T23:59-12:00"}, ("facts[1].at", "outside the calendar")),
    ({**EMERGENCY, "at": "2015-12-31T23:30+00:00"}, ("facts[1].at", "outside the calendar")),
    ({**EMERGENCY, "at": "2026-06-30T23:30+00:00"}, ("facts[1].at", "2026-07-01 is after 2026-06-30")),
    ({**EMERGENCY, "power": "police_protection", "on": "2026-03-02"}, ("facts[1].at", "time is missing")),
    ({"fact": "concern_received", "on": "2026-03-02"}, ("facts[1].route", "missing", "section 3")),
    ({**CONCERN, "status": None}, ("facts[1].status", "null", "looked_after")),
    ({**CONCERN, "route": True}, ("facts[1].route", "true", "new_referral")),
    ({**DECISION, "category": True}, ("facts[1].category", "true", "none, 0, 1, 2, 3")),
    ({**DECISION, "category": 2.0}, ("facts[1].category", "2.0")),
    ({**DECISION, "category": "2"}, ("facts[1].category", "“2”")),
    ({**DECISION, "category": 4}, ("facts[1].category", "4")),
    ({**DECISION, "significant_harm": 1}, ("facts[1].significant_harm", "neither true nor false")),
    ({**DECISION, "complex": True}, ("facts[1].complex_reason", "missing", "section 5.3")),
    ({**DECISION, "complex": True, "complex_reason": "r"}, ("facts[1].complex_agreed_by", "section 5.3")),
    (
        {**DECISION, "complex": True, "complex_reason": " ", "complex_agreed_by": "m"},
        ("facts[1].complex_reason", "missing"),
    ),
    ({**DECISION, "complex_reason": 7}, ("facts[1].complex_reason", "not text")),
    ({**DECISION, "clock_from": "2026-03-02"}, ("facts[1].clock_from_reason", "missing")),
    ({**DECISION, "clock_from": "2026-03-04", "clock_from_reason": "r"}, ("facts[1].clock_from", "is after")),
    ({**DECISION, "clock_from": "2015-12-31", "clock_from_reason": "r"}, ("facts[1].clock_from", "outside")),
    ({**DECISION, "mase_complexities": "cps"}, ("facts[1].mase_complexities", "not a list")),
    ({**DECISION, "mase_complexities": ["cps", {}]}, ("facts[1].mase_complexities[1]", "an object")),
    ({**DECISION, "on": "2026-03-01"}, ("facts[1].on", "no concern", "concern_received")),
    ({**MEETING}, ("facts[1].outcome", "missing", "section 6")),
    ({**MEETING, "outcome": "section_47"}, ("facts[1].enquiry", "missing", "section 6(2)")),
    ({**MEETING, "outcome": "follow_up"}, ("facts[1].follow_up_by", "section 6(4)")),
    (
        {**MEETING, "outcome": "follow_up", "follow_up_by": "2026-03-20"},
        ("facts[1].review_every_days", "section 6(4)"),
    ),
    ({**MEETING, **FOLLOW_UP, "follow_up_by": "2026-03-05"}, ("facts[1].follow_up_by", "not after")),
    ({**MEETING, **FOLLOW_UP, "review_every_days": 0}, ("facts[1].review_every_days", "at least 1")),
    ({**MEETING, **FOLLOW_UP, "review_every_days": True}, ("facts[1].review_every_days", "true")),
    ({**MEETING, **FOLLOW_UP, "review_every_days": 7.5}, ("facts[1].review_every_days", "7.5")),
    (
        {**MEETING, **FOLLOW_UP, "review_every_days": -(10**60)},
        ("facts[1].review_every_days", "far too large"),
    ),
    (
        {"fact": "step_down_meeting_held", "on": "2026-03-05", "lead_agency": "childrens_social_care"},
        ("facts[1].lead_agency", "other than Children’s Social Care", "5.1"),
    ),
    ({"fact": "mase_heard", "on": "x" * 400}, ("facts[1].on", "…")),
    ({"fact": "mase_heard", "on": "a\nb\ud800"}, ("“a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}”",)),
]


@pytest.mark.parametrize(("fact", "said"), REFUSED)
def test_a_fact_that_cannot_stand_is_refused_with_its_place(fact: object, said: tuple[str, ...]) -> None:
    with pytest.raises(BadInput) as refused:
        read(CONCERN, fact)
    sentence_of_refusal = refused.value.sentence
    assert "\n" not in sentence_of_refusal
    assert sentence_of_refusal.endswith(".")
    for words in said:
        assert words in sentence_of_refusal


def test_two_decisions_of_one_day_are_refused() -> None:
    with pytest.raises(
        BadInput, match=r"facts\[2\]\.on: facts\[1\] is already a category_decided of Tuesday 3 March"
    ):
        read(CONCERN, DECISION, {**DECISION, "category": 3})


def test_a_decision_of_a_closed_case_waits_for_a_concern_of_a_later_day() -> None:
    closed = {"fact": "case_closed", "on": "2026-03-10"}
    later = {**DECISION, "on": "2026-03-12"}
    assert len(read(CONCERN, closed, {**DECISION, "on": "2026-03-10"})) == 3
    for again in ([], [{**CONCERN, "on": "2026-03-10"}], [{**CONCERN, "on": "2026-03-13"}]):
        with pytest.raises(BadInput, match=r"facts\[2\]\.on: the case was closed on Tuesday 10 March 2026"):
            read(CONCERN, closed, later, *again)
    assert len(read(CONCERN, closed, later, {**CONCERN, "on": "2026-03-12"})) == 4


def test_the_day_asked_for_must_be_in_the_calendar() -> None:
    with pytest.raises(BadInput, match=r"--on: 2032-01-01 is outside the calendar"):
        read_facts(P, [], date(2032, 1, 1))


@pytest.mark.parametrize(
    ("given", "day", "moment"),
    [
        ("2026-03-27T10:00", "2026-03-27", "2026-03-27T10:00:00+00:00"),
        ("2026-06-01T10:00", "2026-06-01", "2026-06-01T10:00:00+01:00"),
        ("2026-06-01T23:30Z", "2026-06-02", "2026-06-02T00:30:00+01:00"),
        ("2026-06-01T10:00:30.5+05:30", "2026-06-01", "2026-06-01T05:30:30.500000+01:00"),
        ("2025-10-26T01:30", "2025-10-26", "2025-10-26T01:30:00+01:00"),  # twice that night: the first
        ("2025-10-26T01:30+00:00", "2025-10-26", "2025-10-26T01:30:00+00:00"),
        ("2015-12-31T23:30-05:00", "2016-01-01", "2016-01-01T04:30:00+00:00"),
    ],
)
def test_a_moment_is_of_london(given: str, day: str, moment: str) -> None:
    fact = read({**EMERGENCY, "at": given})[0]
    assert fact.at is not None
    assert (fact.on.isoformat(), fact.at.isoformat()) == (day, moment)


def test_what_may_be_left_out_or_given_beside_is_taken() -> None:
    given = {
        **DECISION,
        "complex_reason": "kept",
        "complex": False,
        "clock_from_reason": "",
        "mase_complexities": [],
    }
    facts = read(
        CONCERN, given, {**MEETING, **FOLLOW_UP, "outcome": "no_section_47", "follow_up_by": "2040-01-01"}
    )
    assert facts[1].get("complex_reason") == "kept"
    assert facts[1].get("mase_complexities") == ()
    assert not facts[1].is_true("complex")
    assert facts[2].day("follow_up_by") == date(2040, 1, 1)
    assert facts[1].day("category") is None


def test_facts_order_by_day_then_time_then_place() -> None:
    facts = read(
        {**EMERGENCY, "at": "2026-03-03T09:00"}, {**EMERGENCY, "on": "2026-03-03"},
        {**EMERGENCY, "at": "2026-03-03T08:00"}, {**EMERGENCY, "on": "2026-03-02"}, {**EMERGENCY, "on": "2026-03-03"},
    )  # fmt: skip
    assert [fact.place for fact in sorted(facts, key=lambda fact: fact.order)] == [3, 1, 4, 2, 0]


def test_a_fact_says_what_happened() -> None:
    facts = read(CONCERN, DECISION, {**EMERGENCY, "at": "2026-03-03T09:05", "power": "police_protection"})
    said = [sentence(fact, rule) for fact in facts if (rule := P.fact_rule(fact.kind))]
    assert said == [
        "A concern was received on Monday 2 March 2026: a new referral.",
        "HSB 2 Abusive was decided on Tuesday 3 March 2026.",
        "Emergency action was taken on Tuesday 3 March 2026 at 09:05: police protection.",
    ]
    none = read(CONCERN, {**DECISION, "category": "none"})[1]
    rule = P.fact_rule("category_decided")
    assert rule is not None
    assert sentence(none, rule) == "Not HSB was decided on Tuesday 3 March 2026."
    assert rule.field("nothing") is None


def test_the_words_for_a_value() -> None:
    category = P.facts[6].field("category")
    panel = P.facts[2].field("panel_on")
    assert category is not None
    assert panel is not None
    assert category.label_of(1) == "HSB 1 Problematic"
    assert category.label_of(True) == "True"  # a truth is not the number 1
    assert panel.label_of(date(2026, 5, 7)) == "Thursday 7 May 2026"


def test_a_value_left_out_of_its_sentence_leaves_a_gap() -> None:
    rule = P.fact_rule("concern_received")
    assert rule is not None
    assert sentence(Fact("concern_received", date(2026, 3, 2)), rule).endswith("2026: .")


def test_every_day_and_month_has_its_name() -> None:
    assert [spoken(date(2026, month, month)) for month in range(1, 13)] == [
        "Thursday 1 January 2026", "Monday 2 February 2026", "Tuesday 3 March 2026", "Saturday 4 April 2026",
        "Tuesday 5 May 2026", "Saturday 6 June 2026", "Tuesday 7 July 2026", "Saturday 8 August 2026",
        "Wednesday 9 September 2026", "Saturday 10 October 2026", "Wednesday 11 November 2026",
        "Saturday 12 December 2026",
    ]  # fmt: skip
    assert spoken(date(2026, 3, 1)).startswith("Sunday ")
    assert spoken(date(2026, 3, 6)).startswith("Friday ")


def test_a_made_up_procedure_reads_its_own_facts_only() -> None:
    other = riverside()
    assert read_facts(other, [{"fact": "visit", "on": "2020-03-02", "late": True}], date(2020, 3, 2))[
        0
    ].is_true("late")
    with pytest.raises(BadInput, match="concern_received"):
        read_facts(other, [CONCERN], date(2020, 3, 2))
    with pytest.raises(BadInput, match="outside the calendar"):
        read_facts(other, [], date(2026, 3, 2))
