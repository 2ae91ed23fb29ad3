"""The agenda of a day of the panel, from the records: who is new, who is heard again, who may be closed."""

from datetime import date

from hsb_desktop.casework.panel_reading import PanelCase, PanelPaper
from hsb_desktop.casework.panel_views import PanelLine
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.panel import PanelRule
from hsb_desktop.procedure.words import t


def agenda_lines(
    panel: PanelRule, cases: tuple[PanelCase, ...], day: date
) -> dict[str, tuple[PanelLine, ...]]:
    """The cases under "new", "updates" and "closures" on that day."""
    found: dict[str, list[PanelLine]] = {"new": [], "updates": [], "closures": []}
    for seen in cases:
        since = seen.nominated_on(day)
        if since is None or not _wanted(panel, seen, since, day):
            continue
        heard_before = [one for one in seen.heard if since <= one < day]
        if not heard_before:
            found["new"].append(_new(panel, seen, since))
            continue
        update = seen.newest(panel.forms.update, since=max(heard_before))
        found["updates"].append(_update(panel, seen, update, day))
        closing = _closing(panel, seen, since, day, update)
        if closing is not None:
            found["closures"].append(closing)
    return {shows: tuple(sorted(lines, key=_order)) for shows, lines in found.items()}


def asked_lines(panel: PanelRule, cases: tuple[PanelCase, ...]) -> tuple[PanelLine, ...]:
    """The cases that the procedure asks to nominate, or whose nomination is begun, the nearest limit first."""
    found = []
    for seen in cases:
        steps = [step for step in seen.standing.pathway.steps if step.id == panel.asked_by and step.is_open]
        draft = seen.newest(panel.forms.nomination, complete=False)
        if not steps and draft is None:
            continue
        due = min((step.last_day for step in steps if step.last_day is not None), default=None)
        overdue = due is not None and due < seen.standing.pathway.on
        if due is not None:
            said = t("Was due by {day}", day=long_date(due)) if overdue else t("By {day}", day=long_date(due))
        else:
            said = t("No date of the panel is set yet") if steps else t("Nomination begun")
        line = _line(seen, said, draft, panel.forms.nomination, ready=False, overdue=overdue)
        found.append((due or date.max, line))
    return tuple(line for _, line in sorted(found, key=lambda one: (one[0], _order(one[1]))))


def feedback_lines(
    panel: PanelRule, cases: tuple[PanelCase, ...], last: date | None
) -> tuple[PanelLine, ...]:
    """The cases on the agenda of the day the panel met last that are not recorded as heard since."""
    found = []
    for seen in cases:
        draft = seen.newest(panel.forms.feedback, complete=False)
        waits = False
        if last is not None and (since := seen.nominated_on(last)) is not None:
            heard_since = any(one >= last for one in seen.heard) or any(one >= last for one in seen.closed)
            waits = not heard_since and _wanted(panel, seen, since, last)
        if waits and last is not None:
            said = t("On the agenda of {day}", day=short_date(last))
            found.append(_line(seen, said, draft, panel.forms.feedback, ready=False))
        elif draft is not None:
            found.append(_line(seen, t("Feedback begun"), draft, panel.forms.feedback, ready=False))
    return tuple(sorted(found, key=_order))


def _wanted(panel: PanelRule, seen: PanelCase, since: date, day: date) -> bool:
    """Whether the panel means to hear it on that day: no later day was named in its nomination or its last feedback."""
    feedback = [
        paper
        for paper in seen.papers
        if paper.form == panel.forms.feedback and paper.complete and since <= paper.day < day
    ]
    if feedback:
        again = feedback[-1].date_of(panel.questions.again)
        return again is None or again <= day
    nomination = seen.newest(panel.forms.nomination, complete=True)
    named = nomination.date_of(panel.questions.for_panel) if nomination is not None else None
    return named is None or named <= day


def _new(panel: PanelRule, seen: PanelCase, since: date) -> PanelLine:
    paper = seen.newest(panel.forms.nomination)
    said = t("Nominated {day}", day=short_date(since))
    if paper is None:
        return _line(
            seen, t("{said}; its form is not written", said=said), None, panel.forms.nomination, ready=False
        )
    if not paper.complete:
        return _line(seen, t("{said}; its form is a draft", said=said), paper, "", ready=False)
    return _line(seen, said, paper, "", ready=True)


def _update(panel: PanelRule, seen: PanelCase, update: PanelPaper | None, day: date) -> PanelLine:
    if day in seen.heard:
        feedback = seen.newest(panel.forms.feedback, since=day)
        return _line(seen, t("Heard"), feedback or update, "", ready=True)
    if update is None:
        return _line(seen, t("Update not written yet"), None, panel.forms.update, ready=False)
    if not update.complete:
        return _line(seen, t("Update is a draft"), update, "", ready=False)
    return _line(seen, t("Update complete, {day}", day=short_date(update.day)), update, "", ready=True)


def _closing(
    panel: PanelRule, seen: PanelCase, since: date, day: date, update: PanelPaper | None
) -> PanelLine | None:
    closure = seen.newest(panel.forms.closure, since=since)
    if any(since <= one <= day for one in seen.closed):
        return _line(seen, t("Closed"), closure, "", ready=True)
    if closure is not None and not closure.complete:
        return _line(seen, t("Closure begun"), closure, "", ready=False)
    question, answer = panel.questions.asks_closure
    if update is not None and update.answers.text(question) == answer:
        return _line(seen, t("Closure is asked for"), None, panel.forms.closure, ready=False)
    return None


def _line(
    seen: PanelCase, said: str, paper: PanelPaper | None, begin: str, *, ready: bool, overdue: bool = False
) -> PanelLine:
    return PanelLine(
        case_id=seen.case.id,
        reference=seen.case.reference,
        initials=seen.case.child.initials,
        said=said,
        ready=ready,
        record_id=paper.head.id if paper is not None else None,
        begin="" if paper is not None else begin,
        overdue=overdue,
    )


def _order(line: PanelLine) -> tuple[int, str]:
    return len(line.reference), line.reference
