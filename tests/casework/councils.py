"""Two councils, the shipped and an invented one, and what each calls the same work: one journey runs over both."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.records import complete_record, start_record
from hsb_desktop.procedure.answers import Answer
from hsb_desktop.procedure.form import Form, Kind, Repeat
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.support.clock import FixedClock
from hsb_desktop.support.paths import forms_directory
from tests.casework.people import fill

INVENTED = Path(__file__).parent.parent / "data" / "councils"


@dataclass(frozen=True)
class Council:
    """What one council calls the parts of the journey."""

    name: str
    root: Path
    route: str
    plan: str
    assessing: str  # the step
    assessment: str  # the form
    grave: Mapping[str, str]  # answers of the assessment that ask for a meeting
    slight: Mapping[str, str]  # answers that do not
    meeting: str  # the step and its kind of meeting
    meeting_due: date
    held: Mapping[str, Answer]  # what the meeting decides
    plans: tuple[str, ...]
    note: str
    talk: str  # the step of the slighter way
    forums: tuple[str, ...]
    talked: Mapping[str, object]  # the fact that it was
    panel: str
    nominating: str
    ended: str
    marking: str
    absent: str  # the role that is not invited
    minutes_step: str

    def __str__(self) -> str:
        return self.name


ISLINGTON = Council(
    name="islington",
    root=forms_directory(),
    route="open_case",
    plan="cin",
    assessing="assess_risk",
    assessment="risk_assessment",
    grave={"category": "2", "c2_1": "present"},
    slight={"category": "1", "c1_1": "present"},
    meeting="strategy_meeting",
    meeting_due=date(2026, 12, 24),
    held={"outcome": Answer("no_section_47"), "mase_referral": Answer(True)},
    plans=("safety_plan", "diversion_plan", "direct_work_plan"),
    note="case_note",
    talk="risk_discussion",
    forums=("child in need (CIN) meeting", "review meeting"),
    talked={"fact": "risk_discussion_held", "forum": "cin"},
    panel="MASE",
    nominating="mase_nomination",
    ended="case_closed",
    marking="OFFICIAL-SENSITIVE",
    absent="parent_carer",
    minutes_step="record:strategy_minutes",
)
RIVERSIDE = Council(
    name="riverside",
    root=INVENTED,
    route="letter",
    plan="early_help",
    assessing="set_level",
    assessment="level_record",
    grave={"level": "act", "cact_1": "present"},
    slight={"level": "watch", "cwatch_1": "present"},
    meeting="hub",
    meeting_due=date(2026, 12, 23),
    held={"outcome": Answer("go_on"), "to_table": Answer(True)},
    plans=("together_plan",),
    note="contact_note",
    talk="circle",
    forums=("family circle", "round table"),
    talked={"fact": "circle_held", "forum": "circle"},
    panel="Harbour Table",
    nominating="ask_table",
    ended="work_ended",
    marking="RIVERSIDE PRIVATE",
    absent="grown_up",
    minutes_step="record:hub_notes",
)
COUNCILS = (ISLINGTON, RIVERSIDE)


def first_rows(form: Form) -> dict[str, Answer]:
    """One row in each repeat that needs one, and each answer that a check asks for."""
    found: dict[str, Answer] = {}
    for item in form.items():
        if isinstance(item, Repeat) and item.least:
            row = item.start_rows[0].id if item.start_rows else "row-one"
            question = next(one for one in item.questions if one.required)
            if not item.start_rows:
                found[item.id] = Answer((row,))
            if question.kind in (Kind.LINE, Kind.TEXT):
                found[f"{item.id}/{row}/{question.id}"] = Answer("Agreed with the school")
            elif question.options:
                found[f"{item.id}/{row}/{question.id}"] = Answer(question.options[0].id)
    for question in form.questions():
        for check in question.constraints:
            if check.rule == "must_be":
                found[question.id] = Answer(check.other == "yes")
    return found


def written(
    desk: Desk, clock: FixedClock, case_id: CaseId, form_id: str, given: Mapping[str, Answer] | None = None
) -> RecordId:
    """A record of that form, filled in and complete."""
    record_id = start_record(desk, case_id, form_id).record_id
    form = desk.book.form_in_force(form_id, clock.today())
    known = {item.id for item in form.items()}
    more = {key: answer for key, answer in (given or {}).items() if key in known}
    fill(desk, record_id, {**first_rows(form), **more}, clock)
    complete_record(desk, record_id)
    return record_id
