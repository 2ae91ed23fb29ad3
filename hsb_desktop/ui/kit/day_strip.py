"""A clock in days: where it started, what counted, what did not, where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_line, painting
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_TALL, _BETWEEN, _NARROWER, _OVERHANG = 32, 4, 8, 12


class DayKind(StrEnum):
    """What a day was to the clock."""

    START = "start"
    COUNTED = "counted"
    SKIPPED = "skipped"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Day:
    """A day: the letter of its weekday, its number, what it was, the word under it; `spoken` is how it is heard."""

    letter: str
    number: str
    kind: DayKind
    word: str = ""
    spoken: str = ""


class DayStrip(QWidget):
    """`state` colours the last day; `cell` is the width of a day in px at 100 %."""

    def __init__(self, days: Sequence[Day] = (), state: State = State.DUE, *, cell: int = 30) -> None:
        super().__init__()
        self._cell = cell
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_days(days, state)

    def set_days(self, days: Sequence[Day], state: State = State.DUE) -> None:
        """Show another clock."""
        self._days, self._state = tuple(days), state
        said = (d.spoken or " ".join(p for p in (d.letter, d.number, d.word) if p) for d in self._days)
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All its days."""
        worn = look()
        across = sum(self._width(day) for day in self._days) + worn.px(_BETWEEN) * max(0, len(self._days) - 1)
        return QSize(across + 2 * worn.px(_OVERHANG), worn.px(_TALL) + 2 * worn.line(Role.SMALL))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the days."""
        left = float(look().px(_OVERHANG))
        with painting(self) as painter:
            for day in self._days:
                width = self._width(day)
                self._draw_day(painter, day, left, width)
                left += width + look().px(_BETWEEN)

    def _width(self, day: Day) -> int:
        return look().px(self._cell - _NARROWER if day.kind is DayKind.SKIPPED else self._cell)

    def _draw_day(self, painter: QPainter, day: Day, left: float, width: int) -> None:
        worn, line = look(), look().line(Role.SMALL)
        key = self._state.colours
        box = QRectF(left, line, width, worn.px(_TALL))
        due = day.kind is DayKind.DUE
        if day.kind is DayKind.SKIPPED:
            edge = "border_control" if worn.high_contrast else "muted.edge"
            draw_box(painter, box, 6, None, edge, 1, Qt.PenStyle.DotLine)
        elif day.kind is DayKind.START:
            draw_box(painter, box, 6, "well", "border_control")
        elif day.kind is DayKind.COUNTED:
            draw_box(painter, box, 6, "now.soft", "now.edge")
        else:
            draw_box(painter, box, 6, f"{key}.solid")
        ink = f"{key}.on_solid" if due else "text_muted" if day.kind is DayKind.SKIPPED else "text"
        bold = day.kind in (DayKind.DUE, DayKind.COUNTED)
        draw_line(painter, box, day.number, Role.SMALL_STRONG if bold else Role.SMALL, ink, align=_CENTRE)
        above = QRectF(left, 0, width, line)
        draw_line(painter, above, day.letter, Role.SMALL, "text_muted", align=_CENTRE)
        below = QRectF(left, line + worn.px(_TALL), width, line)
        role, tone = (Role.SMALL_STRONG, f"{key}.ink") if due else (Role.SMALL, "text_muted")
        draw_line(painter, below, day.word, role, tone, align=_CENTRE)
