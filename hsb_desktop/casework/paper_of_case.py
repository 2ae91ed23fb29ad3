"""The papers of a whole case, made of no single record: each part that a layout names, filled from this case alone."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial

from hsb_desktop.casework.assessment import RATIONALE
from hsb_desktop.casework.case_pages import matrix_summary, picture_summary, whole
from hsb_desktop.casework.chronology import Entry, Gap, entries_of, with_gaps
from hsb_desktop.casework.contacts import whom_to_ask
from hsb_desktop.casework.copies import register_lines
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.form_shape import is_assessment, is_meeting
from hsb_desktop.casework.lines import category_view, plan_words
from hsb_desktop.casework.paper_source import Source
from hsb_desktop.casework.paper_summaries import agreed_actions
from hsb_desktop.casework.picture import draw
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.record_lines import meeting_day, meeting_title
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import step_view, step_views, urgency
from hsb_desktop.documents.blocks import Blocks
from hsb_desktop.documents.compose import (
    case_paper,
    chronology,
    copy_register,
    current_position,
    matrix_page,
    workflow,
)
from hsb_desktop.documents.compose.case_paper import MadePart, Newest, part_readers
from hsb_desktop.documents.inputs import ChronologyLine, Contact, OpenStep, PositionSummary
from hsb_desktop.procedure.case import Case, PersonKind, Record, RecordStatus
from hsb_desktop.procedure.dates_in_words import calendar_days, long_date
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.paper_layout import Cover, PaperLayout, Part, PartLayout
from hsb_desktop.procedure.pathway import Status, Step
from hsb_desktop.procedure.words import t

WAY = "workflow"  # the paper of the picture that the screen of a case offers to print

_Made = tuple[Callable[[str], Blocks], Mapping[Cover, str]]


def case_papers(desk: Desk) -> dict[str, PaperLayout]:
    """The papers of a case by kind, in the order in which they are offered."""
    return {layout.id: layout for layout in desk.book.papers(desk.clock.today())}


def case_source(desk: Desk, unit: Unit, case: Case, layout: PaperLayout, standing: Standing) -> Source:
    """What such a paper is made from."""
    filling = _Filling(desk, unit, case, layout, standing)
    parts = tuple(filling.part(part) for part in layout.parts)
    procedure = standing.pathway.procedure
    edition = f"{procedure.id.capitalize()} {procedure.edition}"
    return Source(
        layout.id,
        case,
        partial(case_paper.compose, layout, parts, edition),
        readers=case_paper.readers(layout, parts),
        forms=tuple(dict.fromkeys(filling.forms)),
        marking=filling.marking,
    )


class _Filling:
    """Reads what the parts of one paper hold, each when it is asked for."""

    def __init__(self, desk: Desk, unit: Unit, case: Case, layout: PaperLayout, standing: Standing) -> None:
        self._desk, self._unit, self._case = desk, unit, case
        self._layout, self._standing = layout, standing
        self.forms: list[Form] = []  # whose words the paper prints
        self.marking = ""  # of a form that has its own

    def part(self, part: PartLayout) -> MadePart:
        """The part with what the case has for it."""
        if part.kind is Part.RECORD:
            newest = self._of_form(part.form)
            return MadePart(part, part_readers(part, newest.form), case_paper.record_body(part, newest))
        body, says = self._makers()[part.kind](part)
        return MadePart(part, part_readers(part, None), lambda _copy, name: body(name), says)

    def _makers(self) -> Mapping[Part, Callable[[PartLayout], _Made]]:
        position = current_position
        return {
            Part.STANDING: lambda _: (partial(position.standing, self._position), {}),
            Part.OPEN_STEPS: lambda _: (partial(position.open_steps, self._position), {}),
            Part.AGREED_ACTIONS: lambda _: (partial(position.agreed_actions, self._position), {}),
            Part.PEOPLE: lambda _: (partial(position.people, self._position), {}),
            Part.CHRONOLOGY: lambda _: (partial(chronology.body, self._history()), {}),
            Part.RISK_MATRIX: lambda _: self._matrix(),
            Part.CASE_PICTURE: lambda _: self._way(),
            Part.PROCEDURE_PICTURE: lambda _: self._whole(),
            Part.CONTACTS: lambda _: (partial(workflow.contacts, whom_to_ask(self._desk, self._unit)), {}),
            Part.COPY_REGISTER: lambda _: (
                partial(copy_register.body, register_lines(self._unit, self._case)),
                {},
            ),
            Part.WORDS: lambda part: (lambda _: case_paper.said(part.words), {}),
        }

    @cached_property
    def _reading(self) -> RecordReading:
        return read_records(self._desk, self._unit, self._unit.records(self._case.id))

    @cached_property
    def _position(self) -> PositionSummary:
        pathway, today = self._standing.pathway, self._desk.clock.today()
        decision = category_view(pathway)
        record = _decided_in(self._desk, self._unit, self._standing)
        decided = long_date(decision.decided_on) if decision.decided_on is not None else ""
        if record is not None and record.author:
            decided = t("{day}, by {name}", day=decided, name=record.author)
        if record is not None:
            self.forms.append(record.form)
        steps = sorted(
            ((place, step) for place, step in enumerate(pathway.steps) if step.is_open), key=urgency
        )
        marks = self._unit.action_marks()
        return PositionSummary(
            category=decision.label,
            decided=decided,
            rationale=record.answers.text(RATIONALE) if record is not None else "",
            plan=plan_words(pathway),
            meeting=_next_meeting(self._reading, today),
            steps=tuple(_open_step(step, self._standing) for _, step in steps),
            actions=agreed_actions(self._case, self._reading, marks, today, open_only=True),
            people=_people(self._case),
            flags=tuple(flag.why for flag in pathway.flags),
        )

    def _history(self) -> tuple[ChronologyLine, ...]:
        """Everything that happened, with the gaps; which papers were given out is the case's own affair."""
        entries = entries_of(self._case.id, self._standing, self._reading, ())
        return tuple(
            _gap_line(one) if isinstance(one, Gap) else _entry_line(one)
            for one in with_gaps(entries, self._desk.clock.today())
        )

    def _matrix(self) -> _Made:
        form, record = self._newest(is_assessment)
        if form is not None:
            self.forms.append(form)
        summary = matrix_summary(self._standing.pathway.procedure, record)
        says = {Cover.ASSESSMENT: matrix_page.filled(summary), Cover.DECIDED: summary.decided}
        return lambda _: matrix_page.body(summary), says

    def _way(self) -> _Made:
        pathway = self._standing.pathway
        picture = self._desk.book.picture(pathway.on)
        columns, links = draw(picture, self._standing, step_views(pathway, {}))
        here = next((node.label for column in columns for node in column.nodes if node.here), "")
        stands = t("The case stands at: {box}", box=here) if here else ""
        summary = picture_summary(columns, links, stands)
        return lambda name: workflow.body(summary, name), {Cover.STANDS: stands}

    def _whole(self) -> _Made:
        summary = picture_summary(*whole(self._desk.book.picture(self._standing.pathway.on)))
        return lambda name: workflow.body(summary, name), {}

    def _of_form(self, form_id: str) -> Newest:
        """The newest record of that form that is no draft; the form in force where there is none."""
        form, record = self._newest(lambda form: form.id == form_id)
        drafts = [head for head in self._reading.heads if head.status is RecordStatus.DRAFT]
        writing = any(self._reading.form(head).id == form_id for head in drafts)
        form = form or self._desk.book.form_in_force(form_id, self._desk.clock.today())
        self.forms.append(form)
        self.marking = self.marking or form.marking
        return Newest(form, record, writing)

    def _newest(self, wanted: Callable[[Form], bool]) -> tuple[Form | None, Record | None]:
        heads = [
            head
            for head in self._unit.records(self._case.id)
            if head.status is not RecordStatus.DRAFT and wanted(self._desk.book.form(head.pin))
        ]
        record = read_record(self._desk, self._unit, heads[-1].id) if heads else None
        return (record.form, record) if record is not None else (None, None)


