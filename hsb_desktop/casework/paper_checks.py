"""What is checked before a copy goes, and what was left out of it and why, as the screen says it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hsb_desktop.casework.completing import faults_of
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.form_shape import printed_words
from hsb_desktop.casework.other_children import Finding, other_children, plain
from hsb_desktop.casework.paper_source import Source
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.refusals import CannotIssue, RecordFault
from hsb_desktop.casework.ties import without_tie
from hsb_desktop.casework.unknown_names import unknown_names
from hsb_desktop.casework.work_views import Check, Spot
from hsb_desktop.documents.enclosure import unread
from hsb_desktop.documents.paper import Composed, Paper
from hsb_desktop.documents.texts import all_texts
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.form import Repeat
from hsb_desktop.procedure.letters import of_two_alphabets
from hsb_desktop.procedure.words import t

_WORD, _FEWEST_WORDS = re.compile(r"[^\W\d_]{2,}"), 2


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a copy goes all the same, and what had been found when that was said: for nothing else does it hold."""

    words: str = ""
    found: frozenset[str] = frozenset()

    def covers(self, check: Check) -> bool:
        """Whether it was given for everything that this check found."""
        return check.may_reason and says_why(self.words) and self.found.issuperset(check.found)


def says_why(words: str) -> bool:
    """Whether somebody who signs it off could read a reason in it: two words at least, and no mere mark."""
    return len(_WORD.findall(words)) >= _FEWEST_WORDS


def checks_of(
    desk: Desk, unit: Unit, source: Source, composed: Composed, unprintable: Sequence[str]
) -> tuple[Check, ...]:
    """Every check with how it came out."""
    printed = frozenset[str]().union(*(printed_words(form) for form in source.forms))
    cases, paper = unit.cases(), composed.paper
    named = other_children(paper, source.case, cases, printed)
    sure = [finding for finding in named if finding.sure and not finding.may_reason]
    apart = [finding for finding in named if finding.may_reason]
    other_child = bool(apart)
    apart += without_tie(paper, source.case, cases, printed)
    unsure = [] if sure else [finding.sentence for finding in named if not finding.sure]
    found = [
        Check(
            t("No other child’s name or reference"),
            not sure,
            " ".join(finding.sentence for finding in sure),
            fault=t("Another child, or an address that is withheld"),
            spots=tuple(_spot(source, finding) for finding in sure),
            stops_draft=True,
        ),
        Check(
            t("Nobody is named or located without a tie to this reader"),
            not apart,
            " ".join(dict.fromkeys(finding.sentence for finding in apart)),
            fault=t("Somebody, or a place, without a tie to this reader"),
            spots=tuple(dict.fromkeys(_spot(source, finding) for finding in apart)),
            stops_draft=True,
            may_reason=True,
        ),
        Check(
            t("Every character prints"),
            not unprintable,
            " ".join(unprintable),
            fault=t("A character does not print"),
            stops_draft=True,
        ),
    ]
    if other_child and not sure:
        del found[0]  # another child is named, and may be for a reason: no line says that there is none
    if unsure:
        found.append(Check(t("Words that are also a name"), ok=False, detail=" ".join(unsure), blocks=False))
    found += _unknown(unknown_names(paper, source.case, (desk.worker.name, desk.worker.role), printed))
    found += _unsearched(unread(paper.blocks))
    found += _two_alphabets(paper)
    if source.unfinished and source.record is not None:
        faults = faults_of(source.record.form, source.record.answers, desk)
        found.append(_nothing_missing([fault for fault in faults if fault.blocks]))
    return (*found, *source.checks)


def _unknown(said: Sequence[str]) -> list[Check]:
    """Who stands on a family's copy and is in no record here: only whoever knows them can say whether they may."""
    name = t("Names that this case does not know")
    return [Check(name, ok=False, detail=" ".join(said), blocks=False)] if said else []


def _unsearched(pictures: Sequence[str]) -> list[Check]:
    """Pages of other agencies that nobody but a person can read for names."""
    name = t("Pictures that cannot be searched for names")
    said = t("No word can be read out of {pages}. Read them for names yourself.", pages=", ".join(pictures))
    return [Check(name, ok=False, detail=said, blocks=False)] if pictures else []


def _two_alphabets(paper: Paper) -> list[Check]:
    """Words that are not what they seem: they may name somebody whom no search finds."""
    words = {
        word: text.where for text in reversed(tuple(all_texts(paper))) for word in of_two_alphabets(text.text)
    }
    said = [
        t("“{word}” under “{place}” mixes letters of two alphabets that look alike.", word=word, place=place)
        for word, place in reversed(words.items())
    ]
    name = t("Words of letters that look alike")
    return [Check(name, ok=False, detail=" ".join(said), blocks=False)] if said else []


def _nothing_missing(faults: Sequence[RecordFault]) -> Check:
    """Where something is, it leads to the first of it."""
    name = t("Nothing is missing")
    if not faults:
        return Check(name, ok=True)
    if len(faults) == 1:
        said = t("1 thing is still to be answered")
    else:
        said = t("{n} things are still to be answered", n=len(faults))
    first = faults[0]
    return Check(name, ok=False, fault=said, spots=(Spot(said, first.section, first.key.text),))


def _spot(source: Source, finding: Finding) -> Spot:
    """The field of the record whose answer holds what was found: the one of that label, else the first."""
    fields = _holding(source.record, finding.word) if source.record is not None else []
    named = [one for one in fields if one[0] == finding.where]
    for _, section, key in (*named, *(fields if finding.word else ())):
        return Spot(finding.sentence, section, key)
    return Spot(finding.sentence)


def _holding(record: Record, word: str) -> list[tuple[str, str, str]]:
    """Label, section and key of each field, in the order of the form, whose answer holds the word."""
    found: list[tuple[str, str, str]] = []
    for section in record.form.sections:
        for item in section.items:
            asked = item.questions if isinstance(item, Repeat) else (item,)
            labels = {question.id: question.label for question in asked}
            repeat = item.id if isinstance(item, Repeat) else ""
            for key, answer in record.answers.answers.items():
                mine = key.question in labels and key.repeat == repeat
                if mine and isinstance(answer.value, str) and word in plain(answer.value):
                    found.append((labels[key.question], section.id, key.text))
    return found


def must_pass(desk: Desk, unit: Unit, source: Source, composed: Composed, given: Reason) -> tuple[str, ...]:
    """Stop a copy of which a check fails (CannotIssue); what was found all the same, and is issued for that reason."""
    unprintable = tuple(desk.writer.unprintable(composed.paper))
    checks = checks_of(desk, unit, source, composed, unprintable)
    failed = [check for check in checks if check.blocks and not check.ok and not given.covers(check)]
    if failed:
        details = " ".join(check.detail or f"{check.words}." for check in failed)
        raise CannotIssue(
            t("Nothing was issued. {details} Change the record, then issue it.", details=details)
        )
    return tuple(said for check in checks if check.may_reason and not check.ok for said in check.found)


def left_out(source: Source, composed: Composed) -> tuple[tuple[str, str], ...]:
    """What is not on this copy, and why."""
    found = [(part.what, part.why) for part in composed.left_out]
    if source.case.linked_children:
        found.append((t("Linked children"), t("another child’s record")))
    return tuple(dict.fromkeys(found))
