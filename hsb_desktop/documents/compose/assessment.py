"""What a risk matrix led to, beside its answers: the decision, what led there, what is to look at again, history."""

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.compose.frame import already_said
from hsb_desktop.documents.inputs import AssessmentSummary
from hsb_desktop.procedure.case import Record
from hsb_desktop.procedure.dates_in_words import capital, long_date
from hsb_desktop.procedure.words import t


def result(record: Record, summary: AssessmentSummary) -> b.Blocks:
    """What was decided, and what the matrix says to it."""
    title = t("Result")
    category = b.Words(capital(summary.category), b.Tone.STRONG)
    if not summary.category:
        category = b.Words(t("Not decided yet"), b.Tone.ABSENT)
    rows = [b.KeyValue(t("Category decided"), category)]
    if summary.decided_on is not None:
        rows.append(b.KeyValue(t("Decided on"), b.Words(long_date(summary.decided_on))))
    if summary.decided_by:
        rows.append(b.KeyValue(t("Decided by"), b.Words(summary.decided_by)))
    suggested = (
        b.Words(capital(summary.suggested))
        if summary.suggested
        else b.Words(t("No suggestion"), b.Tone.ABSENT)
    )
    rows.append(b.KeyValue(t("Suggested by the matrix"), suggested))
    if summary.rationale and not already_said(summary.rationale, record.answers):
        rows.append(b.KeyValue(t("Rationale"), b.Words(summary.rationale)))
    found: list[b.Block] = [b.Heading(title, 2), b.KeyValues(tuple(rows), title)]
    for name, lines in (
        (t("Indicators that led there"), summary.led_by),
        (t("Answers that contradict each other"), summary.contradictions),
        (t("Not known or not answered"), summary.gaps),
        (t("To look at again"), summary.flags),
    ):
        if lines:
            found += [b.Heading(name, 3), b.Bullets(tuple(b.Words(line) for line in lines))]
    return b.Blocks(tuple(found), (title,))


def history(summary: AssessmentSummary) -> b.Blocks:
    """The decisions before this one."""
    title = t("Earlier decisions")
    if not summary.history:
        return b.Blocks()
    head = (t("Decided on"), t("Category"), t("By"), t("Rationale"))
    rows = tuple(
        (
            b.Words(long_date(line.on)),
            b.Words(capital(line.category)),
            b.Words(line.decided_by),
            b.Words(line.rationale),
        )
        for line in summary.history
    )
    columns = (b.Column.MIDDLE, b.Column.MIDDLE, b.Column.MIDDLE, b.Column.WIDE)
    return b.Blocks((b.Heading(title, 2), b.Table(head, rows, title, columns=columns)), (title,))
