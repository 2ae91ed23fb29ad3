"""What a worker can do about a step, told from the step's own rule: assess, meet, fill a record, record a fact."""

from hsb_desktop.casework.meeting_kinds import ACTION, kinds_for
from hsb_desktop.procedure.definition import Procedure
from hsb_desktop.procedure.steps import StepRule


def actions(procedure: Procedure) -> dict[str, str]:
    """Step id to action: `assess:FORM`, `meeting:KIND`, `record:FORM`, `fact:KIND`, `completed:RECORD` or empty."""
    return {rule.id: _action(rule, procedure) for rule in procedure.steps}


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
    meetings = kinds_for(procedure, rule)
    if meetings:
        return f"{ACTION}{meetings[0].id}"
    return f"fact:{kinds[0]}" if kinds else ""
