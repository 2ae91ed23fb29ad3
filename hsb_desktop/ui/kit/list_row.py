"""A row of work: what, whose, by which rule; at the right when. The whole row is one button."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.glyphs import Icon, StateGlyph
from hsb_desktop.ui.kit.layout import at, column, grow, holder, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_box, draw_line, painting
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.tokens import Role

_STACKS_BELOW_EM = 34  # narrower than this, the time goes under the words
_RIGHT, _CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ListRow(QAbstractButton):
    """Glyph, bold title, grey who, the rule in words; when and date at the right; a chevron where it opens.

    Emits `clicked`; Enter and Space press it. `action` shows a word ("Resume") in place of the chevron.
    """

    def __init__(
        self,
        title: str,
        *,
        state: State | None = None,
        icon: str = "",
        lead: QWidget | None = None,
        who: str = "",
        rule: str = "",
        when: str = "",
        date: str = "",
        when_tone: str = "",
        opens: bool = True,
        action: str = "",
    ) -> None:
        super().__init__()
        spoken = [part for part in (title, who, when, date, rule, action) if part]
        self.setText(title)
        self.setAccessibleName(", ".join(spoken))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if opens else Qt.FocusPolicy.NoFocus)
        self.setEnabled(True)
        self._opens = opens
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tone = when_tone or (state.ink if state in (State.OVERDUE, State.DUE, State.ADVISORY) else "text")
        self._right = _when(when, date, tone)
        place = Qt.AlignmentFlag.AlignTop if state or "\n" in rule else _MIDDLE
        self._both = row(at(_what(title, who, rule), place, 1), gap=24)
        self._both.add(*([at(self._right, place)] if self._right else []))
        first = lead or (StateGlyph(state, 22) if state else Icon(icon, "accent_ink", 22) if icon else None)
        layout = row(gap=14, margins=(20, 12, 14, 12))
        if first is not None:
            layout.add(at(first, Qt.AlignmentFlag.AlignTop) if state else first)
        layout.add(grow(self._both))
        if action:
            layout.add(Words(action, Role.SMALL_STRONG, "accent_ink", wrap=False), 4)
        elif opens:
            layout.add(Icon("chevron_right", "text_muted", 18))
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """What its words need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What its words need at a width."""
        layout = self.layout()
        return max(layout.heightForWidth(width), look().px(44)) if layout is not None else look().px(44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the time stands under the words."""
        narrow = look().em(event.size().width()) < _STACKS_BELOW_EM
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._both.direction() != direction:
            self._both.setDirection(direction)
            self._both.setSpacing(0 if narrow else look().gap(24))
            self.updateGeometry()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground under the pointer; the words draw themselves."""
        if not self._opens or not (self.underMouse() or self.isDown()):
            return
        with painting(self) as painter:
            rect = QRectF(self.rect()).adjusted(4, 2, -4, -2)
            edge = "border_control" if look().high_contrast else None
            draw_box(painter, rect, 8, "pressed" if self.isDown() else "hover", edge)


class DateTile(QWidget):
    """A day as on a wall calendar: "Wed" over "30"."""

    def __init__(self, day_word: str, number: str, today: bool = False) -> None:  # noqa: FBT002 - read as today=True
        super().__init__()
        self._day, self._number, self._today = day_word, number, today
        self.setAccessibleName(f"{day_word} {number}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A little higher than wide."""
        return QSize(look().px(48), look().px(52))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the day."""
        worn = look()
        with painting(self) as painter:
            edge = "border_control" if worn.high_contrast else None
            draw_box(painter, QRectF(self.rect()), 8, "accent_soft" if self._today else "well", edge)
            ink, quiet = ("accent_ink", "accent_ink") if self._today else ("text", "text_muted")
            upper = QRectF(0, worn.px(5), self.width(), worn.line(Role.SMALL))
            lower = QRectF(0, worn.px(24), self.width(), worn.line(Role.STRONG) - worn.px(2))
            draw_line(painter, upper, self._day, Role.SMALL, quiet, align=_CENTRE)
            draw_line(painter, lower, self._number, Role.STRONG, ink, align=_CENTRE)


def _what(title: str, who: str, rule: str) -> QWidget:
    named = Flow(Words(title, Role.STRONG), gap=10, line_gap=0)
    if who:
        named.addWidget(Words(who, Role.BODY, "text_muted"))
    words = column(named, gap=1)
    if rule:
        words.add(muted(rule))
    return holder(words)


def _when(when: str, date: str, tone: str) -> QWidget | None:
    if not when and not date:
        return None
    words = column(gap=1)
    if when:
        words.add(Words(when, Role.STRONG, tone, align=_RIGHT))
    if date:
        words.add(Words(date, Role.SMALL, "text_muted", align=_RIGHT))
    return holder(words)
