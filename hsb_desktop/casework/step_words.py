"""A step of the engine said in words, as Today, the pathway and papers say it. Limits and marks are the step’s own."""

from datetime import date, datetime, timedelta

from hsb_desktop.casework.meeting_kinds import ACTION, kind_for, others_for
from hsb_desktop.casework.views import StepView
from hsb_desktop.procedure.dates_in_words import (
    both,
    calendar_days,
    capital,
    clock_time,
    days_listed,
    short_date,
    working_days,
)
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.limits import DateOfField, NextDate, counts_working_days
from hsb_desktop.procedure.pathway import Pathway, Status, Step
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.procedure.words import t


def step_view(
    step: Step, on: date, procedure: Procedure, action: str = "", now: datetime | None = None
) -> StepView:
    """The step in words on the day it was worked out for; with `now`, hours that run are said to the minute."""
    clock = step.clock
    return StepView(
        step=step.id,
        label=step.label,
        status=str(step.status),
        rule=_rule(step, procedure),
        due=step.due,
        due_at=step.due_at,
        when=_hours(step, now) or _when(step, on, procedure),
        because=step.because,
        assumptions=step.assumptions,
        source=source_words(step.source, step.basis, procedure),
        basis=str(step.basis),
        why=step.why,
        opened_on=step.opened_on,
        done_on=step.done_on,
        late=bool(step.late),
        strict_due=step.strict_due,
        clock_start=None if clock is None else clock.start,
        skipped=() if clock is None else tuple((day.day, day.why) for day in clock.skipped),
        limit="" if clock is None else clock.words,
        forums=tuple(known.label for forum in step.forums if (known := procedure.forum(forum)) is not None),
        who=step.rule.who,
        column=step.rule.column,
        action=_action(step, action, procedure) if step.is_open else "",
        guidance=step.rule.guidance,
        cited=cited_words(step.source, procedure),
        instead=tuple((kind.id, kind.label) for kind in others_for(procedure, step))
        if not step.forums
        else (),
    )


def _action(step: Step, action: str, procedure: Procedure) -> str:
    """What can be done about the step; of the meetings it may be, one that the child's plan has."""
    meeting = kind_for(procedure, step) if action.startswith(ACTION) else None
    return f"{ACTION}{meeting.id}" if meeting is not None else action


def step_views(
    pathway: Pathway, actions: dict[str, str], now: datetime | None = None
) -> tuple[StepView, ...]:
    """Every step of a pathway in the order of the procedure."""
    return tuple(
        step_view(step, pathway.on, pathway.procedure, actions.get(step.id, ""), now)
        for step in pathway.steps
    )


_SOON = timedelta(days=14)


def next_step(pathway: Pathway) -> Step | None:
    """What to do next: overdue, due today, due within a fortnight, then open by the procedure's order, then the rest.

    A limit weeks away does not hide what is to be done now and has no limit.
    """
    soon = pathway.on + _SOON
    open_steps = [
        (place, step)
        for place, step in enumerate(pathway.steps)
        if step.is_open and not step.rule.closing.by_passing
    ]

    def order(placed: tuple[int, Step]) -> tuple[int, date, int]:
        group, last_day, place = urgency(placed)
        far = group == 2 and last_day > soon
        return (4 if far else group, last_day, place)

    return min(open_steps, key=order, default=(0, None))[1]


def urgency(placed: tuple[int, Step]) -> tuple[int, date, int]:
    """The order of what to do: overdue, due today, by date, then as in the procedure; `placed` is (place, step)."""
    place, step = placed
    groups = {Status.OVERDUE: 0, Status.DUE_TODAY: 1}
    timed = step.last_day is not None
    return groups.get(step.status, 2 if timed else 3), step.last_day or date.max, place


def source_words(cite: Cite, basis: Basis, procedure: Procedure) -> str:
    """Where a step is asked for: "§5.3", "national, Children Act 1989, section 46", "local"."""
    if basis is Basis.LOCAL:
        own = section_words(cite) if cite.document == procedure.document else ""
        return t("local, beside {section}", section=own) if own else t("local")
    if cite.document == procedure.document:
        return section_words(cite) or procedure.title
    words = procedure.cite_words(cite)
    return t("national, {document}", document=words) if basis is Basis.NATIONAL else words


def cited_words(cite: Cite, procedure: Procedure) -> str:
    """Where a step is asked for, in full: the title of the document and the section of it."""
    document = next(
        (known.title for known in procedure.documents if known.id == cite.document), cite.document
    )
    section = section_words(cite)
    return t("{document}, {section}", document=document, section=section) if section else document


