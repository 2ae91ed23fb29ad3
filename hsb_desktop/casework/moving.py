"""A draft begun under an older edition of its form: what moving it to the edition in force would do, and doing it.

One transaction; nothing is lost: what is set aside and what is to be answered again stay in the record's history.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.completing import draft_head, settle_typing
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import JournalEntry, RecordHead, Typing, Unit
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.typed import as_answer, question_of, with_typing
from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import AnswerSet, FieldKey
from hsb_desktop.procedure.case import RecordStatus
from hsb_desktop.procedure.edition_move import Move, move, places_of
from hsb_desktop.procedure.form import Form, Kind, Question
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One answer: its question in words and what was answered."""

    key: FieldKey
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MovePreview:
    """What would become of a draft in the edition `to_edition`; `to_pin` is handed back to do it."""

    record_id: RecordId
    title: str
    from_edition: str
    to_edition: str
    to_pin: str
    carried: tuple[MoveLine, ...]
    again: tuple[MoveLine, ...]
    set_aside: tuple[MoveLine, ...]
    new: tuple[MoveLine, ...]


def may_move(desk: Desk, head: RecordHead) -> bool:
    """Whether a record is a draft under another edition than the one in force today, which has its form too."""
    if head.status is not RecordStatus.DRAFT:
        return False
    form_id = head.pin.rpartition("/")[2]
    forms = {form.id: form for form in desk.book.forms_in_force(desk.clock.today())}
    return form_id in forms and forms[form_id].pin != head.pin


def move_on_offer(desk: Desk, record_id: RecordId) -> MovePreview | None:
    """What moving would do, where a newer edition is in force; None for any other record, which is no refusal."""
    with desk.store.unit() as unit:
        head = unit.record(record_id)
    return preview_move(desk, record_id) if may_move(desk, head) else None


def preview_move(desk: Desk, record_id: RecordId) -> MovePreview:
    """What moving the draft would do; what is being typed counts as answered. Nothing is stored."""
    with desk.store.unit() as unit:
        head, old, new = _both(desk, unit, record_id)
        typing = {typed.key: typed for typed in unit.typing(record_id)}
        answers = with_typing(old, unit.answers(record_id), typing)
        left = [one for one in _unplaced(unit, old, new, record_id) if _kind(old, one.key) is not None]
        half = [one for one in left if one.text.strip() and as_answer(old, one) is None]
    found = move(old, new, answers)
    return MovePreview(
        record_id=head.id,
        title=new.title,
        from_edition=old.edition,
        to_edition=new.edition,
        to_pin=new.pin,
        carried=_lines(new, found.carried, answers),
        again=_lines(old, found.again, answers),
        set_aside=_lines(old, found.set_aside, answers) + tuple(_half_line(old, one) for one in half),
        new=_lines(new, found.new, AnswerSet()),
    )


def move_record(desk: Desk, record_id: RecordId, to_pin: str) -> Changes:
    """Move the draft to the edition that was shown; NotReady when another is in force by now."""
    with desk.store.unit() as unit:
        head, old, new = _both(desk, unit, record_id)
        if new.pin != to_pin:
            raise NotReady(t("Another edition is in force by now; look at what would change again."))
        settle_typing(desk, unit, head)
        found = move(old, new, unit.answers(record_id))
        now = desk.clock.now()
        unit.update_record(replace(unit.record(record_id), pin=new.pin, changed_at=now))
        if found.changes:
            unit.add_answers(record_id, found.changes, now)
        typed = _taken_out(unit, _unplaced(unit, old, new, record_id), record_id)
        unit.journal(_entry(head, old, new, found, typed), now)
    return of_case(head.case_id, record_id)


def _both(desk: Desk, unit: Unit, record_id: RecordId) -> tuple[RecordHead, Form, Form]:
    head = draft_head(unit, record_id)
    if not may_move(desk, head):
        raise NotReady(t("This draft stands under the edition in force; there is nothing to move."))
    old = desk.book.form(head.pin)
    return head, old, desk.book.form_in_force(old.id, desk.clock.today())


def _unplaced(unit: Unit, old: Form, new: Form, record_id: RecordId) -> tuple[Typing, ...]:
    """What is being typed where the new edition asks nothing, or asks in another way: half a date fits no choice."""
    return tuple(
        typed
        for typed in unit.typing(record_id)
        if _kind(new, typed.key) is None or _kind(old, typed.key) != _kind(new, typed.key)
    )


def _kind(form: Form, key: FieldKey) -> Kind | None:
    if (key.repeat, key.question) not in places_of(form):
        return None
    question = question_of(form, replace(key, note=False))
    return None if question is None else Kind.TEXT if key.note else question.kind


def _taken_out(unit: Unit, left: tuple[Typing, ...], record_id: RecordId) -> Mapping[str, str]:
    """What is left of half a date or number goes into the journal."""
    for typed in left:
        unit.drop_typing(record_id, typed.key)
    return {typed.key.text: typed.text for typed in left}


def _entry(head: RecordHead, old: Form, new: Form, found: Move, typed: Mapping[str, str]) -> JournalEntry:
    content = {
        "from": old.pin,
        "to": new.pin,
        "again": [key.text for key in found.again],
        "set_aside": [key.text for key in found.set_aside],
        "typed": dict(typed),
    }
    return JournalEntry("record.moved", head.case_id, head.id, content=content)


def _lines(form: Form, keys: Iterable[FieldKey], answers: AnswerSet) -> tuple[MoveLine, ...]:
    return tuple(_line(form, key, answers) for key in keys)


def _line(form: Form, key: FieldKey, answers: AnswerSet) -> MoveLine:
    question, label = _asked(form, key)
    answer = answers.get(key)
    if key.note:
        return MoveLine(key, label, str(answer.value))
    return MoveLine(key, label, answer_words(question, answer).text if answer.given else "")


def _half_line(form: Form, typed: Typing) -> MoveLine:
    """As it was typed: it makes no answer that could be put in words."""
    return MoveLine(typed.key, _asked(form, typed.key)[1], typed.text)


def _asked(form: Form, key: FieldKey) -> tuple[Question, str]:
    question = question_of(form, replace(key, note=False))
    assert question is not None, "a move names only what its forms ask"
    label = question.label
    if key.repeat:
        row = form.repeat(key.repeat).row_label
        label = t("{row}: {question}", row=row, question=question.label)
    return question, t("{question} (note)", question=label) if key.note else label
