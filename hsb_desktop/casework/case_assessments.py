"""The assessments of a case side by side: what each found, what was decided and why, the newest first. Read-only."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.assessment import DECIDED_ON, RATIONALE, result_of
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.form_facts import day_of_form
from hsb_desktop.casework.form_shape import indicators, is_assessment
from hsb_desktop.casework.ports import RecordHead
from hsb_desktop.casework.record_lines import how_far
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.views import CategoryView
from hsb_desktop.casework.work_views import IndicatorLine
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form, Missing
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.matrix import Finding
from hsb_desktop.procedure.values import read_day

ASSESS = "assess"  # the action of the step that an assessment completes


@dataclass(frozen=True, slots=True)
class GroupFound:
    """A group of indicators: which are present, which not known, how many not present or not answered."""

    title: str
    present: tuple[IndicatorLine, ...]
    not_known: tuple[IndicatorLine, ...]
    not_present: int
    open: int


@dataclass(frozen=True, slots=True)
class AssessmentMade:
    """One assessment. `suggested` and `differs` are empty where the indicators suggest nothing, or what was decided."""

    record_id: RecordId
    draft: bool
    on: date | None
    category: CategoryView
    suggested: str
    differs: str
    rationale: str
    by: str
    progress: str
    groups: tuple[GroupFound, ...]


@dataclass(frozen=True, slots=True)
class CaseAssessments:
    """Every assessment of a case. `form_id` begins another; it is empty where the procedure has no such form."""

    made: tuple[AssessmentMade, ...]
    form_id: str

    @property
    def draft(self) -> AssessmentMade | None:
        """The newest one that is not complete."""
        return next((one for one in self.made if one.draft), None)

    @property
    def latest(self) -> AssessmentMade | None:
        """The newest complete one: whose decision stands, unless it was recorded otherwise."""
        return next((one for one in self.made if not one.draft), None)


def case_assessments(desk: Desk, case_id: CaseId) -> CaseAssessments:
    """The assessments of this case as they are in the store."""
    procedure = procedure_of(desk)
    with desk.store.unit() as unit:
        reading = read_records(desk, unit, unit.records(case_id))
    found = [
        _made(head, reading, procedure)
        for head in reversed(reading.heads)
        if is_assessment(reading.form(head))
    ]
    doing = (action.partition(":") for action in actions(procedure).values())
    return CaseAssessments(tuple(found), next((form for kind, _, form in doing if kind == ASSESS), ""))


def _made(head: RecordHead, reading: RecordReading, procedure: Procedure) -> AssessmentMade:
    form, answers = reading.form(head), reading.answers(head)
    result = result_of(form, answers, procedure)
    draft = head.status is RecordStatus.DRAFT
    day = read_day(day_of_form(form, answers, DECIDED_ON))
    return AssessmentMade(
        record_id=head.id,
        draft=draft,
        on=day or head.completed_on,
        category=_decided(answers, day, procedure),
        suggested=result.label,
        differs=result.differs,
        rationale=answers.text(RATIONALE).strip(),
        by=head.author,
        progress=how_far(form, answers) if draft else "",
        groups=_groups(form, answers),
    )


def _decided(answers: AnswerSet, day: date | None, procedure: Procedure) -> CategoryView:
    given = answers.text(procedure.meaning.category)
    known = next((one for one in procedure.categories if str(one.value) == given), None)
    return CategoryView(known.value, capital(known.label), day) if known is not None else CategoryView()


def _groups(form: Form, answers: AnswerSet) -> tuple[GroupFound, ...]:
    asked = {question.id for question in indicators(form)}
    found = []
    for section in form.sections:
        questions = [question for question in section.questions if question.id in asked]
        if not questions:
            continue
        given = {question.id: answers.of(question.id) for question in questions}
        lines = {one.id: IndicatorLine(one.id, one.number, one.label) for one in questions}
        found.append(
            GroupFound(
                title=section.title,
                present=tuple(lines[name] for name, one in given.items() if one.value == Finding.PRESENT),
                not_known=tuple(
                    lines[name] for name, one in given.items() if one.missing is Missing.NOT_KNOWN
                ),
                not_present=sum(one.value == Finding.NOT_PRESENT for one in given.values()),
                open=sum(not one.given for one in given.values()),
            )
        )
    return tuple(found)
