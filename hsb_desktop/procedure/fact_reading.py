"""Reads facts as JSON gave them and refuses what cannot stand, with one sentence: the place, what is wrong, the remedy.

Everything of section 3.1 is decided here but `section_47_concluded` without an open enquiry: only the steps can tell.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.facts import Fact, FactRule, Needed
from hsb_desktop.procedure.field_reading import quoted, read_day, read_moment, read_value
from hsb_desktop.procedure.words import t

if TYPE_CHECKING:
    from hsb_desktop.procedure.definition import Procedure


def read_facts(procedure: "Procedure", given: Sequence[object], on: date) -> tuple[Fact, ...]:
    """The facts in the order given. Raises BadInput for the first that cannot stand on the day `on`."""
    read_day(on.isoformat(), "--on", procedure.calendar)
    facts = tuple(read_fact(procedure, item, index, on) for index, item in enumerate(given))
    _together(procedure, facts)
    return facts


def read_fact(procedure: "Procedure", given: object, index: int, on: date) -> Fact:
    """One fact by itself, whatever stands beside it; `index` is its place among those given."""
    place = f"facts[{index}]"
    if not isinstance(given, Mapping):
        raise BadInput(
            t(
                "{place}: {given} is not a fact; write an object with “fact” and “on”.",
                place=place,
                given=quoted(given),
            )
        )
    rule = _rule(procedure, given, place)
    day, moment = _when(procedure, rule, given, place)
    if day > on:
        raise BadInput(
            t(
                "{place}.{key}: {day} is after {on}, the day asked for; correct the date, or ask with a later --on.",
                place=place,
                key="on" if moment is None else "at",
                day=day.isoformat(),
                on=on.isoformat(),
            )
        )
    values: dict[str, object] = {}
    for key, value in given.items():
        if key in ("fact", "on", "at"):
            continue
        field_rule = rule.field(str(key))
        if field_rule is None:
            known = ", ".join(["fact", "on", *(["at"] if rule.timed else []), *(f.id for f in rule.fields)])
            raise BadInput(
                t(
                    "{place}: {key} is not a field of {fact}; remove it, or use one of {known}.",
                    place=place,
                    key=quoted(key),
                    fact=rule.id,
                    known=known,
                )
            )
        values[field_rule.id] = read_value(field_rule, value, day, f"{place}.{key}", procedure.calendar)
    _nothing_missing(procedure, rule, values, place)
    if rule.time_needed is not None and moment is None and _holds(rule.time_needed, values):
        raise BadInput(
            t(
                "{place}.at: the time is missing; give “at”, the date and time it began, instead of “on”.",
                place=place,
            )
        )
    return Fact(rule.id, day, moment, MappingProxyType(values), index)


def _rule(procedure: "Procedure", given: Mapping[object, object], place: str) -> FactRule:
    name = given.get("fact")
    rule = procedure.fact_rule(name) if isinstance(name, str) else None
    if rule is None:
        known = ", ".join(fact.id for fact in procedure.facts)
        if "fact" not in given:
            raise BadInput(t("{place}.fact: it is missing; give one of {known}.", place=place, known=known))
        raise BadInput(
            t(
                "{place}.fact: {given} is not a fact of this procedure; use one of {known}.",
                place=place,
                given=quoted(name),
                known=known,
            )
        )
    return rule


def _when(
    procedure: "Procedure", rule: FactRule, given: Mapping[object, object], place: str
) -> tuple[date, datetime | None]:
    if "at" in given and not rule.timed:
        raise BadInput(
            t(
                "{place}.at: {fact} has no time of day; give “on”, its date, instead.",
                place=place,
                fact=rule.id,
            )
        )
    if "at" in given and "on" in given:
        raise BadInput(t("{place}: both “on” and “at” are given; keep one of them.", place=place))
    if "at" in given:
        moment = read_moment(given["at"], f"{place}.at", procedure.calendar)
        return moment.date(), moment
    if "on" not in given:
        remedy = t("give “on” or “at”") if rule.timed else t("give “on”")
        raise BadInput(
            t(
                "{place}.on: the date is missing; {remedy}, for example 2026-12-23.",
                place=place,
                remedy=remedy,
            )
        )
    return read_day(given["on"], f"{place}.on", procedure.calendar), None


def _holds(needed: Needed, values: Mapping[str, object]) -> bool:
    given = values.get(needed.field)
    if not needed.values:
        return given is not None
    return any(type(given) is type(value) and given == value for value in needed.values)


def _nothing_missing(
    procedure: "Procedure", rule: FactRule, values: Mapping[str, object], place: str
) -> None:
    for field_rule in rule.fields:
        needed = field_rule.required or (
            field_rule.needed_with is not None and _holds(field_rule.needed_with, values)
        )
        value = values.get(field_rule.id)
        if needed and (value is None or (isinstance(value, str) and not value.strip())):
            cite = field_rule.cite or rule.cite
            raise BadInput(
                t(
                    "{place}.{field}: it is missing; give {label}{source}.",
                    place=place,
                    field=field_rule.id,
                    label=field_rule.label,
                    source=f" ({procedure.cite_words(cite)})" if cite is not None else "",
                )
            )


def _together(procedure: "Procedure", facts: Sequence[Fact]) -> None:
    """What no single fact can tell: one decision a day, and a concern in an open case before each decision."""
    meaning = procedure.meaning
    concerns = [fact.on for fact in facts if fact.kind == meaning.concern]
    closures = [fact.on for fact in facts if fact.kind == meaning.closure]
    taken: dict[tuple[str, date], int] = {}
    for fact in facts:
        rule = procedure.fact_rule(fact.kind)
        assert rule is not None
        first = taken.setdefault((fact.kind, fact.on), fact.place)
        if rule.one_a_day and first != fact.place:
            raise BadInput(
                t(
                    "facts[{place}].on: facts[{first}] is already a {fact} of {day}; keep the one that stands.",
                    place=fact.place,
                    first=first,
                    fact=fact.kind,
                    day=spoken(fact.on),
                )
            )
        if rule.needs_concern:
            _concern_stands(fact, concerns, closures, meaning.concern)


def _concern_stands(fact: Fact, concerns: Sequence[date], closures: Sequence[date], concern: str) -> None:
    newest = max((day for day in concerns if day <= fact.on), default=None)
    if newest is None:
        raise BadInput(
            t(
                "facts[{place}].on: no concern was received by {day}; record {concern} first, or correct the date.",
                place=fact.place,
                day=spoken(fact.on),
                concern=concern,
            )
        )
    closed = max((day for day in closures if day < fact.on), default=None)
    if closed is not None and newest <= closed:
        raise BadInput(
            t(
                "facts[{place}].on: the case was closed on {closed}; record the {concern} that opened it again, "
                "on a later day, or correct the date.",
                place=fact.place,
                closed=spoken(closed),
                concern=concern,
            )
        )
