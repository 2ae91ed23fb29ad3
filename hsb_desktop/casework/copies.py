"""The register of copies of a case: to whom each went and how, what became of it, and which newer one takes its place.

A newer copy of the same paper for the same reader supersedes the older by itself. Entries are added, never changed.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.copy_lines import SUPERSEDED, CopyLine
from hsb_desktop.casework.copy_values import AS_WORD, DESTROYED, GIVEN, OUT, RETURNED, CopyEntry, how_words
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import IssuedPaper, Unit
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.documents.compose.copy_register import RegisterLine
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.ids import CaseId, PaperId
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

_AFTERWARDS = (RETURNED, DESTROYED, OUT)


def copies_of(papers: Sequence[IssuedPaper], entries: Iterable[CopyEntry]) -> tuple[CopyLine, ...]:
    """Every copy that was issued, the newest first."""
    known: dict[PaperId, list[CopyEntry]] = {paper.id: [] for paper in papers}
    for entry in entries:
        known[entry.paper_id].append(entry)
    return tuple(_line(paper, known[paper.id], papers[at + 1 :]) for at, paper in enumerate(papers))[::-1]


def register_of(unit: Unit, case_id: CaseId) -> tuple[CopyLine, ...]:
    """The register of a case, inside a transaction."""
    return copies_of(unit.papers(case_id), unit.copy_entries(case_id))


def note_copy(desk: Desk, case_id: CaseId, paper_id: PaperId, what: str) -> Changes:
    """A copy came back, was destroyed, or is with its reader after all, as of today."""
    if what not in _AFTERWARDS:
        raise ValueError(what)
    with desk.store.unit() as unit:
        if all(paper.id != paper_id for paper in unit.papers(case_id)):
            raise NotReady(t("That copy belongs to another case; open it there."))
        unit.note_copy(CopyEntry(paper_id, what, desk.clock.today()), desk.clock.now())
    return of_case(case_id, papers=True)


def register_lines(unit: Unit, case: Case) -> tuple[RegisterLine, ...]:
    """The register as a paper lists it."""
    return tuple(
        RegisterLine(
            line.paper.copy_number,
            line.paper.title,
            line.paper.recipient,
            line.how,
            line.said,
            " ".join(filter(None, (*line.found, line.reason))),
        )
        for line in register_of(unit, case.id)
    )


def _line(paper: IssuedPaper, entries: Sequence[CopyEntry], later: Sequence[IssuedPaper]) -> CopyLine:
    given = next((entry for entry in reversed(entries) if entry.what == GIVEN), None)
    last = entries[-1] if entries else None
    editable = [entry for entry in entries if entry.what == AS_WORD]
    how = "; ".join(
        (_how(paper, given), *(t("as an editable Word copy: {how}", how=_went(e)) for e in editable))
    )
    went = [entry for entry in (given, *editable) if entry is not None]
    found = tuple(dict.fromkeys(said for entry in went for said in entry.found))
    reason = " ".join(dict.fromkeys(entry.reason for entry in went if entry.reason))
    if last is not None and last.what in (RETURNED, DESTROYED):
        words = t("Came back {day}", day=_day(last.on))
        if last.what == DESTROYED:
            words = t("Destroyed {day}", day=_day(last.on))
        return CopyLine(paper, last.what, words, how, found, reason)
    newer = next((one for one in later if _replaces(one, paper)), None)
    if newer is not None:
        day = _day(newer.issued_at.astimezone(london()).date())
        words = t("Superseded {day} by copy {n}; still out", day=day, n=newer.copy_number)
        return CopyLine(paper, SUPERSEDED, words, how, found, reason)
    return CopyLine(paper, OUT, t("With {name}", name=paper.recipient), how, found, reason)


def _how(paper: IssuedPaper, given: CopyEntry | None) -> str:
    """How and when it was handed over; of a copy from before the register only when it was issued is known."""
    if given is None:
        day = paper.issued_at.astimezone(london()).date()
        return t("Issued {day}; how it was handed over is not recorded", day=long_date(day))
    return _went(given)


def _went(given: CopyEntry) -> str:
    words = how_words().get(given.how, given.how)
    said = t("{how}, {day}", how=words, day=long_date(given.on))
    return t("{how}: {detail}", how=said, detail=given.detail) if given.detail else said


def _replaces(newer: IssuedPaper, older: IssuedPaper) -> bool:
    """Whether it is a later wording of the same paper for the same reader."""
    return (newer.record_id, newer.kind, newer.recipient, newer.copy_type) == (
        older.record_id,
        older.kind,
        older.recipient,
        older.copy_type,
    )


def _day(day: date) -> str:
    return short_date(day)
