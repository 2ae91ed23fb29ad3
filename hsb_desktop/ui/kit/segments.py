"""A few short words side by side, one of them chosen; the chosen one carries its shape and its colour.

Used for attendance in a row of a table and for the parts of a page.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from hsb_desktop.ui.kit.glyphs import draw_state
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_line, edge_width, painting, pen, text_width
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role


@dataclass(frozen=True, slots=True)
class Segment:
    """One word. With a state it carries that shape and colour when chosen, else the accent."""

    id: str
    word: str
    state: State | None = None


class SegmentButton(QRadioButton):
    """One part. Arrows and Space are native."""

    def __init__(self, segment: Segment, height: int, parent: QWidget) -> None:
        super().__init__(segment.word, parent)
        self.segment, self._height = segment, height
        self.setAccessibleName(segment.word)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it is the target."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Wide enough for the word in bold with its shape, so that choosing shifts nothing."""
        glyph = look().px(22) if self.segment.state else 0
        width = math.ceil(text_width(self.segment.word, Role.SMALL_STRONG)) + glyph + look().gap(22)
        return QSize(width, max(look().px(self._height), look().line(Role.SMALL) + 4))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chosen ground, shape and word."""
        worn, on = look(), self.isChecked()
        state = self.segment.state
        key = state.colours if state else State.NOW.colours
        role = Role.SMALL_STRONG if on else Role.SMALL
        ink = f"{key}.ink" if on else "text" if self.underMouse() else "text_muted"
        with painting(self) as painter:
            rect = QRectF(self.rect())
            if on:
                draw_box(painter, rect, 8, f"{key}.soft", f"{key}.ink", edge_width(1.5))
            size = worn.px(16)
            glyph = size + worn.px(6) if on and state else 0
            width = text_width(self.segment.word, role)
            left = (rect.width() - width - glyph) / 2
            if on and state:
                draw_state(painter, QRectF(left, (rect.height() - size) / 2, size, size), state)
            draw_line(painter, QRectF(left + glyph, 0, width, rect.height()), self.segment.word, role, ink)


_STOP = Qt.FocusPolicy.StrongFocus


class Segmented(QWidget):
    """The parts as one control; they go on to a second line where the width ends. `least`: px at 100 % for a part.

    Signals: `chosen(id)` when the person chose, never for `set_value`.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, segments: Sequence[Segment], *, height: int = 34, equal: bool = True, least: int = 0
    ) -> None:
        super().__init__()
        self._equal, self._least = equal, least
        self.setAccessibleName(name)
        self._buttons = [SegmentButton(segment, height, self) for segment in segments]
        for button in self._buttons:
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _checked=False, b=button: self._choose(b))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def buttons(self) -> list[SegmentButton]:
        """The radio buttons, in order."""
        return list(self._buttons)

    def value(self) -> str:
        """The id of what is chosen, or nothing."""
        return next((b.segment.id for b in self._buttons if b.isChecked()), "")

    def set_value(self, segment_id: str) -> None:
        """Show a choice; an empty id shows none."""
        for button in self._buttons:
            button.setAutoExclusive(False)
        for button in self._buttons:
            button.setChecked(bool(segment_id) and button.segment.id == segment_id)
        for button in self._buttons:
            button.setAutoExclusive(True)
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        for button in self._buttons:  # Tab comes to what is chosen; arrows go on from there
            button.setFocusPolicy(_STOP if button is stop else Qt.FocusPolicy.ClickFocus)
        self.update()

    def take_focus(self) -> None:
        """Put the keyboard on what is chosen, or on the first part."""
        stop = next((button for button in self._buttons if button.isChecked()), self._buttons[0])
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def sizeHint(self) -> QSize:
        """All on one line."""
        return QSize(sum(self._widths()), self._buttons[0].sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The widest part."""
        return QSize(max(self._widths()), self._buttons[0].sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Parts go on to another line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines at a width."""
        return max(rect.bottom() + 1 for rect in self._places(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts into their places."""
        for button, place in zip(self._buttons, self._places(self.width()), strict=True):
            button.setGeometry(place)

    def restyle(self) -> None:
        """Put the parts into their places for the look now worn."""
        for button, place in zip(self._buttons, self._places(self.width()), strict=True):
            button.setGeometry(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame around each line of parts, and the hairlines between those that are not chosen."""
        places = [button.geometry() for button in self._buttons]
        with painting(self) as painter:
            for top in sorted({place.top() for place in places}):
                line = [place for place in places if place.top() == top]
                frame = QRect(line[0].topLeft(), line[-1].bottomRight())
                draw_box(painter, QRectF(frame), 8, "raised", "border_control", edge_width())
            painter.setPen(pen("border_control" if look().high_contrast else "border"))
            for before, after in zip(self._buttons, self._buttons[1:], strict=False):
                if before.y() == after.y() and not before.isChecked() and not after.isChecked():
                    x = after.x() + 0.5
                    painter.drawLine(QPointF(x, after.y() + 8), QPointF(x, after.geometry().bottom() - 7))

    def _choose(self, button: SegmentButton) -> None:
        self.update()
        self.chosen.emit(button.segment.id)

    def _widths(self) -> list[int]:
        widths = [max(button.sizeHint().width(), look().frame(self._least)) for button in self._buttons]
        return [max(widths)] * len(widths) if self._equal else widths

    def _places(self, width: int) -> list[QRect]:
        height, gap = self._buttons[0].sizeHint().height(), look().gap(4)
        places: list[QRect] = []
        x = y = 0
        for wanted in self._widths():
            if x and x + wanted > width:
                x, y = 0, y + height + gap
            places.append(QRect(x, y, wanted, height))
            x += wanted
        return places
