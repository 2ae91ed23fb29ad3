"""The journal of a case, or of the whole store where the place names no case: read a page at a time, narrowed, printed.

It only reads; that somebody looked is entered by the arrival, like every look.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.journal import Asked, JournalLine, JournalPage, Show, journal_page
from hsb_desktop.casework.journal_paper import (
    change_words,
    happened_words,
    journal_file,
    journal_paper,
    standing_words,
)
from hsb_desktop.casework.ports import Place
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.dates_in_words import clock_time, long_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.flow import Flow
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.segments import Segment, Segmented
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import RowCard, SectionHead
from hsb_desktop.ui.kit.text import lead, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Screen, Services

_TYPED_MS = 250  # after the last key, before the search begins anew
_FIRST_LINES = 40


class JournalScreen(Screen):
    """`Place.case_id` says whose journal; none is that of the store."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._asked, self._turn, self._shown = Asked(), 0, 0
        self._reference, self._day = "", ""
        self._title, self._of = title(t("Journal")), lead("")
        self.print_button = secondary(t("Save as a paper"), icon="document")
        self.print_button.clicked.connect(self._to_paper)
        self.kinds = Segmented(t("Which entries"), _segments(), equal=False)
        self.kinds.chosen.connect(lambda _kind: self._ask_anew())
        self.finder, self.on = TextLine(t("Words in an entry")), DateField(t("Recorded on"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPED_MS)
        self._later.timeout.connect(self._ask_anew)
        self.finder.textEdited.connect(lambda _words: self._later.start())
        self.on.changed.connect(self._later.start)
        self._standing: Column = column(gap=0)
        self._list: Column = column(gap=8)
        self.more = secondary(t("Show earlier entries"), icon="chevron_down")
        self.more.clicked.connect(self._go_on)
        filters = Flow(gap=24)
        filters.addWidget(FormRow(t("Words in an entry"), self.finder))
        filters.addWidget(FormRow(t("Recorded on"), self.on))
        page = WholePage()
        page.add(
            row(self._title, None, self.print_button, gap=16),
            4,
            self._of,
            12,
            holder(self._standing),
            16,
            self.kinds,
            12,
            holder(filters),
            16,
            holder(self._list),
            8,
            row(self.more, None),
            None,
        )
        self.setLayout(column(grow(page)))

    def open(self, place: Place) -> None:
        super().open(Place("journal", place.case_id))
        self.kinds.set_value(Show.ALL.value)
        self.finder.clear()
        self.on.set_value(None)
        self._list.clear()
        self._standing.clear()
        self._of.setText("")
        self.print_button.setVisible(place.case_id is not None)
        self._title.setText(t("Journal of the case") if place.case_id else t("Journal of these records"))
        self._ask_anew()

    def _ask_anew(self) -> None:
        """From the newest entry on, with what is chosen now."""
        self._later.stop()
        self._asked = Asked(
            self.current.case_id, Show(self.kinds.value() or Show.ALL), self.on.value(), self.finder.text()
        )
        self._turn += 1
        self._shown, self._day = 0, ""
        self._load(self._asked, anew=True)

    def _go_on(self) -> None:
        self.more.setEnabled(False)
        self._shown = 0
        self._load(self._asked, anew=False)

    def _load(self, asked: Asked, *, anew: bool) -> None:
        turn = self._turn
        self.services.runner.ask(
            self, lambda desk: journal_page(desk, asked), lambda page: self._came(turn, page, anew), self.fail
        )

    def _came(self, turn: int, page: JournalPage, anew: bool) -> None:
        """Some lines; a search goes on by itself until a page is full or the journal ends, saves coming between."""
        if turn != self._turn:
            return
        if anew:
            self._list.clear()
            self._head(page)
        first = self._add(page)
        self._asked = replace(self._asked, before=page.before)
        if page.before is not None and self._shown < _FIRST_LINES:
            self._load(self._asked, anew=False)
            return
        self.more.setVisible(page.before is not None)
        self.more.setEnabled(True)
        if not self._list.count():
            words = t("No entry of the journal is as you chose.")
            self._list.add(EmptyState("search", t("Nothing found"), words))
        if first is not None and not anew:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settled.emit()

    def _head(self, page: JournalPage) -> None:
        self._reference = page.reference
        entries = t("{n} entries", n=f"{page.total:,}")
        self._of.setText(" · ".join(part for part in (page.child, page.reference, entries) if part))
        checked = page.checked
        state = State.ADVISORY if checked is None else State.ATTENTION if checked.faults else State.DONE
        self._standing.clear()
        self._standing.add(Notice(state, standing_words(checked)))

    def _add(self, page: JournalPage) -> QWidget | None:
        """The lines under their days; the first of them."""
        first: QWidget | None = None
        groups: list[tuple[str, list[ListRow]]] = []
        for line in page.lines:
            day = long_date(line.at.date())
            entry = _row(line)
            first = first or entry
            if not groups or groups[-1][0] != day:
                groups.append((day, []))
            groups[-1][1].append(entry)
        for day, rows in groups:
            if day != self._day:
                self._list.add(SectionHead(day))
            self._day = day
            self._list.add(RowCard(rows, inset=20))
        self._shown += len(page.lines)
        return first

    def _to_paper(self) -> None:
        case_id, asked = self.current.case_id, replace(self._asked, before=None)
        if case_id is None:
            return
        name = f"{self._reference}-journal.pdf"
        runner = self.services.runner

        def draw(paper: Paper) -> None:
            runner.ask_aside(self, lambda desk: journal_file(desk, paper), keep, self.fail)

        def keep(data: bytes) -> None:
            save_bytes(self.services.ask, name, data)

        runner.ask(self, lambda desk: journal_paper(desk, asked, case_id), draw, self.fail)


def _row(line: JournalLine) -> ListRow:
    gone = t("What it said was destroyed with its case.") if line.destroyed and line.case else ""
    said = (happened_words(line), line.about, *map(change_words, line.changes), gone)
    return ListRow(
        line.what,
        who=line.case,
        rule="\n".join(part for part in said if part),
        when=clock_time(line.at),
        date=line.who,
        opens=False,
    )


def _segments() -> list[Segment]:
    words = {
        Show.ALL: t("Everything"),
        Show.LOOKS: t("Looks"),
        Show.CHANGES: t("Changes"),
        Show.PAPERS: t("Papers"),
        Show.REFUSALS: t("Refusals"),
    }
    return [Segment(show.value, word) for show, word in words.items()]
