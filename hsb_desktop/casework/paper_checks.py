"""What is checked before a copy goes, and what was left out of it and why, as the screen says it."""

from collections.abc import Sequence

from hsb_desktop.casework.completing import faults_of
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.form_shape import printed_words
from hsb_desktop.casework.other_children import other_children
from hsb_desktop.casework.paper_source import Source
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.refusals import CannotIssue
from hsb_desktop.casework.work_views import Check
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.words import t


def checks_of(
    desk: Desk, unit: Unit, source: Source, composed: Composed, unprintable: Sequence[str]
) -> tuple[Check, ...]:
    """Every check with how it came out."""
    printed = frozenset[str]().union(*(printed_words(form) for form in source.forms))
    named = other_children(composed.paper, source.case, unit.cases(), printed)
    sure = [finding.sentence for finding in named if finding.sure]
    unsure = [] if sure else [finding.sentence for finding in named]
    found = [
        Check(t("No other child’s name or reference"), not sure, " ".join(sure)),
        Check(t("Every character prints"), not unprintable, " ".join(unprintable)),
    ]
    if unsure:
        found.append(Check(t("Words that are also a name"), ok=False, detail=" ".join(unsure), blocks=False))
    if source.unfinished and source.record is not None:
        faults = [
            fault for fault in faults_of(source.record.form, source.record.answers, desk) if fault.blocks
        ]
        said = (
            t("1 thing is still to be answered")
            if len(faults) == 1
            else t("{n} things are still to be answered", n=len(faults))
        )
        found.append(Check(t("Nothing is missing"), not faults, said if faults else ""))
    return (*found, *source.checks)


def must_pass(desk: Desk, unit: Unit, source: Source, composed: Composed) -> None:
    """Stop a copy of which a check fails (CannotIssue)."""
    unprintable = tuple(desk.writer.unprintable(composed.paper))
    failed = [
        check
        for check in checks_of(desk, unit, source, composed, unprintable)
        if check.blocks and not check.ok
    ]
    if failed:
        details = " ".join(check.detail for check in failed)
        raise CannotIssue(
            t("Nothing was issued. {details} Change the record, then issue it.", details=details)
        )


def left_out(source: Source, composed: Composed) -> tuple[tuple[str, str], ...]:
    """What is not on this copy, and why."""
    found = [(part.what, part.why) for part in composed.left_out]
    found += [(title, t("still a draft")) for title in source.drafts]
    if source.case.linked_children:
        found.append((t("Linked children"), t("another child’s record")))
    return tuple(dict.fromkeys(found))
