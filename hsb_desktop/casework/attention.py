"""Cases read together, of which one may hold entries that the procedure refuses: it is set aside, the others go on.

Casework never stores such an entry; a restored store or another edition of the procedure may hold one all the same.
"""

from collections.abc import Iterable, Mapping, Sequence

from hsb_desktop.casework.desk import Desk, stand_today
from hsb_desktop.casework.ports import StoredFact
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.views import CaseAside
from hsb_desktop.procedure.case import Case
from hsb_desktop.procedure.ids import CaseId


def stand_together(
    desk: Desk, cases: Iterable[Case], facts: Mapping[CaseId, Sequence[StoredFact]]
) -> tuple[dict[CaseId, Standing], tuple[CaseAside, ...]]:
    """How each of these cases stands today, and those of which the procedure cannot say it."""
    standings, aside = dict[CaseId, Standing](), list[CaseAside]()
    for case in cases:
        try:
            standings[case.id] = stand_today(desk, facts.get(case.id, ()))
        except NotAccepted:  # its sentence may quote an entry, so it is said in the case alone
            aside.append(CaseAside(case.id, case.reference, case.child.initials))
    return standings, tuple(aside)
