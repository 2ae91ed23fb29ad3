"""A case with an entry that the procedure refuses, put in behind casework: it alone is set aside, in one line."""

from dataclasses import replace
from datetime import date

import pytest

from hsb_desktop.casework.cases import NewCase, case_lines, case_view, open_case
from hsb_desktop.casework.chronology import chronology_of
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.fact_forms import fact_choices, fact_form
from hsb_desktop.casework.fact_records import record_and_begin
from hsb_desktop.casework.facts import correct_fact, preview_fact, record_fact, withdraw_fact
from hsb_desktop.casework.meeting_list import all_meetings
from hsb_desktop.casework.meetings import plan_meeting
from hsb_desktop.casework.new_ids import new_fact_id
from hsb_desktop.casework.overview import panel_overview
from hsb_desktop.casework.panel import panel_view
from hsb_desktop.casework.panel_days import PanelDay
from hsb_desktop.casework.panel_paper import agenda_sheet
from hsb_desktop.casework.papers import preview, recipients
from hsb_desktop.casework.ports import StoredFact
from hsb_desktop.casework.records import complete_record, open_record, start_record
from hsb_desktop.casework.refusals import NotAccepted, NotReady
from hsb_desktop.casework.today import today
from hsb_desktop.casework.views import CaseAside
from hsb_desktop.documents.compose.panel_agenda import AgendaCase
from hsb_desktop.procedure.ids import CaseId, FactId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import fill, rowan

REFUSED: tuple[dict[str, object], ...] = (
    {"fact": "category_decided", "on": "2026-12-21", "category": 9},
    {"fact": "nobody_knows_this", "on": "2026-12-21"},
    {"fact": "category_decided", "on": "the day before"},
    {"fact": "category_decided"},
    {},
)


@pytest.fixture
def sound(desk: Desk) -> CaseId:
    """A case that waits for a meeting and for the panel."""
    case_id = rowan(desk)
    decision = {"fact": "category_decided", "on": desk.clock.today(), "category": 2, "cse_linked": True}
    record_fact(desk, case_id, decision)
    return case_id


def broken(desk: Desk, values: dict[str, object]) -> CaseAside:
    """Another case, with a fact stored as it is."""
    case_id = open_case(
        desk, NewCase("Sam Kestrel", date(2012, 1, 2), "open_case", desk.clock.today())
    ).case_id
    with desk.store.unit() as unit:
        unit.add_fact(StoredFact(new_fact_id(), case_id, values, desk.clock.now()))
        case = unit.case(case_id)
    return CaseAside(case_id, case.reference, "S.K.")


@pytest.mark.parametrize("values", REFUSED, ids=[str(place) for place in range(len(REFUSED))])
def test_it_stops_no_list_of_the_others(desk: Desk, sound: CaseId, values: dict[str, object]) -> None:
    aside = broken(desk, values)
    day, meetings, panel = today(desk), all_meetings(desk), panel_view(desk)
    assert day.aside == meetings.aside == panel.aside == (aside,)
    assert {line.case_id for line in (*day.overdue, *day.due_today, *day.next)} == {sound}
    assert {line.case_id for line in meetings.to_set_up} == {sound}
    assert {line.case_id for line in panel.asked} == {sound}
    counted = panel_overview(desk)
    assert counted.charts
    assert not counted.complete
    assert agenda_sheet(replace(panel, day=PanelDay("", date(2027, 1, 14), desk.clock.today()))).aside == (
        AgendaCase(aside.reference, "S.K.", ""),
    )
    assert [(line.case_id, line.aside) for line in case_lines(desk)] == [
        (aside.case_id, True),
        (sound, False),
    ]


@pytest.mark.parametrize("values", REFUSED, ids=[str(place) for place in range(len(REFUSED))])
def test_it_opens_and_is_put_right(desk: Desk, values: dict[str, object]) -> None:
    aside = broken(desk, values)
    plan = start_record(desk, aside.case_id, "safety_plan").record_id
    view = case_view(desk, aside.case_id)
    assert view.to_mend is not None
    assert view.banner.aside
    assert (view.pathway.steps, view.pathway.columns) == ((), ())
    assert "cannot be worked out" in view.completeness.sentence
    assert [line.record_id for line in view.records] == [plan]
    assert open_record(desk, plan).banner.aside
    assert any(not one.why_not for group in fact_choices(desk, aside.case_id) for one in group.choices)
    marked = [one for one in chronology_of(desk, aside.case_id).entries if one.refused]
    assert [one.fact.id for one in marked if one.fact] == [view.to_mend.fact_id]
    wrong = FactId(view.to_mend.fact_id)
    form = fact_form(desk, "correct", aside.case_id, wrong)
    assert form.refused
    assert form.known is (values.get("fact") == "category_decided")
    with pytest.raises(NotAccepted):
        record_fact(desk, aside.case_id, {"fact": "child_seen", "on": desk.clock.today()})
    with pytest.raises(NotAccepted):
        correct_fact(desk, aside.case_id, wrong, dict(values), "It was wrong.")
    if form.known:
        right = {"fact": "category_decided", "on": desk.clock.today(), "category": 2}
        correct_fact(desk, aside.case_id, wrong, right, "It was wrong.")
    else:
        withdraw_fact(desk, aside.case_id, wrong, "Nobody can read it.")
    mended = case_view(desk, aside.case_id)
    assert mended.to_mend is None
    assert mended.pathway.steps
    assert not mended.banner.aside
    assert not [one for one in chronology_of(desk, aside.case_id).entries if one.refused]


