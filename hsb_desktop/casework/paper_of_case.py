"""The papers of a whole case, made of no single record: where it stands, the matrix, its way through the procedure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hsb_desktop.casework.assessment import RATIONALE
from hsb_desktop.casework.chronology import Entry, Gap, entries_of, with_gaps
from hsb_desktop.casework.contacts import whom_to_ask
from hsb_desktop.casework.copies import register_source
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.form_shape import indicators, is_assessment, is_meeting
from hsb_desktop.casework.lines import category_view, plan_words
from hsb_desktop.casework.paper_source import Source
from hsb_desktop.casework.paper_summaries import agreed_actions
from hsb_desktop.casework.picture import NOT_REQUIRED, draw
from hsb_desktop.casework.ports import Unit
from hsb_desktop.casework.record_lines import meeting_day, meeting_title
from hsb_desktop.casework.record_reading import RecordReading, read_records
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.standing import Standing
from hsb_desktop.casework.step_words import section_words, step_view, step_views, urgency
from hsb_desktop.casework.views import PathColumn, PathLink, PathNode
from hsb_desktop.documents.compose import chronology, current_position, matrix_page, workflow
from hsb_desktop.documents.compose.copy_register import COPY_REGISTER
from hsb_desktop.documents.inputs import (
    ChronologyLine,
    Contact,
    MatrixColumn,
    MatrixSummary,
    OpenStep,
    PictureBox,
    PictureSummary,
    PositionSummary,
)
from hsb_desktop.procedure.answers import AnswerSet
from hsb_desktop.procedure.case import Case, PersonKind, Record, RecordStatus
from hsb_desktop.procedure.dates_in_words import calendar_days, capital, long_date
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Missing
from hsb_desktop.procedure.matrix import Cell, Finding
from hsb_desktop.procedure.pathway import Status, Step
from hsb_desktop.procedure.picture import Picture
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t

POSITION, MATRIX, WAY, WHOLE = "current_position", "risk_matrix", "workflow", "workflow_whole"
HISTORY = "chronology"


def titles() -> dict[str, str]:
    """The papers of a case by kind, in the order in which they are offered."""
    return {
        POSITION: t("Current position"),
        HISTORY: t("Chronology"),
        MATRIX: t("Risk matrix on one page"),
        WAY: t("Way through the procedure"),
        WHOLE: t("Picture of the whole procedure"),
        COPY_REGISTER: t("Register of copies"),
    }


CASE_PAPERS = frozenset((POSITION, HISTORY, MATRIX, WAY, WHOLE, COPY_REGISTER))


def case_source(desk: Desk, unit: Unit, case: Case, kind: str, standing: Standing) -> Source:
    """What such a paper is made from."""
    makers: dict[str, Callable[[Desk, Unit, Case, Standing], Source]] = {
        POSITION: _position,
        HISTORY: _history,
        MATRIX: _matrix,
        WAY: _way,
        WHOLE: _whole,
        COPY_REGISTER: lambda _desk, within, of, _standing: register_source(within, of),
    }
    return makers[kind](desk, unit, case, standing)


# -------------------------------------------------------------------------------------------------- where it stands


def _position(desk: Desk, unit: Unit, case: Case, standing: Standing) -> Source:
    reading = read_records(desk, unit, unit.records(case.id))
    decision = category_view(standing.pathway)
    record = _decided_in(desk, unit, standing)
    decided = long_date(decision.decided_on) if decision.decided_on is not None else ""
    if record is not None and record.author:
        decided = t("{day}, by {name}", day=decided, name=record.author)
    open_steps = sorted(
        ((place, step) for place, step in enumerate(standing.pathway.steps) if step.is_open), key=urgency
    )
    summary = PositionSummary(
        category=decision.label,
        decided=decided,
        rationale=record.answers.text(RATIONALE) if record is not None else "",
        plan=plan_words(standing.pathway),
        meeting=_next_meeting(reading, desk.clock.today()),
        steps=tuple(_open_step(step, standing) for _, step in open_steps),
        actions=agreed_actions(case, reading, unit.action_marks(), desk.clock.today(), open_only=True),
        people=_people(case),
        flags=tuple(flag.why for flag in standing.pathway.flags),
    )
    forms = (record.form,) if record is not None else ()
    return Source(POSITION, case, lambda copy: current_position.compose(copy, summary), forms=forms)


def _history(desk: Desk, unit: Unit, case: Case, standing: Standing) -> Source:
    """Everything that happened, with the gaps; which papers were given out is the case's own affair."""
    reading = read_records(desk, unit, unit.records(case.id))
    entries = entries_of(case.id, standing, reading, ())
    lines = tuple(
        _gap_line(one) if isinstance(one, Gap) else _entry_line(one)
        for one in with_gaps(entries, desk.clock.today())
    )
    return Source(HISTORY, case, lambda copy: chronology.compose(copy, lines))


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


# ------------------------------------------------------------------------------------------------- the risk matrix


def _matrix(desk: Desk, unit: Unit, case: Case, standing: Standing) -> Source:
    record = _newest_assessment(desk, unit, case)
    summary = matrix_summary(standing.pathway.procedure, record)
    forms = (record.form,) if record is not None else ()
    return Source(MATRIX, case, lambda copy: matrix_page.compose(copy, summary), forms=forms)


