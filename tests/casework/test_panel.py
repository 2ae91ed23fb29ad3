"""The panel across cases: its days are every case's, its agenda and tracker come from the records alone."""

from datetime import date, timedelta

import pytest

from hsb_desktop.casework.cases import NewCase, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.panel import panel_view, panel_words
from hsb_desktop.casework.panel_attendance import set_seat
from hsb_desktop.casework.panel_days import (
    move_panel_day,
    remember_panel_days,
    set_panel_day,
    take_panel_day,
)
from hsb_desktop.casework.panel_paper import agenda_file, agenda_file_name, agenda_paper
from hsb_desktop.casework.panel_tracker import mark_panel_action
from hsb_desktop.casework.panel_views import PanelLine
from hsb_desktop.casework.records import complete_record, save_answer, start_record
from hsb_desktop.casework.refusals import Incomplete, NotReady
from hsb_desktop.papers.pages import page_texts
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from hsb_desktop.support.clock import FixedClock
from tests.casework.panel_work import closed, heard, nominated, updated
from tests.casework.people import fill, rowan, step_of

JANUARY, FEBRUARY = date(2027, 1, 14), date(2027, 2, 11)


@pytest.fixture
def case_id(desk: Desk, clock: FixedClock) -> CaseId:
    """A case that the procedure asks to nominate, from Monday 21 December 2026."""
    case_id = rowan(desk)
    decision = {"fact": "category_decided", "on": clock.today(), "category": 2, "cse_linked": True}
    record_fact(desk, case_id, decision)
    return case_id


def go_to(clock: FixedClock, day: date) -> None:
    """The same hour on that day."""
    clock.advance(day - clock.today())


def under(desk: Desk, shows: str, key: str = "") -> tuple[PanelLine, ...]:
    """The cases under an item of the agenda."""
    return next(part.lines for part in panel_view(desk, key).agenda if part.shows == shows)


def test_a_day_of_the_panel_is_the_limit_of_every_case(desk: Desk, case_id: CaseId) -> None:
    assert panel_words(desk).word == desk.book.panel(desk.clock.today()).word  # type: ignore[union-attr]
    [line] = panel_view(desk).asked
    assert (line.initials, line.begin, line.said) == (
        "R.E.", "mase_nomination", "No date of the panel is set yet",
    )  # fmt: skip
    changes = set_panel_day(desk, JANUARY)
    assert case_id in changes.cases
    view = case_view(desk, case_id)
    [step] = [step for step in view.pathway.steps if step.step == "mase_nomination"]
    assert step.due == JANUARY
    assert not [line for line in view.chronology if line.fact.values.get("fact") == "panel_set"]
    other = open_case(desk, NewCase("Ines Okafor", None, "open_case", desk.clock.today())).case_id
    decision = {"fact": "category_decided", "on": desk.clock.today(), "category": 3, "cse_linked": True}
    record_fact(desk, other, decision)
    assert {line.said for line in panel_view(desk).asked} == {"By Thursday 14 January 2027"}


def test_a_day_is_moved_taken_away_and_known_again_when_the_store_is_opened(
    desk: Desk, case_id: CaseId
) -> None:
    set_panel_day(desk, JANUARY)
    [day] = panel_view(desk).days
    move_panel_day(desk, day.key, FEBRUARY)
    assert [one.on for one in panel_view(desk).days] == [FEBRUARY]
    desk.memo.share(())
    remember_panel_days(desk)
    assert panel_view(desk).asked[0].said == "By Thursday 11 February 2027"
    with pytest.raises(NotReady, match="set already"):
        set_panel_day(desk, FEBRUARY)
    with pytest.raises(NotReady, match="is past"):
        set_panel_day(desk, desk.clock.today() - timedelta(days=1))
    with pytest.raises(NotReady, match="calendar ends"):
        set_panel_day(desk, date(2040, 1, 1))
    take_panel_day(desk, day.key)
    assert panel_view(desk).days == ()
    assert panel_view(desk).agenda == ()
    with pytest.raises(NotReady, match="not set any more"):
        take_panel_day(desk, day.key)


