"""What the invitation of a meeting does: a calendar file is saved where the person says, a meeting is called off."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hsb_desktop.casework import invitations
from hsb_desktop.casework.invitations import InvitationFile
from hsb_desktop.procedure.ids import RecordId
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.runtime.saving import save_bytes
from hsb_desktop.ui.runtime.screen import Services
from hsb_desktop.ui.screens.meeting.invitation_card import InvitationCard


class Inviting(QObject):
    """Works between the card and casework; `meeting` says which meeting is open.

    Signals:
        changed(): the meeting's record changed.
        failed(HsbError): casework refused; the sentence says what to do.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, services: Services, meeting: Callable[[], RecordId | None], parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._meeting = services, meeting

    def work_with(self, card: InvitationCard) -> None:
        """Do what this card asks for."""
        card.save_wanted.connect(self._save)
        card.off_wanted.connect(self._call_off)
        card.on_wanted.connect(self._take_place)

    def _save(self) -> None:
        meeting = self._meeting()
        if meeting is not None:
            self._services.autosave.flush()
            self._services.runner.ask(
                self,
                lambda desk: invitations.invitation_file(desk, meeting),
                lambda file: self._offer(meeting, file),
                self.failed.emit,
            )

    def _offer(self, meeting: RecordId, file: InvitationFile) -> None:
        if save_bytes(self._services.ask, file.name, file.data):
            self._services.runner.ask(
                self,
                lambda desk: invitations.note_saved(desk, meeting, file),
                lambda _changes: self.changed.emit(),
                self.failed.emit,
            )

    def _call_off(self) -> None:
        meeting = self._meeting()
        reason = self._services.ask.reason(
            t("Call the meeting off"),
            t(
                "Say why; the reason stays with the meeting. Then save the cancellation and send it to everybody."
            ),
        )
        if meeting is not None and reason:
            self._services.runner.ask(
                self,
                lambda desk: invitations.call_off(desk, meeting, reason),
                lambda _changes: self.changed.emit(),
                self.failed.emit,
            )

    def _take_place(self) -> None:
        meeting = self._meeting()
        if meeting is not None:
            self._services.runner.ask(
                self,
                lambda desk: invitations.take_place(desk, meeting),
                lambda _changes: self.changed.emit(),
                self.failed.emit,
            )
