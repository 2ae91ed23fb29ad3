"""The overview tells nothing of a hidden count: whatever is printed, each count of 1 to 5 is as likely as another."""

from collections.abc import Iterable
from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from hsb_desktop.documents.overview import (
    FEWEST,
    MOST,
    ChartFrame,
    Overview,
    Sighting,
    Span,
    added,
    month_of,
    months_before,
    overview,
    shown,
)

MONTHS = months_before(date(2026, 5, 14), 4)
FRAMES = (
    ChartFrame("heard", "Cases heard", "cases", (("heard", "Heard"),)),
    ChartFrame("places", "Places", "cases", (("home", "A home"), ("school", "A school")), "7"),
)
HEARD = ("heard", "heard")
CELLS = [HEARD, ("places", "home"), ("places", "school")]

Counts = dict[tuple[str, str, date], int]


def sightings(counts: Counts) -> list[Sighting]:
    """So many cases under each option; those at a place are among those heard, as they are in life."""
    return [
        Sighting(chart, option, month, f"case {n}")
        for (chart, option, month), count in counts.items()
        for n in range(count)
    ]


def published(counts: Counts, months: Iterable[date] = MONTHS) -> Overview:
    """What is printed for these months."""
    return overview("Overview", tuple(months), FRAMES, sightings(counts))


def windows() -> list[tuple[date, ...]]:
    """Every run of months that could ever be printed, one beside the other or one after the other."""
    return [MONTHS[first : last + 1] for first in range(4) for last in range(first, 4)]


def everything_ever_printed(counts: Counts) -> list[Overview]:
    """Every overview of every period."""
    return [published(counts, months) for months in windows()]


@st.composite
def possible(draw: st.DrawFn) -> Counts:
    """Counts that can be: no more cases at a place than were heard."""
    found: Counts = {}
    for month in MONTHS:
        heard = draw(st.integers(0, 14))
        found[(*HEARD, month)] = heard
        for chart, option in CELLS[1:]:
            found[chart, option, month] = draw(st.integers(0, heard))
    return found


@given(possible())
@settings(max_examples=20, deadline=None)
def test_no_hidden_count_follows_from_anything_printed(counts: Counts) -> None:
    """Each hidden count could be any of 1 to 5: another true state of affairs prints the very same pages."""
    printed = everything_ever_printed(counts)
    for (chart, option, month), count in counts.items():
        if not FEWEST <= count <= MOST:
            continue
        for other in range(FEWEST, MOST + 1):
            changed = counts | {(chart, option, month): other}
            if chart != "heard":
                changed[(*HEARD, month)] = max(counts[(*HEARD, month)], other)
            else:
                for place in CELLS[1:]:
                    changed[(*place, month)] = min(counts[(*place, month)], other)
                    if counts[(*place, month)]:
                        changed[(*place, month)] = max(1, changed[(*place, month)])
            assert everything_ever_printed(changed) == printed


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6))
def test_a_total_is_true_and_says_no_more_than_what_is_shown(counts: list[int]) -> None:
    """The sum lies in the span, and every sum in the span is possible with the counts as they are shown."""
    spans = [shown(count) for count in counts]
    total = added(spans)
    assert total.low <= sum(counts) <= total.high
    sums = {sum(choice) for choice in product(*(range(span.low, span.high + 1) for span in spans))}
    assert sums == set(range(total.low, total.high + 1))


def test_counts_are_shown_as_numbers_or_as_a_range() -> None:
    assert [shown(count).words for count in (0, 1, 5, 6, 21)] == ["0", "1 to 5", "1 to 5", "6", "21"]
    counts: Counts = {(*HEARD, MONTHS[0]): 8, (*HEARD, MONTHS[2]): 2, ("places", "home", MONTHS[2]): 2}
    page = published(counts)
    heard, places = page.charts
    assert [cell.words for cell in heard.rows[0].cells] == ["8", "0", "1 to 5", "0"]
    assert heard.rows[0].total == Span(9, 13)
    assert [row.total.words for row in places.rows] == ["1 to 5", "0"]
    assert places.hides
    assert not published({(*HEARD, MONTHS[0]): 8}).charts[0].hides


def test_a_case_counts_once_a_month_under_an_option() -> None:
    twice = [Sighting("heard", "heard", MONTHS[0], "case 1")] * 9
    assert overview("", MONTHS, FRAMES, twice).charts[0].rows[0].cells[0] == Span(1, 5)
    elsewhere = [
        Sighting("heard", "heard", date(2020, 1, 1), "case 1"),
        Sighting("other", "x", MONTHS[0], "c"),
    ]
    assert overview("Overview", MONTHS, FRAMES, elsewhere) == published({})


def test_nobody_is_in_it() -> None:
    page = published({(*HEARD, MONTHS[0]): 8})
    assert "case 1" not in repr(page)
    assert "Nobody is named" in page.rule


def test_only_months_that_have_ended_are_counted() -> None:
    assert months_before(date(2026, 2, 1), 3) == (date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1))
    assert month_of(date(2026, 2, 28)) == date(2026, 2, 1)


def test_the_period_in_words() -> None:
    assert published({}).period == "January to April 2026"
    assert published({}, MONTHS[:1]).period == "January 2026"
    assert published({}, months_before(date(2026, 2, 1), 3)).period == "November 2025 to January 2026"
