"""What happened in a case, the oldest first, for professionals: what, on which day, and when nothing was recorded."""

from collections.abc import Sequence
from datetime import date

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.audience import professionals_only
from hsb_desktop.documents.compose.frame import composed
from hsb_desktop.documents.inputs import ChronologyLine, CopyDetails
from hsb_desktop.documents.paper import Composed
from hsb_desktop.procedure.dates_in_words import long_date, short_date
from hsb_desktop.procedure.words import t

CHRONOLOGY = "chronology"


def compose(copy: CopyDetails, lines: Sequence[ChronologyLine]) -> Composed:
    """The chronology of a case; NotForThisReader for anybody but a professional."""
    title = t("Chronology")
    professionals_only(copy.recipient, title)
    until = t("until {date}", date=long_date(copy.printed_on))
    subtitle = " · ".join((copy.case.child.name, copy.case.reference, until))
    parts = b.Blocks((chronology_table(lines, title),), (title,))
    return composed(copy, CHRONOLOGY, title, subtitle, "", parts)


def chronology_table(lines: Sequence[ChronologyLine], name: str) -> b.Table:
    """One row for each line."""
    rows = tuple(
        (
            b.Words(_day(line.on)),
            b.Words(line.what),
            b.Words(" ".join(filter(None, (line.detail, line.source)))),
        )
        for line in lines
    )
    head = (t("When"), t("What"), t("In detail"))
    columns = (b.Column.MIDDLE, b.Column.MIDDLE, b.Column.WIDE)
    return b.Table(head, rows, name, t("Nothing is recorded yet."), columns)


def _day(day: date) -> str:
    """A day with its year, short enough for a column."""
    return t("{day} {year}", day=short_date(day), year=day.year)
