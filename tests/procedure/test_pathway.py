"""What a screen asks of a pathway beyond its printed object: reasons, assumptions, sources, order, and its limits."""

import random
import time
from datetime import date, timedelta

import pytest

from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.facts import Fact
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.history import History
from hsb_desktop.procedure.pathway import Status, Step, pathway, read_facts
from hsb_desktop.procedure.source import Basis
from tests.procedure.tiny import asked, facts_from, islington, steps_of

P = islington()
NEW = "2026-03-02 concern_received route=new_referral\n"
HSB_2 = NEW + "2026-03-03 category_decided category=2\n"
HARM = NEW + "2026-03-03 category_decided category=1 significant_harm=true\n"


def test_a_step_says_why_it_is_there() -> None:
    found = asked(P, "2026-03-04", HSB_2)
    step = steps_of(found, "strategy_meeting")[0]
    assert step.because == ("HSB 2 Abusive was decided on Tuesday 3 March 2026.",)
    assert step.label == "HSB strategy meeting"
    assert step.source == Cite("islington-2016-10", "5.3")
    assert step.basis is Basis.SOURCE
    assert step.assumptions[0].startswith("The procedure names no start for this limit")
    assert step.assumptions[1].startswith("The day the clock starts is day 0")
    assert step.opened_on == date(2026, 3, 3)
    assert [fact.kind for fact in step.opened_by] == ["category_decided"]
    assert found.category is not None
    assert found.category.category.label == "HSB 2 Abusive"


def test_every_ground_gives_its_reason() -> None:
    text = (
        HARM + "2026-03-04 plan_changed status=cin\n2026-03-05 strategy_meeting_held outcome=no_section_47\n"
    )
    found = asked(P, "2026-03-06", text)
    decided = "HSB 1 Problematic was decided on Tuesday 3 March 2026."
    suspected = "There is a reasonable suspicion of significant harm."
    meeting = "An HSB strategy meeting was held on Thursday 5 March 2026: Section 47 threshold not met."
    assert steps_of(found, "strategy_discussion_or_meeting")[0].because == (decided, suspected)
    assert steps_of(found, "risk_discussion")[0].because == (decided, meeting)
    assert steps_of(found, "diversion_plan_into_plan")[0].because == (
        decided,
        "The child’s plan status is: child in need plan.",
    )
    stepped = asked(P, "2026-03-06", NEW + "2026-03-03 category_decided category=0")
    assert steps_of(stepped, "step_down_to_tys")[0].because == (
        "HSB 0 Inappropriate was decided on Tuesday 3 March 2026.",
        "A concern was received on Monday 2 March 2026: a new referral.",
    )
    risen = asked(P, "2026-03-09", HARM + "2026-03-09 category_decided category=3 immediate_risk=true")
    assert steps_of(risen, "coordinator_discussion")[0].because == (
        decided,
        "HSB 3 Violent was decided on Monday 9 March 2026.",
    )


def test_a_step_with_two_grounds_names_both_on_one_day() -> None:
    text = (
        NEW
        + "2026-03-03 category_decided category=3 immediate_risk=true\n2026-03-03 emergency_action power=epo\n"
    )
    step = steps_of(asked(P, "2026-03-03", text), "immediate_strategy")[0]
    assert step.because == (
        "Emergency action was taken on Tuesday 3 March 2026: an emergency protection order.",
        "HSB 3 Violent was decided on Tuesday 3 March 2026.",
    )
    later = (
        NEW
        + "2026-03-02 emergency_action power=epo\n2026-03-03 category_decided category=3 immediate_risk=true\n"
    )
    kept = steps_of(asked(P, "2026-03-03", later), "immediate_strategy")
    assert [(step.opened_on, len(step.because)) for step in kept] == [(date(2026, 3, 2), 1)]
    dropped = later + "2026-03-05 category_decided category=3"
    assert [step.status for step in steps_of(asked(P, "2026-03-05", dropped), "immediate_strategy")] == [
        Status.OVERDUE
    ]


def test_an_earlier_start_is_an_assumption_of_the_worker() -> None:
    text = NEW + "2026-03-06 category_decided category=2 clock_from=2026-03-03 clock_from_reason=referral\n"
    step = steps_of(asked(P, "2026-03-06", text), "strategy_meeting")[0]
    assert step.assumptions[0] == "An earlier start of the clock was recorded: Tuesday 3 March 2026."
    assert step.clock is not None
    assert (step.clock.start, step.due, step.status) == (date(2026, 3, 3), date(2026, 3, 6), Status.DUE_TODAY)


