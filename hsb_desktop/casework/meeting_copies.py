"""What minutes began with from their meeting follows it, as long as nobody wrote anything else in the minutes.

Minutes that are complete stay as they are.
"""

from collections.abc import Mapping

from hsb_desktop.casework.carrying import keep_origins
from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import RecordHead, Unit
from hsb_desktop.casework.prefill import COPIED, copied, origins
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.form import Form, Question


def may_be_copied(keys: Mapping[FieldKey, object]) -> bool:
    """Whether minutes may hold a copy of any of these answers."""
    return any(not key.repeat and key.question in COPIED.values() for key in keys)


def follow(desk: Desk, unit: Unit, meeting: RecordHead, before: AnswerSet) -> Changes:
    """Write into the drafts that belong to a record what changed in it since `before`."""
    was, now = copied(before), copied(unit.answers(meeting.id))
    if was == now:
        return Changes()
    changes = Changes()
    for head in unit.records(meeting.case_id):
        if head.belongs_to == meeting.id and head.status is RecordStatus.DRAFT:
            written = _untouched(unit, desk.book.form(head.pin), head, was, now)
            if written:
                unit.add_answers(head.id, written, desk.clock.now())
                known = origins(desk, unit, desk.book.form(head.pin), meeting)
                keep_origins(desk, unit, head, {key: known[key] for key in written if key in known})
                changes = changes | of_case(head.case_id, head.id)
    return changes


def _untouched(
    unit: Unit, form: Form, head: RecordHead, was: Mapping[str, str], now: Mapping[str, str]
) -> dict[FieldKey, Answer]:
    """The copies that still say what the meeting said, with what it says now."""
    answers = unit.answers(head.id)
    typed = {typing.key for typing in unit.typing(head.id)}
    found: dict[FieldKey, Answer] = {}
    for question in (item for item in form.items() if isinstance(item, Question)):
        key, name = FieldKey(question.id), question.prefill
        stale = name in now and was[name] != now[name] and answers.text(question.id) == was[name]
        if stale and key not in typed:
            found[key] = Answer(now[name]) if now[name] else Answer()
    return found
