"""The risk assessment: what the engine's matrix suggests and why, and the decision, which is the worker's alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hsb_desktop.casework.changes import Changes, of_case
from hsb_desktop.casework.completing import complete
from hsb_desktop.casework.desk import Desk, procedure_of
from hsb_desktop.casework.facts import preview, write_fact
from hsb_desktop.casework.form_facts import day_of_form, fact_fields
from hsb_desktop.casework.form_shape import indicators
from hsb_desktop.casework.ports import JournalEntry, Unit
from hsb_desktop.casework.records import read_record
from hsb_desktop.casework.refusals import NotReady
from hsb_desktop.casework.standing import day_of
from hsb_desktop.casework.step_words import section_words
from hsb_desktop.casework.typed import with_typing
from hsb_desktop.casework.work_views import (
    AssessmentResult,
    CategoryChoice,
    IndicatorLine,
    OutcomePreview,
)
from hsb_desktop.procedure import checks
from hsb_desktop.procedure.answers import Answer, AnswerSet
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import both, capital, long_date
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.form import Form, Missing
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.matrix import Assessment, Finding, Matrix, MatrixFlag, assess
from hsb_desktop.procedure.source import Basis
from hsb_desktop.procedure.words import t

MADE_ON = "assessed_on"
DECIDED_ON = ("decided_on", MADE_ON)  # the questions of the form that date the decision
RATIONALE = "rationale"
COLOUR, LEVEL, HARM = "brook_colour", "threshold_level", "significant_harm"


def assessment_result(desk: Desk, record_id: RecordId) -> AssessmentResult:
    """What the indicators suggest, what led there, what does not fit together and what is not known."""
    with desk.store.unit() as unit:
        record = read_record(desk, unit, record_id)
        typing = {typed.key: typed for typed in unit.typing(record_id)}
        began = min((day_of(fact.values) for fact in unit.facts(record.case_id)), default=None)
    answers = with_typing(record.form, record.answers, typing)
    result = result_of(record.form, answers, procedure_of(desk))
    return replace(result, flags=(*result.flags, *_too_early(record.form, answers, began)))


def _too_early(form: Form, answers: AnswerSet, began: date | None) -> tuple[tuple[str, str], ...]:
    """A slip of the month is seldom noticed elsewhere; it may be right, so it is only said."""
    made = day_of_form(form, answers, (MADE_ON,))
    if began is None or not made or made >= began.isoformat():
        return ()
    words = t(
        "The assessment is dated {made}, before the first event of this case on {began}. Check the date.",
        made=long_date(date.fromisoformat(made)),
        began=long_date(began),
    )
    return (("made_early", words),)


def result_of(form: Form, answers: AnswerSet, procedure: Procedure) -> AssessmentResult:
    """The same from answers that are at hand."""
    matrix = procedure.matrix
    found = assessed(form, answers, matrix)
    lines = {
        question.id: IndicatorLine(question.id, question.number, question.label)
        for question in indicators(form)
    }
    present = [line for name, line in lines.items() if answers.of(name).value == Finding.PRESENT]
    return AssessmentResult(
        suggested=found.suggested,
        label=_label(found.suggested, procedure),
        led_by=tuple(lines[name] for name in found.led_by if name in lines),
        also_present=tuple(line for line in present if line.question not in found.led_by),
        contradictions=tuple(
            (lines[one], lines[other])
            for one, other in found.contradictions
            if one in lines and other in lines
        ),
        not_known=_gaps(found, lines, str(Finding.NOT_KNOWN)),
        unanswered=_gaps(found, lines, "unanswered"),
        flags=tuple((flag.flag, _flag_words(flag, found, matrix)) for flag in found.flags),
        choices=tuple(
            _choice(row.category, _label(row.category, procedure), found, matrix) for row in matrix.rows
        ),
        answered=sum(answers.of(name).given for name in lines),
        total=len(lines),
        differs=_differs(answers, found, procedure),
    )


def assessed(form: Form, answers: AnswerSet, matrix: Matrix) -> Assessment:
    """The engine's assessment of the answers that count."""
    counted = checks.shown(form, answers).answers
    findings = {
        question.id: finding
        for question in indicators(form)
        if (finding := _finding(counted.of(question.id))) is not None
    }
    level = counted.text(LEVEL)
    return assess(
        matrix,
        findings,
        brook_colour=counted.text(COLOUR) or None,
        threshold_level=int(level) if level.isdigit() else None,
        significant_harm=counted.of(HARM).value is True,
    )


