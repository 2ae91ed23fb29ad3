"""The invitation of a meeting: how far it is, saving it as a calendar file, and calling the meeting off."""

from PySide6.QtCore import Signal

from hsb_desktop.casework.work_views import MeetingView
from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import quiet, secondary
from hsb_desktop.ui.kit.layout import column, grow, holder, row
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.kit.surface import Card
from hsb_desktop.ui.kit.text import Words
from hsb_desktop.ui.kit.tokens import Role


class InvitationCard(Card):
    """Stands before the meeting; nothing in it once the meeting is recorded.

    Signals:
        save_wanted(): save the calendar file. off_wanted(), on_wanted(): it is called off; it takes place after all.
    """

    save_wanted = Signal()
    off_wanted = Signal()
    on_wanted = Signal()

    def __init__(self) -> None:
        self.words = Words("", Role.BODY)
        self.off = Notice(State.ATTENTION, t("This meeting was called off"))
        self.save = secondary(t("Save the invitation"), icon="calendar_file")
        self.call_off = quiet(t("Call the meeting off"))
        self.again = quiet(t("It takes place after all"))
        buttons = row(self.save, self.call_off, self.again, None, gap=12)
        body = column(self.off, self.words, 4, buttons, gap=8)
        super().__init__(grow(holder(body)), margins=(20, 16, 20, 16))
        self.save.clicked.connect(self.save_wanted)
        self.call_off.clicked.connect(self.off_wanted)
        self.again.clicked.connect(self.on_wanted)

    def show_meeting(self, view: MeetingView) -> None:
        """Show how far the invitation is."""
        self.off.setVisible(view.called_off)
        self.off.set_words(t("This meeting was called off"), view.called_off_because)
        self.words.setText(view.invitation)
        word = t("Save the cancellation") if view.called_off else t("Save the invitation")
        self.save.setText(word)
        self.save.updateGeometry()
        self.call_off.setVisible(view.may_call_off and not view.called_off)
        self.again.setVisible(view.called_off)
