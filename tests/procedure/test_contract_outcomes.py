"""What each later step does: step-downs, plans, outcomes, conferences, the panel and records, worked out by hand.

March 2026 begins on a Sunday; Good Friday is 3 April 2026.
"""

from pathlib import Path

import pytest

from tests.procedure.command import steps

NEW = "2026-03-02 concern_received route=new_referral\n"
OPEN_CASE = "2026-03-02 concern_received route=open_case\n"
CIN = "2026-03-02 concern_received route=open_case status=cin\n"
HSB_1 = NEW + "2026-03-03 category_decided category=1\n"
HARM = NEW + "2026-03-03 category_decided category=1 significant_harm=true\n"
HSB_2 = NEW + "2026-03-03 category_decided category=2\n"
FOLLOW = (
    NEW + "2026-03-04 strategy_meeting_held outcome=follow_up follow_up_by=2026-03-20 review_every_days=7\n"
)
ENQUIRY = NEW + "2026-03-04 strategy_discussion_held outcome=section_47 enquiry=joint\n"
CP_PLAN = NEW + "2026-03-10 icpc_held decision=cp_plan\n"
AGAIN = "2026-03-12 concern_received route=new_referral\n"

# name: (the day asked about, the facts, the step, each of its lines in order)
STEPS: dict[str, tuple[str, str, str, list[str]]] = {
    "risk discussion, no plan": ("2026-03-09", HSB_1, "risk_discussion", ["open review"]),
    "risk discussion, CIN": (
        "2026-03-09",
        HSB_1 + "2026-03-05 plan_changed status=cin",
        "risk_discussion",
        ["open cin,review"],
    ),
    "risk discussion, CP": (
        "2026-03-09",
        HSB_1 + "2026-03-05 icpc_held decision=cp_plan",
        "risk_discussion",
        ["open core_group,cp_conference,review"],
    ),
    "risk discussion, looked after": (
        "2026-03-09",
        HSB_1 + "2026-03-05 plan_changed status=looked_after",
        "risk_discussion",
        ["open tac,review"],
    ),
    "forums are those of the day it ended": (
        "2026-03-09",
        HSB_1 + "2026-03-04 plan_changed status=cin\n2026-03-05 risk_discussion_held forum=cin\n"
        "2026-03-06 plan_changed status=looked_after",
        "risk_discussion",
        ["done 2026-03-05 cin,review"],
    ),
    "harm suspected: no risk discussion yet": ("2026-03-09", HARM, "risk_discussion", []),
    "harm suspected, threshold not met": (
        "2026-03-09",
        HARM + "2026-03-05 strategy_discussion_held outcome=no_section_47",
        "risk_discussion",
        ["open review"],
    ),
    "the meeting's outcome beats the discussion's": (
        "2026-03-09",
        HARM + "2026-03-05 strategy_meeting_held outcome=no_section_47\n"
        "2026-03-05 strategy_discussion_held outcome=section_47 enquiry=single",
        "risk_discussion",
        ["open review"],
    ),
    "the newest outcome counts": (
        "2026-03-09",
        HARM + "2026-03-05 strategy_meeting_held outcome=no_section_47\n"
        "2026-03-06 strategy_discussion_held outcome=section_47 enquiry=single",
        "risk_discussion",
        ["not_required review"],
    ),
    "an outcome before harm was suspected does not count": (
        "2026-03-09",
        NEW + "2026-03-02 strategy_meeting_held outcome=no_section_47\n"
        "2026-03-03 category_decided category=1 significant_harm=true",
        "risk_discussion",
        [],
    ),
    "HSB 0 on a new referral": (
        "2026-03-09",
        NEW + "2026-03-03 category_decided category=0",
        "step_down_to_tys",
        ["open"],
    ),
    "stepped down to TYS": (
        "2026-03-09",
        NEW + "2026-03-03 category_decided category=0\n2026-03-04 stepped_down_to_tys",
        "step_down_to_tys",
        ["done 2026-03-04"],
    ),
    "HSB 0 on an open case": (
        "2026-03-09",
        OPEN_CASE + "2026-03-03 category_decided category=0\n"
        "2026-03-05 step_down_meeting_held lead_agency=education",
        "step_down_meeting",
        ["done 2026-03-05"],
    ),
    "HSB 0 on an open case asks no TYS": (
        "2026-03-09",
        OPEN_CASE + "2026-03-03 category_decided category=0",
        "step_down_to_tys",
        [],
    ),
    "once decided HSB 1 it is reviewed as an open case": (
        "2026-03-09",
        HSB_1 + "2026-03-04 category_decided category=0",
        "step_down_meeting",
        ["open"],
    ),
    "decided HSB 1 before the newest concern only": (
        "2026-03-13",
        HSB_1 + AGAIN + "2026-03-13 category_decided category=0",
        "step_down_to_tys",
        ["open"],
    ),
    "a first decision is no rise": ("2026-03-09", HSB_2, "coordinator_discussion", []),
    "a rise": (
        "2026-03-09",
        HSB_1 + "2026-03-04 category_decided category=2\n2026-03-05 coordinator_discussion_held",
        "coordinator_discussion",
        ["done 2026-03-05"],
    ),
    "a rise from none": (
        "2026-03-09",
        NEW + "2026-03-03 category_decided category=none\n2026-03-04 category_decided category=0",
        "coordinator_discussion",
        ["open"],
    ),
    "back at where it rose from": (
        "2026-03-09",
        HSB_1 + "2026-03-04 category_decided category=3\n2026-03-05 category_decided category=1",
        "coordinator_discussion",
        ["not_required"],
    ),
    "lower, but above where it rose from": (
        "2026-03-09",
        HSB_1 + "2026-03-04 category_decided category=3\n2026-03-05 category_decided category=2",
        "coordinator_discussion",
        ["open"],
    ),
    "two rises, each discussed": (
        "2026-03-09",
        HSB_1 + "2026-03-04 category_decided category=2\n2026-03-05 coordinator_discussion_held\n"
        "2026-03-06 category_decided category=3",
        "coordinator_discussion",
        ["done 2026-03-05", "open"],
    ),
    "family group conference": (
        "2026-03-09",
        HSB_1 + "2026-03-04 family_group_conference_considered",
        "family_group_conference",
        ["done 2026-03-04"],
    ),
    "family group conference is for HSB 1": ("2026-03-09", HSB_2, "family_group_conference", []),
    "a diversion plan needs a plan to go into": ("2026-03-09", HSB_1, "diversion_plan_into_plan", []),
    "the diversion plan goes into the plan": (
        "2026-03-09",
        CIN + "2026-03-03 category_decided category=1\n2026-03-06 diversion_plan_incorporated plan=cin",
        "diversion_plan_into_plan",
        ["done 2026-03-06"],
    ),
    "a plan that ended asks for it no more": (
        "2026-03-09",
        CIN + "2026-03-03 category_decided category=1\n2026-03-05 plan_changed status=none",
        "diversion_plan_into_plan",
        ["not_required"],
    ),
    "a plan made later asks for it": (
        "2026-03-09",
        HSB_2 + "2026-03-05 plan_changed status=cin",
        "diversion_plan_into_plan",
        ["open"],
    ),
    "a section 47 enquiry": ("2026-03-09", ENQUIRY, "section_47_enquiry", ["open"]),
    "concluded on its first day": (
        "2026-03-09",
        ENQUIRY + "2026-03-04 section_47_concluded conference=false",
        "section_47_enquiry",
        ["done 2026-03-04"],
    ),
    "no conference, none asked for": (
        "2026-03-09",
        ENQUIRY + "2026-03-06 section_47_concluded conference=false",
        "initial_cp_conference",
        [],
    ),
    "the conference counts from what initiated the enquiry": (
        "2026-03-20",
        ENQUIRY + "2026-03-09 strategy_meeting_held outcome=section_47 enquiry=joint\n"
        "2026-03-18 section_47_concluded conference=true",
        "initial_cp_conference",
        ["open due 2026-03-25"],
    ),
    "the conference held late": (
        "2026-03-27",
        ENQUIRY + "2026-03-18 section_47_concluded conference=true\n2026-03-26 icpc_held decision=cin_plan",
        "initial_cp_conference",
        ["done 2026-03-26 late due 2026-03-25"],
    ),
    "legal action at once; an agreement is none": (
        "2026-03-05",
        NEW + "2026-03-04 strategy_meeting_held outcome=immediate_legal_action\n"
        "2026-03-04 emergency_action power=agreement",
        "legal_action",
        ["overdue due 2026-03-04 by 1"],
    ),
    "legal action taken the same day": (
        "2026-03-05",
        NEW + "2026-03-04 strategy_meeting_held outcome=immediate_legal_action\n"
        "2026-03-04 emergency_action power=epo",
        "legal_action",
        ["done 2026-03-04 in time due 2026-03-04"],
    ),
    "follow-up by the date the meeting set": (
        "2026-03-22",
        FOLLOW,
        "follow_up_meeting",
        ["overdue due 2026-03-20 by 2"],
    ),
    "another discussion on the meeting's day is no follow-up": (
        "2026-03-09",
        FOLLOW + "2026-03-04 strategy_discussion_held outcome=no_section_47",
        "follow_up_meeting",
        ["open due 2026-03-20"],
    ),
    "follow-up held": (
        "2026-03-22",
        FOLLOW + "2026-03-19 strategy_discussion_held outcome=no_section_47",
        "follow_up_meeting",
        ["done 2026-03-19 in time due 2026-03-20"],
    ),
    "manager's reviews follow each other": (
        "2026-03-20",
        FOLLOW
        + "2026-03-04 manager_review_held\n2026-03-10 manager_review_held\n2026-03-19 manager_review_held",
        "manager_review",
        [
            "done 2026-03-10 in time due 2026-03-11",
            "done 2026-03-19 late due 2026-03-17",
            "open due 2026-03-26",
        ],
    ),
    "the follow-up ends the reviews": (
        "2026-03-20",
        FOLLOW + "2026-03-10 manager_review_held\n2026-03-12 strategy_meeting_held outcome=no_section_47",
        "manager_review",
        ["done 2026-03-10 in time due 2026-03-11", "not_required due 2026-03-17"],
    ),
    "a review on the follow-up's day opens no next": (
        "2026-03-20",
        FOLLOW + "2026-03-10 manager_review_held\n2026-03-10 strategy_meeting_held outcome=no_section_47",
        "manager_review",
        ["done 2026-03-10 in time due 2026-03-11"],
    ),
    "core group in 10 working days": ("2026-03-24", CP_PLAN, "core_group", ["due_today due 2026-03-24"]),
    "another forum is no core group": (
        "2026-03-25",
        CP_PLAN + "2026-03-12 risk_discussion_held forum=review",
        "core_group",
        ["overdue due 2026-03-24 by 1"],
    ),
    "core group held": (
        "2026-03-25",
        CP_PLAN + "2026-03-12 risk_discussion_held forum=core_group",
        "core_group",
        ["done 2026-03-12 in time due 2026-03-24"],
    ),
    "leaving cp ends the core group": (
        "2026-03-25",
        CP_PLAN + "2026-03-12 plan_changed status=cin",
        "core_group",
        ["not_required due 2026-03-24"],
    ),
    "review conference in 3 months": ("2026-03-25", CP_PLAN, "review_cp_conference", ["open due 2026-06-10"]),
    "review conferences in 6 months after each": (
        "2026-12-12",
        CP_PLAN + "2026-03-10 risk_discussion_held forum=cp_conference\n"
        "2026-06-11 risk_discussion_held forum=cp_conference",
        "review_cp_conference",
        ["done 2026-06-11 late due 2026-06-10", "overdue due 2026-12-11 by 1"],
    ),
    "the last day of February": (
        "2026-12-01",
        "2026-11-30 icpc_held decision=cp_plan",
        "review_cp_conference",
        ["open due 2027-02-28"],
    ),
    "leaving cp ends the review conference": (
        "2026-03-25",
        CP_PLAN + "2026-03-20 icpc_held decision=none",
        "review_cp_conference",
        ["not_required due 2026-06-10"],
    ),
    "assessment in 45 working days": (
        "2026-03-06",
        "2026-01-02 concern_received route=new_referral",
        "assessment_complete",
        ["due_today due 2026-03-06"],
    ),
    "an open case has no such assessment": ("2026-03-06", OPEN_CASE, "assessment_complete", []),
    "assessment recorded": (
        "2026-03-09",
        NEW + "2026-03-05 record_completed record=child_assessment",
        "assessment_complete",
        ["done 2026-03-05 in time due 2026-05-07"],
    ),
    "assessment ended by a step-down": (
        "2026-03-09",
        NEW + "2026-03-05 stepped_down_to_tys",
        "assessment_complete",
        ["done 2026-03-05 in time due 2026-05-07"],
    ),
    "assessment ended by an enquiry": (
        "2026-03-09",
        ENQUIRY + "2026-03-06 section_47_concluded conference=false",
        "assessment_complete",
        ["done 2026-03-06 in time due 2026-05-07"],
    ),
    "to the panel, no panel known": (
        "2026-03-09",
        NEW + "2026-03-04 consultation_held with=sipp mase_referral=true",
        "mase_nomination",
        ["open"],
    ),
    "to the earliest panel on or after it": (
        "2026-03-09",
        NEW + "2026-03-04 mapping_meeting_held mase_referral=true\n2026-03-08 panel_set panel_on=2026-04-01\n"
        "2026-03-01 panel_set panel_on=2026-03-04\n2026-03-01 panel_set panel_on=2026-03-03",
        "mase_nomination",
        ["overdue due 2026-03-04 by 5"],
    ),
    "linked to CSE, then not": (
        "2026-03-09",
        NEW
        + "2026-03-03 category_decided category=1 cse_linked=true\n2026-03-04 category_decided category=1",
        "mase_nomination",
        ["not_required"],
    ),
    "nominated": (
        "2026-03-09",
        NEW + "2026-03-03 category_decided category=1 cse_linked=true\n2026-03-04 mase_nominated\n"
        "2026-03-05 panel_set panel_on=2026-03-03",
        "mase_nomination",
        ["done 2026-03-04 late due 2026-03-03"],
    ),
    "records of HSB 1 to 3": ("2026-03-09", HSB_2, "record:safety_plan", ["open"]),
    "records count since the newest concern": (
        "2026-03-09",
        HSB_2 + "2026-03-02 record_completed record=direct_work_plan\n"
        "2026-03-01 record_completed record=direct_work_plan",
        "record:direct_work_plan",
        ["done 2026-03-02"],
    ),
    "records of HSB 0": (
        "2026-03-09",
        NEW + "2026-03-03 category_decided category=0",
        "record:diversion_plan",
        [],
    ),
    "a consultation's record": (
        "2026-03-09",
        HSB_1 + "2026-03-05 record_completed record=consultation",
        "record:consultation",
        ["done 2026-03-05"],
    ),
    "minutes of each; a completion closes the oldest open": (
        "2026-03-09",
        FOLLOW + "2026-03-05 strategy_discussion_held outcome=no_section_47\n"
        "2026-03-06 record_completed record=strategy_minutes",
        "record:strategy_minutes",
        ["done 2026-03-06", "open"],
    ),
    "minutes of each risk discussion": (
        "2026-03-09",
        HSB_1 + "2026-03-05 risk_discussion_held forum=review\n2026-03-05 risk_discussion_held forum=tac",
        "record:risk_discussion_minutes",
        ["open", "open"],
    ),
    "protection is recorded for each action": (
        "2026-03-09",
        NEW
        + "2026-03-05 emergency_action power=epo\n2026-03-05 record_completed record=immediate_protection\n"
        "2026-03-06 emergency_action power=other",
        "record:immediate_protection",
        ["done 2026-03-05", "open"],
    ),
    "step-downs are recorded": (
        "2026-03-09",
        NEW + "2026-03-05 stepped_down_to_tys\n2026-03-06 step_down_meeting_held lead_agency=tys",
        "record:step_down_record",
        ["open", "open"],
    ),
    "nominations are recorded, once while open": (
        "2026-03-09",
        NEW + "2026-03-05 mase_nominated\n2026-03-06 mase_nominated",
        "record:mase_nomination",
        ["open"],
    ),
    "hearings are recorded": ("2026-03-09", NEW + "2026-03-05 mase_heard", "record:mase_feedback", ["open"]),
    "closures are recorded": (
        "2026-03-09",
        NEW + "2026-03-05 mase_closed\n2026-03-05 record_completed record=mase_closure",
        "record:mase_closure",
        ["done 2026-03-05"],
    ),
    "a closed case requires nothing": (
        "2026-03-09",
        HSB_2 + "2026-03-05 case_closed",
        "strategy_meeting",
        ["not_required due 2026-03-06"],
    ),
    "closing is the last of its day": (
        "2026-03-09",
        "2026-03-05 case_closed\n" + HSB_2 + "2026-03-05 strategy_meeting_held outcome=no_section_47",
        "record:strategy_minutes",
        ["not_required"],
    ),
    "facts of a closed case open nothing": (
        "2026-03-09",
        HSB_2 + "2026-03-05 case_closed\n2026-03-06 emergency_action power=epo",
        "immediate_strategy",
        [],
    ),
    "a concern on the closing day does not open it": (
        "2026-03-20",
        NEW + "2026-03-12 case_closed\n" + AGAIN + "2026-03-13 emergency_action power=epo",
        "immediate_strategy",
        [],
    ),
    "a concern on a later day opens it afresh": (
        "2026-03-13",
        HSB_2 + "2026-03-05 case_closed\n" + AGAIN + "2026-03-12 category_decided category=2",
        "strategy_meeting",
        ["not_required due 2026-03-06", "open due 2026-03-17"],
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_a_step(tmp_path: Path, name: str) -> None:
    on, text, step, lines = STEPS[name]
    assert steps(tmp_path, on, text)[step] == lines
