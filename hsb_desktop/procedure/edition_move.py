"""Moves the answers of a draft from one edition of its form to another: carried over, to answer again, set aside.

An id means the same in both editions (a changed meaning has a new id), so an answer goes with its id wherever the new
edition can hold it. Nothing is stored here and nothing is lost: what is set aside stays with the record's history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey, Value
from hsb_desktop.procedure.form import Form, Question, Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.values import misfit


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of each answer, in the old form's order; `new` are questions the old edition did not ask.

    `again`: the new edition asks, and cannot hold the answer. `set_aside`: it does not ask any more. `changes` is all
    that has to be written so that the record stands under the new edition.
    """

    carried: tuple[FieldKey, ...]
    again: tuple[FieldKey, ...]
    set_aside: tuple[FieldKey, ...]
    new: tuple[FieldKey, ...]
    changes: Mapping[FieldKey, Answer]


def move(old: Form, new: Form, answers: AnswerSet) -> Move:
    """The answers given under `old` as `new` can take them. The new questions are those it requires as they stand."""
    carried: list[FieldKey] = []
    again: list[FieldKey] = []
    aside: list[FieldKey] = []
    before, after = places_of(old), places_of(new)
    for key in _in_order(old, answers):
        question = after.get((key.repeat, key.question))
        if question is None or (key.note and not question.note):
            aside.append(key)
        elif key.note or _holds(before[key.repeat, key.question], question, answers.get(key)):
            carried.append(key)
        else:
            again.append(key)
    changes = {key: Answer() for key in again} | _rows(old, new, answers)
    moved = AnswerSet(
        MappingProxyType({**{key: answers.get(key) for key in carried}, **_orders(new, answers), **changes})
    )
    return Move(
        tuple(carried), tuple(again), tuple(aside), _unasked(new, moved, before), MappingProxyType(changes)
    )


def places_of(form: Form) -> dict[tuple[str, str], Question]:
    """Each question at its repeat (empty outside) and id."""
    found: dict[tuple[str, str], Question] = {}
    for item in form.items():
        if isinstance(item, Question):
            found["", item.id] = item
        else:
            found |= {(item.id, question.id): question for question in item.questions}
    return found


def _repeats(form: Form) -> dict[str, Repeat]:
    return {item.id: item for item in form.items() if isinstance(item, Repeat)}


def _in_order(form: Form, answers: AnswerSet) -> list[FieldKey]:
    """The keys of what was answered, in the form's order, rows as they stand; row orders and strange keys left out."""
    places = {place: number for number, place in enumerate(places_of(form))}
    items = {item.id: number for number, item in enumerate(form.items())}
    rows = {
        (repeat.id, row): number
        for repeat in _repeats(form).values()
        for number, row in enumerate(checks.rows_of(repeat, answers))
    }
    keys = [
        key
        for key in answers
        if answers.get(key).given
        and (key.repeat, key.question) in places
        and (not key.repeat or (key.repeat, key.row) in rows)
    ]

    def place(key: FieldKey) -> tuple[int, int, int, bool]:
        item = items[key.repeat or key.question]
        return item, rows.get((key.repeat, key.row), 0), places[key.repeat, key.question], key.note

    return sorted(keys, key=place)


def _holds(before: Question, after: Question, answer: Answer) -> bool:
    if answer.missing is not None:
        return checks.answered(after, answer)
    value: Value | None = answer.value
    return before.kind is after.kind and value is not None and not misfit(after, value)


def _rows(old: Form, new: Form, answers: AnswerSet) -> dict[FieldKey, Answer]:
    """What repeats begin with that are new, and the start rows that are new in those that were there."""
    begun = checks.start_answers(new, {})
    known = _repeats(old)
    found: dict[FieldKey, Answer] = {}
    for repeat in _repeats(new).values():
        before = known.get(repeat.id)
        if before is None:
            found |= {key: answer for key, answer in begun.items() if repeat.id in (key.question, key.repeat)}
            continue
        had = {row.id for row in before.start_rows}
        added = [row.id for row in repeat.start_rows if row.id not in had]
        if added:
            order = (*checks.rows_of(before, answers), *(RowId(row) for row in added))
            found[FieldKey(repeat.id)] = Answer(tuple(dict.fromkeys(order)))
            found |= {
                key: answer for key, answer in begun.items() if key.repeat == repeat.id and key.row in added
            }
    return found


def _orders(new: Form, answers: AnswerSet) -> dict[FieldKey, Answer]:
    keys = [FieldKey(name) for name in _repeats(new)]
    return {key: answers.get(key) for key in keys if answers.get(key).given}


def _unasked(new: Form, moved: AnswerSet, before: Mapping[tuple[str, str], Question]) -> tuple[FieldKey, ...]:
    """The required questions without an answer that the old edition did not have."""
    return tuple(
        asked.key
        for asked in checks.shown(new, moved).asked
        if asked.required
        and (asked.key.repeat, asked.key.question) not in before
        and not checks.answered(asked.question, moved.get(asked.key))
    )
