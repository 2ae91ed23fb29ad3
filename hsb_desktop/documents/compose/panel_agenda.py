"""A panel's agenda with its action tracker as pages, for the panel: references and initials, nobody's name or story.

Of a decision or action it prints what its form lets the panel read; the rest is left out and counted.
"""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.paper import PanelCopy, Paper
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.words import t

PANEL_AGENDA = "panel_agenda"


@dataclass(frozen=True, slots=True)
class AgendaCase:
    """A case under an item: how it is named, and how far its papers are."""

    reference: str
    initials: str
    said: str


@dataclass(frozen=True, slots=True)
class Tracked:
    """A decision or action. `state` is how far it is, in words; `for_panel`: whether the panel may read it."""

    reference: str
    initials: str
    what: str
    owner: str
    agency: str = ""
    about: str = ""
    due: date | None = None
    state: str = ""
    for_panel: bool = True


@dataclass(frozen=True, slots=True)
class AgendaSeat:
    """A service on the attendance list; `state` in words, empty while nothing is said of it."""

    label: str
    core: bool
    state: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item with what stands under it; `nothing` is said where that is empty."""

    title: str
    cases: tuple[AgendaCase, ...] = ()
    tracked: tuple[Tracked, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """The agenda of one day and the whole tracker; `aside` are the cases that could not be looked at for it."""

    title: str
    on: date
    chairs: str
    items: tuple[AgendaItem, ...]
    actions: tuple[Tracked, ...] = ()
    aside: tuple[AgendaCase, ...] = ()
    seats: tuple[AgendaSeat, ...] = ()


def compose(sheet: AgendaSheet, copy: PanelCopy) -> Paper:
    """The agenda for the panel."""
    subtitle = " · ".join(part for part in (long_date(sheet.on), sheet.chairs) if part)
    return copy.paper(PANEL_AGENDA, sheet.title, subtitle, body(sheet).blocks)


def body(sheet: AgendaSheet) -> b.Blocks:
    """Each item under its number, then the tracker, on a page of its own once there is something in it."""
    found: list[b.Block] = [_not_looked_at(sheet)] if sheet.aside else []
    if sheet.seats:
        found += [b.Heading(_who(), 2), _seats(sheet.seats)]
    for number, item in enumerate(sheet.items, 1):
        found.append(b.Heading(t("{number}. {title}", number=number, title=item.title), 2))
        if item.cases:
            found.append(_cases(item))
        if item.tracked:
            found += _tracked(item.tracked, item.title)
        if item.nothing and not item.cases and not item.tracked:
            found.append(b.Paragraph(b.Words(item.nothing, b.Tone.ABSENT)))
    title = t("Action tracker")
    found.append(b.Heading(title, 2, new_page=bool(sheet.actions)))
    found += _tracked(sheet.actions, title)
    return b.Blocks(
        tuple(found), (*((_who(),) if sheet.seats else ()), *(item.title for item in sheet.items), title)
    )


def _who() -> str:
    return t("Who attends")


def _seats(seats: tuple[AgendaSeat, ...]) -> b.Table:
    rows = tuple(
        (b.Words(one.label), b.Words(t("Core member") if one.core else ""), b.Words(one.state))
        for one in seats
    )
    columns = (b.Column.WIDE, b.Column.MIDDLE, b.Column.MIDDLE)
    return b.Table(
        (t("Service"), t("Member"), t("Attendance")), rows, _who(), columns=columns, row_heads=True
    )


def _not_looked_at(sheet: AgendaSheet) -> b.Notice:
    """On top, so that nobody takes a case that is missing for one that is not due."""
    named = ", ".join(f"{one.reference} {one.initials}" for one in sheet.aside)
    said = t("Not looked at for this agenda: {cases}", cases=named)
    return b.Notice(
        said, t("How a case named here stands cannot be worked out until an entry in it is put right.")
    )


def _cases(item: AgendaItem) -> b.Table:
    rows = tuple((b.Words(one.reference), b.Words(one.initials), b.Words(one.said)) for one in item.cases)
    columns = (b.Column.MIDDLE, b.Column.NARROW, b.Column.WIDE)
    head = (t("Case"), t("Initials"), t("Papers"))
    return b.Table(head, rows, item.title, columns=columns, row_heads=True)


def _tracked(lines: tuple[Tracked, ...], name: str) -> list[b.Block]:
    mine = [line for line in lines if line.for_panel]
    rows = tuple(
        (
            b.Words(" ".join(part for part in (line.reference, line.initials) if part)),
            b.Words(": ".join(part for part in (line.about, line.what) if part)),
            b.Words(", ".join(part for part in (line.owner, line.agency) if part)),
            b.Words(_when(line)),
        )
        for line in mine
    )
    columns = (b.Column.MIDDLE, b.Column.WIDE, b.Column.MIDDLE, b.Column.MIDDLE)
    head = (t("Case"), t("What"), t("Owner"), t("By when"))
    found: list[b.Block] = [b.Table(head, rows, name, t("Nothing is open."), columns, row_heads=True)]
    left = len(lines) - len(mine)
    if left:
        said = t("{n} more are not for the panel and are left out.", n=left)
        if left == 1:
            said = t("1 more is not for the panel and is left out.")
        found.append(b.Paragraph(b.Words(said, b.Tone.QUIET)))
    return found


def _when(line: Tracked) -> str:
    due = short_date(line.due) if line.due is not None else ""
    return ", ".join(part for part in (due, line.state) if part)
