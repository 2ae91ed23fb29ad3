"""The agenda: the purposes of the meeting in their order, how far each is, and the way into the minutes of each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hsb_desktop.casework.work_views import AgendaItem
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import draw_state
from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_text, painting, text_height
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.tokens import Role

_GLYPH, _NUMBER = 18, 20
_STATES = {"done": State.DONE, "now": State.NOW}


class Agenda(QWidget):
    """The list; one stop for the Tab key, arrows go through it.

    Signals:
        chosen(str): write about this item: the section of the minutes.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[AgendaItem, ...] = ()
        self._lines: list[_Line] = []
        self._column: Column = column(gap=0)
        self.setLayout(self._column)
        self.setAccessibleName(t("Agenda"))

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show these items; lines that stay keep the keyboard."""
        items = tuple(items)
        if items == self._items:
            return
        self._items = items
        if len(items) != len(self._lines):
            self._column.clear()
            self._lines = [_Line() for _ in items]
            for line in self._lines:
                line.clicked.connect(lambda _on=False, which=line: self.chosen.emit(which.section))
                self._column.add(line)
        current = next((i for i, item in enumerate(items) if item.state == "now"), 0)
        for index, (line, item) in enumerate(zip(self._lines, items, strict=True)):
            line.show_item(item)
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == current else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the items."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        here = next((i for i, line in enumerate(self._lines) if line.hasFocus()), -1)
        if step == 0 or not 0 <= here + step < len(self._lines):
            super().keyPressEvent(event)
            return
        self._lines[here + step].setFocus(Qt.FocusReason.TabFocusReason)


class _Line(QAbstractButton):
    """One item: shape, number, words."""

    def __init__(self) -> None:
        super().__init__()
        self.section = ""
        self._number, self._state = 0, State.AHEAD
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_item(self, item: AgendaItem) -> None:
        """Show this item."""
        self.section, self._number = str(item.row), item.number
        self._state = _STATES.get(item.state, State.AHEAD)
        word = {"done": t("written"), "now": t("now")}.get(item.state, t("to do"))
        self.setText(item.title)
        self.setAccessibleName(
            t("{number} {title}, {state}", number=item.number, title=item.title, state=word)
        )
        self.setToolTip(item.purpose)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does; arrows belong to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the words at a width, and the air around."""
        return text_height(self.text(), self._role(), width - self._left()) + look().px(8)

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        width = look().px(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It wraps."""
        return QSize(look().px(140), look().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape, number and words."""
        worn = look()
        with painting(self) as painter:
            now = self._state is State.NOW
            tone = "accent_ink" if now or self.underMouse() else "text"
            line, size = worn.line(Role.SMALL), worn.px(_GLYPH)
            top = worn.px(4)
            draw_state(painter, QRectF(0, top + (line - size) / 2, size, size), self._state)
            number = "accent_ink" if now else "text_muted"
            draw_text(
                painter,
                size + worn.px(8),
                top,
                worn.px(_NUMBER),
                str(self._number),
                Role.SMALL_STRONG,
                number,
            )
            draw_text(
                painter, self._left(), top, self.width() - self._left(), self.text(), self._role(), tone
            )

    def _role(self) -> Role:
        return Role.SMALL_STRONG if self._state is State.NOW else Role.SMALL

    def _left(self) -> int:
        return look().px(_GLYPH + 8 + _NUMBER)
