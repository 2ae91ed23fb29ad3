"""What a new record begins with, by the names a form may ask for (`procedure.form.PREFILLS`). Texts only."""

from collections.abc import Mapping

from hsb_desktop.casework.carrying import Origin, origin_of
from hsb_desktop.casework.desk import Desk, stand_anyway
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.form import PREFILLS, Form, Question

COPIED = {  # what minutes take from their meeting: the name a form asks by, and the question of the meeting
    "meeting_date": "date",
    "meeting_chair": "chair_name",
    "meeting_minute_taker": "minute_taker",
}


def copied(meeting: AnswerSet) -> dict[str, str]:
    """What minutes take from a meeting, by the names a form asks for."""
    return {name: meeting.text(question) for name, question in COPIED.items()}


def origins(desk: Desk, unit: Unit, form: Form, meeting: RecordHead | None) -> dict[FieldKey, Origin]:
    """Where the texts come from that a new record of this form takes from its meeting."""
    if meeting is None:
        return {}
    known = {item.id for item in desk.book.form(meeting.pin).items() if isinstance(item, Question)}
    return {
        FieldKey(question.id): origin_of(desk, unit, meeting.id, FieldKey(COPIED[question.prefill]))
        for question in form.items()
        if isinstance(question, Question) and COPIED.get(question.prefill) in known
    }


def prefills(desk: Desk, unit: Unit, case: Case, meeting: RecordHead | None) -> Mapping[str, str]:
    """Each name with its text, empty where it is not known; the names are those of the forms' language."""
    answers = unit.answers(meeting.id) if meeting is not None else AnswerSet()
    pathway = stand_anyway(desk, unit.facts(case.id)).pathway
    decided = pathway.category
    known = {
        "today": desk.clock.today().isoformat(),
        "worker": ", ".join(part for part in (desk.worker.name, desk.worker.role) if part),
        "worker_name": desk.worker.name,
        "worker_role": desk.worker.role,
        "child_name": case.child.name,
        "case_reference": case.reference,
        "category": str(decided.category.value) if decided is not None else "",
        "category_on": decided.decided_on.isoformat() if decided is not None else "",
        "plan_status": pathway.plan,
        **copied(answers),
    }
    return {name: known.get(name, "") for name in PREFILLS}
