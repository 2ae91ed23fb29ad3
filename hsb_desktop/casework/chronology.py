"""What happened in a case, worked out from its facts, notes, meetings, records and papers; nothing of it is stored.

Days are London's. A gap is a stretch of calendar days in which nothing was recorded; how long one is, is the product's
own choice and no rule of the procedure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hsb_desktop.casework.changes import Started
from hsb_desktop.casework.completing import COMPLETED
from hsb_desktop.casework.desk import Desk, stand_anyway
from hsb_desktop.casework.form_shape import is_assessment, is_meeting, record_label, screen_of
from hsb_desktop.casework.leaving import left_in_time
from hsb_desktop.casework.ports import IssuedPaper, Place, RecordHead, StoredFact
from hsb_desktop.casework.record_lines import meeting_day, meeting_title
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.records import start_record
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.standing import Refused, Standing, day_of, unknown_words
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import Case, RecordStatus
from hsb_desktop.procedure.dates_in_words import clock_time
from hsb_desktop.procedure.facts import Fact, sentence
from hsb_desktop.procedure.form import Form, Question
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.values import read_day
from hsb_desktop.procedure.words import t
from hsb_desktop.support.clock import london

GAP_DAYS = 28
HAPPENED, HAPPENED_AT, KIND, SUMMARY = "happened_on", "happened_at", "kind", "summary"  # questions of a note


class EntryKind(StrEnum):
    """What an entry of the chronology is."""

    FACT = "fact"
    NOTE = "note"
    MEETING = "meeting"
    RECORD = "record"
    PAPER = "paper"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `at` is a time such as 15:30; `recorded_on` is set where that was another day.

    `place` is where it is read, `fact` the fact behind it that can be corrected. `refused` says why the procedure does
    not accept it, so that it has to be corrected or withdrawn.
    """

    on: date
    kind: EntryKind
    title: str
    sentence: str = ""
    at: str = ""
    source: str = ""
    recorded_on: date | None = None
    place: Place | None = None
    fact: StoredFact | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing was recorded between these two days; `days` is how far they lie apart."""

    after: date
    before: date
    days: int


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is looked for: these kinds (none: all), from and to these days, all of these words."""

    kinds: frozenset[EntryKind] = frozenset()
    since: date | None = None
    until: date | None = None
    words: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.kinds or self.since or self.until or self.words.split())


@dataclass(frozen=True, slots=True)
class Chronology:
    """Every entry of a case, the oldest first, as of `today`."""

    case_id: CaseId
    entries: tuple[Entry, ...]
    today: date


def chronology_of(desk: Desk, case_id: CaseId) -> Chronology:
    """The chronology of one case."""
    with desk.store.unit() as unit:
        standing = stand_anyway(desk, unit.facts(case_id))
        reading = read_records(desk, unit, unit.records(case_id))
        papers, case = unit.papers(case_id), unit.case(case_id)
    entries = (*entries_of(case_id, standing, reading, papers), *_left(case))
    ordered = tuple(sorted(entries, key=lambda entry: (entry.on, entry.at)))
    return Chronology(case_id, ordered, desk.clock.today())


def _left(case: Case) -> Iterator[Entry]:
    """Who left the case; for the worker's eye, and on no paper."""
    for former in left_in_time(case):
        yield Entry(
            on=former.leaving.on,
            kind=EntryKind.PERSON,
            title=t("{name} is no longer part of this case", name=former.person.name),
            sentence=former.leaving.reason,
            place=Place("person", case.id, page=former.person.id),
        )


def entries_of(
    case_id: CaseId, standing: Standing, reading: RecordReading, papers: Sequence[IssuedPaper]
) -> tuple[Entry, ...]:
    """Everything that happened, the oldest first. A meeting and the fact that it was held are one entry."""
    records = _Records(case_id, standing, reading)
    found = [*records.entries(), *_facts(case_id, standing, records.told), *_papers(case_id, papers)]
    found += [_unread(standing, one) for one in standing.unread]
    return tuple(sorted(found, key=lambda entry: (entry.on, entry.at)))


def narrowed(entries: Sequence[Entry], by: Narrowed) -> tuple[Entry, ...]:
    """The entries that fit, in the order they were given."""
    words = by.words.casefold().split()

    def fits(entry: Entry) -> bool:
        if by.kinds and entry.kind not in by.kinds:
            return False
        if (by.since and entry.on < by.since) or (by.until and entry.on > by.until):
            return False
        said = f"{entry.title} {entry.sentence} {entry.source}".casefold()
        return all(word in said for word in words)

    return tuple(entry for entry in entries if fits(entry))


def with_gaps(
    entries: Sequence[Entry], until: date | None = None, least: int = GAP_DAYS
) -> tuple[Entry | Gap, ...]:
    """The entries, the oldest first, with a mark wherever at least so many days passed; one looks as far as `until`."""
    found: list[Entry | Gap] = []
    before: date | None = None
    for entry in entries:
        if before is not None and (entry.on - before).days >= least:
            found.append(Gap(before, entry.on, (entry.on - before).days))
        found.append(entry)
        before = entry.on
    if before is not None and until is not None and (until - before).days >= least:
        found.append(Gap(before, until, (until - before).days))
    return tuple(found)


def _facts(case_id: CaseId, standing: Standing, told: frozenset[str]) -> Iterator[Entry]:
    """The facts that no meeting or record tells already."""
    for fact in standing.facts:
        stored = standing.stored_of(fact)
        if stored.id not in told:
            entry = _fact_entry(case_id, standing, fact)
            if entry is not None:
                yield entry


