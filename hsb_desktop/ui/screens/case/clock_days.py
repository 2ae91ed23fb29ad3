"""The days of a working-day clock, one by one: where it starts, what counts, what does not, where it ends."""

from datetime import date, timedelta

from hsb_desktop.casework.views import StepView
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.day_strip import Day, DayKind

_LONGEST_STRIP = 11  # days; a longer clock is told in words only


def days_of(step: StepView) -> list[Day]:
    """The days of a working-day clock from its start to its limit, those that do not count dotted."""
    if step.clock_start is None or step.due is None or "working day" not in step.limit:
        return []
    length = (step.due - step.clock_start).days + 1
    if not 1 < length <= _LONGEST_STRIP:
        return []
    skipped = dict(step.skipped)
    days: list[Day] = []
    counted = 0
    for offset in range(length):
        day = step.clock_start + timedelta(days=offset)
        if offset == 0:
            days.append(_day(day, DayKind.START, t("start")))
        elif day == step.due:
            days.append(_day(day, DayKind.DUE, t("{n}, due", n=counted + 1)))
        elif day in skipped:
            days.append(_day(day, DayKind.SKIPPED, "", skipped[day]))
        else:
            counted += 1
            days.append(_day(day, DayKind.COUNTED, str(counted)))
    return days


def _day(day: date, kind: DayKind, word: str, why: str = "") -> Day:
    return Day(long_date(day)[0], str(day.day), kind, word, f"{long_date(day)} {why or word}".strip())
