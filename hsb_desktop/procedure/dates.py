"""Dates as they are said to a person: "Wednesday 23 December 2026". Never depends on the machine's locale."""

from datetime import date, datetime

from hsb_desktop.procedure.words import t


def weekday_name(day: date) -> str:
    """The name of the day of the week."""
    names = (
        t("Monday"),
        t("Tuesday"),
        t("Wednesday"),
        t("Thursday"),
        t("Friday"),
        t("Saturday"),
        t("Sunday"),
    )
    return names[day.weekday()]


def month_name(day: date) -> str:
    """The name of the month."""
    names = (
        t("January"),
        t("February"),
        t("March"),
        t("April"),
        t("May"),
        t("June"),
        t("July"),
        t("August"),
        t("September"),
        t("October"),
        t("November"),
        t("December"),
    )
    return names[day.month - 1]


def spoken(day: date) -> str:
    """The day with its weekday, as screens and papers show it; the time of a date-time follows as "at 14:05"."""
    words = t(
        "{weekday} {day} {month} {year}",
        weekday=weekday_name(day),
        day=day.day,
        month=month_name(day),
        year=day.year,
    )
    if isinstance(day, datetime):
        return t("{date} at {time}", date=words, time=f"{day.hour:02}:{day.minute:02}")
    return words
