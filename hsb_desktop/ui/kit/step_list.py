"""The steps of a long form at the side: each with its shape and its word; go anywhere in any order.

One tab stop; arrows, Home and End move inside, Enter and Space go there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hsb_desktop.ui.kit.glyphs import draw_state
from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_text, painting, text_height, text_width
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role


@dataclass(frozen=True, slots=True)
class Step:
    """`word` is the short name; `state_word` says at the right how far it is; `level` 1 is inside a group."""

    id: str
    word: str
    state: State
    state_word: str = ""
    level: int = 0
    number: str = ""


class StepRow(QAbstractButton):
    """One step."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step, self._current = step, False
        self.setText(step.word)
        self.setAccessibleName(
            ", ".join(p for p in (f"{step.number} {step.word}".strip(), step.state_word) if p)
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_current(self, current: bool) -> None:
        """Whether it is the step shown on the page."""
        self._current = current
        self.setAccessibleDescription("")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A comfortable width; the height of its words there."""
        return QSize(look().frame(240), self.heightForWidth(look().frame(240)))

    def minimumSizeHint(self) -> QSize:
        """It narrows; its words wrap."""
        return QSize(look().px(120), self._least())

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the name and the word of its state."""
        room = self._room(width)
        height = text_height(self._said(), self._role(), room)
        if not self._beside(width):
            height += look().line(Role.SMALL)
        return max(self._least(), height + look().gap(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter are the list's: a button of Qt's would take the arrows for itself."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, shape, name and word."""
        worn = look()
        with painting(self) as painter:
            self._draw_ground(painter)
            size = worn.px(20 if self.step.level == 0 else 18)
            left = self._left() - size - worn.px(10)
            draw_state(painter, QRectF(left, (self.height() - size) / 2, size, size), self.step.state)
            self._draw_words(painter)

    def _least(self) -> int:
        return look().frame(44 if self.step.level == 0 else 36)

    def _role(self) -> Role:
        if self._current:
            return Role.STRONG if self.step.level == 0 else Role.SMALL_STRONG
        return Role.BODY if self.step.level == 0 else Role.SMALL

    def _said(self) -> str:
        return f"{self.step.number}  {self.step.word}" if self.step.number else self.step.word

    def _left(self) -> int:
        worn = look()
        return (
            worn.gap(12 if self.step.level == 0 else 16)
            + worn.px(20 if self.step.level == 0 else 18)
            + worn.px(10)
        )

    def _room(self, width: int) -> float:
        word = text_width(self.step.state_word, Role.SMALL) + look().gap(10) if self._beside(width) else 0
        return max(width - self._left() - look().gap(12) - word, look().px(40))

    def _beside(self, width: int) -> bool:
        if not self.step.state_word:
            return True
        needed = text_width(self._said(), self._role()) + text_width(self.step.state_word, Role.SMALL)
        return self._left() + needed + look().gap(22) <= width

    def _draw_ground(self, painter: QPainter) -> None:
        rect = QRectF(self.rect())
        if self._current:
            draw_box(painter, rect, 8, "accent_soft", "accent" if look().high_contrast else None, 2)
            draw_box(painter, QRectF(0, 7, 4, rect.height() - 14), 2, "accent")
        elif self.underMouse():
            draw_box(painter, rect, 8, "hover")

    def _draw_words(self, painter: QPainter) -> None:
        worn, left, room = look(), self._left(), self._room(self.width())
        beside = self._beside(self.width())
        high = text_height(self._said(), self._role(), room)
        under = 0 if beside else worn.line(Role.SMALL)
        top = (self.height() - high - under) / 2
        tone = "accent_ink" if self._current else "text"
        bottom = draw_text(painter, left, top, room, self._said(), self._role(), tone)
        if not self.step.state_word:
            return
        shown = self.step.state in (State.ATTENTION, State.HALF, State.OVERDUE, State.DUE, State.NOW)
        ink = self.step.state.ink if shown else "text_muted"
        if beside:
            wide = text_width(self.step.state_word, Role.SMALL) + 2
            x = self.width() - wide - worn.gap(12)
            y = (self.height() - worn.line(Role.SMALL)) / 2
            draw_text(painter, x, y, wide, self.step.state_word, Role.SMALL, ink)
        else:
            draw_text(painter, left, bottom, room, self.step.state_word, Role.SMALL, ink)


class StepList(QWidget):
    """Signals: `chosen(id)` when the person wants to go to a step."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows: list[StepRow] = []
        self._current = ""
        self._column: Column = column()
        self.setAccessibleName(name)
        self.setLayout(self._column)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; where only words and states changed, the rows and the focus stay."""
        if [r.step.id for r in self._rows] == [s.id for s in steps]:
            for shown, step in zip(self._rows, steps, strict=True):
                if shown.step != step:
                    _renew(shown, step)
            return
        self._column.clear()
        self._rows = [StepRow(step) for step in steps]
        for shown in self._rows:
            shown.clicked.connect(lambda _checked=False, shown=shown: self.chosen.emit(shown.step.id))
            self._column.add(shown)
        self._column.add(None)
        self.set_current(self._current)

    def rows(self) -> list[StepRow]:
        """The steps' buttons, in order."""
        return list(self._rows)

    def set_current(self, step_id: str) -> None:
        """Mark the step that the page shows; it is the one tab stop."""
        self._current = step_id
        for shown in self._rows:
            shown.set_current(shown.step.id == step_id)
        self._set_stop(self.current_row())

    def current(self) -> str:
        """The id of the step that the page shows."""
        return self._current

    def current_row(self) -> StepRow | None:
        """Its button, to scroll it into sight; the first where none is current."""
        return next((r for r in self._rows if r.step.id == self._current), next(iter(self._rows), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with arrows, go with Enter."""
        at = next((i for i, r in enumerate(self._rows) if r.hasFocus()), -1)
        last = len(self._rows) - 1
        places = {
            Qt.Key.Key_Down: min(at + 1, last),
            Qt.Key.Key_Up: max(at - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if at >= 0 and key in places:
            self._set_stop(self._rows[places[key]])
            self._rows[places[key]].setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rows[at].click()
        else:
            super().keyPressEvent(event)

    def _set_stop(self, stop: StepRow | None) -> None:
        for shown in self._rows:
            shown.setFocusPolicy(Qt.FocusPolicy.StrongFocus if shown is stop else Qt.FocusPolicy.ClickFocus)


def _renew(shown: StepRow, step: Step) -> None:
    shown.step = step
    shown.setText(step.word)
    named = f"{step.number} {step.word}".strip()
    shown.setAccessibleName(", ".join(p for p in (named, step.state_word) if p))
    shown.updateGeometry()
    shown.update()
