"""Work for the panel in one go, for tests: a nomination, an update, what the panel said, a closure."""

from datetime import date, timedelta

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.records import complete_record, start_record
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from tests.casework.people import fill

ONE = Answer(("row-one",))
SAID = {
    "inputs": ONE,
    "inputs/row-one/input_name": Answer("P. Lindqvist"),
    "inputs/row-one/input_agency": Answer("Northfield School"),
    "inputs/row-one/input_how": Answer("at_panel"),
}


def nominated(
    desk: Desk, clock: FixedClock, case_id: CaseId, panel_on: date | None, **more: Answer
) -> RecordId:
    """A nomination completed today, for that day of the panel."""
    record_id = start_record(desk, case_id, "mase_nomination").record_id
    place = {
        "locations": ONE,
        "locations/row-one/location_kind": Answer("school"),
        "locations/row-one/location_area": Answer(missing=Missing.NOT_KNOWN),
    }
    day = Answer(panel_on.isoformat()) if panel_on is not None else Answer(missing=Missing.NOT_KNOWN)
    fill(desk, record_id, SAID | place | {"panel_on": day} | more, clock)
    complete_record(desk, record_id)
    return record_id


def updated(desk: Desk, clock: FixedClock, case_id: CaseId, *, closing: bool = False) -> RecordId:
    """An update completed today."""
    record_id = start_record(desk, case_id, "mase_update").record_id
    asked = Answer("close" if closing else "continue")
    fill(desk, record_id, SAID | {"panel_on": Answer(missing=Missing.NOT_KNOWN), "requested": asked}, clock)
    complete_record(desk, record_id)
    return record_id


def heard(
    desk: Desk, clock: FixedClock, case_id: CaseId, again: date | None = None, kind: str = "disruption"
) -> RecordId:
    """What the panel said today: one decision and one action."""
    record_id = start_record(desk, case_id, "mase_feedback").record_id
    given = {
        "heard_on": Answer(clock.today().isoformat()),
        "decisions": ONE,
        "decisions/row-one/decision_kind": Answer(kind),
        "decisions/row-one/decision": Answer("Officers look in after school"),
        "decisions/row-one/decision_owner": Answer("D. Marsh"),
        "actions": ONE,
        "actions/row-one/action": Answer("Meet the school"),
        "actions/row-one/action_owner": Answer("T. Marlow"),
        "actions/row-one/action_due": Answer((clock.today() + timedelta(days=1)).isoformat()),
        "next_on": Answer(again.isoformat()) if again is not None else Answer(missing=Missing.NOT_KNOWN),
        "told": ONE,
        "told/row-one/told_who": Answer("T. Marlow"),
        "told/row-one/told_by": Answer("D. Marsh"),
    }
    fill(desk, record_id, given, clock)
    complete_record(desk, record_id)
    return record_id


def closed(desk: Desk, clock: FixedClock, case_id: CaseId) -> RecordId:
    """The case closed to the panel today, its three tests met."""
    record_id = start_record(desk, case_id, "mase_closure").record_id
    tests = {name: Answer(True) for name in ("overview_not_needed", "risk_reduced", "manageable")}
    fill(desk, record_id, tests | {"closed_on": Answer(clock.today().isoformat())}, clock)
    complete_record(desk, record_id)
    return record_id
