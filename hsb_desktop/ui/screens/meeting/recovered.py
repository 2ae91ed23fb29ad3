"""Over the pages of a meeting: that typing was recovered, said once for the meeting and its minutes."""

from PySide6.QtWidgets import QWidget

from hsb_desktop.procedure.words import t
from hsb_desktop.ui.kit.layout import Column, column
from hsb_desktop.ui.kit.notice import Notice
from hsb_desktop.ui.kit.states import State
from hsb_desktop.ui.runtime.record_session import RecordSession


class Recovered(QWidget):
    """Nothing is said, and no room taken, where nothing was recovered."""

    def __init__(self) -> None:
        super().__init__()
        self._body: Column = column(margins=(32, 0, 32, 0))
        self.setLayout(self._body)

    def announce(self, *sessions: RecordSession) -> None:
        """Say it where any of these records came back with typing in it."""
        self._body.clear()
        if any(session.recovered for session in sessions):
            words = t("What you typed before the program ended is back in its field.")
            self._body.add(Notice(State.ADVISORY, t("Typing was recovered"), words), 12)
