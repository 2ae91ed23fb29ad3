"""What was chosen of a filled form, as answers of its record: rows get a place, agreements the wording of the paper.

Who signed the paper has read what stands on it and nothing else. Where the record says something else in the end, the
agreement is for an earlier wording there and is to be given again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hsb_desktop.casework.filled_answers import Written
from hsb_desktop.casework.new_ids import new_row_id
from hsb_desktop.procedure.answers import Agreement, Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import rows_of, start_answers
from hsb_desktop.procedure.form import Form, Repeat
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.signing import wording


def chosen(
    form: Form, standing: AnswerSet, found: Sequence[Written], taken: frozenset[str]
) -> dict[FieldKey, Answer]:
    """The answers to keep: what was chosen, its rows put into the record, agreements with the wording of the paper."""
    ids = {(one.key.repeat, one.key.row): new_row_id() for one in found if one.new_row}
    on_paper = {_placed(one.key, ids): one.answer for one in found if not one.why_not}
    wanted = {_placed(one.key, ids) for one in found if one.key.text in taken}
    read = wording(form, _as_on_paper(form, on_paper, ids))
    answers = {key: _agreed_for(read, on_paper[key]) for key in on_paper if key in wanted}
    for item in form.items():
        if isinstance(item, Repeat):
            stand = rows_of(item, standing)
            used = dict.fromkeys(key.row for key in answers if key.repeat == item.id)
            more = tuple(row for row in used if row not in stand)
            if more:
                answers[FieldKey(item.id)] = Answer((*stand, *more))
    return answers


def _placed(key: FieldKey, ids: Mapping[tuple[str, RowId], RowId]) -> FieldKey:
    """The key with the row's id in the record."""
    return replace(key, row=ids.get((key.repeat, key.row), key.row))


def _as_on_paper(
    form: Form, answers: Mapping[FieldKey, Answer], ids: Mapping[tuple[str, RowId], RowId]
) -> AnswerSet:
    """What somebody who signs the paper has read on it: its answers and no others."""
    whole = {**start_answers(form, {}), **answers}
    for item in form.items():
        if isinstance(item, Repeat):
            begun = [RowId(start.id) for start in item.start_rows]
            added = [row for (repeat, _), row in ids.items() if repeat == item.id]
            whole[FieldKey(item.id)] = Answer((*begun, *added))
    return AnswerSet(whole)


def _agreed_for(read: str, answer: Answer) -> Answer:
    agreement = Agreement.of(answer)
    if agreement is None or not agreement.agreed:
        return answer
    return Answer(replace(agreement, wording=read).value)
