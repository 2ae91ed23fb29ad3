"""Who may read one answer or one row: chosen as it is written, never wider than the question allows, and entered.

Professionals always may, as the record is theirs; one of them can be left out by name.
"""

from dataclasses import dataclass

from hsb_desktop.casework.changes import Saved, of_case
from hsb_desktop.casework.completing import draft_head
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.narrowings import allowed_at, keep_narrowing
from hsb_desktop.casework.paper_kinds import audience_of
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.typed import question_of
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.checks import rows_of
from hsb_desktop.procedure.form import Audience, Form
from hsb_desktop.procedure.ids import PersonId, RecordId
from hsb_desktop.procedure.narrowing import WHOLE_ROW, Narrowing
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of reader whom the question allows. One that is `always` a reader cannot be taken away."""

    audience: Audience
    label: str
    on: bool
    always: bool


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who may have a copy; `kept` from this whatever copy they get."""

    id: PersonId
    label: str
    kept: bool


@dataclass(frozen=True, slots=True)
class WhoMayRead:
    """What can be chosen for one place. `origin` says what its text was carried over or pasted from."""

    record_id: RecordId
    key: FieldKey
    label: str
    kinds: tuple[KindChoice, ...]
    people: tuple[PersonChoice, ...]
    origin: str = ""


def who_may_read(desk: Desk, record_id: RecordId, key: FieldKey) -> WhoMayRead:
    """Who may read what stands there, and who might not."""
    with desk.store.unit() as unit:
        head = unit.record(record_id)
        case = unit.case(head.case_id)
        answers = unit.answers(record_id)
    form = desk.book.form(head.pin)
    narrowing = answers.narrowed.get(key, Narrowing())
    allowed = allowed_at(form, key)
    kinds = tuple(
        KindChoice(
            audience,
            kind_words(audience),
            narrowing.readers is None or audience in narrowing.readers,
            audience is Audience.PROFESSIONAL,
        )
        for audience in Audience
        if audience in allowed
    )
    people = tuple(
        PersonChoice(
            person.id, ", ".join(filter(None, (person.name, person.relation))), person.id in narrowing.not_for
        )
        for person in case.people
        if (kind := audience_of(person)) is not None and kind in allowed
    )
    label = _label(form, key)
    if key.question == WHOLE_ROW:
        rows = rows_of(form.repeat(key.repeat), answers)
        place = rows.index(key.row) + 1 if key.row in rows else 0
        label = t("{row} {n}: all of it", row=form.repeat(key.repeat).row_label, n=place)
    return WhoMayRead(record_id, key, label, kinds, people, narrowing.origin)


def choose_readers(
    desk: Desk,
    record_id: RecordId,
    key: FieldKey,
    readers: frozenset[Audience],
    not_for: frozenset[PersonId] = frozenset(),
    origin: str = "",
) -> Saved:
    """Only these may read it from now on, in this version of the record and those that follow.

    NotReady where a kind of reader is among them that the question does not allow. `origin` is kept unless another
    is given.
    """
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        form = desk.book.form(head.pin)
        allowed = allowed_at(form, key)
        if not readers <= allowed:
            raise NotReady(t("Fewer people than the question allows can be chosen here, never more."))
        left = readers | (allowed & {Audience.PROFESSIONAL})
        stood = unit.answers(record_id).narrowed.get(key, Narrowing())
        chosen = Narrowing(None if left == allowed else left, not_for, origin or stood.origin)
        keep_narrowing(desk, unit, head, key, chosen)
    return Saved(now, of_case(head.case_id, record_id))


def keep_readers(desk: Desk, record_id: RecordId, key: FieldKey, narrowing: Narrowing) -> Saved:
    """Text was pasted that fewer may read: what stands there has these readers from now on, with the others' say."""
    now = desk.clock.now()
    with desk.store.unit() as unit:
        head = draft_head(unit, record_id)
        stood = unit.answers(record_id).narrowed.get(key, Narrowing())
        keep_narrowing(desk, unit, head, key, narrowing & stood)
    return Saved(now, of_case(head.case_id, record_id))


def kind_words(audience: Audience) -> str:
    """A kind of reader as it is chosen."""
    return {
        Audience.CHILD: t("The child"),
        Audience.FAMILY: t("The family"),
        Audience.PROFESSIONAL: t("Professionals"),
        Audience.PANEL: t("The panel"),
    }[audience]


def _label(form: Form, key: FieldKey) -> str:
    question = question_of(form, key) if key.question != WHOLE_ROW else None
    return question.label if question is not None else ""
