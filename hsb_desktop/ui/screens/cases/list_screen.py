"""Cases: every case of this store by name and reference, found as one types."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.many_cases import CasePage, case_page
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.views import CaseLine
from hsb_desktop.procedure.dates_in_words import short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.glyphs import CategoryGlyph
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.list_row import ListRow
from hsb_desktop.ui.kit.long_list import LongList
from hsb_desktop.ui.kit.same_focus import same_focus
from hsb_desktop.ui.kit.text import lead, muted, title
from hsb_desktop.ui.kit.text_line import TextLine
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.questions.shapes import category_of, category_word, state_of
from hsb_desktop.ui.runtime.screen import Screen, Services


class CasesScreen(Screen):
    """The list of cases. Words come from the search above; an empty list offers the first step."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._words = ""
        self._count = lead("")
        self._found = muted("")
        self.finder = TextLine(t("Find a case by name or reference"))
        self.finder.textEdited.connect(self.search)
        self.finder.returnPressed.connect(lambda: self.search(self.finder.text(), and_go=True))
        self._find_row = FormRow(t("Find a case by name or reference"), self.finder)
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)
        new = primary(t("Record a concern"), icon="plus")
        new.clicked.connect(lambda: self.go.emit(Place("new_case")))
        self._list: Column = column(gap=16)
        page = WholePage()
        head = row(title(t("Cases")), self._count, None, new, gap=16)
        page.add(head, 16, self._find_row, self._found, 8, holder(self._list), None)
        self.setLayout(column(grow(page)))
        self._fold(self._folds.fold)

    def open(self, place: Place) -> None:
        super().open(place)
        self._words = ""
        self.finder.clear()
        self._load()

    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._load()

    def time_passed(self, *, new_day: bool) -> None:
        """How near each next step is changes with the day."""
        words = self._words
        if new_day and self.isVisible():
            self.services.runner.ask(
                self,
                lambda desk: case_page(desk, words),
                lambda page: self._paint_later(words, page),
                self.fail,
            )

    def _paint_later(self, words: str, page: CasePage) -> None:
        if self.isVisible():
            with same_focus(self):
                self._paint(words, page, and_go=False)

    def search(self, words: str, *, and_go: bool = False) -> None:
        """Show only cases whose child's name or reference holds these words; `and_go` puts the focus on the first."""
        self._words = words
        self._load(and_go=and_go)

    def _fold(self, fold: Fold) -> None:
        """The search field of the top bar folds away in a narrow window; then it stands here."""
        self._find_row.setVisible(fold is Fold.NARROW)

    def _load(self, *, and_go: bool = False) -> None:
        words = self._words
        self.services.runner.ask(
            self,
            lambda desk: case_page(desk, words),
            lambda page: self._paint(words, page, and_go),
            self.fail,
        )

    def _paint(self, words: str, page: CasePage, and_go: bool) -> None:
        if words != self._words:
            return  # other words were typed meanwhile
        lines = page.lines
        self._list.clear()
        searched = bool(words.strip())
        self._count.setText(f"{page.total:,}" if lines and not searched else "")
        self._found.setVisible(searched and bool(lines))
        self._found.setText(_found_words(page.total, words.strip()))
        if lines:
            shown = LongList([partial(self._row, line) for line in lines])
            self._list.add(shown)
            if page.total > len(lines):
                rest = f"{page.total - len(lines):,}"
                self._list.add(muted(t("{n} more are found by a name or reference.", n=rest)))
            self._list.add(None)
            if and_go:
                shown.rows()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif searched:
            self._list.add(self._nothing_found(words.strip()))
        else:
            self._list.add(
                EmptyState(
                    "cases",
                    t("No cases yet"),
                    t(
                        "Each child whose concern is recorded here stands in this list, with the category, the next"
                        " step and when it is due."
                    ),
                )
            )
        self.settled.emit()

    def _nothing_found(self, words: str) -> EmptyState:
        everything = quiet(t("Show every case"))
        everything.clicked.connect(
            lambda: self.go.emit(Place("cases"))
        )  # the search field above is emptied too
        return EmptyState(
            "search",
            t("No case found"),
            t(
                "No child's name, case reference or council's number here holds “{words}”. A part of a word is enough;"
                " accents and capitals do not matter.",
                words=words,
            ),
            everything,
        )

    def _row(self, line: CaseLine) -> ListRow:
        step = line.next_step
        category = category_of(line.category)
        entry = ListRow(
            line.name,
            lead=CategoryGlyph(category, 26, category_word(line.category)),
            who=line.reference,
            rule=_rule(line),
            when=step.when if step is not None else "",
            date=short_date(step.due) if step is not None and step.due is not None else "",
            when_tone=f"{state_of(step).value}.ink"
            if step is not None and step.status in {"overdue", "due_today"}
            else "text",
        )
        entry.clicked.connect(lambda: self.go.emit(Place("case", line.case_id)))
        return entry


def _found_words(count: int, words: str) -> str:
    if count == 1:
        return t("1 case holds “{words}”", words=words)
    return t("{n} cases hold “{words}”", n=count, words=words)


def _rule(line: CaseLine) -> str:
    if line.aside:
        return t("Needs attention: the procedure does not accept one of its entries")
    word = category_word(line.category)
    if line.closed:
        return t("{category} · closed", category=word)
    return f"{word} · {line.next_step.label}" if line.next_step is not None else word
