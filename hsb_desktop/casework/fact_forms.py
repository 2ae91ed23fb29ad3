"""What can be recorded of a case now, by kind, and the form of one kind: its fields, what waits for it, what it begins.

Which kinds there are, and what each asks for, is the procedure's; nothing here names one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from hsb_desktop.casework.actions import actions
from hsb_desktop.casework.desk import Desk, procedure_of, stand_anyway
from hsb_desktop.casework.facts import standing_fact
from hsb_desktop.casework.form_shape import is_assessment, record_label
from hsb_desktop.casework.meeting_kinds import ACTION
from hsb_desktop.casework.refusals import NotAccepted
from hsb_desktop.casework.standing import Standing, unknown_words
from hsb_desktop.casework.step_words import section_words, step_view, urgency
from hsb_desktop.casework.views import StepView
from hsb_desktop.procedure.dates_in_words import capital
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.facts import FactRule
from hsb_desktop.procedure.form import Kind, Question
from hsb_desktop.procedure.ids import CaseId, FactId, RecordId
from hsb_desktop.procedure.pathway import Pathway, Step
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.procedure.words import t

BESIDE = ("acted_by", "legal_adviser", "others_considered")  # what a record asks that is known with the fact
RECORD = "record"  # the field by which a fact names the record it is about


@dataclass(frozen=True, slots=True)
class FactChoice:
    """A kind of fact that can be recorded; `page` names it to the screen that records it.

    `waits` are the open steps that wait for it; `why_not` says what it needs first, and it cannot be recorded then.
    """

    page: str
    label: str
    section: str
    waits: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Kinds of fact under one heading."""

    title: str
    choices: tuple[FactChoice, ...]


@dataclass(frozen=True, slots=True)
class Begins:
    """The record that a kind of fact goes with; `asked_for`: the procedure asks for that record once it is recorded.

    `asks` are questions of that record that are asked beside the fact already, since they are known at that moment.
    """

    form_id: str
    label: str
    asked_for: bool
    asks: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class FactForm:
    """What a kind of fact asks for, in the words of the procedure; `today` and `now` are what it begins with.

    `values` are those of the fact that is corrected, and `record_id` the record it came from. `waits` are the steps it
    would answer. `fitting` marks the values that fit the child's plan now. `begins` is the form of the record it calls
    for. `usual` is the action by which it is otherwise recorded, with its inputs and reasons kept. `refused` says why
    the procedure does not accept the one that stands; one of a kind that is not `known` can only be withdrawn.
    """

    rule: FactRule
    today: date
    now: datetime | None = None
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    fact_id: FactId | None = None
    record_id: RecordId | None = None
    waits: tuple[StepView, ...] = ()
    guidance: str = ""  # what the procedure asks there, in the council's words
    fitting: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    begins: Begins | None = None
    usual: str = ""
    source: str = ""
    refused: str = ""
    known: bool = True


def fact_choices(desk: Desk, case_id: CaseId) -> tuple[FactGroup, ...]:
    """Everything that can be recorded of this case: first what open steps wait for, then the rest."""
    with desk.store.unit() as unit:
        standing = stand_anyway(desk, unit.facts(case_id))
    procedure, pathway = standing.pathway.procedure, standing.pathway
    waited = _waited(pathway)
    first = tuple(_choice(procedure, page, pathway, steps) for page, steps in waited.items())
    groups = [FactGroup(t("What the pathway waits for"), first)] if first else []
    shown = {choice.page for choice in first}
    for title, kinds in _by_column(procedure):
        choices = tuple(_choice(procedure, kind, pathway, ()) for kind in kinds if kind not in shown)
        if choices:
            groups.append(FactGroup(title, choices))
    return tuple(groups)


