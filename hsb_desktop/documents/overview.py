"""The panel's overview: how many cases, by month, in numbers that say nothing about one child. It names nobody.

A count of 1 to 5 is never given: it is the span from 1 to 5. A total is worked out from what is shown alone, so that it
is a span as well wherever a count in it is hidden. What is shown of a month depends on that month's counts and nothing
else: no total, no other period and no other chart can give a hidden count away, whatever is printed beside it or later.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hsb_desktop.procedure.dates import month_name
from hsb_desktop.procedure.words import t

FEWEST, MOST = 1, 5  # a count from the one to the other is hidden


@dataclass(frozen=True, slots=True)
class Sighting:
    """One case counted under one option of one chart in one month. `case` only tells cases apart; it is never shown."""

    chart: str
    option: str
    month: date  # its first day
    case: str


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """What a chart counts: its options in order, each with its words. `note` says whom it counts."""

    id: str
    title: str
    note: str
    options: tuple[tuple[str, str], ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A number as far as it is told: `low` and `high` are equal where it is told exactly."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether it is told exactly."""
        return self.low == self.high

    @property
    def words(self) -> str:
        """ "12", "1 to 5"."""
        return str(self.low) if self.exact else t("{low} to {high}", low=self.low, high=self.high)


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One option: a count for each month, and what they add up to."""

    label: str
    cells: tuple[Span, ...]
    total: Span


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart with its table: a row for each option, a column for each month."""

    id: str
    title: str
    note: str
    section: str
    rows: tuple[ChartRow, ...]

    @property
    def hides(self) -> bool:
        """Whether any count in it is hidden."""
        return any(not cell.exact for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Overview:
    """Every chart over the same months. A value for a screen and for a paper; `months` are the first days."""

    title: str
    months: tuple[date, ...]
    charts: tuple[Chart, ...]
    complete: bool = True  # False: at least one case could not be looked at

    @property
    def period(self) -> str:
        """ "June to November 2026"."""
        first, last = self.months[0], self.months[-1]
        if first == last:
            return month_words(first)
        start = month_name(first) if first.year == last.year else month_words(first)
        return t("{first} to {last}", first=start, last=month_words(last))

    @property
    def rule(self) -> str:
        """How the numbers are to be read."""
        return t(
            "Counts of {few} to {most} are shown as a range, and so is every total that one of them is part of. "
            "Nobody is named.",
            few=FEWEST,
            most=MOST,
        )


def month_words(month: date) -> str:
    """ "November 2026"."""
    return t("{month} {year}", month=month_name(month), year=month.year)


def shown(count: int) -> Span:
    """A count as it may be shown."""
    return Span(FEWEST, MOST) if FEWEST <= count <= MOST else Span(count, count)


def added(spans: Iterable[Span]) -> Span:
    """What spans add up to, from what they show alone."""
    listed = tuple(spans)
    return Span(sum(span.low for span in listed), sum(span.high for span in listed))


def overview(
    title: str, months: Sequence[date], frames: Sequence[ChartFrame], sightings: Collection[Sighting]
) -> Overview:
    """The charts over these months; each case counts once a month under an option."""
    seen = {(one.chart, one.option, one.month, one.case) for one in sightings}
    counts: dict[tuple[str, str, date], int] = {}
    for chart, option, month, _case in seen:
        counts[chart, option, month] = counts.get((chart, option, month), 0) + 1

    def row(frame: ChartFrame, option: str, label: str) -> ChartRow:
        cells = tuple(shown(counts.get((frame.id, option, month), 0)) for month in months)
        return ChartRow(label, cells, added(cells))

    charts = tuple(
        Chart(
            frame.id,
            frame.title,
            frame.note,
            frame.section,
            tuple(row(frame, option, label) for option, label in frame.options),
        )
        for frame in frames
    )
    return Overview(title, tuple(months), charts)


def months_before(day: date, count: int) -> tuple[date, ...]:
    """The first days of the months that have ended before the day, oldest first: the running month is not over yet."""
    found = []
    year, month = day.year, day.month
    for _ in range(count):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        found.append(date(year, month, 1))
    return tuple(reversed(found))


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)
