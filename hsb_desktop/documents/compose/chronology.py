"""What happened in a case, the oldest first, for professionals: what, on which day, and when nothing was recorded."""

from collections.abc import Sequence
from datetime import date

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.inputs import ChronologyLine
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.words import t


def body(lines: Sequence[ChronologyLine], name: str) -> b.Blocks:
    """Everything that happened."""
    return b.Blocks((chronology_table(lines, name),), (name,))


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
