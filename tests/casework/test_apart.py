"""Under random work: nothing is written but where it was meant, and no other child reaches a copy."""

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsb_desktop.casework.cases import NewCase, NewPerson, add_person, case_view, open_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.facts import record_fact
from hsb_desktop.casework.meetings import add_attendee, plan_meeting, set_attendance
from hsb_desktop.casework.papers import issue, preview, recipients
from hsb_desktop.casework.records import add_row, keep_typing, open_record, save_answer, settle, start_record
from hsb_desktop.casework.refusals import CannotIssue, Incomplete, NotAccepted
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.case import Person, PersonKind
from hsb_desktop.procedure.form import Form, Kind, Question, Repeat
from hsb_desktop.procedure.ids import CaseId, RecordId, RowId
from tests.casework.people import fitting

FORMS = ("risk_assessment", "safety_plan", "diversion_plan")
WORDS = st.text(string.ascii_letters + " éłş&<>", max_size=30)


@dataclass(frozen=True)
class Seen:
    """Everything of one case as the store holds it."""

    facts: tuple[Mapping[str, object], ...]
    people: tuple[Person, ...]
    answers: Mapping[RecordId, AnswerSet]
    typing: Mapping[tuple[RecordId, FieldKey], str]


def see(desk: Desk, case_id: CaseId) -> Seen:
    """A case as it stands."""
    with desk.store.unit() as unit:
        records = [head.id for head in unit.records(case_id)]
        return Seen(
            tuple(fact.values for fact in unit.facts(case_id)),
            (unit.case(case_id).child, *unit.case(case_id).people),
            {record: unit.answers(record) for record in records},
            {(typed.record_id, typed.key): typed.text for record in records for typed in unit.typing(record)},
        )


def case_with_records(desk: Desk, name: str) -> tuple[CaseId, tuple[RecordId, ...]]:
    """A case with one record of each form and a meeting."""
    case_id = open_case(desk, NewCase(name, None, "open_case", date(2026, 12, 21))).case_id
    records = tuple(start_record(desk, case_id, form).record_id for form in FORMS)
    return case_id, (*records, plan_meeting(desk, case_id, "strategy_meeting").record_id)


def places(form: Form, answers: AnswerSet) -> list[tuple[FieldKey, Question]]:
    """Every place of a record that may be answered."""
    found: list[tuple[FieldKey, Question]] = []
    for item in form.items():
        if isinstance(item, Repeat):
            found += [
                (FieldKey(q.id, item.id, row), q) for row in answers.rows(item.id) for q in item.questions
            ]
        else:
            found.append((FieldKey(item.id), item))
    return found


def only_changed(before: AnswerSet, after: AnswerSet, keys: set[FieldKey]) -> bool:
    """Whether nothing but these places differs."""
    return {key for key in {*before, *after} if before.get(key) != after.get(key)} <= keys


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_work_in_one_place_changes_that_place_and_no_other(desk: Desk, data: st.DataObject) -> None:
    cases = [case_with_records(desk, name) for name in ("Rowan Ellery", "Sam Kestrel")]
    for _ in range(8):
        case_id, records = data.draw(st.sampled_from(cases))
        others = [other for other, _ in cases if other != case_id]
        before = {other: see(desk, other) for other, _ in cases}
        record_id = data.draw(st.sampled_from(records))
        keys = work(desk, case_id, record_id, data)
        for other in others:
            assert see(desk, other) == before[other]
        after = see(desk, case_id)
        for record in records:
            allowed = keys if record == record_id else set()
            assert only_changed(before[case_id].answers[record], after.answers[record], allowed)
        strange = {place for place in after.typing if place[0] != record_id} - set(before[case_id].typing)
        assert not strange


