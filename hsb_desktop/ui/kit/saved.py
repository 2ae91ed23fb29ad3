"""What the program says about its own doing: whether all is on disk, and that something can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import IconButton, quiet
from hsb_desktop.ui.kit.glyphs import Icon, StateGlyph
from hsb_desktop.ui.kit.layout import grow, holder, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import text_width
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
_FOOT = 88  # above the bar at the foot of a page


class SavedIndicator(QWidget):
    """The save state in words: "Saved 14:02". "Saved" is only ever said of what is on disk."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("tick", "done.ink", 18)
        self._words = Words("", Role.SMALL, wrap=False)
        self.setLayout(row(self._icon, self._words, gap=6))

    def show_words(self, words: str, state: State = State.DONE) -> None:
        """DONE: on disk. NOW: being written. OVERDUE: could not be written."""
        icon = {State.DONE: "tick", State.OVERDUE: "alert"}.get(state, "saved")
        self._icon.set_icon(icon, state.ink)
        self._words.setText(words)
        self._words.set_tone("overdue.ink" if state is State.OVERDUE else "text")
        self.setAccessibleName(words)

    def words(self) -> str:
        """What it says now."""
        return self._words.text()


class Toast(Panel):
    """A line at the foot of a window that says what was done and offers to undo it. It stays until it is dismissed
    or the next thing is said: nothing that can be undone runs out of time.

    What did not work stands in the `room` of the window, which is made as high as it and gives it up again: such a line
    may stay for long, and must not cover the field that is worked in.

    Signals:
        dismissed(): the person put it away, by its cross or by doing what it offers.
    """

    dismissed = Signal()

    def __init__(self, window: QWidget, room: QWidget | None = None) -> None:
        self._words = Words("")
        self._action = quiet("", icon="undo")
        self._close = IconButton("close", t("Dismiss"), size=32)
        self._glyph = StateGlyph(State.DONE, 20)
        self._said = row(grow(self._words), self._action, gap=12)
        self._layout = row(self._glyph, grow(holder(self._said)), self._close, gap=12, margins=(16, 8, 8, 8))
        super().__init__("raised", self._layout)
        self._window, self._room, self._stands = window, room, False
        self.setParent(window)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._on_action: Callable[[], None] | None = None
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self._put_away)
        window.installEventFilter(self)
        self.hide()

    def say(
        self,
        words: str,
        action: str = "",
        on_action: Callable[[], None] | None = None,
        state: State = State.DONE,
    ) -> None:
        """Say it; with an action, offer it beside. `state` is ATTENTION for what did not work."""
        self._glyph.set_state(state)
        self._words.setText(words)
        self._action.setText(action)
        self._action.set_icon_name("undo" if state is State.DONE else "")
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self.setAccessibleName(words)
        self._stands = self._room is not None and state is State.ATTENTION
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show) and not self.isHidden():
            self._place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is said any more: the room goes back to the page."""
        super().hideEvent(event)
        if self.isHidden() and self._room is not None:
            self._room.setFixedHeight(0)

    def restyle(self) -> None:
        """Find its place again."""
        if self.isVisible():
            self._place()

    def _put_away(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _act(self) -> None:
        action = self._on_action  # what is said next brings its own
        self._put_away()
        if action is not None:
            action()

    def _place(self) -> None:
        window = self._window
        width = min(look().px(720), window.width() - 2 * look().gap(32))
        wide = text_width(self._words.text(), Role.BODY) + self._action.sizeHint().width()
        under = not self._action.isHidden() and wide > width - 3 * look().px(48)
        self._said.setDirection(
            _DOWN if under else _ACROSS
        )  # a long sentence keeps its width, the action under it
        self._layout.activate()
        self.resize(width, self._layout.totalHeightForWidth(width))
        foot = window.height() - look().frame(_FOOT) - self.height()
        if self._room is not None:
            gap = look().gap(12)
            self._room.setFixedHeight(self.height() + 2 * gap if self._stands else 0)
            foot = window.height() - gap - self.height() if self._stands else foot
        self.move(QPoint((window.width() - width) // 2, max(0, foot)))
