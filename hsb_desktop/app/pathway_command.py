"""`hsb-desktop pathway`: facts in a JSON file, the steps they call for on a day as a JSON object (section 3.6)."""

import json
import sys
from datetime import date, datetime
from pathlib import Path

from hsb_desktop.app.reading_json import read_object
from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure.errors import BadInput, HsbError
from hsb_desktop.procedure.fact_reading import read_facts
from hsb_desktop.procedure.field_reading import quoted, read_day
from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.limits import Clock
from hsb_desktop.procedure.pathway import Pathway, Status, Step, pathway
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import Clock as TimeOfDay
from hsb_desktop.support.clock import SystemClock


def run(path: str, on: str | None = None, clock: TimeOfDay | None = None, *, forms: str | None = None) -> int:
    """Print the pathway of the facts in `path` on the day `on` (an ISO date; left out: today in London).

    `forms` is the folder of forms; left out it is the one that came with the program.
    """
    try:
        day = read_day(on, "--on", None) if on is not None else (clock or SystemClock()).today()
        given = read_object(path, ("procedure", "facts"))
        name, facts = given["procedure"], given["facts"]
        if not isinstance(name, str):
            raise BadInput(
                t("procedure: {given} is not a name; write for example “islington”.", given=quoted(name))
            )
        if not isinstance(facts, list):
            raise BadInput(
                t("facts: {given} is not a list; write [ ] around the facts.", given=quoted(facts))
            )
        procedure = load_procedure(name, root=forms_folder(forms), on=day)
        found = pathway(procedure, read_facts(procedure, facts, day), day)
    except BadInput as refused:
        return refuse(refused.sentence, 2)
    except HsbError as failed:
        return refuse(failed.sentence, 1)
    sys.stdout.write(json.dumps(as_object(found), indent=2) + "\n")
    return 0


def forms_folder(forms: str | None) -> Path | None:
    """The folder of forms that was named; None where none was. Raises BadInput."""
    if forms is not None and not (forms and Path(forms).is_dir()):
        raise BadInput(
            t("--forms: {given} is not a folder; name one that holds procedures.", given=quoted(forms))
        )
    return None if forms is None else Path(forms)


def refuse(sentence: str, code: int) -> int:
    """One sentence on standard error, on one line whatever a file was called."""
    sys.stderr.write(" ".join(sentence.split()) + "\n")
    return code


def as_object(found: Pathway) -> dict[str, object]:
    """The pathway in the shape of section 3.6."""
    category = found.category
    return {
        "procedure": {"id": found.procedure.id, "edition": found.procedure.edition},
        "on": found.on.isoformat(),
        "category": None
        if category is None
        else {
            "value": category.category.value,
            "label": category.category.label,
            "decided_on": category.decided_on.isoformat(),
        },
        "flags": [{"flag": flag.flag, "why": flag.why} for flag in found.flags],
        "steps": [_step(step) for step in found.steps],
    }


def _step(step: Step) -> dict[str, object]:
    given: dict[str, object | None] = {
        "step": step.id,
        "status": str(step.status),
        "due": _day(step.due),
        "due_at": None if step.due_at is None else step.due_at.isoformat(timespec="minutes"),
        "strict_due": _day(step.strict_due),
        "clock": None if step.clock is None else _clock(step.clock),
        "done_on": _day(step.done_on),
        "late": step.late,
        "overdue_by": step.overdue_by,
        "why": step.why if step.status in (Status.NOT_REQUIRED, Status.CANNOT_COMPUTE) else None,
        "forums": list(step.forums) if step.rule.shows_forums else None,
        "because": list(step.because),
        "assumptions": list(step.assumptions),
        "basis": str(step.basis),
    }
    kept = {key: value for key, value in given.items() if value is not None}
    return kept | {"source": _source(step.source)}


def _clock(clock: Clock) -> dict[str, object]:
    start: date | datetime = clock.start_at or clock.start
    return {
        "start": start.isoformat(timespec="minutes") if isinstance(start, datetime) else start.isoformat(),
        "start_fact": clock.start_fact,
        "limit": clock.words,
        "skipped": [{"date": day.day.isoformat(), "why": day.why} for day in clock.skipped],
    }


def _source(cite: Cite) -> dict[str, object]:
    return {"document": cite.document, "section": cite.section or None}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
