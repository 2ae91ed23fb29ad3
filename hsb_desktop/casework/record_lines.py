"""Records and meetings as lines of a list: title, how far they are, when. Read-only."""

from collections.abc import Sequence
from datetime import date

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.form_shape import attendance, indicators, is_meeting, record_label, screen_of
from hsb_desktop.casework.ports import RecordHead
from hsb_desktop.casework.record_reading import RecordReading
from hsb_desktop.casework.step_words import step_view
from hsb_desktop.casework.views import DraftLine, MeetingLine, MissingRecord, RecordLine
from hsb_desktop.casework.work_views import CALLED_OFF
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import Case, RecordStatus
from hsb_desktop.procedure.checks import answered, shown
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form, Question
from hsb_desktop.procedure.pathway import Pathway
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

KIND, FORUM = "kind", "forum"  # the questions of a meeting's form that say which it is, or what it is part of
PLANNED, HELD = "planned", "held"
INVITED, ATTENDED, APOLOGIES, NOT_INVITED = "invited", "attended", "apologies", "not_invited"


def record_lines(procedure: Procedure, reading: RecordReading) -> tuple[RecordLine, ...]:
    """Every record of a case but its meetings, newest first."""
    lines = []
    for head in reversed(reading.heads):
        form = reading.form(head)
        if is_meeting(form):
            continue
        draft = head.status is RecordStatus.DRAFT
        day = head.completed_on or head.changed_at.astimezone(london()).date()
        said = t("Changed {day}", day=short_date(day)) if draft else t("Completed {day}", day=short_date(day))
        lines.append(
            RecordLine(
                record_id=head.id,
                case_id=head.case_id,
                form_id=form.id,
                title=record_label(procedure, form),
                status=head.status.value,
                when=said,
                progress=how_far(form, reading.answers(head)) if draft else "",
                belongs_to=head.belongs_to,
                screen=screen_of(form),
            )
        )
    return tuple(lines)


def missing_records(pathway: Pathway) -> tuple[MissingRecord, ...]:
    """What the procedure still asks to be recorded, and why."""
    doing = actions(pathway.procedure)
    found = []
    for step in pathway.steps:
        record = pathway.procedure.record(step.rule.record) if step.rule.record else None
        if record is not None and step.is_open:
            view = step_view(step, pathway.on, pathway.procedure, doing.get(step.id, ""))
            found.append(MissingRecord(record.id, record.label, record.form, view))
    return tuple(found)


def meeting_lines(cases: Sequence[Case], reading: RecordReading) -> tuple[MeetingLine, ...]:
    """The meetings among these records, the latest first, those without a date before them."""
    known = {case.id: case for case in cases}
    lines = [
        _meeting_line(reading.form(head), head, reading.answers(head), known[head.case_id])
        for head in reading.heads
        if head.case_id in known and is_meeting(reading.form(head))
    ]
    return tuple(sorted(lines, key=lambda line: (line.on or date.max, line.at), reverse=True))


def _meeting_line(form: Form, head: RecordHead, answers: AnswerSet, case: Case) -> MeetingLine:
    held, off = head.status is not RecordStatus.DRAFT, bool(answers.text(CALLED_OFF))
    return MeetingLine(
        record_id=head.id,
        case_id=head.case_id,
        title=meeting_title(form, answers),
        on=meeting_day(answers),
        at=answers.text("time"),
        state=HELD if held else CALLED_OFF if off else PLANNED,
        state_word=t("Held") if held else t("Called off") if off else _answered(form, answers),
        reference=case.reference,
        initials=case.child.initials,
    )


def meeting_day(answers: AnswerSet) -> date | None:
    """The day of a meeting, None while there is none."""
    try:
        return date.fromisoformat(answers.text("date"))
    except ValueError:
        return None


def meeting_title(form: Form, answers: AnswerSet) -> str:
    """The meeting as it is called: its kind's word, or the form's title with the meeting that it is part of."""
    kind, forum = _chosen(form, answers, KIND), _chosen(form, answers, FORUM)
    return kind or (t("{title}: {meeting}", title=form.title, meeting=forum) if forum else form.title)


def _chosen(form: Form, answers: AnswerSet, name: str) -> str:
    """The words of the option chosen, empty where the form does not ask or nothing is chosen."""
    asked = next((item for item in form.items() if item.id == name), None)
    option = asked.option(answers.text(name)) if isinstance(asked, Question) else None
    return option.label if option is not None else ""


def _answered(form: Form, answers: AnswerSet) -> str:
    repeat = attendance(form)
    rows = answers.rows(repeat.id) if repeat is not None else ()
    states = [answers.cell_text(ATTENDANCE_OF, row, ATTENDANCE_OF) for row in rows]
    asked = [state for state in states if state and state != NOT_INVITED]
    if not asked:
        return t("Nobody is invited yet")
    back = sum(state != INVITED for state in asked)
    if back == 0:
        return t("{n} invited", n=len(asked))
    return t("{n} of {total} have answered", n=back, total=len(asked))


ATTENDANCE_OF = "attendance"  # the repeat and, in each of its rows, the question how somebody stands


def draft_line(case: Case, head: RecordHead, form: Form, answers: AnswerSet, title: str) -> DraftLine:
    """A draft to finish, without a name."""
    return DraftLine(
        record_id=head.id,
        case_id=head.case_id,
        title=title,
        reference=case.reference,
        initials=case.child.initials,
        progress=how_far(form, answers),
        screen=screen_of(form),
    )


def how_far(form: Form, answers: AnswerSet) -> str:
    """How far a draft is: indicators answered, or parts of what must be answered."""
    matrix = indicators(form)
    if matrix:
        return t("{n} of {total}", n=sum(answers.of(item.id).given for item in matrix), total=len(matrix))
    now = shown(form, answers)
    expected = [place for place in now.asked if place.required]
    done = sum(answered(place.question, now.answers.get(place.key)) for place in expected)
    return t("{n} of {total}", n=done, total=len(expected)) if expected else ""
