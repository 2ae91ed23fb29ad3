"""The way to a recorded outcome: the minutes are opened, the preview asked, what is missing said, then it stands."""

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework import meetings
from hsb_desktop.casework.changes import Started
from hsb_desktop.casework.ports import Place
from hsb_desktop.casework.work_views import MeetingView, OutcomePreview, RecordView
from hsb_desktop.procedure.answers import FieldKey
from hsb_desktop.procedure.errors import HsbError
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.link_line import LinkLine
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.meeting.after_page import AfterPage
from hsb_desktop.ui.screens.meeting.recording import Lack, Recorded, grouped, in_words, record


class OutcomeFlow(QObject):
    """Works between the page After and casework; the minutes are its record.

    Signals:
        ready(): the questions of the outcome are on the page.
        lacking(): `lacks` changed; fields elsewhere are to be marked.
        led(Lack): the worker wants to put this right.
        recorded(): the outcome stands.
        failed(HsbError): casework could not be asked.
    """

    ready = Signal()
    lacking = Signal()
    led = Signal(object)
    recorded = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, page: AfterPage, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._page = services, page
        self._view: MeetingView | None = None
        self.lacks: tuple[Lack, ...] = ()
        self._links: list[tuple[tuple[Lack, ...], LinkLine]] = []
        self.minutes = RecordSession(services, self)
        self.minutes.loaded.connect(self._loaded)
        self.minutes.changed.connect(self._changed)
        self.minutes.failed.connect(self.failed)
        page.answered.connect(self.minutes.answer)
        page.typed.connect(self.minutes.typed)
        page.entered.connect(self.minutes.enter)

    @property
    def held(self) -> bool:
        """Whether the outcome stands."""
        return self._view is not None and self._view.held

    @property
    def minuted(self) -> bool:
        """Whether the minutes are complete."""
        return self._view is not None and self._view.minuted

    def show_meeting(self, view: MeetingView) -> None:
        """Show the meeting's outcome as it stands."""
        if self._view is None or view.record.id != self._view.record.id:
            self._set_lacks(())
        stood, self._view = self.held, view
        self._page.show_meeting(view)
        if view.minutes is not None and view.minutes != self.minutes.record_id:
            self.minutes.open(view.minutes)
        elif view.held is not stood:
            self.minutes.load()

    def begin(self) -> None:
        """Begin the minutes if there are none, since the outcome is written in them; else show what they hold by now.

        They are a record of their own, which may have been written in on its own screen meanwhile.
        """
        meeting = self._meeting
        if self._view is not None and self._view.minutes is not None and self.minutes.view is not None:
            self.minutes.load()
        if meeting is not None and self._view is not None and self._view.minutes is None:
            self._services.runner.ask(
                self, lambda desk: meetings.minutes_of(desk, meeting), self._begun, self.failed.emit
            )

    def record(self) -> None:
        """Record the outcome, or say everything that is missing."""
        meeting = self._meeting
        if meeting is not None:
            self._services.autosave.flush()
            self._services.runner.ask(self, lambda desk: record(desk, meeting), self._answered, self._refused)

    def meeting_changed(self, session: RecordSession) -> None:
        """What was put right in the meeting's record is no fault any more."""
        self._drop_answered(session, of_minutes=False)

    def place_in_minutes(self, key: FieldKey, case_id: CaseId | None) -> Place:
        """A field of the minutes that this page does not ask, on their own screen."""
        view = self.minutes.view
        sections = view.record.form.sections if view is not None else ()
        page = next((one.id for one in sections if any(item.id == key.question for item in one.items)), "")
        return Place("record", case_id, self.minutes.record_id, page=page, key=key.text)

    @property
    def _meeting(self) -> RecordId | None:
        return self._view.record.id if self._view is not None else None

    @property
    def _outcome(self) -> str:
        """The question of the minutes that is the outcome of this kind of meeting."""
        return self._view.kind.decides[0] if self._view is not None else ""

    def _begun(self, started: Started) -> None:
        self.minutes.open(started.record_id)

    def _loaded(self, _view: RecordView) -> None:
        self._paint()
        self.ready.emit()

    def _changed(self) -> None:
        self._drop_answered(self.minutes, of_minutes=True)
        self._paint()

    def _paint(self) -> None:
        self._page.show_outcome(self.minutes, recorded=self.held)
        meeting = self._meeting
        if not self.minutes.answers.of(self._outcome).given:
            self._page.show_preview(None, recorded=False)
        elif meeting is not None:
            self._services.runner.ask(
                self, lambda desk: meetings.preview_outcome(desk, meeting), self._previewed, self.failed.emit
            )

    def _previewed(self, preview: OutcomePreview) -> None:
        self._page.show_preview(preview, recorded=self.held)

    def _answered(self, recorded: Recorded) -> None:
        self._set_lacks(recorded.lacks)
        if recorded.lacks:
            self._say_lacks()
        else:
            self.recorded.emit()

    def _refused(self, error: HsbError) -> None:
        """The procedure refuses the outcome as a whole: its sentence leads to the first question of it."""
        self._set_lacks((Lack(True, FieldKey(self._outcome), error.sentence),))
        self._say_lacks()

    def _say_lacks(self) -> None:
        roles = {row.row: row.role_label for row in self._view.rows} if self._view is not None else {}
        groups = grouped(self.lacks)
        summary = self._page.summary
        summary.show_faults(
            t("Before the outcome is recorded"), [(in_words(group, roles), self._page) for group in groups]
        )
        self._links = []
        for link, group in zip(summary.links(), groups, strict=True):
            if isinstance(link, LinkLine):
                link.clicked.disconnect()
                link.clicked.connect(lambda _on=False, which=group: self._lead(which))
                self._links.append((group, link))
        self._page.page.ensureVisible(0, 0)

    def _lead(self, group: tuple[Lack, ...]) -> None:
        """To the first of the group that is still open."""
        self.led.emit(next((lack for lack in group if lack in self.lacks), group[0]))

    def _set_lacks(self, lacks: tuple[Lack, ...]) -> None:
        self.lacks = lacks
        if not lacks:
            self._page.summary.clear_faults()
        of_minutes = {lack.key: lack.message for lack in lacks if lack.of_minutes}
        for field in self._page.fields():
            field.show_fault(of_minutes.get(field.key, ""))
        self.lacking.emit()

    def _drop_answered(self, session: RecordSession, *, of_minutes: bool) -> None:
        left = tuple(
            lack
            for lack in self.lacks
            if lack.of_minutes is not of_minutes
            or lack.known_wrong
            or not session.answers.get(lack.key).given
        )
        if left == self.lacks:
            return
        self._set_lacks(left)
        for group, link in self._links if left else ():
            link.setVisible(any(lack in left for lack in group))
