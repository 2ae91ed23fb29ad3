"""Today: overdue, due and next across cases, the week's meetings, drafts. Initials and references only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.backups import NOTICE
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.open_actions import ActionMarked
from hsb_desktop.casework.passing_time import runs_in_hours
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.today import today
from hsb_desktop.casework.views import AgreedAction, DraftLine, DueLine, MeetingLine, StepView, TodayView
from hsb_desktop.procedure.dates_in_words import clock_time, long_date, short_date
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import primary
from hsb_desktop.ui.kit.empty_state import EmptyState
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.glyphs import StateGlyph
from hsb_desktop.ui.kit.layout import Column, column, grow, holder, row
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.kit.list_row import DateTile, ListRow
from hsb_desktop.ui.kit.long_list import LongList
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.same_focus import same_focus
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import SectionHead
from hsb_desktop.ui.kit.text import Words, lead, muted, title
from hsb_desktop.ui.kit.tokens import Role
from hsb_desktop.ui.kit.whole_page import WholePage
from hsb_desktop.ui.questions.agreed_actions import AgreedActions
from hsb_desktop.ui.questions.attention import attention
from hsb_desktop.ui.questions.shapes import state_of
from hsb_desktop.ui.runtime.screen import Screen, Services

_FIRST = 12  # lines of a group; the others are a step away
_TONE = {State.OVERDUE: "overdue.ink", State.DUE: "due.ink", State.ADVISORY: "advisory.ink"}


class TodayScreen(Screen):
    """What to do next, in three seconds."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self._day = lead("")
        self.record_concern = primary(t("Record a concern"), icon="plus")
        self.record_concern.clicked.connect(lambda: self.go.emit(Place("new_case")))
        self._banner: Column = column(gap=0)
        self._main: Column = column(gap=0)
        self._side: Column = column(gap=0)
        self._side_holder = holder(self._side)
        self._marked: list[AgreedAction] = []  # done since this place was opened
        self._on = date.min
        self._view: TodayView | None = None
        self._page = WholePage()
        self._page.add(
            row(title(t("Today")), self._day, None, self.record_concern, gap=16), 8, holder(self._banner), 4
        )
        self._columns = row(grow(holder(self._main), 100), grow(self._side_holder, 42), gap=24)
        self._page.add(self._columns, None)
        self.setLayout(column(grow(self._page)))
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)

    def open(self, place: Place) -> None:
        super().open(place)
        self._marked = []
        self._load()

    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._load()

    def time_passed(self, *, new_day: bool) -> None:
        """Hours run on and days change while this stays open."""
        view = self._view
        if view is not None and (
            new_day or any(runs_in_hours(line.step) for line in (*view.overdue, *view.due_today, *view.next))
        ):
            self.services.runner.ask(self, today, self._paint_later, self.fail)

    def _load(self) -> None:
        self.services.runner.ask(self, today, self._paint, self.fail)

    def _paint_later(self, view: TodayView) -> None:
        if view != self._view and self.isVisible():
            with same_focus(self):
                self._paint(view)

    def _fold(self, fold: Fold) -> None:
        self._columns.setDirection(
            self._columns.Direction.LeftToRight if fold is Fold.WIDE else self._columns.Direction.TopToBottom
        )

    def _paint(self, view: TodayView) -> None:
        self._view = view
        self._day.setText(long_date(view.date))
        self._on = view.date
        self._main.clear()
        self._side.clear()
        if view.recovered:
            self._main.add(_recovered(view.recovered), 20)
        self._say_notices(view)
        if view.aside:
            self._main.add(attention(view.aside, self.go))
        self._due(t("Overdue"), view.overdue)
        self._due(t("Due today"), view.due_today)
        self._actions(view)
        self._due(t("Next"), view.next, view.more)
        if not (view.overdue or view.due_today or view.next or view.aside):
            self._main.add(self._nothing(), 20)
        elif view.nothing_before is not None:
            self._main.add(muted(t("Nothing else is due before {day}.", day=long_date(view.nothing_before))))
        self._main.add(None)
        self._paint_side(view)
        self.settled.emit()

    def _say_notices(self, view: TodayView) -> None:
        """What concerns the procedure itself, in one quiet line over everything: it never pushes the work down."""
        self._banner.clear()
        for flag in view.notices:
            if flag.flag == NOTICE:
                link = LinkLine(flag.title, Role.SMALL)
                link.clicked.connect(lambda: self.go.emit(Place(NOTICE)))
                self._banner.add(row(StateGlyph(State.DUE, 18, ""), link, None, gap=8), 12)
                continue
            words = Words(flag.title, Role.SMALL)
            words.setAccessibleDescription(flag.why)
            self._banner.add(row(StateGlyph(State.ADVISORY, 18, ""), grow(words), gap=8), 12)

    def _due(self, head: str, lines: Sequence[DueLine], more: int = 0) -> None:
        """Steps under one heading, and how many more there are that are not listed."""
        if not lines:
            return
        rows = LongList([partial(self._due_row, line) for line in lines], first=_FIRST)
        self._main.add(SectionHead(head, count=str(len(lines) + more)), 6, rows)
        if more:
            self._main.add(6, muted(t("{n} more are in their cases.", n=more)))
        self._main.add(20)

    def _actions(self, view: TodayView) -> None:
        """Actions to chase; one that was marked just now stays here so that it can be undone."""
        listed = {(action.record_id, action.row) for action in view.actions}
        self._marked = [one for one in self._marked if (one.record_id, one.row) not in listed]
        if not (view.actions or self._marked):
            return
        rows = AgreedActions(self.services.runner, [*view.actions[:_FIRST], *self._marked], whose=True)
        rows.go.connect(self.go)
        rows.trouble.connect(self.fail)
        rows.marked.connect(self._keep_marked)
        count = str(len(view.actions)) if view.actions else ""
        self._main.add(SectionHead(t("Actions to chase"), count=count), 6, rows, 20)

    def _keep_marked(self, action: AgreedAction, marked: ActionMarked) -> None:
        if action.is_open:
            self._marked.append(replace(action, done_on=self._on, state="done", when=t("Done today")))
        else:
            gone = (marked.record_id, marked.row)
            self._marked = [one for one in self._marked if (one.record_id, one.row) != gone]

    def _paint_side(self, view: TodayView) -> None:
        if view.meetings:
            self._side.add(SectionHead(t("Meetings this week")), 6)
            self._side.add(
                LongList(
                    [partial(self._meeting_row, line, view.date) for line in view.meetings],
                    first=_FIRST,
                    inset=76,
                ),
                20,
            )
        if view.drafts:
            self._side.add(SectionHead(t("Drafts to finish")), 6)
            self._side.add(
                LongList([partial(self._draft_row, line, t("Resume")) for line in view.drafts], first=_FIRST),
                20,
            )
        if view.reviews:
            self._side.add(SectionHead(t("Plans to review")), 6)
            self._side.add(
                LongList([partial(self._draft_row, line, t("Open")) for line in view.reviews], first=_FIRST),
                20,
            )
        self._side.add(None)
        self._side_holder.setVisible(bool(view.meetings or view.drafts or view.reviews))

    def _nothing(self) -> QWidget:
        return EmptyState(
            "today",
            t("Nothing is due"),
            t("What the procedure asks for, and by when, appears here once a concern is recorded."),
        )

    def _due_row(self, line: DueLine) -> ListRow:
        step = line.step
        state = state_of(step)
        entry = ListRow(
            step.label,
            state=state,
            who=f"{line.initials} · {line.reference}",
            rule=step.rule,
            when=step.when,
            date=_by(step),
            when_tone=_TONE.get(state, "text"),
        )
        entry.clicked.connect(lambda: self.go.emit(Place("case", line.case_id)))
        return entry

    def _meeting_row(self, line: MeetingLine, on: date) -> ListRow:
        tile = None
        if line.on is not None:
            tile = DateTile(short_date(line.on).split()[0], str(line.on.day), today=line.on == on)
        who = " · ".join(part for part in (line.at, line.initials, line.reference) if part)
        entry = ListRow(line.title, lead=tile, rule=who)
        entry.clicked.connect(lambda: self.go.emit(Place("meeting", line.case_id, line.record_id)))
        return entry

    def _draft_row(self, line: DraftLine, verb: str) -> ListRow:
        who = " · ".join(part for part in (line.initials, line.reference, line.progress) if part)
        entry = ListRow(line.title, icon="pencil", rule=who, action=verb)
        entry.clicked.connect(lambda: self.go.emit(Place(line.screen, line.case_id, line.record_id)))
        return entry


def _by(step: StepView) -> str:
    if step.due_at is not None:
        return t("{day}, {time}", day=short_date(step.due_at), time=clock_time(step.due_at))
    return short_date(step.due) if step.due is not None else ""


def _recovered(where: tuple[str, ...]) -> Notice:
    return Notice(
        State.ADVISORY,
        t("Typing was recovered"),
        t(
            "The program ended before you left a field. What you typed is back in its place: {where}.",
            where=", ".join(where),
        ),
    )
