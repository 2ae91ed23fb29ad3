"""What the procedure asks to be recorded in a case: what exists, how old it is, what is missing and why it is asked."""

from datetime import date

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.ports import RecordHead
from hsb_desktop.casework.record_lines import how_far
from hsb_desktop.casework.record_reading import RecordReading
from hsb_desktop.casework.step_words import source_words, step_view
from hsb_desktop.casework.views import AskedRecord, Completeness, RecordState
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.dates_in_words import calendar_days, long_date
from hsb_desktop.procedure.definition import RecordKind
from hsb_desktop.procedure.pathway import Pathway, Status, Step
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t

REVIEW = "review_on"  # the question of a plan that says when it is looked at again


def completeness(pathway: Pathway, reading: RecordReading) -> Completeness:
    """What is asked for now, by the steps that records complete; what is required no more is left out."""
    found: list[AskedRecord] = []
    for step in pathway.steps:
        kind = pathway.procedure.record(step.rule.record) if step.rule.record else None
        if kind is not None and step.status is not Status.NOT_REQUIRED:
            found.append(_asked(pathway, step, kind, reading))
    missing = sum(one.state in (RecordState.MISSING, RecordState.BEGUN) for one in found)
    return Completeness(tuple(found), missing, _sentence(len(found), missing))


def not_known() -> Completeness:
    """Where the entries of a case are refused, it cannot be said what they ask for."""
    return Completeness((), 0, t("What is asked for cannot be worked out until the entry is put right."))


def _sentence(asked: int, missing: int) -> str:
    if not asked:
        return t("Nothing is asked to be recorded yet.")
    if not missing:
        return t("Everything that is asked for is recorded.")
    return t("{n} of {total} are recorded.", n=asked - missing, total=asked)


def _asked(pathway: Pathway, step: Step, kind: RecordKind, reading: RecordReading) -> AskedRecord:
    action = actions(pathway.procedure).get(step.id, "")
    heads = [head for head in reading.heads if kind.form and reading.form(head).id == kind.form]
    if step.is_open:
        head = next((head for head in reversed(heads) if head.status is RecordStatus.DRAFT), None)
        state, age = _open(reading, head)
    else:
        head = _that_completed(step, heads)
        state, age = _complete(pathway.on, step, head, reading)
    return AskedRecord(
        record=kind.id,
        label=kind.label,
        state=state,
        age=age,
        why=" ".join(step.because),
        source=source_words(step.source, step.basis, pathway.procedure),
        form_id=kind.form,
        action=action,
        step=step_view(step, pathway.on, pathway.procedure, action),
        record_id=head.id if head is not None else None,
    )


def _open(reading: RecordReading, head: RecordHead | None) -> tuple[RecordState, str]:
    if head is None:
        return RecordState.MISSING, t("Not begun")
    progress = how_far(reading.form(head), reading.answers(head))
    return RecordState.BEGUN, t("Begun, {progress}", progress=progress) if progress else t("Begun")


def _that_completed(step: Step, heads: list[RecordHead]) -> RecordHead | None:
    """The newest record of its kind that is complete, begun no later than the step was done."""
    complete = [head for head in heads if head.status is not RecordStatus.DRAFT]
    on_the_day = [head for head in complete if head.completed_on == step.done_on]
    return next(reversed(on_the_day or complete), None)


def _complete(
    on: date, step: Step, head: RecordHead | None, reading: RecordReading
) -> tuple[RecordState, str]:
    done = (head.completed_on if head is not None else None) or step.done_on or on
    age = _age(done, on)
    review = read_day(reading.answers(head).of(REVIEW).value) if head is not None else None
    if review is None:
        return RecordState.COMPLETE, age
    if review < on:
        return RecordState.REVIEW_PASSED, t(
            "{age}; to be looked at again by {day}", age=age, day=long_date(review)
        )
    return RecordState.COMPLETE, t("{age}; looked at again by {day}", age=age, day=long_date(review))


def _age(done: date, on: date) -> str:
    days = (on - done).days
    if days <= 0:
        return t("Completed today")
    if days < 14:
        return t("Completed {distance} ago", distance=calendar_days(days))
    if days < 60:
        return t("Completed {n} weeks ago", n=days // 7)
    return t("Completed {n} months ago", n=days * 12 // 365)
