"""Bars by month: a line for each thing counted, a bar with its number for each month, what they add up to at the right.

A count that is not told is a hatched bar of one length with its range in words. Readable in black and white. Where each
part stands is worked out without a painter; the same numbers are a table for those who cannot see bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.look import Look, look
from hsb_desktop.ui.kit.painting import (
    draw_hatching,
    draw_line,
    draw_text,
    edge_width,
    painting,
    pen,
    text_height,
    text_width,
)
from hsb_desktop.ui.kit.tokens import Role

_HIDDEN = 5  # how high a bar of a count that is not told is drawn, whatever the count
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class BarCell:
    """A count in words; `count` is None where it is not told."""

    words: str
    count: int | None


@dataclass(frozen=True, slots=True)
class BarLine:
    """One thing counted: its words, a cell for each month, the sum in words."""

    label: str
    cells: tuple[BarCell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a bar stands: left, top, width and height; a height of 0 is a count of 0."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """The measures a chart is placed in, all in pixels."""

    left: float  # where the first month begins
    column: float  # the width of a month
    bar: float  # the greatest height of a bar
    thick: float  # its width


@dataclass(frozen=True, slots=True)
class _Measured:
    """What the words of a chart take in one look, whatever its width; a layout asks for it line by line."""

    column: float
    total: float
    label: float
    look: Look


def place_bars(lines: Sequence[BarLine], tops: Sequence[float], room: Room) -> list[list[Placed]]:
    """Every bar, line by line; `tops` are where the bars' zones begin. One scale holds for the whole chart."""
    highest = max((_height_of(cell) for line in lines for cell in line.cells), default=0) or 1
    placed = []
    for line, top in zip(lines, tops, strict=True):
        row = []
        for place, cell in enumerate(line.cells):
            height = room.bar * _height_of(cell) / highest
            left = room.left + place * room.column + (room.column - room.thick) / 2
            base = top if _flat(line) else top + room.bar
            row.append(Placed(left, base - height, room.thick, height))
        placed.append(row)
    return placed


def _flat(line: BarLine) -> bool:
    """Whether there is no bar to draw."""
    return not any(_height_of(cell) for cell in line.cells)


def _height_of(cell: BarCell) -> int:
    return _HIDDEN if cell.count is None else cell.count


