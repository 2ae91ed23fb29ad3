"""What a form asks for as its answers stand: which questions are shown, what is still missing, how far each section is.

Hidden answers are kept but do not count: a condition, a check and a paper see them as unanswered. Nothing here is
changed or stored; dates are compared with the day that is given, never with a clock.
"""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from hsb_desktop.procedure.answers import Answer, AnswerSet, FieldKey
from hsb_desktop.procedure.conditions import Condition, Predicate, Verdict, evaluate
from hsb_desktop.procedure.form import Form, Kind, Missing, Question, Repeat, Section
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.procedure.predicates import PREDICATES
from hsb_desktop.procedure.values import broken, misfit
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class Asked:
    """A place where the form asks something now. `beside`: the answers as this place sees them, its own row first."""

    section: str
    question: Question
    key: FieldKey
    required: bool
    beside: AnswerSet


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form asks as the answers stand.

    `items` are the ids of the questions and repeats that are shown outside rows, `why` the question ids and predicate
    names that opened an item, `answers` those that count.
    """

    sections: tuple[str, ...]
    items: frozenset[str]
    asked: tuple[Asked, ...]
    why: Mapping[str, tuple[str, ...]]
    answers: AnswerSet

    @property
    def keys(self) -> frozenset[FieldKey]:
        """Every place that is asked, cells of rows included."""
        return frozenset(place.key for place in self.asked)


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """Something to put right at `key`; where `blocks` is false it warns and the record may be completed."""

    section: str
    key: FieldKey
    message: str
    blocks: bool = True


class SectionState(StrEnum):
    """How far a section is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    NEEDS_ATTENTION = "needs_attention"


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How far a section is: `answered` of `expected` (required questions and indicators), `attention` to look at."""

    section: str
    state: SectionState
    answered: int
    expected: int
    attention: int


def shown(form: Form, answers: AnswerSet, predicates: Mapping[str, Predicate] = PREDICATES) -> Shown:
    """What the form asks as `answers` stand, in the form's order; a condition sees only what is asked before it."""
    return _Walk(answers, predicates).through(form)


def rows_of(repeat: Repeat, answers: AnswerSet) -> tuple[RowId, ...]:
    """The rows of a repeat: as they were put, or the rows it begins with while nobody has."""
    if answers.of(repeat.id).value is None:
        return tuple(RowId(row.id) for row in repeat.start_rows)
    return answers.rows(repeat.id)


def row_is_blank(repeat: Repeat, row: RowId, answers: AnswerSet) -> bool:
    """Whether nobody has answered anything in this row; what it began with is no answer."""
    start = next((start for start in repeat.start_rows if start.id == row), None)
    begun = {name: Answer(value) for name, value in start.values} if start is not None else {}
    for question in repeat.questions:
        cell = answers.cell(repeat.id, row, question.id)
        note = answers.get(FieldKey(question.id, repeat.id, row, note=True))
        if note.given or (cell.given and cell != begun.get(question.id)):
            return False
    return True


def start_answers(form: Form, prefill: Mapping[str, str]) -> Mapping[FieldKey, Answer]:
    """What a new record begins with: the rows of each repeat, and `prefill` (name to text) where it is asked for."""
    begun: dict[FieldKey, Answer] = {}
    for item in form.items():
        if isinstance(item, Question):
            if prefill.get(item.prefill):
                begun[FieldKey(item.id)] = Answer(prefill[item.prefill])
        elif item.start_rows:
            begun[FieldKey(item.id)] = Answer(tuple(row.id for row in item.start_rows))
            for row in item.start_rows:
                for name, value in row.values:
                    begun[FieldKey(name, item.id, RowId(row.id))] = Answer(value)
    return begun


def faults(
    form: Form, answers: AnswerSet, on: date, predicates: Mapping[str, Predicate] = PREDICATES
) -> tuple[AnswerFault, ...]:
    """Everything to put right before the record can be completed on the day `on`, in the form's order."""
    now = shown(form, answers, predicates)
    found = [fault for place in now.asked if (fault := _fault_at(place, now.answers, on)) is not None]
    found += _short_repeats(form, now)
    order = {section: number for number, section in enumerate(now.sections)}
    return tuple(sorted(found, key=lambda fault: order[fault.section]))


def progress(
    form: Form, answers: AnswerSet, on: date, predicates: Mapping[str, Predicate] = PREDICATES
) -> tuple[SectionProgress, ...]:
    """How far each section that is shown is, in order."""
    now = shown(form, answers, predicates)
    short = {fault.key.question for fault in _short_repeats(form, now)}
    return tuple(
        _section_progress(section, now, short, on) for section in form.sections if section.id in now.sections
    )