def _gap_line(gap: Gap) -> ChronologyLine:
    return ChronologyLine(
        gap.after, t("Nothing recorded"), t("for {distance}", distance=calendar_days(gap.days))
    )


def _entry_line(entry: Entry) -> ChronologyLine:
    """An entry with its time, and the day it was recorded where that was another."""
    said = [t("At {time}.", time=entry.at)] if entry.at else []
    said += [entry.sentence] if entry.sentence else []
    if entry.recorded_on is not None:
        said.append(t("Recorded {day}.", day=long_date(entry.recorded_on)))
    return ChronologyLine(entry.on, entry.title, " ".join(said), entry.source)


def _decided_in(desk: Desk, unit: Unit, standing: Standing) -> Record | None:
    """The record of the newest decision, where it was decided in one."""
    meaning = standing.pathway.procedure.meaning
    decisions = [fact for fact in standing.facts if fact.kind == meaning.decision]
    if not decisions:
        return None
    newest = standing.stored_of(max(decisions, key=lambda fact: (fact.on, fact.place)))
    return read_record(desk, unit, newest.record_id) if newest.record_id is not None else None


def _open_step(step: Step, standing: Standing) -> OpenStep:
    view = step_view(step, standing.pathway.on, standing.pathway.procedure)
    when = view.when if view.due is None else t("{day}; {near}", day=long_date(view.due), near=view.when)
    return OpenStep(view.label, when, view.who, view.source, step.status is Status.OVERDUE)


def _next_meeting(reading: RecordReading, today: date) -> str:
    found = []
    for head in reading.heads:
        form, answers = reading.form(head), reading.answers(head)
        if is_meeting(form) and head.status is RecordStatus.DRAFT:
            day = meeting_day(answers)
            if day is not None and day >= today:
                words = ", ".join(part for part in (long_date(day), answers.text("time")) if part)
                found.append((day, t("{meeting}, {when}", meeting=meeting_title(form, answers), when=words)))
    return min(found)[1] if found else ""


def _people(case: Case) -> tuple[Contact, ...]:
    """Who belongs to the case, linked children apart."""
    words = {PersonKind.PARENT: t("Parent"), PersonKind.CARER: t("Carer"), PersonKind.FAMILY: t("Family")}
    return tuple(
        Contact(person.name, person.relation or words.get(person.kind, ""), person.agency)
        for person in case.people
        if not person.is_a(PersonKind.LINKED_CHILD)
    )
