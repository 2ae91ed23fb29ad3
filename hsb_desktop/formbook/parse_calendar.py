"""Reads a calendar of working days: rules for holidays, one-off days, how far it reaches. Dates are TOML dates."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hsb_desktop.formbook.reading import Table
from hsb_desktop.procedure.calendar import (
    Calendar,
    EasterDay,
    FixedDay,
    HolidayRule,
    OneOff,
    WeekdayOfMonth,
    calendar_of,
)
from hsb_desktop.procedure.words import t

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAP_YEAR = 2016
_LONGEST_YEARS = 200


def parse_calendar(top: Table) -> Calendar | None:
    """The calendar of one file; None when it has faults that leave nothing to count with."""
    before = len(top.faults.found)
    table = top.table("calendar", required=True)
    name, title = table.text("id"), table.text("title")
    table.text("source")
    first, last = table.date("first"), table.date("last")
    if not first <= last or last.year - first.year > _LONGEST_YEARS:
        table.fault(
            "last", t("The calendar ends before it begins, or covers centuries."), t("Correct the two dates.")
        )
    zone = _zone(table)
    weekend = frozenset(
        _WEEKDAYS.index(day) for day in table.texts("weekend", required=True, one_of=_WEEKDAYS)
    )
    if len(weekend) > len(_WEEKDAYS) - 1:
        table.fault("weekend", t("No working day is left."), t("Name fewer days."))
    assumptions = table.texts("assumptions")
    table.done()
    rules = [rule for item in top.tables("holiday") if (rule := _holiday(item)) is not None]
    one_offs = [_one_off(item) for item in top.tables("one_off")]
    top.done()
    if len(top.faults.found) > before or zone is None:
        return None
    return calendar_of(name, title, first, last, zone, weekend, rules, one_offs, assumptions)


def _zone(table: Table) -> ZoneInfo | None:
    name = table.text("time_zone")
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.fault(
            "time_zone", t("“{zone}” is not a time zone.", zone=name), t("Write Europe/London or another.")
        )
        return None


def _holiday(table: Table) -> HolidayRule | None:
    name = table.text("name")
    rule = _RULES[table.text("kind", one_of=HOLIDAYS)](table, name)
    table.done()
    return rule


def _fixed(table: Table, name: str) -> FixedDay | None:
    month, day = table.integer("month", least=1), table.integer("day", least=1)
    try:
        date(_LEAP_YEAR, month, day)
        date(_LEAP_YEAR + 1, month, day)
    except ValueError:
        table.fault("day", t("There is no such day in every year."), t("Correct the month or the day."))
        return None
    return FixedDay(name, month, day)


def _weekday(table: Table, name: str) -> WeekdayOfMonth | None:
    month, which = table.integer("month", least=1), table.integer("which")
    weekday = _WEEKDAYS.index(table.text("weekday", one_of=_WEEKDAYS))
    if month > 12 or which not in (-1, 1, 2, 3, 4):
        table.fault("which", t("There is no such day in every year."), t("Write 1 to 4, or -1 for the last."))
        return None
    return WeekdayOfMonth(name, month, weekday, which)


def _one_off(table: Table) -> OneOff:
    day, name = table.date("date"), table.text("name")
    table.text("source")
    instead_of = table.optional_date("instead_of")
    table.done()
    return OneOff(day, name, instead_of)


_RULES: dict[str, Callable[[Table, str], HolidayRule | None]] = {
    "fixed": _fixed,
    "easter": lambda item, name: EasterDay(name, item.integer("days")),
    "weekday": _weekday,
}
HOLIDAYS = tuple(_RULES)
