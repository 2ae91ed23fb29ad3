"""What each step of the procedure does, case by case, worked out by hand from its text and asked of the real command.

March 2026 begins on a Sunday; Good Friday is 3 April 2026.
"""

from pathlib import Path

import pytest

from tests.procedure.command import steps

NEW = "2026-03-02 concern_received route=new_referral\n"
HSB_2 = NEW + "2026-03-03 category_decided category=2\n"
HSB_1 = NEW + "2026-03-03 category_decided category=1\n"
HARM = NEW + "2026-03-03 category_decided category=1 significant_harm=true\n"
CONCERN_AGAIN = "2026-03-12 concern_received route=new_referral\n"

# name: (the day asked about, the facts, the step, each of its lines in order)
STEPS: dict[str, tuple[str, str, str, list[str]]] = {
    "assess_risk opens": ("2026-03-02", NEW, "assess_risk", ["open"]),
    "assess_risk closes with none": (
        "2026-03-09",
        NEW + "2026-03-05 category_decided category=none",
        "assess_risk",
        ["done 2026-03-05"],
    ),
    "assess_risk opens for each concern": (
        "2026-03-12",
        HSB_2 + CONCERN_AGAIN,
        "assess_risk",
        ["done 2026-03-03", "open"],
    ),
    "an open step takes up a second concern": ("2026-03-12", NEW + CONCERN_AGAIN, "assess_risk", ["open"]),
    "consultation closes": (
        "2026-03-09",
        NEW + "2026-03-02 consultation_held with=sipp",
        "consultation",
        ["done 2026-03-02"],
    ),
    "consultation before the concern does not count": (
        "2026-03-09",
        NEW + "2026-03-01 consultation_held with=sipp",
        "consultation",
        ["open"],
    ),
    "one consultation closes the old and the new": (
        "2026-03-12",
        NEW + CONCERN_AGAIN + "2026-03-12 consultation_held with=coordinator",
        "consultation",
        ["done 2026-03-12", "done 2026-03-12"],
    ),
    "child_harmed opens for HSB 0": (
        "2026-03-09",
        NEW + "2026-03-03 category_decided category=0",
        "child_harmed",
        ["open"],
    ),
    "child_harmed is not asked for outside HSB": (
        "2026-03-09",
        NEW + "2026-03-03 category_decided category=none",
        "child_harmed",
        [],
    ),
    "child_harmed counts what was done since the concern": (
        "2026-03-09",
        HSB_1 + "2026-03-02 child_harmed_considered result=none_known",
        "child_harmed",
        ["done 2026-03-02"],
    ),
    "child_harmed does not count what was done before the concern": (
        "2026-03-09",
        HSB_1 + "2026-03-01 child_harmed_considered result=linked",
        "child_harmed",
        ["open"],
    ),
    "child_harmed is not asked twice by re-assessment": (
        "2026-03-09",
        HSB_1 + "2026-03-04 child_harmed_considered result=linked\n2026-03-05 category_decided category=3",
        "child_harmed",
        ["done 2026-03-04"],
    ),
    "immediate risk asks at once": (
        "2026-03-03",
        NEW + "2026-03-03 category_decided category=1 immediate_risk=true",
        "immediate_strategy",
        ["due_today due 2026-03-03"],
    ),
    "at once is overdue in calendar days": (
        "2026-03-08",
        NEW + "2026-03-06 category_decided category=1 immediate_risk=true",
        "immediate_strategy",
        ["overdue due 2026-03-06 by 2"],
    ),
    "immediate risk ends with a newest decision that lacks it": (
        "2026-03-09",
        NEW
        + "2026-03-03 category_decided category=1 immediate_risk=true\n2026-03-04 category_decided category=1",
        "immediate_strategy",
        ["not_required due 2026-03-03"],
    ),
    "an emergency still asks for it when the immediate risk has gone": (
        "2026-03-06",
        NEW
        + "2026-03-03 category_decided category=1 immediate_risk=true\n2026-03-04 emergency_action power=epo\n"
        "2026-03-05 category_decided category=1",
        "immediate_strategy",
        ["overdue due 2026-03-03 by 3"],
    ),
    "an emergency asks at once; a discussion closes": (
        "2026-03-09",
        NEW + "2026-03-04 emergency_action power=epo\n"
        "2026-03-05 strategy_discussion_held outcome=no_section_47",
        "immediate_strategy",
        ["done 2026-03-05 late due 2026-03-04"],
    ),
    "immediate legal action closes nothing of that day's emergency": (
        "2026-03-09",
        NEW + "2026-03-04 emergency_action power=epo\n"
        "2026-03-04 strategy_discussion_held outcome=immediate_legal_action",
        "immediate_strategy",
        ["overdue due 2026-03-04 by 5"],
    ),
    "immediate legal action closes what an earlier emergency opened": (
        "2026-03-09",
        NEW + "2026-03-04 emergency_action power=agreement\n"
        "2026-03-05 strategy_discussion_held outcome=immediate_legal_action",
        "immediate_strategy",
        ["done 2026-03-05 late due 2026-03-04"],
    ),
    "police protection runs 72 hours": (
        "2026-03-06",
        NEW + "2026-03-04T15:30 emergency_action power=police_protection",
        "police_protection_ends",
        ["open due_at 2026-03-07T15:30+00:00"],
    ),
    "police protection ends today": (
        "2026-03-07",
        NEW + "2026-03-04T15:30 emergency_action power=police_protection",
        "police_protection_ends",
        ["due_today due_at 2026-03-07T15:30+00:00"],
    ),
    "police protection is done the day after it has passed": (
        "2026-03-20",
        NEW + "2026-03-04T15:30 emergency_action power=police_protection",
        "police_protection_ends",
        ["done 2026-03-08 due_at 2026-03-07T15:30+00:00"],
    ),
    "police protection survives a clock change": (
        "2026-03-30",
        NEW + "2026-03-27T10:00 emergency_action power=police_protection",
        "police_protection_ends",
        ["due_today due_at 2026-03-30T11:00+01:00"],
    ),
    "a doubled hour is the first": (
        "2026-10-26",
        NEW + "2026-10-25T01:30 emergency_action power=police_protection",
        "police_protection_ends",
        ["open due_at 2026-10-28T00:30+00:00"],
    ),
    "an offset is carried to London time": (
        "2026-07-04",
        NEW + "2026-06-30T23:30:00Z emergency_action power=police_protection",
        "police_protection_ends",
        ["due_today due_at 2026-07-04T00:30+01:00"],
    ),
    "each police protection has its own clock": (
        "2026-03-07",
        NEW + "2026-03-05T09:00 emergency_action power=police_protection\n"
        "2026-03-04T15:30 emergency_action power=police_protection",
        "police_protection_ends",
        ["due_today due_at 2026-03-07T15:30+00:00", "open due_at 2026-03-08T09:00+00:00"],
    ),
    "strategy meeting within 3 working days": (
        "2026-03-05",
        HSB_2,
        "strategy_meeting",
        ["open due 2026-03-06"],
    ),
    "strategy meeting due today": ("2026-03-06", HSB_2, "strategy_meeting", ["due_today due 2026-03-06"]),
    "overdue by no working day at the weekend": (
        "2026-03-08",
        HSB_2,
        "strategy_meeting",
        ["overdue due 2026-03-06 by 0"],
    ),
    "overdue by working days": ("2026-03-10", HSB_2, "strategy_meeting", ["overdue due 2026-03-06 by 2"]),
    "strategy meeting held in time": (
        "2026-03-10",
        HSB_2 + "2026-03-06 strategy_meeting_held outcome=no_section_47",
        "strategy_meeting",
        ["done 2026-03-06 in time due 2026-03-06"],
    ),
    "strategy meeting held late": (
        "2026-03-10",
        HSB_2 + "2026-03-09 strategy_meeting_held outcome=no_section_47",
        "strategy_meeting",
        ["done 2026-03-09 late due 2026-03-06"],
    ),
    "a discussion is no strategy meeting": (
        "2026-03-06",
        HSB_2 + "2026-03-05 strategy_discussion_held outcome=no_section_47",
        "strategy_meeting",
        ["due_today due 2026-03-06"],
    ),
    "complex: 5 working days, also when given later in the run": (
        "2026-03-05",
        HSB_2
        + "2026-03-04 category_decided category=3 complex=true complex_reason=agencies complex_agreed_by=manager\n"
        + "2026-03-05 category_decided category=3",
        "strategy_meeting",
        ["open due 2026-03-10"],
    ),
    "complex given after the meeting changes nothing": (
        "2026-03-10",
        HSB_2 + "2026-03-09 strategy_meeting_held outcome=no_section_47\n"
        "2026-03-10 category_decided category=2 complex=true complex_reason=agencies complex_agreed_by=manager",
        "strategy_meeting",
        ["done 2026-03-09 late due 2026-03-06"],
    ),
    "clock_from sets an earlier start, and holds": (
        "2026-03-06",
        HSB_2 + "2026-03-05 category_decided category=2 clock_from=2026-03-02 clock_from_reason=referral\n"
        "2026-03-06 category_decided category=2",
        "strategy_meeting",
        ["overdue due 2026-03-05 by 1"],
    ),
    "a meeting since clock_from counts": (
        "2026-03-06",
        NEW + "2026-03-03 strategy_meeting_held outcome=no_section_47\n"
        "2026-03-05 category_decided category=2 clock_from=2026-03-02 clock_from_reason=referral",
        "strategy_meeting",
        ["done 2026-03-03 in time due 2026-03-05"],
    ),
    "a meeting before the decision does not count": (
        "2026-03-06",
        NEW
        + "2026-03-02 strategy_meeting_held outcome=no_section_47\n2026-03-03 category_decided category=2",
        "strategy_meeting",
        ["due_today due 2026-03-06"],
    ),
    "the same category again starts no clock": (
        "2026-03-10",
        HSB_2 + "2026-03-05 category_decided category=2",
        "strategy_meeting",
        ["overdue due 2026-03-06 by 2"],
    ),
    "re-assessed below: not required": (
        "2026-03-10",
        HSB_2 + "2026-03-05 category_decided category=1",
        "strategy_meeting",
        ["not_required due 2026-03-06"],
    ),
    "held on the day it was re-assessed below: done": (
        "2026-03-10",
        HSB_2
        + "2026-03-05 category_decided category=1\n2026-03-05 strategy_meeting_held outcome=no_section_47",
        "strategy_meeting",
        ["done 2026-03-05 in time due 2026-03-06"],
    ),
    "down and up again is a new run": (
        "2026-03-10",
        HSB_2 + "2026-03-05 category_decided category=1\n2026-03-09 category_decided category=2",
        "strategy_meeting",
        ["not_required due 2026-03-06", "open due 2026-03-12"],
    ),
    "a rise to HSB 3 after the meeting asks again": (
        "2026-03-10",
        HSB_2
        + "2026-03-05 strategy_meeting_held outcome=no_section_47\n2026-03-09 category_decided category=3",
        "strategy_meeting",
        ["done 2026-03-05 in time due 2026-03-06", "open due 2026-03-12"],
    ),
    "a rise to HSB 3 on the meeting's day asks nothing more": (
        "2026-03-10",
        HSB_2
        + "2026-03-05 strategy_meeting_held outcome=no_section_47\n2026-03-05 category_decided category=3",
        "strategy_meeting",
        ["done 2026-03-05 in time due 2026-03-06"],
    ),
    "a rise to HSB 3 while it is open restarts nothing": (
        "2026-03-06",
        HSB_2 + "2026-03-05 category_decided category=3",
        "strategy_meeting",
        ["due_today due 2026-03-06"],
    ),
    "a decision on a newer concern asks again": (
        "2026-03-13",
        HSB_2
        + "2026-03-05 strategy_meeting_held outcome=no_section_47\n"
        + CONCERN_AGAIN
        + "2026-03-12 category_decided category=2",
        "strategy_meeting",
        ["done 2026-03-05 in time due 2026-03-06", "open due 2026-03-17"],
    ),
    "the concern of the run's own first day is no newer one": (
        "2026-03-10",
        NEW
        + "2026-03-02 category_decided category=2\n2026-03-04 strategy_meeting_held outcome=no_section_47\n"
        "2026-03-09 category_decided category=2",
        "strategy_meeting",
        ["done 2026-03-04 in time due 2026-03-05"],
    ),
    "clock_from never sets a later start": (
        "2026-03-06",
        HSB_2 + "2026-03-05 category_decided category=2 clock_from=2026-03-04 clock_from_reason=late",
        "strategy_meeting",
        ["due_today due 2026-03-06"],
    ),
    "clock_from is for the clock of section 5.3 only": (
        "2026-03-03",
        NEW + "2026-03-03 category_decided category=3 immediate_risk=true clock_from=2026-03-02 "
        "clock_from_reason=early",
        "immediate_strategy",
        ["due_today due 2026-03-03"],
    ),
    "a newer concern leaves an open meeting its clock": (
        "2026-03-13",
        HSB_2 + CONCERN_AGAIN + "2026-03-12 category_decided category=2",
        "strategy_meeting",
        ["overdue due 2026-03-06 by 5"],
    ),
    "after an emergency a meeting within 5 working days": (
        "2026-03-09",
        NEW + "2026-03-04 emergency_action power=other",
        "strategy_meeting_after_emergency",
        ["open due 2026-03-11"],
    ),
    "only a meeting closes it": (
        "2026-03-12",
        NEW + "2026-03-04 emergency_action power=other\n"
        "2026-03-05 strategy_discussion_held outcome=no_section_47\n"
        "2026-03-12 strategy_meeting_held outcome=no_section_47",
        "strategy_meeting_after_emergency",
        ["done 2026-03-12 late due 2026-03-11"],
    ),
    "a second emergency does not restart it": (
        "2026-03-09",
        NEW + "2026-03-04 emergency_action power=other\n2026-03-06 emergency_action power=epo",
        "strategy_meeting_after_emergency",
        ["open due 2026-03-11"],
    ),
    "police referral": (
        "2026-03-09",
        HSB_2 + "2026-03-04 police_referral_made",
        "police_referral",
        ["done 2026-03-04"],
    ),
    "police referral made before the decision, since the concern": (
        "2026-03-09",
        HSB_2 + "2026-03-02 police_referral_made",
        "police_referral",
        ["done 2026-03-02"],
    ),
    "HSB 1 with harm suspected: advice, past or not": (
        "2026-03-20",
        HARM,
        "strategy_discussion_or_meeting",
        ["advisory due 2026-03-06"],
    ),
    "advice is never late": (
        "2026-03-20",
        HARM + "2026-03-19 strategy_discussion_held outcome=no_section_47",
        "strategy_discussion_or_meeting",
        ["done 2026-03-19 due 2026-03-06"],
    ),
    "HSB 1 without harm suspected asks no strategy discussion": (
        "2026-03-20",
        HSB_1,
        "strategy_discussion_or_meeting",
        [],
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step(tmp_path: Path, name: str) -> None:
    on, text, step, lines = STEPS[name]
    assert steps(tmp_path, on, text)[step] == lines
