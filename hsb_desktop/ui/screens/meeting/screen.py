"""A strategy meeting or discussion before, during and after it. Everything saves as it is typed or clicked.

Arrangements and attendance are one record; the outcome is written in the minutes, a second record of the same meeting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from hsb_desktop.casework import meetings
from hsb_desktop.casework.changes import Changes, Started
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import MeetingView, OutcomePreview, RecordView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.dates_in_words import long_date, relative
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import RecordId, RowId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.link_line import LinkLine
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
from hsb_desktop.ui.screens.meeting.recording import OUTCOME, Lack, Recorded, record
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
        self.minutes = RecordSession(services, self)
        self.session.loaded.connect(self._loaded)
        self.session.changed.connect(self._changed)
        self.minutes.loaded.connect(self._minutes_loaded)
        self.minutes.changed.connect(self._outcome_changed)
        for session in (self.session, self.minutes):
            session.failed.connect(self.fail)
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
        self._connect(self.after, self.minutes)
        self._seen: _Seen | None = None
        self._part = ""
        self._asking, self._ask_again, self._adding = False, False, False
        self._at_rest = False
        self._faults: tuple[Lack, ...] = ()
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
        self._part = place.page
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
            self._connect(made, self.session)
            made.removed.connect(lambda row: self.session.remove_row(parts.attendance.id, RowId(row)))
            self._stack.addWidget(made)
        self._during.chosen.connect(self._to_minutes)
        if self._stack.indexOf(self.after) < 0:
            self._stack.addWidget(self.after)
        self._fold(self._folds.fold)

    @staticmethod
    def _connect(page: Page, session: RecordSession) -> None:
        page.answered.connect(session.answer)
        page.typed.connect(session.typed)
        page.entered.connect(session.enter)

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
        self.after.show_meeting(view)
        self._open_minutes(view)
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
        self.foot.show_part(self._part, recorded=self._recorded)
        self.current = Place("meeting", self.current.case_id, self.current.record_id, self._part)
        if self._part == AFTER:
            self._need_minutes()

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

    @property
    def _recorded(self) -> bool:
        return self._seen is not None and self._seen.view.held

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
            page.page.reveal(row)

    # ------------------------------------------------------------------------------------------------- outcome

    def _open_minutes(self, view: MeetingView) -> None:
        if view.minutes is not None and view.minutes != self.minutes.record_id:
            self.minutes.open(view.minutes)

    def _need_minutes(self) -> None:
        record_id = self.session.record_id
        if record_id is None or self._seen is None or self._seen.view.minutes is not None:
            return
        self.services.runner.ask(self, lambda desk: meetings.minutes_of(desk, record_id), self._minutes_made)

    def _minutes_made(self, started: Started) -> None:
        self.minutes.open(started.record_id)

    def _minutes_loaded(self, view: RecordView) -> None:
        self.after.show_outcome(self.minutes, recorded=self._recorded)
        self._ask_preview()

    def _outcome_changed(self) -> None:
        self.after.show_outcome(self.minutes, recorded=self._recorded)
        self._ask_preview()

    def _ask_preview(self) -> None:
        record_id = self.session.record_id
        if not self.minutes.answers.of(OUTCOME).given:
            self.after.show_preview(None, recorded=False)
        elif record_id is not None:
            self.services.runner.ask(
                self, lambda desk: meetings.preview_outcome(desk, record_id), self._show_preview, self.fail
            )

    def _show_preview(self, preview: OutcomePreview) -> None:
        self.after.show_preview(preview, recorded=self._recorded)

    def _onward(self) -> None:
        if self._recorded:
            self._to_minutes("")
        elif self._part != AFTER:
            self.show_part(AFTER)
        else:
            self._record()

    def _record(self) -> None:
        self._settle()
        self.services.autosave.flush()
        record_id = self.session.record_id
        if record_id is not None:
            self.services.runner.ask(
                self, lambda desk: record(desk, record_id), self._was_recorded, self._not_recorded
            )

    def _was_recorded(self, recorded: Recorded) -> None:
        self._faults = recorded.lacks
        if recorded.lacks:
            self._show_faults()
            return
        self.after.summary.clear_faults()
        self.session.load()
        self.minutes.load()

    def _not_recorded(self, error: HsbError) -> None:
        """The procedure refuses the outcome as a whole: its sentence leads to the first question of it."""
        self._faults = (Lack(True, FieldKey(OUTCOME), error.sentence),)
        self._show_faults()

    def _show_faults(self) -> None:
        roles = {row.row: row.role_label for row in self._seen.view.rows} if self._seen is not None else {}
        said = [
            t("{role}: {message}", role=roles[lack.key.row], message=lack.message)
            if lack.key.row in roles
            else lack.message
            for lack in self._faults
        ]
        summary = self.after.summary
        heading = t("Before the outcome is recorded")
        summary.show_faults(heading, [(words, self.after) for words in said])
        for link, lack in zip(summary.links(), self._faults, strict=True):
            if isinstance(link, LinkLine):
                link.clicked.disconnect()
                link.clicked.connect(lambda _on=False, which=lack: self._lead_to(which))
        self._mark_faults()
        self.after.page.ensureVisible(0, 0)

    def _mark_faults(self) -> None:
        """Say beside each field what to do."""
        of_minutes = {lack.key: lack.message for lack in self._faults if lack.of_minutes}
        of_meeting = {lack.key: lack.message for lack in self._faults if not lack.of_minutes}
        for page, faults in (
            (self._before, of_meeting),
            (self._during, of_meeting),
            (self.after, of_minutes),
        ):
            for field in page.fields() if page is not None else ():
                field.show_fault(faults.get(field.key, ""))

    def _lead_to(self, lack: Lack) -> None:
        if lack.of_minutes:
            self._take_focus(self.after.field(lack.key), self.after)
            return
        page = self._before
        if page is None:
            return
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
        if not self.current.key:
            return
        key = FieldKey.parse(self.current.key)
        field = next((field for field in self._fields() if field.key == key), None)
        if field is not None:
            field.take_focus(self.current.caret)

    def _settle(self) -> None:
        for field in self._fields():
            field.settle()

    def leave(self) -> None:
        self._settle()
        super().leave()

    def here(self) -> Place:
        key = (self.minutes if self._part == AFTER else self.session).entered
        field = next((field for field in self._fields() if field.key == key), None)
        if key is None or field is None:
            return Place("meeting", self.current.case_id, self.current.record_id, self._part)
        return Place(
            "meeting", self.current.case_id, self.current.record_id, self._part, key.text, field.caret()
        )
