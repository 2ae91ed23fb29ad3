"""What is said where a meeting is to start whose day or time nobody entered; the present moment is one press away."""

from PySide6.QtCore import Qt, Signal

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.button import secondary
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State


class WhenAsked(Notice):
    """Hidden until it is asked.

    Signals:
        now_wanted(): the meeting is starting now.
    """

    now_wanted = Signal()

    def __init__(self) -> None:
        self._now = secondary(t("It starts now"), icon="clock", height=36)
        super().__init__(State.ATTENTION, "", actions=[self._now])
        self._now.clicked.connect(self.now_wanted)
        self.hide()

    def take_focus(self) -> None:
        """Put the keyboard on what is offered; Tab leads on to the fields."""
        self._now.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, *, day: bool, time: bool) -> None:
        """Say what is missing."""
        both = t("Enter the date and the time of the meeting, then start it")
        one = t("Enter the date of the meeting, then start it")
        other = t("Enter the time of the meeting, then start it")
        self.set_words(
            both if day and time else one if day else other,
            t("If it starts now, what is missing is filled in. Everything you wrote is kept."),
        )
