"""What the procedure says, to be read and searched: steps, meetings, outcomes, the panel, records and their questions.

Every entry has its source; what is national or local is marked as such. Nothing here is about a case.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hsb_desktop.casework.case_pages import whole
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.panel_days import panel_of
from hsb_desktop.casework.step_words import source_words
from hsb_desktop.casework.views import PathwayView
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Cite, Form, Question
from hsb_desktop.procedure.matrix import Cell
from hsb_desktop.procedure.picture import Picture
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.steps import FactMatch, StepRule
from hsb_desktop.procedure.words import t


@dataclass(frozen=True, slots=True)
class GuidanceEntry:
    """One thing the procedure says. `about` names what it belongs to ("Safety plan, Review"); `step` is a step's id."""

    title: str
    text: str
    source: str
    about: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class GuidanceGroup:
    """Entries under one heading."""

    title: str
    entries: tuple[GuidanceEntry, ...]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A category of the risk matrix: its indicators, and what goes with it as (what, words, source)."""

    label: str
    source: str
    indicators: tuple[str, ...]
    usual: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A form of the edition in force."""

    id: str
    title: str
    about: str
    source: str
    questions: int


@dataclass(frozen=True, slots=True)
class LibraryView:
    """Everything the library shows; `review` says that the procedure's own review date has passed, empty otherwise."""

    title: str
    edition: str
    review: str
    guidance: tuple[GuidanceGroup, ...]
    picture: PathwayView
    of_box: Mapping[str, tuple[GuidanceEntry, ...]]  # what is said of each box of the picture, by its id
    matrix: tuple[MatrixColumn, ...]
    forms: tuple[FormEntry, ...]


def library(desk: Desk) -> LibraryView:
    """The procedure in force today."""
    procedure, today = procedure_of(desk), desk.clock.today()
    completing = tuple(record.form for record in procedure.records if record.form)
    of_records = [desk.book.form_in_force(name, today) for name in completing]
    others = [form for form in desk.book.forms_in_force(today) if form.id not in completing]
    forms = (*of_records, *others)
    picture = desk.book.picture(today)
    columns, links = whole(picture)
    overdue = [flag.sentence for flag in procedure.flags if flag.after is not None and today > flag.after]
    edition = t("{council}, edition {edition}", council=procedure.council, edition=procedure.edition)
    return LibraryView(
        title=procedure.title,
        edition=edition,
        review=overdue[0] if overdue else "",
        guidance=tuple(group for group in _guidance(desk, procedure, forms) if group.entries),
        picture=PathwayView(columns, links, (), (), edition),
        of_box=_of_boxes(picture, procedure),
        matrix=tuple(_matrix(procedure)),
        forms=tuple(
            FormEntry(
                form.id,
                form.title,
                form.about,
                _source(form.source, procedure),
                sum(1 for _ in form.questions()),
            )
            for form in forms
        ),
    )


def found(groups: tuple[GuidanceGroup, ...], words: str) -> tuple[GuidanceGroup, ...]:
    """The entries that hold every one of these words, in any order; a section may be asked for as "5.3" or "§5.3"."""
    wanted = words.casefold().replace("§", " ").split()
    if not wanted:
        return groups
    kept = []
    for group in groups:
        entries = tuple(entry for entry in group.entries if _holds(entry, wanted))
        if entries:
            kept.append(GuidanceGroup(group.title, entries))
    return tuple(kept)


def _holds(entry: GuidanceEntry, wanted: list[str]) -> bool:
    text = f"{entry.title} {entry.text} {entry.about} {entry.source.replace('§', ' ')}".casefold()
    parts = re.split(r"[^\w.()]+", text)
    return all(
        any(part.startswith(word) for part in parts) if word[0].isdigit() else word in text for word in wanted
    )