def section_words(cite: Cite) -> str:
    """ "§5.3", "§3 and §8"; empty without a section."""
    parts = [part.strip() for part in cite.section.split(",") if part.strip()]
    return both([t("§{section}", section=part) for part in parts])


def _tag(step: Step, procedure: Procedure) -> str:
    """The end of a rule: the section, or the mark of what is not the procedure's own."""
    if step.basis is Basis.NATIONAL:
        return t("national")
    if step.basis is Basis.LOCAL:
        return t("local")
    return source_words(step.source, step.basis, procedure)


def _rule(step: Step, procedure: Procedure) -> str:
    clock, limit = step.clock, step.rule.limit
    if step.status is Status.CANNOT_COMPUTE:
        return step.why
    if clock is None or limit is None:
        parts = [t("No limit stated") if limit is None else t("No date is known yet")]
        return "; ".join([*parts, source_words(step.source, step.basis, procedure)])
    start = short_date(clock.start)
    if clock.start_at is not None:
        start = t("{day} at {time}", day=start, time=clock_time(clock.start_at))
    is_a_date = clock.start == step.due or isinstance(limit.length, DateOfField | NextDate)
    counted = clock.words if is_a_date else t("{limit} from {day}", limit=clock.words, day=start)
    if limit.advice:
        asked = section_words(step.source)
        return t("{limit}, a local aim; {section} states no limit", limit=counted, section=asked)
    weekend = procedure.calendar.weekend
    held_up = [day.day for day in clock.skipped if day.day.weekday() not in weekend]
    parts = [capital(counted)]
    if len(held_up) == 1:
        parts.append(t("{day} does not count", day=days_listed(held_up)))
    elif held_up:
        parts.append(t("{days} do not count", days=days_listed(held_up)))
    return "; ".join([*parts, _tag(step, procedure)])


def _when(step: Step, on: date, procedure: Procedure) -> str:
    match step.status:
        case Status.DONE:
            done = short_date(step.done_on) if step.done_on is not None else ""
            return t("Done late, {day}", day=done) if step.late else t("Done {day}", day=done)
        case Status.NOT_REQUIRED:
            return t("Not required")
        case Status.CANNOT_COMPUTE:
            return t("Cannot be worked out")
        case Status.OVERDUE:
            return _over(step)
        case Status.DUE_TODAY:
            if step.due_at is not None:
                return t("Today at {time}", time=clock_time(step.due_at))
            return t("Due today")
        case Status.ADVISORY:
            return t("Advisory, {when}", when=_advice(step, on, procedure))
        case _:
            return _ahead(step, on, procedure)


def _hours(step: Step, now: datetime | None) -> str:
    """How long hours still run, or that they have passed; empty for every other limit."""
    if now is None or step.due_at is None or not step.is_open:
        return ""
    minutes = int((step.due_at - now).total_seconds() // 60)
    if minutes < 0:
        return t("Ended at {time}, {day}", time=clock_time(step.due_at), day=short_date(step.due_at))
    return t("In {time}", time=hours_and_minutes(minutes))


def hours_and_minutes(minutes: int) -> str:
    """ "41 hours 20 minutes", "1 hour", "5 minutes"."""
    hours, rest = divmod(minutes, 60)
    said = []
    if hours:
        said.append(t("1 hour") if hours == 1 else t("{n} hours", n=hours))
    if rest or not hours:
        said.append(t("1 minute") if rest == 1 else t("{n} minutes", n=rest))
    return " ".join(said)


def _over(step: Step) -> str:
    count = step.overdue_by or 0
    if counts_working_days(step.rule.limit):
        return (
            t("{distance} over", distance=working_days(count)) if count else t("Over since the weekend began")
        )
    return t("{distance} over", distance=calendar_days(count))


def _advice(step: Step, on: date, procedure: Procedure) -> str:
    if step.due is None or step.due == on:
        return t("today")
    if step.due > on:
        return t("in {distance}", distance=_distance(step.rule, on, step.due, procedure))
    return t("{distance} ago", distance=_distance(step.rule, step.due, on, procedure))


def _ahead(step: Step, on: date, procedure: Procedure) -> str:
    last = step.last_day
    if last is None:
        return t("No limit stated") if step.rule.limit is None else t("No date known yet")
    return t("In {distance}", distance=_distance(step.rule, on, last, procedure))


def _distance(rule: StepRule, start: date, end: date, procedure: Procedure) -> str:
    counted = procedure.calendar.working_days_between(start, end)
    if counts_working_days(rule.limit) and counted:
        return working_days(counted)
    return calendar_days((end - start).days)
