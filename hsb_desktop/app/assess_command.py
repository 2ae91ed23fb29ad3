"""`hsb-desktop assess`: answers to the risk matrix in a JSON file, what they suggest as a JSON object (section 3.6)."""

import json
import sys

from hsb_desktop.app.pathway_command import forms_folder, refuse
from hsb_desktop.app.reading_json import read_object
from hsb_desktop.formbook.procedure_edition import load_procedure
from hsb_desktop.procedure.errors import BadInput, HsbError
from hsb_desktop.procedure.field_reading import quoted
from hsb_desktop.procedure.matrix import Assessment, Finding, Matrix, assess
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import Clock, SystemClock


def run(path: str, clock: Clock | None = None, *, forms: str | None = None) -> int:
    """Print what the answers in `path` suggest by the edition in force today; `forms` is another folder of forms."""
    try:
        given = read_object(
            path, ("procedure", "answers"), ("brook_colour", "threshold_level", "significant_harm")
        )
        name = given["procedure"]
        if not isinstance(name, str):
            raise BadInput(
                t("procedure: {given} is not a name; write for example “islington”.", given=quoted(name))
            )
        today = (clock or SystemClock()).today()
        matrix = load_procedure(name, root=forms_folder(forms), on=today).matrix
        found = assess(
            matrix,
            _answers(given["answers"], matrix),
            _colour(given, matrix),
            _level(given, matrix),
            significant_harm=_harm(given),
        )
    except BadInput as refused:
        return refuse(refused.sentence, 2)
    except HsbError as failed:
        return refuse(failed.sentence, 1)
    sys.stdout.write(json.dumps(as_object(found), indent=2) + "\n")
    return 0


def as_object(found: Assessment) -> dict[str, object]:
    """The assessment in the shape of section 3.6."""
    return {
        "suggested": found.suggested,
        "label": found.label,
        "led_by": list(found.led_by),
        "contradictions": [list(pair) for pair in found.contradictions],
        "gaps": [{"indicator": gap.indicator, "answer": gap.answer} for gap in found.gaps],
        "flags": [
            {"flag": flag.flag, "given": flag.given, "usual": list(flag.usual)} for flag in found.flags
        ],
    }


def _answers(given: object, matrix: Matrix) -> dict[str, Finding]:
    if not isinstance(given, dict):
        raise BadInput(t("answers: {given} is not an object; write {{ }} around them.", given=quoted(given)))
    found: dict[str, Finding] = {}
    values = tuple(str(finding) for finding in Finding)
    for indicator, value in given.items():
        if matrix.indicator(indicator) is None:
            known = f"{matrix.indicators[0].id} … {matrix.indicators[-1].id}"
            raise BadInput(
                t("answers: {key} is not an indicator; use {known}.", key=quoted(indicator), known=known)
            )
        if not isinstance(value, str) or value not in values:
            raise BadInput(
                t(
                    "answers.{key}: {given} is not an answer; use one of {known}, or leave it out while unanswered.",
                    key=indicator,
                    given=quoted(value),
                    known=", ".join(values),
                )
            )
        found[indicator] = Finding(value)
    return found


def _colour(given: dict[str, object], matrix: Matrix) -> str | None:
    if "brook_colour" not in given:
        return None
    colour = given["brook_colour"]
    known = tuple(item.id for item in matrix.colours)
    if not isinstance(colour, str) or colour not in known:
        raise BadInput(
            t(
                "brook_colour: {given} is not a colour; use one of {known}.",
                given=quoted(colour),
                known=", ".join(known),
            )
        )
    return colour


def _level(given: dict[str, object], matrix: Matrix) -> int | None:
    if "threshold_level" not in given:
        return None
    level = given["threshold_level"]
    known = tuple(item.value for item in matrix.levels)
    if not isinstance(level, int) or isinstance(level, bool) or level not in known:
        raise BadInput(
            t(
                "threshold_level: {given} is not a level; use one of {known}.",
                given=quoted(level),
                known=", ".join(str(item) for item in known),
            )
        )
    return level


def _harm(given: dict[str, object]) -> bool:
    harm = given.get("significant_harm", False)
    if not isinstance(harm, bool):
        raise BadInput(
            t("significant_harm: {given} is neither true nor false; write one of them.", given=quoted(harm))
        )
    return harm
