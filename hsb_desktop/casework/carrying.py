"""Text that goes from one record into another keeps who may read it: the origin's readers, and the name of its origin.

A copy is never read by more people than what it was copied from, until a worker decides so and it is entered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.narrowings import allowed_at, keep_narrowing
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.typed import question_of
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Audience, Kind
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.narrowing import Narrowing
from hsb_desktop.procedure.words import t

_TEXTS = frozenset({Kind.LINE, Kind.TEXT})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stood before: who may read it there, in all, and the record in words."""

    readers: frozenset[Audience]
    narrowing: Narrowing = Narrowing()
    words: str = ""


def origin_of(desk: Desk, unit: Unit, record_id: RecordId, key: FieldKey) -> Origin:
    """The origin of a text that is copied from this place of a record."""
    form = desk.book.form(unit.record(record_id).pin)
    words = t("{form}: {question}", form=form.title, question=_asked(desk, unit, record_id, key))
    return Origin(allowed_at(form, key), unit.answers(record_id).narrowing(key), words)


def narrowed_to(allowed: frozenset[Audience], origin: Origin) -> Narrowing | None:
    """What keeps a copy, at a place that `allowed` may read, from more people than its origin; None for nothing."""
    left = allowed & origin.readers
    if origin.narrowing.readers is not None:
        left &= origin.narrowing.readers
    left |= allowed & {Audience.PROFESSIONAL}
    if left == allowed and not origin.narrowing.not_for:
        return None
    return Narrowing(None if left == allowed else left, origin.narrowing.not_for, origin.words)


def keep_origins(desk: Desk, unit: Unit, head: RecordHead, origins: Mapping[FieldKey, Origin]) -> None:
    """Narrow each text that a record was given from elsewhere to the readers it had there, never wider than before."""
    form, stood = desk.book.form(head.pin), unit.answers(head.id).narrowed
    for key, origin in origins.items():
        question = question_of(form, key)
        if question is None or question.kind not in _TEXTS:
            continue
        chosen = narrowed_to(allowed_at(form, key), origin)
        if chosen is not None:
            keep_narrowing(desk, unit, head, key, chosen & stood.get(key, Narrowing()))


def _asked(desk: Desk, unit: Unit, record_id: RecordId, key: FieldKey) -> str:
    question = question_of(desk.book.form(unit.record(record_id).pin), key)
    return question.label if question is not None else ""
