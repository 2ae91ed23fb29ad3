"""Where a filled form and its record differ: each place in words, what the record holds and what the paper says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsb_desktop.casework.filled_answers import Written
from hsb_desktop.documents.values import agreement_words, answer_words
from hsb_desktop.procedure.answers import Agreement, Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import rows_of
from hsb_desktop.procedure.form import Form, Question
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.numbering import numbers
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where paper and record differ. `key` names it; `holds` is empty where the record has no answer.

    `why_not` says why it cannot be taken; it is then to be typed by hand. `offered`: new, so chosen to begin with.
    """

    key: str
    number: str
    label: str
    row: str
    holds: str
    says: str
    why_not: str = ""
    offered: bool = False


def differences(form: Form, standing: AnswerSet, found: Sequence[Written]) -> tuple[list[Difference], int]:
    """Where paper and record differ, in the form's order, and how many answers are the same."""
    given = numbers(form)
    there = _rows_there(form, standing, found)
    listed, same = [], 0
    for one in found:
        stands = standing.get(one.key)
        if one.key.row in there or (not one.why_not and _equal(one.answer, stands)):
            same += 1
            continue
        holds = _words(one.question, one.key, stands) if stands.given else ""
        label = t("{question}: note", question=one.question.label) if one.key.note else one.question.label
        listed.append(
            Difference(
                key=one.key.text,
                number=given.of(one.question.id, one.key.repeat),
                label=label,
                row=_row_words(form, standing, one.key),
                holds=holds,
                says=_words(one.question, one.key, one.answer) if not one.why_not else one.text,
                why_not=one.why_not,
                offered=not holds and not one.why_not,
            )
        )
    return listed, same


def _equal(answer: Answer, stands: Answer) -> bool:
    """Whether both say the same; of agreements who, when and why, whatever they were given for."""
    one, other = Agreement.of(answer), Agreement.of(stands)
    if one is not None and other is not None:
        return (one.agreed, one.by, one.on, one.because) == (other.agreed, other.by, other.on, other.because)
    return answer == stands and type(answer.value) is type(stands.value)


def _rows_there(form: Form, standing: AnswerSet, found: Sequence[Written]) -> set[RowId]:
    """Rows that the paper adds and the record has already, word for word, so that none is added twice."""
    there: set[RowId] = set()
    rows: dict[tuple[str, RowId], list[Written]] = {}
    for one in found:
        if one.new_row:
            rows.setdefault((one.key.repeat, one.key.row), []).append(one)
    for (repeat_id, row), cells in rows.items():
        for known in rows_of(form.repeat(repeat_id), standing):
            stand = [standing.get(replace(cell.key, row=known)) for cell in cells]
            if all(
                not cell.why_not and _equal(cell.answer, at) for cell, at in zip(cells, stand, strict=True)
            ):
                there.add(row)
    return there


def _words(question: Question, key: FieldKey, answer: Answer) -> str:
    agreement = Agreement.of(answer)
    if agreement is not None:
        return agreement_words(agreement).text
    if key.note:
        return str(answer.value)
    return answer_words(question, answer).text


def _row_words(form: Form, standing: AnswerSet, key: FieldKey) -> str:
    """Which row it stands in, as on the paper."""
    if not key.repeat:
        return ""
    repeat = form.repeat(key.repeat)
    start = next((start.label for start in repeat.start_rows if start.id == key.row), "")
    return start or t(
        "{row}, a new row from the paper ({n})", row=repeat.row_label, n=key.row.removeprefix("new")
    )
