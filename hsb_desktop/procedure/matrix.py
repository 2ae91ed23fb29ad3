"""The risk matrix: indicators in groups, what they suggest, and what does not fit together (contract section 2).

It suggests and explains; the worker decides. A Brook colour or threshold level is recorded as given, never worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.source import Basis


class Finding(StrEnum):
    """What was found about one indicator; *unanswered* is what is left out."""

    PRESENT = "present"
    NOT_PRESENT = "not_present"
    NOT_KNOWN = "not_known"


UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator in the words of the source; its id is the category and its place there (`c2_1`)."""

    id: str
    text: str
    category: str | int
    cite: Cite


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: its words and where they come from. What is local is labelled to be confirmed locally."""

    text: str
    basis: Basis
    cite: Cite


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the matrix. With suspected significant harm `levels_with_harm` stands in place of `levels`, if any."""

    category: str | int
    label: str
    levels: tuple[int, ...]
    levels_with_harm: tuple[int, ...]
    levels_text: Cell
    colours: tuple[str, ...]
    colours_text: Cell
    lead_agency: tuple[Cell, ...]
    response: tuple[Cell, ...]

    def usual_levels(self, significant_harm: bool) -> tuple[int, ...]:
        """The threshold levels usual in this row."""
        return self.levels_with_harm if significant_harm and self.levels_with_harm else self.levels


@dataclass(frozen=True, slots=True)
class Level:
    """A threshold level and its words."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the tool that a trained worker used; only its name is held, nothing of the tool's content."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Heads:
    """What a council calls what stands beside its categories, as the matrix is headed on screen and paper."""

    level: str
    colour: str
    lead_agency: str
    response: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix of one edition: rows lowest first, indicators in the order of the source, pairs that contradict."""

    rows: tuple[Row, ...]
    indicators: tuple[Indicator, ...]
    contradictions: tuple[tuple[str, str], ...]
    levels: tuple[Level, ...]
    colours: tuple[Colour, ...]
    heads: Heads

    def row(self, category: str | int) -> Row | None:
        """The row of a category."""
        return next((row for row in self.rows if _same(row.category, category)), None)

    def indicator(self, id: str) -> Indicator | None:  # noqa: A002  # the word the data uses
        """The indicator of that id."""
        return next((known for known in self.indicators if known.id == id), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """An indicator without a finding: `answer` is `not_known` or `unanswered`."""

    indicator: str
    answer: str


@dataclass(frozen=True, slots=True)
class MatrixFlag:
    """A colour or level outside the row of the suggestion: what was given, what is usual there."""

    flag: str
    given: str | int
    usual: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers suggest and why. `suggested` is None while nothing can be suggested."""

    suggested: str | int | None
    label: str | None
    led_by: tuple[str, ...]
    contradictions: tuple[tuple[str, str], ...]
    gaps: tuple[Gap, ...]
    flags: tuple[MatrixFlag, ...]


def assess(
    matrix: Matrix,
    answers: Mapping[str, Finding],
    brook_colour: str | None = None,
    threshold_level: int | None = None,
    *,
    significant_harm: bool = False,
) -> Assessment:
    """Suggest the highest category with an indicator present; see section 2 for what is flagged."""
    present = {known for known, finding in answers.items() if finding is Finding.PRESENT}
    gaps = tuple(
        Gap(known.id, str(answers.get(known.id, UNANSWERED)))
        for known in matrix.indicators
        if answers.get(known.id) in (None, Finding.NOT_KNOWN)
    )
    row = _suggested(matrix, present, complete=not gaps)
    led_by = tuple(
        known.id
        for known in matrix.indicators
        if row is not None and known.id in present and _same(known.category, row.category)
    )
    return Assessment(
        suggested=None if row is None else row.category,
        label=None if row is None else row.label,
        led_by=led_by,
        contradictions=tuple(pair for pair in matrix.contradictions if present.issuperset(pair)),
        gaps=gaps,
        flags=() if row is None else _flags(row, brook_colour, threshold_level, significant_harm),
    )


def _suggested(matrix: Matrix, present: set[str], complete: bool) -> Row | None:
    for row in reversed(matrix.rows):
        if any(known.id in present and _same(known.category, row.category) for known in matrix.indicators):
            return row
    return matrix.rows[0] if complete else None


def _flags(row: Row, colour: str | None, level: int | None, significant_harm: bool) -> tuple[MatrixFlag, ...]:
    found: list[MatrixFlag] = []
    if colour is not None and colour not in row.colours:
        found.append(MatrixFlag("brook_colour", colour, row.colours))
    levels = row.usual_levels(significant_harm)
    if level is not None and level not in levels:
        found.append(MatrixFlag("threshold_level", level, levels))
    return tuple(found)


def _same(one: str | int, other: str | int) -> bool:
    return type(one) is type(other) and one == other
