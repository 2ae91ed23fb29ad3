"""The words of the backups screen for moments and copies. Nothing is read here."""

from datetime import datetime

from hsb_desktop.casework.backup_port import KeptCopy, LostInCase
from hsb_desktop.procedure.dates_in_words import clock_time, day_and_time
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london


def moment(at: datetime, now: datetime) -> str:
    """ "Today at 14:02", or the day in full."""
    here, today = at.astimezone(london()), now.astimezone(london()).date()
    if here.date() == today:
        return t("Today at {time}", time=clock_time(here))
    return day_and_time(here)


def why(copy: KeptCopy) -> str:
    """What a copy was made for, and where it does not open as the records do."""
    made = {
        "daily": t("The copy of the day"),
        "asked": t("You asked for it"),
        "before-update": t("Before the program was updated"),
        "before-restore": t("Your records as they were before a backup was put back"),
    }.get(copy.why, "")
    if not copy.other_key:
        return made
    return t("{made}. It opens only with the passphrase or the code of that day.", made=made)


def lost_in(case: LostInCase) -> str:
    """What putting a copy back takes from a case."""
    if case.whole:
        return t("The whole case: it was opened after this backup")
    if case.changes == 1:
        return t("1 change")
    return t("{n} changes", n=case.changes)