def work(desk: Desk, case_id: CaseId, record_id: RecordId, data: st.DataObject) -> set[FieldKey]:
    """One random piece of work; the places of the record it may have changed."""
    record = open_record(desk, record_id).record
    key, question = data.draw(st.sampled_from(places(record.form, record.answers)))
    match data.draw(st.sampled_from(["answer", "type", "settle", "row", "fact", "person", "attend"])):
        case "answer":
            save_answer(desk, record_id, key, fitting(question, date(2026, 12, 21), data.draw(WORDS)))
            return {key}
        case "type":
            if question.kind in (Kind.LINE, Kind.TEXT):
                keep_typing(desk, record_id, key, data.draw(WORDS), 0)
            return set()
        case "settle":
            typed = set(open_record(desk, record_id).typing)
            settle(desk, record_id)
            return typed
        case "row":
            return more_rows(desk, record_id, record.form, data)
        case "fact":
            decide(desk, case_id, data.draw(st.sampled_from(["none", 0, 1, 2, 3])))
            return set()
        case "person":
            add_person(desk, case_id, NewPerson(PersonKind.PROFESSIONAL, data.draw(WORDS) + "x"))
            return set()
        case _:
            return (
                attend(desk, record_id, data.draw(WORDS)) if record.form.id == "strategy_meeting" else set()
            )


def more_rows(desk: Desk, record_id: RecordId, form: Form, data: st.DataObject) -> set[FieldKey]:
    """One more row of some repeat."""
    repeats = [item for item in form.items() if isinstance(item, Repeat)]
    if not repeats:
        return set()
    repeat = data.draw(st.sampled_from(repeats))
    add_row(desk, record_id, repeat.id)
    return {FieldKey(repeat.id)}


def decide(desk: Desk, case_id: CaseId, category: object) -> None:
    """A decision, which the second time in a day is refused."""
    try:
        record_fact(desk, case_id, {"fact": "category_decided", "on": "2026-12-21", "category": category})
    except NotAccepted:
        assert "category_decided" in {fact["fact"] for fact in see(desk, case_id).facts}


def attend(desk: Desk, record_id: RecordId, name: str) -> set[FieldKey]:
    """An invitation, and somebody more on the list."""
    set_attendance(desk, record_id, RowId("police"), {"attendance": "invited"})
    row = add_attendee(desk, record_id, "other", name).row
    return {
        FieldKey("attendance"),
        FieldKey("attendance", "attendance", RowId("police")),
        FieldKey("role", "attendance", row),
        FieldKey("person", "attendance", row),
    }


@pytest.mark.parametrize("form_id", ["safety_plan", "diversion_plan"])
def test_a_linked_child_never_reaches_a_copy_for_the_family(desk: Desk, form_id: str) -> None:
    """With the linked child's name in every place in turn: it is left out, or the copy cannot be issued."""
    case_id = open_case(desk, NewCase("Rowan Ellery", None, "open_case", date(2026, 12, 21))).case_id
    add_person(desk, case_id, NewPerson(PersonKind.PARENT, "C. Ellery"))
    add_person(desk, case_id, NewPerson(PersonKind.LINKED_CHILD, "Ines Okafor"))
    plan = start_record(desk, case_id, form_id).record_id
    record = open_record(desk, plan).record
    texts = [
        key
        for key, question in places(record.form, record.answers)
        if question.kind in (Kind.LINE, Kind.TEXT)
    ]
    family = [one.id for one in recipients(desk, case_id, form_id, plan) if one.copy_type != "professional"]
    shown_somewhere = 0
    for key in texts:
        save_answer(desk, plan, key, Answer("With Ines, on Mondays"))
        for recipient_id in family:
            shown = preview(desk, case_id, form_id, plan, recipient_id)
            named = any("Ines" in text.text for text in all_texts(shown.paper))
            shown_somewhere += named
            stopped = not next(check for check in shown.checks if check.text.startswith("No other child")).ok
            assert stopped == named, key.text
            with pytest.raises((CannotIssue, Incomplete)):
                issue(desk, case_id, form_id, plan, recipient_id)
        save_answer(desk, plan, key, Answer())
    assert shown_somewhere
    assert case_view(desk, case_id).papers == ()