class MonthChart(QWidget):
    """As high as its lines. Its accessible name reads every number."""

    def __init__(self, name: str, months: Sequence[str], lines: Sequence[BarLine]) -> None:
        super().__init__()
        self._months, self._lines = tuple(months), tuple(lines)
        self._measured: _Measured | None = None
        self._placed: dict[int, list[float]] = {}  # by width, in the look the words were measured in
        self.setAccessibleName(said_of(name, months, lines))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """A comfortable width; the height of its lines there."""
        width = look().px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It narrows."""
        return QSize(look().px(240), self.heightForWidth(max(self.width(), look().px(240))))

    def hasHeightForWidth(self) -> bool:
        """Labels wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the heads and every line at a width."""
        return int(self._tops(width)[-1]) + look().px(4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other heights."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw heads, labels, bars and numbers."""
        worn, width = look(), self.width()
        room, tops = self._room(width), self._tops(width)
        with painting(self) as painter:
            self._draw_heads(painter, room)
            number = worn.line(Role.SMALL)
            zones = [
                self._zone(top, line, width) + number for top, line in zip(tops, self._lines, strict=False)
            ]
            bars = place_bars(self._lines, zones, room)
            for line, top, zone, row in zip(self._lines, tops, zones, bars, strict=False):
                self._draw_line(painter, line, top, zone, row, room)

    def _draw_heads(self, painter: QPainter, room: Room) -> None:
        line = look().line(Role.SMALL)
        for place, month in enumerate(self._months):
            rect = QRectF(room.left + place * room.column, 0, room.column, line)
            draw_line(painter, rect, month, Role.SMALL, "text_muted", align=_CENTRE)
        right = room.left + len(self._months) * room.column
        head = QRectF(right, 0, self.width() - right, line)
        draw_line(painter, head, t("Total"), Role.SMALL, "text_muted", align=_RIGHT)

    def _draw_line(
        self, painter: QPainter, line: BarLine, top: float, zone: float, row: list[Placed], room: Room
    ) -> None:
        worn, small = look(), look().line(Role.SMALL)
        base = zone if _flat(line) else zone + room.bar
        label_room = self._label_room(self.width())
        label = text_height(line.label, Role.SMALL, label_room)
        # a label of two lines beside a line without bars would reach into the line before
        y = top if self._stacked(self.width()) else max(top, base - label + worn.px(2))
        draw_text(painter, 0, y, label_room, line.label, Role.SMALL)
        for bar, cell in zip(row, line.cells, strict=True):
            self._draw_bar(painter, bar, told=cell.count is not None)
            above = QRectF(bar.left - room.column, bar.top - small, bar.width + 2 * room.column, small)
            told = cell.count is not None
            role, tone = (Role.SMALL_STRONG, "text") if told else (Role.SMALL, "text_muted")
            draw_line(painter, above, cell.words, role, tone, align=_CENTRE, figures=told)
        painter.setPen(pen("border_control", edge_width(1.25, 2), cap=Qt.PenCapStyle.FlatCap))
        right = room.left + len(row) * room.column
        painter.drawLine(QPointF(room.left, base), QPointF(right, base))
        sum_rect = QRectF(right, base - small, self.width() - right, small)
        draw_line(painter, sum_rect, line.total, Role.SMALL_STRONG, align=_RIGHT, figures=True)

    @staticmethod
    def _draw_bar(painter: QPainter, bar: Placed, *, told: bool) -> None:
        if not bar.height:
            return
        shape = QPainterPath()
        shape.addRect(QRectF(bar.left, bar.top, bar.width, bar.height))
        if told:
            painter.fillPath(shape, look().colour("accent"))
            return
        draw_hatching(painter, shape, "withheld.ink")
        painter.setPen(pen("withheld.ink", edge_width(1.25, 2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _stacked(self, width: int) -> bool:
        """Whether the labels stand over their bars: beside them the months would have no room."""
        return width < look().px(150) + self._needed()

    def _needed(self) -> float:
        """The least room that months and sums take."""
        words = self._words()
        return words.column * len(self._months) + words.total

    def _words(self) -> _Measured:
        """Measured once a look."""
        worn, held = look(), self._measured
        if held is None or held.look is not worn:
            cells = [cell.words for line in self._lines for cell in line.cells] + list(self._months)
            sums = [line.total for line in self._lines] + [t("Total")]
            column = max((text_width(one, Role.SMALL_STRONG) for one in cells), default=0) + worn.px(10)
            total = max(text_width(one, Role.SMALL_STRONG, figures=True) for one in sums) + worn.px(14)
            label = max((text_width(line.label, Role.SMALL) for line in self._lines), default=0) + worn.px(16)
            self._measured = held = _Measured(column, total, label, worn)
            self._placed = {}
        return held

    def _label_room(self, width: int) -> float:
        if self._stacked(width):
            return float(width)
        free = width - self._needed()
        longest = self._words().label
        return float(
            min(free, longest, width * 0.4) if longest > look().px(150) else min(free, look().px(150))
        )

    def _room(self, width: int) -> Room:
        left = 0.0 if self._stacked(width) else self._label_room(width)
        column = max(1.0, (width - left - self._words().total) / max(1, len(self._months)))
        return Room(left, column, look().px(34), min(look().px(34), column * 0.6))

    def _zone(self, top: float, line: BarLine, width: int) -> float:
        """Where the numbers of a line begin."""
        return top + text_height(line.label, Role.SMALL, width) if self._stacked(width) else top

    def _tops(self, width: int) -> list[float]:
        """Where each line begins, and the foot; a layout asks for the same few widths a hundred times."""
        self._words()
        if width not in self._placed:
            self._placed[width] = self._place(width)
        return self._placed[width]

    def _place(self, width: int) -> list[float]:
        worn = look()
        y = float(worn.line(Role.SMALL) + worn.px(4))
        tops = [y]
        for line in self._lines:
            label = text_height(line.label, Role.SMALL, self._label_room(width))
            bars = worn.line(Role.SMALL) + (0 if _flat(line) else worn.px(34))
            y += (label + bars if self._stacked(width) else max(label, bars)) + worn.gap(8)
            tops.append(y)
        return tops


def said_of(name: str, months: Sequence[str], lines: Sequence[BarLine]) -> str:
    """The chart as somebody hears it."""
    said = []
    for line in lines:
        cells = ", ".join(f"{month} {cell.words}" for month, cell in zip(months, line.cells, strict=True))
        said.append(t("{label}: {cells}, total {total}", label=line.label, cells=cells, total=line.total))
    return ". ".join([name, *said])
