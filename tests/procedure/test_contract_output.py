"""What a printed pathway holds: clocks with what they skipped, sources, flags, order, and the calendar's end."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.procedure.command import ask, facts_of, printed, real_pathway, steps

NEW = "2026-03-02 concern_received route=new_referral\n"

# start, what is asked for from there, its step, due, strict due
VECTORS = [
    ("2026-03-31", "category_decided category=2", "strategy_meeting", "2026-04-07", "2026-04-02"),
    ("2026-12-23", "category_decided category=2", "strategy_meeting", "2026-12-30", "2026-12-29"),
    ("2026-05-01", "category_decided category=2", "strategy_meeting", "2026-05-07", "2026-05-06"),
    ("2026-05-02", "category_decided category=2", "strategy_meeting", "2026-05-07", "2026-05-07"),
    ("2026-05-03", "category_decided category=2", "strategy_meeting", "2026-05-07", "2026-05-07"),
    ("2026-08-27", "category_decided category=2", "strategy_meeting", "2026-09-02", "2026-09-01"),
    (
        "2026-03-31",
        "category_decided category=2 complex=true complex_reason=agencies complex_agreed_by=manager",
        "strategy_meeting",
        "2026-04-09",
        "2026-04-08",
    ),
    ("2026-01-02", "concern_received route=new_referral", "assessment_complete", "2026-03-06", "2026-03-05"),
    (
        "2026-04-01",
        "strategy_meeting_held outcome=section_47 enquiry=joint\n2026-04-02 section_47_concluded conference=true",
        "initial_cp_conference",
        "2026-04-24",
        "2026-04-23",
    ),
    ("2022-05-30", "category_decided category=3", "strategy_meeting", "2022-06-06", "2022-06-01"),
    ("2022-09-16", "category_decided category=3", "strategy_meeting", "2022-09-22", "2022-09-21"),
    ("2020-05-04", "category_decided category=3", "strategy_meeting", "2020-05-07", "2020-05-06"),
    ("2020-05-07", "category_decided category=3", "strategy_meeting", "2020-05-13", "2020-05-12"),
    ("2023-05-05", "category_decided category=3", "strategy_meeting", "2023-05-11", "2023-05-10"),
    ("2021-12-24", "category_decided category=3", "strategy_meeting", "2021-12-31", "2021-12-30"),
    ("2016-01-01", "category_decided category=3", "strategy_meeting", "2016-01-06", "2016-01-06"),
]


@pytest.mark.parametrize(("start", "asking", "step", "due", "strict"), VECTORS)
def test_a_vector(tmp_path: Path, start: str, asking: str, step: str, due: str, strict: str) -> None:
    text = f"{start} concern_received route=open_case\n{start} {asking}"
    found = only(printed(tmp_path, "2031-12-31", text), step)
    assert (found["due"], found["strict_due"]) == (due, strict)
    assert found["clock"]["start"] == start


def only(result: dict[str, Any], step: str) -> dict[str, Any]:
    """The one step of this id."""
    [found] = [each for each in result["steps"] if each["step"] == step]
    return dict(found)


def first(result: dict[str, Any], step: str) -> dict[str, Any]:
    """The oldest step of this id."""
    return dict(next(each for each in result["steps"] if each["step"] == step))


def test_the_example_of_the_procedure(tmp_path: Path) -> None:
    text = "2026-12-22 concern_received route=new_referral\n2026-12-23 category_decided category=2"
    result = printed(tmp_path, "2026-12-30", text)
    assert result["procedure"] == {"id": "islington", "edition": "2016-10"}
    assert result["on"] == "2026-12-30"
    assert result["category"] == {"value": 2, "label": "HSB 2 Abusive", "decided_on": "2026-12-23"}
    found = only(result, "strategy_meeting")
    assert (found["status"], found["due"], found["strict_due"]) == ("due_today", "2026-12-30", "2026-12-29")
    clock = found["clock"]
    assert (clock["start"], clock["start_fact"]) == ("2026-12-23", "category_decided")
    assert clock["limit"] == "3 working days"
    assert [day["date"] for day in clock["skipped"]] == [
        "2026-12-25",
        "2026-12-26",
        "2026-12-27",
        "2026-12-28",
    ]
    assert [day["why"] for day in clock["skipped"]][:3] == ["Christmas Day", "Saturday", "Sunday"]
    assert "Boxing Day" in clock["skipped"][3]["why"]
    assert found["source"] == {"document": "islington-2016-10", "section": "5.3"}
    assert found["basis"] == "source"
    assert found["because"]
    assert found["assumptions"]


def test_nothing_known_yet(tmp_path: Path) -> None:
    result = printed(tmp_path, "2017-10-01", "")
    assert (result["category"], result["flags"], result["steps"]) == (None, [], [])


def test_the_day_asked_about_is_today_when_none_is_given(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"procedure": "islington", "facts": []}', encoding="utf-8")
    assert date(2020, 1, 1) < date.fromisoformat(ask(["pathway", str(file)])["on"]) < date(2031, 12, 31)


@pytest.mark.parametrize(
    ("category", "label"),
    [
        ("none", "not HSB"),
        ("0", "HSB 0 Inappropriate"),
        ("1", "HSB 1 Problematic"),
        ("2", "HSB 2 Abusive"),
        ("3", "HSB 3 Violent"),
    ],
)
def test_the_category_is_written_with_its_prefix(tmp_path: Path, category: str, label: str) -> None:
    found = printed(tmp_path, "2026-03-09", NEW + f"2026-03-03 category_decided category={category}")[
        "category"
    ]
    assert found["value"] == (category if category == "none" else int(category))
    assert found["label"].lower() == label.lower()
    assert found["decided_on"] == "2026-03-03"


def flags(folder: Path, on: str, text: str) -> list[str]:
    """The flags that stand, each with its sentence."""
    found = printed(folder, on, text)["flags"]
    assert all(flag["why"].strip() for flag in found)
    return [flag["flag"] for flag in found]


def test_the_flag_of_a_child_in_need(tmp_path: Path) -> None:
    old = "2016-03-02 concern_received route=new_referral\n"
    decided = old + "2016-03-03 category_decided category=1\n"
    assert flags(tmp_path, "2016-03-09", old) == []
    assert flags(tmp_path, "2016-03-09", decided) == ["child_in_need"]
    assert flags(tmp_path, "2016-03-09", old + "2016-03-03 category_decided category=0") == []
    assert flags(tmp_path, "2016-03-09", decided + "2016-03-04 plan_changed status=cin") == []
    assert flags(tmp_path, "2016-03-09", decided + "2016-03-09 case_closed") == []


def test_the_flag_of_a_chair(tmp_path: Path) -> None:
    held = "2016-03-04 strategy_meeting_held outcome=no_section_47 chair="
    assert flags(tmp_path, "2016-03-09", held + "other") == ["chair"]
    assert flags(tmp_path, "2016-03-09", held + "coordinator") == []
    assert flags(tmp_path, "2016-03-09", held + "cp_coordinator") == []
    assert flags(tmp_path, "2016-03-09", held.replace("_meeting_", "_discussion_") + "other") == []


def test_the_flag_of_the_procedure_s_own_review(tmp_path: Path) -> None:
    assert flags(tmp_path, "2017-09-30", "") == []
    assert flags(tmp_path, "2017-11-01", "") == ["procedure_review_overdue"]


@pytest.mark.parametrize(
    ("status", "forums"),
    [
        ("none", ["review"]),
        ("cin", ["cin", "review"]),
        ("cp", ["core_group", "cp_conference", "review"]),
        ("looked_after", ["tac", "review"]),
    ],
)
def test_forums_by_plan(tmp_path: Path, status: str, forums: list[str]) -> None:
    text = (
        f"2026-03-02 concern_received route=open_case status={status}\n2026-03-03 category_decided category=1"
    )
    assert only(printed(tmp_path, "2026-03-09", text), "risk_discussion")["forums"] == forums


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2026-03-04 plan_changed status=cin\n2026-03-04 icpc_held decision=cp_plan", "cin,review"),
        (
            "2026-03-04 icpc_held decision=cin_plan\n2026-03-04 concern_received route=open_case status=cp",
            "cin,review",
        ),
        ("2026-03-03 plan_changed status=cin\n2026-03-04 concern_received route=open_case", "cin,review"),
        ("2026-03-03 plan_changed status=cin\n2026-03-04 icpc_held decision=none", "review"),
        (
            "2026-03-03 plan_changed status=cin\n2026-03-04 concern_received route=open_case status=none",
            "review",
        ),
    ],
)
def test_the_newest_plan_of_a_day(tmp_path: Path, text: str, status: str) -> None:
    base = "2026-03-02 concern_received route=open_case\n2026-03-02 category_decided category=1\n"
    assert steps(tmp_path, "2026-03-09", base + text)["risk_discussion"] == ["open " + status]


CALENDARS_END: dict[str, tuple[str, str]] = {
    "strategy_meeting": ("2031-12-29", "category_decided category=2"),
    "strategy_discussion_or_meeting": ("2031-12-29", "category_decided category=1 significant_harm=true"),
    "strategy_meeting_after_emergency": ("2031-12-23", "emergency_action power=epo"),
    "police_protection_ends": ("2031-12-30T10:00", "emergency_action power=police_protection"),
    "core_group": ("2031-12-17", "icpc_held decision=cp_plan"),
    "review_cp_conference": ("2031-10-01", "icpc_held decision=cp_plan"),
    "assessment_complete": ("2031-11-03", "concern_received route=new_referral"),
    "follow_up_meeting": (
        "2031-12-01",
        "strategy_meeting_held outcome=follow_up follow_up_by=2032-01-05 review_every_days=7",
    ),
    "manager_review": (
        "2031-12-01",
        "strategy_meeting_held outcome=follow_up follow_up_by=2031-12-05 review_every_days=31",
    ),
    "mase_nomination": (
        "2031-12-01",
        "mapping_meeting_held mase_referral=true\n2031-12-01 panel_set panel_on=2032-01-07",
    ),
}


@pytest.mark.parametrize("step", CALENDARS_END)
def test_a_limit_past_the_calendar_is_not_guessed(tmp_path: Path, step: str) -> None:
    start, asking = CALENDARS_END[step]
    text = f"2031-09-01 concern_received route=open_case\n{start} {asking}"
    found = only(printed(tmp_path, "2031-12-31", text), step)
    assert found["status"] == "cannot_compute"
    assert found["why"].strip()
    assert not {"due", "due_at", "strict_due", "clock", "late", "overdue_by"} & found.keys()


@pytest.mark.parametrize(
    ("step", "start", "asking", "due"),
    [
        ("strategy_meeting", "2031-12-24", "category_decided category=2", "2031-12-31"),
        ("review_cp_conference", "2031-09-30", "icpc_held decision=cp_plan", "2031-12-30"),
        (
            "manager_review",
            "2031-12-01",
            "strategy_meeting_held outcome=follow_up follow_up_by=2031-12-31 review_every_days=30",
            "2031-12-31",
        ),
    ],
)
def test_a_limit_at_the_calendar_s_end(tmp_path: Path, step: str, start: str, asking: str, due: str) -> None:
    text = f"2031-09-01 concern_received route=open_case\n{start} {asking}"
    assert only(printed(tmp_path, "2031-12-31", text), step)["due"] == due


EVERYTHING = """
2026-03-02 concern_received route=new_referral status=cin
2026-03-03 category_decided category=1 significant_harm=true immediate_risk=true cse_linked=true
2026-03-04 category_decided category=2
2026-03-05 category_decided category=0
2026-03-06 category_decided category=3 immediate_risk=true
2026-03-06T10:00 emergency_action power=police_protection
2026-03-09 strategy_discussion_held outcome=section_47 enquiry=joint
2026-03-10 strategy_meeting_held outcome=immediate_legal_action
2026-03-11 strategy_meeting_held outcome=follow_up follow_up_by=2026-03-20 review_every_days=2 chair=other
2026-03-12 section_47_concluded conference=true
2026-03-13 icpc_held decision=cp_plan
2026-03-13 risk_discussion_held forum=core_group
2026-03-13 mase_nominated
2026-03-13 mase_heard
2026-03-13 mase_closed
2026-03-14 concern_received route=new_referral
2026-03-15 category_decided category=0
2026-03-15 stepped_down_to_tys
2026-03-16 category_decided category=1
"""
ORDER = """assess_risk consultation child_harmed immediate_strategy police_protection_ends strategy_meeting
strategy_meeting_after_emergency police_referral strategy_discussion_or_meeting risk_discussion step_down_to_tys
step_down_meeting coordinator_discussion family_group_conference diversion_plan_into_plan section_47_enquiry
legal_action follow_up_meeting manager_review initial_cp_conference core_group review_cp_conference
assessment_complete mase_nomination record:safety_plan record:consultation record:diversion_plan
record:direct_work_plan record:strategy_minutes record:risk_discussion_minutes record:immediate_protection
record:step_down_record record:mase_nomination record:mase_feedback record:mase_closure"""


def test_every_step_in_the_table_s_order(tmp_path: Path) -> None:
    order = ORDER.split()
    names = [step["step"] for step in printed(tmp_path, "2026-03-20", EVERYTHING)["steps"]]
    assert sorted(set(names), key=order.index) == order
    assert all(order.index(one) <= order.index(other) for one, other in pairwise(names))


def test_facts_may_arrive_in_any_order(tmp_path: Path) -> None:
    facts = facts_of(EVERYTHING)
    file, on = tmp_path / "facts.json", date(2026, 3, 20)
    straight = real_pathway(file, {"procedure": "islington", "facts": facts}, on)
    assert real_pathway(file, {"procedure": "islington", "facts": facts[::-1]}, on) == straight


def test_every_step_carries_its_reasons(tmp_path: Path) -> None:
    documents = {"islington-2016-10", "children-act-1989", "working-together", "london-procedures"}
    for step in printed(tmp_path, "2026-03-20", EVERYTHING)["steps"]:
        assert step["basis"] in {"source", "national", "local"}
        assert step["source"]["document"] in documents
        assert step["source"]["section"] is None or step["source"]["section"].strip()
        assert step["because"]
        assert all(line.strip() for line in [*step["because"], *step["assumptions"]])
        assert ("why" in step) == (step["status"] in {"not_required", "cannot_compute"})
        assert ("done_on" in step) == (step["status"] == "done")
        assert ("clock" in step) == ("due" in step or "due_at" in step)


@pytest.mark.parametrize(
    ("step", "basis", "document", "section"),
    [
        ("assess_risk", "source", "islington-2016-10", "3"),
        ("child_harmed", "source", "islington-2016-10", "1"),
        ("immediate_strategy", "source", "islington-2016-10", "5.4"),
        ("police_protection_ends", "national", "children-act-1989", "46"),
        ("strategy_meeting_after_emergency", "source", "islington-2016-10", "5.4"),
        ("strategy_discussion_or_meeting", "local", "islington-2016-10", "5.2"),
        ("step_down_meeting", "source", "islington-2016-10", "5.1"),
        ("section_47_enquiry", "source", "islington-2016-10", "6(2)"),
        ("legal_action", "source", "islington-2016-10", "6(3)"),
        ("follow_up_meeting", "source", "islington-2016-10", "6(4)"),
        ("manager_review", "local", "islington-2016-10", "6(4)"),
        ("core_group", "national", "london-procedures", None),
        ("assessment_complete", "national", "working-together", None),
        ("mase_nomination", "source", "islington-2016-10", "7"),
        ("record:safety_plan", "source", "islington-2016-10", "8"),
    ],
)
def test_where_a_step_comes_from(
    tmp_path: Path, step: str, basis: str, document: str, section: str | None
) -> None:
    found = first(printed(tmp_path, "2026-03-20", EVERYTHING), step)
    assert (found["basis"], found["source"]) == (basis, {"document": document, "section": section})


@pytest.mark.parametrize(
    ("step", "start", "start_fact"),
    [
        ("initial_cp_conference", "2026-03-09", "strategy_discussion_held"),
        ("core_group", "2026-03-13", "icpc_held"),
        ("review_cp_conference", "2026-03-13", "icpc_held"),
        ("assessment_complete", "2026-03-02", "concern_received"),
        ("mase_nomination", "2026-03-03", "category_decided"),
        ("legal_action", "2026-03-10", "strategy_meeting_held"),
        ("strategy_meeting_after_emergency", "2026-03-06", "emergency_action"),
    ],
)
def test_what_started_a_clock(tmp_path: Path, step: str, start: str, start_fact: str) -> None:
    text = EVERYTHING + "2026-03-01 panel_set panel_on=2026-03-25\n"
    found = first(printed(tmp_path, "2026-03-20", text), step)
    assert (found["clock"]["start"], found["clock"]["start_fact"]) == (start, start_fact)
