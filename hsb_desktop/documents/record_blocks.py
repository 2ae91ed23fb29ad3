"""A filled form as blocks for one reader: the questions that are shown, may be read by them, and what was answered.

Works by allow-list: a block holds an answer only after `may_read` said so. Hidden answers do not count and never print.
What was narrowed as it was written is "[withheld]" where its question is on the copy, whatever its length was.
What was asked and not answered stands where the form is for professionals alone, whose numbers would else have gaps;
of a form that goes to families too, on anybody's copy, only where it is required: what nobody said is no news.
Each question stands as it was asked, in the child's words on the child's copy; short names only head tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import FAMILY, may_read, why_not
from hsb_desktop.documents.values import agreement_words, answer_words
from hsb_desktop.documents.withholding import Reader, hidden_rows, read_by, withheld_words
from hsb_desktop.procedure.answers import Agreement, AnswerSet, FieldKey
from hsb_desktop.procedure.checks import rows_of, shown
from hsb_desktop.procedure.conditions import Predicate
from hsb_desktop.procedure.form import Audience, Form, Kind, Question, Repeat, Section
from hsb_desktop.procedure.ids import PersonId, RowId
from hsb_desktop.procedure.signing import is_for_earlier, read_strokes, wording
from hsb_desktop.procedure.words import t

_TABLE_COLUMNS = 5  # a table with more would be cramped on A4, and a second column of text counts twice
_LONG_CELL = (
    280  # nor one where a cell has more characters: a narrow strip down the page. The rows stand as cards
)
_NARROW = frozenset({Kind.NUMBER, Kind.TIME, Kind.YES_NO})


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, and in which words: `full` prints the numbers of questions, whether answered or not, and running
    text under them."""

    audience: Audience
    predicates: Mapping[str, Predicate]
    full: bool = False
    people: frozenset[PersonId] = frozenset()  # of the case, whom the reader may be

    @property
    def reader(self) -> Reader:
        """Who reads."""
        return Reader(self.audience, self.people)

    @property
    def for_child(self) -> bool:
        """Whether the child reads."""
        return self.audience is Audience.CHILD

    @property
    def for_family(self) -> bool:
        """Whether the child or the family reads."""
        return self.audience in FAMILY

    def label(self, question: Question) -> str:
        """The question as this reader meets it."""
        if self.for_child:
            return question.child_label or question.label
        return f"{question.number} {question.label}" if self.full and question.number else question.label

    def short_label(self, question: Question) -> str:
        """The question in few words, for the heads of tables."""
        return (question.child_label if self.for_child else "") or question.short or question.label

    def name(self, repeat: Repeat) -> str:
        """What all rows of a repeat are called."""
        return (repeat.child_label if self.for_child else "") or repeat.label

    def row_name(self, repeat: Repeat) -> str:
        """What one row is called."""
        return (repeat.child_row_label if self.for_child else "") or repeat.row_label

    def title(self, section: Section) -> str:
        """The section's title as this reader meets it."""
        return (section.child_title if self.for_child else "") or section.title


def record_blocks(
    form: Form, answers: AnswerSet, reading: Reading, only: frozenset[str] = frozenset()
) -> b.Blocks:
    """The form section by section. One of which this reader may see nothing leaves no heading behind.

    `only` the sections of these ids are a part of another paper: without agreements, which stand beside the whole
    wording they were given for and nowhere else.
    """
    now = shown(form, answers, reading.predicates)
    required = frozenset(place.key for place in now.asked if place.required)
    given = read_by(
        form, now.answers, reading.reader
    )  # what this reader may not have is not there from here on
    noted = any(given.note(one.id) for one in form.questions() if one.kind is Kind.INDICATOR)
    signed = wording(form, answers)
    signs = {one.id for one in form.questions() if one.kind is Kind.AGREEMENT} if only else frozenset[str]()
    writing = _Writing(reading, given, now.answers, now.keys, required, now.items - signs, signed, noted)
    whole = b.Blocks()
    for section in form.sections:
        if section.id in now.sections and (not only or section.id in only):
            whole += writing.section(section)
    return whole


