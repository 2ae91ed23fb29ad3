"""The overview: what the panel heard of by month, in charts and in words. Small counts are ranges; nobody is named."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.overview import HALF_YEAR, panel_overview
from hsb_desktop.casework.overview_paper import overview_file, overview_file_name, overview_paper
from hsb_desktop.casework.panel_views import PanelView, PanelWords
from hsb_desktop.documents.overview import Chart, Overview, Span, months_before
from hsb_desktop.documents.paper import Paper
from hsb_desktop.procedure.dates import month_name
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import Button, quiet, secondary
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import Column, Row, at, column, grow, holder, row
from hsb_desktop.ui.kit.month_chart import BarCell, BarLine, MonthChart
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.same_focus import same_focus
from hsb_desktop.ui.kit.select import Select
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, SectionHead
from hsb_desktop.ui.kit.text import lead, muted, small_strong, title
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.panel.page import PanelPage

_TOP = Qt.AlignmentFlag.AlignTop
_PERIODS = 4  # half years to choose from


class OverviewPage(PanelPage):
    """Half a year at a time, the newest first.

    Signals:
        ready(): the counts are painted.
    """

    ready = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._ending: date | None = None
        self._today, self._words = date.min, PanelWords()
        self._folds = FoldWatch(self)
        self._folds.changed.connect(lambda _fold: self._turn())
        self._pairs: list[Row] = []

    def show_panel(self, view: PanelView) -> None:
        """Ask for the counts of the period; they are painted when they come."""
        self._words, self._today = view.words, view.today
        self._load()

    def _load(self) -> None:
        ending = self._ending
        self.services.runner.ask(
            self,
            lambda desk: panel_overview(desk, HALF_YEAR, ending),
            self._paint,
            self.trouble.emit,
        )

    def _paint(self, page: Overview) -> None:
        with same_focus(self):
            self._fill(page)
        self.ready.emit()

    def _fill(self, page: Overview) -> None:
        self.body.clear()
        keep = secondary(t("Save to print"), icon="save_file")
        keep.clicked.connect(lambda: self._save(page))
        head = row(title(t("Overview")), lead(self._words.word), None, keep, self._period(page), gap=16)
        self.body.add(head, 16)
        self.body.add(Notice(State.WITHHELD, t("Small counts are shown as a range"), page.rule), 16)
        cards = [chart_card(chart, page) for chart in page.charts]
        if cards:
            self.body.add(cards[0], 16)
        pairs = [cards[place : place + 2] for place in range(1, len(cards), 2)]
        self._pairs = []
        for pair in pairs:
            line = row(*[grow(card) for card in pair], gap=16)
            self._pairs.append(line)
            self.body.add(line, 16)
        self.body.add(muted(t("A month is counted once it has ended.")))
        self._turn()

    def _save(self, page: Overview) -> None:
        """The pages as a file, for the printer or the panel; drawn beside the store."""
        runner = self.services.runner

        def draw(paper: Paper) -> None:
            runner.ask_aside(self, lambda desk: overview_file(desk, paper), keep, self.trouble.emit)

        def keep(data: bytes) -> None:
            save_bytes(self.services.ask, overview_file_name(page), data)

        runner.ask(self, lambda desk: overview_paper(desk, page), draw, self.trouble.emit)

    def _turn(self) -> None:
        for line in self._pairs:
            wide = self._folds.fold is Fold.WIDE
            line.setDirection(line.Direction.LeftToRight if wide else line.Direction.TopToBottom)

    def _period(self, page: Overview) -> Select:
        choices = []
        ending = self._today
        for _ in range(_PERIODS):
            months = months_before(ending, HALF_YEAR)
            words = Overview("", months, ()).period
            choices.append((ending.isoformat(), words))
            ending = months[0]
        chosen = Select(t("Period"), choices)
        chosen.set_value((self._ending or self._today).isoformat())
        chosen.chosen.connect(self._choose)
        return chosen

    def _choose(self, ending: str) -> None:
        self._ending = date.fromisoformat(ending)
        self._load()


def chart_card(chart: Chart, page: Overview) -> Card:
    """A chart under its title; a button puts its numbers in words in its place and back."""
    months = [month_name(month)[:3] for month in page.months]
    lines = [BarLine(line.label, tuple(map(_cell, line.cells)), line.total.words) for line in chart.rows]
    bars = MonthChart(chart.title, months, lines)
    table = holder(_in_words(months, lines))
    table.hide()
    switch = quiet(t("In words"), icon="table")
    switch.setAccessibleName(t("{title}: in words", title=chart.title))
    switch.clicked.connect(_switching(bars, table, switch, chart.title))
    note = " · ".join(part for part in (chart.note, chart.section) if part)
    return Card(SectionHead(chart.title, action=switch, note=note), 12, bars, table)


def _in_words(months: list[str], lines: list[BarLine]) -> Column:
    """Every number in words, a line for each thing counted."""
    whole = column(gap=6)
    for line in lines:
        cells = ", ".join(f"{month} {cell.words}" for month, cell in zip(months, line.cells, strict=True))
        told = t("{cells}; total {total}", cells=cells, total=line.total)
        whole.add(row(at(small_strong(line.label), _TOP, 2), grow(muted(told), 3), gap=16))
    return whole


def _switching(bars: QWidget, table: QWidget, switch: Button, name: str) -> Callable[[], None]:
    def turn() -> None:
        to_table = bars.isVisible()
        bars.setVisible(not to_table)
        table.setVisible(to_table)
        switch.setText(t("Bars") if to_table else t("In words"))
        said = t("{title}: as bars", title=name) if to_table else t("{title}: in words", title=name)
        switch.setAccessibleName(said)

    return turn


def _cell(span: Span) -> BarCell:
    return BarCell(span.words, span.low if span.exact else None)
