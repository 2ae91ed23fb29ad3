"""Recording what happened: the engine validates every fact together with all that stand; it is stored whole or not."""

from collections.abc import Mapping
from datetime import date, datetime

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk, procedure_of, stand_anyway, stand_today
from hsb_desktop.casework.new_ids import new_fact_id
from hsb_desktop.casework.ports import StoredFact, Unit
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.casework.standing import Standing, day_of
from hsb_desktop.casework.step_words import step_view
from hsb_desktop.casework.work_views import OutcomePreview
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.ids import CaseId, FactId, RecordId
from hsb_desktop.procedure.pathway import Pathway, Status, Step
from hsb_desktop.procedure.words import t


def record_fact(
    desk: Desk,
    case_id: CaseId,
    values: Mapping[str, object],
    record_id: RecordId | None = None,
    *,
    draft: str = "",
) -> Changes:
    """Record a fact (the contract's JSON object) of a case; NotAccepted, and nothing stored, when it cannot stand.

    The draft it was typed in goes in the same transaction.
    """
    with desk.store.unit() as unit:
        write_fact(desk, unit, case_id, values, record_id)
        if draft:
            unit.drop_drafts(draft)
    return of_case(case_id, *([record_id] if record_id is not None else []))


def correct_fact(
    desk: Desk,
    case_id: CaseId,
    fact_id: FactId,
    values: Mapping[str, object],
    reason: str,
    *,
    draft: str = "",
) -> Changes:
    """Put a corrected fact in the place of one that stands; what stood stays in the journal with the reason."""
    _need_reason(reason)
    with desk.store.unit() as unit:
        old = standing_fact(unit, case_id, fact_id)
        before = unit.facts(case_id)
        new = _new_fact(desk, case_id, values, old.record_id)
        standing = accept_instead(desk, before, fact_id, new)
        unit.correct_fact(fact_id, new, reason.strip())
        close_as(unit, case_id, standing)
        if draft:
            unit.drop_drafts(draft)
    return of_case(case_id)


def withdraw_fact(desk: Desk, case_id: CaseId, fact_id: FactId, reason: str, *, draft: str = "") -> Changes:
    """Take away a fact that should not have been recorded; it stays in the journal with the reason."""
    _need_reason(reason)
    with desk.store.unit() as unit:
        standing_fact(unit, case_id, fact_id)
        standing = accept_instead(desk, unit.facts(case_id), fact_id)
        unit.withdraw_fact(fact_id, reason.strip(), desk.clock.now())
        close_as(unit, case_id, standing)
        if draft:
            unit.drop_drafts(draft)
    return of_case(case_id)


def preview_fact(
    desk: Desk, case_id: CaseId, values: Mapping[str, object] | None, instead_of: FactId | None = None
) -> OutcomePreview:
    """What a fact would set in motion, complete and end; nothing is stored.

    `instead_of` is the fact that it would correct; without values that one would be withdrawn.
    """
    with desk.store.unit() as unit:
        return preview(desk, unit.facts(case_id), case_id, values, instead_of)


def write_fact(
    desk: Desk,
    unit: Unit,
    case_id: CaseId,
    values: Mapping[str, object],
    record_id: RecordId | None = None,
    *,
    again: bool = False,
) -> Standing:
    """Validate and store a fact inside a transaction that others began; how the case stands with it.

    A fact of that kind from an earlier version of the same record is corrected, unless it is to stand `again`.
    """
    new = _new_fact(desk, case_id, values, record_id)
    stored = unit.facts(case_id)
    old = None
    if record_id is not None and not again:
        old = next((fact for fact in stored if _same_origin(fact, new)), None)
    standing = _accept_new(desk, stored, (*(fact for fact in stored if fact is not old), new), new)
    if old is None:
        unit.add_fact(new)
    else:
        unit.correct_fact(old.id, new, t("The record it comes from was changed."))
    close_as(unit, case_id, standing)
    return standing


def _same_origin(one: StoredFact, other: StoredFact) -> bool:
    """Whether both are what one record gave rise to: the newer version corrects the older."""
    return one.record_id == other.record_id and one.values.get("fact") == other.values.get("fact")


