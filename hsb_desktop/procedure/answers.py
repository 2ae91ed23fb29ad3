"""Answers to a form: values under a field key, with *unanswered*, *not known*, *declined*, *not applicable* kept apart.

Values are JSON-able: a text, a whole number, true or false, or a tuple of texts; dates are ISO texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from hsb_desktop.procedure.form import Audience, Missing
from hsb_desktop.procedure.ids import PersonId, RowId
from hsb_desktop.procedure.narrowing import OPEN, WHOLE_ROW, Narrowing

Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class FieldKey:
    """The place of an answer: the question, inside a repeat's row where there is one, its value or its note.

    `text` and `parse` give one stable writing: `question`, `repeat/row/question`, with `#note` after it for the note.
    The order of a repeat's rows is itself an answer, at the key whose question is the repeat's id.
    """

    question: str
    repeat: str = ""
    row: RowId = RowId("")
    note: bool = False

    @property
    def text(self) -> str:
        """The one writing of this key, used in the store and in tokens."""
        stem = f"{self.repeat}/{self.row}/{self.question}" if self.repeat else self.question
        return f"{stem}#note" if self.note else stem

    @staticmethod
    def parse(text: str) -> "FieldKey":
        """The key from its writing; ValueError for anything else."""
        stem, hash_mark, note = text.partition("#")
        parts = stem.split("/")
        if (hash_mark and note != "note") or len(parts) not in {1, 3} or not all(parts):
            raise ValueError(text)
        if len(parts) == 1:
            return FieldKey(parts[0], note=bool(hash_mark))
        return FieldKey(parts[2], parts[0], RowId(parts[1]), note=bool(hash_mark))

    @property
    def whole_row(self) -> "FieldKey":
        """Where it is kept who may read all of this key's row."""
        return FieldKey(WHOLE_ROW, self.repeat, self.row)


@dataclass(frozen=True, slots=True)
class Answer:
    """A value, or why there is none; never both. `Answer()` is a withdrawn answer and counts as unanswered.

    `beneath` is what stood before the worker ticked why there is no value, so that it comes back when the tick goes.
    It is no part of the answer: nothing counts, prints or compares it.
    """

    value: Value | None = None
    missing: Missing | None = None
    beneath: Value | None = field(default=None, compare=False)

    @property
    def given(self) -> bool:
        """Whether anything was answered, *not known* included. A blank text is no answer."""
        if self.missing is not None:
            return True
        return self.value is not None and self.value != "" and self.value != ()


UNANSWERED = Answer()


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """All answers of a record as they stand. `narrowed` says where fewer may read than the question allows; it stays
    with the place, whatever is answered there."""

    answers: Mapping[FieldKey, Answer] = field(default_factory=lambda: MappingProxyType({}))
    narrowed: Mapping[FieldKey, Narrowing] = field(default_factory=lambda: MappingProxyType({}))

    def get(self, key: FieldKey) -> Answer:
        """The answer at a key, `UNANSWERED` when there is none."""
        return self.answers.get(key, UNANSWERED)

    def of(self, question_id: str) -> Answer:
        """The answer of a question outside repeats."""
        return self.get(FieldKey(question_id))

    def text(self, question_id: str) -> str:
        """The text of a question outside repeats, empty when there is none."""
        value = self.of(question_id).value
        return value if isinstance(value, str) else ""

    def note(self, question_id: str) -> str:
        """The note added to a question, empty when there is none."""
        value = self.get(FieldKey(question_id, note=True)).value
        return value if isinstance(value, str) else ""

    def rows(self, repeat_id: str) -> tuple[RowId, ...]:
        """The rows of a repeat in their order."""
        value = self.of(repeat_id).value
        return tuple(RowId(row) for row in value) if isinstance(value, tuple) else ()

    def cell(self, repeat_id: str, row: RowId, question_id: str) -> Answer:
        """The answer of one question in one row."""
        return self.get(FieldKey(question_id, repeat_id, row))

    def cell_text(self, repeat_id: str, row: RowId, question_id: str) -> str:
        """The text of one question in one row, empty when there is none."""
        value = self.cell(repeat_id, row, question_id).value
        return value if isinstance(value, str) else ""

    def put(self, key: FieldKey, answer: Answer) -> "AnswerSet":
        """The set with this answer in place of what stood."""
        return AnswerSet(MappingProxyType({**self.answers, key: answer}), self.narrowed)

    def narrowing(self, key: FieldKey) -> Narrowing:
        """Who may read what stands at a key: its own narrowing, that of its row, and for a note that of its answer."""
        if not self.narrowed:
            return OPEN
        found = self.narrowed.get(key, OPEN)
        if key.note:
            found &= self.narrowed.get(FieldKey(key.question, key.repeat, key.row), OPEN)
        return found & self.narrowed.get(key.whole_row, OPEN) if key.repeat else found

    def lets(self, key: FieldKey, audience: Audience, people: frozenset[PersonId]) -> bool:
        """Whether this reader may read what stands at a key, as far as it was narrowed."""
        return self.narrowing(key).lets(audience, people)

    def __iter__(self) -> Iterator[FieldKey]:
        return iter(self.answers)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The value of an agreement question: agreed by whom and when, or declined because. Kept as a tuple of texts.

    Written `("agreed", by, ISO date)` or `("declined", because)`; parts may be empty while they are being filled in.
    Where there are any, `strokes` (a drawn signature) and `wording` (a digest of what it was given for) follow.
    """

    agreed: bool
    by: str = ""
    on: str = ""
    because: str = ""
    strokes: str = ""
    wording: str = ""

    @property
    def value(self) -> tuple[str, ...]:
        """What is kept as the answer."""
        if not self.agreed:
            return ("declined", self.because)
        signed = (self.strokes, self.wording) if self.strokes or self.wording else ()
        return ("agreed", self.by, self.on, *signed)

    @property
    def complete(self) -> bool:
        """Whether it says who agreed and when, or why not."""
        return bool(self.by.strip() and self.on) if self.agreed else bool(self.because.strip())

    @staticmethod
    def of(answer: Answer) -> "Agreement | None":
        """The agreement an answer holds, or None when there is none."""
        match answer.value:
            case ("agreed", str(by), str(on)):
                return Agreement(agreed=True, by=by, on=on)
            case ("agreed", str(by), str(on), str(strokes), str(wording)):
                return Agreement(agreed=True, by=by, on=on, strokes=strokes, wording=wording)
            case ("declined", str(because)):
                return Agreement(agreed=False, because=because)
            case _:
                return None
