"""`hsb-desktop forms`: checks a forms folder and describes it, without Qt or the store. Every fault is said at once."""

import sys
from pathlib import Path

from hsb_desktop.formbook.describe import describe_edition
from hsb_desktop.formbook.folder_check import Edition, Report, check_folder
from hsb_desktop.formbook.parse_calendar import HOLIDAYS
from hsb_desktop.formbook.parse_grounds import KINDS as GROUNDS
from hsb_desktop.formbook.parse_steps import LIMITS
from hsb_desktop.procedure.facts import FieldKind
from hsb_desktop.procedure.form import RULES, Kind
from hsb_desktop.procedure.predicates import PREDICATES
from hsb_desktop.procedure.words import t
from hsb_desktop.support.paths import forms_directory

CONDITIONS = ("all", "any", "not", "answered", "is", "at_least", "predicate")


def check(folder: str | None = None) -> int:
    """Say that `folder` (left out: what came with the program) is sound, or list its faults; exit code 0 or 2."""
    root = Path(folder) if folder is not None else forms_directory()
    report = check_folder(root)
    if report.faults:
        return _refuse(report)
    for edition in report.editions:
        sys.stdout.write(_summary(edition) + "\n")
    for line in _language():
        sys.stdout.write(line + "\n")
    return 0


def describe(folder: str | None = None) -> int:
    """Print every edition of `folder` as Markdown; its faults instead where it has any."""
    root = Path(folder) if folder is not None else forms_directory()
    report = check_folder(root)
    if report.faults:
        return _refuse(report)
    sys.stdout.write("\n".join(describe_edition(edition) for edition in report.editions))
    return 0


def _refuse(report: Report) -> int:
    for fault in report.faults:
        sys.stderr.write(" ".join(str(fault).split()) + "\n")
    count = len(report.faults)
    sys.stderr.write((t("1 fault.") if count == 1 else t("{n} faults.", n=count)) + "\n")
    return 2


def _summary(edition: Edition) -> str:
    return t(
        "{procedure} {edition}: {forms} forms, {questions} questions, no faults",
        procedure=edition.procedure_id,
        edition=edition.edition,
        forms=len(edition.forms),
        questions=edition.questions,
    )


def _language() -> tuple[str, ...]:
    """What a form and a procedure can be written with."""
    return (
        t("Kinds of question: {names}, repeat", names=", ".join(Kind)),
        t("Conditions: {names}", names=", ".join(CONDITIONS)),
        t("Predicates: {names}", names=", ".join(sorted(PREDICATES))),
        t("Checks: {names}", names=", ".join(RULES)),
        t("Fields of a fact: {names}", names=", ".join(FieldKind)),
        t("Grounds of a step: {names}", names=", ".join(GROUNDS)),
        t("Limits of a step: {names}", names=", ".join(LIMITS)),
        t("Holidays: {names}", names=", ".join(HOLIDAYS)),
    )
