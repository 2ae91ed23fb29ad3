"""A fact and the record it calls for, begun together in one transaction: immediate protection, a step-down, a panel."""

from collections.abc import Mapping
from types import MappingProxyType

from hsb_desktop.casework.changes import Started, of_case
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.facts import write_fact
from hsb_desktop.casework.form_facts import answers_of_fact
from hsb_desktop.casework.records import begin
from hsb_desktop.casework.standing import Standing
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.dates_in_words import clock_time
from hsb_desktop.procedure.form import Form, Kind, Question
from hsb_desktop.procedure.ids import CaseId, RecordId

ENDS_ON, ENDS_AT = (
    "expires_on",
    "expires_at",
)  # the questions when what was done ends, where that is worked out


def record_and_begin(
    desk: Desk,
    case_id: CaseId,
    values: Mapping[str, object],
    form_id: str,
    *,
    also: Mapping[str, str | bool] = MappingProxyType({}),
    draft: str = "",
) -> Started:
    """Record the fact and begin the record it calls for, which starts with what the fact says.

    The fact belongs to that record: completing it corrects the fact, never adds another. Nothing is stored when the
    fact cannot stand. `also` are answers to questions of that record. The draft goes in the same transaction.
    """
    form = desk.book.form_in_force(form_id, desk.clock.today())
    with desk.store.unit() as unit:
        beside = {FieldKey(form.question(name).id): Answer(value) for name, value in also.items()}
        first = {**first_answers(desk, form, values), **beside}
        record_id = begin(desk, unit, case_id, form, None, first)
        standing = write_fact(desk, unit, case_id, values, record_id)
        ends = _ends(form, standing, record_id)
        if ends:
            unit.add_answers(record_id, ends, desk.clock.now())
        if draft:
            unit.drop_drafts(draft)
    return Started(record_id, of_case(case_id, record_id))


def first_answers(desk: Desk, form: Form, values: Mapping[str, object]) -> dict[FieldKey, Answer]:
    """What the form's questions begin with, from a fact: its fields, its day and its time, where the form asks them."""
    kind = str(values.get("fact"))
    rule = procedure_of(desk).fact_rule(kind)
    gives = next((gives for gives in form.gives if gives.fact == kind), None)
    said = answers_of_fact(rule, values) if rule is not None else {}
    asked = dict(gives.fields) if gives is not None else {}
    found = {asked.get(name, name): answer for name, answer in said.items()}
    if gives is not None:
        day, _, hour = str(values.get("at") or values.get("on") or "").partition("T")
        found[gives.on] = Answer(day)
        if gives.at and hour:
            found[gives.at] = Answer(hour[:5])
    known = {item.id for item in form.items() if isinstance(item, Question)}
    return {FieldKey(name): answer for name, answer in found.items() if name in known}


def _ends(form: Form, standing: Standing, record_id: RecordId) -> dict[FieldKey, Answer]:
    """When what was done ends by itself, to the minute, where the pathway works it out and the form asks for it."""
    questions = {item.id: item.kind for item in form.items() if isinstance(item, Question)}
    if questions.get(ENDS_ON) is not Kind.DATE:
        return {}
    for step in standing.pathway.steps:
        opened = any(standing.stored_of(fact).record_id == record_id for fact in step.opened_by)
        if opened and step.rule.closing.by_passing and step.due_at is not None:
            found = {FieldKey(ENDS_ON): Answer(step.due_at.date().isoformat())}
            if questions.get(ENDS_AT) is Kind.TIME:
                found[FieldKey(ENDS_AT)] = Answer(clock_time(step.due_at))
            return found
    return {}