def test_a_case_goes_from_nomination_to_closure(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    set_panel_day(desk, JANUARY)
    set_panel_day(desk, FEBRUARY)
    nominated(desk, clock, case_id, JANUARY)
    view = panel_view(desk)
    assert (view.asked, view.open_cases) == ((), 1)
    assert step_of(desk, case_id, "mase_nomination") == "done"
    [line] = under(desk, "new")
    assert (line.ready, line.said) == (True, "Nominated Mon 21 December")
    february = view.days[1].key
    assert [one.case_id for one in under(desk, "new", february)] == [case_id]

    go_to(clock, JANUARY)
    assert [one.begin for one in panel_view(desk).feedback] == ["mase_feedback"]
    heard(desk, clock, case_id, again=FEBRUARY)
    assert panel_view(desk).feedback == ()
    [waits] = under(desk, "updates", february)
    assert (waits.said, waits.begin, waits.ready) == ("Update not written yet", "mase_update", False)
    assert under(desk, "new", february) == ()

    go_to(clock, date(2027, 2, 1))
    updated(desk, clock, case_id, closing=True)
    [ready] = under(desk, "updates")
    assert (ready.said, ready.ready) == ("Update complete, Mon 1 February", True)
    [closing] = under(desk, "closures")
    assert (closing.said, closing.begin) == ("Closure is asked for", "mase_closure")

    go_to(clock, FEBRUARY)
    heard(desk, clock, case_id)
    closed(desk, clock, case_id)
    assert [one.said for one in under(desk, "closures")] == ["Closed"]
    go_to(clock, date(2027, 2, 12))
    view = panel_view(desk)
    assert (view.past, view.open_cases, view.feedback, view.asked) == (True, 0, (), ())
    assert step_of(desk, case_id, "record:mase_closure") == "done"


def test_a_case_heard_at_a_later_panel_waits_until_then(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    set_panel_day(desk, JANUARY)
    set_panel_day(desk, FEBRUARY)
    nominated(desk, clock, case_id, FEBRUARY)
    assert under(desk, "new") == ()
    go_to(clock, date(2027, 1, 15))
    assert panel_view(desk).feedback == ()
    assert [line.ready for line in under(desk, "new")] == [True]


def heard_in_january(desk: Desk, clock: FixedClock, case_id: CaseId) -> RecordId:
    """The feedback of the first of two days of the panel, which heard a case nominated for it."""
    set_panel_day(desk, JANUARY)
    set_panel_day(desk, FEBRUARY)
    nominated(desk, clock, case_id, None)
    go_to(clock, JANUARY)
    return heard(desk, clock, case_id)


def test_decisions_and_actions_are_read_from_the_feedback(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    record_id = heard_in_january(desk, clock, case_id)
    go_to(clock, date(2027, 1, 18))
    view = panel_view(desk)
    [decision] = view.decisions
    assert (decision.about, decision.owner, decision.heard_on) == ("Targeted disruption", "D. Marsh", JANUARY)
    [action] = view.actions
    assert (action.what, action.due, action.late, action.for_panel) == (
        "Meet the school", date(2027, 1, 15), True, True,
    )  # fmt: skip
    parts = {part.shows: part.tracked for part in view.agenda}
    assert (parts["decisions"], parts["actions"]) == ((decision,), (action,))
    with pytest.raises(NotReady, match="still to come"):
        mark_panel_action(desk, record_id, action.row, date(2027, 3, 1))
    mark_panel_action(desk, record_id, action.row, date(2027, 1, 18))
    [done] = panel_view(desk).actions
    assert (done.done_on, done.late) == (date(2027, 1, 18), False)
    mark_panel_action(desk, record_id, action.row, None)
    assert panel_view(desk).actions[0].done_on is None


def test_the_lists_name_nobody_and_drafts_lead_to_their_record(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    set_panel_day(desk, JANUARY)
    draft = start_record(desk, case_id, "mase_nomination").record_id
    view = panel_view(desk)
    assert [(line.record_id, line.begin) for line in view.asked] == [(draft, "")]
    assert "Ellery" not in repr(view)
    feedback = start_record(desk, case_id, "mase_feedback").record_id
    with pytest.raises(NotReady, match="still a draft"):
        mark_panel_action(desk, feedback, RowId("row-one"), None)
    assert [line.said for line in panel_view(desk).feedback] == ["Feedback begun"]


def test_a_closure_needs_its_three_tests(desk: Desk, clock: FixedClock, case_id: CaseId) -> None:
    nominated(desk, clock, case_id, None)
    heard(desk, clock, case_id)
    record_id = start_record(desk, case_id, "mase_closure").record_id
    fill(desk, record_id, {"closed_on": Answer(clock.today().isoformat())}, clock)
    save_answer(desk, record_id, FieldKey("risk_reduced"), Answer(False))
    with pytest.raises(Incomplete) as refused:
        complete_record(desk, record_id)
    assert "risk has reduced" in " ".join(fault.message for fault in refused.value.faults)


def test_the_agenda_is_printed_for_the_panel_and_names_nobody(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    with pytest.raises(NotReady, match="No date"):
        agenda_paper(desk, panel_view(desk))
    set_panel_day(desk, JANUARY)
    nominated(desk, clock, case_id, JANUARY)
    view = panel_view(desk)
    pages = page_texts(agenda_file(desk, agenda_paper(desk, view)))
    said = " ".join(" ".join(pages).split())
    assert "New nominations" in said
    assert "C-0001" in said
    assert "Ellery" not in said
    assert agenda_file_name(view) == "agenda-2027-01-14.pdf"


def test_an_update_begins_with_what_the_panel_agreed_and_its_next_day(
    desk: Desk, clock: FixedClock, case_id: CaseId
) -> None:
    feedback = heard_in_january(desk, clock, case_id)
    go_to(clock, date(2027, 1, 20))
    mark_panel_action(desk, feedback, RowId("row-one"), date(2027, 1, 19))
    record_id = start_record(desk, case_id, "mase_update").record_id
    with desk.store.unit() as unit:
        answers = unit.answers(record_id)
    assert answers.text("panel_on") == FEBRUARY.isoformat()
    [row] = answers.rows("earlier_actions")
    names = ("earlier_action", "earlier_owner", "earlier_due", "earlier_state")
    said = [answers.cell_text("earlier_actions", row, name) for name in names]
    assert said == ["Meet the school", "T. Marlow", "2027-01-15", "done"]
    closure = start_record(desk, case_id, "mase_closure").record_id
    with desk.store.unit() as unit:
        assert not unit.answers(closure).rows("actions")


def test_who_comes_is_kept_for_each_day_and_printed(desk: Desk) -> None:
    for day in (date(2027, 1, 14), date(2027, 2, 11)):
        set_panel_day(desk, day)
    first, later = panel_view(desk).days
    set_seat(desk, first.key, "police", "attended")
    set_seat(desk, first.key, "health", "apologies")
    said = {seat.id: seat.state for seat in panel_view(desk, first.key).seats}
    assert (said["police"], said["health"], said["education"]) == ("attended", "apologies", "")
    assert not any(seat.state for seat in panel_view(desk, later.key).seats), "each day has its own list"
    assert [seat.id for seat in panel_view(desk).seats if seat.core] == ["social_care", "police"]
    cleared = {seat.id: seat.state for seat in set_seat(desk, first.key, "police", "")}
    assert (cleared["police"], cleared["health"]) == ("", "apologies"), "one is taken back, the others stay"
    stale = panel_view(desk, first.key)
    set_seat(desk, first.key, "health", "attended")
    words = " ".join(page_texts(agenda_file(desk, agenda_paper(desk, stale))))
    assert "Who attends" in words
    assert "Apologies" not in words.split("Actions from earlier")[0].replace("Welcome, apologies", "")
