"""What a nomination or an update for the panel begins with: its next day, and what the panel agreed before."""

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
from hsb_desktop.procedure.panel import EarlierRows


def panel_answers(desk: Desk, unit: Unit, case_id: CaseId, form: Form) -> dict[FieldKey, Answer]:
    """Answers that a record of this form begins with in this case; none for a form that does not go to the panel."""
    panel = panel_of(desk)
    if panel is None or form.id not in (panel.forms.nomination, panel.forms.update):
        return {}
    today = desk.clock.today()
    found: dict[FieldKey, Answer] = {}
    ahead = [day.on for day in panel_days(unit) if day.on >= today]
    if ahead:
        found[FieldKey(panel.questions.for_panel)] = Answer(ahead[0].isoformat())
    if form.id != panel.forms.update or panel.earlier is None:
        return found
    reading = read_panel_case(desk, unit, panel, case_id)
    last = max(reading.cases[0].heard, default=None)
    agreed = [
        line
        for line in actions(reading, unit.action_marks(), today)
        if line.done_on is None or last is None or line.done_on >= last
    ]
    return found | _rows(panel.earlier, agreed)


def _rows(earlier: EarlierRows, agreed: list[TrackerLine]) -> dict[FieldKey, Answer]:
    found: dict[FieldKey, Answer] = {}
    rows = []
    for line in agreed:
        row = new_row_id()
        rows.append(row)
        said = {
            earlier.what: line.what,
            earlier.owner: line.owner,
            earlier.due: line.due.isoformat() if line.due is not None else "",
            earlier.state: earlier.done if line.done_on is not None else "",
        }
        for question, text in said.items():
            if question and text:
                found[FieldKey(question, earlier.repeat, row)] = Answer(text)
    return found | ({FieldKey(earlier.repeat): Answer(tuple(rows))} if rows else {})
