"""One journey over two councils: what differs between them is in their folders, and no line of Python knows it."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from hsb_desktop.casework.assessment import assessment_result, decide
from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, case_view, open_case
from hsb_desktop.casework.chronology import chronology_of
from hsb_desktop.casework.concern import concern_choices
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import meeting_view, minutes_of, plan_meeting, record_outcome
from hsb_desktop.casework.overview import panel_overview
from hsb_desktop.casework.panel import panel_view
from hsb_desktop.casework.panel_days import set_panel_day
from hsb_desktop.casework.papers import issue, recipients
from hsb_desktop.casework.records import complete_record, save_answer, start_record
from hsb_desktop.casework.today import today
from hsb_desktop.formbook.book import load_book
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.councils import COUNCILS, Council, first_rows, written
from tests.casework.people import fill, matrix, step_of

TEACHER = NewPerson(PersonKind.PROFESSIONAL, "P. Lindqvist", "Teacher", "Northfield School")
MOTHER = NewPerson(PersonKind.PARENT, "C. Ellery", "Mother")


@pytest.fixture(params=COUNCILS, ids=str)
def council(request: pytest.FixtureRequest) -> Council:
    found: Council = request.param
    return found


@pytest.fixture
def there(desk: Desk, council: Council) -> Desk:
    """A desk of that council."""
    return replace(desk, book=load_book(council.root, council.name))


@pytest.fixture
def case_id(there: Desk, council: Council) -> CaseId:
    new = NewCase(
        "Rowan Ellery", date(2012, 5, 4), council.route, date(2026, 12, 21), plan_status=council.plan
    )
    case_id = open_case(there, new).case_id
    for person in (TEACHER, MOTHER):
        add_person(there, case_id, person)
    return case_id


def assessed(there: Desk, clock: FixedClock, council: Council, case_id: CaseId, *, grave: bool) -> RecordId:
    """The assessment, decided today."""
    record_id = start_record(there, case_id, council.assessment).record_id
    form = there.book.form_in_force(council.assessment, clock.today())
    said = council.grave if grave else council.slight
    fill(there, record_id, matrix(form, ()) | {key: Answer(value) for key, value in said.items()}, clock)
    decide(there, record_id)
    return record_id


def met(there: Desk, clock: FixedClock, council: Council, case_id: CaseId) -> RecordId:
    """The meeting, held today with everybody but the family."""
    meeting = plan_meeting(there, case_id, council.meeting, clock.today(), "15:30").record_id
    for row in meeting_view(there, meeting).rows:
        state = "not_invited" if row.role == council.absent else "attended"
        save_answer(there, meeting, FieldKey("attendance", "attendance", row.row), Answer(state))
    fill(there, meeting, {}, clock)
    minutes = minutes_of(there, meeting).record_id
    with there.store.unit() as unit:
        form = there.book.form(unit.record(minutes).pin)
    fill(there, minutes, first_rows(form) | dict(council.held), clock)
    record_outcome(there, meeting)
    complete_record(there, minutes)
    return meeting


def test_from_a_concern_to_the_end(there: Desk, clock: FixedClock, council: Council, case_id: CaseId) -> None:
    assert step_of(there, case_id, council.assessing) in ("open", "due_today")
    record_id = assessed(there, clock, council, case_id, grave=True)
    assert assessment_result(there, record_id).led_by
    step = case_view(there, case_id).banner.next_step
    assert step is not None
    [todo] = [one for one in case_view(there, case_id).pathway.steps if one.step == council.meeting]
    assert todo.due == council.meeting_due
    assert todo.action == f"meeting:{council.meeting}"
    meeting = met(there, clock, council, case_id)
    assert step_of(there, case_id, council.meeting) == "done"
    assert step_of(there, case_id, council.minutes_step) == "done"
    assert not meeting_view(there, meeting).quorum.missing
    for form_id in council.plans:
        written(there, clock, case_id, form_id)
        assert step_of(there, case_id, f"record:{form_id}") == "done"
    written(there, clock, case_id, council.note)
    assert not today(there).overdue
    assert chronology_of(there, case_id).entries
    clock.advance(timedelta(days=1))
    record_fact(there, case_id, {"fact": council.ended, "on": clock.today()})
    assert not [one for one in case_view(there, case_id).pathway.steps if one.status in ("open", "overdue")]


def test_the_way_to_the_panel_and_back(
    there: Desk, clock: FixedClock, council: Council, case_id: CaseId
) -> None:
    assessed(there, clock, council, case_id, grave=True)
    met(there, clock, council, case_id)
    day = clock.today() + timedelta(days=10)
    set_panel_day(there, day)
    assert panel_view(there).words.word == council.panel
    [asked] = [one for one in case_view(there, case_id).pathway.steps if one.step == council.nominating]
    panel = there.book.panel(clock.today())
    assert panel is not None
    assert (asked.due, asked.action) == (day, f"record:{panel.forms.nomination}")
    written(there, clock, case_id, panel.forms.nomination)
    assert step_of(there, case_id, council.nominating) == "done"
    clock.advance(timedelta(days=10))
    on = Answer(clock.today().isoformat())
    for form_id in (panel.forms.update, panel.forms.feedback, panel.forms.closure):
        written(there, clock, case_id, form_id, {"heard_on": on, "closed_on": on, "ended_on": on})
    assert step_of(there, case_id, f"record:{panel.forms.feedback}") == "done"
    facts = {line.fact.values["fact"] for line in case_view(there, case_id).chronology}
    assert {panel.facts.nominated, panel.facts.heard, panel.facts.closed} <= facts
    assert panel_overview(there).charts


def test_a_case_is_opened_with_what_the_procedure_offers(there: Desk, council: Council) -> None:
    choices = concern_choices(there)
    assert council.route in {one.value for one in choices.routes}
    assert council.plan in {one.value for one in choices.plans}
    assert all(one.label[0].isupper() for one in (*choices.routes, *choices.plans))
    assert choices.source


def test_the_slighter_way(there: Desk, clock: FixedClock, council: Council, case_id: CaseId) -> None:
    assessed(there, clock, council, case_id, grave=False)
    assert step_of(there, case_id, council.meeting) == ""
    procedure = there.book.procedure(clock.today())
    plan = procedure.plan(council.plan)
    assert plan is not None
    labels = [forum.label for forum in (procedure.forum(name) for name in plan.forums) if forum is not None]
    assert tuple(labels) == council.forums
    record_fact(there, case_id, {**council.talked, "on": clock.today()})
    assert step_of(there, case_id, council.talk) == "done"


def test_its_papers_carry_its_own_words(
    there: Desk, clock: FixedClock, council: Council, case_id: CaseId
) -> None:
    record_id = written(there, clock, case_id, council.plans[0])
    reader = next(
        one
        for one in recipients(there, case_id, council.plans[0], record_id)
        if one.copy_type == "professional"
    )
    issued = issue(there, case_id, council.plans[0], record_id, reader.id)
    text = PdfReader(BytesIO(issued.data)).pages[0].extract_text()
    assert council.marking in text
    assert there.book.form_in_force(council.plans[0], clock.today()).title in text
