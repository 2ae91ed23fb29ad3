"""A made-up procedure, wholly in data: other words, limits, grounds and a calendar of its own give other steps.

March 2020 begins on a Sunday; in this country Friday and Saturday are the weekend and 1 March is River Day.
"""

from datetime import date

import pytest

from hsb_desktop.procedure.pathway import Status
from tests.procedure.tiny import asked, riverside, steps_of

P = riverside()
REPORT = "2020-02-27 report\n"


def lines(on: str, text: str, name: str) -> list[tuple[str, str | None]]:
    """Status and due day of each step of that id."""
    found = steps_of(asked(P, on, text), name)
    return [(str(step.status), step.due.isoformat() if step.due else None) for step in found]


def test_two_working_days_over_a_weekend_and_a_holiday_of_its_own() -> None:
    step = steps_of(asked(P, "2020-03-04", REPORT), "first_visit")[0]
    assert (step.status, step.due, step.overdue_by) == (Status.OVERDUE, date(2020, 3, 3), 1)
    assert step.clock is not None
    assert [day.why for day in step.clock.skipped] == ["Friday", "Saturday", "River Day"]
    assert step.because == ("A report came on Thursday 27 February 2020.",)
    assert (step.label, step.source.document, step.source.section) == ("First visit", "riverside", "B")
    assert step.assumptions == ()
    assert step.is_open
    assert step.last_day == date(2020, 3, 3)


def test_what_was_done_since_the_concern_counts_before_there_is_one_too() -> None:
    text = "2020-02-27 visit\n"
    assert lines("2020-02-27", text + REPORT, "first_visit") == [("done", "2020-03-03")]
    assert lines("2020-02-27", text, "first_visit") == []


@pytest.mark.parametrize(
    ("on", "status"),
    [("2020-02-28", "open"), ("2020-02-29", "due_today"), ("2020-03-01", "done"), ("2020-03-20", "done")],
)
def test_a_step_that_passes_by_itself(on: str, status: str) -> None:
    """24 hours from ten in the evening in Greenwich, which is the next morning in Auckland."""
    found = steps_of(asked(P, on, "2020-02-27T22:00+00:00 report\n"), "rest")
    assert [str(step.status) for step in found] == [status]
    assert found[0].due_at is not None
    assert found[0].due_at.isoformat() == "2020-02-29T11:00:00+13:00"
    assert found[0].last_day == date(2020, 2, 29)
    assert found[0].late is None
    assert found[0].done_on == (date(2020, 3, 1) if status == "done" else None)


def test_hours_without_a_time_to_count_from_are_no_limit() -> None:
    found = steps_of(asked(P, "2020-03-20", REPORT + "2020-03-02 report"), "rest")
    assert [(step.status, step.due_at) for step in found] == [(Status.OPEN, None), (Status.OPEN, None)]
    assert found[0].assumptions[0].startswith("No date for it is known yet")


def test_a_ground_that_a_plan_alone_makes_true() -> None:
    planned = "2020-03-02 plan has=yes\n"
    step = steps_of(asked(P, "2020-03-03", planned), "talk")[0]
    assert (step.status, step.due, step.forums) == (Status.OPEN, date(2020, 3, 8), ("table",))
    assert step.because == ()
    assert [fact.kind for fact in step.opened_by] == ["plan"]
    gone = steps_of(asked(P, "2020-03-10", planned + "2020-03-04 plan has=no"), "talk")[0]
    assert (gone.status, gone.ended_on) == (Status.NOT_REQUIRED, date(2020, 3, 4))
    assert gone.why == "No longer required: The plan was set on Wednesday 4 March 2020."
    assert gone.forums == ()
    assert not gone.is_open


def test_a_decision_may_hurry_and_start_earlier() -> None:
    text = REPORT + "2020-03-04 verdict finding=act since=2020-03-02 hurried=true"
    step = steps_of(asked(P, "2020-03-04", text), "talk")[0]
    assert step.clock is not None
    assert (step.status, step.due, step.clock.words) == (Status.OVERDUE, date(2020, 3, 3), "1 working day")
    assert step.assumptions == ("An earlier start of the clock was recorded: Monday 2 March 2020.",)


