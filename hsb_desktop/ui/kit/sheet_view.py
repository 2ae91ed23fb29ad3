"""Sheets of paper as they will be printed: turned, zoomed and searched. It asks for what has to be drawn or found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.sheet_bar import SearchLine, SheetBar
from hsb_desktop.ui.kit.sheet_pages import FIT_PAGE, FIT_WIDTH, Hit, SheetArea
from hsb_desktop.ui.kit.surface import Panel, Rule


class SheetView(Panel):
    """Pages with a line above that says which one is shown.

    Keys: Ctrl+F searches, F3 and Shift+F3 go on and back, Ctrl with plus, minus and 0 sizes.

    Signals:
        page_changed(number): another page comes into sight, counted from 1.
        search_wanted(words): find these on the pages and answer with `show_hits`.
        sharper_wanted(pages, scale): draw these (from 0) with so many pixels to a point, and answer with `sharpen`.
    """

    page_changed = Signal(int)
    search_wanted = Signal(str)
    sharper_wanted = Signal(object, float)

    def __init__(self, name: str) -> None:
        self.bar, self.line, self._area = SheetBar(), SearchLine(), SheetArea()
        self._area.setAccessibleName(name)
        self._sheets = self._area.sheets
        body = column(self.bar, self.line, Rule(), grow(self._area), margins=(1, 0, 1, 2))
        super().__init__("well", body)
        self._page = 0
        self._told: set[int] = set()
        self.line.hide()
        self.bar.turned.connect(self._turn)
        self.bar.zoomed.connect(self._zoomed)
        self.bar.search_wanted.connect(self.start_search)
        self.bar.smaller.clicked.connect(lambda: self._step(-1))
        self.bar.larger.clicked.connect(lambda: self._step(1))
        self.line.asked.connect(self._asked)
        self.line.onward.connect(self.next_hit)
        self.line.closed.connect(self.stop_search)
        self._area.moved.connect(self._moved)
        self._area.settled.connect(self._want_sharper)
        self._key(QKeySequence(QKeySequence.StandardKey.Find), self.start_search)
        self._key(QKeySequence("F3"), lambda: self.next_hit(1))
        self._key(QKeySequence("Shift+F3"), lambda: self.next_hit(-1))
        self._key(QKeySequence("Ctrl++"), lambda: self._step(1))
        self._key(QKeySequence("Ctrl+="), lambda: self._step(1))
        self._key(QKeySequence("Ctrl+-"), lambda: self._step(-1))
        self._key(QKeySequence("Ctrl+0"), lambda: self.bar.set_zoom(FIT_WIDTH))
        self._key(QKeySequence(Qt.Key.Key_Escape), self.stop_search, self.line)
        self.set_pages([])

    def _key(
        self, keys: QKeySequence, do: Callable[[], object], within: Panel | SearchLine | None = None
    ) -> None:
        shortcut = QShortcut(keys, within or self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    # -------------------------------------------------------------------------------------------------- pages

    def set_pages(self, pages: Sequence[QImage], scale: float | None = None) -> None:
        """Show these pages from the first; `scale` is their pixels to a point."""
        self._told = set()
        self.stop_search()
        self._page = 0
        self._area.show_pages(pages, scale)

    def sharpen(self, page: int, image: QImage) -> None:
        """The page (from 0) drawn as sharp as was asked."""
        if page < len(self._sheets.pages):
            self._sheets.sharp[page] = image
            self._sheets.update()

    def page(self) -> int:
        """The page in sight, from 1; 0 while there is none."""
        return self._page

    def show_page(self, number: int) -> None:
        """Scroll to a page."""
        places = self._sheets.places()
        if 1 <= number <= len(places):
            self._area.verticalScrollBar().setValue(round(places[number - 1].top()) - 12)
            self._tell(number)

    def _turn(self, by: int) -> None:
        total, across = len(self._sheets.pages), self._sheets.across
        self.show_page(min(total, max(1, self._page + by * across)))

    def _zoomed(self, zoom: str, across: int) -> None:
        page = self._page
        self._area.set_zoom(zoom, across)
        if zoom == FIT_PAGE:
            self.show_page(page)

    def _moved(self) -> None:
        top, high = self._area.verticalScrollBar().value(), self._area.viewport().height()
        places = self._sheets.places()
        passed = [n for n, place in enumerate(places, start=1) if place.top() <= top + high / 3]
        if not places:
            self._tell(0)
            return
        row = places[passed[-1] - 1].top() if passed else places[0].top()
        self._tell(next(n for n, place in enumerate(places, start=1) if place.top() == row))
        beside = {n for n, place in enumerate(places, start=1) if place.top() == row}
        whole = {
            n
            for n, place in enumerate(places, start=1)
            if place.top() >= top and place.bottom() <= top + high
        }
        for number in sorted((beside | whole) - self._told):
            self._told.add(number)
            if number != self._page:
                self.page_changed.emit(number)

    def _tell(self, number: int) -> None:
        total = len(self._sheets.pages)
        self.bar.show_page(number, total, self._sheets.across)
        self._area.setAccessibleDescription(self.bar.which.text())
        if number != self._page:
            self._page = number
            if number:
                self._told.add(number)
                self.page_changed.emit(number)

    def _step(self, by: int) -> None:
        self.bar.step(by, self._area.per_cent())

    def _want_sharper(self) -> None:
        pages = self._area.wants_sharper() if self.isVisible() else []
        if pages:
            self.sharper_wanted.emit(pages, self._area.sharpness())

    # ------------------------------------------------------------------------------------------------- search

    def start_search(self) -> None:
        """Show the line for searching and put the keyboard there."""
        if self._sheets.pages:
            self.line.show()
            self.line.take_focus()

    def stop_search(self) -> None:
        """No marks, and no line."""
        had_focus = self.line.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.line.words.clear()
        self.line.hide()
        self.show_hits("", ())
        if had_focus:
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self, words: str) -> None:
        self.show_hits("", ())
        if words.strip():
            self.line.say(t("Searching."), any_found=False)
            self.search_wanted.emit(words.strip())

    def show_hits(self, words: str, hits: Sequence[Hit]) -> None:
        """Mark what was found of these words, from the page in sight on; what was asked before is forgotten."""
        if words != self.line.words.text().strip():
            return
        self._sheets.hits, self._sheets.here = tuple(hits), -1
        if hits:
            first = next((at for at, hit in enumerate(hits) if hit.page >= self._page), 0)
            self._to_hit(first)
        else:
            self.line.say(t("Not found in this paper.") if words else "", any_found=False)
            self._sheets.update()

    def next_hit(self, by: int) -> None:
        """To the next (1) or the one before (-1); after the last comes the first."""
        if self._sheets.hits:
            self._to_hit((self._sheets.here + by) % len(self._sheets.hits))

    def _to_hit(self, at: int) -> None:
        hit = self._sheets.hits[at]
        self._sheets.here = at
        total = len(self._sheets.hits)
        said = t("{n} of {total}, page {page}", n=at + 1, total=total, page=hit.page)
        self.line.say(said, any_found=True)
        if hit.boxes:
            place = self._sheets.places()[hit.page - 1]
            self._area.bring(self._sheets.on_sheet(hit.boxes[0], place))
        self._sheets.update()