class _Walk:
    """One pass through a form; a condition sees the answers counted so far."""

    def __init__(self, answers: AnswerSet, predicates: Mapping[str, Predicate]) -> None:
        self._given, self._predicates = answers, predicates
        self._active: dict[FieldKey, Answer] = {}
        self._outside: dict[FieldKey, Answer] = {}
        self._asked: list[Asked] = []
        self._items: list[str] = []
        self._why: dict[str, tuple[str, ...]] = {}

    def through(self, form: Form) -> Shown:
        sections: list[str] = []
        for section in form.sections:
            verdict = self._verdict(section.show_when, self._outside)
            if verdict.holds:
                sections.append(section.id)
                for item in section.items:
                    self._item(section, item, verdict.reasons)
        active = AnswerSet(MappingProxyType(self._active), self._given.narrowed)
        return Shown(
            tuple(sections),
            frozenset(self._items),
            tuple(self._asked),
            MappingProxyType(self._why),
            active,
        )

    def _item(self, section: Section, item: Question | Repeat, because: tuple[str, ...]) -> None:
        verdict = self._verdict(item.show_when, self._outside)
        if not verdict.holds:
            return
        self._items.append(item.id)
        self._why[item.id] = tuple(dict.fromkeys(because + verdict.reasons))
        if isinstance(item, Repeat):
            self._rows(section, item)
        else:
            self._ask(section, item, FieldKey(item.id), self._outside, passed_over=False)

    def _rows(self, section: Section, repeat: Repeat) -> None:
        self._count(FieldKey(repeat.id))
        starts = {start.id for start in repeat.start_rows}
        for row in rows_of(repeat, self._given):
            cells: dict[FieldKey, Answer] = {}
            seen = ChainMap(cells, self._outside)
            passed_over = row_is_blank(repeat, row, self._given) and not (repeat.every_row and row in starts)
            for question in repeat.questions:
                if self._verdict(question.show_when, seen).holds:
                    key = FieldKey(question.id, repeat.id, row)
                    self._ask(section, question, key, seen, passed_over=passed_over)
                    cells[FieldKey(question.id)] = self._given.get(key)

    def _ask(
        self,
        section: Section,
        question: Question,
        key: FieldKey,
        seen: Mapping[FieldKey, Answer],
        *,
        passed_over: bool,
    ) -> None:
        needed = question.required
        if question.required_when is not None:
            needed = self._verdict(question.required_when, seen).holds
        self._asked.append(Asked(section.id, question, key, needed and not passed_over, AnswerSet(seen)))
        self._count(key)
        self._count(FieldKey(key.question, key.repeat, key.row, note=True))

    def _count(self, key: FieldKey) -> None:
        if key in self._given.answers:
            self._active[key] = self._given.get(key)
            if not key.repeat:
                self._outside[key] = self._given.get(key)

    def _verdict(self, condition: Condition | None, seen: Mapping[FieldKey, Answer]) -> Verdict:
        if condition is None:
            return Verdict(holds=True)
        return evaluate(condition, AnswerSet(seen), self._predicates)


def answered(question: Question, answer: Answer) -> bool:
    """Whether an answer settles its question: a reason why there is none must be one that the question allows."""
    if answer.missing is not None:
        return answer.missing in _allowed(question)
    if isinstance(answer.value, str):
        return bool(answer.value.strip())
    return answer.given


def _allowed(question: Question) -> tuple[Missing, ...]:
    if question.kind is Kind.INDICATOR:
        return (*question.allow_missing, Missing.NOT_KNOWN)
    return question.allow_missing


def _fault_at(place: Asked, active: AnswerSet, on: date) -> AnswerFault | None:
    answer = active.get(place.key)
    if not answered(place.question, answer):
        if not place.required:
            return None
        return AnswerFault(place.section, place.key, place.question.required_message)
    return _value_fault(place, answer, on)


def _value_fault(place: Asked, answer: Answer, on: date) -> AnswerFault | None:
    """What is wrong with a value that was given: that it is none of its kind, else the first check it breaks."""
    if answer.value is None:
        return None
    message = misfit(place.question, answer.value)
    if message:
        return AnswerFault(place.section, place.key, message)
    constraint = broken(place.question, answer.value, place.beside, on)
    if constraint is not None:
        return AnswerFault(place.section, place.key, constraint.message, constraint.blocks)
    return None


def _short_repeats(form: Form, now: Shown) -> list[AnswerFault]:
    found: list[AnswerFault] = []
    for section in form.sections:
        for item in section.items:
            if isinstance(item, Repeat) and item.id in now.items and _filled(item, now) < item.least:
                message = item.least_message or t(
                    "“{label}” needs at least {n}.", label=item.label, n=item.least
                )
                found.append(AnswerFault(section.id, FieldKey(item.id), message))
    return found


def _filled(repeat: Repeat, now: Shown) -> int:
    rows = rows_of(repeat, now.answers)
    return sum(not row_is_blank(repeat, row, now.answers) for row in rows)


def _section_progress(section: Section, now: Shown, short: set[str], on: date) -> SectionProgress:
    places = [place for place in now.asked if place.section == section.id]
    wrong = sum(_is_wrong(place, now, on) for place in places)
    expected = [place for place in places if place.required or place.question.kind is Kind.INDICATOR]
    done = [place for place in expected if answered(place.question, now.answers.get(place.key))]
    unknown = sum(now.answers.get(place.key).missing is Missing.NOT_KNOWN for place in done)
    repeats = [item for item in section.items if isinstance(item, Repeat) and item.id in now.items]
    wanted = [item for item in repeats if item.least]
    total = len(expected) + len(wanted)
    full = len(done) + sum(item.id not in short for item in wanted)
    started = any(_is_started(section, now))
    if wrong:
        state = SectionState.NEEDS_ATTENTION
    elif not started:
        state = SectionState.NOT_STARTED
    elif full < total:
        state = SectionState.IN_PROGRESS
    else:
        state = SectionState.NEEDS_ATTENTION if unknown else SectionState.COMPLETE
    return SectionProgress(section.id, state, full, total, wrong + unknown)


def _is_wrong(place: Asked, now: Shown, on: date) -> bool:
    answer = now.answers.get(place.key)
    return answered(place.question, answer) and _value_fault(place, answer, on) is not None


def _is_started(section: Section, now: Shown) -> Iterator[bool]:
    """For each item that is shown: whether somebody answered in it."""
    for item in section.items:
        if item.id not in now.items:
            continue
        if isinstance(item, Question):
            yield now.answers.of(item.id).given
        else:
            yield any(not row_is_blank(item, row, now.answers) for row in rows_of(item, now.answers))
