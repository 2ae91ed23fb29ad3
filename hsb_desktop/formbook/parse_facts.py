"""Reads facts.toml: the kinds of fact, their fields, and which of them carry what every pathway turns on."""

import re
from dataclasses import replace
from types import MappingProxyType

from hsb_desktop.formbook.parse_words import Known, read_choices, read_cite, read_optional_cite, unique
from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.facts import Choice, FactRule, FieldKind, FieldRule, Meaning, Needed
from hsb_desktop.procedure.words import t

_RESERVED = ("fact", "on", "at")


def parse_facts(top: Table, known: Known) -> tuple[Meaning, tuple[FactRule, ...]]:
    """The kinds of fact of an edition; `known` learns their names and fields."""
    meaning_table = top.table("meaning", required=True)
    shared = _shared(top, known)
    rules: list[FactRule] = []
    for table in top.tables("fact", required=True):
        rule = _fact(table, known, shared)
        unique(known.facts, table, "id", rule.id)
        known.facts[rule.id] = tuple(field.id for field in rule.fields)
        if rule.timed:
            known.timed.add(rule.id)
        known.allowed |= {(rule.id, field.id): _allowed(field) for field in rule.fields if _allowed(field)}
        rules.append(rule)
    meaning = _meaning(meaning_table, known)
    top.done()
    return meaning, tuple(rules)


def _allowed(field: FieldRule) -> tuple[str | int | bool, ...]:
    if field.kind is FieldKind.TRUTH:
        return (True, False)
    return tuple(choice.value for choice in field.choices) if field.kind is FieldKind.CHOICE else ()


def _meaning(table: Table, known: Known) -> Meaning:
    kinds = tuple(known.facts) or ("",)
    concern, decision = table.text("concern", one_of=kinds), table.text("decision", one_of=kinds)
    fields = known.facts.get(decision, ()) or ("",)
    meaning = Meaning(
        concern=concern,
        decision=decision,
        category=table.text("category", one_of=fields),
        clock_from=table.text("clock_from", one_of=fields),
        closure=table.text("closure", one_of=kinds),
        protection=table.optional_text("protection", one_of=kinds),
    )
    table.done()
    if table.values:  # else told already, and nothing is held against it
        known.concern, known.decision = concern, decision
    return meaning


def _shared(top: Table, known: Known) -> dict[str, tuple[FieldRule, ...]]:
    table = top.table("fields")
    found = {
        name: tuple(_field(item, known) for item in table.tables(name))
        for name in table.keys()  # noqa: SIM118  # a Table is not a mapping
    }
    table.done()
    return found


def _fact(table: Table, known: Known, shared: dict[str, tuple[FieldRule, ...]]) -> FactRule:
    name, label, said = table.text("id"), table.text("label"), table.text("said")
    cite = read_cite(table, known)
    fields = tuple(_field(item, known) for item in table.tables("field"))
    if table.has("fields_of"):
        fields += shared.get(table.text("fields_of", one_of=tuple(shared) or ("",)), ())
    fields = tuple(replace(field, cite=field.cite or cite) for field in fields)
    ids = [field.id for field in fields]
    for field in fields:
        if ids.count(field.id) > 1 or field.id in _RESERVED:
            table.fault(
                "field", t("“{id}” cannot be a field here.", id=field.id), t("Give each field its own name.")
            )
    _check_names(table, said, fields)
    plan = table.table("sets_plan")
    plan_of = plan.table("statuses")
    rule = FactRule(
        id=name,
        label=label,
        said=said,
        fields=fields,
        timed=table.truth("timed"),
        time_needed=_needed(table, "time_needed"),
        one_a_day=table.truth("one_a_day"),
        needs_concern=table.truth("needs_concern"),
        needs_open_step=table.optional_text("needs_open_step"),
        plan_field=plan.text("field", one_of=tuple(ids) or ("",)) if table.has("sets_plan") else "",
        plan_rank=plan.integer("rank", 0),
        plan_of=MappingProxyType({key: plan_of.text(key) for key in plan_of.keys()}),  # noqa: SIM118
        cite=cite,
    )
    plan_of.done()
    plan.done()
    table.done()
    return rule


def _check_names(table: Table, said: str, fields: tuple[FieldRule, ...]) -> None:
    """A field that a sentence or a condition names must be one of the fact's own."""
    ids = [field.id for field in fields]
    named = [("said", name) for name in re.findall(r"\{(.*?)\}", said) if name != "on"]
    named += [("field", field.needed_with.field) for field in fields if field.needed_with is not None]
    for key, name in named:
        if name not in ids:
            table.fault(key, t("“{name}” is not a field of this fact.", name=name), t("Correct the name."))


def _field(table: Table, known: Known) -> FieldRule:
    kind = FieldKind(table.text("kind", one_of=tuple(str(kind) for kind in FieldKind)))
    rule = FieldRule(
        id=table.text("id"),
        label=table.text("label"),
        kind=kind,
        choices=_choices(table, known) if kind in (FieldKind.CHOICE, FieldKind.CHOICES) else (),
        required=table.truth("required"),
        needed_with=_needed(table, "needed_with"),
        least=table.integer("least", 0),
        after_fact=table.truth("after_fact"),
        not_after_fact=table.truth("not_after_fact"),
        within_calendar=table.truth("within_calendar"),
        said=table.optional_text("said"),
        note=table.optional_text("note"),
        cite=read_optional_cite(table, known),
    )
    table.done()
    return rule


def _choices(table: Table, known: Known) -> tuple[Choice, ...]:
    if table.has("choices_of"):
        return known.choices.get(table.text("choices_of", one_of=tuple(known.choices)), ())
    found = read_choices(table, "choices")
    if not found:
        table.fault("choices", t("There is nothing to choose."), t("Add `choices`, or `choices_of` a list."))
    return found


def _needed(table: Table, key: str) -> Needed | None:
    if not table.has(key):
        return None
    inner = table.table(key)
    raw = inner.raw("values")
    values = tuple(value for value in raw if isinstance(value, str | int)) if isinstance(raw, list) else ()
    needed = Needed(inner.text("field"), values)
    inner.done()
    return needed
