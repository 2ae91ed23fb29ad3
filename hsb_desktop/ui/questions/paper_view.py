"""A drawn paper from memory: its pages, or words while there are none. It draws and searches beside the window."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from hsb_desktop.casework.papers import find_words
from hsb_desktop.casework.ports import FoundWords
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.glyphs import Icon
from hsb_desktop.ui.kit.layout import at, column, row
from hsb_desktop.ui.kit.sheet_pages import Hit
from hsb_desktop.ui.kit.sheet_view import SheetView
from hsb_desktop.ui.kit.surface import Panel
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.runtime.pages import PageLoader
from hsb_desktop.ui.runtime.runner import Runner

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_FIRST_SCALE = (
    1.3  # pixels to a point at which every page is held; those in sight are drawn as sharp as they are large
)


class PaperView(QStackedWidget):
    """Sheets or words, never both.

    Signals:
        page_changed(int): this page came into sight, counted from 1.
        shown(): the pages can be seen.
        failed(HsbError): a page could not be drawn, or its words not be searched.
    """

    page_changed = Signal(int)
    shown = Signal()
    failed = Signal(object)

    def __init__(self, runner: Runner, name: str) -> None:
        super().__init__()
        self._runner, self._loader = runner, PageLoader(runner, self)
        self._data = b""
        self._wanted: list[int] = []
        self._scale = 0.0
        self._drawing = False
        self.view = SheetView(name)
        self.view.page_changed.connect(self.page_changed)
        self.view.search_wanted.connect(self._search)
        self.view.sharper_wanted.connect(self._want_sharper)
        self._words = Words("", Role.BODY, "text_muted", align=_CENTRE)
        middle = column(None, at(Icon("document", "text_muted", 28), _CENTRE), 12, self._words, None)
        self._empty = Panel("well", row(middle, margins=(32, 24, 32, 24)))
        self.addWidget(self._empty)
        self.addWidget(self.view)

    def say(self, words: str) -> None:
        """Take the sheets away and say this instead."""
        self.stop()
        self._data = b""
        self._put(words)

    def show_paper(self, data: bytes, pages: int) -> None:
        """Draw these pages and show them from the first."""
        self.stop()
        self._data = data
        self._loader.load(
            data,
            pages,
            _FIRST_SCALE,
            self._show_pages,
            progress=lambda n: self._put(t("Drawing page {n} of {total}.", n=n, total=pages)),
            failed=self.failed.emit,
        )

    def stop(self) -> None:
        """Pages that are on their way are not wanted any more."""
        self._loader.stop()
        self._wanted, self._drawing = [], False

    def shown_pages(self) -> bool:
        """Whether sheets are shown."""
        return self.currentWidget() is self.view

    def _put(self, words: str) -> None:
        self.view.set_pages([])
        self._words.setText(words)
        self.setCurrentWidget(self._empty)

    def _show_pages(self, images: list[QImage]) -> None:
        self.setCurrentWidget(self.view)
        self.view.set_pages(images, _FIRST_SCALE)
        self.shown.emit()

    def _want_sharper(self, pages: list[int], scale: float) -> None:
        """Only what was asked for last is drawn: scrolling past a page leaves no work behind."""
        self._wanted, self._scale = list(pages), scale
        if not self._drawing:
            self._sharpen_next()

    def _sharpen_next(self) -> None:
        self._drawing = bool(self._wanted)
        if not self._wanted:
            return
        page, scale = self._wanted.pop(0), self._scale

        def came(image: QImage) -> None:
            self.view.sharpen(page, image)
            self._sharpen_next()

        self._loader.load_one(self._data, page, scale, came, self.failed.emit)

    def _search(self, words: str) -> None:
        data = self._data

        def came(found: tuple[FoundWords, ...]) -> None:
            if data is self._data:
                self.view.show_hits(words, _hits(found))

        def not_found(error: HsbError) -> None:
            self.view.show_hits(words, ())
            self.failed.emit(error)

        self._runner.ask_aside(self, lambda desk: find_words(desk, data, words), came, not_found)


def _hits(found: Sequence[FoundWords]) -> list[Hit]:
    return [Hit(one.page + 1, tuple(QRectF(*box) for box in one.boxes)) for one in found]