def fact_form(
    desk: Desk, kind: str, case_id: CaseId | None = None, fact_id: FactId | None = None
) -> FactForm:
    """The form of a kind of fact in a case; with `fact_id` that of a fact that is corrected, whatever `kind` says."""
    if case_id is None:
        return FactForm(_rule(desk, kind), desk.clock.today(), desk.clock.now())
    with desk.store.unit() as unit:
        old = standing_fact(unit, case_id, fact_id) if fact_id is not None else None
        standing = stand_anyway(desk, unit.facts(case_id))
    procedure = standing.pathway.procedure
    if old is None:
        rule = _rule(desk, kind)
    else:
        kind = str(old.values.get("fact"))
        rule = procedure.fact_rule(kind) or FactRule(kind, unknown_words(), "")
    begun = _begins(desk, procedure, rule.id)
    return FactForm(
        rule=rule,
        today=desk.clock.today(),
        now=desk.clock.now(),
        values=old.values if old is not None else MappingProxyType({}),
        fact_id=fact_id,
        record_id=old.record_id if old is not None else None,
        waits=(waits := _waits(standing, rule) if old is None else ()),
        guidance=_guidance(procedure, rule, waits),
        fitting=_fitting(standing, rule),
        begins=begun if old is None else None,
        usual=_usual(procedure, rule.id) if old is None else "",
        source=section_words(rule.cite) or procedure.cite_words(rule.cite) if rule.cite is not None else "",
        refused=_refused(standing, fact_id),
        known=old is None or procedure.fact_rule(rule.id) is not None,
    )


def _guidance(procedure: Procedure, rule: FactRule, waits: tuple[StepView, ...]) -> str:
    """What the procedure says of the step that waits for it; of immediate protection also where none waits."""
    if waits or rule.id != procedure.meaning.protection:
        return waits[0].guidance if waits else ""
    return next((step.guidance for step in procedure.steps if rule.id in step.opening_kinds), "")


def _refused(standing: Standing, fact_id: FactId | None) -> str:
    """Why the procedure does not accept this one; empty where it does."""
    refusal = standing.refusal
    if fact_id is None or refusal is None:
        return ""
    own = next((one.sentence for one in standing.unread if one.fact.id == fact_id), "")
    return own or (refusal.sentence if refusal.fact_id == fact_id else "")


def _rule(desk: Desk, kind: str) -> FactRule:
    rule = procedure_of(desk).fact_rule(kind)
    if rule is None:
        raise NotAccepted(t("This procedure has no such entry; choose another."))
    return rule


def _choice(procedure: Procedure, page: str, pathway: Pathway, steps: Sequence[str]) -> FactChoice:
    kind, _, value = page.partition(":")
    rule = procedure.fact_rule(kind)
    assert rule is not None  # pages are made of the procedure's own kinds
    record = procedure.record(value) if value else None
    label = t("{fact}: {record}", fact=rule.label, record=record.label) if record is not None else rule.label
    own = rule.cite is not None and rule.cite.document == procedure.document
    section = section_words(rule.cite) if rule.cite is not None and own else ""
    if rule.cite is not None and not section:
        section = capital(procedure.cite_words(rule.cite))
    return FactChoice(page, label, section, tuple(steps), _why_not(procedure, rule, pathway))


def _why_not(procedure: Procedure, rule: FactRule, pathway: Pathway) -> str:
    """What must have been recorded before; empty where it may be recorded."""
    if rule.needs_concern and not pathway.is_open:
        return t("The case is closed. Record a concern first; it opens the case again.")
    needed = procedure.step_rule(rule.needs_open_step) if rule.needs_open_step else None
    if needed is None or any(step.id == needed.id for step in pathway.steps):
        return ""
    return t("Nothing has opened “{step}” yet.", step=needed.label)


def _waited(pathway: Pathway) -> dict[str, list[str]]:
    """What the open steps wait for, the most urgent first, with the steps in words."""
    open_steps = [(place, step) for place, step in enumerate(pathway.steps) if step.is_open]
    found: dict[str, list[str]] = {}
    for _, step in sorted(open_steps, key=urgency):
        for page in _pages_that_close(step.rule, pathway.procedure):
            known = found.setdefault(page, [])
            if step.label not in known:
                known.append(step.label)
    return found


