"""A strategy meeting or discussion before, during and after it. Everything saves as it is typed or clicked.

Arrangements and attendance are one record; the outcome is written in the minutes, a second record of the same meeting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from hsb_desktop.casework import meetings
from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import MeetingView, RecordView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.dates_in_words import long_date, relative
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen, Services
from hsb_desktop.ui.screens.meeting.after_page import AfterPage
from hsb_desktop.ui.screens.meeting.attendance import MeetingParts
from hsb_desktop.ui.screens.meeting.attendance_table import AnyRow
from hsb_desktop.ui.screens.meeting.before_page import BeforePage
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.during_page import DuringPage
from hsb_desktop.ui.screens.meeting.frame import AFTER, BEFORE, DURING, MeetingFoot, MeetingHead
from hsb_desktop.ui.screens.meeting.outcome_flow import OutcomeFlow
from hsb_desktop.ui.screens.meeting.recording import Lack
from hsb_desktop.ui.screens.meeting.side import counts_in_words

Page = BeforePage | DuringPage | AfterPage
AnyField = QuestionField | TextCell


@dataclass(frozen=True, slots=True)
class _Seen:
    """A meeting as casework shows it, on a day."""

    view: MeetingView
    today: date
    calendar: Calendar


def _see(desk: Desk, record_id: RecordId) -> _Seen:
    today = desk.clock.today()
    return _Seen(meetings.meeting_view(desk, record_id), today, desk.book.procedure(today).calendar)


class MeetingScreen(Screen):
    """One meeting; `Place.page` is its part (before, during, after), `key` and `caret` the field."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.session = RecordSession(services, self)
        self.session.loaded.connect(self._loaded)
        self.session.changed.connect(self._changed)
        self.session.failed.connect(self.fail)
        self.head, self.foot = MeetingHead(), MeetingFoot()
        self.head.chosen.connect(self.show_part)
        self.head.agenda_wanted.connect(self._agenda_wanted)
        self.foot.add_wanted.connect(self._add_person)
        self.foot.pack_wanted.connect(self._to_pack)
        self.foot.minutes_wanted.connect(lambda: self._to_minutes(""))
        self.foot.onward.connect(self._onward)
        self._stack = QStackedWidget()
        self._built_for = ""
        self._before: BeforePage | None = None
        self._during: DuringPage | None = None
        self.after = AfterPage(self._in_words)
        self.outcome = OutcomeFlow(services, self.after, self)
        self.outcome.ready.connect(self._return_to_field)
        self.outcome.lacking.connect(self._mark_lacks)
        self.outcome.led.connect(self._lead_to)
        self.outcome.recorded.connect(self._was_recorded)
        self.outcome.failed.connect(self.fail)
        self._seen: _Seen | None = None
        self._part = ""
        self._asking, self._ask_again, self._adding = False, False, False
        self._at_rest, self._back_to, self._caret = False, "", -1
        self.setLayout(column(self.head, grow(self._stack), self.foot))
        self._folds = FoldWatch(self)
        self._folds.changed.connect(self._fold)

    # ------------------------------------------------------------------------------------------------- opening

    def open(self, place: Place) -> None:
        super().open(place)
        if place.record_id is None:
            return
        if place.record_id != self.session.record_id:
            self._seen = None
        self._part, self._back_to, self._caret = place.page, place.key, place.caret
        self._at_rest = False
        self.session.open(place.record_id)

    def refresh(self, changes: Changes) -> None:
        if self.current.case_id in changes.cases and self.isVisible() and self._at_rest:
            self._look()

    def _loaded(self, view: RecordView) -> None:
        self._build(view)
        self._look()

    def _build(self, view: RecordView) -> None:
        if self._built_for == f"{view.record.id} {view.record.form.pin}":
            return
        self._built_for = f"{view.record.id} {view.record.form.pin}"
        parts = MeetingParts.of(view.record.form)
        for page in (self._before, self._during):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
        self._before, self._during = BeforePage(parts, self._in_words), DuringPage(parts)
        for made in (self._before, self._during):
            made.answered.connect(self.session.answer)
            made.typed.connect(self.session.typed)
            made.entered.connect(self.session.enter)
            made.removed.connect(lambda row: self.session.remove_row(parts.attendance.id, RowId(row)))
            self._stack.addWidget(made)
        self._during.chosen.connect(self._to_minutes)
        if self._stack.indexOf(self.after) < 0:
            self._stack.addWidget(self.after)
        self._fold(self._folds.fold)

    def _look(self) -> None:
        """Ask for the meeting as it stands; a second wish while one is under way waits for it."""
        record_id = self.session.record_id
        if record_id is None or self._asking:
            self._ask_again = self._asking
            return
        self._asking = True
        self.services.runner.ask(self, lambda desk: _see(desk, record_id), self._show, self._not_seen)

    def _not_seen(self, error: HsbError) -> None:
        self._asking = False
        self.fail(error)

    def _show(self, seen: _Seen) -> None:
        self._asking = False
        if seen.view.record.id != self.session.record_id or self._before is None or self._during is None:
            return
        if self._ask_again:
            self._ask_again = False
            self._look()
        first, self._seen = self._seen is None or not self._at_rest, seen
        view = seen.view
        done = sum(1 for item in view.agenda if item.state == "done")
        agenda = t("Agenda: {n} of {total}", n=min(done + 1, len(view.agenda)), total=len(view.agenda))
        self.head.show_words(view.title, self._when_and_who(seen), agenda, counts_in_words(view.counts))
        self._before.show_meeting(view, self.session)
        self._during.show_meeting(view, self.session)
        self.outcome.show_meeting(view)
        if first:
            self.show_part(self._part or self._natural_part(seen))
            self._return_to_field()
            self._at_rest = True
            self.settled.emit()
        else:
            self.foot.show_part(self._part, recorded=view.held)
        self._lead_to_new_person(view)

    def _natural_part(self, seen: _Seen) -> str:
        if seen.view.held:
            return AFTER
        on = seen.view.on
        return DURING if on == seen.today else AFTER if on is not None and on < seen.today else BEFORE

    def _when_and_who(self, seen: _Seen) -> str:
        view = seen.view
        day = "" if view.on is None else t("Today") if view.on == seen.today else long_date(view.on)
        when = ", ".join(part for part in (day, view.at) if part) or t("No date yet")
        who = t("chair {name}", name=view.chair) if view.chair else t("no chair yet")
        return f"{when} · {who}"

    def _in_words(self, day: date) -> str:
        return relative(day, self._seen.today, self._seen.calendar) if self._seen is not None else ""

    # --------------------------------------------------------------------------------------------------- parts

    def show_part(self, part: str) -> None:
        """Show what is done before, during or after the meeting."""
        if self._before is None or self._during is None:
            return
        self._settle()
        self._part = part if part in (BEFORE, DURING, AFTER) else BEFORE
        pages: dict[str, QWidget] = {BEFORE: self._before, DURING: self._during, AFTER: self.after}
        self._stack.setCurrentWidget(pages[self._part])
        self.head.show_part(self._part)
        self.foot.show_part(self._part, recorded=self.outcome.held)
        self.current = Place("meeting", self.current.case_id, self.current.record_id, self._part)
        if self._part == AFTER:
            self.outcome.begin()

    @property
    def part(self) -> str:
        """The part that is shown."""
        return self._part

    @property
    def before(self) -> BeforePage | None:
        """What is done before; None until the meeting came."""
        return self._before

    @property
    def during(self) -> DuringPage | None:
        """What is done during it; None until the meeting came."""
        return self._during

    def _fold(self, fold: Fold) -> None:
        self.head.set_fold(fold)
        self.foot.set_fold(fold)
        for page in (self._before, self._during, self.after):
            if page is not None:
                page.set_fold(fold)

    def _agenda_wanted(self, shown: bool) -> None:
        if self._during is not None:
            self._during.show_agenda(shown=shown)

    # -------------------------------------------------------------------------------------------------- people

    def _changed(self) -> None:
        self.outcome.meeting_changed(self.session)
        if self._before is not None:
            self._before.show_answers(self.session)
        self._look()

    def _add_person(self) -> None:
        self._settle()
        self._adding = True
        if self._before is not None:
            self.session.add_row(self._before.parts.attendance.id)

    def _lead_to_new_person(self, view: MeetingView) -> None:
        page = self._stack.currentWidget()
        if not self._adding or not isinstance(page, BeforePage | DuringPage) or not view.rows:
            return
        row = page.table.row(view.rows[-1].row)
        if row is not None and view.rows[-1].row in self.session.answers.rows(page.parts.attendance.id):
            self._adding = False
            row.open_details()
            QTimer.singleShot(0, row, lambda: _reveal(page, row))

    # ------------------------------------------------------------------------------------------------- outcome

    def _onward(self) -> None:
        if self.outcome.held:
            self._to_minutes("")
        elif self._part != AFTER:
            self.show_part(AFTER)
        else:
            self._settle()
            self.outcome.record()

    def _was_recorded(self) -> None:
        """The fields go; the keyboard stays with what comes next."""
        self.foot.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.load()

    def _mark_lacks(self) -> None:
        """Say beside each field of the meeting's record what to do; the outcome's own are marked on their page."""
        lacks = {lack.key: lack.message for lack in self.outcome.lacks if not lack.of_minutes}
        for page in (self._before, self._during):
            for field in page.fields() if page is not None else ():
                field.show_fault(lacks.get(field.key, ""))

    def _lead_to(self, lack: Lack) -> None:
        if lack.of_minutes:
            self._take_focus(self.after.field(lack.key), self.after)
            return
        page = self._before
        if page is not None:
            self.show_part(BEFORE)
            self._take_focus(page.field(lack.key) or page.table.row(lack.key.row), page)

    @staticmethod
    def _take_focus(place: AnyField | AnyRow | None, page: Page) -> None:
        if place is None:
            return
        if isinstance(place, QuestionField | TextCell):
            place.take_focus()
        else:
            place.states.buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
        page.page.reveal(place)

    # ------------------------------------------------------------------------------------------- going elsewhere

    def _to_minutes(self, section: str) -> None:
        record_id = self.session.record_id
        if record_id is None:
            return
        case_id = self.current.case_id
        self._settle()
        self.services.runner.ask(
            self,
            lambda desk: meetings.minutes_of(desk, record_id),
            lambda started: self.go.emit(Place("record", case_id, started.record_id, page=section)),
            self.fail,
        )

    def _to_pack(self) -> None:
        self.go.emit(Place("papers", self.current.case_id, self.current.record_id, page="meeting_pack"))

    # ------------------------------------------------------------------------------------------------- leaving

    def _fields(self) -> Iterator[AnyField]:
        page = self._stack.currentWidget()
        if isinstance(page, BeforePage | DuringPage | AfterPage):
            yield from page.fields()

    def _return_to_field(self) -> None:
        if not self._back_to:
            return
        key = FieldKey.parse(self._back_to)
        field = next((field for field in self._fields() if field.key == key), None)
        if field is not None:
            self._back_to = ""
            field.take_focus(self._caret)

    def _settle(self) -> None:
        for field in self._fields():
            field.settle()

    def leave(self) -> None:
        self._settle()
        super().leave()

    def here(self) -> Place:
        key = (self.outcome.minutes if self._part == AFTER else self.session).entered
        field = next((field for field in self._fields() if field.key == key), None)
        if key is None or field is None:
            return Place("meeting", self.current.case_id, self.current.record_id, self._part)
        return Place(
            "meeting", self.current.case_id, self.current.record_id, self._part, key.text, field.caret()
        )


def _reveal(page: BeforePage | DuringPage, row: AnyRow) -> None:
    """Scroll to a row that has just grown."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    page.page.reveal(row)