def _unread(standing: Standing, one: Refused) -> Entry:
    """An entry that cannot be read: on its day, else on the day it was recorded."""
    day, recorded = day_of(one.fact.values), one.fact.recorded_at.astimezone(london()).date()
    rule = standing.pathway.procedure.fact_rule(str(one.fact.values.get("fact")))
    return Entry(
        on=day if day != date.min else recorded,
        kind=EntryKind.FACT,
        title=rule.label if rule is not None else unknown_words(),
        recorded_on=None,
        fact=one.fact,
        refused=one.sentence,
    )


def _fact_entry(case_id: CaseId, standing: Standing, fact: Fact) -> Entry | None:
    rule = standing.pathway.procedure.fact_rule(fact.kind)
    if rule is None:
        return None
    stored, refusal = standing.stored_of(fact), standing.refusal
    return Entry(
        on=fact.on,
        kind=EntryKind.FACT,
        title=rule.label,
        sentence=sentence(fact, rule),
        at=clock_time(fact.at) if fact.at is not None else "",
        source=section_words(rule.cite) if rule.cite is not None else "",
        recorded_on=_another_day(fact.on, stored.recorded_at),
        place=None if stored.record_id is None else Place("record", case_id, stored.record_id),
        fact=stored,
        refused=refusal.sentence if refusal is not None and refusal.fact_id == stored.id else "",
    )


class _Records:
    """The entries of records and meetings, and the facts that they tell."""

    def __init__(self, case_id: CaseId, standing: Standing, reading: RecordReading) -> None:
        self._case_id, self._standing, self._reading = case_id, standing, reading
        self._facts: dict[RecordId, list[Fact]] = {}
        for fact in standing.facts:
            record_id = standing.stored_of(fact).record_id
            if record_id is not None:
                self._facts.setdefault(record_id, []).append(fact)
        known = {head.id for head in reading.heads}
        meetings = {head.id for head in reading.heads if is_meeting(reading.form(head))}
        self.told = frozenset(
            standing.stored_of(fact).id
            for record_id, facts in self._facts.items()
            for fact in facts
            if record_id in meetings or (record_id in known and fact.kind == COMPLETED)
        )

    def entries(self) -> Iterator[Entry]:
        """One for each meeting that was held and each record that is complete; drafts have not happened yet."""
        for head in self._reading.heads:
            if head.status is not RecordStatus.DRAFT:
                form, answers = self._reading.form(head), self._reading.answers(head)
                yield (
                    self._meeting(head, form, answers)
                    if is_meeting(form)
                    else self._record(head, form, answers)
                )

    def _meeting(self, head: RecordHead, form: Form, answers: AnswerSet) -> Entry:
        fact = next(iter(self._facts.get(head.id, ())), None)
        told = _fact_entry(self._case_id, self._standing, fact) if fact is not None else None
        day = told.on if told is not None else meeting_day(answers) or _completed(head)
        return Entry(
            on=day,
            kind=EntryKind.MEETING,
            title=meeting_title(form, answers),
            sentence=told.sentence if told is not None else "",
            at=answers.text("time"),
            source=told.source if told is not None else "",
            recorded_on=_another_day(day, head.changed_at),
            place=Place("meeting", self._case_id, head.id),
            fact=told.fact if told is not None else None,
            refused=told.refused if told is not None else "",
        )

    def _record(self, head: RecordHead, form: Form, answers: AnswerSet) -> Entry:
        note = is_note(form)
        day = _happened(answers) if note else None
        on = day or _completed(head)
        label = record_label(self._standing.pathway.procedure, form)
        return Entry(
            on=on,
            kind=EntryKind.NOTE if note else EntryKind.RECORD,
            title=_note_title(form, answers) if note else label,
            sentence=answers.text(SUMMARY).strip() if note else t("Completed."),
            at=answers.text(HAPPENED_AT) if note else "",
            source="" if note else section_words(form.source),
            recorded_on=_another_day(on, head.changed_at),
            place=Place(screen_of(form), self._case_id, head.id),
        )


def is_note(form: Form) -> bool:
    """Whether it is a note of something that happened: it says when, completes no record and gives no fact."""
    if form.record or form.gives or is_meeting(form) or is_assessment(form):
        return False
    return any(isinstance(item, Question) and item.id == HAPPENED for item in form.items())


def _note_title(form: Form, answers: AnswerSet) -> str:
    asked = next((item for item in form.items() if isinstance(item, Question) and item.id == KIND), None)
    option = asked.option(answers.text(KIND)) if asked is not None else None
    return option.label if option is not None else form.title


def _happened(answers: AnswerSet) -> date | None:
    return read_day(answers.of(HAPPENED).value)


def _completed(head: RecordHead) -> date:
    return head.completed_on or head.changed_at.astimezone(london()).date()


def _another_day(on: date, recorded_at: datetime) -> date | None:
    day = recorded_at.astimezone(london()).date()
    return day if day != on else None


def _papers(case_id: CaseId, papers: Sequence[IssuedPaper]) -> Iterator[Entry]:
    for paper in papers:
        moment = paper.issued_at.astimezone(london())
        yield Entry(
            on=moment.date(),
            kind=EntryKind.PAPER,
            title=paper.title,
            sentence=t("Copy {n} given to {recipient}.", n=paper.copy_number, recipient=paper.recipient),
            at=clock_time(moment),
            place=Place("case", case_id, page="papers"),
        )


def begin_note(desk: Desk, case_id: CaseId) -> Started:
    """Begin a note of something that happened; NotReady where the procedure has no form for one."""
    form = next((form for form in desk.book.forms_in_force(desk.clock.today()) if is_note(form)), None)
    if form is None:
        raise NotReady(t("The forms of this procedure hold no case note."))
    return start_record(desk, case_id, form.id)
