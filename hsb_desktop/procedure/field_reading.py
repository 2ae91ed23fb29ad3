"""Reads single values as JSON gave them (days, moments, fields) or refuses them: place, what is wrong, remedy."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.errors import BadInput
from hsb_desktop.procedure.facts import FieldKind, FieldRule
from hsb_desktop.procedure.words import t

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_LONGEST_QUOTE = 40


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


def read_moment(given: object, place: str, calendar: Calendar) -> datetime:
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


def read_value(rule: FieldRule, given: object, fact_day: date, place: str, calendar: Calendar) -> object:
    """The value of one field; a truth is not a number, a number is not a text."""
    if rule.kind is FieldKind.CHOICES:
        if not isinstance(given, list):
            raise BadInput(
                t("{place}: {given} is not a list; write [ ] around it.", place=place, given=quoted(given))
            )
        return tuple(_choice(rule, item, f"{place}[{index}]") for index, item in enumerate(given))
    if rule.kind is FieldKind.DATE:
        return _date(rule, given, fact_day, place, calendar)
    plain: dict[FieldKind, Callable[[FieldRule, object, str], object]] = {
        FieldKind.CHOICE: _choice,
        FieldKind.TRUTH: _truth,
        FieldKind.COUNT: _count,
        FieldKind.TEXT: _text,
    }
    return plain[rule.kind](rule, given, place)


def _truth(_rule: FieldRule, given: object, place: str) -> bool:
    if isinstance(given, bool):
        return given
    raise BadInput(
        t("{place}: {given} is neither true nor false; write one.", place=place, given=quoted(given))
    )


def _count(rule: FieldRule, given: object, place: str) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and given >= rule.least:
        return given
    raise BadInput(
        t(
            "{place}: {given} is not a whole number of at least {least}; write one.",
            place=place,
            given=quoted(given),
            least=rule.least,
        )
    )


def _text(_rule: FieldRule, given: object, place: str) -> str:
    if isinstance(given, str):
        return given
    raise BadInput(
        t("{place}: {given} is not text; write it in quotation marks.", place=place, given=quoted(given))
    )


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
