"""A panel's overview as pages: each chart with its values, and its table by month. Counts only; nobody can be named.

What may be told is decided in `documents/overview.py`; a number that is told as a range is drawn as one.
"""

from datetime import date

from hsb_desktop.documents import blocks as b
from hsb_desktop.documents.overview import Chart, Overview
from hsb_desktop.documents.paper import PanelCopy, Paper
from hsb_desktop.procedure.dates import month_name
from hsb_desktop.procedure.words import t

OVERVIEW = "overview"
_UPRIGHT = 6  # months whose table fits a sheet that stands upright


def compose(overview: Overview, copy: PanelCopy) -> Paper:
    """The overview for the panel."""
    landscape = len(overview.months) > _UPRIGHT
    return copy.paper(OVERVIEW, overview.title, overview.period, body(overview).blocks, landscape=landscape)


def body(overview: Overview) -> b.Blocks:
    """Every chart under its title, and how the numbers are to be read."""
    found: list[b.Block] = [b.Paragraph(b.Words(overview.rule))]
    if not overview.complete:
        found.append(
            b.Notice(
                t("Not every case is counted"),
                t("How at least one case stands cannot be worked out until an entry in it is put right."),
            )
        )
    for chart in overview.charts:
        found += _chart(chart, overview.months)
    return b.Blocks(tuple(found), tuple(chart.title for chart in overview.charts))


def _month(month: date) -> str:
    """ "Nov 2026", for the head of a narrow column."""
    return t("{month} {year}", month=month_name(month)[:3], year=month.year)


def _chart(chart: Chart, months: tuple[date, ...]) -> list[b.Block]:
    bars = tuple(b.Bar(row.label, row.total.words, row.total.low, row.total.high) for row in chart.rows)
    listed = "; ".join(t("{what}: {count}", what=row.label, count=row.total.words) for row in chart.rows)
    said = t("{title}, over all months. {lines}.", title=chart.title, lines=listed)
    note = " ".join(part for part in (chart.note, chart.section) if part)
    head = ("", *(_month(month) for month in months), t("All"))
    rows = tuple(
        (b.Words(row.label), *(b.Words(cell.words) for cell in row.cells), b.Words(row.total.words))
        for row in chart.rows
    )
    columns = (b.Column.WIDE, *(b.Column.NARROW for _ in months), b.Column.MIDDLE)
    found: list[b.Block] = [
        b.Heading(chart.title, 2),
        b.BarChart(chart.title, bars, said),
        b.Table(head, rows, chart.title, t("Nothing to count."), columns, row_heads=True),
    ]
    if note:
        found.append(b.Paragraph(b.Words(note, b.Tone.QUIET)))
    return found
