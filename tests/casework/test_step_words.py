"""Rules, limits and distances as Today and the pathway say them, for each kind of limit and status."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.step_words import next_step, step_views
from hsb_desktop.casework.views import StepView
from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.pathway import Pathway, pathway, read_facts

Facts = Sequence[Mapping[str, object]]
CONCERN: Mapping[str, object] = {
    "fact": "concern_received",
    "on": "2026-12-14",
    "route": "open_case",
    "status": "cin",
}
HSB_2: Mapping[str, object] = {"fact": "category_decided", "on": "2026-12-23", "category": 2}
HARM: Mapping[str, object] = {
    "fact": "category_decided",
    "on": "2026-12-29",
    "category": 1,
    "significant_harm": True,
}


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    """Islington's."""
    return load_procedure("islington")


def stand(procedure: Procedure, facts: Facts, on: str) -> Pathway:
    """The pathway of these facts on a day."""
    day = date.fromisoformat(on)
    return pathway(procedure, read_facts(procedure, facts, day), day)


def step(procedure: Procedure, facts: Facts, on: str, name: str) -> StepView:
    """The newest step of that id in words."""
    found = stand(procedure, facts, on)
    return [view for view in step_views(found, actions(procedure)) if view.step == name][-1]


def meeting(on: str, **fields: object) -> dict[str, object]:
    """A strategy meeting."""
    return {"fact": "strategy_meeting_held", "on": on, **fields}


@pytest.mark.parametrize(
    ("on", "status", "when"),
    [
        ("2026-12-23", "open", "In 3 working days"),
        ("2026-12-29", "open", "In 1 working day"),
        ("2026-12-30", "due_today", "Due today"),
        ("2026-12-31", "overdue", "1 working day over"),
        ("2027-01-04", "overdue", "2 working days over"),
    ],
)
def test_working_days(procedure: Procedure, on: str, status: str, when: str) -> None:
    view = step(procedure, [CONCERN, HSB_2], on, "strategy_meeting")
    assert (view.status, view.when) == (status, when)
    assert view.rule == "3 working days from Wed 23 December; 25 and 28 December do not count; §5.3"
    assert (view.source, view.basis, view.limit) == ("§5.3", "source", "3 working days")
    assert view.clock_start == date(2026, 12, 23)
    assert dict(view.skipped)[date(2026, 12, 25)] == "Christmas Day"


def test_the_weekend_after_a_limit_counts_no_working_day_over(procedure: Procedure) -> None:
    decided = {"fact": "category_decided", "on": "2026-06-02", "category": 2}
    concern = {**CONCERN, "on": "2026-06-01"}
    view = step(procedure, [concern, decided], "2026-06-06", "strategy_meeting")
    assert (view.status, view.when) == ("overdue", "Over since the weekend began")
    assert view.rule == "3 working days from Tue 2 June; §5.3"


def test_one_holiday_does_not_count(procedure: Procedure) -> None:
    decided = {"fact": "category_decided", "on": "2026-05-01", "category": 2}
    view = step(procedure, [{**CONCERN, "on": "2026-05-01"}, decided], "2026-05-01", "strategy_meeting")
    assert view.rule == "3 working days from Fri 1 May; 4 May does not count; §5.3"


@pytest.mark.parametrize(
    ("on", "when"),
    [
        ("2026-12-30", "Advisory, in 2 working days"),
        ("2027-01-04", "Advisory, today"),
        ("2027-01-05", "Advisory, 1 working day ago"),
    ],
)
def test_advice_is_marked_as_a_local_aim(procedure: Procedure, on: str, when: str) -> None:
    view = step(procedure, [CONCERN, HARM], on, "strategy_discussion_or_meeting")
    assert (view.status, view.when) == ("advisory", when)
    assert view.rule == "3 working days from Tue 29 December, a local aim; §5.2 states no limit"
    assert (view.source, view.action) == ("local, beside §5.2", "meeting:strategy_discussion")


def test_a_national_limit_is_said_to_be_national(procedure: Procedure) -> None:
    concern = {"fact": "concern_received", "on": "2026-12-14", "route": "new_referral"}
    view = step(procedure, [concern], "2026-12-30", "assessment_complete")
    assert view.rule.startswith(
        "45 working days from Mon 14 December; 25 and 28 December, 1 January do not count"
    )
    assert view.rule.endswith("; national")
    assert view.source == "national, Working Together"
    assert view.action == "completed:child_assessment"


