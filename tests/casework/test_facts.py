"""Facts are stored when the procedure accepts them together with all that stand, and not otherwise."""

from datetime import date, datetime, timedelta

import pytest

from hsb_desktop.casework.cases import case_view
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.fact_forms import fact_form
from hsb_desktop.casework.facts import correct_fact, preview_fact, record_fact, withdraw_fact
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.casework.views import FactLine
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import rowan, step_of

TODAY = date(2026, 12, 21)


def newest(desk: Desk, case_id: CaseId) -> FactLine:
    """The last line of the chronology."""
    return case_view(desk, case_id).chronology[-1]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"fact": "category_decided", "on": TODAY, "category": 7},
            "The category decided: 7 cannot be used; give one of none, 0, 1, 2, 3.",
        ),
        (
            {"fact": "category_decided", "on": TODAY, "category": 2, "complex": True},
            "Why the concerns are particularly complex: it is missing; give why the concerns are particularly complex",
        ),
        (
            {"fact": "category_decided", "on": date(2026, 12, 20), "category": 2},
            "record “Concern received” first, or correct the date.",
        ),
        ({"fact": "police_referral_made", "on": date(2026, 12, 24)}, "is still to come"),
        (
            {"fact": "section_47_concluded", "on": TODAY, "conference": False},
            "“Section 47 enquiry” is not open",
        ),
        ({"fact": "weather", "on": TODAY}, "“weather” is not a fact of this procedure"),
    ],
)
def test_what_cannot_stand_is_refused_in_a_sentence_and_not_stored(
    desk: Desk, values: dict[str, object], sentence: str
) -> None:
    case_id = rowan(desk)
    with pytest.raises(NotAccepted) as refused:
        record_fact(desk, case_id, values)
    assert sentence in refused.value.sentence
    assert "facts[" not in refused.value.sentence
    assert "--on" not in refused.value.sentence
    assert len(case_view(desk, case_id).chronology) == 1
    assert preview_fact(desk, case_id, values).refusal == refused.value.sentence


def test_two_decisions_on_one_day_are_refused(desk: Desk) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": TODAY, "category": 1})
    with pytest.raises(NotAccepted, match="An earlier entry is already a “Category decided”"):
        record_fact(desk, case_id, {"fact": "category_decided", "on": TODAY, "category": 2})


def test_a_corrected_fact_replaces_the_old_one_for_a_reason(desk: Desk) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "category_decided", "on": TODAY, "category": 1})
    assert step_of(desk, case_id, "strategy_meeting") == ""
    wrong = newest(desk, case_id).fact.id
    with pytest.raises(NotAccepted, match="Say why"):
        correct_fact(desk, case_id, wrong, {"fact": "category_decided", "on": TODAY, "category": 2}, " ")
    correct_fact(desk, case_id, wrong, {"fact": "category_decided", "on": TODAY, "category": 2}, "misread")
    assert step_of(desk, case_id, "strategy_meeting") == "open"
    assert len(case_view(desk, case_id).chronology) == 2
    with pytest.raises(NotAccepted, match="does not stand in this case"):
        correct_fact(desk, case_id, wrong, {"fact": "category_decided", "on": TODAY, "category": 3}, "again")


def test_a_fact_is_withdrawn_for_a_reason_unless_another_rests_on_it(desk: Desk) -> None:
    case_id, other = rowan(desk), rowan(desk)
    concern = newest(desk, case_id).fact.id
    record_fact(desk, case_id, {"fact": "category_decided", "on": TODAY, "category": 2})
    with pytest.raises(NotAccepted, match="record “Concern received” first"):
        withdraw_fact(desk, case_id, concern, "entered twice")
    with pytest.raises(NotAccepted, match="does not stand in this case"):
        withdraw_fact(desk, other, concern, "wrong case")
    withdraw_fact(desk, case_id, newest(desk, case_id).fact.id, "entered for the wrong child")
    assert [line.fact.id for line in case_view(desk, case_id).chronology] == [concern]


def test_withdrawing_the_closing_opens_the_case_again(desk: Desk) -> None:
    case_id = rowan(desk)
    record_fact(desk, case_id, {"fact": "case_closed", "on": TODAY})
    assert case_view(desk, case_id).case.closed
    withdraw_fact(desk, case_id, newest(desk, case_id).fact.id, "not closed after all")
    assert not case_view(desk, case_id).case.closed


def test_a_fact_with_a_time_counts_on_its_day_in_london(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    at = datetime(2026, 12, 21, 8, 30)  # as a person enters it: London's time
    record_fact(desk, case_id, {"fact": "emergency_action", "at": at, "power": "police_protection"})
    ends = [step for step in case_view(desk, case_id).pathway.steps if step.step == "police_protection_ends"]
    assert [step.due_at.isoformat() for step in ends if step.due_at] == ["2026-12-24T08:30:00+00:00"]
    assert (ends[0].action, ends[0].when, ends[0].rule) == (
        "",
        "In 71 hours 30 minutes",
        "72 hours from Mon 21 December at 08:30; national",
    )
    clock.advance(timedelta(days=3))
    again = [step for step in case_view(desk, case_id).pathway.steps if step.step == "police_protection_ends"]
    assert again[0].when == "Ended at 08:30, Thu 24 December"


def test_facts_after_today_do_not_count_and_are_named(desk: Desk, clock: FixedClock) -> None:
    case_id = rowan(desk)
    clock.advance(timedelta(days=2))
    record_fact(desk, case_id, {"fact": "category_decided", "on": clock.today(), "category": 2})
    clock.moment -= timedelta(days=1)  # the machine's clock was wrong
    view = case_view(desk, case_id)
    assert view.banner.category.value is None
    assert view.pathway.flags[0].flag == "later_entries"


def test_the_form_of_a_fact_is_the_procedures_own(desk: Desk) -> None:
    form = fact_form(desk, "consultation_held")
    assert (form.rule.label, form.today) == ("Consultation held", TODAY)
    with pytest.raises(NotAccepted):
        fact_form(desk, "weather")
