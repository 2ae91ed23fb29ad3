"""`hsb-desktop forms`: checks, describes, compares and locks editions of forms. Every fault is said at once."""

import sys
from collections.abc import Sequence
from pathlib import Path

from hsb_desktop.formbook.describe import READING_COPY, describe_edition
from hsb_desktop.formbook.differences import differences
from hsb_desktop.formbook.edition_lock import NotLocked, lock_edition, lock_faults
from hsb_desktop.formbook.folder_check import Edition, check_folder
from hsb_desktop.formbook.parse_calendar import HOLIDAYS
from hsb_desktop.formbook.parse_grounds import KINDS as GROUNDS
from hsb_desktop.formbook.parse_steps import LIMITS
from hsb_desktop.formbook.reading import Fault
from hsb_desktop.procedure.facts import FieldKind
from hsb_desktop.procedure.form import RULES, Kind
from hsb_desktop.procedure.predicates import PREDICATES
from hsb_desktop.procedure.words import t
from hsb_desktop.support.files import write_text_atomically
from hsb_desktop.support.paths import forms_directory

CONDITIONS = ("all", "any", "not", "answered", "is", "at_least", "predicate")


def check(folder: str | None = None) -> int:
    """Say that `folder` (left out: what came with the program) is sound, or list its faults; exit code 0 or 2."""
    root = Path(folder) if folder is not None else forms_directory()
    report = check_folder(root)
    faults = (*report.faults, *lock_faults(root))
    if faults:
        return _refuse(faults)
    for edition in report.editions:
        sys.stdout.write(_summary(edition) + "\n")
    for line in _language():
        sys.stdout.write(line + "\n")
    return 0


def describe(folder: str | None = None, *, write: bool = False) -> int:
    """Print every edition of `folder` as Markdown, or write it beside each; its faults instead where it has any."""
    root = Path(folder) if folder is not None else forms_directory()
    report = check_folder(root)
    if report.faults:
        return _refuse(report.faults)
    if not write:
        sys.stdout.write("\n".join(describe_edition(edition) for edition in report.editions))
        return 0
    for edition in report.editions:
        path = root / edition.procedure_id / edition.edition / READING_COPY
        write_text_atomically(path, describe_edition(edition))
        sys.stdout.write(t("Written: {path}", path=path) + "\n")
    return 0


def diff(older: str, newer: str, folder: str | None = None) -> int:
    """Print the difference between two editions, each named as procedure/edition, in words."""
    root = Path(folder) if folder is not None else forms_directory()
    report = check_folder(root)
    if report.faults:
        return _refuse(report.faults)
    known = {f"{edition.procedure_id}/{edition.edition}": edition for edition in report.editions}
    for name in (older, newer):
        if name not in known:
            sentence = t(
                "There is no edition “{name}”; use two of: {known}.", name=name, known=", ".join(known)
            )
            sys.stderr.write(sentence + "\n")
            return 2
    sys.stdout.write(differences(known[older], known[newer], root))
    return 0


def lock(edition: str, folder: str | None = None) -> int:
    """Lock an edition, named as procedure/edition: from then on `forms check` finds every change to it."""
    root = Path(folder) if folder is not None else forms_directory()
    report = check_folder(root)
    if report.faults:
        return _refuse(report.faults)
    try:
        count = lock_edition(root, edition)
    except NotLocked as refused:
        sys.stderr.write(refused.sentence + "\n")
        return 2
    sys.stdout.write(t("Locked: {edition}, {n} files.", edition=edition, n=count) + "\n")
    return 0


def _refuse(faults: Sequence[Fault]) -> int:
    for fault in faults:
        sys.stderr.write(" ".join(str(fault).split()) + "\n")
    count = len(faults)
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
