"""Every wording a field of a record has had, the one that stands first; any is brought back by answering it again.

Answers are only ever added, so nothing is lost by it either.
"""

from dataclasses import dataclass
from datetime import datetime

from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.typed import question_of
from hsb_desktop.documents.values import answer_words
from hsb_desktop.procedure.answers import Answer, FieldKey
from hsb_desktop.procedure.form import Question
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: the answer, in words, when it was given and in which version of the record."""

    answer: Answer
    words: str
    at: datetime
    version: int


def wordings(desk: Desk, record_id: RecordId, key: FieldKey) -> tuple[Wording, ...]:
    """The wordings of a field, the newest first; the same words twice are told once, at their newest."""
    with desk.store.unit() as unit:
        form = desk.book.form(unit.record(record_id).pin)
        revisions = unit.revisions(record_id, key)
    question = question_of(form, key)
    found: dict[str, Wording] = {}
    for revision in reversed(revisions):
        words = _words(question, key, revision.answer)
        found.setdefault(words, Wording(revision.answer, words, revision.at, revision.version))
    return tuple(found.values())


def _words(question: Question | None, key: FieldKey, answer: Answer) -> str:
    if answer.value is None and answer.missing is None:
        return t("Nothing stood there")
    if question is None or key.note:
        return str(answer.value)
    return answer_words(question, answer).text
