"""Destroys one case alone, for whom its time is over or a court said so: what would be lost first, then all at once.

Nothing of it can be brought back here. The journal keeps that the case was, who decided and the numbers of its papers;
backups made before still hold it until they are taken away, and papers given out are with those who have them.
"""

import contextlib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hsb_desktop.casework import backups
from hsb_desktop.casework.backup_port import KeptCopy
from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.destroying_port import Holdings
from hsb_desktop.casework.links import as_reference
from hsb_desktop.casework.other_children import plain
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import Case, PersonKind
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.procedure.words import t


class Ground(StrEnum):
    """Why a case may be destroyed."""

    RETENTION = "retention"
    COURT = "court"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be gone, and where the case would still be: backups, and cases that are linked to it by reference."""

    case: Case
    holdings: Holdings
    copies: tuple[KeptCopy, ...]  # beside the store, the newest first; each holds the case as it was then
    has_second_place: bool
    linked: tuple[str, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided it and when. What is typed stays in the journal, so it names nobody of the case."""

    ground: Ground
    decided_by: str
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What is left to say afterwards; `copies` made before still hold the case."""

    reference: str
    copies: tuple[KeptCopy, ...]
    changes: Changes


def ground_words(ground: str) -> str:
    """The ground in words."""
    return {
        Ground.RETENTION.value: t("The time for which the case is to be kept is over"),
        Ground.COURT.value: t("A court ordered it"),
    }.get(ground, t("Another decision"))


def what_would_be_lost(desk: Desk, case_id: CaseId) -> Loss:
    """To be shown before anything is asked."""
    with desk.store.unit() as unit:
        case, holdings = unit.case(case_id), unit.holdings(case_id)
    return Loss(
        case,
        holdings,
        _copies_with(desk, case),
        backups.second_place(desk.store) is not None,
        tuple(link.reference for link in case.links),
        desk.clock.today(),
    )


def destroy_case(desk: Desk, case_id: CaseId, decision: Decision, confirmed: str) -> Destroyed:
    """Destroy the case in one transaction, then rewrite the file so that no page of it keeps a word.

    `confirmed` is the reference as it was typed for it. NotReady, and nothing changed, where something is missing.
    """
    by, why = " ".join(decision.decided_by.split()), " ".join(decision.reason.split())
    _refuse_unready(desk, by, why, decision.decided_on)
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        if as_reference(confirmed) != case.reference:
            raise NotReady(
                t("This is not the reference of this case. Nothing was destroyed; look at the case again.")
            )
        _refuse_names(case, f"{by} {why}")
        said = {"ground": decision.ground.value, "decided_by": by, "reason": why}
        unit.destroy_case(case_id, said, decision.decided_on, desk.clock.now())
    desk.memo.known.clear()
    if desk.seen.case_id == case_id:
        desk.seen.case_id = None
    with contextlib.suppress(HsbError):  # such as a full disk: the next opening rewrites the file
        desk.store.sweep()
    return Destroyed(case.reference, _copies_with(desk, case), of_case(case_id))


def _refuse_unready(desk: Desk, by: str, why: str, decided_on: date) -> None:
    if not by:
        raise NotReady(t("Say who decided it. Nothing was destroyed."))
    if not why:
        raise NotReady(t("Say why, in one line. Nothing was destroyed."))
    if decided_on > desk.clock.today():
        raise NotReady(
            t("{day} is still to come, so nothing can be decided then yet.", day=long_date(decided_on))
        )


def _refuse_names(case: Case, said: str) -> None:
    """What is said here outlives the case, so nobody of it may stand in it."""
    words = plain(said)
    people = (case.child, *case.people, *(former.person for former in case.former))
    if any(plain(person.name) in words for person in people if person.kind is not PersonKind.PROFESSIONAL):
        raise NotReady(
            t(
                "The name of somebody of this case stands in what you wrote. It would outlive the case: take it out. "
                "Nothing was destroyed."
            )
        )


def _copies_with(desk: Desk, case: Case) -> tuple[KeptCopy, ...]:
    """The copies beside the store that may hold the case: those not older than it."""
    day_before = case.opened_on - timedelta(days=1)  # a copy's moment is in UTC
    return tuple(copy for copy in desk.store.copies.here() if copy.made_at.date() >= day_before)
