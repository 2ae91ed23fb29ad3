"""Dates and distances as they are said on screens and papers, whatever the machine’s locale. Reads no clock."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.dates import month_name, spoken, weekday_name
from hsb_desktop.procedure.words import t


def long_date(day: date) -> str:
    """ "Wednesday 23 December 2026", the form for screens and papers; the time of a date-time is left out."""
    return spoken(day.date() if isinstance(day, datetime) else day)


def short_date(day: date) -> str:
    """ "Wed 23 December", where the year is plain from what stands around it."""
    return t("{weekday} {day} {month}", weekday=short_weekday(day), day=day.day, month=month_name(day))


def short_weekday(day: date) -> str:
    """ "Wed"."""
    names = (t("Mon"), t("Tue"), t("Wed"), t("Thu"), t("Fri"), t("Sat"), t("Sun"))
    return names[day.weekday()]


def clock_time(moment: datetime) -> str:
    """ "14:05", in the zone that the moment stands in."""
    return f"{moment.hour:02}:{moment.minute:02}"


def day_and_time(moment: datetime) -> str:
    """ "Wednesday 23 December 2026 at 14:05", in the zone that the moment stands in."""
    return t("{day} at {time}", day=long_date(moment), time=clock_time(moment))


def days_listed(days: Iterable[date]) -> str:
    """ "25 and 28 December, 1 January": days in their order, each month named once."""
    months: list[list[date]] = []
    for day in sorted(days):
        if months and (months[-1][0].year, months[-1][0].month) == (day.year, day.month):
            months[-1].append(day)
        else:
            months.append([day])
    said = (
        t("{days} {month}", days=both([str(day.day) for day in month]), month=month_name(month[0]))
        for month in months
    )
    return ", ".join(said)


def both(parts: list[str]) -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return t("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])


def capital(words: str) -> str:
    """The words as they begin a line."""
    return words[:1].upper() + words[1:]


def working_days(count: int) -> str:
    """ "1 working day", "5 working days"."""
    return t("1 working day") if count == 1 else t("{n} working days", n=count)


def calendar_days(count: int) -> str:
    """ "1 day", "5 days"."""
    return t("1 day") if count == 1 else t("{n} days", n=count)


def relative(day: date, today: date, calendar: Calendar) -> str:
    """How a day lies from today, with its weekday: "Tuesday, in 3 working days", "today", "Friday, 2 days ago"."""
    distance = (day - today).days
    if distance == 0:
        return t("today")
    if distance == 1:
        return t("tomorrow")
    if distance == -1:
        return t("yesterday")
    if distance < 0:
        return t("{weekday}, {distance} ago", weekday=weekday_name(day), distance=calendar_days(-distance))
    counted = calendar.working_days_between(today, day) if calendar.is_working(day) else 0
    ahead = working_days(counted) if counted else calendar_days(distance)
    return t("{weekday}, in {distance}", weekday=weekday_name(day), distance=ahead)


def age_in_years(born: date, on: date) -> int:
    """Whole years; somebody born on 29 February is a year older on 1 March of other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_in_words(born: date, on: date) -> str:
    """ "14 years"; under two, months; under a month, days."""
    years = age_in_years(born, on)
    if years >= 2:
        return t("{n} years", n=years)
    months = (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
    if months >= 1:
        return t("1 month") if months == 1 else t("{n} months", n=months)
    return calendar_days(max(0, (on - born).days))


def week_of(day: date) -> tuple[date, date]:
    """The Monday and Sunday of the week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
