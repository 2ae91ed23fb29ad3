"""Grounds and what groups things: cards, wells, hairlines, section heads. No cards in cards, no shadows."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from hsb_desktop.ui.kit.layout import Column, Item, Margins, Row, column, grow, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.painting import painting
from hsb_desktop.ui.kit.text import Words, muted
from hsb_desktop.ui.kit.tokens import Role


class Panel(QFrame):
    """A ground: canvas, card, raised, well, rail, side, side_right, bar_top or bar_bottom."""

    def __init__(self, kind: str, layout: QLayout | None = None) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        if layout is not None:
            self.setLayout(layout)


class Card(Panel):
    """Groups what belongs together."""

    def __init__(self, *items: Item, gap: int = 0, margins: Margins = (20, 20, 20, 20)) -> None:
        self.body: Column = column(*items, gap=gap, margins=margins)
        super().__init__("card", self.body)

    def add(self, *items: Item) -> None:
        """Put items at the end."""
        self.body.add(*items)


class RowCard(Panel):
    """Rows in one card; a hairline between them starts under the words (`inset` px), not under the glyph."""

    def __init__(self, rows: Sequence[QWidget] = (), *, inset: int = 56) -> None:
        self._column = column(margins=(0, 2, 0, 2))
        super().__init__("card", self._column)
        self._inset = inset
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows; the ones before are deleted."""
        self._column.clear()
        self._rows: list[QWidget] = []
        self.add_rows(rows)

    def add_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows after the ones that are there."""
        for widget in rows:
            if self._rows:
                self._column.add(Rule(inset=self._inset))
            self._column.add(widget)
            self._rows.append(widget)

    def rows(self) -> list[QWidget]:
        """The rows, in order."""
        return list(self._rows)


class Rule(QWidget):
    """A hairline. Decoration: it says nothing and is skipped by who hears the page."""

    def __init__(self, vertical: bool = False, inset: int = 0) -> None:  # noqa: FBT002 - read at the call as Rule(vertical=True)
        super().__init__()
        self._vertical, self._inset = vertical, inset
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if vertical else free, free if vertical else fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """One pixel wide; a standing rule is as high as a control's words."""
        return QSize(1, look().px(24)) if self._vertical else QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        with painting(self) as painter:
            inset = look().gap(self._inset)
            painter.fillRect(self.rect().adjusted(inset, 0, 0, 0), look().colour("border"))


class Strut(QWidget):
    """Nothing to see: keeps a line as high as a control, in px at 100 %."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The height, and no width."""
        return QSize(0, look().px(self._height))


class SectionHead(QWidget):
    """The head of a section: its name, how many there are in grey, what can be done at the right."""

    def __init__(self, title: str, *, count: str = "", action: QWidget | None = None, note: str = "") -> None:
        super().__init__()
        self._title = Words(title, Role.SUBHEADING)
        self._count = Words(count, Role.BODY, "text_muted", wrap=False)
        if not count:
            self._count.hide()
        first: Row = row(self._title, self._count, None, gap=8)
        words = column(first, gap=0)
        if note:
            words.add(muted(note))
        layout = row(grow(words), gap=8)
        if action is not None:
            layout.add(action)
        self.setLayout(layout)

    def set_count(self, count: str) -> None:
        """Show another number."""
        self._count.setText(count)
        self._count.setVisible(bool(count))

    def set_title(self, title: str) -> None:
        """Show another name."""
        self._title.setText(title)