def _pages_that_close(rule: StepRule, procedure: Procedure) -> Iterator[str]:
    if rule.closing.by_passing:
        return
    for match in rule.closing.facts:
        records = next((values for name, values in match.where if name == RECORD), ())
        for kind in match.kinds:
            if not records:
                yield kind
            for value in records:  # a record with a form is completed on its own page
                record = procedure.record(str(value))
                if record is None or not record.form:
                    yield f"{kind}:{value}"


def _by_column(procedure: Procedure) -> list[tuple[str, list[str]]]:
    """The kinds of fact under the part of the work flow whose steps they close or open; the rest concern the case."""
    column_of: dict[str, str] = {}
    steps = [rule for rule in procedure.steps if rule.column]
    for closing in (True, False):
        for rule in steps:
            matches = rule.closing.facts if closing else rule.opening.facts
            for kind in (kind for match in matches for kind in match.kinds):
                column_of.setdefault(kind, rule.column)
    meaning = procedure.meaning
    own = {meaning.concern, meaning.closure} | {rule.id for rule in procedure.facts if rule.plan_rank}
    groups: dict[str, list[str]] = {column.id: [] for column in procedure.columns}
    rest = [rule.id for rule in procedure.facts if rule.id in own or column_of.get(rule.id, "") not in groups]
    for kind in (rule.id for rule in procedure.facts if rule.id not in rest):
        groups[column_of[kind]].append(kind)
    labels = {column.id: column.label for column in procedure.columns}
    found = [(labels[column], kinds) for column, kinds in groups.items() if kinds]
    return [*found, (t("The case itself"), rest)] if rest else found


def _waits(standing: Standing, rule: FactRule) -> tuple[StepView, ...]:
    pathway = standing.pathway
    doing = actions(pathway.procedure)
    return tuple(
        step_view(step, pathway.on, pathway.procedure, doing.get(step.id, ""))
        for step in pathway.steps
        if step.is_open and _closed_by(step, rule.id)
    )


def _closed_by(step: Step, kind: str) -> bool:
    return any(kind in match.kinds and not match.where for match in step.rule.closing.facts)


def _fitting(standing: Standing, rule: FactRule) -> Mapping[str, frozenset[str]]:
    """Of a field that names a meeting, the meetings that the child's plan has."""
    procedure = standing.pathway.procedure
    forums = {forum.id for forum in procedure.forums}
    plan = procedure.plan(standing.pathway.plan)
    if plan is None:
        return {}
    return {
        asked.id: frozenset(plan.forums)
        for asked in rule.fields
        if asked.choices and {str(choice.value) for choice in asked.choices} <= forums
    }


def _begins(desk: Desk, procedure: Procedure, kind: str) -> Begins | None:
    """The record that tells more of a fact of this kind: the one it calls for, else the form that gives just it."""
    called = frozenset(
        record.id
        for rule in procedure.steps
        if (record := procedure.record(rule.record) if rule.record else None) is not None
        and rule.opening.ground is None
        and any(kind in match.kinds for match in rule.opening.facts)
    )
    giving = [
        form
        for form in desk.book.forms_in_force(desk.clock.today())
        if any(gives.fact == kind for gives in form.gives) and not is_assessment(form)
    ]
    form = min(giving, key=lambda form: (form.record not in called, len(form.gives)), default=None)
    if form is None or kind == procedure.meaning.decision:
        return None
    asked_for = form.record in called
    beside = (item for item in form.items() if isinstance(item, Question) and item.id in BESIDE)
    asks = tuple(item for item in beside if item.kind in (Kind.LINE, Kind.CHOICE, Kind.YES_NO))
    return Begins(form.id, record_label(procedure, form), asked_for, asks if asked_for else ())


def _usual(procedure: Procedure, kind: str) -> str:
    """Where a fact of this kind is otherwise recorded: an assessment or a meeting keeps its reasons with it."""
    if kind == procedure.meaning.decision:
        return next((action for action in actions(procedure).values() if action.startswith("assess:")), "")
    return next((f"{ACTION}{meeting.id}" for meeting in procedure.meetings if kind == meeting.fact), "")
