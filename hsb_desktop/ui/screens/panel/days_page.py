"""The dates of the panel: set once for every case, moved or taken away. Each case's limit follows at once."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.panel_days import DRAFT, PanelDay, move_panel_day, set_panel_day, take_panel_day
from hsb_desktop.casework.panel_views import PanelView
from hsb_desktop.procedure.dates_in_words import long_date
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary, quiet
from hsb_desktop.ui.kit.date_field import DateField
from hsb_desktop.ui.kit.form_row import FormRow
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.list_row import DateTile
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.surface import Card, RowCard, SectionHead
from hsb_desktop.ui.kit.text import lead, muted, strong, title
from hsb_desktop.ui.runtime.drafts import DraftKeeper
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.panel.page import PanelPage


class DaysPage(PanelPage):
    """Every date that is still to come, a field for another one, and the dates that have been."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._moving = ""
        self._keeper = DraftKeeper(services.autosave, self)
        self._make_field()

    def _make_field(self) -> None:
        self.field = DateField(t("Date of the panel"))
        self.field.changed.connect(self._typed)
        self.row = FormRow(t("On which day does the panel meet?"), self.field)
        self.save = primary("")
        self.save.clicked.connect(self._save)

    def show_panel(self, view: PanelView) -> None:
        """The dates, the next one first."""
        typed = self.field.parts()
        if not any(typed) and view.draft:  # typed before, and not yet set
            typed = (view.draft.get("day", ""), view.draft.get("month", ""), view.draft.get("year", ""))
            self._moving = view.draft.get("moving", "")
        self.body.clear()
        self._make_field()
        self.field.set_parts(*typed)
        moving = next((day for day in view.days if day.key == self._moving), None)
        if moving is None:
            self._moving = ""
        self.save.setText(t("Move the date") if moving else t("Set the date"))
        head = t("Move {day} to another day", day=long_date(moving.on)) if moving else t("Set a date")
        note = t(
            "It counts for every case at once: a nomination is due by the next panel after it is asked for."
        )
        actions = row(self.save, None, gap=8)
        if moving is not None:
            stay = quiet(t("Leave it"))
            stay.clicked.connect(lambda: self._give_up(view))
            actions = row(self.save, stay, None, gap=8)
        ahead = [day for day in view.days if day.on >= view.today]
        past = [day for day in reversed(view.days) if day.on < view.today]
        cards = column(Card(SectionHead(head, note=note), 12, self.row, 12, actions), gap=0)
        for name, days in ((t("Dates to come"), ahead), (t("Dates that have been"), past)):
            if days:
                rows = [self._day(day, view) for day in days]
                cards.add(20, SectionHead(name, count=str(len(days))), 6, RowCard(rows, inset=88))
        self.body.add(row(title(t("Dates")), lead(view.words.word), None, gap=16), 16, Measured(cards, 760))

    def _day(self, day: PanelDay, view: PanelView) -> QWidget:
        words = column(strong(long_date(day.on)), muted(t("set on {day}", day=long_date(day.set_on))), gap=2)
        tile = DateTile(long_date(day.on)[:3], str(day.on.day), today=day.on == view.today)
        line = row(tile, grow(holder(words)), gap=14, margins=(20, 10, 12, 10))
        agenda = quiet(t("Agenda"))
        agenda.setAccessibleName(t("Agenda of {day}", day=long_date(day.on)))
        agenda.clicked.connect(lambda: self.wanted.emit(day.key))
        line.add(agenda)
        if day.on >= view.today:
            for word, do in ((t("Move"), self._move), (t("Take away"), self._take)):
                button = quiet(word)
                button.setAccessibleName(f"{word}: {long_date(day.on)}")
                button.clicked.connect(lambda _checked=False, do=do: do(day.key, view))
                line.add(button)
        return holder(line)

    def _typed(self) -> None:
        day, month, year = self.field.parts()
        self._keeper.typed(DRAFT, {"day": day, "month": month, "year": year, "moving": self._moving})

    def _save(self) -> None:
        self._keeper.flush()  # a refusal leaves the draft as it stands here
        value, moving = self.field.value(), self._moving
        if value is None:
            self._refuse(t("Enter the day on which the panel meets."))
            return
        self.services.runner.ask(
            self,
            lambda desk: move_panel_day(desk, moving, value) if moving else set_panel_day(desk, value),
            self._done,
            lambda error: self._refuse(error.sentence),
        )

    def _done(self, changes: Changes) -> None:
        self._moving = ""
        self.field.set_value(None)
        self._keeper.drop(DRAFT)
        self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        if not changes.cases:  # else every screen is told
            self.changed.emit()

    def _refuse(self, sentence: str) -> None:
        self.row.set_error(sentence)
        self.row.focus_field()

    def _give_up(self, view: PanelView) -> None:
        self._keeper.drop(DRAFT)
        self._move("", replace(view, draft={}))

    def _move(self, key: str, view: PanelView) -> None:
        self._moving = key
        day: date | None = next((one.on for one in view.days if one.key == key), None)
        self.field.set_value(day)
        self.show_panel(view)
        self.row.focus_field()

    def _take(self, key: str, view: PanelView) -> None:
        self.services.runner.ask(self, lambda desk: take_panel_day(desk, key), self._tell, self._say)

    def _say(self, error: HsbError) -> None:
        self.trouble.emit(error)