def test_immediate_protection_is_never_held_up_by_a_refused_entry(desk: Desk, clock: FixedClock) -> None:
    case_id = broken(desk, REFUSED[0]).case_id
    taken = {"fact": "emergency_action", "at": "2026-12-21T08:30", "power": "police_protection"}
    with pytest.raises(NotAccepted):
        record_and_begin(desk, case_id, {**taken, "power": "nobody"}, "immediate_protection")
    told = preview_fact(desk, case_id, taken)
    assert (told.refusal, told.still_refused) == ("", "")
    assert "9" in told.waits_for
    record = record_and_begin(desk, case_id, taken, "immediate_protection").record_id
    assert open_record(desk, record).record.answers.text("power") == "police_protection"
    fill(desk, record, {}, clock)
    complete_record(desk, record)
    assert open_record(desk, record).record.status.value == "complete"
    wrong = case_view(desk, case_id).to_mend
    assert wrong is not None, "what was refused still is, and is said"
    right = {"fact": "category_decided", "on": clock.today(), "category": 2}
    correct_fact(desk, case_id, FactId(wrong.fact_id), right, "It was wrong.")
    steps = {step.step: step.status for step in case_view(desk, case_id).pathway.steps}
    assert steps["strategy_meeting_after_emergency"] == "open"
    assert steps["record:immediate_protection"] == "done"


def test_two_are_put_right_one_after_the_other(desk: Desk) -> None:
    case_id = broken(desk, REFUSED[1]).case_id
    with desk.store.unit() as unit:
        unit.add_fact(StoredFact(new_fact_id(), case_id, REFUSED[0], desk.clock.now()))
    first = case_view(desk, case_id).to_mend
    assert first is not None
    assert preview_fact(desk, case_id, None, FactId(first.fact_id)).still_refused
    withdraw_fact(desk, case_id, FactId(first.fact_id), "Nobody can read it.")
    second = case_view(desk, case_id).to_mend
    assert second is not None
    assert second.fact_id != first.fact_id
    assert "9" in second.sentence
    withdraw_fact(desk, case_id, FactId(second.fact_id), "Nobody decided this.")
    assert case_view(desk, case_id).to_mend is None


def test_what_contradicts_another_entry_is_marked_where_it_stands(desk: Desk) -> None:
    case_id = broken(desk, {"fact": "category_decided", "on": "2026-12-01", "category": 2}).case_id
    found = case_view(desk, case_id).to_mend
    assert found is not None
    assert "No concern was received" in found.sentence
    entries = {one.fact.id: one for one in chronology_of(desk, case_id).entries if one.fact}
    assert entries[FactId(found.fact_id)].refused == found.sentence
    assert entries[FactId(found.fact_id)].sentence, "what it says is still read"
    concern = next(one.fact for one in entries.values() if one.fact and one.fact.id != found.fact_id)
    with pytest.raises(NotAccepted, match="“nothing” is not a fact"):
        correct_fact(desk, case_id, FactId(found.fact_id), {**concern.values, "fact": "nothing"}, "x")
    correct_fact(desk, case_id, concern.id, {**concern.values, "on": "2026-11-30"}, "It came earlier.")
    assert case_view(desk, case_id).to_mend is None


def test_a_paper_of_how_it_stands_waits_and_a_plan_does_not(desk: Desk) -> None:
    case_id = broken(desk, REFUSED[0]).case_id
    plan = start_record(desk, case_id, "safety_plan").record_id
    choices = {choice.kind: choice for choice in case_view(desk, case_id).paper_kinds}
    reader = recipients(desk, case_id, "safety_plan", plan)[0].id
    assert preview(desk, case_id, "safety_plan", plan, reader).pages
    whole = [kind for kind, choice in choices.items() if choice.record_id is None]
    assert whole
    for kind in whole:
        with pytest.raises(NotReady, match="which cannot be worked out"):
            preview(desk, case_id, kind, None, reader)


def test_its_own_meetings_stay_in_the_list(desk: Desk, clock: FixedClock, sound: CaseId) -> None:
    assert clock.today() == desk.clock.today()
    kind = all_meetings(desk).to_set_up[0].step.action.removeprefix("meeting:")
    plan_meeting(desk, sound, kind)
    with desk.store.unit() as unit:
        unit.add_fact(StoredFact(new_fact_id(), sound, REFUSED[0], clock.now()))
    view = all_meetings(desk)
    assert [row.line.case_id for row in view.coming] == [sound]
    assert (view.to_set_up, [one.case_id for one in view.aside]) == ((), [sound])
