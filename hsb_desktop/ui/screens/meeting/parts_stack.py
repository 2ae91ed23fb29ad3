"""The three pages of a meeting, one in front: made for a record's form, shown as the record stands.

Before and during are filled when they come to the front; what was to be shown on them until then is put off.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from weakref import WeakSet

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hsb_desktop.casework.joint_meetings import OtherCase
from hsb_desktop.casework.meeting_kinds import DAY
from hsb_desktop.casework.people import PickedPerson, pick_people
from hsb_desktop.casework.views import AgreedAction
from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.form import Form
from hsb_desktop.procedure.ids import CaseId
from hsb_desktop.ui.kit.fold import Fold
from hsb_desktop.ui.questions.text_fields import TextField
from hsb_desktop.ui.questions.when_fields import InWords
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.runner import Runner
from hsb_desktop.ui.screens.meeting.after_page import AfterPage
from hsb_desktop.ui.screens.meeting.attendance import MeetingParts
from hsb_desktop.ui.screens.meeting.before_page import BeforePage
from hsb_desktop.ui.screens.meeting.during_page import DuringPage
from hsb_desktop.ui.screens.meeting.frame import AFTER, BEFORE
from hsb_desktop.ui.screens.meeting.late import Late, Work
from hsb_desktop.ui.screens.meeting.leading import AnyField, Page, begin_on, lead_on, open_last_person
from hsb_desktop.ui.screens.meeting.recording import Lack


class MeetingPages(QStackedWidget):
    """Before and during are made when the record came; after is there from the first.

    Signals:
        removed(str): a row of the attendance is to be taken off.
        agenda_chosen(str): write about this item of the agenda.
        invited(InvitationCard): the invitation is there to be worked with.
        both_wanted(str): hold the meeting for this linked case too, or go to its record there.
        led(Lack): to this field.
        readers_wanted(FieldKey), narrowed(FieldKey, Narrowing): who may read an answer before or during the meeting.
        filled(): the rows of a list that were put off stand.
        asked_when(): the meeting starts now, by the clock.
        action_marked(), go(Place), failed(HsbError): of an action of an earlier meeting.
    """

    removed = Signal(str)
    agenda_chosen = Signal(str)
    invited = Signal(object)
    both_wanted = Signal(str)
    led = Signal(object)
    readers_wanted = Signal(object)
    narrowed = Signal(object, object)
    filled = Signal()
    asked_when = Signal()
    action_marked = Signal()
    go = Signal(object)
    failed = Signal(object)

    def __init__(self, session: RecordSession, in_words: InWords, runner: Runner) -> None:
        super().__init__()
        self._session, self._in_words, self._runner = session, in_words, runner
        self._built_for, self._fold = "", Fold.WIDE
        self._offered_for: CaseId | None = None  # whose people the list offers
        self.before: BeforePage | None = None
        self.during: DuringPage | None = None
        self._late: dict[Page, Late] = {}
        self._messages: Mapping[FieldKey, str] = {}  # of what is missing
        self._offered_readers: WeakSet[TextField] = WeakSet()
        self.after = AfterPage(in_words)
        self.after.unwritten.wanted.connect(lambda key: self.led.emit(Lack(True, key, "")))
        self.addWidget(self.after)

    def build(self, form: Form) -> None:
        """Make the pages for a form; the ones for another go."""
        if self._built_for == form.pin:
            return
        self._built_for, self._offered_for = form.pin, None
        parts = MeetingParts.of(form)
        for page in (self.before, self.during):
            if page is not None:
                self.removeWidget(page)
                page.deleteLater()
        self._late.clear()
        self.before, self.during = BeforePage(parts, self._in_words), DuringPage(parts, self._runner)
        for made in (self.before, self.during):
            made.answered.connect(self._session.answer)
            made.typed.connect(self._session.typed)
            made.entered.connect(self._session.enter)
            made.entered.connect(partial(self._offer_readers, made))
            made.removed.connect(self.removed)
            made.table.filled.connect(partial(self._filled, made))
            self._late[made] = Late()
            self.addWidget(made)
        self.before.readers_wanted.connect(self.readers_wanted)
        self.before.narrowed.connect(self.narrowed)
        self.during.chosen.connect(self.agenda_chosen)
        self.during.date_wanted.connect(lambda: self.led.emit(Lack(False, FieldKey(DAY), "")))
        self.invited.emit(self.before.invitation)
        self.before.when.now_wanted.connect(self.asked_when)
        self.before.joint.wanted.connect(self.both_wanted)
        self.during.earlier.trouble.connect(self.failed)
        self.during.earlier.marked.connect(self.action_marked)
        self.during.earlier.go.connect(self.go)
        self.set_fold(self._fold)

    def _offer_readers(self, page: BeforePage | DuringPage, key: FieldKey) -> None:
        """A field under a row of the list comes when its row is opened: it is met when somebody comes to it."""
        field = page.field(key) if key.repeat == page.parts.attendance.id else None
        if isinstance(field, TextField) and field not in self._offered_readers:
            self._offered_readers.add(field)
            field.offer_readers(self.readers_wanted.emit)
            field.narrowed.connect(self.narrowed)

    def sizeHint(self) -> QSize:
        """Every page scrolls: they take the room there is and ask for none."""
        return self.minimumSizeHint()

    def set_fold(self, fold: Fold) -> None:
        """Fold every page."""
        self._fold = fold
        for page in self._all():
            page.set_fold(fold)

    def show_part(self, part: str) -> None:
        """Bring a part to the front, as the meeting stands."""
        page = {BEFORE: self.before, AFTER: self.after}.get(part, self.during)
        if page is not None:
            self.catch_up(page)
            self.setCurrentWidget(page)

    def catch_up(self, page: Page) -> None:
        """Show on a page what was put off while it was not in front."""
        if page in self._late:
            self._late[page].catch_up()

    @property
    def whole(self) -> bool:
        """Whether all of the page in front stands."""
        page = self.currentWidget()
        return not isinstance(page, BeforePage | DuringPage) or page.table.whole

    def put_away(self) -> None:
        """Another meeting comes: nothing of this one is shown, or typed on, or offered while it does."""
        self.hide()
        self._offered_for, self._messages = None, {}
        for late in self._late.values():
            late.forget()
        for page in self._all():
            page.offer(())

    def came_back(self, left: QWidget | None) -> None:
        """Shift+Tab went from `left` to another field: into the list of people it goes at its end."""
        page, now = self.currentWidget(), self.window().focusWidget()
        if isinstance(page, BeforePage | DuringPage) and now is not None:
            table = page.table
            if table.isAncestorOf(now) and not (left is not None and table.isAncestorOf(left)):
                table.take_last()

    def show_meeting(self, view: MeetingView) -> None:
        """Show the record's pages as it stands."""
        for page in (self.before, self.during):
            if page is not None:
                self._tell(page, "meeting", partial(page.show_meeting, view, self._session))
        self._offer_people(view.record.case_id)

    def show_answers(self) -> None:
        """Show what was answered just now on the page in front, before the meeting is read again."""
        for page in (self.before, self.during):
            if page is not None and page is self._front():
                page.show_answers(self._session)

    def _offer_people(self, case_id: CaseId) -> None:
        """The people of the case and those whom the worker knows from elsewhere, to be named on the list."""
        if case_id == self._offered_for and not self.isHidden():
            return
        self._offered_for = case_id

        def offer(people: tuple[PickedPerson, ...]) -> None:
            if case_id == self._offered_for:
                for page in self._all():
                    self._tell(page, "people", partial(page.offer, people))

        self._runner.ask(self, lambda desk: pick_people(desk, case_id, others=True), offer, self.failed.emit)

    def ask_again(self) -> None:
        """The worker comes from elsewhere: somebody may have been added to the case meanwhile."""
        self._offered_for = None

    def show_agenda(self, shown: bool) -> None:
        """Unfold the agenda, or fold it away."""
        if self.during is not None:
            self.during.show_agenda(shown=shown)

    def begin_again(self, part: str) -> None:
        """Another meeting stands here: its part comes to the front, every page from its top.

        In this order no page is laid out but the one that is wanted.
        """
        self.show_part(part)
        for page in self._all():
            page.page.verticalScrollBar().setValue(0)
        self.show()

    def show_around(
        self, others: Sequence[OtherCase], earlier: Sequence[AgreedAction], *, early: str, held: bool
    ) -> None:
        """Show what stands around the meeting: the linked cases, what earlier meetings agreed, a day to come."""
        if self.before is not None and self.during is not None:
            self._tell(self.before, "others", partial(self.before.joint.show_cases, others, held=held))
            self._tell(self.during, "earlier", partial(self.during.earlier.show_actions, earlier))
            self._tell(self.during, "early", partial(self.during.say_early, early))

    def show_lacks(self, lacks: tuple[Lack, ...]) -> None:
        """Say beside each field of the meeting's record what to do; the outcome marks its own."""
        self._messages = {lack.key: lack.message for lack in lacks if not lack.of_minutes}
        for page in (self.before, self.during):
            if page is not None:
                self._tell(page, "lacks", partial(self._mark, page))

    def _mark(self, page: BeforePage | DuringPage) -> None:
        for field in page.fields():
            field.show_fault(self._messages.get(field.key, ""))

    def _filled(self, page: BeforePage | DuringPage) -> None:
        if self._messages:
            self._mark(page)
        self.filled.emit()

    def fields(self) -> Iterator[AnyField]:
        """The fields of the page in front."""
        page = self.currentWidget()
        if isinstance(page, BeforePage | DuringPage | AfterPage):
            yield from page.fields()

    def field(self, key: FieldKey | None) -> AnyField | None:
        """The field of the page in front at a key."""
        page = self.currentWidget()
        if key is None or not isinstance(page, BeforePage | DuringPage | AfterPage):
            return None
        return page.field(key)

    def take_focus(self) -> None:
        """Put the keyboard where the work of the page in front begins."""
        page = self.currentWidget()
        if isinstance(page, BeforePage | DuringPage | AfterPage):
            begin_on(page)

    def lead_to(self, lack: Lack) -> None:
        """Put the keyboard where this is put right, on the page in front."""
        page = self.after if lack.of_minutes else self.during if lack.of_presence else self.before
        if page is not None:
            lead_on(page, lack)

    def lead_to_last_person(self, view: MeetingView) -> bool:
        """Open the row of the person added last; says whether the row is there yet."""
        page = self.currentWidget()
        if not isinstance(page, BeforePage | DuringPage):
            return False
        return open_last_person(page, view, self._session)

    def _front(self) -> QWidget | None:
        """The page that is in front, once anything of the meeting is."""
        return None if self.isHidden() else self.currentWidget()

    def _tell(self, page: Page, kind: str, work: Work) -> None:
        """Do this to a page if it is in front, else when it comes there."""
        if page in self._late and page is not self._front():
            self._late[page].put_off(kind, work)
        else:
            work()

    def _all(self) -> list[Page]:
        pages: list[Page | None] = [self.before, self.during, self.after]
        return [page for page in pages if page is not None]
