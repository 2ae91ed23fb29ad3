"""Where the boxes of the work flow stand: worked out without a painter, once, for a width and the heights of words.

Boxes stand in the columns and rows that the procedure's data gives them; in a narrow room columns follow each other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hsb_desktop.casework.views import PathColumn, PathNode


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in pixels: between columns, between boxes, inside a group, the head of a column, the head of a group."""

    gutter: float
    gap: float
    inset: float
    head: float
    group: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """A column: its head, and the ground of its group where its boxes are alternatives."""

    head: Area
    well: Area | None
    group: str


@dataclass(frozen=True, slots=True)
class Places:
    """Every box by id, every column in order, and the height of it all."""

    boxes: dict[str, Area]
    columns: tuple[ColumnPlace, ...]
    height: float


HeightOf = Callable[[PathNode, int], int]


def place(
    columns: Sequence[PathColumn], width: float, height_of: HeightOf, sizes: Measures, *, narrow: bool
) -> Places:
    """The places of all boxes in this width; `height_of` says how high a box is at a width."""
    count = max(1, len(columns))
    gutter = 0.0 if narrow else sizes.gutter
    each = width if narrow else (width - gutter * (count - 1)) / count
    nodes = [node for column in columns for node in column.nodes]
    first_row = min((node.row for node in nodes), default=0.0)
    # Rows of neighbouring columns stand side by side: the usual height of a box is the step from row to row.
    pitch = max((height_of(node, int(each)) for node in nodes), default=0) + sizes.gap
    boxes: dict[str, Area] = {}
    placed: list[ColumnPlace] = []
    top = lowest = 0.0
    for number, column in enumerate(columns):
        left = 0.0 if narrow else number * (each + gutter)
        group = next((node.group for node in column.nodes if node.group), "")
        inset = sizes.inset if group else 0.0
        first = top + sizes.head + (sizes.group if group else 0.0)
        foot = first
        for node in column.nodes:
            inside = each - 2 * inset
            height = height_of(node, int(inside))
            wanted = foot if narrow or group else first + (node.row - first_row) * pitch
            y = max(wanted, foot)
            boxes[node.id] = Area(left + inset, y, inside, height)
            foot = y + height + sizes.gap
        placed.append(_column(left, top, each, first, foot, group, sizes))
        lowest = max(lowest, foot)
        top = foot + sizes.gap if narrow else 0.0
    return Places(boxes, tuple(placed), max(lowest, sizes.head))


def _column(
    left: float, top: float, width: float, first: float, foot: float, group: str, sizes: Measures
) -> ColumnPlace:
    head = Area(left, top, width, sizes.head)
    if not group:
        return ColumnPlace(head, None, "")
    start = first - sizes.group
    return ColumnPlace(head, Area(left, start, width, foot - sizes.gap + sizes.inset - start), group)


def beside(boxes: dict[str, Area], here: str, across: int, down: int) -> str:
    """The box next to this one in a direction (one of `across` and `down` is 1 or -1); itself where there is none."""
    x, y = boxes[here].middle
    best, found = float("inf"), here
    for name, area in boxes.items():
        dx, dy = area.middle[0] - x, area.middle[1] - y
        ahead, aside = (dx * across, abs(dy)) if across else (dy * down, abs(dx))
        if name == here or ahead <= 1 or (down and aside > area.width / 2):
            continue
        distance = ahead * 1000 + aside if across else ahead
        if distance < best:
            best, found = distance, name
    return found
