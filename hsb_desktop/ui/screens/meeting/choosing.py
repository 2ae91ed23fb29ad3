"""Who may read an answer of a meeting or of its minutes, chosen in place of the meeting's pages."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hsb_desktop.ui.kit.layout import column
from hsb_desktop.ui.kit.measure import Measured
from hsb_desktop.ui.kit.scroll_page import ScrollPage
from hsb_desktop.ui.questions.who_page import WhoMayReadPage
from hsb_desktop.ui.runtime.record_session import RecordSession
from hsb_desktop.ui.runtime.screen import Screen
from hsb_desktop.ui.screens.meeting.parts_stack import MeetingPages

_WIDEST = 720  # px at 100 %


class Choosing(ScrollPage):
    """Hidden until a choice comes; opening the meeting again puts it away."""

    def __init__(
        self,
        screen: Screen,
        meeting: RecordSession,
        minutes: RecordSession,
        pages: MeetingPages,
        around: Sequence[QWidget],
    ) -> None:
        """The pages and what stands `around` them go out of sight while somebody chooses."""
        super().__init__(margins=(32, 16, 32, 20))
        self._behind, self._place = (pages, *around), column()
        self.add(Measured(self._place, _WIDEST), None)
        self._of_meeting = WhoMayReadPage(screen, meeting, self._show)
        self._of_minutes = WhoMayReadPage(screen, minutes, self._show)
        self.hide()
        # After the meeting it is the minutes that are written.
        for part, who in ((pages, self._of_meeting), (pages.after, self._of_minutes)):
            part.readers_wanted.connect(who.ask)
            part.narrowed.connect(who.keep_pasted)

    def put_away(self) -> None:
        """The meeting again."""
        if not self.isHidden():
            self.hide()
            self._place.clear()
            for part in self._behind:
                part.show()

    def _show(self, page: QWidget) -> None:
        for part in self._behind:
            part.hide()
        self._place.clear()
        self._place.add(page)
        self.show()
        self.verticalScrollBar().setValue(0)
        page.setFocus()
