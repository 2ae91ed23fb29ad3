"""What a screen says beside a date while it is typed: how near it is, which age it makes. Asked for once, then pure."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.case import BirthKind, PersonKind
from hsb_desktop.procedure.dates_in_words import age_in_words, capital, long_date, relative
from hsb_desktop.procedure.identifiers import warn_born
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class DayWords:
    """Today and the working days, as values that a window may keep while it is open."""

    today: date
    calendar: Calendar

    def near(self, day: date | None) -> str:
        """ "Tuesday, in 3 working days"; nothing without a day."""
        return capital(relative(day, self.today, self.calendar)) if day is not None else ""

    def age(self, born: date | None, known: BirthKind) -> str:
        """ "14 years", "About 14 years", "Expected Tuesday 2 March 2027"; nothing where it is no age."""
        return capital(age_said(born, known, self.today))

    def warn_born(self, born: date | None, known: BirthKind, kind: PersonKind) -> str:
        """Why this date of birth is likely a slip; empty when nothing is."""
        return warn_born(born, known, kind, self.today)


def day_words(desk: Desk) -> DayWords:
    """For today."""
    return DayWords(desk.clock.today(), procedure_of(desk).calendar)


def age_said(born: date | None, known: BirthKind, on: date) -> str:
    """The age in words, as surely as the date of birth is known; empty without one."""
    if born is None:
        return ""
    if known is BirthKind.UNBORN:
        return t("not born yet, expected {day}", day=long_date(born))
    if born > on:
        return t("date of birth to be checked")
    age = age_in_words(born, on)
    return t("about {age}", age=age) if known is BirthKind.ESTIMATED else age
