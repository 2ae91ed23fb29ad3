"""The matrix suggests, the worker decides; a decision other than the suggestion is noted and never refused."""

from datetime import date, timedelta

import pytest

from hsb_desktop.casework.assessment import assessment_result, decide, preview_decision
from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_facts import answers_of_fact
from hsb_desktop.casework.records import amend_record, open_record, save_answer, start_record
from hsb_desktop.casework.refusals import Incomplete, NotAccepted
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.doing import decided
from tests.casework.people import fill, matrix, rowan, step_of

RATIONALE = "Agreed in consultation with SIPP."


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """Rowan's case."""
    return rowan(desk)


@pytest.fixture
def record_id(desk: Desk, case_id: CaseId) -> RecordId:
    """An assessment just begun."""
    return start_record(desk, case_id, "risk_assessment").record_id


def answer(desk: Desk, record_id: RecordId, **given: Answer) -> None:
    """Answer questions outside repeats."""
    for name, value in given.items():
        save_answer(desk, record_id, FieldKey(name), value)


def answer_matrix(desk: Desk, record_id: RecordId, *present: str, not_known: tuple[str, ...] = ()) -> None:
    """Answer the twenty indicators."""
    form = desk.book.form_in_force("risk_assessment", desk.clock.today())
    answer(desk, record_id, **matrix(form, present, not_known))


def test_nothing_is_suggested_before_it_can_be(desk: Desk, record_id: RecordId) -> None:
    result = assessment_result(desk, record_id)
    assert (result.suggested, result.label, result.answered, result.total) == (None, "", 0, 20)
    assert len(result.unanswered) == 20
    assert [choice.value for choice in result.choices] == ["none", 0, 1, 2, 3]
    assert [choice.line for choice in result.choices][1:4:2] == [
        "Step-down, §5.1",
        "HSB strategy meeting within 3 working days, 5 when particularly complex, §5.3",
    ]


def test_the_result_says_what_led_there_and_what_to_look_at_again(desk: Desk, record_id: RecordId) -> None:
    answer_matrix(desk, record_id, "c1_1", "c1_3", "c2_1", not_known=("c1_4", "c1_5"))
    answer(desk, record_id, threshold_level=Answer("3"), brook_colour=Answer("amber"))
    result = assessment_result(desk, record_id)
    assert (result.suggested, result.label) == (2, "HSB 2 Abusive")
    assert [(line.number, line.question) for line in result.led_by] == [("2.1", "c2_1")]
    assert [line.number for line in result.also_present] == ["1.1", "1.3"]
    assert [(one.number, other.number) for one, other in result.contradictions] == [("1.3", "2.1")]
    assert [line.number for line in result.not_known] == ["1.4", "1.5"]
    assert (result.unanswered, result.answered) == ((), 20)
    assert result.flags == (
        ("brook_colour", "Brook colour amber is unusual for HSB 2 Abusive. The local table expects red."),
        (
            "threshold_level",
            "Threshold level 3 is unusual for HSB 2 Abusive. The local table expects 4.",
        ),
    )
    assert [choice.value for choice in result.choices if choice.suggested] == [2]


def test_all_not_present_suggests_not_hsb(desk: Desk, record_id: RecordId) -> None:
    answer_matrix(desk, record_id)
    result = assessment_result(desk, record_id)
    assert (result.suggested, result.label) == ("none", "Not HSB")


@pytest.mark.parametrize(
    ("category", "said"), [("1", "Lower than the suggestion"), ("3", "Higher than the suggestion"), ("2", "")]
)
def test_another_decision_is_said_to_differ_and_stands(
    desk: Desk, clock: FixedClock, case_id: CaseId, category: str, said: str
) -> None:
    record_id = decided(desk, clock, case_id, category, ("c2_1",))
    assert assessment_result(desk, record_id).differs == said
    assert case_view(desk, case_id).banner.category.value == int(category)


def test_a_decision_needs_its_rationale_and_what_the_form_requires(
    desk: Desk, record_id: RecordId, case_id: CaseId
) -> None:
    answer_matrix(desk, record_id, "c2_1")
    answer(desk, record_id, category=Answer("2"))
    with pytest.raises(Incomplete) as incomplete:
        decide(desk, record_id)
    assert FieldKey("rationale") in {fault.key for fault in incomplete.value.faults}
    assert case_view(desk, case_id).banner.category.value is None
    assert open_record(desk, record_id).record.status.value == "draft"


