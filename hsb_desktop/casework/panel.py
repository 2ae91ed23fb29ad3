"""The panel across cases: its days, the agenda of one of them, what waits, the tracker. Nothing is typed twice."""

from datetime import date

from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.panel_agenda import agenda_lines, asked_lines, feedback_lines
from hsb_desktop.casework.panel_attendance import seats_on
from hsb_desktop.casework.panel_days import DRAFT, PanelDay, panel_days, panel_of
from hsb_desktop.casework.panel_reading import PanelReading, read_panel
from hsb_desktop.casework.panel_tracker import actions, decisions
from hsb_desktop.casework.panel_views import AgendaPart, PanelView, PanelWords, TrackerLine
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.words import t


def panel_words(desk: Desk) -> PanelWords:
    """What the council calls its panel."""
    panel = panel_of(desk)
    return PanelWords() if panel is None else PanelWords(panel.word, panel.name, panel.about)


def the_panel(desk: Desk) -> PanelRule:
    """The panel, or a refusal that says there is none."""
    panel = panel_of(desk)
    if panel is None:
        raise NotReady(t("This procedure has no panel."))
    return panel


def panel_view(desk: Desk, key: str = "") -> PanelView:
    """The panel as it stands, with the agenda of the day of that key; left out, of the next day, else the last one."""
    panel, today = the_panel(desk), desk.clock.today()
    with desk.store.unit() as unit:
        days = panel_days(unit)
        reading, marks = read_panel(desk, unit, panel), unit.action_marks()
        draft = unit.drafts(DRAFT)
        day = _chosen(days, key, today)
        seats = seats_on(unit, panel, day.key) if day is not None else ()
    last = max((one.on for one in days if one.on <= today), default=None)
    decided, agreed = decisions(reading, marks, today), actions(reading, marks, today)
    return PanelView(
        words=PanelWords(panel.word, panel.name, panel.about),
        chairs=panel.chairs,
        source=section_words(panel.cite)
        if panel.cite.document == procedure_of(desk).document
        else procedure_of(desk).cite_words(panel.cite),
        today=today,
        days=days,
        day=day,
        past=day is not None and day.on < today,
        agenda=_agenda(reading, day, days, decided, agreed),
        asked=asked_lines(panel, reading.cases),
        feedback=feedback_lines(panel, reading.cases, last),
        decisions=decided,
        actions=agreed,
        open_cases=sum(seen.open_on(today) for seen in reading.cases),
        draft=draft,
        seats=seats,
        aside=reading.aside,
    )


def _chosen(days: tuple[PanelDay, ...], key: str, today: date) -> PanelDay | None:
    for day in days:
        if day.key == key:
            return day
    ahead = [day for day in days if day.on >= today]
    return ahead[0] if ahead else (days[-1] if days else None)


def _agenda(
    reading: PanelReading,
    day: PanelDay | None,
    days: tuple[PanelDay, ...],
    decided: tuple[TrackerLine, ...],
    agreed: tuple[TrackerLine, ...],
) -> tuple[AgendaPart, ...]:
    if day is None:
        return ()
    before = max((one.on for one in days if one.on < day.on), default=None)
    cases = agenda_lines(reading.panel, reading.cases, day.on)
    tracked = {
        "actions": tuple(line for line in agreed if _earlier(line, day.on) and _open_on(line, day.on)),
        "decisions": tuple(
            line
            for line in decided
            if before is not None and line.heard_on is not None and before <= line.heard_on < day.on
        ),
    }
    return tuple(
        AgendaPart(number, point.title, point.shows, cases.get(point.shows, ()), tracked.get(point.shows, ()))
        for number, point in enumerate(reading.panel.agenda, 1)
    )


def _earlier(line: TrackerLine, day: date) -> bool:
    return line.heard_on is None or line.heard_on < day


def _open_on(line: TrackerLine, day: date) -> bool:
    return line.done_on is None or line.done_on >= day
