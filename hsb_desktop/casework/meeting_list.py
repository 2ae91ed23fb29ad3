"""Meetings across cases: those to set up, those to come with the limit they must meet, those that were held.

Initials and references only, until a case is opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.attention import stand_together
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_shape import is_meeting
from hsb_desktop.casework.meeting_kinds import kind_of
from hsb_desktop.casework.panel_days import PanelDay, panel_days, panel_of
from hsb_desktop.casework.ports import RecordHead
from hsb_desktop.casework.record_lines import PLANNED, meeting_lines
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import step_view, urgency
from hsb_desktop.casework.views import CaseAside, DueLine, MeetingLine, StepView
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.pathway import Step

_TO_HOLD = "meeting:"
_LATEST = 20  # held meetings that are listed


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with the step it is to answer, where one is open. `late`: it is planned after that step's limit."""

    line: MeetingLine
    step: StepView | None = None
    late: bool = False
    past: bool = False  # its day is over and nothing is recorded of it


@dataclass(frozen=True, slots=True)
class PanelMeeting:
    """The next day of the panel, which is about many cases: its key, what it is called, its day."""

    key: str
    word: str
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class MeetingsView:
    """`to_set_up` are steps that ask for a meeting nobody has set up; `more` counts held meetings left out."""

    today: date
    to_set_up: tuple[DueLine, ...]
    coming: tuple[MeetingRow, ...]
    held: tuple[MeetingRow, ...]
    more: int = 0
    panel: PanelMeeting | None = None
    aside: tuple[CaseAside, ...] = ()  # cases whose steps cannot be worked out


def all_meetings(desk: Desk) -> MeetingsView:
    """Every meeting of the open cases, and the last ones held."""
    today = desk.clock.today()
    with desk.store.unit() as unit:
        cases = {case.id: case for case in unit.cases() if not case.closed}
        facts = unit.facts_of_all()
        heads = [head for head in unit.records_of_all() if head.case_id in cases]
        reading = read_records(desk, unit, heads)
        ahead = [day for day in panel_days(unit) if day.on >= today]
    standings, aside = stand_together(desk, cases.values(), facts)
    kinds = {
        head.id: _kind(procedure_of(desk), head, reading)
        for head in reading.heads
        if is_meeting(reading.form(head))
    }
    listing = _Listing(desk, today, cases, standings, kinds)
    lines = meeting_lines(tuple(cases.values()), reading)
    planned = [listing.row(line) for line in lines if line.state == PLANNED]
    held = [MeetingRow(line) for line in lines if line.state != PLANNED]
    return MeetingsView(
        today=today,
        to_set_up=listing.to_set_up(planned),
        coming=tuple(sorted(planned, key=lambda row: (row.line.on or date.max, row.line.at))),
        held=tuple(held[:_LATEST]),
        more=max(0, len(held) - _LATEST),
        panel=_panel(desk, ahead),
        aside=aside,
    )


def _panel(desk: Desk, ahead: list[PanelDay]) -> PanelMeeting | None:
    panel = panel_of(desk) if ahead else None
    return PanelMeeting(ahead[0].key, panel.word, panel.name, ahead[0].on) if panel is not None else None


def _kind(procedure: Procedure, head: RecordHead, reading: RecordReading) -> str:
    kind = kind_of(procedure, reading.form(head), reading.answers(head))
    return kind.id if kind is not None else ""


class _Listing:
    """One reading of every case."""

    def __init__(
        self,
        desk: Desk,
        today: date,
        cases: Mapping[CaseId, Case],
        standings: Mapping[CaseId, Standing],
        kinds: Mapping[RecordId, str],
    ) -> None:
        self._today, self._cases, self._standings, self._kinds = today, cases, standings, kinds
        self._procedure = procedure_of(desk)
        self._actions = actions(self._procedure)

    def row(self, line: MeetingLine) -> MeetingRow:
        """A planned meeting with the most pressing step it would answer."""
        wanted = f"{_TO_HOLD}{self._kinds.get(line.record_id, '')}"
        standing = self._standings.get(line.case_id)
        steps = [
            (place, step)
            for place, step in enumerate(standing.pathway.steps if standing is not None else ())
            if step.is_open and self._actions.get(step.id) == wanted
        ]
        past = line.on is not None and line.on < self._today
        if not steps:
            return MeetingRow(line, past=past)
        step = min(steps, key=urgency)[1]
        late = line.on is not None and step.last_day is not None and line.on > step.last_day
        return MeetingRow(line, self._view(step), late, past)

    def to_set_up(self, planned: list[MeetingRow]) -> tuple[DueLine, ...]:
        """The steps that ask for a meeting where none of that kind is set up, the nearest limit first."""
        known = {(row.line.case_id, self._kinds.get(row.line.record_id, "")) for row in planned}
        found: list[tuple[date, Case, Step]] = []
        for case_id, standing in self._standings.items():
            for step in standing.pathway.steps:
                action = self._actions.get(step.id, "")
                if step.is_open and action.startswith(_TO_HOLD):
                    kind = action.removeprefix(_TO_HOLD)
                    if (case_id, kind) not in known:
                        known.add((case_id, kind))
                        found.append((step.last_day or date.max, self._cases[case_id], step))
        found.sort(key=lambda one: (one[0], len(one[1].reference), one[1].reference))
        return tuple(
            DueLine(case.id, case.reference, case.child.initials, self._view(step)) for _, case, step in found
        )

    def _view(self, step: Step) -> StepView:
        return step_view(step, self._today, self._procedure, self._actions.get(step.id, ""))
