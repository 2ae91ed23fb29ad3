"""Who may read a place of a record by its form alone, and that it is fewer: kept with the answer and entered."""

from collections.abc import Sequence

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import JournalEntry, RecordHead, Unit
from hsb_desktop.casework.typed import question_of
from hsb_desktop.documents.audience import may_read
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Audience, Form, Question
from hsb_desktop.procedure.narrowing import WHOLE_ROW, Narrowing


def keep_narrowing(desk: Desk, unit: Unit, head: RecordHead, key: FieldKey, chosen: Narrowing) -> None:
    """From now on only these may read it; inside a transaction, without asking whether it is wider."""
    stood = unit.answers(head.id).narrowed.get(key, Narrowing())
    if chosen == stood:
        return
    now = desk.clock.now()
    unit.narrow(head.id, key, chosen, now)
    said = {"key": key.text, "old": _said(stood), "new": _said(chosen)}
    unit.journal(JournalEntry("answer.narrowed", head.case_id, head.id, content=said), now)


def allowed_at(form: Form, key: FieldKey) -> frozenset[Audience]:
    """Who may read what stands at a key by the form alone; of a row, whoever may read any of it."""
    asked: Sequence[Question]
    if key.question == WHOLE_ROW:
        asked = form.repeat(key.repeat).questions
    else:
        question = question_of(form, key)
        asked = () if question is None else (question,)
    return frozenset(kind for kind in Audience if any(may_read(question, kind) for question in asked))


def _said(narrowing: Narrowing) -> dict[str, object]:
    return {
        "readers": None if narrowing.readers is None else sorted(narrowing.readers),
        "not_for": sorted(narrowing.not_for),
        "origin": narrowing.origin,
    }