def _guidance(desk: Desk, procedure: Procedure, forms: tuple[Form, ...]) -> Iterator[GuidanceGroup]:
    whole = tuple(
        GuidanceEntry(one.title, one.text, _source(one.cite, procedure)) for one in procedure.principles
    )
    yield GuidanceGroup(t("The procedure as a whole"), whole)
    steps = tuple(_step(rule, procedure) for rule in procedure.steps if rule.guidance)
    yield GuidanceGroup(t("Steps"), steps)
    meetings = tuple(
        GuidanceEntry(kind.label, kind.about, source_words(kind.cite, kind.basis, procedure))
        for kind in procedure.meetings
    )
    yield GuidanceGroup(t("Meetings"), meetings)
    outcomes = tuple(
        GuidanceEntry(one.label, one.meaning, _source(one.cite, procedure)) for one in procedure.outcomes
    )
    yield GuidanceGroup(t("Outcomes of a meeting"), outcomes)
    roles = tuple(
        GuidanceEntry(one.label, one.hint, _source(one.cite, procedure))
        for one in procedure.roles
        if one.hint
    )
    yield GuidanceGroup(t("Who comes to a meeting"), roles)
    panel = panel_of(desk)
    if panel is not None:
        said = " ".join(part for part in (panel.about, f"{panel.chairs}." if panel.chairs else "") if part)
        agenda = t("The agenda: {items}.", items="; ".join(point.title for point in panel.agenda))
        entry = GuidanceEntry(panel.name, f"{said} {agenda}".strip(), _source(panel.cite, procedure))
        yield GuidanceGroup(panel.word, (entry,))
    for form in forms:
        yield GuidanceGroup(form.title, tuple(_form(form, procedure)))


def _step(rule: StepRule, procedure: Procedure) -> GuidanceEntry:
    return GuidanceEntry(
        rule.label, rule.guidance, source_words(rule.cite, rule.basis, procedure), step=rule.id
    )


def _of_boxes(picture: Picture, procedure: Procedure) -> Mapping[str, tuple[GuidanceEntry, ...]]:
    """The steps that a box stands for, and the outcome or the fact it shows."""
    found: dict[str, tuple[GuidanceEntry, ...]] = {}
    for column in picture.columns:
        for box in column.boxes:
            entries = [_step(rule, procedure) for rule in procedure.steps if rule.id in box.steps]
            if box.fact is not None:
                entries += _of_fact(box.fact, procedure)
            found[box.id] = tuple(entries)
    return MappingProxyType(found)


def _of_fact(match: FactMatch, procedure: Procedure) -> Iterator[GuidanceEntry]:
    """The outcomes that the fact is shown for, else the fact itself."""
    values = [str(value) for _field, values in match.where for value in values]
    outcomes = [outcome for value in values if (outcome := procedure.outcome(value)) is not None]
    for outcome in outcomes:
        yield GuidanceEntry(outcome.label, outcome.meaning, _source(outcome.cite, procedure))
    rule = procedure.fact_rule(match.kinds[0])
    if not outcomes and rule is not None and rule.cite is not None:
        yield GuidanceEntry(rule.label, "", _source(rule.cite, procedure))


def _form(form: Form, procedure: Procedure) -> Iterator[GuidanceEntry]:
    """What a form is for, then the guidance of its parts and questions."""
    if form.about:
        yield GuidanceEntry(form.title, form.about, _source(form.source, procedure))
    for section in form.sections:
        if section.guidance:
            source = _source(section.source, procedure)
            yield GuidanceEntry(section.title, section.guidance, source, form.title)
        for item in section.items:
            if item.guidance:
                source = _source(item.source, procedure)
                yield GuidanceEntry(item.label, item.guidance, source, f"{form.title}, {section.title}")
            inner = () if isinstance(item, Question) else item.questions
            for question in inner:
                if question.guidance:
                    source = _source(question.source, procedure)
                    yield GuidanceEntry(
                        question.label, question.guidance, source, f"{form.title}, {section.title}"
                    )


def _matrix(procedure: Procedure) -> Iterator[MatrixColumn]:
    matrix = procedure.matrix
    for row in matrix.rows:
        known = procedure.category(row.category)
        label = capital(known.label if known is not None else row.label)
        source = _source(known.cite, procedure) if known is not None else ""
        mine = tuple(one.text for one in matrix.indicators if one.category == row.category)
        usual = [(matrix.heads.level, row.levels_text), (matrix.heads.colour, row.colours_text)]
        usual += [(matrix.heads.lead_agency, cell) for cell in row.lead_agency]
        usual += [(matrix.heads.response, cell) for cell in row.response]
        yield MatrixColumn(
            label,
            source,
            mine,
            tuple((name, cell.text, _cell_source(cell, procedure)) for name, cell in usual),
        )


def _cell_source(cell: Cell, procedure: Procedure) -> str:
    if cell.basis is Basis.LOCAL:
        return t("local, to be confirmed")
    return source_words(cell.cite, cell.basis, procedure)


def _source(cite: Cite, procedure: Procedure) -> str:
    return source_words(cite, Basis.SOURCE, procedure)
