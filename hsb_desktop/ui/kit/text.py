"""Words on a page: plain text only, wrapped, with the line height of their role. Never markup, whatever was typed."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import draw_line, draw_text, lines_of, painting, text_height, text_width
from hsb_desktop.ui.kit.tokens import Role, tokens

_LONGEST_WORD = 160  # px at 100 %: a longer run without a space may be broken
_LEFT = Qt.AlignmentFlag.AlignLeft


class Words(QLabel):
    """A label that shows exactly what it was given. With `wrap` it takes the width there is; without, its own."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: str = "text",
        *,
        wrap: bool = True,
        align: Qt.AlignmentFlag = _LEFT,
        figures: bool = False,
    ) -> None:
        super().__init__()
        self._role, self._tone, self._wrap, self._align, self._figures = role, tone, wrap, align, figures
        self.setTextFormat(Qt.TextFormat.PlainText)
        vertical = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Another colour for the same words."""
        self._tone = tone
        self.update()

    def set_role(self, role: Role) -> None:
        """Another size for the same words."""
        self._role = role
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt asks whether the height follows from the width."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """The height of the words wrapped at a width."""
        if not self._wrap:
            return look().line(self._role)
        if not self._figures:
            return text_height(self.text(), self._role, width)
        return max(1, len(self._lines(width))) * look().line(self._role)

    def sizeHint(self) -> QSize:
        """One line where it is shorter than a comfortable measure, else wrapped at that."""
        natural = self._natural()
        width = min(natural, look().px(tokens().frame["text_measure"])) if self._wrap else natural
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word; all of it where the words do not wrap."""
        if not self._wrap:
            return self.sizeHint()
        longest = max((text_width(word, self._role) for word in self.text().split()), default=0.0)
        return QSize(min(math.ceil(longest) + 1, look().px(_LONGEST_WORD)), look().line(self._role))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words in the middle of their height."""
        with painting(self) as painter:
            if not self._wrap:
                rect = QRectF(self.rect())
                draw_line(
                    painter,
                    rect,
                    self.text(),
                    self._role,
                    self._tone,
                    align=self._align,
                    figures=self._figures,
                )
                return
            height = self.heightForWidth(self.width())
            top = max(0.0, (self.height() - height) / 2)
            draw_text(
                painter,
                0,
                top,
                self.width(),
                self.text(),
                self._role,
                self._tone,
                align=self._align,
                figures=self._figures,
            )

    def _natural(self) -> int:
        lines = self.text().split("\n")
        widest = max(text_width(line, self._role, figures=self._figures) for line in lines)
        return math.ceil(widest) + 1

    def _lines(self, width: float) -> list[tuple[str, float]]:
        return lines_of(self.text(), look().font(self._role, figures=self._figures), width)


def title(text: str) -> Words:
    """One per page."""
    return Words(text, Role.TITLE)


def heading(text: str) -> Words:
    """A name in the banner, a figure, a suggestion."""
    return Words(text, Role.HEADING)


def subheading(text: str) -> Words:
    """The head of a card or a section."""
    return Words(text, Role.SUBHEADING)


def lead(text: str, tone: str = "text_muted") -> Words:
    """The one sentence under a title."""
    return Words(text, Role.LEAD, tone)


def body(text: str, tone: str = "text") -> Words:
    """Ordinary prose."""
    return Words(text, Role.BODY, tone)


def strong(text: str, tone: str = "text") -> Words:
    """Ordinary size, bold."""
    return Words(text, Role.STRONG, tone)


def small(text: str, tone: str = "text") -> Words:
    """The smallest words there are."""
    return Words(text, Role.SMALL, tone)


def small_strong(text: str, tone: str = "text") -> Words:
    """The smallest words there are, bold."""
    return Words(text, Role.SMALL_STRONG, tone)


def muted(text: str) -> Words:
    """Small and grey: a hint, a source, a date."""
    return Words(text, Role.SMALL, "text_muted")
