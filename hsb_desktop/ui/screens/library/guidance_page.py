"""Guidance: what the procedure says of each step, meeting and question, with its section; found as one types."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import GuidanceGroup, LibraryView, found
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.screens.library.entry import entry_block

_WIDEST = 820
_AT_ONCE = 20  # entries that are painted at once, so that typing never waits for them


class GuidancePage(QWidget):
    """A field on top; under it the groups to open, or what was found."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[GuidanceGroup, ...] = ()
        self._opened, self._limit = "", _AT_ONCE
        self.finder = TextLine(t("Find in the guidance"))
        self.finder.textEdited.connect(lambda _words: self._search())
        self._head: Column = column(gap=0)
        self._list: Column = column(gap=0)
        hint = t("A word, or a section such as 5.3")
        find = FormRow(t("Find in the guidance"), self.finder, hint=hint)
        self._page = WholePage()
        self._page.add(Measured(column(holder(self._head), find, 16, holder(self._list)), _WIDEST), None)
        self.setLayout(column(grow(self._page)))

    def show_library(self, view: LibraryView) -> None:
        """Show what the procedure says."""
        self._groups = view.guidance
        self._head.clear()
        self._head.add(row(title(t("Library")), lead(view.edition), None, gap=16), 4, muted(view.title), 16)
        if view.review:
            self._head.add(Notice(State.ADVISORY, t("The procedure is due for review"), view.review), 16)
        self._show()

    def look_for(self, words: str) -> None:
        """Search for these words."""
        self.finder.setText(words)
        self._search()

    def _search(self) -> None:
        self._limit = _AT_ONCE
        self._show()

    def _show(self) -> None:
        self._list.clear()
        if self.finder.text().strip():
            self._add_found(found(self._groups, self.finder.text()))
            return
        opened = next((group for group in self._groups if group.title == self._opened), None)
        if opened is None:
            rows = [self._group_row(group) for group in self._groups]
            self._list.add(SectionHead(t("What the procedure says")), 6, RowCard(rows, inset=20))
            return
        back = secondary(t("All of the guidance"), icon="arrow_left")
        back.clicked.connect(lambda: self._open(""))
        self._list.add(row(back, None), 16)
        self._add((opened,))

    def _group_row(self, group: GuidanceGroup) -> ListRow:
        count = t("{n} entries", n=len(group.entries)) if len(group.entries) > 1 else t("1 entry")
        made = ListRow(group.title, rule=count)
        made.clicked.connect(lambda: self._open(group.title))
        return made

    def _open(self, name: str) -> None:
        self._opened, self._limit = name, _AT_ONCE
        self._show()
        self._page.begin()

    def _add_found(self, groups: tuple[GuidanceGroup, ...]) -> None:
        if groups:
            self._add(groups)
            return
        nothing = t("Nothing in the guidance holds “{words}”.", words=self.finder.text())
        self._list.add(EmptyState("search", t("Nothing found"), nothing))

    def _add(self, groups: tuple[GuidanceGroup, ...]) -> None:
        """So many entries as are painted at once, and a way to the rest."""
        room = self._limit
        for group in groups:
            if room <= 0:
                break
            rows = [entry_block(entry) for entry in group.entries[:room]]
            room -= len(rows)
            head = SectionHead(group.title, count=str(len(group.entries)))
            self._list.add(head, 6, RowCard(rows, inset=20), 20)
        rest = sum(len(group.entries) for group in groups) - self._limit
        if rest > 0:
            more = secondary(t("Show {n} more", n=min(rest, _AT_ONCE)))
            more.clicked.connect(self._more)
            self._list.add(row(more, None))

    def _more(self) -> None:
        self._limit += _AT_ONCE
        self._show()