def test_a_decision_is_the_fact_with_every_field_that_the_form_asks(
    desk: Desk, clock: FixedClock, case_id: CaseId, record_id: RecordId
) -> None:
    clock.advance(timedelta(days=2))
    answer_matrix(desk, record_id, "c3_1")
    given: dict[str, object] = {
        "category": 3,
        "significant_harm": True,
        "complex": True,
        "complex_reason": "Several boroughs are involved",
        "complex_agreed_by": "D. Okonjo",
        "immediate_risk": False,
        "clock_from": "2026-12-22",
        "clock_from_reason": "The concern was clear that day",
        "cse_linked": True,
        "mase_complexities": ["cross_borough"],
    }
    rule = procedure_of(desk).fact_rule("category_decided")
    assert rule is not None
    answers = answers_of_fact(rule, given)
    told = {"decided_on": Answer("2026-12-23"), "rationale": Answer(RATIONALE)}
    fill(desk, record_id, answers | told, clock)
    decide(desk, record_id)
    fact = {"fact": "category_decided", "on": "2026-12-23", **given}
    assert case_view(desk, case_id).chronology[-1].fact.values == fact
    step = next(step for step in case_view(desk, case_id).pathway.steps if step.step == "strategy_meeting")
    assert (step.clock_start, step.limit) == (date(2026, 12, 22), "5 working days")


def test_an_answer_that_is_hidden_again_does_not_count(
    desk: Desk, clock: FixedClock, case_id: CaseId, record_id: RecordId
) -> None:
    answer_matrix(desk, record_id, "c1_1")
    fill(
        desk,
        record_id,
        {
            "category": Answer("2"),
            "complex": Answer(True),
            "complex_reason": Answer("x"),
            "rationale": Answer("y"),
        },
        clock,
    )
    answer(desk, record_id, category=Answer("1"))
    fill(desk, record_id, {}, clock)
    decide(desk, record_id)
    assert "complex" not in case_view(desk, case_id).chronology[-1].fact.values


def test_what_the_decision_sets_in_motion_is_shown_first(
    desk: Desk, clock: FixedClock, case_id: CaseId, record_id: RecordId
) -> None:
    answer_matrix(desk, record_id, "c2_1")
    fill(desk, record_id, {"category": Answer("2"), "rationale": Answer(RATIONALE)}, clock)
    shown = preview_decision(desk, record_id)
    assert "strategy_meeting" in [step.step for step in shown.sets_in_motion]
    assert [step.step for step in shown.completes] == ["assess_risk"]
    assert step_of(desk, case_id, "strategy_meeting") == ""


def test_a_refused_decision_leaves_everything_as_it_was(
    desk: Desk, clock: FixedClock, case_id: CaseId, record_id: RecordId
) -> None:
    decided(desk, clock, case_id, "1", ("c1_1",))
    answer_matrix(desk, record_id, "c2_1")
    fill(desk, record_id, {"category": Answer("2"), "rationale": Answer(RATIONALE)}, clock)
    with pytest.raises(NotAccepted, match="keep the one that stands"):
        decide(desk, record_id)
    assert open_record(desk, record_id).record.status.value == "draft"
    assert [line.status for line in case_view(desk, case_id).records] == ["complete", "draft"]
    assert case_view(desk, case_id).banner.category.value == 1


def test_a_reassessment_is_a_new_entry_and_an_amended_one_corrects_its_own(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    decided(desk, clock, case_id, "1", ("c1_1",))
    clock.advance(timedelta(days=1))
    second = decided(desk, clock, case_id, "2", ("c2_1",))
    kinds = [line.fact.values["fact"] for line in case_view(desk, case_id).chronology]
    assert kinds.count("category_decided") == 2
    assert step_of(desk, case_id, "coordinator_discussion") == "open"
    amend_record(desk, second, "The category was entered wrongly")
    answer(desk, second, category=Answer("1"))
    fill(desk, second, {}, clock)
    decide(desk, second)
    view = case_view(desk, case_id)
    assert [
        line.fact.values.get("category")
        for line in view.chronology
        if line.fact.values["fact"] == "category_decided"
    ] == [1, 1]
    assert step_of(desk, case_id, "strategy_meeting") == ""


def test_an_assessment_dated_before_its_case_is_said(desk: Desk, record_id: RecordId) -> None:
    assert "made_early" not in dict(assessment_result(desk, record_id).flags)
    answer(desk, record_id, assessed_on=Answer((desk.clock.today() - timedelta(days=60)).isoformat()))
    assert (
        "before the first event of this case" in dict(assessment_result(desk, record_id).flags)["made_early"]
    )
