"""A meeting as casework shows it on a day, and what its screen says of that: when, who chairs, which part."""

from dataclasses import dataclass
from datetime import date

from hsb_desktop.casework import meetings
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.joint_meetings import OtherCase, other_cases
from hsb_desktop.casework.open_actions import actions_of_case
from hsb_desktop.casework.views import AgreedAction
from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.calendar import Calendar
from hsb_desktop.procedure.dates import weekday_name
from hsb_desktop.procedure.dates_in_words import long_date, relative
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.screens.meeting.frame import AFTER, BEFORE, DURING


@dataclass(frozen=True, slots=True)
class Seen:
    """The meeting, the day it is, and the calendar that says how far days lie apart."""

    view: MeetingView
    today: date
    calendar: Calendar
    others: tuple[OtherCase, ...] = ()
    earlier: tuple[AgreedAction, ...] = ()  # what earlier meetings agreed and is open

    def part_at_hand(self) -> str:
        """The part a worker wants on this day."""
        if self.view.held:
            return AFTER
        on = self.view.on
        return DURING if on == self.today else AFTER if on is not None and on < self.today else BEFORE

    def when_and_who(self) -> str:
        """When it is and who chairs."""
        view = self.view
        when = ", ".join(part for part in (self._day(), view.at) if part) or t("No date yet")
        if view.called_off:
            return t("Called off · {when}", when=when)
        who = t("chair {name}", name=view.chair) if view.chair else t("no chair yet")
        return f"{when} · {who}"

    def day_to_come(self) -> str:
        """The day of a meeting that is still to come, empty where it has come or the meeting was held."""
        on = self.view.on
        return self._day() if on is not None and on > self.today and not self.view.held else ""

    def _day(self) -> str:
        """The day of the meeting with how near it is."""
        on = self.view.on
        if on is None:
            return ""
        if on == self.today:
            return t("Today")
        near = relative(on, self.today, self.calendar)
        return t("{day} ({near})", day=long_date(on), near=near.removeprefix(f"{weekday_name(on)}, "))

    def agenda_in_words(self) -> str:
        """How far the agenda is."""
        total = len(self.view.agenda)
        done = sum(1 for item in self.view.agenda if item.state == "done")
        return t("Agenda: {n} of {total}", n=min(done + 1, total), total=total)

    def in_words(self, day: date) -> str:
        """How near a day is."""
        return relative(day, self.today, self.calendar)


def see(desk: Desk, record_id: RecordId) -> Seen:
    """Read it; runs on the store's thread."""
    today = desk.clock.today()
    view = meetings.meeting_view(desk, record_id)
    agreed = actions_of_case(desk, view.record.case_id)
    return Seen(
        view,
        today,
        desk.book.procedure(today).calendar,
        other_cases(desk, record_id),
        tuple(action for action in agreed if action.is_open and action.record_id != view.minutes),
    )
