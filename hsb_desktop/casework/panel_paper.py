"""The panel's agenda and tracker as pages to print or save, from the same reading as the screen; kept nowhere."""

from dataclasses import replace

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.panel_attendance import seats_on
from hsb_desktop.casework.panel_days import panel_of
from hsb_desktop.casework.panel_views import AgendaPart, PanelView, TrackerLine
from hsb_desktop.casework.paper_kinds import panel_copy
from hsb_desktop.casework.ports import JournalEntry
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.documents.compose import panel_agenda as composer
from hsb_desktop.documents.compose.panel_agenda import (
    AgendaCase,
    AgendaItem,
    AgendaSeat,
    AgendaSheet,
    Tracked,
)
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.words import t

_ACTIONS = "actions"
_FROM_RECORDS = ("new", "updates", "closures", "decisions")


def agenda_sheet(view: PanelView) -> AgendaSheet:
    """The agenda that is shown, as a value; NotReady while no day is set."""
    if view.day is None:
        raise NotReady(t("No date of the panel is set. Set it, then the agenda can be printed."))
    items = tuple(
        AgendaItem(
            part.title,
            tuple(AgendaCase(line.reference, line.initials, line.said) for line in part.lines),
            () if part.shows == _ACTIONS else tuple(_tracked(line) for line in part.tracked),
            _instead(part),
        )
        for part in view.agenda
    )
    title = t("{panel} agenda", panel=view.words.word)
    actions = tuple(_tracked(line) for line in view.actions)
    aside = tuple(AgendaCase(case.reference, case.initials, "") for case in view.aside)
    seats = tuple(AgendaSeat(one.label, one.core, one.word) for one in view.seats)
    return AgendaSheet(title, view.day.on, view.chairs, items, actions, aside, seats)


def agenda_paper(desk: Desk, view: PanelView) -> Paper:
    """The agenda on paper, for the panel; that it was made is entered in the journal."""
    panel = panel_of(desk)
    with desk.store.unit() as unit:
        if panel is not None and view.day is not None:  # what was said of a service since the page was shown
            view = replace(view, seats=seats_on(unit, panel, view.day.key))
        sheet = agenda_sheet(view)
        unit.journal(JournalEntry("panel.agenda_saved", subject=sheet.on.isoformat()), desk.clock.now())
    return composer.compose(sheet, panel_copy(desk))


def agenda_file(desk: Desk, paper: Paper) -> bytes:
    """Its pages. It asks nothing of the store."""
    return desk.writer.draw(paper)


def agenda_file_name(view: PanelView) -> str:
    """The name offered for the file: the day, nobody."""
    return f"agenda-{view.day.on:%Y-%m-%d}.pdf" if view.day is not None else "agenda.pdf"


def _instead(part: AgendaPart) -> str:
    """What is said under an item without lines; the actions stand in the tracker, which follows."""
    if part.shows == _ACTIONS:
        return t("{n} open; they stand in the action tracker.", n=len(part.tracked))
    return t("Nothing") if part.shows in _FROM_RECORDS else ""


def _tracked(line: TrackerLine) -> Tracked:
    state = t("done {day}", day=short_date(line.done_on)) if line.done_on is not None else ""
    return Tracked(
        line.reference,
        line.initials,
        line.what,
        line.owner,
        line.agency,
        line.about,
        line.due,
        state or (t("overdue") if line.late else ""),
        line.for_panel,
    )