def test_a_basis_follows_the_category() -> None:
    text = "2026-03-02 concern_received route=open_case status=cp\n2026-03-03 category_decided category={}\n"
    for category, basis in ((1, Basis.SOURCE), (2, Basis.LOCAL), (3, Basis.LOCAL)):
        step = steps_of(asked(P, "2026-03-03", text.format(category)), "diversion_plan_into_plan")[0]
        assert step.basis is basis


def test_why_a_step_is_no_longer_required() -> None:
    reassessed = steps_of(
        asked(P, "2026-03-05", HSB_2 + "2026-03-05 category_decided category=1"), "strategy_meeting"
    )
    assert reassessed[0].why == "Re-assessed: HSB 1 Problematic was decided on Thursday 5 March 2026."
    assert reassessed[0].ended_on == date(2026, 3, 5)
    closed = steps_of(asked(P, "2026-03-05", HSB_2 + "2026-03-05 case_closed"), "strategy_meeting")
    assert closed[0].why == "The case was closed on Thursday 5 March 2026."
    follow_up = (
        "2026-03-05 strategy_meeting_held outcome=follow_up follow_up_by=2026-03-20 review_every_days=30\n"
    )
    held = "2026-03-12 strategy_discussion_held outcome=no_section_47"
    review = steps_of(asked(P, "2026-03-12", HSB_2 + follow_up + held), "manager_review")
    assert review[0].why.startswith(
        "No longer required: An HSB strategy discussion was held on Thursday 12 March"
    )


def test_after_a_case_opens_again_only_a_new_decision_opens_its_steps() -> None:
    text = HSB_2 + "2026-03-10 case_closed\n2026-03-20 concern_received route=open_case status=none\n"
    found = asked(P, "2026-03-21", text)
    assert [step.status for step in steps_of(found, "strategy_meeting")] == [Status.NOT_REQUIRED]
    assert found.category is not None
    assert found.category.decided_on == date(2026, 3, 3)
    assert [flag.flag for flag in found.flags] == ["child_in_need", "procedure_review_overdue"]
    assert found.is_open
    lower = asked(P, "2026-03-23", text + "2026-03-23 category_decided category=1")
    assert steps_of(lower, "coordinator_discussion") == []
    higher = asked(P, "2026-03-23", text + "2026-03-23 category_decided category=3")
    assert [step.status for step in steps_of(higher, "coordinator_discussion")] == [Status.OPEN]
    assert [step.status for step in steps_of(higher, "strategy_meeting")] == [
        Status.NOT_REQUIRED,
        Status.OPEN,
    ]


def test_an_outcome_from_before_a_case_was_closed_is_not_the_newest() -> None:
    held = "2026-03-04 strategy_meeting_held outcome=no_section_47\n"
    again = "2026-03-10 case_closed\n2026-03-20 concern_received route=open_case\n"
    harm = "2026-03-21 category_decided category=1 significant_harm=true\n"
    found = asked(P, "2026-03-21", HARM + held + again + harm)
    assert [step.status for step in steps_of(found, "risk_discussion")] == [Status.NOT_REQUIRED]
    answered = asked(P, "2026-03-22", HARM + held + again + harm + held.replace("03-04", "03-22"))
    assert [step.status for step in steps_of(answered, "risk_discussion")] == [
        Status.NOT_REQUIRED,
        Status.OPEN,
    ]


def test_a_case_closed_twice_is_closed_until_the_concern_after_the_second_time() -> None:
    text = (
        NEW + "2026-03-10 case_closed\n2026-03-20 concern_received route=open_case\n2026-03-25 case_closed\n"
    )
    assert asked(P, "2026-03-20", text.rsplit("2026-03-25")[0]).is_open
    emergency = "2026-03-26 emergency_action power=epo\n"
    closed = asked(P, "2026-03-26", text + emergency)
    assert not closed.is_open
    assert steps_of(closed, "immediate_strategy") == []
    again = asked(P, "2026-03-26", text + emergency + "2026-03-26 concern_received route=open_case")
    assert [step.status for step in steps_of(again, "immediate_strategy")] == [Status.DUE_TODAY]


