"""What can be recorded of a case, by kind: what the pathway waits for first, and what each kind's form knows."""

from datetime import date

import pytest

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.fact_forms import FactChoice, fact_choices, fact_form
from hsb_desktop.casework.facts import preview_fact, record_fact
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.procedure.ids import CaseId
from tests.casework.people import rowan

TODAY = date(2026, 12, 21)


def offered(desk: Desk, case_id: CaseId) -> dict[str, FactChoice]:
    """Every choice by its page."""
    return {choice.page: choice for group in fact_choices(desk, case_id) for choice in group.choices}


def test_every_kind_of_fact_is_offered_once_and_what_is_waited_for_first(desk: Desk) -> None:
    case_id = rowan(desk)
    groups = fact_choices(desk, case_id)
    assert groups[0].title == "What the pathway waits for"
    assert [choice.page for choice in groups[0].choices] == ["category_decided", "consultation_held"]
    assert groups[0].choices[0].waits == ("Assess the level of risk with the matrix",)
    pages = [choice.page for group in groups for choice in group.choices]
    kinds = {rule.id for rule in desk.book.procedure(TODAY).facts}
    assert len(pages) == len(set(pages))
    assert {page.partition(":")[0] for page in pages} == kinds
    assert groups[-1].title == "The case itself"
    assert {"concern_received", "plan_changed", "case_closed"} <= {c.page for c in groups[-1].choices}


def test_what_needs_something_first_says_so(desk: Desk) -> None:
    case_id = rowan(desk)
    assert offered(desk, case_id)["section_47_concluded"].why_not == (
        "Nothing has opened “Section 47 enquiry” yet."
    )
    record_fact(desk, case_id, {"fact": "case_closed", "on": TODAY})
    choices = offered(desk, case_id)
    assert "record a concern" in choices["category_decided"].why_not.lower()
    assert choices["concern_received"].why_not == ""


def test_a_form_marks_the_meetings_that_fit_the_plan_and_names_what_waits(desk: Desk) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": TODAY, "category": 1})
    form = fact_form(desk, "risk_discussion_held", case_id)
    assert form.fitting == {"forum": frozenset({"cin", "review"})}
    assert [step.step for step in form.waits] == ["risk_discussion"]
    assert fact_form(desk, "category_decided", case_id).usual == "assess:risk_assessment"
    assert fact_form(desk, "strategy_meeting_held", case_id).usual == "meeting:strategy_meeting"


def test_a_fact_is_corrected_in_its_own_form(desk: Desk) -> None:
    case_id = rowan(desk)
    concern = case_view(desk, case_id).chronology[0].fact
    form = fact_form(desk, "", case_id, concern.id)
    assert (form.rule.id, form.values["route"]) == ("concern_received", "open_case")
    new = {**concern.values, "route": "new_referral"}
    preview = preview_fact(desk, case_id, new, concern.id)
    assert [step.step for step in preview.sets_in_motion] == ["assessment_complete"]
    gone = preview_fact(desk, case_id, None, concern.id)
    assert "Assess the level of risk with the matrix" in gone.no_longer


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"fact": "category_decided", "on": TODAY, "category": 2, "complex": True}, "complex_reason"),
        ({"fact": "police_referral_made", "on": date(2026, 12, 24)}, "on"),
        ({"fact": "category_decided", "on": date(2026, 12, 1), "category": 2}, "on"),
        (
            {"fact": "strategy_meeting_held", "on": TODAY, "outcome": "follow_up", "review_every_days": 7},
            "follow_up_by",
        ),
    ],
)
def test_a_refusal_leads_to_its_field(desk: Desk, values: dict[str, object], field: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        record_fact(desk, rowan(desk), values)
    assert refused.value.field == field
