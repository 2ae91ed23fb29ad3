"""The panel's overview from the records: what its charts count, by the month in which the panel heard the case.

Only structured answers and facts are counted, never a text. What may be shown of the counts `documents.overview`
decides.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.panel import the_panel
from hsb_desktop.casework.panel_reading import PanelCase, PanelPaper, PanelReading, read_panel
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.documents.overview import (
    ChartFrame,
    Overview,
    Sighting,
    month_of,
    months_before,
    overview,
)
from hsb_desktop.procedure.checks import shown
from hsb_desktop.procedure.form import Form, Question, Repeat
from hsb_desktop.procedure.panel import ChartRule
from hsb_desktop.procedure.words import t

HALF_YEAR, YEAR = 6, 12


def panel_overview(desk: Desk, months: int = HALF_YEAR, ending_before: date | None = None) -> Overview:
    """The charts over so many months, the last that has ended before the day (left out: today) the newest."""
    panel, today = the_panel(desk), desk.clock.today()
    end = min(ending_before or today, today)
    with desk.store.unit() as unit:
        reading = read_panel(desk, unit, panel)
    frames = [_frame(desk, rule, today) for rule in panel.charts]
    sightings = [one for rule in panel.charts for one in _sightings(rule, reading)]
    title = t("{panel} overview", panel=panel.word)
    made = overview(title, months_before(end, months), frames, sightings)
    return replace(made, complete=not reading.aside)


def _frame(desk: Desk, rule: ChartRule, today: date) -> ChartFrame:
    """The options in the words of the form in force."""
    options = rule.facts or rule.answers
    if not options:
        asked = _question(desk.book.form_in_force(rule.forms[0], today), rule)
        listed = asked.options if asked is not None else ()
        options = tuple((one.id, one.label) for one in listed if one.id not in rule.leave_out)
    return ChartFrame(rule.id, rule.title, rule.note, options, section_words(rule.cite))


def _question(form: Form, rule: ChartRule) -> Question | None:
    for item in form.items():
        if isinstance(item, Repeat) and item.id == rule.repeat:
            return next((one for one in item.questions if one.id == rule.question), None)
        if isinstance(item, Question) and not rule.repeat and item.id == rule.question:
            return item
    return None


def _sightings(rule: ChartRule, reading: PanelReading) -> Iterator[Sighting]:
    for seen in reading.cases:
        if rule.facts:
            kinds = {kind for kind, _words in rule.facts}
            for fact in seen.standing.facts:
                if fact.kind in kinds:
                    yield Sighting(rule.id, fact.kind, month_of(fact.on), seen.case.id)
            continue
        for paper in seen.papers:
            heard = _heard_at(seen, paper, reading)
            if paper.form in rule.forms and paper.complete and heard is not None:
                for option in _counted(rule, paper, reading):
                    yield Sighting(rule.id, option, month_of(heard), seen.case.id)


def _asked_for(rule: ChartRule, answer: str) -> bool:
    """Of a yes or no only the one that the chart names is counted."""
    return not rule.answers or answer in dict(rule.answers)


def _heard_at(seen: PanelCase, paper: PanelPaper, reading: PanelReading) -> date | None:
    """The hearing a record belongs to: the one its feedback is of, else the first on or after it was completed."""
    if paper.form == reading.panel.forms.feedback:
        return max((day for day in seen.heard if day <= paper.day), default=None)
    return min((day for day in seen.heard if day >= paper.day), default=None)


def _counted(rule: ChartRule, paper: PanelPaper, reading: PanelReading) -> Iterator[str]:
    """The options that the answers of a record count under; what is hidden or left out counts under none."""
    for place in shown(reading.records.form(paper.head), paper.answers).asked:
        key, value = place.key, paper.answers.get(place.key).value
        if key.question == rule.question and key.repeat == rule.repeat:
            said = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
            given = said if isinstance(said, tuple) else (said,)
            yield from (
                str(one) for one in given if one and one not in rule.leave_out and _asked_for(rule, str(one))
            )
        for also in rule.also:
            said = {True: "yes", False: "no"}.get(value, "") if isinstance(value, bool) else value
            if key.question == also.question and not key.repeat and said == also.answer:
                yield also.option
