"""Before the meeting: when, where, who chairs, and the clock it must meet; who is invited, and why somebody is not."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from hsb_desktop.casework.meeting_kinds import DAY
from hsb_desktop.casework.people import PickedPerson
from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Section
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card, SectionHead
from hsb_desktop.ui.questions.field import QuestionField
from hsb_desktop.ui.questions.opened import Opened
from hsb_desktop.ui.questions.section import SectionFields
from hsb_desktop.ui.questions.when_fields import InWords
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.screens.meeting.asked import asked
from hsb_desktop.ui.screens.meeting.attendance import MeetingParts
from hsb_desktop.ui.screens.meeting.attendance_table import AttendanceTable
from hsb_desktop.ui.screens.meeting.cells import TextCell
from hsb_desktop.ui.screens.meeting.clock_line import ClockLine
from hsb_desktop.ui.screens.meeting.invitation_card import InvitationCard
from hsb_desktop.ui.screens.meeting.joint_card import JointCard
from hsb_desktop.ui.screens.meeting.people_row import PeopleRow
from hsb_desktop.ui.screens.meeting.when_asked import WhenAsked

TIME = "time"  # the question of the meeting's form; its day is `DAY`


class BeforePage(QWidget):
    """The arrangements in two columns, then the list of who is invited.

    Signals:
        answered(FieldKey, Answer), typed(FieldKey, str, int), entered(FieldKey): as of a field.
        removed(str): a row of the attendance is to be taken off.
        readers_wanted(FieldKey), narrowed(FieldKey, Narrowing): who may read an answer of the arrangements.
    """

    answered = Signal(object, object)
    typed = Signal(object, str, int)
    entered = Signal(object)
    readers_wanted = Signal(object)
    narrowed = Signal(object, object)
    removed = Signal(str)

    def __init__(self, parts: MeetingParts, in_words: InWords) -> None:
        super().__init__()
        self.parts = parts
        self.clock = ClockLine(assumptions=True)
        self.chair = Notice(State.ADVISORY, "")
        self.chair.hide()
        self.when = WhenAsked()
        self.table = AttendanceTable(parts, PeopleRow)
        self.page = ScrollPage(margins=(32, 4, 32, 20))
        self._halves: list[SectionFields] = []
        self._pairs: list[QBoxLayout] = []
        self.page.add(self.when, 12, self.clock, 12, self.chair, 12)
        for section in parts.arrangements:
            self.page.add(
                SectionHead(section.title, note=asked(section)), 10, self._arrangements(section, in_words), 24
            )
        self.invitation = InvitationCard()
        note = t("A calendar file with the time and the place. It names nobody and says nothing of the case.")
        self._invitation_head = SectionHead(t("Invitation"), note=note)
        self.joint = JointCard()
        self.page.add(self._invitation_head, 10, self.invitation, 24, self.joint)
        self.page.add(SectionHead(parts.attendance.label, note=asked(parts.attendance)), 10)
        self.page.add(self.table, None)
        self.setLayout(column(grow(self.page)))
        for part in (*self._halves, self.table):
            for name in ("answered", "typed", "entered"):
                getattr(part, name).connect(getattr(self, name))
        for half in self._halves:
            half.narrowed.connect(self.narrowed)
        self.table.removed.connect(self.removed)

    def show_meeting(self, view: MeetingView, session: RecordSession) -> None:
        """Show the meeting as it stands."""
        for part in (*self._halves, self.table):
            part.setEnabled(not view.held)
        if view.held:
            self.clock.say_recorded()
        else:
            self.clock.show_clock(view.clock)
        self.chair.set_words(view.chair_flag)
        self.chair.setVisible(bool(view.chair_flag))
        self.invitation.show_meeting(view)
        for part in (self._invitation_head, self.invitation):
            part.setVisible(not view.held)
        self.table.show_rows(view.rows, session.answers, session.shown.keys)
        self.show_answers(session)

    def show_answers(self, session: RecordSession) -> None:
        """Show what was answered just now: of the arrangements, and what a choice in the list opens."""
        shown = session.shown
        self.table.show_answers(session.answers, shown.keys)
        for half in self._halves:
            half.show_answers(session.answers, shown)
        if not self.when.isHidden() and all(session.answers.of(one).given for one in (DAY, TIME)):
            self.when.hide()
            for one in (DAY, TIME):
                field = self.field(FieldKey(one))
                if isinstance(field, QuestionField):
                    field.show_fault("")

    def offer(self, people: Sequence[PickedPerson]) -> None:
        """Who can be named on this page."""
        for half in self._halves:
            half.offer(people)
        self.table.offer(people)

    def fields(self) -> Iterator[QuestionField | TextCell]:
        """Every field of the page, in order."""
        for half in self._halves:
            yield from half.fields()
        yield from self.table.fields()

    def field(self, key: FieldKey) -> QuestionField | TextCell | None:
        """The field at a key."""
        of_halves = (field for half in self._halves for field in half.fields() if field.key == key)
        return next(of_halves, None) or self.table.field(key)

    def set_fold(self, fold: Fold) -> None:
        """Narrow: one column."""
        directions = QBoxLayout.Direction
        for pair in self._pairs:
            pair.setDirection(directions.TopToBottom if fold is Fold.NARROW else directions.LeftToRight)
        self.clock.set_fold(fold)
        self.table.set_fold(fold)

    def _arrangements(self, section: Section, in_words: InWords) -> Card:
        ids = [item.id for item in section.items]
        left, right = ids[: (len(ids) + 1) // 2], ids[(len(ids) + 1) // 2 :]
        wanted = self.readers_wanted.emit
        opened = Opened()  # a choice in one half may open a text in the other
        first = SectionFields(section, in_words=in_words, without=right, readers=wanted, opened=opened)
        second = SectionFields(section, in_words=in_words, without=left, readers=wanted, opened=opened)
        self._halves += [first, second]
        pair = row(grow(holder(column(first, None))), grow(holder(column(second, None))), gap=32)
        self._pairs.append(pair)
        return Card(holder(pair), margins=(20, 18, 20, 20))