def preview(
    desk: Desk,
    stored: tuple[StoredFact, ...],
    case_id: CaseId,
    values: Mapping[str, object] | None,
    instead_of: FactId | None = None,
) -> OutcomePreview:
    """The pathway with the fact against the pathway without."""
    today, procedure = desk.clock.today(), procedure_of(desk)
    before = stand_anyway(desk, stored).pathway
    try:
        new = _new_fact(desk, case_id, values, None) if values is not None else None
        if new is not None and instead_of is None:
            standing = _accept_new(desk, stored, (*stored, new), new)
        else:
            standing = accept_instead(desk, stored, instead_of, new)
    except NotAccepted as refused:
        return OutcomePreview(refusal=refused.sentence)
    after = standing.pathway
    if standing.refusal is not None and instead_of is None:
        return OutcomePreview(waits_for=standing.refusal.sentence)
    if standing.refusal is not None:
        return OutcomePreview(still_refused=standing.refusal.sentence)
    known, now = _by_identity(before), _by_identity(after)
    doing = actions(procedure)

    def said(keys: list[tuple[str, int]]) -> tuple:  # type: ignore[type-arg]
        return tuple(step_view(now[key], today, procedure, doing.get(key[0], "")) for key in keys)

    changed = [key for key, step in now.items() if key not in known or known[key].status != step.status]
    return OutcomePreview(
        sets_in_motion=said([key for key in changed if now[key].is_open and key not in known]),
        completes=said([key for key in changed if now[key].status is Status.DONE]),
        ends=said([key for key in changed if now[key].status is Status.NOT_REQUIRED and key in known]),
        opens_again=said(
            [key for key in changed if now[key].is_open and key in known and not known[key].is_open]
        ),
        no_longer=tuple(dict.fromkeys(step.label for key, step in known.items() if key not in now)),
    )


def _by_identity(pathway: Pathway) -> dict[tuple[str, int], Step]:
    """Each step under its id and its place among those of that id, oldest first."""
    counted: dict[str, int] = {}
    found: dict[tuple[str, int], Step] = {}
    for step in pathway.steps:
        place = counted.get(step.id, 0)
        counted[step.id] = place + 1
        found[step.id, place] = step
    return found


def _new_fact(
    desk: Desk, case_id: CaseId, values: Mapping[str, object], record_id: RecordId | None
) -> StoredFact:
    written = {key: _json(value) for key, value in values.items() if value is not None}
    day, today = day_of(written), desk.clock.today()
    if day > today:
        raise NotAccepted(
            t(
                "{day} is still to come. Only what has happened is recorded; correct the date.",
                day=long_date(day),
            ),
            "on",
        )
    return StoredFact(new_fact_id(), case_id, written, desk.clock.now(), record_id)


def _json(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple | list | frozenset | set) else value


def _accept(desk: Desk, stored: tuple[StoredFact, ...], new: FactId | None = None) -> Standing:
    """How the case stands with these facts; a refusal that is about another than the new one leads to no field."""
    try:
        return stand_today(desk, stored)
    except NotAccepted as refused:
        if refused.fact_id and refused.fact_id != new:
            raise NotAccepted(refused.sentence) from refused
        raise


def accept_instead(
    desk: Desk, before: tuple[StoredFact, ...], instead_of: FactId | None, new: StoredFact | None = None
) -> Standing:
    """How the case stands with a fact put right, or without it.

    Entries that are refused already are put right one at a time: what is refused then about another one does not stop
    it. Nothing that stands is ever refused through it.
    """
    kept = tuple(fact for fact in before if fact.id != instead_of)
    after = (*kept, new) if new is not None else kept
    if len(kept) == len(before) or stand_anyway(desk, before).refusal is None:
        return _accept(desk, after, new.id if new is not None else None)
    standing = stand_anyway(desk, after)
    if new is not None:
        _sound_itself(standing, new)
    return standing


def _accept_new(
    desk: Desk, before: tuple[StoredFact, ...], after: tuple[StoredFact, ...], new: StoredFact
) -> Standing:
    """How the case stands with a new fact. Immediate protection is never held up by what is refused already.

    It is taken where it is sound itself, with all that its record gives rise to; what follows from it is worked out
    once the other entry is put right.
    """
    if not _protects(desk, before, new) or stand_anyway(desk, before).refusal is None:
        return _accept(desk, after, new.id)
    standing = stand_anyway(desk, after)
    _sound_itself(standing, new)
    return standing


def _protects(desk: Desk, stored: tuple[StoredFact, ...], new: StoredFact) -> bool:
    """Whether a fact is immediate protection, or comes from the record of it."""
    kind = procedure_of(desk).meaning.protection
    own = [fact for fact in stored if fact.record_id == new.record_id and new.record_id is not None]
    return bool(kind) and any(fact.values.get("fact") == kind for fact in (new, *own))


def _sound_itself(standing: Standing, new: StoredFact) -> None:
    """A refusal where what is refused is the fact itself, not another one."""
    refusal = standing.refusal
    if refusal is None:
        return
    if refusal.fact_id == new.id:
        raise refusal
    own = next((one.sentence for one in standing.unread if one.fact.id == new.id), "")
    if own:
        raise NotAccepted(own)


def close_as(unit: Unit, case_id: CaseId, standing: Standing) -> None:
    """Closed or open as its facts say; where they are refused still, as it was."""
    if standing.refusal is None:
        unit.close_case(case_id, not standing.pathway.is_open)


def standing_fact(unit: Unit, case_id: CaseId, fact_id: FactId) -> StoredFact:
    """A fact of this case that stands; NotAccepted when it does not any more."""
    found = next((fact for fact in unit.facts(case_id) if fact.id == fact_id), None)
    if found is None:
        raise NotAccepted(t("This entry does not stand in this case any more; look at the case again."))
    return found


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise NotAccepted(t("Say why; the reason stays with the entry."))
