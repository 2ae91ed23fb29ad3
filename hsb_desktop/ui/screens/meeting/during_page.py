"""During the meeting: who is in the room, one click each; a warning when an agency is missing; the agenda."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import subheading
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.runner import Runner
from hsb_desktop.ui.screens.meeting.agenda import Agenda
from hsb_desktop.ui.screens.meeting.attendance import MeetingParts
from hsb_desktop.ui.screens.meeting.attendance_table import AttendanceTable
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.clock_line import ClockLine
from hsb_desktop.ui.screens.meeting.earlier_actions import EarlierActions
from hsb_desktop.ui.screens.meeting.presence_row import PresenceRow
from hsb_desktop.ui.screens.meeting.side import MeetingSide, agenda_head


class DuringPage(QWidget):
    """The table; at its side, or above it where there is less room, the numbers, the warning and the agenda.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field.
        removed(str): a row of the attendance is to be taken off.
        chosen(str): write about this item of the agenda.
        date_wanted(): to the date of the meeting.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    removed = Signal(str)
    chosen = Signal(str)
    date_wanted = Signal()

    def __init__(self, parts: MeetingParts, runner: Runner) -> None:
        super().__init__()
        self.parts = parts
        self.clock = ClockLine()
        self.table = AttendanceTable(parts, PresenceRow)
        self.side = MeetingSide()
        self.quorum = Notice(State.ATTENTION, "")
        self._agenda_head, self._agenda = subheading(""), Agenda()
        self._agenda_open, self._warned, self._fold = False, False, Fold.WIDE
        agenda = Card(self._agenda_head, 6, self._agenda, margins=(20, 14, 20, 14))
        correct = quiet(t("Correct the date"), height=32)
        correct.clicked.connect(self.date_wanted)
        self.early = Notice(State.ADVISORY, "", actions=[correct])
        self._early_block = holder(column(self.early, 12))
        self._early_block.hide()
        self._agenda_block = holder(column(agenda, 12))
        self._quorum_block = holder(column(self.quorum, 12))
        self.earlier = EarlierActions(runner)
        left = column(self._early_block, self._agenda_block, self.clock, 12, self._quorum_block, self.table)
        left.add(self.earlier, None)
        self.page = ScrollPage(margins=(32, 4, 32, 20))
        self.page.add(row(grow(holder(left)), self.side, gap=24), None)
        self.setLayout(column(grow(self.page)))
        for name in ("answered", "typed", "entered", "removed"):
            getattr(self.table, name).connect(getattr(self, name))
        self.side.chosen.connect(self.chosen)
        self._agenda.chosen.connect(self.chosen)
        self.set_fold(Fold.WIDE)

    def show_meeting(self, view: MeetingView, session: RecordSession) -> None:
        """Show the meeting as it stands."""
        self.table.setEnabled(not view.held)
        if view.held:
            self.clock.say_recorded()
        else:
            self.clock.show_clock(view.clock)
        self.table.show_rows(view.rows, session.answers, session.shown.keys)
        self.side.show_meeting(view)
        self._warned = bool(view.quorum.title)
        self.quorum.set_words(view.quorum.title, view.quorum.text, view.quorum.source)
        self._agenda_head.setText(agenda_head(view))
        self._agenda.show_items(view.agenda)
        self._apply()

    def show_answers(self, session: RecordSession) -> None:
        """Show at once what a choice in the list opens."""
        self.table.show_answers(session.answers, session.shown.keys)

    def say_early(self, day: str) -> None:
        """The meeting is set for this day to come, in words; nothing where its day has come."""
        text = t("Its outcome can be recorded once that day has come. If it is held today, correct the date.")
        self.early.set_words(t("This meeting is set for {day}", day=day), text)
        self._early_block.setVisible(bool(day))

    def show_agenda(self, *, shown: bool) -> None:
        """Unfold the agenda above the table, or fold it away."""
        self._agenda_open = shown
        self._apply()
        if shown:
            self.page.reveal(self._agenda_block)

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Who can be named on this page."""
        self.table.offer(people)

    def fields(self) -> Iterator[QuestionField | TextCell]:
        """Every field of the page."""
        yield from self.table.fields()

    def field(self, key: FieldKey) -> QuestionField | TextCell | None:
        """The field at a key."""
        return self.table.field(key)

    def set_fold(self, fold: Fold) -> None:
        """Medium and narrow: the side goes above the table."""
        self._fold = fold
        self.clock.set_fold(fold)
        self.table.set_fold(fold)
        self._apply()

    def _apply(self) -> None:
        wide = self._fold is Fold.WIDE
        self.side.setVisible(wide)
        self._quorum_block.setVisible(not wide and self._warned)
        self._agenda_block.setVisible(not wide and self._agenda_open)
