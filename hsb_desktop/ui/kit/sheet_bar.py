"""The lines over the sheets of a paper: which page, one or two beside each other, how large; search in the words."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import IconButton
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.layout import column, holder, row
from hsb_desktop.ui.kit.look import look
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.sheet_pages import FIT_PAGE, FIT_WIDTH
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.tokens import Role

STEPS = (50, 75, 100, 125, 150, 200, 300)  # per cent of the size on paper
_SIZE = 32


class _Sizes(Select):
    """Short words beside the arrow: they are never cut."""

    def sizeHint(self) -> QSize:
        """Room for the arrow's own place too."""
        return super().sizeHint() + QSize(look().px(30), -look().px(6))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()


class SheetBar(QWidget):
    """Turning and zooming.

    Signals:
        turned(int): so many pages on, or back.
        zoomed(str, int): `FIT_WIDTH`, `FIT_PAGE` or per cent; pages in a row.
        search_wanted(): the line for searching is wanted.
    """

    turned = Signal(int)
    zoomed = Signal(str, int)
    search_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.before = IconButton("arrow_left", t("Page before"), size=_SIZE, tone="text")
        self.after = IconButton("arrow_right", t("Next page"), size=_SIZE, tone="text")
        self.which = Words("", Role.SMALL, wrap=False)
        self.across = Segmented(
            t("Pages beside each other"),
            [Segment("1", t("One page")), Segment("2", t("Two pages"))],
            height=30,
        )
        self.across.set_value("1")
        sizes = [(FIT_WIDTH, t("Fit width")), (FIT_PAGE, t("Fit page"))]
        self.zoom = _Sizes(t("Size of the pages"), sizes + [(str(n), t("{n} %", n=n)) for n in STEPS])
        self.zoom.set_value(FIT_WIDTH)
        self.smaller = IconButton("minus", t("Smaller"), size=_SIZE, tone="text")
        self.larger = IconButton("plus", t("Larger"), size=_SIZE, tone="text")
        self.search = IconButton("search", t("Search in this paper"), size=_SIZE, tone="text")
        turning = holder(row(self.before, self.which, self.after, gap=4))
        sizing = holder(row(self.smaller, self.zoom, self.larger, gap=4))
        line = Flow(turning, self.across, sizing, self.search, gap=16, line_gap=4)
        self.setLayout(column(line, margins=(8, 4, 8, 4)))
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.across.chosen.connect(lambda _id: self._tell())
        self.zoom.chosen.connect(lambda _id: self._tell())
        self.search.clicked.connect(self.search_wanted)

    def show_page(self, number: int, total: int, in_row: int) -> None:
        """Say which page is in sight."""
        self.which.setText(t("Page {n} of {total}", n=number, total=total) if total else "")
        self.before.setEnabled(number > 1)
        self.after.setEnabled(number > 0 and number + in_row - 1 < total)
        for part in (self.across, self.zoom, self.smaller, self.larger, self.search):
            part.setEnabled(total > 0)

    def step(self, by: int, now: int) -> None:
        """The next size of the list, from the per cent shown now."""
        found = [n for n in STEPS if (n > now if by > 0 else n < now)]
        if found:
            self.set_zoom(str(found[0] if by > 0 else found[-1]))

    def set_zoom(self, zoom: str) -> None:
        """Another size, as if it had been chosen."""
        self.zoom.set_value(zoom)
        self._tell()

    def _tell(self) -> None:
        self.zoomed.emit(self.zoom.value(), int(self.across.value()))


class SearchLine(QWidget):
    """A line for words, how many were found, on to the next and back.

    Signals:
        asked(str): these words, or none any more.
        onward(int): to the next (1) or to the one before (-1).
        closed(): search no longer.
    """

    asked = Signal(str)
    onward = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = TextLine(t("Words to search for in this paper"), width=200, height=_SIZE)
        self.words.setClearButtonEnabled(False)
        self.found = Words("", Role.SMALL, wrap=False)
        self.before = IconButton("chevron_up", t("Found before"), size=_SIZE, tone="text")
        self.after = IconButton("chevron_down", t("Next found"), size=_SIZE, tone="text")
        self.close_it = IconButton("close", t("Stop searching"), size=_SIZE, tone="text")
        parts = (
            Words(t("Search"), Role.SMALL, wrap=False),
            self.words,
            self.before,
            self.after,
            self.close_it,
        )
        self.setLayout(column(Flow(*parts, self.found, gap=8, line_gap=4), margins=(8, 4, 8, 4)))
        self.words.textChanged.connect(self.asked)
        self.words.returnPressed.connect(lambda: self.onward.emit(1))
        self.before.clicked.connect(lambda: self.onward.emit(-1))
        self.after.clicked.connect(lambda: self.onward.emit(1))
        self.close_it.clicked.connect(self.closed)
        self.say("", any_found=False)

    def say(self, words: str, *, any_found: bool) -> None:
        """How many were found and which of them is shown."""
        self.found.setText(words)
        self.words.setAccessibleDescription(words)
        for button in (self.before, self.after):
            button.setEnabled(any_found)

    def take_focus(self) -> None:
        """Ready to type over what is there."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
