"""Completing a record inside a transaction: what is missing, the status, and every fact that the form gives rise to."""

from collections.abc import Mapping
from dataclasses import replace

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk, procedure_of, stand_anyway
from hsb_desktop.casework.facts import accept_instead, close_as, write_fact
from hsb_desktop.casework.form_facts import given_fact, told_alone, told_by_another, told_together
from hsb_desktop.casework.meeting_copies import follow
from hsb_desktop.casework.meeting_facts import keep_told
from hsb_desktop.casework.new_ids import new_fact_id
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.refusals import AlreadyIssued, Incomplete, NotReady, RecordFault
from hsb_desktop.casework.standing import day_of
from hsb_desktop.casework.typed import as_answer
from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import Agreement, AnswerSet
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.form import Form, Kind
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.signing import is_for_earlier, wording
from hsb_desktop.procedure.words import t

COMPLETED = "record_completed"  # the kind of fact that says so (contract section 3.1)


def draft_head(unit: Unit, record_id: RecordId) -> RecordHead:
    """A record that may be changed; a refusal with the way out for any other."""
    head = unit.record(record_id)
    if head.status is RecordStatus.ISSUED:
        raise AlreadyIssued
    if head.status is RecordStatus.COMPLETE:
        raise NotReady(why_closed(head.status))
    return head


def why_closed(status: RecordStatus) -> str:
    """Why a record cannot be changed, empty for a draft."""
    if status is RecordStatus.COMPLETE:
        return t("This record is complete. Open it again as a new version to change it.")
    return AlreadyIssued().sentence if status is RecordStatus.ISSUED else ""


def settle_typing(desk: Desk, unit: Unit, head: RecordHead) -> Changes:
    """Make answers of what was typed; what makes none yet stays as typing. Copies in minutes follow."""
    form, before = desk.book.form(head.pin), unit.answers(head.id)
    for typed in unit.typing(head.id):
        answer = as_answer(form, typed)
        if answer is not None:
            unit.add_answers(head.id, {typed.key: answer}, typed.at)
            unit.drop_typing(head.id, typed.key)
    return follow(desk, unit, head, before)


def faults_of(form: Form, answers: AnswerSet, desk: Desk) -> tuple[RecordFault, ...]:
    """What to put right, warnings included."""
    found = checks.faults(form, answers, desk.clock.today())
    said = tuple(RecordFault(fault.key, fault.message, fault.section, fault.blocks) for fault in found)
    return said + _given_for_earlier(form, answers)


def _given_for_earlier(form: Form, answers: AnswerSet) -> tuple[RecordFault, ...]:
    """Agreements to a wording that was changed since: a warning each, since what was given stays what it is."""
    asked = [place for place in checks.shown(form, answers).asked if place.question.kind is Kind.AGREEMENT]
    given = [(place, Agreement.of(answers.get(place.key))) for place in asked]
    if not any(one is not None and one.wording for _place, one in given):
        return ()
    now = wording(form, answers)
    return tuple(
        RecordFault(
            place.key,
            t("{question}: this was given for an earlier wording. Ask again.", question=place.question.label),
            place.section,
            blocks=False,
        )
        for place, one in given
        if one is not None and is_for_earlier(one, now)
    )


def complete(desk: Desk, unit: Unit, record_id: RecordId) -> Changes:
    """The same inside a transaction that others began."""
    head = draft_head(unit, record_id)
    form = desk.book.form(head.pin)
    copies = settle_typing(desk, unit, head)
    answers = unit.answers(record_id)
    asked = checks.shown(
        form, answers
    ).keys  # what is asked no more keeps its typing, and nobody could finish it
    blocking = tuple(fault for fault in faults_of(form, answers, desk) if fault.blocks) + tuple(
        RecordFault(typed.key, t("Finish what you were typing here, or clear it."))
        for typed in unit.typing(record_id)
        if typed.key in asked
    )
    if blocking:
        raise Incomplete(blocking)
    today, now = desk.clock.today(), desk.clock.now()
    unit.update_record(
        replace(unit.record(record_id), status=RecordStatus.COMPLETE, completed_on=today, changed_at=now)
    )
    if form.record and not _counts_already(desk, unit, head):
        write_fact(
            desk,
            unit,
            head.case_id,
            {"fact": COMPLETED, "on": today, "record": form.record},
            record_id,
            again=True,
        )
    _write_given(desk, unit, head, form)
    keep_told(desk, unit, head)
    return of_case(head.case_id, record_id) | copies


def _write_given(desk: Desk, unit: Unit, head: RecordHead, form: Form) -> None:
    """The facts that the answers give rise to; one that an earlier version gave and this does not is withdrawn."""
    now = checks.shown(form, unit.answers(head.id))
    procedure = procedure_of(desk)
    given: set[str] = set()
    for gives in form.gives:
        rule = procedure.fact_rule(gives.fact)
        fact = given_fact(gives, rule, now) if rule is not None else None
        if fact is not None:
            given.add(gives.fact)
            _write_once(desk, unit, head, fact)
    kinds = {gives.fact for gives in form.gives} - given
    for stored in unit.facts(head.case_id):
        if stored.record_id == head.id and stored.values.get("fact") in kinds:
            unit.withdraw_fact(stored.id, t("The record it comes from was changed."), desk.clock.now())


def _write_once(desk: Desk, unit: Unit, head: RecordHead, fact: Mapping[str, object]) -> None:
    """A fact of the record, unless another record said all of it.

    What was recorded by itself before becomes the record's own: it did not happen twice.
    """
    stored = unit.facts(head.case_id)
    own = any(one.record_id == head.id and one.values.get("fact") == fact["fact"] for one in stored)
    if not own and any(told_by_another(one, fact) for one in stored):
        return
    alone = None if own else next((one for one in stored if told_alone(one, fact)), None)
    if alone is None:
        write_fact(desk, unit, head.case_id, fact, head.id)
        return
    new = replace(alone, id=new_fact_id(), values=told_together(alone.values, fact), record_id=head.id)
    standing = accept_instead(desk, stored, alone.id, new)
    unit.correct_fact(alone.id, new, t("The record of it was written."))
    close_as(unit, head.case_id, standing)


def _counts_already(desk: Desk, unit: Unit, head: RecordHead) -> bool:
    """Whether an earlier version was completed since the newest concern; the day it was completed then stands."""
    stored = unit.facts(head.case_id)
    days = [
        day_of(fact.values)
        for fact in stored
        if fact.record_id == head.id and fact.values.get("fact") == COMPLETED
    ]
    concern = stand_anyway(desk, stored).history().newest_concern(desk.clock.today())
    return any(concern is None or day >= concern.on for day in days)
