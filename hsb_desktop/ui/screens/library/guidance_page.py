"""Guidance: what the procedure says of each step, meeting and question, with its section; found as one types."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.library import GuidanceEntry, GuidanceGroup, LibraryView, found
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import body, lead, muted, strong, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage

_WIDEST = 820


class GuidancePage(QWidget):
    """A field on top, groups of entries under it."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[GuidanceGroup, ...] = ()
        self.finder = TextLine(t("Find in the guidance"))
        self.finder.textEdited.connect(lambda _words: self._show())
        self._head: Column = column(gap=0)
        self._list: Column = column(gap=0)
        hint = t("A word, or a section such as 5.3")
        whole = column(
            holder(self._head),
            FormRow(t("Find in the guidance"), self.finder, hint=hint),
            16,
            holder(self._list),
        )
        page = WholePage()
        page.add(Measured(whole, _WIDEST), None)
        self.setLayout(column(grow(page)))

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
        self._show()

    def _show(self) -> None:
        self._list.clear()
        groups = found(self._groups, self.finder.text())
        for group in groups:
            rows = [_entry(entry) for entry in group.entries]
            self._list.add(SectionHead(group.title, count=str(len(rows))), 6, RowCard(rows, inset=20), 20)
        if not groups:
            self._list.add(
                EmptyState(
                    "search",
                    t("Nothing found"),
                    t("Nothing in the guidance holds “{words}”.", words=self.finder.text()),
                )
            )


def _entry(entry: GuidanceEntry) -> QWidget:
    lines = column(row(grow(strong(entry.title)), muted(entry.source), gap=16), gap=2)
    if entry.about:
        lines.add(muted(entry.about))
    if entry.text:
        lines.add(body(entry.text))
    made = holder(column(lines, margins=(20, 12, 20, 12)))
    made.setAccessibleName(". ".join(part for part in (entry.title, entry.text, entry.source) if part))
    return made
