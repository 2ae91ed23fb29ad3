"""The few ids that the program itself knows, held against an edition: without them work could begin and not end.

A worry or concern says how it came; a completed record is a fact; an assessment says what was decided and when.
"""

from collections.abc import Callable, Mapping

from hsb_desktop.formbook.parse_gives import misfit
from hsb_desktop.formbook.parse_procedure import FACTS
from hsb_desktop.formbook.reading import Faults
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.facts import FieldKind
from hsb_desktop.procedure.form import Form, Kind, Question, Repeat
from hsb_desktop.procedure.steps import StepRule
from hsb_desktop.procedure.words import t

ROUTE, STATUS = "route", "status"  # fields of the concern
COMPLETED, RECORD = "record_completed", "record"  # the fact that a record is complete, and its field
DECIDED_ON = ("decided_on", "assessed_on")  # the questions of an assessment that date the decision
RATIONALE = "rationale"
ACTIONS = "actions"  # the repeat that is followed up across meetings
OF_AN_ACTION = {
    "action": (Kind.LINE, Kind.TEXT),
    "action_owner": (Kind.LINE, Kind.TEXT),
    "action_agency": (Kind.LINE, Kind.TEXT),
    "action_due": (Kind.DATE,),
    "action_done": (Kind.DATE,),
}
Fault = Callable[[str, str, str], None]


def check_conventions(procedure: Procedure, forms: Mapping[str, Form], folder: str, faults: Faults) -> None:
    """What an edition must have so that a case can be opened, assessed and recorded; `forms` are all its forms."""

    def fact_fault(at: str, what: str, remedy: str) -> None:
        faults.add(f"{folder}/{FACTS}", at, what, remedy)

    _check_concern(procedure, fact_fault)
    if any(form.record for form in forms.values()):
        _check_completed(procedure, fact_fault)
    for form in forms.values():
        _check_actions(form, f"{folder}/forms/{form.id}.toml", faults)
    deciding = _deciding(procedure)
    assessments = _assessments(procedure, forms, deciding)
    for form in assessments:
        _check_assessment(procedure, form, f"{folder}/forms/{form.id}.toml", faults)
    for form in forms.values():
        if deciding and not assessments and any(asked.kind is Kind.INDICATOR for asked in form.questions()):
            _led_to_by_none(deciding[0], form, f"{folder}/forms/{form.id}.toml", faults)


def _check_concern(procedure: Procedure, fault: Fault) -> None:
    rule = procedure.fact_rule(procedure.meaning.concern)
    route = rule.field(ROUTE) if rule is not None else None
    if route is None or route.kind is not FieldKind.CHOICE:
        fault(
            "meaning.concern",
            t("“{fact}” has no field `route`.", fact=procedure.meaning.concern),
            t("Add a [[fact.field]] `route` of the kind choice: how the concern came."),
        )
    status = rule.field(STATUS) if rule is not None else None
    if status is not None and rule is not None and rule.plan_field != STATUS:
        fault(
            "meaning.concern",
            t(
                "The field `status` of “{fact}” does not set the child’s plan.",
                fact=procedure.meaning.concern,
            ),
            t("Add {line} to the fact.", line='sets_plan = { field = "status" }'),
        )


def _check_completed(procedure: Procedure, fault: Fault) -> None:
    rule = procedure.fact_rule(COMPLETED)
    field = rule.field(RECORD) if rule is not None else None
    known = {record.id for record in procedure.records}
    if field is None or {choice.value for choice in field.choices} != known:
        fault(
            "fact",
            t(
                "There are forms that complete a record, and no fact `record_completed` with its field `record`."
            ),
            t('Add that [[fact]], its field `record` a choice with choices_of = "record".'),
        )


def _check_actions(form: Form, file: str, faults: Faults) -> None:
    rows = next((item for item in form.items() if isinstance(item, Repeat) and item.id == ACTIONS), None)
    asked = {question.id: question for question in rows.questions} if rows is not None else {}
    for name, kinds in OF_AN_ACTION.items() if rows is not None else ():
        if name not in asked or asked[name].kind not in kinds:
            faults.add(
                file,
                f"{ACTIONS}.{name}",
                t(
                    "The rows of `actions` have no question “{id}” of the kind {kinds}.",
                    id=name,
                    kinds=t(" or ").join(kind.value for kind in kinds),
                ),
                t("Add it, or give the repeat another id; only such actions are followed up."),
            )


def _deciding(procedure: Procedure) -> list[StepRule]:
    """The steps that a decision closes."""
    decision = procedure.meaning.decision
    return [step for step in procedure.steps if any(decision in match.kinds for match in step.closing.facts)]


def _assessments(procedure: Procedure, forms: Mapping[str, Form], steps: list[StepRule]) -> list[Form]:
    """The forms that these steps lead to."""
    records = [procedure.record(step.record) for step in steps if step.record]
    return [forms[record.form] for record in records if record is not None and record.form in forms]


def _led_to_by_none(step: StepRule, form: Form, file: str, faults: Faults) -> None:
    """A form that asks indicators, and no step leads to it: what is answered there would decide nothing."""
    faults.add(
        file,
        "form.record",
        t(
            "It asks indicators, and the step “{step}”, which the decision closes, does not lead to it.",
            step=step.id,
        ),
        t("Give the form a `record`, and that step in steps.toml the same `record`."),
    )


def _check_indicators(procedure: Procedure, asked: Mapping[str, Question], fault: Fault) -> None:
    for indicator in procedure.matrix.indicators:
        if indicator.id not in asked or asked[indicator.id].kind is not Kind.INDICATOR:
            fault(
                "section",
                t("The assessment does not ask “{id}”.", id=indicator.id),
                t("Add a question of the kind indicator with that id."),
            )


def _check_decision(procedure: Procedure, asked: Mapping[str, Question], fault: Fault) -> None:
    """The other fields of the decision, which the program records from the questions with their ids."""
    rule = procedure.fact_rule(procedure.meaning.decision)
    for field in rule.fields if rule is not None else ():
        unfit = misfit(field, asked[field.id]) if field.id in asked else None
        if field.id == procedure.meaning.category:
            continue
        if unfit is not None:
            fault("section", *unfit)
        if field.required and field.id not in asked:
            fault(
                "section",
                t("The assessment does not ask “{id}”, which the decision needs.", id=field.id),
                t("Add a question with that id."),
            )


def _check_assessment(procedure: Procedure, form: Form, file: str, faults: Faults) -> None:
    asked = {item.id: item for item in form.items() if isinstance(item, Question)}

    def fault(at: str, what: str, remedy: str) -> None:
        faults.add(file, at, what, remedy)

    _check_indicators(procedure, asked, fault)
    _check_decision(procedure, asked, fault)
    category = asked.get(procedure.meaning.category)
    values = {str(known.value) for known in procedure.categories}
    if (
        category is None
        or category.kind is not Kind.CHOICE
        or {option.id for option in category.options} != values
    ):
        fault(
            "section",
            t("The assessment does not ask which category is decided."),
            t('Add a choice “{id}” with options_of = "category".', id=procedure.meaning.category),
        )
    if not any(name in asked and asked[name].kind is Kind.DATE for name in DECIDED_ON):
        fault(
            "section",
            t("The assessment does not ask when it was decided."),
            t("Add a date question with the id {ids}.", ids=t(" or ").join(DECIDED_ON)),
        )
    if RATIONALE not in asked:
        fault(
            "section",
            t("The assessment does not ask why."),
            t("Add a text question with the id {id}.", id=RATIONALE),
        )
