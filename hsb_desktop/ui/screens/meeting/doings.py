"""What is done with a meeting besides holding it: invite, call off, hold it for another case too, change, minute."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework import invitations, meetings
from hsb_desktop.casework.desk import Desk
from hsb_desktop.casework.drafts import reason_for
from hsb_desktop.casework.invitations import InvitationFile
from hsb_desktop.casework.joint_meetings import hold_for_both
from hsb_desktop.casework.ports import Place
from hsb_desktop.procedure.ids import CaseId, RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.reasons import Reasons
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.meeting.frame import BEFORE
from hsb_desktop.ui.screens.meeting.invitation_card import InvitationCard

T = TypeVar("T")


class MeetingDoings(QObject):
    """Works between the pages and casework; `meeting` says which meeting is open, `settle` settles what is typed.

    Signals:
        changed(): the meeting's record changed.
        go(Place), failed(HsbError): as of a screen.
    """

    changed = Signal()
    go = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        services: Services,
        meeting: Callable[[], RecordId | None],
        settle: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._meeting, self._settle = services, meeting, settle
        self._reasons = Reasons(services, self.failed.emit, self)

    def work_with(self, card: InvitationCard) -> None:
        """Do what this card asks for."""
        card.save_wanted.connect(self._save)
        card.off_wanted.connect(self._call_off)
        card.on_wanted.connect(lambda: self._change(invitations.take_place))

    def change_recorded(self) -> None:
        """Open what is recorded again, for a reason."""
        self._for_a_reason(
            "change",
            t("Change what is recorded of this meeting"),
            t(
                "What stands is kept as an earlier version. Say why it changes; the reason stays with the meeting."
            ),
            meetings.amend_meeting,
        )

    def hold_for_both(self, case_id: str) -> None:
        """Set it up in a linked case too, or go to its record there."""
        other = CaseId(case_id)
        self._ask(
            lambda desk, meeting: hold_for_both(desk, meeting, other),
            lambda started: self.go.emit(Place("meeting", other, started.record_id, BEFORE)),
        )

    def to_minutes(self, case_id: CaseId | None, section: str) -> None:
        """Go to the minutes, begun now if there are none."""
        self._ask(
            meetings.minutes_of,
            lambda started: self.go.emit(Place("record", case_id, started.record_id, page=section)),
        )

    def _save(self) -> None:
        meeting = self._meeting()
        self._ask(invitations.invitation_file, lambda file: self._offer(meeting, file))

    def _offer(self, meeting: RecordId | None, file: InvitationFile) -> None:
        if meeting == self._meeting() and save_bytes(self._services.ask, file.name, file.data):
            self._change(lambda desk, saved: invitations.note_saved(desk, saved, file))

    def _call_off(self) -> None:
        self._for_a_reason(
            "off",
            t("Call the meeting off"),
            t(
                "Say why; the reason stays with the meeting. Then save the cancellation and send it to everybody."
            ),
            invitations.call_off,
        )

    def _for_a_reason(
        self, step: str, title: str, text: str, work: Callable[[Desk, RecordId, str], object]
    ) -> None:
        meeting = self._meeting()
        if meeting is None:
            return
        at = reason_for(meeting, step)

        def do(reason: str) -> None:
            if meeting == self._meeting():
                self._ask(lambda desk, same: work(desk, same, reason), lambda _changes: done())

        def done() -> None:
            self._reasons.served(at)
            self.changed.emit()

        self._reasons.ask(at, title, text, do)

    def _change(self, work: Callable[[Desk, RecordId], object]) -> None:
        self._ask(work, lambda _changes: self.changed.emit())

    def _ask(self, work: Callable[[Desk, RecordId], T], then: Callable[[T], None]) -> None:
        meeting = self._meeting()
        if meeting is None:
            return
        self._settle()
        self._services.autosave.flush()
        self._services.runner.ask(self, lambda desk: work(desk, meeting), then, self.failed.emit)
