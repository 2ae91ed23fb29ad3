"""From the answers of a form to a fact: a question with the id of a field of the fact gives its value. No rule here."""

from collections.abc import Mapping

from hsb_desktop.casework.ports import StoredFact
from hsb_desktop.casework.standing import day_of
from hsb_desktop.procedure.answers import Answer, AnswerSet
from hsb_desktop.procedure.checks import Shown
from hsb_desktop.procedure.facts import FactRule, FieldKind, FieldRule
from hsb_desktop.procedure.form import Form, Gives, Question

WHEN = ("on", "at")


def fact_fields(rule: FactRule, form: Form, answers: AnswerSet, asked: frozenset[str]) -> dict[str, object]:
    """The fields of the fact that the form's answers give; what is hidden or has no value is left out."""
    questions = {item.id: item for item in form.items() if isinstance(item, Question)}
    found: dict[str, object] = {}
    for field in rule.fields:
        if field.id in questions and field.id in asked:
            value = _value(field, answers.of(field.id))
            if value is not None:
                found[field.id] = value
    return found


def given_fact(gives: Gives, rule: FactRule, now: Shown) -> dict[str, object] | None:
    """The fact that a form gives rise to, None while its date question is not asked or not answered."""
    day = now.answers.text(gives.on)
    if gives.on not in now.items or not day:
        return None
    time = now.answers.text(gives.at) if gives.at in now.items else ""
    found: dict[str, object] = {"fact": gives.fact, **({"at": f"{day}T{time}"} if time else {"on": day})}
    for name, question in gives.fields:
        field = rule.field(name)
        value = _value(field, now.answers.of(question)) if field is not None else None
        if value is not None:
            found[name] = value
    return found


def told_alone(stored: StoredFact, fact: Mapping[str, object]) -> bool:
    """Whether a fact that no record gave is what a form says of the same day, with nothing said otherwise."""
    if stored.record_id is not None or stored.values.get("fact") != fact.get("fact"):
        return False
    if day_of(stored.values) != day_of(fact):
        return False
    return all(fact.get(key, said) == said for key, said in stored.values.items() if key not in WHEN)


def told_by_another(stored: StoredFact, fact: Mapping[str, object]) -> bool:
    """Whether a fact that another record gave says all that this one says; a truth left out is false."""
    if stored.record_id is None:
        return False
    return all(stored.values.get(key, False) == said for key, said in fact.items())


def told_together(one: Mapping[str, object], other: Mapping[str, object]) -> Mapping[str, object]:
    """What both say; the second says when, unless only the first knows the minute."""
    when = one if "at" in one and "at" not in other else other
    said = {key: value for key, value in {**one, **other}.items() if key not in WHEN}
    return {**said, **{key: when[key] for key in WHEN if key in when}}


def day_of_form(form: Form, answers: AnswerSet, names: tuple[str, ...]) -> str:
    """The ISO date of the first of these date questions that is answered, empty when none is."""
    known = {item.id for item in form.items() if isinstance(item, Question)}
    return next((answers.text(name) for name in names if name in known and answers.text(name)), "")


def answers_of_fact(rule: FactRule, values: Mapping[str, object]) -> dict[str, Answer]:
    """The other way: the answers that a fact's fields amount to, by question id."""
    found: dict[str, Answer] = {}
    for field in rule.fields:
        value = values.get(field.id)
        if value is None:
            continue
        if field.kind is FieldKind.CHOICES and isinstance(value, list | tuple):
            found[field.id] = Answer(tuple(str(item) for item in value))
        elif field.kind in (FieldKind.TRUTH, FieldKind.COUNT) and isinstance(value, bool | int):
            found[field.id] = Answer(value)
        else:
            found[field.id] = Answer(str(value))
    return found


def _value(field: FieldRule, answer: Answer) -> object | None:
    value = answer.value
    match field.kind:
        case FieldKind.CHOICE:
            return next((choice.value for choice in field.choices if str(choice.value) == value), None)
        case FieldKind.CHOICES:
            given = value if isinstance(value, tuple) else ()
            chosen = [choice.value for choice in field.choices if str(choice.value) in given]
            return chosen or None
        case FieldKind.TRUTH:
            return value if isinstance(value, bool) else None
        case FieldKind.COUNT:
            return value if isinstance(value, int) and not isinstance(value, bool) else None
        case FieldKind.DATE | FieldKind.TEXT:
            return value if isinstance(value, str) and value.strip() else None