def test_a_second_rise_keeps_where_the_first_came_from() -> None:
    text = NEW + "2026-03-03 category_decided category=0\n2026-03-04 category_decided category=1\n"
    text += "2026-03-05 category_decided category=3\n"
    assert len(steps_of(asked(P, "2026-03-05", text), "coordinator_discussion")) == 1
    for category, status in ((1, Status.OPEN), (0, Status.NOT_REQUIRED)):
        lower = asked(P, "2026-03-06", text + f"2026-03-06 category_decided category={category}")
        assert [step.status for step in steps_of(lower, "coordinator_discussion")] == [status]


def test_a_conclusion_without_an_open_enquiry_is_refused() -> None:
    opened = HSB_2 + "2026-03-05 strategy_meeting_held outcome=section_47 enquiry=joint\n"
    concluded = "{} section_47_concluded conference=true\n"
    with pytest.raises(
        BadInput, match=r"facts\[2\]: “Section 47 enquiry” is not open on Wednesday 4 March 2026"
    ):
        asked(P, "2026-03-30", HSB_2 + concluded.format("2026-03-04"))
    twice = opened + concluded.format("2026-03-10") + concluded.format("2026-03-11")
    with pytest.raises(BadInput, match=r"facts\[4\]"):
        asked(P, "2026-03-30", twice)
    found = asked(P, "2026-03-30", opened + concluded.format("2026-03-10"))
    conference = steps_of(found, "initial_cp_conference")[0]
    assert conference.clock is not None
    assert (conference.clock.start, conference.clock.start_fact) == (
        date(2026, 3, 5),
        "strategy_meeting_held",
    )
    assert conference.due == date(2026, 3, 26)


def test_a_fact_of_another_procedure_is_a_bug_not_an_answer() -> None:
    with pytest.raises(KeyError, match="visit"):
        History(P, [Fact("visit", date(2026, 3, 2))], date(2026, 3, 2))


def test_steps_come_in_the_order_of_the_table_and_the_oldest_first() -> None:
    text = HSB_2 + "".join(
        f"2026-03-0{day} strategy_meeting_held outcome=no_section_47\n" for day in (9, 4, 6)
    )
    found = asked(P, "2026-03-09", text)
    order = [rule.id for rule in P.steps]
    places = [order.index(step.id) for step in found.steps]
    assert places == sorted(places)
    assert [step.opened_on.day for step in steps_of(found, "record:strategy_minutes")] == [4, 6, 9]


def many_facts() -> list[dict[str, object]]:
    """Two hundred facts of one case over twenty months, of the kinds that work on each other."""
    kinds = (
        "category_decided category=2 significant_harm=true",
        "strategy_meeting_held outcome=section_47 enquiry=joint",
        "risk_discussion_held forum=cp_conference",
        "record_completed record=strategy_minutes",
        "category_decided category=1 significant_harm=true",
        "emergency_action power=epo",
        "concern_received route=open_case",
        "plan_changed status=cp",
        "strategy_discussion_held outcome=no_section_47",
        "manager_review_held",
    )
    first = date(2024, 1, 1)
    lines = [f"{first} concern_received route=new_referral"]
    lines += [f"{first + timedelta(days=3 * n)} {kinds[n % 10]}" for n in range(199)]
    return facts_from("\n".join(lines))


def test_facts_in_any_order_give_the_same_steps() -> None:
    """No two facts here set the same thing on one day, where the later given stands."""
    on = date(2025, 10, 1)
    given = many_facts()
    expected = [(step.id, step.status, step.opened_on, step.done_on) for step in asked_of(given, on)]
    assert len(expected) > 200
    shuffler = random.Random(20261123)  # an order, not a secret
    for _ in range(5):
        shuffler.shuffle(given)
        assert [
            (step.id, step.status, step.opened_on, step.done_on) for step in asked_of(given, on)
        ] == expected


def asked_of(given: list[dict[str, object]], on: date) -> tuple[Step, ...]:
    return pathway(P, read_facts(P, given, on), on).steps


def test_two_hundred_facts_take_a_moment() -> None:
    """Held to thirty times what the same facts take to be read, in the same run: a ratio, not the machine's speed."""
    on = date(2025, 10, 1)
    given = many_facts()
    best_read, best_whole = 9.0, 9.0
    for _ in range(7):
        begun = time.process_time()
        facts = read_facts(P, given, on)
        read = time.process_time()
        pathway(P, facts, on)
        best_read = min(best_read, read - begun)
        best_whole = min(best_whole, time.process_time() - begun)
    assert best_whole < 30 * best_read
