"""The picture of the work flow as data: its columns, the boxes in them, and the lines between. It holds no case.

What state a box is in is worked out from the steps of a case; here is only which steps a box stands for.
"""

from dataclasses import dataclass

from hsb_desktop.procedure.form import Cite
from hsb_desktop.procedure.steps import FactMatch


@dataclass(frozen=True, slots=True)
class Box:
    """One box. It stands for `steps`, or for a fact that was recorded, or for both.

    `row` is its place from the top. `line` is said while it may still come; `not_required` when its ground does not
    hold (left out: the category that was decided). `counts`: it says how many of its steps are done. `instead`: it is
    one of several, of which one is chosen. `if_reached`: it is drawn only once the facts reached it.
    """

    id: str
    label: str
    row: float
    steps: tuple[str, ...] = ()
    fact: FactMatch | None = None
    line: str = ""
    not_required: str = ""
    counts: bool = False
    instead: bool = False
    if_reached: bool = False


@dataclass(frozen=True, slots=True)
class PictureColumn:
    """One column under its heading; `group` is said over its boxes when they are alternatives."""

    id: str
    title: str
    cite: Cite
    boxes: tuple[Box, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture of one edition; `links` are pairs of box ids, from the one to the other."""

    columns: tuple[PictureColumn, ...]
    links: tuple[tuple[str, str], ...]
