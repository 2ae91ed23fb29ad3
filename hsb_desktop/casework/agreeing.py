"""Puts to each agreement that is kept the wording it is given for."""

from collections.abc import Mapping

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.procedure.answers import Agreement, Answer, FieldKey
from hsb_desktop.procedure.signing import signed, wording


def with_wording(
    desk: Desk, unit: Unit, head: RecordHead, answers: Mapping[FieldKey, Answer]
) -> Mapping[FieldKey, Answer]:
    """The answers; an agreement among them is for what stands in the record, or for what it was given for before."""
    given = {
        key: agreement for key, answer in answers.items() if (agreement := Agreement.of(answer)) is not None
    }
    if not given:
        return answers
    stood = unit.answers(head.id)
    now = wording(desk.book.form(head.pin), stood)
    stamped = {key: signed(Agreement.of(stood.get(key)), one, now) for key, one in given.items()}
    return {key: Answer(stamped[key].value) if key in stamped else answer for key, answer in answers.items()}