def test_a_visit_on_the_day_it_opened_is_not_after_it() -> None:
    text = REPORT + "2020-03-04 verdict finding=act\n2020-03-04 visit\n"
    assert lines("2020-03-05", text, "talk") == [("open", "2020-03-10")]
    assert lines("2020-03-05", text + "2020-03-05 visit", "talk") == [("done", "2020-03-10")]


def test_a_chain_goes_on_as_its_first_fact_said() -> None:
    text = "2020-03-02 visit late=true again=3\n2020-03-06 visit\n"
    assert lines("2020-03-09", text, "next_visit") == [("done", "2020-03-05"), ("due_today", "2020-03-09")]


def test_the_next_date_that_is_known() -> None:
    text = "2020-03-02 visit\n2020-03-03 market day=2020-03-20\n2020-03-04 market day=2020-03-12\n"
    assert lines("2020-03-04", "2020-03-02 visit", "market") == [("open", None)]
    assert lines("2020-03-04", text, "market") == [("open", "2020-03-12")]
    assert lines("2020-03-13", text, "market") == [("overdue", "2020-03-12")]
    assert lines("2020-03-13", text + "2020-03-13 plan has=no", "market") == [("done", "2020-03-12")]
    beyond = steps_of(asked(P, "2020-03-02", "2020-03-02 visit\n2020-03-02 market day=2022-01-01"), "market")[
        0
    ]
    assert (beyond.status, beyond.due, beyond.clock) == (Status.CANNOT_COMPUTE, None, None)
    assert "after Friday 31 December 2021" in beyond.why
    late = "2020-03-02 visit late=true"
    assert lines("2020-03-02", late, "market") == []


def test_its_own_order_of_categories_makes_a_rise() -> None:
    calm = REPORT + "2020-03-02 verdict finding=calm\n"
    rise = calm + "2020-03-03 verdict finding=act\n"
    assert lines("2020-03-03", calm, "worry") == []
    assert lines("2020-03-03", rise, "worry") == [("open", None)]
    assert lines("2020-03-05", rise + "2020-03-05 verdict finding=watch", "worry") == [("open", None)]
    assert lines("2020-03-05", rise + "2020-03-05 verdict finding=calm", "worry") == [("not_required", None)]


def test_its_own_flags() -> None:
    late = "2020-03-02 visit late=true\n2020-03-04 visit late=true"
    found = asked(P, "2020-03-05", late)
    assert [(flag.flag, flag.why) for flag in found.flags] == [
        ("unplanned", "There is no plan."),
        ("visited_late", "A visit was late on Monday 2 March 2020, Wednesday 4 March 2020."),
    ]
    planned = asked(P, "2020-03-05", "2020-03-02 plan has=yes")
    assert planned.flags == ()
    assert planned.plan == "yes"
    closed = asked(P, "2020-03-05", "2020-03-02 ending")
    assert closed.flags == ()
    assert not closed.is_open


def test_a_procedure_finds_its_parts_by_id() -> None:
    assert P.category("act") == P.categories[2]
    assert P.category(0) is None
    assert P.rank("unheard_of") == -1
    assert (P.plan("yes"), P.plan("maybe")) == (P.plans[1], None)
    assert (P.forum("table"), P.forum("chair")) == (P.forums[0], None)
    assert (P.outcome("go_on"), P.outcome("stop")) == (P.outcomes[0], None)
    assert (P.record("note"), P.record("book")) == (P.records[0], None)
    assert (P.step_rule("talk"), P.step_rule("walk")) == (P.steps[2], None)
    assert P.fact_rule("visit") is P.facts[2]


def test_a_source_in_words() -> None:
    rest = P.step_rule("rest")
    talk = P.step_rule("talk")
    assert rest is not None
    assert talk is not None
    assert P.cite_words(talk.cite) == "section C"
    assert P.cite_words(rest.cite) == "Elsewhere"
