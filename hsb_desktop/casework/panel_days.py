"""The days on which the panel meets: set once for every case, moved or taken away with the journal knowing why.

Every case's pathway counts them as facts of its own; they are no entries of any case.
"""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.new_ids import new_fact_id
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.words import t

KIND = "panel_date"
DRAFT = "panel_date"  # the place of the form that sets or moves one


@dataclass(frozen=True, slots=True)
class PanelDay:
    """A day of the panel; `key` names it when it is moved, `set_on` is when it became known."""

    key: str
    on: date
    set_on: date


def panel_of(desk: Desk) -> PanelRule | None:
    """The panel of the procedure in force today."""
    return desk.book.panel(desk.clock.today())


def remember_panel_days(desk: Desk) -> None:
    """Let every case's pathway know the days of the panel; once a desk is made and whenever they change."""
    with desk.store.unit() as unit:
        days = panel_days(unit)
    panel = panel_of(desk) if days else None  # the forms need not be read for nothing, while a window opens
    if panel is None:
        desk.memo.share(())
        return
    facts = panel.facts
    desk.memo.share(
        [
            {"fact": facts.date_set, "on": day.set_on.isoformat(), facts.date_field: day.on.isoformat()}
            for day in days
        ]
    )


def panel_days(unit: Unit) -> tuple[PanelDay, ...]:
    """Every day of the panel, earliest first."""
    found = [
        PanelDay(key, date.fromisoformat(str(said["on"])), date.fromisoformat(str(said["set_on"])))
        for key, said in unit.council(KIND).items()
    ]
    return tuple(sorted(found, key=lambda day: (day.on, day.key)))


def set_panel_day(desk: Desk, on: date) -> Changes:
    """The panel meets on that day."""
    return _put(desk, new_fact_id(), on)


def move_panel_day(desk: Desk, key: str, on: date) -> Changes:
    """The panel meets on that day instead."""
    return _put(desk, key, on)


def take_panel_day(desk: Desk, key: str) -> Changes:
    """The panel does not meet on that day after all."""
    with desk.store.unit() as unit:
        if all(day.key != key for day in panel_days(unit)):
            raise NotReady(t("That date is not set any more; look at the dates again."))
        unit.put_council(KIND, key, None, desk.clock.now())
        touched = _every_case(unit)
    remember_panel_days(desk)
    return touched


def _put(desk: Desk, key: str, on: date) -> Changes:
    today, calendar = desk.clock.today(), procedure_of(desk).calendar
    if on < today:
        raise NotReady(t("{day} is past. Enter a day that is still to come.", day=long_date(on)))
    if on > calendar.last:
        raise NotReady(t("The calendar ends on {day}. Enter an earlier day.", day=long_date(calendar.last)))
    with desk.store.unit() as unit:
        if any(day.on == on for day in panel_days(unit)):
            raise NotReady(t("{day} is set already.", day=long_date(on)))
        said = {"on": on.isoformat(), "set_on": today.isoformat()}
        unit.put_council(KIND, key, said, desk.clock.now())
        unit.drop_drafts(DRAFT)
        touched = _every_case(unit)
    remember_panel_days(desk)
    return touched


def _every_case(unit: Unit) -> Changes:
    return Changes(frozenset(case.id for case in unit.cases()))
