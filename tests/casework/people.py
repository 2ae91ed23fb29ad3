"""Invented people and answers for the tests of casework. Process words only."""

from collections.abc import Mapping
from datetime import date

from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.records import save_answer
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.procedure.case import PersonKind
from hsb_desktop.procedure.checks import shown
from hsb_desktop.procedure.form import Form, Kind, Missing, Question
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock

ROWAN = NewCase("Rowan Ellery", date(2012, 5, 4), "open_case", date(2026, 12, 21), plan_status="cin")
PARENT = NewPerson(PersonKind.PARENT, "C. Ellery", "Mother")
SCHOOL = NewPerson(PersonKind.PROFESSIONAL, "P. Lindqvist", "Designated teacher", "Northfield School")
LINKED = NewPerson(PersonKind.LINKED_CHILD, "Ines Okafor", "At the same school")


def rowan(desk: Desk) -> CaseId:
    """A case with a parent, a teacher and a linked child."""
    case_id = open_case(desk, ROWAN).case_id
    for person in (PARENT, SCHOOL, LINKED):
        add_person(desk, case_id, person)
    return case_id


def step_of(desk: Desk, case_id: CaseId, step: str) -> str:
    """The status of the newest step of that id, empty when the facts never reached it."""
    found = [view.status for view in case_view(desk, case_id).pathway.steps if view.step == step]
    return found[-1] if found else ""


def fill(
    desk: Desk,
    record_id: RecordId,
    given: Mapping[str, Answer],
    clock: FixedClock,
    words: str = "Agreed at the meeting.",
) -> None:
    """Answer what is given, then everything that is still required with something that fits."""
    for key, answer in given.items():
        save_answer(desk, record_id, FieldKey.parse(key), answer)
    for _ in range(6):  # an answer may open further questions
        with desk.store.unit() as unit:
            form, answers = desk.book.form(unit.record(record_id).pin), unit.answers(record_id)
        open_places = [
            place
            for place in shown(form, answers).asked
            if place.required and not answers.get(place.key).given
        ]
        for place in open_places:
            save_answer(desk, record_id, place.key, fitting(place.question, clock.today(), words))
        if not open_places:
            return
    raise AssertionError("the form never ends")


def fitting(question: Question, today: date, words: str) -> Answer:
    """An answer that its question takes."""
    match question.kind:
        case Kind.LINE | Kind.TEXT:
            return Answer(words)
        case Kind.CHOICE:
            return Answer(question.options[0].id)
        case Kind.CHOICES:
            return Answer((question.options[0].id,))
        case Kind.INDICATOR:
            return Answer("not_present")
        case Kind.DATE:
            later = any(check.rule == "after" for check in question.constraints)
            return Answer(date(today.year + 1, 1, 5).isoformat() if later else today.isoformat())
        case Kind.TIME:
            return Answer("15:30")
        case Kind.NUMBER:
            return Answer(7)
        case Kind.YES_NO:
            return Answer(False)
        case Kind.AGREEMENT:
            return Answer(Agreement(True, "C. Ellery", today.isoformat()).value)


def matrix(form: Form, present: tuple[str, ...], not_known: tuple[str, ...] = ()) -> dict[str, Answer]:
    """The twenty indicators answered."""
    answers: dict[str, Answer] = {}
    for question in form.questions():
        if question.kind is Kind.INDICATOR:
            answers[question.id] = Answer("present" if question.id in present else "not_present")
            if question.id in not_known:
                answers[question.id] = Answer(missing=Missing.NOT_KNOWN)
    return answers
