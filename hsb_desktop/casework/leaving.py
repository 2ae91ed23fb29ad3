"""Somebody is no longer part of a case: with a day and a reason, and taken back when that was wrong.

Nothing is removed: what was recorded of them and their name in records stay, as the procedure's records must. They are
offered for no meeting, paper or action from then on. A linked child stays kept apart.
"""

from datetime import date

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.people import find_person
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.procedure.case import Case, Former, Leaving, PersonKind
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.ids import CaseId, PersonId
from hsb_desktop.procedure.words import t


def end_part(
    desk: Desk,
    case_id: CaseId,
    person_id: PersonId,
    on: date | None,
    reason: str,
    *,
    mistake: bool = False,
    draft: str = "",
) -> Changes:
    """Somebody is no longer part of the case since `on`; by `mistake` they were recorded in error.

    NotReady, and nothing stored, for the child, without a day or a reason, or while a linked case stands for them.
    """
    if not reason.strip():
        raise NotReady(t("Say why; the reason stays with the case."))
    if on is None:
        raise NotReady(t("Enter the day since when they are no longer part of this case."))
    if on > desk.clock.today():
        raise NotReady(t("{day} is still to come. Record it on that day, or correct it.", day=long_date(on)))
    with desk.store.unit() as unit:
        case = unit.case(case_id)
        person = find_person(case, person_id)
        if person.is_a(PersonKind.CHILD):
            raise NotReady(t("This case is about this child; close the case instead."))
        linked = next((link.reference for link in case.links if link.person == person_id), "")
        if linked:
            raise NotReady(
                t("The case {reference} is linked to them. Take that link away first.", reference=linked)
            )
        leaving = Leaving(on, " ".join(reason.split()), mistake)
        unit.put_leaving(case_id, person_id, leaving, desk.clock.now())
        if draft:
            unit.drop_drafts(draft)
    return of_case(case_id)


def take_back(desk: Desk, case_id: CaseId, person_id: PersonId) -> Changes:
    """They are part of the case again; that they were not, and why, stays in the journal."""
    with desk.store.unit() as unit:
        if not any(former.person.id == person_id for former in unit.case(case_id).former):
            raise NotReady(t("This person is part of the case; look at the case again."))
        unit.put_leaving(case_id, person_id, None, desk.clock.now())
    return of_case(case_id)


def leaving_words(leaving: Leaving) -> str:
    """Since when and why, in one line."""
    if leaving.mistake:
        return t("Recorded in error: {why}", why=leaving.reason)
    return t("Since {day}: {why}", day=long_date(leaving.on), why=leaving.reason)


def left_in_time(case: Case) -> tuple[Former, ...]:
    """Who was part of the case once; somebody recorded in error never was."""
    return tuple(former for former in case.former if not former.leaving.mistake)
