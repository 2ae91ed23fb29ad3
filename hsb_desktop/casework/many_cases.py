"""The list of cases and a day's work where a store holds very many: only what is shown is worked out.

Up to `MOST_SORTED` cases all are worked out and the pressing ones stand first; beyond, the newest open ones stand first
and the others are found by their words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsb_desktop.casework.attention import stand_together
from hsb_desktop.casework.cases import case_lines
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.lines import case_line, line_aside
from hsb_desktop.casework.other_children import plain
from hsb_desktop.casework.ports import RecordHead, StoredFact, Unit
from hsb_desktop.casework.views import CaseLine
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.ids import CaseId

MOST_SORTED = 500
A_PAGE = 100


@dataclass(frozen=True, slots=True)
class CasePage:
    """The first cases of a list, and how many there are in all."""

    lines: tuple[CaseLine, ...]
    total: int


def case_page(desk: Desk, words: str = "") -> CasePage:
    """The cases whose name, reference or number holds all of `words`."""
    with desk.store.unit() as unit:
        count = unit.case_count()
    if count <= MOST_SORTED:
        lines = case_lines(desk, words)
        return CasePage(lines, len(lines))
    wanted = plain(words).split()
    with desk.store.unit() as unit:
        found: Sequence[CaseId] = unit.newest_cases(A_PAGE)
        if wanted:
            found = [id_ for id_, said in unit.searched() if _holds(plain(said), wanted)]
            count = len(found)
        cases = [unit.case(case_id) for case_id in found[:A_PAGE]]
        facts = {case.id: unit.facts(case.id) for case in cases}
    standings, _aside = stand_together(desk, cases, facts)
    return CasePage(
        tuple(
            case_line(case, standings[case.id]) if case.id in standings else line_aside(case)
            for case in cases
        ),
        count,
    )


def in_work(
    unit: Unit,
) -> tuple[Sequence[Case], Mapping[CaseId, Sequence[StoredFact]], tuple[RecordHead, ...]]:
    """The cases of a day's work with their facts and records: all, or the open ones where there are very many."""
    if unit.case_count() <= MOST_SORTED:
        return unit.cases(), unit.facts_of_all(), unit.records_of_all()
    cases = [unit.case(case_id) for case_id in unit.open_cases()]
    facts = {case.id: unit.facts(case.id) for case in cases}
    return cases, facts, tuple(head for case in cases for head in unit.records(case.id))


def _holds(said: str, wanted: Sequence[str]) -> bool:
    return all(word in said for word in wanted)
