"""Reads which facts a completed form gives rise to, so that nothing is entered twice."""

from collections.abc import Mapping

from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.facts import FactRule
from hsb_desktop.procedure.form import Gives, Kind, Question
from hsb_desktop.procedure.words import t


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
    inner.done()
    at = _time(table, questions, rule)
    table.done()
    return Gives(kind, on, pairs, at)


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