def _kind(item: Question | Repeat) -> str:
    """What is set together: indicators in a table, agreements as signatures, other questions as rows."""
    if isinstance(item, Repeat):
        return item.id
    return item.kind.value if item.kind in {Kind.INDICATOR, Kind.AGREEMENT} else ""


@dataclass(frozen=True, slots=True)
class _Writing:
    """One pass over a form: the answers that count as this reader is given them, the places that are asked, the items
    that are shown. `held` are all that count: what is left out is named from them, never told."""

    reading: Reading
    answers: AnswerSet
    held: AnswerSet
    asked: frozenset[FieldKey]
    required: frozenset[FieldKey]
    items: frozenset[str]
    wording: str  # what a signature has to be given for
    noted: bool  # whether any indicator has a note: every table of them then has the column

    def section(self, section: Section) -> b.Blocks:
        """The section under its title."""
        title = self.reading.title(section)
        found = b.Blocks()
        for _, group in groupby((item for item in section.items if item.id in self.items), key=_kind):
            items = tuple(group)
            for repeat in items:
                if isinstance(repeat, Repeat):
                    found += self._repeat(repeat, title)
            questions = tuple(item for item in items if isinstance(item, Question))
            asked = self._questions(questions)
            found += self._further(found.blocks) + asked if asked.blocks else asked
        if not found.blocks:
            return b.Blocks(left_out=found.left_out)
        draws = section.child_draws if self.reading.for_child else ""
        drawing = (b.RoomToDraw(draws),) if draws else ()
        return b.Blocks((b.Heading(title, 2), *found.blocks, *drawing), (title,), found.left_out)

    def _further(self, before: tuple[b.Block, ...]) -> b.Blocks:
        """A heading for questions after rows that have their own: they are not to be taken for the last row's."""
        name = t("And also") if self.reading.for_child else t("Further points")
        heads = [block.text for block in before if isinstance(block, b.Heading)]
        return b.Blocks((b.Heading(name, 3),)) if heads and heads[-1] != name else b.Blocks()

    def _readable(self, questions: Iterable[Question]) -> tuple[Question, ...]:
        return tuple(question for question in questions if may_read(question, self.reading.audience))

    def _left_out(self, places: Iterable[tuple[Question, FieldKey]]) -> tuple[b.LeftOut, ...]:
        """What was answered there and may not be read by this reader."""
        found = []
        for question, key in places:
            note = FieldKey(key.question, key.repeat, key.row, note=True)
            answered = [at for at in (key, note) if self.held.get(at).given]
            kept = all(self.reading.reader.may(self.held, at) for at in answered)
            why = why_not(question, self.reading.audience)
            if answered and may_read(question, self.reading.audience):
                why = "" if kept else t("withheld from this reader")
            if answered and why:
                found.append(b.LeftOut(question.short or question.label, why))
        return tuple(found)

    def _note(self, key: FieldKey) -> str:
        value = self.answers.get(FieldKey(key.question, key.repeat, key.row, note=True)).value
        return value if isinstance(value, str) else ""

    def _stands(self, key: FieldKey, repeat: Repeat | None = None) -> bool:
        """Whether a line for this place is on this copy, answered or not."""
        every = repeat is not None and repeat.every_row and not self.reading.for_family
        if self.reading.full or every or key in self.required:
            return True
        answer = self.answers.get(key)
        return answer.given or answer.missing is not None or bool(self._note(key))

    def _key_value(self, question: Question, key: FieldKey, label: str) -> b.KeyValue:
        words = self._said(question, key)
        narrative = self.reading.full and question.kind is Kind.TEXT and words.tone is b.Tone.PLAIN
        return b.KeyValue(label, words, self._note(key), above=narrative)

    def _said(self, question: Question, key: FieldKey) -> b.Words:
        return answer_words(question, self.answers.get(key), for_child=self.reading.for_child)

    # questions outside repeats

    def _questions(self, questions: tuple[Question, ...]) -> b.Blocks:
        readable = self._readable(questions)
        left_out = self._left_out((question, FieldKey(question.id)) for question in questions)
        if not readable:
            return b.Blocks(left_out=left_out)
        block: b.Block
        match readable[0].kind:
            case Kind.INDICATOR:
                block = self._indicators(readable)
            case Kind.AGREEMENT:
                block = b.SignatureLines(tuple(self._signature(question) for question in readable))
            case _:
                label = self.reading.label
                rows = [
                    self._key_value(q, FieldKey(q.id), label(q))
                    for q in readable
                    if self._stands(FieldKey(q.id))
                ]
                if not rows:
                    return b.Blocks(left_out=left_out)
                block = b.KeyValues(tuple(rows))
        return b.Blocks((block,), left_out=left_out)

    def _indicators(self, questions: tuple[Question, ...]) -> b.Table:
        width = 3 if self.noted else 2
        rows = []
        for question in questions:
            words = self._said(question, FieldKey(question.id))
            if self.answers.of(question.id).value == "present":
                words = b.Words(words.text, b.Tone.STRONG)
            note = b.Words(self._note(FieldKey(question.id)))
            rows.append((b.Words(self.reading.label(question)), words, note)[:width])
        head = (t("Indicator"), t("Answer"), t("Note"))
        columns = (b.Column.WIDE, b.Column.MIDDLE, b.Column.WIDE)
        return b.Table(head[:width], tuple(rows), columns=columns[:width])

    def _signature(self, question: Question) -> b.SignatureLine:
        answer = self.answers.of(question.id)
        label = self.reading.label(question)
        agreement = Agreement.of(answer)
        earlier = agreement is not None and is_for_earlier(agreement, self.wording)
        words = self._said(question, FieldKey(question.id))
        if agreement is not None:
            words = agreement_words(agreement, earlier=earlier, for_child=self.reading.for_child)
        if self.reading.for_family and not answer.given and answer.missing is None:
            words = b.Words("")  # the room to sign says enough
        room = not answer.given if agreement is None else agreement.agreed
        here = agreement is not None and agreement.wording == self.wording  # drawn under these words
        strokes = read_strokes(agreement.strokes) if agreement is not None and here else ()
        room = room and not strokes
        if room and agreement is not None and not earlier:
            words = self._may_also_sign(words)
        said = _with_note(words, self._note(FieldKey(question.id)))
        return b.SignatureLine(label, said, room, strokes)

    def _may_also_sign(self, agreed: b.Words) -> b.Words:
        """Somebody who agreed and did not draw their name: whoever holds the paper knows what the line is for."""
        if self.reading.for_child:
            return b.Words(t("{said}. You can also sign here.", said=agreed.text), agreed.tone)
        said = t("{said}. The line is for a signature on paper, where one is wanted.", said=agreed.text)
        return b.Words(said, agreed.tone)

    # repeats

    def _repeat(self, repeat: Repeat, title: str) -> b.Blocks:
        """A table or a card for each row; rows in which this reader would find nothing are passed over."""
        rows = rows_of(repeat, self.answers)
        places = [
            (q, FieldKey(q.id, repeat.id, row))
            for row in rows_of(repeat, self.held)
            for q in repeat.questions
        ]
        left_out = tuple(dict.fromkeys(self._left_out(places)))
        readable = self._readable(repeat.questions)
        if not readable:
            return b.Blocks(left_out=left_out)
        filled = [row for row in rows if repeat.every_row or self._says_something(repeat, row, readable)]
        if not filled:
            return b.Blocks(self._empty(repeat, title), left_out=left_out)
        texts = sum(question.kind is Kind.TEXT for question in readable)
        if repeat.layout == "table" and len(readable) + max(texts - 1, 0) <= _TABLE_COLUMNS:
            table = self._table(repeat, readable, filled)
            name = (b.Heading(table.name, 3),) if table.name != title else ()
            if all(len(cell.text) <= _LONG_CELL for row in table.rows for cell in row):
                return b.Blocks((*name, table), left_out=left_out)
        cards = [block for at, row in enumerate(filled, start=1) for block in self._card(repeat, at, row)]
        return b.Blocks(tuple(cards), left_out=left_out)

    def _empty(self, repeat: Repeat, title: str) -> tuple[b.Block, ...]:
        """One line says that nothing was entered, of what had to be or where every question stands. It says so of
        nothing that was entered and is withheld."""
        said = b.Words(
            t("Nothing here yet") if self.reading.for_child else t("Nothing entered"), b.Tone.ABSENT
        )
        if any(hidden_rows(repeat, self.held, self.reading.reader)):
            said = b.Words(withheld_words(), b.Tone.ABSENT)
        elif not self.reading.full and not repeat.least:
            return ()
        name = self.reading.name(repeat)
        return (b.Paragraph(said) if name == title else b.KeyValues((b.KeyValue(name, said),)),)

    def _says_something(self, repeat: Repeat, row: RowId, readable: tuple[Question, ...]) -> bool:
        """Whether the row holds anything this reader may see, beyond what it began with."""
        begun = next((dict(start.values) for start in repeat.start_rows if start.id == row), {})
        for question in readable:
            key = FieldKey(question.id, repeat.id, row)
            answer = self.answers.get(key)
            changed = answer.missing is not None or answer.value != begun.get(question.id)
            if self._note(key) or (answer.given and changed):
                return True
        return False

    def _table(self, repeat: Repeat, questions: tuple[Question, ...], rows: list[RowId]) -> b.Table:
        return b.Table(
            tuple(self.reading.short_label(question) for question in questions),
            tuple(tuple(self._cell(repeat, q, row) for q in questions) for row in rows),
            self.reading.name(repeat),
            columns=tuple(_column(question.kind) for question in questions),
            row_heads=questions[0].kind is Kind.LINE,
        )

    def _cell(self, repeat: Repeat, question: Question, row: RowId) -> b.Words:
        key = FieldKey(question.id, repeat.id, row)
        if key not in self.asked or not self._stands(key, repeat):
            return b.Words("")
        return _with_note(self._said(question, key), self._note(key))

    def _card(self, repeat: Repeat, at: int, row: RowId) -> tuple[b.Block, ...]:
        questions = [
            q
            for q in self._readable(repeat.questions)
            if (key := FieldKey(q.id, repeat.id, row)) in self.asked and self._stands(key, repeat)
        ]
        begun = next((start.label for start in repeat.start_rows if start.id == row), "")
        title = begun or f"{self.reading.row_name(repeat)} {at}"
        first = questions[0] if questions else None
        if first is not None and first.kind is Kind.LINE and self.answers.cell_text(repeat.id, row, first.id):
            title = self.answers.cell_text(repeat.id, row, first.id)
            if not self._note(FieldKey(first.id, repeat.id, row)):
                questions = questions[1:] or questions
        label = self.reading.label
        lines = tuple(self._key_value(q, FieldKey(q.id, repeat.id, row), label(q)) for q in questions)
        return (b.Heading(title, 3), b.KeyValues(lines)) if lines else ()


def _with_note(words: b.Words, note: str) -> b.Words:
    return b.Words(f"{words.text}\n{note}", words.tone) if note else words


def _column(kind: Kind) -> b.Column:
    if kind is Kind.TEXT:
        return b.Column.WIDE
    if kind is Kind.DATE:
        return b.Column.DATE
    return b.Column.NARROW if kind in _NARROW else b.Column.MIDDLE
