"""Where a case stands, in parts for professionals: category and why, what is open and due, what was agreed, who."""

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose.meeting_pack import action_table
from hsb_desktop.documents.inputs import PositionSummary
from hsb_desktop.procedure.words import t


def standing(position: PositionSummary, name: str) -> b.Blocks:
    """What was decided and why, the plan, the next meeting, and what to watch."""
    category = b.Words(position.category, b.Tone.STRONG)
    if not position.category:
        category = b.Words(t("Not decided yet"), b.Tone.ABSENT)
    rows = [b.KeyValue(t("Category"), category)]
    for label, text in (
        (t("Decided"), position.decided),
        (t("Why"), position.rationale),
        (t("Plan"), position.plan),
        (t("Next meeting"), position.meeting),
    ):
        if text:
            rows.append(b.KeyValue(label, b.Words(text)))
    flags = tuple(b.Notice(flag) for flag in position.flags)
    return b.Blocks((b.KeyValues(tuple(rows), name), *flags), (name,))


def open_steps(position: PositionSummary, name: str) -> b.Blocks:
    """What the procedure still asks for; no column for who, where nobody is named."""
    named = any(step.who for step in position.steps)
    head = (t("What"), t("By when"), t("Source"), t("Who"))
    columns = (b.Column.WIDE, b.Column.WIDE, b.Column.MIDDLE, b.Column.MIDDLE)
    width = 4 if named else 3
    rows = tuple(
        (
            b.Words(step.what, b.Tone.STRONG if step.overdue else b.Tone.PLAIN),
            b.Words(step.when, b.Tone.STRONG if step.overdue else b.Tone.PLAIN),
            b.Words(step.source, b.Tone.QUIET),
            b.Words(step.who),
        )[:width]
        for step in position.steps
    )
    return b.Blocks((b.Table(head[:width], rows, name, t("Nothing is open."), columns[:width]),), (name,))


def agreed_actions(position: PositionSummary, name: str) -> b.Blocks:
    """Nothing where nothing agreed is open."""
    if not position.actions:
        return b.Blocks()
    return b.Blocks((action_table(position.actions, ""),), (name,))


def people(position: PositionSummary, name: str) -> b.Blocks:
    """Nothing where nobody is known."""
    if not position.people:
        return b.Blocks()
    head = (t("Name"), t("Role"), t("Agency"))
    rows = tuple((b.Words(one.name), b.Words(one.role), b.Words(one.agency)) for one in position.people)
    return b.Blocks((b.Table(head, rows, name, row_heads=True),), (name,))
