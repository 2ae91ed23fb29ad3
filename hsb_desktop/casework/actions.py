"""What a worker can do about a step, told from the step's own rule: assess, meet, fill a record, record a fact."""

from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.steps import StepRule

OUTCOME = (
    "outcome"  # the field that makes a kind of fact a meeting with an outcome (section 3.3 of the contract)
)
HELD = "_held"


def actions(procedure: Procedure) -> dict[str, str]:
    """Step id to action: `assess:FORM`, `meeting:KIND`, `record:FORM`, `fact:KIND`, `completed:RECORD` or empty."""
    return {rule.id: _action(rule, procedure) for rule in procedure.steps}


def meeting_kinds(procedure: Procedure) -> tuple[str, ...]:
    """The kinds of fact that are a meeting with an outcome."""
    return tuple(rule.id for rule in procedure.facts if rule.field(OUTCOME) is not None)


def _action(rule: StepRule, procedure: Procedure) -> str:
    if rule.closing.by_passing:
        return ""
    kinds = [kind for match in rule.closing.facts for kind in match.kinds]
    record = procedure.record(rule.record) if rule.record else None
    if record is not None:
        doing = "assess" if procedure.meaning.decision in kinds else "record"
        return f"{doing}:{record.form}" if record.form else f"completed:{record.id}"
    if rule.form:
        return f"record:{rule.form}"
    meetings = meeting_kinds(procedure)
    if kinds and all(kind in meetings for kind in kinds):
        return f"meeting:{kinds[0].removesuffix(HELD)}"
    return f"fact:{kinds[0]}" if kinds else ""
