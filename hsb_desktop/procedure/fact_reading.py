"""Reads facts as JSON gave them and refuses what cannot stand, with one sentence: the place, what is wrong, the remedy.

Everything of section 3.1 is decided here but `section_47_concluded` without an open enquiry, which only the steps can tell.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.dates import spoken
from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.facts import Fact, FactRule, FieldKind, FieldRule, Needed
from hsb_desktop.procedure.words import t

if TYPE_CHECKING:
    from hsb_desktop.procedure.definition import Procedure

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_LONGEST_QUOTE = 40


def read_facts(procedure: "Procedure", given: Sequence[object], on: date) -> tuple[Fact, ...]:
    """The facts in the order given. Raises BadInput for the first that cannot stand on the day `on`."""
    read_day(on.isoformat(), "--on", procedure.calendar)
    facts = tuple(_fact(procedure, item, index, on) for index, item in enumerate(given))
    _together(procedure, facts)
    return facts


def read_day(given: object, place: str, calendar: Calendar | None) -> date:
    """An ISO date (2026-12-23), inside the calendar where one is given."""
    day = None
    if isinstance(given, str) and _DATE.fullmatch(given):
        try:
            day = date.fromisoformat(given)
        except ValueError:
            day = None
    if day is None:
        raise BadInput(
            t(
                "{place}: {given} is not a date; write it as year-month-day, for example 2026-12-23.",
                place=place,
                given=quoted(given),
            )
        )
    if calendar is not None:
        _inside(day, place, calendar)
    return day


def quoted(given: object) -> str:
    """What was given, short and on one line, for a sentence of refusal."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if given is None:
        return "null"
    if isinstance(given, Mapping):
        return t("an object")
    if isinstance(given, list | tuple):
        return t("a list")
    if isinstance(given, int) and given.bit_length() > 128:  # beyond 38 digits nobody reads it
        return t("a number that is far too large")
    text = str(given)
    short = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
    plain = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in short)
    return f"“{plain}”" if isinstance(given, str) else plain


def _inside(day: date, place: str, calendar: Calendar) -> None:
    if not calendar.covers(day):
        raise BadInput(
            t(
                "{place}: {day} is outside the calendar; give a date from {first} to {last}.",
                place=place,
                day=day.isoformat(),
                first=calendar.first.isoformat(),
                last=calendar.last.isoformat(),
            )
        )


def _fact(procedure: "Procedure", given: object, index: int, on: date) -> Fact:
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
        values[field_rule.id] = _value(field_rule, value, day, f"{place}.{key}", procedure.calendar)
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
        moment = _moment(given["at"], f"{place}.at", procedure.calendar)
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


def _moment(given: object, place: str, calendar: Calendar) -> datetime:
    """A date-time in the calendar's zone; without an offset it is that zone's own, a doubled hour being the first."""
    moment = None
    if isinstance(given, str) and _DATE_TIME.fullmatch(given):
        try:
            moment = datetime.fromisoformat(given)
        except ValueError:
            moment = None
    if moment is None:
        raise BadInput(
            t(
                "{place}: {given} is not a date and time; write it as 2026-12-23T14:05 (London time) "
                "or with its offset, 2026-12-23T14:05+00:00.",
                place=place,
                given=quoted(given),
            )
        )
    if not calendar.first.year - 1 <= moment.year <= calendar.last.year + 1:
        _inside(
            moment.date(), place, calendar
        )  # years away, perhaps beyond what a change of zone can be worked out for
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=calendar.zone, fold=0)
        if moment.astimezone(UTC).astimezone(calendar.zone).replace(tzinfo=None) != moment.replace(
            tzinfo=None
        ):
            raise BadInput(
                t(
                    "{place}: {given} does not exist, the clocks went forward over it; correct the time.",
                    place=place,
                    given=quoted(given),
                )
            )
    local = moment.astimezone(calendar.zone)
    _inside(local.date(), place, calendar)
    return local


def _value(rule: FieldRule, given: object, fact_day: date, place: str, calendar: Calendar) -> object:
    match rule.kind:
        case FieldKind.CHOICE:
            return _choice(rule, given, place)
        case FieldKind.CHOICES:
            if not isinstance(given, list):
                raise BadInput(
                    t("{place}: {given} is not a list; write [ ].", place=place, given=quoted(given))
                )
            return tuple(_choice(rule, item, f"{place}[{index}]") for index, item in enumerate(given))
        case FieldKind.TRUTH:
            if not isinstance(given, bool):
                raise BadInput(
                    t(
                        "{place}: {given} is neither true nor false; write one of them.",
                        place=place,
                        given=quoted(given),
                    )
                )
            return given
        case FieldKind.DATE:
            return _date(rule, given, fact_day, place, calendar)
        case FieldKind.COUNT:
            if not isinstance(given, int) or isinstance(given, bool) or given < rule.least:
                raise BadInput(
                    t(
                        "{place}: {given} is not a whole number of at least {least}; write one.",
                        place=place,
                        given=quoted(given),
                        least=rule.least,
                    )
                )
            return given
        case FieldKind.TEXT:
            if not isinstance(given, str):
                raise BadInput(
                    t(
                        "{place}: {given} is not text; write it in quotation marks.",
                        place=place,
                        given=quoted(given),
                    )
                )
            return given


def _choice(rule: FieldRule, given: object, place: str) -> str | int:
    for choice in rule.choices:
        if type(given) is type(choice.value) and given == choice.value:
            return choice.value
    known = ", ".join(str(choice.value) for choice in rule.choices)
    raise BadInput(
        t(
            "{place}: {given} cannot be used; give one of {known}{note}.",
            place=place,
            given=quoted(given),
            known=known,
            note=f" ({rule.note})" if rule.note else "",
        )
    )


def _date(rule: FieldRule, given: object, fact_day: date, place: str, calendar: Calendar) -> date:
    day = read_day(given, place, calendar if rule.within_calendar else None)
    if rule.after_fact and day <= fact_day:
        raise BadInput(
            t(
                "{place}: {day} is not after {fact_day}; give a later date{note}.",
                place=place,
                day=day.isoformat(),
                fact_day=fact_day.isoformat(),
                note=f" ({rule.note})" if rule.note else "",
            )
        )
    if rule.not_after_fact and day > fact_day:
        raise BadInput(
            t(
                "{place}: {day} is after {fact_day}; give that date or an earlier one{note}.",
                place=place,
                day=day.isoformat(),
                fact_day=fact_day.isoformat(),
                note=f" ({rule.note})" if rule.note else "",
            )
        )
    return day


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
                "facts[{place}].on: no concern had been received by {day}; record {concern} first, or correct the date.",
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
