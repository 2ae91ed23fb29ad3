"""Takes out of a record's answers what was narrowed away from one reader, before anything is composed of them.

A composer that is given the result cannot print what it never had. What is withheld is one word of one length, whatever
stood there; a row that the form does not begin with is left out, since its reader does not know of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from hsb_desktop.documents.paper import Recipient
from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import rows_of
from hsb_desktop.procedure.form import Audience, Form, Repeat
from hsb_desktop.procedure.ids import PersonId
from hsb_desktop.procedure.words import t


def withheld_words() -> str:
    """What stands in the place of an answer that is withheld."""
    return t("[withheld]")


def is_withheld(answer: Answer) -> bool:
    """Whether an answer stands for one that is withheld."""
    return answer.value == withheld_words()


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: as which kind of reader, and which people of the case they may be."""

    audience: Audience
    people: frozenset[PersonId] = frozenset()

    def may(self, answers: AnswerSet, key: FieldKey) -> bool:
        """Whether what stands at a key was not narrowed away from them."""
        return answers.lets(key, self.audience, self.people)


def reader_of(recipient: Recipient) -> Reader:
    """The recipient of a copy as a reader."""
    return Reader(recipient.audience, recipient.people)


def read_by(form: Form, answers: AnswerSet, reader: Reader) -> AnswerSet:
    """The answers as they may be given to this reader."""
    if not answers.narrowed:
        return answers
    instead = Answer(withheld_words())
    begun = dict(_begun(form))
    kept = {
        key: answer
        if not answer.given or answer.value == begun.get(key) or reader.may(answers, key)
        else instead
        for key, answer in answers.answers.items()
    }
    for repeat in _repeats(form):
        gone = frozenset(hidden_rows(repeat, answers, reader))
        if gone:
            rows = tuple(row for row in rows_of(repeat, answers) if row not in gone)
            kept = {
                key: answer for key, answer in kept.items() if key.row not in gone or key.repeat != repeat.id
            }
            kept[FieldKey(repeat.id)] = Answer(rows)
    return AnswerSet(MappingProxyType(kept), answers.narrowed)


def hidden_rows(repeat: Repeat, answers: AnswerSet, reader: Reader) -> Iterator[str]:
    """The rows that this reader does not know of and may not read."""
    starts = {row.id for row in repeat.start_rows}
    for row in rows_of(repeat, answers):
        whole = answers.narrowed.get(FieldKey(repeat.id, repeat.id, row).whole_row)
        if row not in starts and whole is not None and not whole.lets(reader.audience, reader.people):
            yield row


def _repeats(form: Form) -> Iterator[Repeat]:
    return (item for item in form.items() if isinstance(item, Repeat))


def _begun(form: Form) -> Iterator[tuple[FieldKey, object]]:
    """What the form itself begins a row with: it stands on every blank."""
    for repeat in _repeats(form):
        for row in repeat.start_rows:
            for name, value in row.values:
                yield FieldKey.parse(f"{repeat.id}/{row.id}/{name}"), value
