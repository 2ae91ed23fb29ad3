"""The panel's decisions and actions, read from its feedback; an action is marked as done beside it."""

from datetime import date

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.open_actions import Marks, must_have_been
from hsb_desktop.casework.panel_reading import PanelCase, PanelPaper, PanelReading
from hsb_desktop.casework.panel_views import TrackerLine
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.checks import shown
from hsb_desktop.procedure.form import Audience, Form, Repeat
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.procedure.panel import PanelRows
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t


def decisions(reading: PanelReading, marks: Marks, today: date) -> tuple[TrackerLine, ...]:
    """What the panel decided, newest hearing first."""
    lines = _lines(reading, reading.panel.decisions, marks, today)
    return tuple(sorted(lines, key=lambda line: (-_ordinal(line.heard_on), line.reference)))


def actions(reading: PanelReading, marks: Marks, today: date) -> tuple[TrackerLine, ...]:
    """What was agreed to be done: open ones by the nearest limit, then those that are done."""
    lines = _lines(reading, reading.panel.actions, marks, today)
    return tuple(
        sorted(lines, key=lambda line: (line.done_on is not None, line.due or date.max, line.reference))
    )


def mark_panel_action(desk: Desk, record_id: RecordId, row: RowId, done_on: date | None) -> Changes:
    """An action was done on that day; None opens it again. The feedback that agreed it stays as it is."""
    must_have_been(desk, done_on)
    with desk.store.unit() as unit:
        head = unit.record(record_id)
        if head.status is RecordStatus.DRAFT:
            raise NotReady(t("This feedback is still a draft; answer it there."))
        unit.mark_action(record_id, row, done_on, desk.clock.now())
    return of_case(head.case_id, record_id)


def _lines(reading: PanelReading, rows: PanelRows, marks: Marks, today: date) -> list[TrackerLine]:
    return [
        line
        for seen in reading.cases
        for paper in seen.papers
        if paper.form == reading.panel.forms.feedback and paper.complete
        for line in _rows(seen, paper, reading.records.form(paper.head), rows, reading, marks, today)
    ]


def _rows(
    seen: PanelCase,
    paper: PanelPaper,
    form: Form,
    rows: PanelRows,
    reading: PanelReading,
    marks: Marks,
    today: date,
) -> list[TrackerLine]:
    repeat = next(
        (item for item in form.items() if isinstance(item, Repeat) and item.id == rows.repeat), None
    )
    now = shown(form, paper.answers)
    if repeat is None or repeat.id not in now.items:
        return []
    heard = _heard(seen, paper, reading)
    found = []
    for row in now.answers.rows(repeat.id):

        def text(name: str, row: RowId = row) -> str:
            return now.answers.cell_text(repeat.id, row, name).strip() if name else ""

        mark = (paper.head.id, row)
        done = marks[mark] if mark in marks else read_day(text(rows.done))
        due = read_day(text(rows.due))
        if text(rows.what):
            found.append(
                TrackerLine(
                    case_id=seen.case.id,
                    reference=seen.case.reference,
                    initials=seen.case.child.initials,
                    heard_on=heard,
                    what=text(rows.what),
                    owner=text(rows.owner),
                    agency=text(rows.agency),
                    record_id=paper.head.id,
                    row=row,
                    about=_option(repeat, rows.kind, text(rows.kind)),
                    due=due,
                    done_on=done,
                    late=done is None and due is not None and due < today,
                    for_panel=_for_panel(repeat, rows),
                )
            )
    return found


def _heard(seen: PanelCase, paper: PanelPaper, reading: PanelReading) -> date | None:
    """The day of the hearing that this feedback is of: the fact it gave, else the newest before it was completed."""
    kind = reading.panel.facts.heard
    given = [
        fact.on
        for fact in seen.standing.facts
        if fact.kind == kind and seen.standing.stored_of(fact).record_id == paper.head.id
    ]
    return max(given, default=max((day for day in seen.heard if day <= paper.day), default=None))


def _option(repeat: Repeat, question: str, option: str) -> str:
    asked = next((one for one in repeat.questions if one.id == question), None)
    known = asked.option(option) if asked is not None else None
    return known.label if known is not None else ""


def _for_panel(repeat: Repeat, rows: PanelRows) -> bool:
    """Whether each question that the panel's paper would print of a row is meant for the panel."""
    printed = {rows.what, rows.owner, rows.agency, rows.kind, rows.due} - {""}
    return all(Audience.PANEL in one.audience for one in repeat.questions if one.id in printed)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day is not None else 0