def test_without_a_limit_the_words_say_so(procedure: Procedure) -> None:
    view = step(procedure, [CONCERN], "2026-12-14", "consultation")
    assert (view.when, view.rule, view.source) == (
        "No limit stated",
        "No limit stated; §3 and §8",
        "§3 and §8",
    )
    nominated = step(procedure, [CONCERN, {**HSB_2, "cse_linked": True}], "2026-12-23", "mase_nomination")
    assert (nominated.when, nominated.rule) == ("No date known yet", "No date is known yet; §7")


def test_the_same_day_and_calendar_days(procedure: Procedure) -> None:
    facts: Facts = [CONCERN, {**HSB_2, "immediate_risk": True}]
    at_once = step(procedure, facts, "2026-12-23", "immediate_strategy")
    assert (at_once.rule, at_once.when) == ("The same day; §5.4", "Due today")
    assert step(procedure, facts, "2026-12-25", "immediate_strategy").when == "2 days over"
    held: Facts = [
        CONCERN,
        HSB_2,
        meeting("2026-12-23", outcome="follow_up", follow_up_by="2027-01-08", review_every_days=7),
    ]
    review = step(procedure, held, "2026-12-29", "manager_review")
    assert (review.rule, review.when) == ("7 calendar days from Wed 23 December; local", "In 1 day")
    follow = step(procedure, held, "2026-12-29", "follow_up_meeting")
    assert follow.rule == "The date the meeting set; §6(4)"


def test_what_is_done_says_when_and_whether_late(procedure: Procedure) -> None:
    late = step(
        procedure,
        [CONCERN, HSB_2, meeting("2026-12-31", outcome="no_section_47")],
        "2026-12-31",
        "strategy_meeting",
    )
    assert (late.status, late.when, late.late, late.action) == (
        "done",
        "Done late, Thu 31 December",
        True,
        "",
    )
    done = step(procedure, [CONCERN, HSB_2], "2026-12-31", "assess_risk")
    assert (done.when, done.late) == ("Done Wed 23 December", False)


def test_what_is_not_required_says_why(procedure: Procedure) -> None:
    facts: Facts = [CONCERN, HSB_2, {"fact": "category_decided", "on": "2026-12-24", "category": 0}]
    view = step(procedure, facts, "2026-12-24", "strategy_meeting")
    assert (view.status, view.when) == ("not_required", "Not required")
    assert view.why


def test_past_the_calendar_nothing_is_guessed(procedure: Procedure) -> None:
    facts: Facts = [
        {**CONCERN, "on": "2031-12-29"},
        {"fact": "category_decided", "on": "2031-12-30", "category": 2},
    ]
    view = step(procedure, facts, "2031-12-30", "strategy_meeting")
    assert (view.status, view.when, view.due) == ("cannot_compute", "Cannot be worked out", None)
    assert "work it out by hand" in view.rule
    rest = {one.id: one.status for one in stand(procedure, facts, "2031-12-30").steps}
    assert [name for name, status in rest.items() if status == "cannot_compute"] == ["strategy_meeting"]
    assert rest["assess_risk"] == "done", "the others stand as they did"
    assert "open" in rest.values()


def test_what_is_next(procedure: Procedure) -> None:
    def following(facts: Facts, on: str) -> str:
        found = next_step(stand(procedure, facts, on))
        return found.id if found is not None else ""

    referral = {"fact": "concern_received", "on": "2026-12-14", "route": "new_referral"}
    assert following([], "2026-12-14") == ""
    assert following([referral], "2026-12-14") == "assess_risk"  # not the assessment due in 45 working days
    assert following([CONCERN, HSB_2], "2026-12-23") == "strategy_meeting"
    risk = {**HSB_2, "immediate_risk": True}
    assert following([CONCERN, risk], "2026-12-23") == "immediate_strategy"
    action = {"fact": "emergency_action", "at": "2026-12-23T09:00", "power": "police_protection"}
    discussed = {"fact": "strategy_discussion_held", "on": "2026-12-23", "outcome": "no_section_47"}
    assert (
        following([CONCERN, HSB_2, action, discussed], "2026-12-24") == "strategy_meeting"
    )  # nobody does what passes


def test_every_step_says_what_can_be_done(procedure: Procedure) -> None:
    doing = actions(procedure)
    assert doing["assess_risk"] == "assess:risk_assessment"
    assert doing["strategy_meeting"] == "meeting:strategy_meeting"
    assert doing["record:safety_plan"] == "record:safety_plan"
    assert doing["record:consultation"] == "record:consultation"
    assert doing["police_referral"] == "record:police_referral"
    assert doing["police_protection_ends"] == ""
    assert all(doing[rule.id] for rule in procedure.steps if not rule.closing.by_passing)
