"""Bank holidays of England and Wales, working days and London time, counted one day at a time.

Written apart from the product and from its data; nothing here may read either.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
FIRST_DAY = date(2016, 1, 1)
LAST_DAY = date(2031, 12, 31)
ONE_DAY = timedelta(days=1)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

ONE_OFFS = {
    date(2020, 5, 8): "Early May bank holiday",
    date(2022, 6, 2): "Spring bank holiday",
    date(2022, 6, 3): "Platinum Jubilee bank holiday",
    date(2022, 9, 19): "Bank Holiday for the State Funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Bank holiday for the coronation of King Charles III",
}
MOVED_AWAY = {date(2020, 5, 4), date(2022, 5, 30)}


def easter_sunday(year: int) -> date:
    """The Gregorian computus of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    total = h + m - 7 * n + 114
    return date(year, total // 31, total % 31 + 1)


def holiday_name(day: date) -> str | None:
    """The bank holiday that falls on this day, a substitute day included, or None."""
    if day in ONE_OFFS:
        return ONE_OFFS[day]
    if day in MOVED_AWAY:
        return None
    year, monday = day.year, day.weekday() == 0
    if day == easter_sunday(year) - 2 * ONE_DAY:
        return "Good Friday"
    if day == easter_sunday(year) + ONE_DAY:
        return "Easter Monday"
    if day.month == 5 and monday and day.day <= 7:
        return "Early May bank holiday"
    if day.month == 5 and monday and day.day > 24:
        return "Spring bank holiday"
    if day.month == 8 and monday and day.day > 24:
        return "Summer bank holiday"
    if day.month == 1 and (day.day == 1 or (monday and day.day in (2, 3))):
        return "New Year's Day"
    return _christmas_name(day)


def _christmas_name(day: date) -> str | None:
    if day.month != 12:
        return None
    christmas = date(day.year, 12, 25).weekday()
    if day.day == 25:
        return "Christmas Day"
    if day.day == 26:
        return "Boxing Day"
    if day.day == 27:
        return "Christmas Day" if christmas in (5, 6) else None
    if day.day == 28:
        return "Boxing Day" if christmas in (4, 5) else None
    return None


def why_not_working(day: date) -> str | None:
    """Saturday, Sunday or the name of the holiday; None on a working day."""
    if day.weekday() >= 5:
        return WEEKDAYS[day.weekday()]
    return holiday_name(day)


def working_days_later(start: date, count: int) -> date | None:
    """The last of `count` working days after the start (day 0), or None past the horizon."""
    day = start
    counted = 0
    while counted < count:
        day = day + ONE_DAY
        if day > LAST_DAY:
            return None
        if why_not_working(day) is None:
            counted += 1
    return day


def strict_days_later(start: date, count: int) -> date | None:
    """The same, with a start that is a working day counted as day 1."""
    day = start
    counted = 1 if why_not_working(start) is None else 0
    while counted < count:
        day = day + ONE_DAY
        if day > LAST_DAY:
            return None
        if why_not_working(day) is None:
            counted += 1
    return day


def working_days_between(after: date, up_to: date) -> int:
    """Working days after the one date, up to and including the other."""
    counted = 0
    day = after
    while day < up_to:
        day = day + ONE_DAY
        if why_not_working(day) is None:
            counted += 1
    return counted


def skipped_between(start: date, limit: date) -> list[dict[str, str]]:
    """Each non-working day after the start and before the limit."""
    found = []
    day = start + ONE_DAY
    while day < limit:
        why = why_not_working(day)
        if why is not None:
            found.append({"date": day.isoformat(), "why": why})
        day = day + ONE_DAY
    return found


def calendar_days_later(start: date, count: int) -> date | None:
    """The date so many calendar days later, or None past the horizon."""
    day = start
    for _ in range(count):
        day = day + ONE_DAY
        if day > LAST_DAY:
            return None
    return day


def months_later(start: date, count: int) -> date | None:
    """The same day of a later month, or that month's last day; None past the horizon."""
    year, month = start.year, start.month
    for _ in range(count):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    day = start.day
    while True:
        try:
            found = date(year, month, day)
        except ValueError:
            day -= 1
            continue
        return found if found <= LAST_DAY else None


def hours_later(start: datetime, count: int) -> datetime:
    """Elapsed hours, in London time."""
    return (start.astimezone(UTC) + timedelta(hours=count)).astimezone(LONDON)
