"""The middle of the page: the sheets as they will print, or words while there are none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import Icon
from hsb_desktop.ui.kit.layout import at, column, row
from hsb_desktop.ui.kit.sheet_view import SheetView
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Sheets(QStackedWidget):
    """Sheets or words, never both.

    Signals:
        page_changed(int): this page came into sight, counted from 1.
    """

    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.view = SheetView(t("The paper as it will print"))
        self.view.page_changed.connect(self.page_changed)
        self._words = Words("", Role.BODY, "text_muted", align=_CENTRE)
        middle = column(None, at(Icon("document", "text_muted", 28), _CENTRE), 12, self._words, None)
        self._empty = Panel("well", row(middle, margins=(32, 24, 32, 24)))
        self.addWidget(self._empty)
        self.addWidget(self.view)

    def say(self, words: str) -> None:
        """Take the sheets away and say this instead."""
        self.view.set_pages([])
        self._words.setText(words)
        self.setCurrentWidget(self._empty)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these sheets from the first."""
        self.view.set_pages(pages)
        self.setCurrentWidget(self.view)

    def shown_pages(self) -> bool:
        """Whether sheets are shown."""
        return self.currentWidget() is self.view
