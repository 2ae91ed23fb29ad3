"""What a nomination or an update for the panel begins with: its next day, and what the panel agreed before."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hsb_desktop.casework.carrying import Origin, origin_of
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.new_ids import new_row_id
from hsb_desktop.casework.panel_days import panel_days, panel_of
from hsb_desktop.casework.panel_reading import read_panel_case
from hsb_desktop.casework.panel_tracker import actions
from hsb_desktop.casework.panel_views import TrackerLine
from hsb_desktop.casework.ports import Unit
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.panel import EarlierRows, PanelRule


@dataclass(frozen=True, slots=True)
class Begun:
    """Answers a record begins with, and where those come from that another record holds."""

    answers: Mapping[FieldKey, Answer] = field(default_factory=dict)
    origins: Mapping[FieldKey, Origin] = field(default_factory=dict)


def panel_answers(desk: Desk, unit: Unit, case_id: CaseId, form: Form) -> Begun:
    """What a record of this form begins with in this case; nothing for a form that does not go to the panel."""
    panel = panel_of(desk)
    if panel is None or form.id not in (panel.forms.nomination, panel.forms.update):
        return Begun()
    today = desk.clock.today()
    found: dict[FieldKey, Answer] = {}
    ahead = [day.on for day in panel_days(unit) if day.on >= today]
    if ahead:
        found[FieldKey(panel.questions.for_panel)] = Answer(ahead[0].isoformat())
    if form.id != panel.forms.update or panel.earlier is None:
        return Begun(found)
    reading = read_panel_case(desk, unit, panel, case_id)
    last = max(reading.cases[0].heard, default=None)
    agreed = [
        line
        for line in actions(reading, unit.action_marks(), today)
        if line.done_on is None or last is None or line.done_on >= last
    ]
    return _rows(desk, unit, panel, panel.earlier, agreed, found)


def _rows(
    desk: Desk,
    unit: Unit,
    panel: PanelRule,
    earlier: EarlierRows,
    agreed: list[TrackerLine],
    found: dict[FieldKey, Answer],
) -> Begun:
    rows, origins = [], dict[FieldKey, Origin]()
    for line in agreed:
        row = new_row_id()
        rows.append(row)
        said = {
            earlier.what: (line.what, panel.actions.what),
            earlier.owner: (line.owner, panel.actions.owner),
            earlier.due: (line.due.isoformat() if line.due is not None else "", ""),
            earlier.state: (earlier.done if line.done_on is not None else "", ""),
        }
        for question, (text, taken_from) in said.items():
            if question and text:
                key = FieldKey(question, earlier.repeat, row)
                found[key] = Answer(text)
                if taken_from:
                    place = FieldKey(taken_from, panel.actions.repeat, line.row)
                    origins[key] = origin_of(desk, unit, line.record_id, place)
    order = {FieldKey(earlier.repeat): Answer(tuple(rows))} if rows else {}
    return Begun(found | order, origins)
