"""A strategy meeting or discussion before, during and after it. Everything saves as it is typed or clicked.

Arrangements and attendance are one record; the outcome is written in the minutes, a second record of the same meeting.
"""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.changes import Changes
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import RecordView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.ids import RowId
from hsb_desktop.ui.kit.fold import Fold, FoldWatch
from hsb_desktop.ui.kit.layout import column, grow
from hsb_desktop.ui.kit.tab_order import foot_after, works_in
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.meeting.after_page import AfterPage
from hsb_desktop.ui.screens.meeting.before_page import BeforePage
from hsb_desktop.ui.screens.meeting.choosing import Choosing
from hsb_desktop.ui.screens.meeting.doings import MeetingDoings
from hsb_desktop.ui.screens.meeting.during_page import DuringPage
from hsb_desktop.ui.screens.meeting.frame import AFTER, BEFORE, DURING, MeetingFoot, MeetingHead
from hsb_desktop.ui.screens.meeting.looking import Looking
from hsb_desktop.ui.screens.meeting.outcome_flow import OutcomeFlow
from hsb_desktop.ui.screens.meeting.parts_stack import MeetingPages
from hsb_desktop.ui.screens.meeting.recording import Lack
from hsb_desktop.ui.screens.meeting.recovered import Recovered
from hsb_desktop.ui.screens.meeting.seen import Seen
from hsb_desktop.ui.screens.meeting.side import counts_in_words
from hsb_desktop.ui.screens.meeting.starting import Starting
from hsb_desktop.ui.screens.meeting.tabbing import ScreenWithList

P = TypeVar("P", BeforePage | None, DuringPage | None)


