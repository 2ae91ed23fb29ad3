"""The middle of the page: the sheets as they will print, or words while there are none."""

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
from hsb_desktop.ui.runtime.runner import Runner
from hsb_desktop.ui.screens.papers.pages import PAPER_WIDTH, PageLoader

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Sheets(QStackedWidget):
    """Sheets or words, never both.

    Signals:
        page_changed(int): this page came into sight, counted from 1.
        failed(HsbError): a page could not be drawn.
    """

    page_changed = Signal(int)
    failed = Signal(object)

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._loader = PageLoader(runner, self)
        self._data: tuple[bytes, int] | None = None
        self.view = SheetView(t("The paper as it will print"))
        self.view.page_changed.connect(self.page_changed)
        self._words = Words("", Role.BODY, "text_muted", align=_CENTRE)
        middle = column(None, at(Icon("document", "text_muted", 28), _CENTRE), 12, self._words, None)
        self._empty = Panel("well", row(middle, margins=(32, 24, 32, 24)))
        self.addWidget(self._empty)
        self.addWidget(self.view)

    def say(self, words: str) -> None:
        """Take the sheets away and say this instead."""
        self._loader.stop()
        self._data = None
        self._put(words)

    def show_paper(self, data: bytes, pages: int) -> None:
        """Draw these pages and show them from the first."""
        self._data = (data, pages)
        self._loader.load(
            data,
            pages,
            self._scale(),
            self._show_pages,
            progress=lambda n: self._put(t("Drawing page {n} of {total}.", n=n, total=pages)),
            failed=self.failed.emit,
        )

    def draw_again(self) -> None:
        """As sharp as the sheets are large now."""
        if self._data is not None and self.shown_pages():
            self.show_paper(*self._data)

    def stop(self) -> None:
        """Pages that are on their way are not wanted any more."""
        self._loader.stop()

    def shown_pages(self) -> bool:
        """Whether sheets are shown."""
        return self.currentWidget() is self.view

    def _put(self, words: str) -> None:
        self.view.set_pages([])
        self._words.setText(words)
        self.setCurrentWidget(self._empty)

    def _show_pages(self, images: list[QImage]) -> None:
        self.setCurrentWidget(self.view)
        self.view.set_pages(images)

    def _scale(self) -> float:
        """As many pixels as the sheet has on this screen, and no more."""
        return min(2.5, max(1.25, self.width() * self.devicePixelRatioF() / PAPER_WIDTH))
