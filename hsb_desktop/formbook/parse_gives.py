"""Reads which facts a completed form gives rise to, so that nothing is entered twice."""

from collections.abc import Mapping

from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.facts import FactRule, FieldKind, FieldRule
from hsb_desktop.procedure.form import Gives, Kind, Question
from hsb_desktop.procedure.words import t

_FROM = {  # the kinds of question whose answer a field takes
    FieldKind.CHOICE: (Kind.CHOICE,),
    FieldKind.CHOICES: (Kind.CHOICES,),
    FieldKind.TRUTH: (Kind.YES_NO,),
    FieldKind.DATE: (Kind.DATE,),
    FieldKind.COUNT: (Kind.NUMBER,),
    FieldKind.TEXT: (Kind.LINE, Kind.TEXT, Kind.TIME),
}


def misfit(field: FieldRule, question: Question) -> tuple[str, str] | None:
    """Why the field can never take an answer to the question, and what to do; None where it can."""
    fitting = _FROM[field.kind]
    if question.kind not in fitting:
        return (
            t(
                "“{question}” is of the kind {kind} and the field “{field}” of the kind {other}.",
                question=question.id,
                kind=question.kind.value,
                field=field.id,
                other=field.kind.value,
            ),
            t("Use a question of the kind {kinds}.", kinds=t(" or ").join(kind.value for kind in fitting)),
        )
    values = [str(choice.value) for choice in field.choices]
    if values and question.options and not {option.id for option in question.options} & set(values):
        return (
            t(
                "No answer to “{question}” is a value of the field “{field}”.",
                question=question.id,
                field=field.id,
            ),
            t("Use the options: {known}.", known=", ".join(values)),
        )
    return None


def read_gives(
    top: Table, questions: Mapping[str, Question], facts: Mapping[str, FactRule] | None
) -> tuple[Gives, ...]:
    """Each [[gives]]; `questions` are those outside repeats, `facts` None where the procedure itself has faults."""
    return tuple(_one(table, questions, facts) for table in top.tables("gives"))


def _one(table: Table, questions: Mapping[str, Question], facts: Mapping[str, FactRule] | None) -> Gives:
    kind, on = table.text("fact"), table.text("on")
    if facts is not None and kind not in facts:
        table.fault("fact", t("“{id}” is not a fact of the procedure.", id=kind), t("Correct the name."))
    if on not in questions or questions[on].kind is not Kind.DATE:
        table.fault(
            "on", t("“{id}” is not a date question of this form.", id=on), t("Name one outside repeats.")
        )
    inner = table.table("fields")
    pairs = tuple((name, inner.text(name)) for name in inner.keys())  # noqa: SIM118  # a Table is not a mapping
    rule = facts.get(kind) if facts is not None else None
    for name, question in pairs:
        if rule is not None and rule.field(name) is None:
            inner.fault(name, t("“{name}” is not a field of that fact.", name=name), t("Correct the name."))
        if question not in questions:
            inner.fault(
                name,
                t("“{id}” is not asked in this form.", id=question),
                t("Name a question outside repeats."),
            )
        field = rule.field(name) if rule is not None else None
        unfit = misfit(field, questions[question]) if field is not None and question in questions else None
        if unfit is not None:
            inner.fault(name, *unfit)
    inner.done()
    _check_needed(table, rule, {name for name, _ in pairs})
    at = _time(table, questions, rule)
    table.done()
    return Gives(kind, on, pairs, at)


def _check_needed(table: Table, rule: FactRule | None, named: set[str]) -> None:
    for field in rule.fields if rule is not None else ():
        if field.required and field.id not in named:
            table.fault(
                "fields",
                t(
                    "“{fact}” needs “{field}”, which nothing here gives.",
                    fact=table.text("fact"),
                    field=field.id,
                ),
                t("Add it to `fields`."),
            )


def _time(table: Table, questions: Mapping[str, Question], rule: FactRule | None) -> str:
    at = table.optional_text("at")
    if at and (at not in questions or questions[at].kind is not Kind.TIME):
        table.fault(
            "at", t("“{id}” is not a time question of this form.", id=at), t("Name one outside repeats.")
        )
    if at and rule is not None and not rule.timed:
        table.fault(
            "at", t("That fact has no time of day."), t("Remove `at`, or add `timed = true` to the fact.")
        )
    return at