class MeetingScreen(ScreenWithList):
    """One meeting; `Place.page` is its part (before, during, after), `key` and `caret` the field."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services, parent)
        self.session = RecordSession(services, self)
        self.head, self.foot = MeetingHead(), MeetingFoot()
        self.pages: MeetingPages = MeetingPages(self.session, self._in_words, services.runner)
        self.doings = MeetingDoings(services, lambda: self.session.record_id, self._settle, self)
        self.outcome = OutcomeFlow(services, self.pages.after, self)
        self.choosing = Choosing(self, self.session, self.outcome.minutes, self.pages, (self.head, self.foot))
        self._seen: Seen | None = None
        self._part = ""
        self._looking = Looking(self.session, services.runner, self)
        self._look = self._looking.look
        self._starting = Starting(self.session, services.runner, self)
        self._at_rest, self._settling, self._adding = False, False, False
        self._back_to, self._caret = "", -1
        self._recovered = Recovered()
        self._connect()
        self.setLayout(column(self.head, self._recovered, grow(self.pages), grow(self.choosing), self.foot))
        folds = FoldWatch(self)
        folds.changed.connect(self._fold)
        self._fold(folds.fold)

    def _connect(self) -> None:
        self.session.loaded.connect(self._loaded)
        self.session.changed.connect(self._changed)
        self.head.chosen.connect(self.show_part)
        self.head.agenda_wanted.connect(self.pages.show_agenda)
        self.foot.add_wanted.connect(self._add_person)
        self.foot.pack_wanted.connect(self._to_pack)
        self.foot.minutes_wanted.connect(lambda: self._to_minutes(""))
        self.foot.change_wanted.connect(self.doings.change_recorded)
        self.foot.onward.connect(self._onward)
        self.pages.action_marked.connect(self._look)
        self.pages.agenda_chosen.connect(self._to_minutes)
        self.pages.removed.connect(self._remove_person)
        self.pages.invited.connect(self.doings.work_with)
        self.pages.both_wanted.connect(self.doings.hold_for_both)
        self.pages.filled.connect(self._came_to_rest)
        self._looking.seen.connect(self._show)
        self._starting.ready.connect(lambda: self.show_part(DURING))
        self.pages.asked_when.connect(self._starting.take_now)
        self.doings.changed.connect(self.session.load)
        self.outcome.ready.connect(self._outcome_ready)
        self.outcome.lacking.connect(lambda: self.pages.show_lacks(self.outcome.lacks))
        self.outcome.recorded.connect(self._was_recorded)
        for session in (self.session, self.outcome.minutes):
            session.came_to.connect(self.moved)
        for part in (self.pages, self.doings):
            part.go.connect(self.go)
        for leading in (self.pages, self.outcome):
            leading.led.connect(self._lead_to)
        for source in (self.session, self._starting, self._looking, self.pages, self.doings, self.outcome):
            source.failed.connect(self.fail)

    # ------------------------------------------------------------------------------------------------- opening

    def open(self, place: Place) -> None:
        super().open(place)
        self.choosing.put_away()
        self.pages.ask_again()
        if place.record_id is None:
            return
        if place.record_id != self.session.record_id:
            self._seen = None
            self.pages.put_away()
        self._part, self._back_to, self._caret = place.page, place.key, place.caret
        self._at_rest = self._settling = False
        self.session.open(place.record_id)

    def refresh(self, changes: Changes) -> None:
        if self.current.case_id in changes.cases and self.isVisible() and self._at_rest:
            self._look()

    def _loaded(self, view: RecordView) -> None:
        self.pages.build(view.record.form)
        self._recovered.announce(self.session, self.outcome.minutes)
        self._look()

    def _show(self, seen: Seen) -> None:
        first, self._seen, view = self._seen is None or not self._at_rest, seen, seen.view
        said = seen.when_and_who(), seen.agenda_in_words(), counts_in_words(view.counts)
        self.head.show_words(view.title, *said)
        self.pages.show_meeting(view)
        self.pages.show_around(seen.others, seen.earlier, early=seen.day_to_come(), held=view.held)
        self.outcome.show_meeting(view)
        if first:
            part = self._part or seen.part_at_hand()
            if self.pages.isHidden():
                self.pages.begin_again(part)
            self.show_part(part)
            self._begin_work()
            self._at_rest = self._settling = True
            self._came_to_rest()
        else:
            self.foot.show_part(self._part, recorded=view.held, minuted=view.minuted)
        if self._adding and self.pages.lead_to_last_person(view):
            self._adding = False
            self._order()

    def _came_to_rest(self) -> None:
        """Nothing more comes by itself: Tab goes through all of it, and whoever waits is told."""
        if self.pages.whole and self._seen is not None:
            self._order()
            if self._settling:
                self._settling = False
                self.settled.emit()

    def _in_words(self, day: date) -> str:
        return self._seen.in_words(day) if self._seen is not None else ""

    # --------------------------------------------------------------------------------------------------- parts

    def show_part(self, part: str) -> None:
        """Show what is done before, during or after the meeting."""
        if self._seen is None:
            self._part = part  # served when the meeting has come
            return
        self._settle()
        self._part = part if part in (BEFORE, DURING, AFTER) else BEFORE
        self.pages.show_part(self._part)
        self.head.show_part(self._part)
        self.foot.show_part(self._part, recorded=self.outcome.held, minuted=self.outcome.minuted)
        self.current = Place("meeting", self.current.case_id, self.current.record_id, self._part)
        if self._part == AFTER:
            self.outcome.begin()
        self._order()
        self.moved.emit()

    def _order(self) -> None:
        """Tab goes through the page before it comes to the actions under it."""
        foot_after(self.pages, self.foot)

    @property
    def part(self) -> str:
        """The part that is shown."""
        return self._part

    @property
    def before(self) -> BeforePage | None:
        """What is done before, as the meeting stands; None until it came."""
        return self._caught_up(self.pages.before)

    @property
    def during(self) -> DuringPage | None:
        """What is done during it, as the meeting stands; None until it came."""
        return self._caught_up(self.pages.during)

    @property
    def after(self) -> AfterPage:
        """What is done after it."""
        return self.pages.after

    def _caught_up(self, page: P) -> P:
        if page is not None:
            self.pages.catch_up(page)
        return page

    def _fold(self, fold: Fold) -> None:
        self.head.set_fold(fold)
        self.foot.set_fold(fold)
        self.pages.set_fold(fold)

    # -------------------------------------------------------------------------------------------------- people

    def _changed(self) -> None:
        self.outcome.meeting_changed(self.session)
        self.pages.show_answers()
        self._look()

    def _add_person(self) -> None:
        self._settle()
        if self.pages.before is not None:
            self._adding = True
            self.session.add_row(self.pages.before.parts.attendance.id)

    def _remove_person(self, row: str) -> None:
        if self.pages.before is not None:
            self.session.remove_row(self.pages.before.parts.attendance.id, RowId(row))

    # ------------------------------------------------------------------------------------------------- outcome

    def _onward(self) -> None:
        if self.outcome.held:
            self._to_minutes("")
        elif self._part == BEFORE and self.pages.before is not None:
            self._settle()
            self._starting.begin(self.pages.before)
        elif self._part != AFTER:
            self.show_part(AFTER)
        else:
            self._settle()
            self.outcome.record()

    def _was_recorded(self) -> None:
        """The fields go; the keyboard stays with what comes next."""
        self.foot.primary.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.load()

    def _lead_to(self, lack: Lack) -> None:
        if lack.of_minutes and self.pages.after.field(lack.key) is None:
            self.go.emit(self.outcome.place_in_minutes(lack.key, self.current.case_id))
            return
        self.show_part(AFTER if lack.of_minutes else DURING if lack.of_presence else BEFORE)
        self.pages.lead_to(lack)

    def _to_minutes(self, section: str) -> None:
        self.doings.to_minutes(self.current.case_id, section)

    def _to_pack(self) -> None:
        self.go.emit(Place("papers", self.current.case_id, self.current.record_id, page="meeting_pack"))

    # ------------------------------------------------------------------------------------------------- leaving

    def _begin_work(self) -> None:
        """The keyboard goes to the field that was left, else to the first of the page; never away from any."""
        if self._back_to:
            self._return_to_field()
        elif not works_in(self):
            self.pages.take_focus()

    def _outcome_ready(self) -> None:
        self._recovered.announce(self.session, self.outcome.minutes)
        self._order()
        if self._part == AFTER:
            self._begin_work()

    def _return_to_field(self) -> None:
        field = self.pages.field(FieldKey.parse(self._back_to))
        if field is not None:
            self._back_to = ""
            session = self.outcome.minutes if self._part == AFTER else self.session
            field.take_focus(session.caret_in(field.key, self._caret))

    def _settle(self) -> None:
        for field in self.pages.fields():
            field.settle()

    def leave(self) -> None:
        self._settle()
        super().leave()

    def here(self) -> Place:
        key = (self.outcome.minutes if self._part == AFTER else self.session).entered
        field = self.pages.field(key)
        place = Place("meeting", self.current.case_id, self.current.record_id, self._part)
        return place if key is None or field is None else replace(place, key=key.text, caret=field.caret())
