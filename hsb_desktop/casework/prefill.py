"""What a new record begins with, by the names a form may ask for (`procedure.form.PREFILLS`). Texts only."""

from collections.abc import Mapping

from hsb_desktop.casework.desk import Desk, stand_today
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.form import PREFILLS


def prefills(desk: Desk, unit: Unit, case: Case, meeting: RecordHead | None) -> Mapping[str, str]:
    """Each name with its text, empty where it is not known; the names are those of the forms' language."""
    answers = unit.answers(meeting.id) if meeting is not None else AnswerSet()
    pathway = stand_today(desk, unit.facts(case.id)).pathway
    decided = pathway.category
    known = {
        "today": desk.clock.today().isoformat(),
        "worker_name": desk.worker.name,
        "worker_role": desk.worker.role,
        "child_name": case.child.name,
        "case_reference": case.reference,
        "category": str(decided.category.value) if decided is not None else "",
        "category_on": decided.decided_on.isoformat() if decided is not None else "",
        "plan_status": pathway.plan,
        "meeting_date": answers.text("date"),
        "meeting_chair": answers.text("chair_name"),
        "meeting_minute_taker": answers.text("minute_taker"),
    }
    return {name: known.get(name, "") for name in PREFILLS}