def decide(desk: Desk, record_id: RecordId) -> Changes:
    """Record the decision in the form as a fact and complete the assessment, in one transaction.

    Never refused for differing from the suggestion; it needs its rationale. Incomplete leads to what the form lacks.
    """
    with desk.store.unit() as unit:
        procedure = procedure_of(desk)
        completed = complete(desk, unit, record_id)
        record = read_record(desk, unit, record_id)
        if not record.answers.text(RATIONALE).strip():
            raise NotReady(t("Say why you decide this category; what you entered is kept."))
        write_fact(desk, unit, record.case_id, decision_fact(record, procedure), record_id)
        _note_difference(unit, desk, record, procedure)
    return completed | of_case(record.case_id, record_id)


def preview_decision(desk: Desk, record_id: RecordId) -> OutcomePreview:
    """What the decision as it stands in the form would set in motion and end; nothing is stored."""
    with desk.store.unit() as unit:
        record = read_record(desk, unit, record_id)
        return preview(
            desk, unit.facts(record.case_id), record.case_id, decision_fact(record, procedure_of(desk))
        )


def decision_fact(record: Record, procedure: Procedure) -> dict[str, object]:
    """The fact that the form's answers amount to."""
    rule = procedure.fact_rule(procedure.meaning.decision)
    assert rule is not None  # an edition without it does not load
    asked = checks.shown(record.form, record.answers).items
    day = day_of_form(record.form, record.answers, DECIDED_ON)
    return {"fact": rule.id, "on": day, **fact_fields(rule, record.form, record.answers, asked)}


def _note_difference(unit: Unit, desk: Desk, record: Record, procedure: Procedure) -> None:
    """A decision other than the suggestion is entered in the journal beside the fact."""
    found = assessed(record.form, record.answers, procedure.matrix)
    if not _differs(record.answers, found, procedure):
        return
    decided = record.answers.text(procedure.meaning.category)
    content: Mapping[str, object] = {"suggested": found.suggested, "decided": decided}
    unit.journal(
        JournalEntry("decision.differs", record.case_id, record.id, content=content), desk.clock.now()
    )


def _finding(answer: Answer) -> Finding | None:
    if answer.missing is Missing.NOT_KNOWN:
        return Finding.NOT_KNOWN
    return Finding(answer.value) if isinstance(answer.value, str) and answer.value in set(Finding) else None


def _gaps(found: Assessment, lines: Mapping[str, IndicatorLine], answer: str) -> tuple[IndicatorLine, ...]:
    return tuple(
        lines[gap.indicator] for gap in found.gaps if gap.answer == answer and gap.indicator in lines
    )


def _label(value: str | int | None, procedure: Procedure) -> str:
    category = procedure.category(value)
    return capital(category.label) if category is not None else ""


def _choice(value: str | int, label: str, found: Assessment, matrix: Matrix) -> CategoryChoice:
    row = matrix.row(value)
    response = row.response[0] if row is not None and row.response else None
    line = ""
    if response is not None:
        source = section_words(response.cite) if response.basis is Basis.SOURCE else t("local")
        line = t("{response}, {source}", response=response.text, source=source)
    suggested = type(found.suggested) is type(value) and found.suggested == value
    return CategoryChoice(value, label, line, suggested)


def _flag_words(flag: MatrixFlag, found: Assessment, matrix: Matrix) -> str:
    if flag.flag == LEVEL:
        return t(
            "{head} {given} is unusual for {category}. The local table expects {usual}.",
            head=matrix.heads.level,
            given=flag.given,
            category=found.label,
            usual=both([str(level) for level in flag.usual]),
        )
    names = {colour.id: colour.label.lower() for colour in matrix.colours}
    return t(
        "{head} {given} is unusual for {category}. The local table expects {usual}.",
        head=matrix.heads.colour,
        given=names.get(str(flag.given), flag.given),
        category=found.label,
        usual=both([names.get(str(colour), str(colour)) for colour in flag.usual]),
    )


def _differs(answers: AnswerSet, found: Assessment, procedure: Procedure) -> str:
    given = answers.text(procedure.meaning.category)
    decided = next((known for known in procedure.categories if str(known.value) == given), None)
    if decided is None or found.suggested is None or decided.value == found.suggested:
        return ""
    lower = procedure.rank(decided.value) < procedure.rank(found.suggested)
    return t("Lower than the suggestion") if lower else t("Higher than the suggestion")
