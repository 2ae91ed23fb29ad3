"""Where a case stands on one page, for professionals: category and why, what is open and due, who does what."""

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import professionals_only
from hsb_desktop.documents.compose.frame import born_words, composed
from hsb_desktop.documents.compose.meeting_pack import action_table
from hsb_desktop.documents.inputs import CopyDetails, PositionSummary
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.words import t

CURRENT_POSITION = "current_position"


def compose(copy: CopyDetails, position: PositionSummary) -> Composed:
    """The page; NotForThisReader for anybody but a professional."""
    title = t("Current position")
    professionals_only(copy.recipient, title)
    parts = _standing(position) + _steps(position) + _actions(position) + _people(position)
    child = copy.case.child
    born = t("born {date}", date=born_words(child)) if child.born is not None else ""
    day = t("on {date}", date=long_date(copy.printed_on))
    subtitle = " · ".join(part for part in (child.name, born, copy.case.reference, day) if part)
    return composed(copy, CURRENT_POSITION, title, subtitle, "", parts, one_page=True)


def _standing(position: PositionSummary) -> b.Blocks:
    title = t("Category and why")
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
    return b.Blocks((b.Heading(title, 2), b.KeyValues(tuple(rows), title), *flags), (title,))


def _steps(position: PositionSummary) -> b.Blocks:
    title = t("Open and due")
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
    table = b.Table(head[:width], rows, title, t("Nothing is open."), columns[:width])
    return b.Blocks((b.Heading(title, 2), table), (title,))


def _actions(position: PositionSummary) -> b.Blocks:
    title = t("Agreed actions")
    if not position.actions:
        return b.Blocks()
    return b.Blocks((b.Heading(title, 2), action_table(position.actions, "")), (title,))


def _people(position: PositionSummary) -> b.Blocks:
    title = t("Who is involved")
    if not position.people:
        return b.Blocks()
    head = (t("Name"), t("Role"), t("Agency"))
    rows = tuple((b.Words(one.name), b.Words(one.role), b.Words(one.agency)) for one in position.people)
    return b.Blocks((b.Heading(title, 2), b.Table(head, rows, title, row_heads=True)), (title,))
