"""Several records read at once, for lists: their forms looked up once each, their answers in one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import RecordId


@dataclass(frozen=True, slots=True)
class RecordReading:
    """Records with their forms and answers as one transaction saw them."""

    heads: tuple[RecordHead, ...]
    _forms: Mapping[str, Form]
    _answers: Mapping[RecordId, AnswerSet]

    def form(self, head: RecordHead) -> Form:
        """The form a record is held to."""
        return self._forms[head.pin]

    def answers(self, head: RecordHead) -> AnswerSet:
        """The answers of a record as they stand."""
        return self._answers[head.id]


def read_records(desk: Desk, unit: Unit, heads: Sequence[RecordHead]) -> RecordReading:
    """These records with their forms and answers."""
    forms = {pin: desk.book.form(pin) for pin in {head.pin for head in heads}}
    return RecordReading(tuple(heads), forms, unit.answers_of(head.id for head in heads))
