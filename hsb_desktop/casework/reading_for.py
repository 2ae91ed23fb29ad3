"""The store as one reader may have it: whoever makes a paper, a list or a summary for them reads through it.

What was narrowed away from the reader is not in what it gives, so that nothing made of it can print it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Typing, Unit
from hsb_desktop.documents.withholding import Reader, read_by
from hsb_desktop.procedure.answers import Agreement, Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.form import Form, Kind
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.signing import wording


def for_reader(desk: Desk, unit: Unit, reader: Reader) -> Unit:
    """The same transaction; answers, and text on its way, as this reader may be given them."""
    return cast(Unit, _ForReader(desk, unit, reader))


class _ForReader:
    def __init__(self, desk: Desk, unit: Unit, reader: Reader) -> None:
        self._desk, self._unit, self._reader = desk, unit, reader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._unit, name)

    def answers(self, record_id: RecordId) -> AnswerSet:
        """As they stand, without what is withheld."""
        return self._given(record_id, self._unit.answers(record_id))

    def answers_of(self, record_ids: Iterable[RecordId]) -> Mapping[RecordId, AnswerSet]:
        """The same of several records."""
        found = self._unit.answers_of(record_ids)
        return MappingProxyType({id_: self._given(id_, answers) for id_, answers in found.items()})

    def typing(self, record_id: RecordId | None = None) -> tuple[Typing, ...]:
        """Text on its way, but for places that are withheld."""
        typing = self._unit.typing(record_id)
        held = self._unit.answers_of({one.record_id for one in typing})
        return tuple(one for one in typing if self._reader.may(held[one.record_id], one.key))

    def _given(self, record_id: RecordId, answers: AnswerSet) -> AnswerSet:
        if not answers.narrowed:
            return answers
        form = self._desk.book.form(self._unit.record(record_id).pin)
        return _still_agreed(form, answers, read_by(form, answers, self._reader))


def _still_agreed(form: Form, answers: AnswerSet, given: AnswerSet) -> AnswerSet:
    """What is withheld changes what this reader reads, not what was agreed to: an agreement to the wording that stands
    is none to an earlier one. Its drawing stays off a copy that does not hold all it was drawn under."""
    stands, read = wording(form, answers), wording(form, given)
    if stands == read:
        return given
    for question in form.questions():
        agreement = Agreement.of(given.of(question.id)) if question.kind is Kind.AGREEMENT else None
        if agreement is not None and agreement.wording == stands:
            kept = replace(agreement, wording=read, strokes="")
            given = given.put(FieldKey(question.id), Answer(kept.value))
    return given