def _newest_assessment(desk: Desk, unit: Unit, case: Case) -> Record | None:
    heads = [
        head
        for head in unit.records(case.id)
        if head.status is not RecordStatus.DRAFT and is_assessment(desk.book.form(head.pin))
    ]
    return read_record(desk, unit, heads[-1].id) if heads else None


def matrix_summary(procedure: Procedure, record: Record | None) -> MatrixSummary:
    """The matrix of the procedure with the answers of this assessment, or blank."""
    matrix = procedure.matrix
    rows = [row for row in matrix.rows if procedure.category(row.category) is not None]
    numbers = {q.id: (q.number, q.label) for q in indicators(record.form)} if record is not None else {}
    answered = record.answers if record is not None else None
    columns = []
    for row in rows:
        mine = [known for known in matrix.indicators if known.category == row.category]
        cells = []
        for known in mine:
            number, words = numbers.get(known.id, ("", known.text))
            answer = _finding(answered, known.id) if answered is not None else ""
            cells.append((number, words, answer))
        columns.append(MatrixColumn(capital(row.label), tuple(cells)))
    usual = (
        (matrix.heads.level, tuple(_cell(row.levels_text) for row in rows)),
        (matrix.heads.colour, tuple(_cell(row.colours_text) for row in rows)),
        (matrix.heads.lead_agency, tuple("\n".join(map(_cell, row.lead_agency)) for row in rows)),
        (matrix.heads.response, tuple("\n".join(map(_cell, row.response)) for row in rows)),
    )
    filled = ""
    if record is not None:
        day = record.completed_on
        filled = (
            t("{form} of {day}", form=record.form.title, day=long_date(day)) if day else record.form.title
        )
    return MatrixSummary(
        tuple(columns),
        usual,
        filled,
        _decided_words(procedure, record),
        t(
            "[local]: a default of this product, to be confirmed locally. The tool suggests; the worker decides."
        ),
        f"{procedure.id.capitalize()} {procedure.edition}",
    )


def _finding(answers: AnswerSet, indicator: str) -> str:
    """What was answered of an indicator; empty where it was not."""
    answer = answers.of(indicator)
    return Finding.NOT_KNOWN if answer.missing is Missing.NOT_KNOWN else answers.text(indicator)


def _decided_words(procedure: Procedure, record: Record | None) -> str:
    chosen = record.answers.text(procedure.meaning.category) if record is not None else ""
    category = next((known for known in procedure.categories if str(known.value) == chosen), None)
    return t("Decided: {category}", category=capital(category.label)) if category is not None else ""


def _cell(cell: Cell) -> str:
    mark = {Basis.LOCAL: t("[local]"), Basis.NATIONAL: t("[national]")}.get(cell.basis, "")
    return " ".join(part for part in (cell.text, mark or section_words(cell.cite)) if part)


# --------------------------------------------------------------------------------------------------- the work flow


def _way(desk: Desk, unit: Unit, case: Case, standing: Standing) -> Source:
    procedure = standing.pathway.procedure
    columns, links = draw(desk.book.picture(standing.pathway.on), standing, step_views(standing.pathway, {}))
    here = next((node.label for column in columns for node in column.nodes if node.here), "")
    stands = t("The case stands at: {box}", box=here) if here else ""
    summary = picture_summary(titles()[WAY], procedure, columns, links, stands)
    return Source(WAY, case, lambda copy: workflow.compose(copy, summary))


def _whole(desk: Desk, unit: Unit, case: Case, standing: Standing) -> Source:
    procedure = standing.pathway.procedure
    columns, links = whole(desk.book.picture(standing.pathway.on))
    summary = replace(
        picture_summary(titles()[WHOLE], procedure, columns, links, ""),
        of_case=False,
        contacts=whom_to_ask(desk, unit),
    )
    return Source(WHOLE, case, lambda copy: workflow.compose(copy, summary))


def whole(picture: Picture) -> tuple[tuple[PathColumn, ...], tuple[PathLink, ...]]:
    """The picture of the procedure itself, every box of it, for no case."""
    columns = tuple(
        PathColumn(
            part.id,
            part.title,
            section_words(part.cite),
            tuple(PathNode(box.id, box.label, box.line, "", box.row, group=part.group) for box in part.boxes),
        )
        for part in picture.columns
    )
    return columns, tuple(PathLink(start, end, "") for start, end in picture.links)


def picture_summary(
    title: str,
    procedure: Procedure,
    columns: tuple[PathColumn, ...],
    links: tuple[PathLink, ...],
    stands: str,
) -> PictureSummary:
    """The picture as the screen positions it, for paper."""
    states = {
        "done": t("Done"),
        "now": t("Now"),
        "possible": t("May come next"),
        NOT_REQUIRED: t("Not required"),
    }
    nodes = [(place, node) for place, column in enumerate(columns) for node in column.nodes]
    where = {node.id: at for at, (_, node) in enumerate(nodes)}
    boxes = tuple(
        PictureBox(
            place,
            node.row,
            node.label,
            node.line,
            node.state or "possible",
            states.get(node.state, ""),
            node.here,
            node.group,
        )
        for place, node in nodes
    )
    return PictureSummary(
        title,
        tuple((column.title, column.section) for column in columns),
        boxes,
        tuple((where[link.start], where[link.end], link.state or "possible") for link in links),
        stands,
        f"{procedure.id.capitalize()} {procedure.edition}",
    )
